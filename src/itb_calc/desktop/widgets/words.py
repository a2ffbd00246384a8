"""Labels that wrap and carry a role of the style sheet."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[^\W\d_]|%)")
_INSIDE_UNIT = re.compile(r"(?<=[a-zL])/(?=[a-zA-Z0-9])")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_JOINED = "/\N{WORD JOINER}"


class Words(QLabel):
    """A label of plain text, in which no line ends between a number and its unit."""

    def __init__(self, text: str) -> None:
        super().__init__()
        # What a person typed must never be taken for markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text."""
        super().setText(unbroken(text))

    @property
    def said(self) -> str:
        """The text as it was given."""
        return self.text().replace(_NO_BREAK, " ").replace(_JOINED, "/")


def unbroken(text: str) -> str:
    """Return a text in which no line ends between a number and its unit, or inside a unit."""
    return _INSIDE_UNIT.sub(_JOINED, _BEFORE_UNIT.sub(_NO_BREAK, text))


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
