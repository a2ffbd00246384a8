"""The head of the worksheet page: its title, the decimal mark, and the day of the fill, which is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from itb_calc.desktop.theme.theme import Theme

if TYPE_CHECKING:
    from itb_calc.desktop.document import Document

TITLE = "Refill worksheet"


class PageHeader(QFrame):
    """Title and decimal mark on one line; what is added to `line` stands between them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(theme.steps(2), theme.steps(1), theme.steps(2), theme.steps(1))
        self.line.setSpacing(theme.steps(1))
        self.title = QLabel(TITLE)
        self.title.setProperty("role", "title")
        self.mark = QLabel("decimal mark: 0.5")
        self.mark.setProperty("role", "small")
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.line.addWidget(self.title)
        self.line.addWidget(self.note, 1)
        self.line.addWidget(self.mark)

    def show_document(self, document: Document) -> None:
        """Name the open worksheet and its decimal mark."""
        self.title.setText(f"{TITLE}: {document.name}" if document.name else TITLE)
        self.mark.setText(f"decimal mark: 0{document.worksheet.decimal_mark}5")

    def add_tools(self, buttons: tuple[QWidget, ...]) -> None:
        """Set the buttons of the tool bar before the decimal mark."""
        for button in buttons:
            self.line.insertWidget(self.line.count() - 1, button)

    def show_note(self, text: str, *, is_refusal: bool) -> None:
        """Show one sentence about what was just done, until the next."""
        self.note.setText(text)
        self.note.setProperty("role", "problem" if is_refusal else "small")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
