"""The open worksheet: what was typed, to the letter, and the page that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.beside_unit import to_field, to_worksheet
from itb_calc.desktop.viewmodels.page_state import PageState, page_state
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import BY_PATH, SCHEDULE
from itb_calc.worksheet import edit
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet


class Document(QObject):
    """One worksheet. Every change is evaluated at once; before the reference data is there, changes are only kept.

    `changed` says that the page differs, `replaced` that another worksheet is open and the fields must be filled anew.
    """

    changed = Signal()
    replaced = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.reference: Reference | None = None
        self.worksheet = Worksheet()
        self.typed: dict[str, str] = {}
        self.name = ""
        self.evaluation: Evaluation | None = None
        self.page = PageState()
        self._former: tuple[Worksheet, dict[str, str], str] | None = None

    @property
    def kept(self) -> tuple[Worksheet, ...]:
        """The open worksheet and the one that can be brought back."""
        return (self.worksheet,) if self._former is None else (self.worksheet, self._former[0])

    @property
    def has_former(self) -> bool:
        """Whether a worksheet that was open before can be brought back."""
        return self._former is not None

    def start(self, reference: Reference) -> None:
        """Take the reference data, and evaluate what was typed before it was there."""
        self.reference = reference
        self.replaced.emit()
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

    def remove(self, path: str) -> None:
        """Remove an entry that has no field on the page."""
        self.typed.pop(path, None)
        if path == SCHEDULE:
            self._change(edit.without_schedule(self.worksheet))
        else:
            self._change(edit.enter(self.worksheet, path, ""))

    def set_mark(self, mark: DecimalMark) -> None:
        """Set the decimal mark of an empty worksheet."""
        self._change(edit.with_mark(self.worksheet, mark))

    def open(self, worksheet: Worksheet, name: str) -> None:
        """Open another worksheet; the one before it can be brought back."""
        self._former = (self.worksheet, self.typed, self.name)
        typed = {path: to_field(BY_PATH[path], text) for path, text in worksheet.texts.items()}
        self._replace(worksheet, typed, name)

    def bring_back(self) -> None:
        """Change places with the worksheet that was open before."""
        if self._former is not None:
            former, self._former = self._former, (self.worksheet, self.typed, self.name)
            self._replace(*former)

    def look_at_the_day(self) -> None:
        """Evaluate again where midnight has passed."""
        if self.evaluation is not None and self.evaluation.today != self._today():
            self._evaluate()

    def _replace(self, worksheet: Worksheet, typed: Mapping[str, str], name: str) -> None:
        self.worksheet, self.typed, self.name = worksheet, dict(typed), name
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
