"""What the window remembers between two starts: its looks, and that its purpose was read. Nothing of any patient."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from itb_calc.desktop.theme.palette import PALETTES, Palette
from itb_calc.desktop.theme.theme import ZOOMS, Theme

_NAME = "itb-calc"


class Preferences:
    """A small file of the person's own; damaged or foreign values count as not set."""

    def __init__(self) -> None:
        self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _NAME, _NAME)

    def theme(self, of_the_system: Palette) -> Theme:
        """Return the chosen theme; where none is chosen, the palette of the system."""
        palette = PALETTES.get(str(self._settings.value("palette", "")), of_the_system)
        zoom = str(self._settings.value("zoom", ""))
        return Theme(palette, int(zoom) if zoom in map(str, ZOOMS) else ZOOMS[0])

    @property
    def has_palette(self) -> bool:
        """Whether the person has chosen colours."""
        return str(self._settings.value("palette", "")) in PALETTES

    def keep_theme(self, theme: Theme) -> None:
        """Remember the theme that was chosen."""
        self._settings.setValue("palette", theme.palette.name)
        self._settings.setValue("zoom", str(theme.zoom))

    @property
    def is_purpose_read(self) -> bool:
        """Whether somebody has gone on from the page of the first start."""
        return self._settings.value("purpose_read", "") == "yes"

    def keep_purpose_read(self) -> None:
        """Remember that the page of the first start was read."""
        self._settings.setValue("purpose_read", "yes")

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty where that is not known."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Remember where the window stands."""
        self._settings.setValue("geometry", geometry)
