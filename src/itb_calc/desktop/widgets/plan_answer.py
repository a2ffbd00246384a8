"""What a plan answers: the concentration, the candidates, what is said of the current one, and the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.plan_state import RESULTS, PlanState
from itb_calc.desktop.widgets.candidate_table import CandidateTable
from itb_calc.desktop.widgets.result_row import ResultRow
from itb_calc.desktop.widgets.words import words

if TYPE_CHECKING:
    from itb_calc.desktop.widgets.interval_chart import IntervalChart


class PlanAnswer(QWidget):
    """Results, sentences, table, what the current row has to say, chart. `copied` carries what is on the clipboard."""

    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chart: IntervalChart | None = None
        self.results = {state.name: ResultRow(theme, state) for state in RESULTS}
        self.sentences, self.counts, self.notes = words(), words(role="strong"), words(role="small")
        self.refusal, self.detail = words(role="problem"), words(role="small")
        self.table = CandidateTable(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.steps(1))
        for row in self.results.values():
            # At the end of the page's way, nothing behind them moves when they come and go.
            row.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.button.left.connect(self.table.left)
            row.copied.connect(self.copied)
            self._column.addWidget(row)
        for widget in (self.sentences, self.notes, self.counts):
            self._column.addWidget(widget)
        self._column.addWidget(self.table)
        self._column.addWidget(self.refusal)
        self._column.addWidget(self.detail)
        self._column.addStretch(1)
        self.table.chosen.connect(self._show_current)
        self.show_state(PlanState())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key comes to, in its order."""
        return (self.table, *(row.button for row in self.results.values()))

    def add_chart(self) -> None:
        """Add the chart at the end, now that its library is loaded."""
        from itb_calc.desktop.widgets.interval_chart import IntervalChart  # noqa: PLC0415 - loaded late, in a thread

        if self.chart is None:
            self.chart = IntervalChart(self._theme)
            self._column.insertWidget(self._column.count() - 1, self.chart)

    def show_state(self, state: PlanState) -> None:
        """Show a state."""
        for result in state.results:
            self.results[result.name].show_state(result)
        for label, text in ((self.sentences, state.answer), (self.notes, state.notes), (self.counts, state.counts)):
            label.setText(text)
            label.setVisible(bool(text))
        self.table.show_rows(state.rows)
        if self.chart is not None:
            self.chart.show_state(state.chart)
        self._show_current()

    def _show_current(self) -> None:
        row = self.table.current
        self.detail.setText("" if row is None else row.detail)
        self.show_refusal("")

    def show_refusal(self, text: str) -> None:
        """Say why the current candidate is not taken over; an empty text says nothing."""
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))
