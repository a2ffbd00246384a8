"""One section of the worksheet page: fields in one column, results and picture in the other."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.result_state import ResultState
from itb_calc.desktop.viewmodels.sections import Section
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.result_row import ResultRow
from itb_calc.desktop.widgets.words import words


class SectionFrame(QFrame):
    """Heading, fields on the left, results on the right; under each other where the window is narrow."""

    def __init__(self, theme: Theme, section: Section, states: tuple[ResultState, ...]) -> None:
        super().__init__()
        self.setObjectName("section")
        self.section = section
        self._theme = theme
        column = QVBoxLayout(self)
        margin = theme.steps(2)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.steps(1))
        column.addWidget(words(section.title, "heading"))
        # Above both columns stands what is read before they are filled in.
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        self.rows = {field.path: FieldRow(theme, field) for field in section.fields}
        self.results = {state.name: ResultRow(theme, state) for state in states}
        self._remarks = words(role="small")
        self._remarks.hide()
        self.pictures = QVBoxLayout()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.steps(3))
        questions = self._column(*self.rows.values())
        answers = self._column(*self.results.values(), self._remarks)
        answers.addLayout(self.pictures)
        for side in (questions, answers):
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        column.addLayout(self._sides)
        # Below both columns stands what needs the whole width.
        self.below = QVBoxLayout()
        column.addLayout(self.below)

    def _column(self, *widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.steps(1))
        for widget in widgets:
            column.addWidget(widget)
        return column

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the results under the fields, or beside them."""
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if is_narrow else directions.LeftToRight
        if direction is self._sides.direction():
            return
        self._sides.setDirection(direction)
        for row in self.rows.values():
            row.set_stacked(is_stacked=is_narrow)
        for result in self.results.values():
            result.set_stacked(is_stacked=is_narrow)

    def show_results(self, states: tuple[ResultState, ...], remarks: tuple[str, ...]) -> None:
        """Show results and the remarks beside them."""
        for state in states:
            self.results[state.name].show_state(state)
        self._remarks.setText("\n".join(f"i  {remark}" for remark in remarks))
        self._remarks.setVisible(bool(remarks))

    @property
    def buttons(self) -> list[QToolButton]:
        """The buttons of the results that are shown, in their order."""
        return [row.button for row in self.results.values() if not row.isHidden() and not row.button.isHidden()]
