"""Say something to those who listen, without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from itb_calc.desktop.widgets.spelling import spelled


def announce(widget: QWidget, text: str) -> None:
    """Hand a text to the screen reader."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, spelled(text)))
