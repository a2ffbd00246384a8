"""How the volume in the reservoir falls from one fill to the next: what the chart draws, exact and without Qt.

The flow is constant, so each line is straight but for what a bridge takes at its beginning, and the results of the
evaluation are its points: nothing is computed a second time here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.refill_date import STABILITY
from itb_calc.safety.withholding import DAYS_AND_DATES
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing, Unreadable
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation

_AT_THE_FILL = Amount(Fraction(0), "day")


@dataclass(frozen=True, slots=True)
class Point:
    """So many days after the fill this volume (mL) is left."""

    days: Amount
    volume: Amount


Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The lines of a fill, from the programmed volume (mL) down to the alarm volume, and to what the pump keeps.

    A line is empty where its results are absent; `worst` and `slowest` are there only where something makes them
    differ from the nominal one. A date is None where it is absent, and `stability_limit` (days after the fill) where
    it does not decide the refill date.
    """

    programmed: Amount
    alarm: Amount
    nominal: Line
    worst: Line = ()
    slowest: Line = ()
    fill_date: date | None = None
    alarm_date: date | None = None
    latest_refill_date: date | None = None
    book_by_date: date | None = None
    stability_limit: Amount | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that there are."""
        return tuple(line for line in (self.nominal, self.worst, self.slowest) if line)

    def until_alarm(self, line: Line) -> Line:
        """Return a line as far as the alarm volume; its last point stands there."""
        return tuple(point for point in line if point.volume >= self.alarm)


def course(facts: Facts, evaluation: Evaluation) -> Course | None:
    """Return the course of an evaluation; None where the days to alarm are absent or withheld."""
    if any(not DAYS_AND_DATES.isdisjoint(finding.withholds) for finding in evaluation.findings):
        return None
    try:
        return _course(facts, evaluation.results)
    except Missing:
        return None


def _course(facts: Facts, results: Results) -> Course:
    programmed, alarm = facts.programmed_volume(), facts.inputs.need(fields.ALARM_VOLUME)
    full, at_alarm = Point(_AT_THE_FILL, programmed), Point(results.amount("days_to_alarm"), alarm)
    return Course(
        programmed,
        alarm,
        nominal=(full, at_alarm, *_emptied(facts, results, "days_to_empty")),
        worst=_worst(facts, results, full, alarm),
        slowest=_slowest(results, full, alarm),
        fill_date=_fill_date(facts),
        alarm_date=_day(results, "alarm_date"),
        latest_refill_date=_day(results, "latest_refill_date"),
        book_by_date=_day(results, "book_by_date"),
        stability_limit=_deciding_stability(facts, results),
    )


def _worst(facts: Facts, results: Results, full: Point, alarm: Amount) -> Line:
    if "earliest_days_to_alarm" not in results.worked:
        return ()
    at_alarm = Point(results.amount("earliest_days_to_alarm"), alarm)
    return (full, *_bridged(results, full), at_alarm, *_emptied(facts, results, "earliest_days_to_empty"))


def _bridged(results: Results, full: Point) -> Line:
    """Return where the line goes on after a bridge, whose extra volume is counted at once."""
    if "bridge_extra_volume" not in results.worked:
        return ()
    return (Point(_AT_THE_FILL, full.volume - results.amount("bridge_extra_volume")),)


def _slowest(results: Results, full: Point, alarm: Amount) -> Line:
    if "latest_days_to_alarm" not in results.worked:
        return ()
    return (full, Point(results.amount("latest_days_to_alarm"), alarm))


def _emptied(facts: Facts, results: Results, days: str) -> Line:
    """Return the end of a line, where the pump keeps less than the alarm volume."""
    if days not in results.worked:
        return ()
    residual = facts.residual_volume()
    if residual is None or residual >= facts.inputs.need(fields.ALARM_VOLUME):
        return ()
    return (Point(results.amount(days), residual),)


def _fill_date(facts: Facts) -> date | None:
    try:
        return facts.inputs.get(fields.FILL_DATE)
    except Unreadable:
        return None


def _day(results: Results, name: str) -> date | None:
    return results.day(name) if name in results.worked else None


def _deciding_stability(facts: Facts, results: Results) -> Amount | None:
    if "deciding_limit" not in results.worked or results.text("deciding_limit") != STABILITY:
        return None
    return facts.inputs.get(fields.STABILITY_LIMIT)
