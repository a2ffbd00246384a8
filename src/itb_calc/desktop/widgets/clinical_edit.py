"""The line edit of clinical fields: it keeps every keystroke, and takes no digit from a key that is held down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# Qt cuts longer texts off in silence; the reader is to see whatever was pasted.
_NO_LIMIT = 2**31 - 1


class ClinicalEdit(QLineEdit):
    """A plain line edit: no validator, no mask, no completer, no wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_NO_LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore the digits that a held key repeats: nobody typed them."""
        if event.isAutoRepeat() and event.text().isdecimal():
            event.accept()
            return
        super().keyPressEvent(event)
