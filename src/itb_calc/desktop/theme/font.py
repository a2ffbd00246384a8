"""The bundled font, so that the window has the same figures on every machine."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from itb_calc.desktop.theme.stylesheet import FAMILY
from itb_calc.desktop.theme.theme import TEXT, Theme
from itb_calc.reference.locate import ResourcesNotFoundError, resources_folder

_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf")
# Figures of one width, a zero with a slash, and 1, l and I that cannot be taken for each other.
_FEATURES = ("tnum", "zero", "ss02")


def load_font() -> None:
    """Load the bundled font; without it the machine's own is used, and nothing else changes."""
    try:
        folder = resources_folder() / "fonts"
    except ResourcesNotFoundError:
        return
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def interface_font(theme: Theme) -> QFont:
    """Return the font of the window with the figures that it needs."""
    font = QFont(FAMILY)
    font.setPixelSize(theme.px(TEXT))
    for feature in _FEATURES:
        font.setFeature(QFont.Tag(feature), 1)
    return font
