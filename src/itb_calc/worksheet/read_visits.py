"""The earlier visits: each part of each visit read strictly, and one problem for all where any part is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.core.show_date import show_date
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet

Part = date | Amount | Refusal
# As many as a trend can show side by side: a year of monthly refills.
MOST_VISITS = 12


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """An earlier refill: its day, what should have been left (mL), and what came out (mL)."""

    day: date
    expected: Amount
    aspirated: Amount


@dataclass(frozen=True, slots=True)
class VisitReading:
    """One visit as read: the visit itself where every part is read, else why which part is not.

    The parts are named as in the file: `date`, `expected_residual`, `aspirated_volume`.
    """

    visit: EarlierVisit | None
    refusals: Mapping[str, Refusal] = field(default_factory=dict)


def read_visits(worksheet: Worksheet, reference: Reference) -> tuple[VisitReading, ...]:
    """Read every visit in the order in which they were typed; a day at or after the fill, or twice, is refused."""
    fill_date = _fill_date(worksheet, reference)
    known: dict[date, int] = {}
    readings: list[VisitReading] = []
    for number, typed in enumerate(worksheet.visits, start=1):
        parts = {
            each.path.rpartition(".")[2]: _read_part(each, typed, worksheet.decimal_mark, reference)
            for each in fields.VISIT
        }
        day = parts["date"]
        if isinstance(day, date):
            parts["date"] = _wrong_day(typed["date"], day, fill_date, known) or day
            known.setdefault(day, number)
        readings.append(_reading(parts))
    return tuple(readings)


def _read_part(each: Field[Any], typed: Mapping[str, str], mark: DecimalMark, reference: Reference) -> Part:
    text = typed.get(each.path.rpartition(".")[2], "")
    if not text:
        message = f"{each.label} is missing. Enter date, expected and aspirated volume of each visit."
        return Refusal(Reason.PARTNER_MISSING, "", message)
    return cast("Part", read_field(each, text, mark, reference))


def _wrong_day(text: str, day: date, fill_date: date | None, known: Mapping[date, int]) -> Refusal | None:
    """Refuse a day that is no earlier one, or that stands in a visit before."""
    if fill_date is not None and day >= fill_date:
        message = (
            f"{show_date(day)} is not before the fill date, {show_date(fill_date)}. Write the day of an earlier visit."
        )
        return Refusal(Reason.NOT_BEFORE_THE_FILL, text, message)
    if day in known:
        message = (
            f"{show_date(day)} stands in visit {known[day]} too, and only one of the two can be right. Remove one."
        )
        return Refusal(Reason.TWICE, text, message)
    return None


def _fill_date(worksheet: Worksheet, reference: Reference) -> date | None:
    text = worksheet.texts.get(fields.FILL_DATE.path, "")
    outcome = read_field(fields.FILL_DATE, text, worksheet.decimal_mark, reference)
    return outcome if isinstance(outcome, date) else None


def visits_problem(worksheet: Worksheet, reference: Reference) -> Iterator[Problem]:
    """Say what is wrong with the visits as a whole, or with the first that is not read; nothing where all are well."""
    reason_and_message = next(_wrong(worksheet, read_visits(worksheet, reference)), None)
    if reason_and_message is not None:
        count = len(worksheet.visits)
        yield Problem(fields.VISITS, "1 visit" if count == 1 else f"{count} visits", *reason_and_message)


def _wrong(worksheet: Worksheet, readings: tuple[VisitReading, ...]) -> Iterator[tuple[Reason, str]]:
    if readings and worksheet.answers.get(fields.FIRST_FILL.path):
        message = "This is marked as the first fill, but earlier visits are entered too. Clear one of the two."
        yield Reason.CONTRADICTION, message
    if len(readings) > MOST_VISITS:
        message = f"{len(readings)} visits are entered, but at most {MOST_VISITS} are shown. Remove the oldest."
        yield Reason.TOO_MANY_VISITS, message
    for number, reading in enumerate(readings, start=1):
        for refusal in reading.refusals.values():
            yield refusal.reason, f"Visit {number} is not read: {_lower_first(refusal)}"


def _lower_first(refusal: Refusal) -> str:
    """Go on with a sentence of ours; what was typed, or a day, in front of it stays as it is."""
    message = refusal.message
    is_ours = not (refusal.text and message.startswith(quote(refusal.text)))
    is_ours = is_ours and message.startswith(tuple(each.label for each in fields.VISIT))
    return f"{message[0].lower()}{message[1:]}" if is_ours else message


def _reading(parts: Mapping[str, Part]) -> VisitReading:
    refusals = {name: outcome for name, outcome in parts.items() if isinstance(outcome, Refusal)}
    if refusals:
        return VisitReading(None, refusals)
    day, expected, aspirated = parts.values()
    return VisitReading(EarlierVisit(cast("date", day), cast("Amount", expected), cast("Amount", aspirated)))
