"""The open worksheet: what was typed, to the letter, and the page that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from secrets import token_bytes
from time import monotonic

from PySide6.QtCore import QObject, Signal

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.opened import Opened, Rows, as_typed, first_difference, is_same, rows_of
from itb_calc.desktop.viewmodels.beside_unit import row_to_worksheet, to_worksheet
from itb_calc.desktop.viewmodels.page_state import PageState, page_state
from itb_calc.documents.autosave import Autosave
from itb_calc.documents.blind_check import Differs, Match, sign_as_checked, with_round
from itb_calc.documents.file_here import FileHere
from itb_calc.documents.history import History
from itb_calc.documents.names import Refused
from itb_calc.documents.number import LENGTH, new_number
from itb_calc.documents.signatures import named, sign
from itb_calc.documents.site_settings import SiteSettings, new_worksheet
from itb_calc.documents.when import written
from itb_calc.documents.whole_file import target_of
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import BY_PATH, SCHEDULE, SCHEDULE_STEP, VISIT, VISITS
from itb_calc.worksheet import edit
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.shown import Shown, shown_at_signing, shown_of
from itb_calc.worksheet.text import ShownAtSigning, Worksheet


class Document(QObject):
    """One worksheet. Every change is evaluated at once; before the reference data is there, changes are only kept.

    `changed` says that the page differs, `replaced` that another worksheet is open and the fields must be filled anew,
    `retyped` that they must be filled anew though it is the same worksheet; `edited` that something in it changed,
    `vouched` that somebody put a name to it or printed it, `stored` that it now stands in a file, `leaving` that it
    makes room for another one, `dropped` that one cannot be brought back, with the place of its unsaved work.
    """

    changed = Signal()
    replaced = Signal()
    retyped = Signal()
    edited = Signal()
    vouched = Signal()
    stored = Signal()
    leaving = Signal()
    dropped = Signal(object)

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
        self.file: FileHere | None = None
        self.history = History(monotonic)
        # Where its unsaved work is kept, once there is some.
        self.kept: Autosave | None = None
        self.evaluation: Evaluation | None = None
        self.page = PageState()
        # What is typed on the plan page, field by field: it becomes part of the worksheet only when it is taken over.
        self.planned: dict[str, str] = {}
        # The site's settings in force, and what is typed on their page and not yet saved.
        self.settings = SiteSettings()
        self.drafted: dict[str, str] | None = None
        self._as_opened = self.worksheet
        self._formers: list[Opened] = []

    @property
    def today(self) -> date:
        """The day on the wall."""
        return self._today()

    @property
    def is_lost(self) -> bool:
        """Whether the end of the program would lose something typed in the open worksheet."""
        return self._opened.is_lost

    @property
    def is_a_former_lost(self) -> bool:
        """Whether the end of the program would lose something typed in a worksheet that can be brought back."""
        return any(former.is_lost for former in self._formers)

    @property
    def shown(self) -> Shown | None:
        """What is shown now; None before the reference data is there."""
        return None if self.evaluation is None else shown_of(self.worksheet, self.evaluation)

    @property
    def has_former(self) -> bool:
        """Whether a worksheet that was open before can be brought back."""
        return bool(self._formers)

    @property
    def title(self) -> str:
        """The name of the worksheet, and whether it was changed since it was opened or saved."""
        changed = " • changed" if self.is_lost else ""
        return f"{self.name or 'untitled'}{changed}"

    @property
    def every_kept(self) -> tuple[Autosave, ...]:
        """The places of the unsaved work of this worksheet and of all that can be brought back."""
        places = (self.kept, *(former.kept for former in self._formers))
        return tuple(place for place in places if place is not None)

    def take_settings(self, settings: SiteSettings) -> None:
        """Take the site's settings; a worksheet in which nothing is typed yet begins with them."""
        self.settings = settings
        if self.worksheet.is_empty and self.file is None:
            self.worksheet = self._as_opened = new_worksheet(settings)

    def start(self, reference: Reference) -> None:
        """Take the reference data, and evaluate what was typed before it was there."""
        self.reference = reference
        self._evaluate()

    def enter(self, path: str, typed: str) -> None:
        """Take a field's text as it stands in the field."""
        self.typed[path] = typed
        self._change(edit.enter(self.worksheet, path, to_worksheet(BY_PATH[path], typed)), path)

    def enter_all(self, texts: Mapping[str, str]) -> None:
        """Put the worksheet's texts into several fields in one step, which undo takes back."""
        self._put(edit.enter_all(self.worksheet, texts))

    def answer(self, path: str, says: bool | None) -> None:  # noqa: FBT001 - the answer itself
        """Take the answer to a yes-or-no field."""
        self._change(edit.answer(self.worksheet, path, says))

    def confirm(self, rule: str, reason: str) -> None:
        """Take the reason why a finding may stand, for what the finding says now."""
        message = next((finding.message for finding in self.page.findings if finding.rule == rule), "")
        self._change(edit.confirm(self.worksheet, rule, reason, message), f"reason {rule}")

    def answer_for(self, rule: str, name: str) -> str:
        """Put the name of who answers for it to a reason; return why not where that is refused, else nothing."""
        self.number_it()
        return self._take_vouched(named(self.worksheet, rule, name, written(self.now())))

    def sign(self, role: str, name: str) -> str:
        """Put a name under the worksheet; return why not where that is refused, else nothing."""
        self.number_it()
        return self._take_vouched(
            sign(self.worksheet, role, name, written(self.now()), self._sha256, shown=self._shown)
        )

    def count_round(self, name: str, outcome: Match | Differs) -> None:
        """Count a comparison of the second check."""
        self.vouch(with_round(self.worksheet, name, written(self.now()), outcome))

    def sign_as_checked(self, name: str) -> str:
        """Sign after a second check in which every item agreed; return why not where that is refused, else nothing."""
        now = written(self.now())
        return self._take_vouched(sign_as_checked(self.worksheet, name, now, self._sha256, shown=self._shown))

    @property
    def _sha256(self) -> str:
        return "" if self.reference is None else self.reference.sha256

    @property
    def _shown(self) -> ShownAtSigning:
        return ShownAtSigning() if self.evaluation is None else shown_at_signing(self.evaluation)

    def _take_vouched(self, outcome: Worksheet | Refused) -> str:
        if isinstance(outcome, Refused):
            return outcome.message
        self.vouch(outcome)
        return ""

    def enter_schedule(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Take the steps of the day as they stand in their table: each part by its name, as typed."""
        self.rows = {**self.rows, SCHEDULE: tuple(rows)}
        entered = edit.with_schedule(self.worksheet, [row_to_worksheet(SCHEDULE_STEP, row) for row in rows])
        self._change(entered, SCHEDULE)

    def enter_visits(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Take the earlier visits as they stand in their table: each part by its name, as typed."""
        self.rows = {**self.rows, VISITS: tuple(rows)}
        entered = edit.with_visits(self.worksheet, [row_to_worksheet(VISIT, row) for row in rows])
        self._change(entered, VISITS)

    def set_mark(self, mark: DecimalMark) -> None:
        """Set the decimal mark of an empty worksheet; no step back leads to texts under another mark."""
        if mark is not self.worksheet.decimal_mark:
            self._change(edit.with_mark(self.worksheet, mark))
            self.history = History(monotonic)

    def number_it(self) -> None:
        """Give the worksheet its number, where it has none yet: before it is saved, signed or printed."""
        if not self.worksheet.number:
            self._vouch(replace(self.worksheet, number=new_number(self._today(), token_bytes(LENGTH))))

    def vouch(self, worksheet: Worksheet) -> None:
        """Take what somebody vouches for, and nothing else: names, the rounds of a check, prints. No step of undo."""
        self._vouch(worksheet)
        self._evaluate()
        self.vouched.emit()

    def _vouch(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.edited.emit()

    def undo(self) -> str | None:
        """Go back one step; returns what changed, as `first_difference` names it, None where nothing was left."""
        return self._go_to_state(self.history.undo)

    def redo(self) -> str | None:
        """Go forward one step that was taken back."""
        return self._go_to_state(self.history.redo)

    def _go_to_state(self, move: Callable[[Worksheet], Worksheet | None]) -> str | None:
        before = self.worksheet
        while (state := move(before)) is not None:
            after = edit.with_content_of(before, state)
            # What was typed and deleted again is no step that anybody would see.
            if place := first_difference(before, after):
                self._show_anew(after)
                return place
        return None

    def saved(self, file: FileHere, name: str) -> None:
        """Take it that a state of the worksheet now stands in a file."""
        self.file, self.name, self._as_opened = file, name, file.worksheet
        self.history.end_step()
        self.stored.emit()
        self._evaluate()

    def open(
        self, worksheet: Worksheet, name: str, file: FileHere | None = None, as_opened: Worksheet | None = None
    ) -> None:
        """Open another worksheet; each one before it can be brought back, the last one first.

        `as_opened` is what of it is safe, where that is something else: what an ended program left is not.
        """
        if (aside := self._set_aside()) is not None:
            self._formers.append(aside)
        if file is not None:
            self._drop_safe_formers(file.path)
        safe = worksheet if as_opened is None else as_opened
        typed, rows, history = as_typed(worksheet), rows_of(worksheet), History(monotonic)
        self._replace(Opened(worksheet, typed, rows, name, file, safe, {}, history, None))

    def take_over(self, worksheet: Worksheet) -> None:
        """Put other texts into the open worksheet, all in one step, which undo takes back."""
        self._put(edit.with_content_of(self.worksheet, worksheet))

    def bring_back(self, place: int = -1) -> None:
        """Open the worksheet before; the one that is open now comes round again after all others."""
        if self._formers:
            former = self._formers.pop(place)
            if (aside := self._set_aside()) is not None:
                self._formers.insert(0, aside)
            self._replace(former)

    def unsaved_former_at(self, path: str) -> int | None:
        """Return the place of the worksheet before that has unsaved changes to the file at a path, for `bring_back`."""
        return next((place for place, former in self._formers_at(path) if former.is_lost), None)

    def let_go(self) -> None:
        """Let others write the file; it is taken again when the worksheet comes back."""
        if self.file is not None:
            self.file.release()

    def _set_aside(self) -> Opened | None:
        """Return the open worksheet, to make room for another; None where there is nothing in it to bring back."""
        self.leaving.emit()
        self.let_go()
        aside = self._opened
        if aside.is_worth_keeping:
            return aside
        self._drop(aside)
        return None

    def _drop_safe_formers(self, path: str) -> None:
        """Forget the worksheets before that are in the file which is opened, and nowhere else."""
        safe = [place for place, former in self._formers_at(path) if not former.is_lost]
        for place in reversed(safe):
            self._drop(self._formers.pop(place))

    def _formers_at(self, path: str) -> list[tuple[int, Opened]]:
        return [
            (place, former)
            for place, former in enumerate(self._formers)
            if former.file is not None and target_of(former.file.path) == target_of(path)
        ]

    def _drop(self, opened: Opened) -> None:
        if opened.kept is not None:
            self.dropped.emit(opened.kept)

    def look_at_the_day(self) -> None:
        """Evaluate again where midnight has passed."""
        if self.evaluation is not None and self.evaluation.today != self._today():
            self._evaluate()

    @property
    def _opened(self) -> Opened:
        texts = (self.worksheet, self.typed, self.rows, self.name, self.file, self._as_opened, self.planned)
        return Opened(*texts, self.history, self.kept)

    def _replace(self, opened: Opened) -> None:
        # What was planned for one patient is not planned for another.
        self.worksheet, self.typed, self.rows = opened.worksheet, opened.typed, opened.rows
        self.name, self.file, self._as_opened = opened.name, opened.file, opened.as_opened
        self.planned, self.history, self.kept = opened.planned, opened.history, opened.kept
        self.replaced.emit()
        self._evaluate()

    def _put(self, worksheet: Worksheet) -> None:
        """Take another state of the worksheet as one step, and fill the fields anew."""
        self.history.note(self.worksheet, "")
        self._show_anew(worksheet)

    def _show_anew(self, worksheet: Worksheet) -> None:
        before, typed, rows = self.worksheet, self.typed, self.rows
        self.worksheet, self.typed, self.rows = worksheet, as_typed(worksheet), rows_of(worksheet)
        # What is the same stays as it stands in its field, with a unit or without.
        self.typed |= {path: text for path, text in typed.items() if is_same(path, before, worksheet)}
        self.rows |= {path: each for path, each in rows.items() if is_same(path, before, worksheet)}
        self.retyped.emit()
        self.edited.emit()
        self._evaluate()

    def _change(self, worksheet: Worksheet, place: str = "") -> None:
        if worksheet != self.worksheet:
            self.history.note(self.worksheet, place)
            self.worksheet = worksheet
            self.edited.emit()
        self._evaluate()

    def _evaluate(self) -> None:
        if self.reference is None:
            return
        self.evaluation = evaluate(self.worksheet, self.reference, self._today())
        self.page = page_state(self.worksheet, self.reference, self.evaluation)
        self.changed.emit()
