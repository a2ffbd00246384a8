"""From evaluations to a list of refills, the most urgent first. Nothing is left out: what has no date says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from itb_calc.planning.worksheet_files import WorksheetFile
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation

_OVERDUE = "RES-05"
# What the date to book is made of: an empty field that one of these waits for is a reason why there is none.
_NEEDED = ("pump_concentration", "flow_rate", "days_to_alarm", "latest_refill_date", "book_by_date")
_BLOCKED, _UNREAD, _FINE = 1, 2, 0


class Urgency(StrEnum):
    """How a refill stands on the day, the most urgent first."""

    OVERDUE = "overdue"
    BOOK_NOW = "book now"
    LATER = "later"
    NO_DATE = "no date"


@dataclass(frozen=True, slots=True)
class Block:
    """A finding that blocks: its rule, and what it says."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Refill:
    """What the list says of one worksheet: dates where they are known, and what stands in the way.

    `confirms` are rules; `unread` are the paths of fields that are not read; `missing` are those that are empty, where
    the date to book waits for them.
    """

    urgency: Urgency
    book_by: date | None = None
    latest: date | None = None
    alarm: date | None = None
    deciding_limit: str | None = None
    blocks: tuple[Block, ...] = ()
    confirms: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def day_to_act(self) -> date | None:
        """The day to book; the latest refill date where that one is not known."""
        return self.latest if self.book_by is None else self.book_by


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """Why there is no evaluation: one sentence."""

    message: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A worksheet in the list."""

    file: WorksheetFile
    refill: Refill


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that gave no worksheet, and why."""

    file: WorksheetFile
    message: str


@dataclass(frozen=True, slots=True)
class RefillList:
    """The refills with a date, the most urgent first; the worksheets without one; what is no worksheet."""

    today: date
    dated: tuple[Listed, ...]
    undated: tuple[Listed, ...]
    refused: tuple[Refused, ...]

    def count(self, urgency: Urgency) -> int:
        """Return how many worksheets stand so."""
        return sum(listed.refill.urgency is urgency for listed in (*self.dated, *self.undated))

    @property
    def exit_status(self) -> int:
        """What a command answers with: 1 for a block, 2 for a field or file that is not read, else 0."""
        refills = [listed.refill for listed in (*self.dated, *self.undated)]
        if any(refill.blocks for refill in refills):
            return _BLOCKED
        return _UNREAD if self.refused or any(refill.unread for refill in refills) else _FINE


def refill_of(evaluation: Evaluation) -> Refill:
    """Return what the list says of an evaluation."""
    results = evaluation.results
    latest, book_by = _day(results, "latest_refill_date"), _day(results, "book_by_date")
    return Refill(
        urgency=_urgency(evaluation, book_by, latest),
        book_by=book_by,
        latest=latest,
        alarm=_day(results, "alarm_date"),
        deciding_limit=results.text("deciding_limit") if "deciding_limit" in results.worked else None,
        blocks=tuple(Block(finding.rule, finding.message) for finding in _of(evaluation, Severity.BLOCK)),
        confirms=tuple(finding.rule for finding in _of(evaluation, Severity.CONFIRM) if finding.rule != _OVERDUE),
        unread=tuple(problem.field for problem in evaluation.problems),
        missing=_missing(results) if book_by is None else (),
    )


def refill_list(entries: Iterable[tuple[WorksheetFile, Refill | NotEvaluated]], today: date) -> RefillList:
    """Arrange what is known of each file, in whichever order it comes."""
    listed: list[Listed] = []
    refused: list[Refused] = []
    for file, entry in entries:
        if isinstance(entry, Refill):
            listed.append(Listed(file, entry))
        else:
            refused.append(Refused(file, entry.message))
    dated = sorted((each for each in listed if each.refill.urgency is not Urgency.NO_DATE), key=_by_urgency)
    undated = sorted((each for each in listed if each.refill.urgency is Urgency.NO_DATE), key=_by_hindrance)
    refused.sort(key=lambda each: _by_name(each.file))
    return RefillList(today, tuple(dated), tuple(undated), tuple(refused))


def _urgency(evaluation: Evaluation, book_by: date | None, latest: date | None) -> Urgency:
    # The rule has the first word: it has seen the date also where the date is not shown.
    if any(finding.rule == _OVERDUE for finding in _of(evaluation, Severity.CONFIRM)):
        return Urgency.OVERDUE
    day_to_act = book_by or latest
    if day_to_act is None:
        return Urgency.NO_DATE
    return Urgency.BOOK_NOW if day_to_act <= evaluation.today else Urgency.LATER


def _of(evaluation: Evaluation, severity: Severity) -> list[Finding]:
    return [finding for finding in evaluation.findings if finding.severity is severity]


def _day(results: Results, name: str) -> date | None:
    return results.day(name) if name in results.worked else None


def _missing(results: Results) -> tuple[str, ...]:
    waiting = results.waits_for_entry()
    return tuple(path for path, names in waiting.items() if not set(names).isdisjoint(_NEEDED))


def _by_urgency(listed: Listed) -> tuple[bool, date, date, tuple[str, str]]:
    """Order by urgency: overdue first, of which those whose date is not known; then by the day to act."""
    refill = listed.refill
    is_later = refill.urgency is not Urgency.OVERDUE
    return is_later, refill.day_to_act or date.min, refill.latest or date.min, _by_name(listed.file)


def _by_hindrance(listed: Listed) -> tuple[bool, bool, tuple[str, str]]:
    refill = listed.refill
    return not refill.blocks, not refill.unread, _by_name(listed.file)


def _by_name(file: WorksheetFile) -> tuple[str, str]:
    return file.name, file.path
