"""The line edit of clinical fields: it keeps every keystroke, and takes no digit from a key that is held down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent

# Qt cuts longer texts off in silence; the reader is to see whatever was pasted.
_NO_LIMIT = 2**31 - 1
# Milliseconds: longer than a tap, shorter than what any system waits before it repeats a key.
_HELD = 180


class ClinicalEdit(QLineEdit):
    """A plain line edit: no validator, no mask, no completer, no wheel.

    Left, it shows the beginning of its text: the end of a long number alone would be another number.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_NO_LIMIT)
        self._pressed_at = 0
        self._released: tuple[int, int] = (0, 0)
        self._is_held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore the digits that a held key repeats: nobody typed them."""
        self._is_held = self._is_repeated(event)
        if event.text().isdecimal() and (event.isAutoRepeat() or self._is_held):
            event.accept()
            return
        self._pressed_at = event.timestamp()
        if event.text() and event.text().isprintable() and _has_alt_alone(event):
            # A letter of a shortcut that is none: nobody meant to type it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Leave a file to the window: its name is nothing that was measured."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Remember when a key was let go."""
        self._released = (event.key(), event.timestamp())
        super().keyReleaseEvent(event)

    def _is_repeated(self, event: QKeyEvent) -> bool:
        """Whether a key that was held for long comes down at the very moment it went up.

        X11 repeats so, and Qt does not always notice it. A key that is tapped twice was not held in between.
        """
        if self._released != (event.key(), event.timestamp()):
            return False
        return self._is_held or event.timestamp() - self._pressed_at >= _HELD

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the beginning of the text."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)


def _has_alt_alone(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - too slow before the first paint

    return event.modifiers() == Qt.KeyboardModifier.AltModifier
