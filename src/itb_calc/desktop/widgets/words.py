"""Labels that wrap and carry a role of the style sheet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from itb_calc.core.unbroken import JOINED, NO_BREAK, unbroken
from itb_calc.desktop.widgets.spelling import spelled


class Words(QLabel):
    """A label of plain text, in which no line ends between a number and its unit."""

    def __init__(self, text: str) -> None:
        super().__init__()
        # What a person typed must never be taken for markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text."""
        super().setText(unbroken(spelled(text)))

    def set_kept(self, text: str, kept: Iterable[str]) -> None:
        """Show a text in which what somebody typed stays to the letter."""
        super().setText(unbroken(spelled(text, kept)))

    @property
    def said(self) -> str:
        """The text as it was given."""
        return self.text().replace(NO_BREAK, " ").replace(JOINED, "/")


def words(text: str = "", role: str = "", *, wraps: bool = True) -> Words:
    """Return a label with a role of the style sheet."""
    label = Words(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def set_role(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and restyle the widget where it differs."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
