"""The open worksheet: what was typed, to the letter, and the page that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.beside_unit import row_to_field, row_to_worksheet, to_field, to_worksheet
from itb_calc.desktop.viewmodels.page_state import PageState, page_state
from itb_calc.documents.blind_check import Differs, Match, sign_as_checked, with_round
from itb_calc.documents.names import Refused
from itb_calc.documents.signatures import named, sign
from itb_calc.documents.when import written
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import BY_PATH, SCHEDULE, SCHEDULE_STEP, VISIT, VISITS
from itb_calc.worksheet import edit
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet

Rows = tuple[Mapping[str, str], ...]


class _Open(NamedTuple):
    """A worksheet with what stands in its fields and tables, its name, what it was at first, and what was planned."""

    worksheet: Worksheet
    typed: dict[str, str]
    rows: dict[str, Rows]
    name: str
    as_opened: Worksheet
    planned: dict[str, str]


def _is_lost(opened: _Open) -> bool:
    return not opened.worksheet.is_empty and opened.worksheet != opened.as_opened


def _rows_of(worksheet: Worksheet) -> dict[str, Rows]:
    return {
        SCHEDULE: tuple(row_to_field(SCHEDULE_STEP, step) for step in worksheet.schedule),
        VISITS: tuple(row_to_field(VISIT, visit) for visit in worksheet.visits),
    }


def _as_typed(worksheet: Worksheet) -> dict[str, str]:
    return {path: to_field(BY_PATH[path], text) for path, text in worksheet.texts.items()}


class Document(QObject):
    """One worksheet. Every change is evaluated at once; before the reference data is there, changes are only kept.

    `changed` says that the page differs, `replaced` that another worksheet is open and the fields must be filled anew,
    `retyped` that they must be filled anew though it is the same worksheet.
    """

    changed = Signal()
    replaced = Signal()
    retyped = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        # The clock on the wall, for what people sign.
        self.now: Callable[[], datetime] = lambda: datetime.now().astimezone()
        self.reference: Reference | None = None
        self.worksheet = Worksheet()
        self.typed: dict[str, str] = {}
        self.rows: dict[str, Rows] = {}
        self.name = ""
        self.evaluation: Evaluation | None = None
        self.page = PageState()
        # What is typed on the plan page, field by field: it becomes part of the worksheet only when it is taken over.
        self.planned: dict[str, str] = {}
        self._as_opened = self.worksheet
        self._formers: list[_Open] = []

    @property
    def today(self) -> date:
        """The day on the wall."""
        return self._today()

    @property
    def is_lost(self) -> bool:
        """Whether the end of the program would lose something typed in the open worksheet."""
        return _is_lost(self._open)

    @property
    def is_a_former_lost(self) -> bool:
        """Whether the end of the program would lose something typed in a worksheet that can be brought back."""
        return any(_is_lost(former) for former in self._formers)

    @property
    def has_former(self) -> bool:
        """Whether a worksheet that was open before can be brought back."""
        return bool(self._formers)

    @property
    def title(self) -> str:
        """The name of the worksheet, and whether it was changed since it was opened."""
        changed = " • changed" if self.is_lost else ""
        return f"{self.name or 'untitled'}{changed}"

    def start(self, reference: Reference) -> None:
        """Take the reference data, and evaluate what was typed before it was there."""
        self.reference = reference
        self._evaluate()

    def enter(self, path: str, typed: str) -> None:
        """Take a field's text as it stands in the field."""
        self.typed[path] = typed
        self._change(edit.enter(self.worksheet, path, to_worksheet(BY_PATH[path], typed)))

    def answer(self, path: str, says: bool | None) -> None:  # noqa: FBT001 - the answer itself
        """Take the answer to a yes-or-no field."""
        self._change(edit.answer(self.worksheet, path, says))

    def confirm(self, rule: str, reason: str) -> None:
        """Take the reason why a finding may stand, for what the finding says now."""
        message = next((finding.message for finding in self.page.findings if finding.rule == rule), "")
        self._change(edit.confirm(self.worksheet, rule, reason, message))

    def answer_for(self, rule: str, name: str) -> str:
        """Put the name of who answers for it to a reason; return why not where that is refused, else nothing."""
        return self._vouch(named(self.worksheet, rule, name, written(self.now())))

    def sign(self, role: str, name: str) -> str:
        """Put a name under the worksheet; return why not where that is refused, else nothing."""
        sha256 = self.reference.sha256 if self.reference is not None else ""
        return self._vouch(sign(self.worksheet, role, name, written(self.now()), sha256))

    def count_round(self, name: str, outcome: Match | Differs) -> None:
        """Count a comparison of the second check."""
        self._change(with_round(self.worksheet, name, written(self.now()), outcome))

    def sign_as_checked(self, name: str) -> str:
        """Sign after a second check in which every item agreed; return why not where that is refused, else nothing."""
        sha256 = self.reference.sha256 if self.reference is not None else ""
        return self._vouch(sign_as_checked(self.worksheet, name, written(self.now()), sha256))

    def _vouch(self, outcome: Worksheet | Refused) -> str:
        if isinstance(outcome, Refused):
            return outcome.message
        self._change(outcome)
        return ""

    def enter_schedule(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Take the steps of the day as they stand in their table: each part by its name, as typed."""
        self.rows = {**self.rows, SCHEDULE: tuple(rows)}
        self._change(edit.with_schedule(self.worksheet, [row_to_worksheet(SCHEDULE_STEP, row) for row in rows]))

    def enter_visits(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Take the earlier visits as they stand in their table: each part by its name, as typed."""
        self.rows = {**self.rows, VISITS: tuple(rows)}
        self._change(edit.with_visits(self.worksheet, [row_to_worksheet(VISIT, row) for row in rows]))

    def set_mark(self, mark: DecimalMark) -> None:
        """Set the decimal mark of an empty worksheet."""
        self._change(edit.with_mark(self.worksheet, mark))

    def open(self, worksheet: Worksheet, name: str) -> None:
        """Open another worksheet; each one before it can be brought back, the last one first."""
        if not self.worksheet.is_empty:
            self._formers.append(self._open)
        self._replace(_Open(worksheet, _as_typed(worksheet), _rows_of(worksheet), name, worksheet, {}))

    def take_over(self, worksheet: Worksheet) -> None:
        """Put other texts into the open worksheet, all in one step; the one before can be brought back."""
        self._formers.append(self._open)
        self.worksheet, self.typed = worksheet, _as_typed(worksheet)
        self.retyped.emit()
        self._evaluate()

    def bring_back(self) -> None:
        """Open the worksheet before; the one that is open now comes round again after all others."""
        if self._formers:
            former = self._formers.pop()
            if not self.worksheet.is_empty:
                self._formers.insert(0, self._open)
            self._replace(former)

    def look_at_the_day(self) -> None:
        """Evaluate again where midnight has passed."""
        if self.evaluation is not None and self.evaluation.today != self._today():
            self._evaluate()

    @property
    def _open(self) -> _Open:
        return _Open(self.worksheet, self.typed, self.rows, self.name, self._as_opened, self.planned)

    def _replace(self, opened: _Open) -> None:
        # What was planned for one patient is not planned for another.
        self.worksheet, self.typed, self.rows, self.name, self._as_opened, self.planned = opened
        self.replaced.emit()
        self._evaluate()

    def _change(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self._evaluate()

    def _evaluate(self) -> None:
        if self.reference is None:
            return
        self.evaluation = evaluate(self.worksheet, self.reference, self._today())
        self.page = page_state(self.worksheet, self.reference, self.evaluation)
        self.changed.emit()
