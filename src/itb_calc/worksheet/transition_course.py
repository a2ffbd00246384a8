"""The dose that reaches the patient in the hours after a change of concentration: what the picture draws, exact.

The model is plug flow: the old drug comes out whole before the new one, so that each dose lasts until it is through.
The points are results of the evaluation. What mixes in the reservoir is an upper bound only, and is not part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.worksheet.transition import Bridge, Change, ConcentrationChange, NotBridgeable, Unbridged

_AT_THE_START = Amount(Fraction(0), "hour")
# How much longer than the longest duration the picture goes on, so that the new dose is seen.
_BEYOND = Fraction(5, 4)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one hour to another, counted from the start of the new programme, the patient gets this dose (mcg/day)."""

    start: Amount
    end: Amount
    dose: Amount


Line = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DoseCourse:
    """The lines over the hours: as ordered, without a bridge, and with one, where the pump can be bridged.

    `bridged` is empty where the pump has a fixed flow.
    """

    intended: Line
    unbridged: Line
    bridged: Line = ()

    @property
    def end(self) -> Amount:
        """Where the picture ends (hours)."""
        return self.unbridged[-1].end

    @property
    def highest(self) -> Amount:
        """The highest dose (mcg/day) of any line."""
        return max(stretch.dose for line in (self.intended, self.unbridged, self.bridged) for stretch in line)


def dose_course(change: ConcentrationChange) -> DoseCourse | None:
    """Return the course of a change; None where nothing changes, or where a duration is absent or withheld."""
    if not isinstance(change, Change) or not isinstance(change.unbridged, Unbridged):
        return None
    without, bridge = change.unbridged, change.bridge
    if not isinstance(without.duration, Amount) or without.afterwards is None or change.ordered is None:
        return None
    if not isinstance(bridge, Bridge | NotBridgeable):
        return None
    longest = without.duration if isinstance(bridge, NotBridgeable) else max(without.duration, bridge.duration)
    end = longest * _BEYOND
    ordered = change.ordered
    return DoseCourse(
        (Stretch(_AT_THE_START, end, ordered),),
        _two(without.dose, without.duration, without.afterwards, end),
        () if isinstance(bridge, NotBridgeable) else _two(ordered, bridge.duration, ordered, end),
    )


def _two(first: Amount, until: Amount, then: Amount, end: Amount) -> Line:
    return (Stretch(_AT_THE_START, until, first), Stretch(until, end, then))
