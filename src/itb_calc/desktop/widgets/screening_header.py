"""The head of the screening page: title, decimal mark, how many findings it has, and what can be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.words import words

_LINE = 18
_CLEAR, _BRING_BACK = "&Clear the page", "&Bring back what was here"


class ScreeningHeader(QFrame):
    """Title and decimal mark; below them the counts with the buttons; then where to begin, or what was just done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.steps(2), theme.steps(1), theme.steps(2), theme.steps(1))
        column.setSpacing(theme.px(4))
        title, line = QHBoxLayout(), QHBoxLayout()
        self.mark = words(role="small", wraps=False)
        title.addWidget(words("Screening", "title"), 1)
        title.addWidget(self.mark)
        line.setSpacing(theme.steps(1))
        self.counts = words(role="strong")
        line.addWidget(self.counts, 1)
        self.clear, self.copy = QPushButton(_CLEAR), QPushButton("Cop&y as text")
        for button in (self.clear, self.copy):
            press_with_enter(button)
            line.addWidget(button)
        self.note = words(role="muted")
        # Its place is kept, so that no field moves when it says something.
        self.note.setMinimumHeight(theme.px(_LINE))
        self._beginning = self._told = ""
        for part in (title, line):
            column.addLayout(part)
        column.addWidget(self.note)

    def show_counts(self, counts: str, mark: str) -> None:
        """Show how many findings the page has, and the decimal mark that it reads."""
        self.counts.setText(f"Findings of this page: {counts}")
        self.mark.setText(f"decimal mark: 0{mark}5")

    def offer(self, *, has_texts: bool, has_former: bool) -> None:
        """Offer to clear the page, or, while it is empty, to bring back what was in it."""
        self.clear.setText(_BRING_BACK if has_former and not has_texts else _CLEAR)
        self.clear.setEnabled(has_texts or has_former)

    def show_beginning(self, text: str) -> None:
        """Say where to begin, while nothing else is to be said."""
        self._beginning = text
        self.note.setText(self._told or self._beginning)

    def show_note(self, text: str) -> None:
        """Show one sentence about what was just done, until the next."""
        self._told = text
        self.note.setText(text)
