"""The picture of a change of concentration: the dose over the hours, without a bridge and with one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.desktop.viewmodels.scale_marks import marks, step_for
from itb_calc.report.transition_paragraphs import for_how_long
from itb_calc.worksheet.transition import (
    Change,
    ConcentrationChange,
    NotBridgeable,
    SystemVolume,
)
from itb_calc.worksheet.transition_course import DoseCourse, Line, dose_course

_STEPS = (1, 2, 3, 6, 12, 24)
_DAY = 24
# No finer than hours are shown.
_FINEST = Fraction(1, 10)
_NOT_BRIDGEABLE = "With a bridge: this pump cannot be bridged, its flow is fixed"
_MIXING = " What mixes in the reservoir is not drawn."
_AVERAGE = " The day schedule is drawn as its average over 24 hours."


@dataclass(frozen=True, slots=True)
class Level:
    """A dose (mcg/day) with the text that stands beside it."""

    dose: Amount
    shown: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis of hours with its text."""

    hours: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the two drawings: what it says in words, its line, and the doses that are named beside it."""

    title: str
    line: Line
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class TransitionPicture:
    """Two panels over the same hours. A panel of a pump that cannot be bridged has no line, only its title.

    `off` names what the patient gets without a bridge against the order, and is empty where they are the same;
    `alternative` says the same as the picture.
    """

    course: DoseCourse
    unbridged: Panel
    bridged: Panel
    off: str
    bridge: str
    alternative: str
    mark: DecimalMark = DecimalMark.POINT

    def ticks(self, at_most: int) -> tuple[Tick, ...]:
        """Return round hours for the axis, no more than so many (at least 2)."""
        return hour_ticks(self.course.end.number("hour"), at_most, self.mark)


def transition_picture(change: ConcentrationChange, mark: DecimalMark) -> TransitionPicture | None:
    """Return the picture; None where nothing changes, or where a duration is absent or withheld."""
    course = dose_course(change)
    if course is None or not isinstance(change, Change):
        return None
    unbridged, bridged = _unbridged(change, course, mark), _bridged(course, mark)
    average = _AVERAGE if change.has_schedule else ""
    return TransitionPicture(
        course,
        unbridged,
        bridged,
        _off(course),
        f"bridge, {show_amount(course.bridged[0].end, mark)}" if course.bridged else "",
        f"{unbridged.title}. {bridged.title}.{_volumes(change, mark)}{average}{_MIXING}",
        mark,
    )


def _unbridged(change: Change, course: DoseCourse, mark: DecimalMark) -> Panel:
    ordered, (first, then) = course.intended[0].dose, course.unbridged
    instead = f" instead of {show_entered(ordered, mark)}" if first.dose != ordered else ""
    title = (
        f"Without a bridge: {show_amount(first.dose, mark)}{instead} {for_how_long(change, first.end, mark)},"
        f" then {show_amount(then.dose, mark)}"
    )
    levels = {dose.number("mcg/day"): Level(dose, show_amount(dose, mark)) for dose in (ordered, first.dose, then.dose)}
    return Panel(title, course.unbridged, tuple(levels[dose] for dose in sorted(levels, reverse=True)))


def _bridged(course: DoseCourse, mark: DecimalMark) -> Panel:
    if not course.bridged:
        return Panel(_NOT_BRIDGEABLE, (), ())
    ordered = course.intended[0].dose
    shown, lasts = show_entered(ordered, mark), show_amount(course.bridged[0].end, mark)
    title = f"With a bridge: {shown} all the time, in the first {lasts} from the old solution"
    return Panel(title, course.bridged, (Level(ordered, show_amount(ordered, mark)),))


def _off(course: DoseCourse) -> str:
    given, ordered = course.unbridged[0].dose, course.intended[0].dose
    if given == ordered:
        return ""
    return "less than ordered" if given < ordered else "more than ordered"


def _volumes(change: Change, mark: DecimalMark) -> str:
    """Say for which volumes the two panels are drawn, where these differ."""
    system = change.system
    if not isinstance(system, SystemVolume) or system.largest is None or system.largest == system.used:
        return ""
    largest, used = show_amount(system.largest, mark), show_amount(system.used, mark)
    if isinstance(change.bridge, NotBridgeable):
        return f" Drawn for {largest} in tubing and catheter."
    return f" Drawn for {largest} in tubing and catheter without a bridge, and for {used} with one."


def hour_ticks(end: Fraction, at_most: int, mark: DecimalMark = DecimalMark.POINT) -> tuple[Tick, ...]:
    """Return round hours from 0 to the end, no more than so many (at least 2); whole days where it takes long."""
    between = max(1, at_most - 1)
    whole = next((step for step in _STEPS if end // step <= between), None)
    if end < 2:
        step = step_for(end, between, _FINEST)
    elif whole is not None:
        step = Fraction(whole)
    else:
        step = _DAY * step_for(end / _DAY, between, Fraction(1))
    return tuple(Tick(hours, show_amount(Amount(hours, "hour"), mark)) for hours in marks(end, step))
