"""Leaves the keys of undo and redo to the worksheet, which takes back whole steps; a field knows only its own text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_OF_THE_WORKSHEET = "takes_back_the_worksheet"


class UndoKeys(QObject):
    """An event filter for fields: a field must not claim these keys before the menu sees them."""

    def watch(self, editor: QWidget) -> None:
        """Take the keys of a field of the worksheet."""
        editor.setProperty(_OF_THE_WORKSHEET, True)  # noqa: FBT003 - Qt takes it by place
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the keys from the field."""
        is_claimed = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_claimed and isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def editor_elsewhere(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | None:
    """Return a field for text that is none of the worksheet's: it takes back what was typed in it, and only that."""
    if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.property(_OF_THE_WORKSHEET):
        return widget
    return None
