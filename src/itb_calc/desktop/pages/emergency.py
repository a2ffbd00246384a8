"""The emergency page: there without any calculation."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.emergency_state import EmergencyPart, emergency_state
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.words import words
from itb_calc.reference.reference import Reference

_NARROW = 560


class EmergencyPage(QScrollArea):
    """Overdose and withdrawal side by side, under each other where the window is narrow; the rest below."""

    def __init__(self, theme: Theme, reference: Reference) -> None:
        super().__init__()
        self._theme = theme
        scroll_down_only(self)
        self.setAccessibleName("Emergency")
        state = emergency_state(reference)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(2))
        column.addWidget(words("Emergency", "title"))
        if state.missing:
            column.addWidget(words(state.missing, "problem"))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.steps(2))
        for parts in (state.overdose, state.withdrawal):
            side = QVBoxLayout()
            side.setSpacing(theme.steps(2))
            for part in parts:
                side.addWidget(self._part(part))
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        column.addLayout(self._sides)
        for part in state.below:
            column.addWidget(self._part(part))
        column.addStretch(1)
        self.setWidget(inside)

    def _part(self, part: EmergencyPart) -> QFrame:
        frame = QFrame()
        frame.setObjectName("section")
        frame.setAccessibleName(spelled(f"{part.title}. {' '.join(part.lines)}"))
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[self._theme.steps(2)] * 4)
        column.setSpacing(self._theme.px(4))
        column.addWidget(words(part.title, "heading"))
        for line in part.lines:
            column.addWidget(words(line))
        column.addWidget(words(part.source, "small"))
        return frame

    def set_width(self, width: int) -> None:
        """Put the two sides under each other where the page is narrow for its zoom."""
        directions = QBoxLayout.Direction
        is_narrow = width * 100 // self._theme.zoom < _NARROW
        self._sides.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
