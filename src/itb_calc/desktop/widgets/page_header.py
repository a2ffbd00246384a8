"""The head of the worksheet page: its title, the decimal mark, and the day of the fill, which is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import TARGET, Theme

if TYPE_CHECKING:
    from itb_calc.desktop.document import Document

TITLE = "Refill worksheet"


class PageHeader(QFrame):
    """Title, tools and decimal mark on one line, and below it what was just done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.steps(2), theme.steps(1), theme.steps(2), theme.steps(1))
        column.setSpacing(theme.px(4))
        self.line = QHBoxLayout()
        self.line.setSpacing(theme.steps(1))
        column.addLayout(self.line)
        self._tools: tuple[QWidget, ...] = ()
        self.title = QLabel(TITLE)
        self.title.setProperty("role", "title")
        self.mark = QLabel("decimal mark: 0.5")
        self.mark.setProperty("role", "small")
        self.title.setWordWrap(True)
        self.title.setMinimumHeight(theme.px(TARGET))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.hide()
        self.void = QLabel()
        self.void.setWordWrap(True)
        self.void.setProperty("role", "problem")
        self.void.hide()
        self.line.addWidget(self.title, 1)
        self.line.addWidget(self.mark)
        column.addWidget(self.note)
        column.addWidget(self.void)

    def show_document(self, document: Document) -> None:
        """Name the open worksheet, its decimal mark, and what somebody vouched for that does not hold any more."""
        self.title.setText(f"{TITLE}: {document.title}")
        self.void.setText(document.page.void)
        self.void.setVisible(bool(document.page.void))
        self.mark.setText(f"decimal mark: 0{document.worksheet.decimal_mark}5")

    def add_tools(self, buttons: tuple[QWidget, ...]) -> None:
        """Set the buttons of the tool bar before the decimal mark."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - too slow before the first paint

        for label in (self.title, self.note, self.void):
            # A file's name must never be taken for markup.
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._tools = buttons
        for button in buttons:
            self.line.insertWidget(self.line.count() - 1, button)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the tools to the menu where there is no room for them."""
        for tool in self._tools:
            tool.setVisible(not is_narrow)

    def show_note(self, text: str, *, is_refusal: bool) -> None:
        """Show one sentence about what was just done, until the next."""
        self.note.setVisible(bool(text))
        self.note.setText(text)
        self.note.setProperty("role", "problem" if is_refusal else "small")
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
