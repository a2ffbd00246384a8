"""Findings one below the other, each in a card of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.widgets.finding_card import FindingCard


class FindingList(QWidget):
    """The cards. `chosen` asks to go to a field; `reasoned` gives a reason for a rule's finding."""

    chosen = Signal(str)
    reasoned = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme = theme
        self._cards: dict[str, FindingCard] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.steps(1))

    def show_findings(self, findings: tuple[FindingState, ...]) -> None:
        """Show the findings; the card of one that stays is kept, so that a reason being typed is not disturbed."""
        keys = [f"{state.rule} {state.severity}" for state in findings]
        for key in self._cards.keys() - set(keys):
            self._drop(key)
        for place, (key, state) in enumerate(zip(keys, findings, strict=True)):
            card = self._cards.get(key) or self._add(key, state)
            card.show_state(state)
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)

    def first_card(self) -> FindingCard | None:
        """Return the first card, or None where nothing is found."""
        cards = sorted(self._cards.values(), key=self._list.indexOf)
        return cards[0] if cards else None

    def _add(self, key: str, state: FindingState) -> FindingCard:
        card = FindingCard(self._theme, state)
        card.chosen.connect(self.chosen)
        card.reasoned.connect(self.reasoned)
        self._cards[key] = card
        return card

    def _drop(self, key: str) -> None:
        card = self._cards.pop(key)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
