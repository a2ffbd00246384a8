"""The findings, always in sight: how many of each severity, then each one, the gravest first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.finding_list import FindingList
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
        margin = theme.steps(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, theme.steps(1))
        column.setSpacing(theme.steps(1))
        column.addWidget(words("Findings of the worksheet", "heading"))
        self.counts = words("none yet", "strong")
        column.addWidget(self.counts)
        self._cards = FindingList(theme)
        self._cards.chosen.connect(self.chosen)
        self._cards.reasoned.connect(self.reasoned)
        place = QWidget()
        place.setObjectName("page")
        rows = QVBoxLayout(place)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._cards)
        rows.addStretch(1)
        scroll = scroll_down_only(QScrollArea())
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(place)
        column.addWidget(scroll, 1)
        self.footer = words("", "small")
        column.addWidget(self.footer)

    def show_findings(self, findings: tuple[FindingState, ...], counts: str, footer: str) -> None:
        """Show the findings, how many there are, and which figures they rest on."""
        self.counts.setText(counts)
        self.footer.setText(footer)
        self._cards.show_findings(findings)

    def first_card(self) -> FindingCard | None:
        """Return the first card, or None where nothing is found."""
        return self._cards.first_card()
