"""Leaves the keys of undo and redo to the worksheet, which takes back whole steps; a field knows only its own text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """An event filter for fields: a field must not claim these keys before the menu sees them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the keys from the field."""
        is_claimed = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_claimed and isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
