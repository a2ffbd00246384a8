"""Labels that wrap and carry a role of the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def words(text: str = "", role: str = "", *, wraps: bool = True) -> QLabel:
    """Return a plain-text label: what a person typed must never be taken for markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
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
