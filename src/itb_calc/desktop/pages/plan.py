"""The plan page: a wish on the left, every candidate for it on the right, and the chart of both."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.pages.refill_options import options_for
from itb_calc.desktop.plan_work import PlanWork
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.plan_state import PlanState, plan_fields, plan_sheet, plan_state
from itb_calc.desktop.widgets.candidate_table import CandidateTable
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.field_row import FieldRow, focused_row
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.plan_answer import PlanAnswer
from itb_calc.desktop.widgets.plan_fields import PlanFields
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.words import words
from itb_calc.planning.plan import Plan
from itb_calc.planning.wish import INTERVAL, PLAN_FIELDS

_NARROW, _NARROWEST = 760, 600
_PAUSE = 700
_PURPOSE = (
    "Which concentration to order. The fields begin with what the worksheet has; it stays as it is until you take a"
    " candidate over."
)


class PlanPage(QWidget):
    """The plan of one document. `taken` gives a worksheet to go on with and its name; `told` is said to who listens."""

    taken = Signal(object, str)
    told = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self._document = theme, document
        self._made: Plan | None = None
        self._state = PlanState()
        self._said = ""
        self.last = PLAN_FIELDS[0].path
        self.work = PlanWork(self)
        self._quiet = QTimer(self, singleShot=True, interval=_PAUSE)
        self._fields, self.answer = PlanFields(theme), PlanAnswer(theme)
        self.rows = self._fields.rows
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.fill_fields()

    @property
    def table(self) -> CandidateTable:
        """The candidates."""
        return self.answer.table

    def _lay_out(self) -> None:
        theme, inside = self._theme, QWidget()
        inside.setObjectName("page")
        column = self._column = QVBoxLayout(inside)
        column.setSpacing(theme.steps(1))
        column.addWidget(words("Plan", "title"))
        column.addWidget(words(_PURPOSE, "muted"))
        self._sides.setSpacing(theme.steps(2))
        self._sides.addWidget(self._fields)
        self._sides.addWidget(self.answer, 1)
        column.addLayout(self._sides, 1)
        self._scroll = scroll_down_only(QScrollArea())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        stops = [*(row.editor for row in self.rows.values()), *self.answer.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for row in self.rows.values():
            row.typed.connect(lambda text, row=row: self._take_text(row, text))
            row.explained.connect(self.told)
            row.entered.connect(self._enter_row)
        on_keys(self._fields, ("Ctrl+Down",), self.go_to_candidates, inside=True)
        self.table.taken.connect(self.take_over)
        self.table.left.connect(self.go_to_last)
        self.answer.copied.connect(lambda text: self.told.emit(f"Copied: {text}"))
        self.work.begun.connect(self._show_fields)
        self.work.made.connect(self._show_plan)
        self._quiet.timeout.connect(self._say_what_is_new)
        self._document.changed.connect(self._follow)
        self._document.replaced.connect(self.fill_fields)
        self._document.retyped.connect(self.fill_fields)

    def fill_fields(self) -> None:
        """Put what is planned with into the fields: what is typed here, else what the worksheet has."""
        document = self._document
        for path, row in self.rows.items():
            blocker = QSignalBlocker(row.editor)
            if isinstance(row.editor, Choice):
                row.editor.offer_options(options_for(row.field, document, self._theme))
            del blocker
            row.show_text(document.planned.get(path, document.typed.get(path, "")))

    def _take_text(self, row: FieldRow, text: str) -> None:
        """Take what is typed; a text that is the worksheet's own again follows the worksheet again."""
        path, planned = row.field.path, self._document.planned
        if path != INTERVAL.path and text == self._document.typed.get(path, ""):
            planned.pop(path, None)
        else:
            planned[path] = text
        self.begin()

    def _enter_row(self, path: str) -> None:
        self.last = path
        self._scroll.ensureWidgetVisible(self.rows[path], 0, self._theme.steps(4))

    def _follow(self) -> None:
        if self.isVisible():
            self.fill_fields()
            self.begin()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the worksheet, which may have changed meanwhile."""
        super().showEvent(event)
        self.fill_fields()
        self.begin()
        self.work.finish()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Work out nothing that is not seen."""
        super().hideEvent(event)
        self.work.stop()
        self._quiet.stop()

    def begin(self) -> None:
        """Plan with what stands in the fields now."""
        document = self._document
        if document.reference is not None:
            self.work.begin(plan_sheet(document.worksheet, document.planned), document.reference, document.today)

    def _show_fields(self, begun: Plan) -> None:
        """Say at once what the fields mean, or why one is not read."""
        for path, state in plan_fields(begun, self._document.worksheet, begun.facts.reference).items():
            self.rows[path].show_state(state)

    def _show_plan(self, made: Plan) -> None:
        self._made = made
        self._state = plan_state(made, self._document.worksheet, made.facts.reference)
        self._fields.show_also(self._state.also)
        self.answer.show_state(self._state)
        self._quiet.start()

    def add_chart(self) -> None:
        """Put the chart into its place, once its library is loaded."""
        self.answer.add_chart()
        self.answer.show_state(self._state)

    def take_over(self) -> None:
        """Give the current candidate's worksheet away; one that falls out says why, and nothing else happens."""
        if self.work.is_going_on:
            self.work.finish()
        row, place = self.table.current, self.table.currentIndex().row()
        if row is None or self._made is None:
            return
        if not row.fits:
            self.answer.show_refusal(f"{row.key} is not taken over: it falls out.")
            self.told.emit(f"Not taken over. {row.reason}")
        else:
            self.taken.emit(self._made.candidates[place].worksheet, row.key)

    def go_to_candidates(self) -> None:
        """Go from the fields to the candidates."""
        if self.work.is_going_on:
            self.work.finish()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(self.table, 0, self._theme.steps(2))

    def go_to(self, path: str) -> None:
        """Set the focus to a field."""
        if path in self.rows:
            self.rows[path].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_last(self) -> None:
        """Go to the field that had the focus last, or to the first."""
        self.go_to(self.last)

    def explain(self) -> None:
        """Open the help of the field that had the focus last."""
        self.go_to_last()
        self.rows[self.last].toggle_help()

    def _say_what_is_new(self) -> None:
        """After a pause in the typing, say why the field is not read, or what comes of the plan."""
        row = focused_row(self.focusWidget())
        refused = self._state.fields[row.field.path].refused if row is not None and self._state.fields else ""
        said = refused or self._state.news
        if said and said != self._said:
            self.told.emit(said)
        self._said = said

    def set_width(self, width: int) -> None:
        """Put the candidates below the fields where the page is narrow for its zoom."""
        directions = QBoxLayout.Direction
        logical = width * 100 // self._theme.zoom
        is_beside, is_narrowest = logical >= _NARROW, logical < _NARROWEST
        margin = self._theme.steps(1 if is_narrowest else 2)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._sides.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        self._fields.set_columns(1 if is_beside or is_narrowest else 2, is_beside=is_beside)
