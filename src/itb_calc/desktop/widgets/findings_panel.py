"""The findings, always in sight: how many of each severity, then each one, the gravest first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.words import words

WIDTH = 288


class FindingsPanel(QFrame):
    """The panel. `chosen` asks to go to a field; `reasoned` gives a reason for a rule's finding."""

    chosen = Signal(str)
    reasoned = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName("Findings")
        self._theme = theme
        self._cards: dict[str, FindingCard] = {}
        margin = theme.steps(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, theme.steps(1))
        column.setSpacing(theme.steps(1))
        column.addWidget(words("Findings", "heading"))
        self.counts = words("none yet", "strong")
        column.addWidget(self.counts)
        self._place = QWidget()
        self._place.setObjectName("page")
        self._list = QVBoxLayout(self._place)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.steps(1))
        self._list.addStretch(1)
        scroll = scroll_down_only(QScrollArea())
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._place)
        column.addWidget(scroll, 1)
        self.footer = words("", "small")
        column.addWidget(self.footer)

    def show_findings(self, findings: tuple[FindingState, ...], counts: str, footer: str) -> None:
        """Show the findings; the card of one that stays is kept, so that a reason being typed is not disturbed."""
        self.counts.setText(counts)
        self.footer.setText(footer)
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
