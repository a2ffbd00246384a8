"""A bar above the page that offers what was left by an ended program; it stands until somebody decides."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.words import words


class OfferBar(QFrame):
    """One sentence and what can be done: `recovered`, `postponed`, `discarded`. Hidden while nothing is offered."""

    recovered = Signal()
    postponed = Signal()
    discarded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("severity", "caution")
        self.setAccessibleName("Unsaved work")
        column = QVBoxLayout(self)
        margin = theme.steps(1)
        column.setContentsMargins(margin + theme.px(4), margin, margin, margin)
        self.sentence = words(role="strong")
        column.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(theme.steps(1))
        self.recover = self._button(row, "Recover it", self.recovered)
        self.postpone = self._button(row, "Ask at the next start", self.postponed)
        self.discard = self._button(row, "Delete it…", self.discarded)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def _button(self, row: QHBoxLayout, text: str, told: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(told)
        press_with_enter(button)
        row.addWidget(button)
        return button

    def show_offer(self, sentence: str, *, can_recover: bool) -> None:
        """Show what is offered; an empty sentence hides the bar."""
        self.sentence.setText(sentence)
        self.recover.setEnabled(can_recover)
        self.setVisible(bool(sentence))
