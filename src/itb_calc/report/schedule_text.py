"""The list of refills for people, in 80 columns: the most urgent first, and nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from itb_calc import __version__
from itb_calc.core.refusal import visible
from itb_calc.core.show_date import show_date
from itb_calc.planning.refill_list import Listed, Refill, RefillList, Refused, Urgency
from itb_calc.reference.reference import Reference
from itb_calc.report.footer import footer
from itb_calc.report.layout import wrapped
from itb_calc.safety.finding import Severity
from itb_calc.visit.fields import label_of

_INDENT = " " * 12
_NAME_INDENT = " " * 6
_MESSAGE_INDENT = " " * 26
_DATE_WIDTH = 15
_HEADINGS = f"{_INDENT}{'Book by':<17}{'Latest refill':<17}{'Alarm':<17}Decided by"
_NOT_KNOWN = "not known"
_NOTHING_SAID = "No date comes out of what is entered; `itb-calc evaluate` shows all of it."


def schedule_as_text(schedule: RefillList, reference: Reference) -> Iterator[str]:
    """Give the list line by line."""
    yield f"REFILL SCHEDULE for {show_date(schedule.today)}"
    yield ""
    yield f"REFILLS BY DATE  {len(schedule.dated) or 'none'}"
    if schedule.dated:
        yield _HEADINGS
    for listed in schedule.dated:
        yield from _dated(listed)
    if schedule.undated:
        yield from ("", f"WITHOUT A DATE  {len(schedule.undated)}, each of them to be looked at")
    for listed in schedule.undated:
        yield from _undated(listed)
    if schedule.refused:
        yield from ("", f"NOT EVALUATED  {len(schedule.refused)}")
    for refused in schedule.refused:
        yield from wrapped(refusal_sentence(refused), _NAME_INDENT, "  ")
    yield from ("", f"IN SHORT  {in_short(schedule)}", "")
    yield from footer(__version__, reference.version, reference.sha256)


def in_short(schedule: RefillList) -> str:
    """Return how many there are of each kind."""
    return (
        f"{schedule.count(Urgency.OVERDUE)} overdue, {schedule.count(Urgency.BOOK_NOW)} to book now,"
        f" {schedule.count(Urgency.LATER)} later, {len(schedule.undated)} without a date,"
        f" {len(schedule.refused)} not evaluated"
    )


def refusal_sentence(refused: Refused) -> str:
    """Return the sentence on a file that gave no worksheet."""
    return f"{visible(refused.file.name)}: {refused.message}"


def _dated(listed: Listed) -> Iterator[str]:
    refill = listed.refill
    word = "" if refill.urgency is Urgency.LATER else refill.urgency.value.upper()
    days = "  ".join(f"{_shown(day):<{_DATE_WIDTH}}" for day in (refill.book_by, refill.latest, refill.alarm))
    yield f"  {word:<8}  {days}  {refill.deciding_limit or _NOT_KNOWN}"
    yield from wrapped(visible(listed.file.name), _INDENT)
    yield from _in_the_way(refill, _INDENT)


def _undated(listed: Listed) -> Iterator[str]:
    refill = listed.refill
    yield from wrapped(visible(listed.file.name), "  ")
    yield from _in_the_way(refill, _NAME_INDENT)
    if not (refill.blocks or refill.unread or refill.missing):
        yield from wrapped(_NOTHING_SAID, _NAME_INDENT)


def _in_the_way(refill: Refill, indent: str) -> Iterator[str]:
    for block in refill.blocks:
        first = f"{indent}{Severity.BLOCK.shape} BLOCK {block.rule}  "
        yield from wrapped(block.message, indent + "  ", first)
    yield from _names("Not read", (label_of(path) for path in refill.unread), indent)
    yield from _names("Not entered", (label_of(path) for path in refill.missing), indent)
    yield from _names("To confirm", refill.confirms, indent)


def _names(what: str, names: Iterable[str], indent: str) -> list[str]:
    text = ", ".join(names)
    return wrapped(f"{what}: {text}", indent + "  ", indent) if text else []


def _shown(day: date | None) -> str:
    return _NOT_KNOWN if day is None else show_date(day)
