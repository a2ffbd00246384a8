"""The column on the left: the pages, the counts of findings where their panel has no room, and the zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.page_list import WIDTH, page_list
from itb_calc.desktop.widgets.words import words


class PageColumn(QFrame):
    """Page list on top; below it the button that opens the findings, and how large everything is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("column")
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.steps(1))
        column.setSpacing(theme.steps(1))
        self.pages = page_list(theme)
        self.findings = QPushButton()
        self.findings.setAccessibleName("Findings")
        press_with_enter(self.findings)
        self.findings.hide()
        zoom = words(f"{theme.zoom} %", "small")
        zoom.setIndent(theme.steps(1))
        column.addWidget(self.pages, 1)
        place = QHBoxLayout()
        place.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        place.addWidget(self.findings)
        column.addLayout(place)
        column.addWidget(zoom)

    def show_counts(self, counts: str) -> None:
        """Write the counts of the worksheet's findings onto the button, one severity a line."""
        self.findings.setText("\n".join(("Worksheet", "findings", *counts.split(", "))))
        self.findings.setMinimumHeight(self.findings.fontMetrics().lineSpacing() * (3 + counts.count(",") + 1))
        self.findings.setAccessibleName(f"Findings: {counts}")
