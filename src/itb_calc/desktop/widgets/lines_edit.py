"""A field for several lines of words: it keeps every keystroke, and Tab leaves it as it leaves any other field."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit

LINES = 3


class LinesEdit(QPlainTextEdit):
    """Answers to the same words as a line edit; `textChanged` carries no text, so `written` does."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(lambda: self.written.emit(self.text()))

    def text(self) -> str:
        """Return the words, line by line."""
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802 - as a line edit calls it
        """Put in other words."""
        self.setPlainText(text)

    def setCursorPosition(self, position: int) -> None:  # noqa: N802 - as a line edit calls it
        """Put the cursor behind so many characters."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Leave a file that is dragged in to the window."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insert(self, text: str) -> None:
        """Type a text over what is selected."""
        self.textCursor().insertText(text)
