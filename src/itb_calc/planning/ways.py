"""Every way to prepare the target in the volume that is needed, side by side, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.planning.way import Kind, Way
from itb_calc.planning.way_finder import WayFinder
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing
from itb_calc.visit.waiting import waits_in_words
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet

_NO_DATA = "needs the reference data, which cannot be used"
_BEHIND_ALL = Fraction(10**9)


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways, the best first and those that cannot be used last; or in `needs` what they wait for.

    `needed` (mL) is injected + priming volume, `target` (mcg/mL) what is to be prepared.
    """

    ways: tuple[Way, ...] = ()
    needed: Amount | None = None
    target: Amount | None = None
    needs: str = ""

    @property
    def usable(self) -> tuple[Way, ...]:
        """The ways that can be used."""
        return tuple(way for way in self.ways if way.is_usable)

    @property
    def unusable(self) -> tuple[Way, ...]:
        """The ways that cannot be used, each with its reason."""
        return tuple(way for way in self.ways if not way.is_usable)


def ways_to_prepare(worksheet: Worksheet, reference: Reference, today: date) -> Ways:
    """Return every way of a worksheet. Pure, and never an exception for anything that was typed."""
    if not reference.is_complete:
        return Ways(needs=_NO_DATA)
    inputs, _ = read(worksheet, reference)
    try:
        target, needed = inputs.need(fields.TARGET_CONCENTRATION), _needed(inputs)
    except Missing as missing:
        return Ways(needs=waits_in_words(missing))
    found = WayFinder(worksheet, reference, today, target, needed).ways()
    return Ways(tuple(sorted(found, key=_place)), needed, target)


def _needed(inputs: Inputs) -> Amount:
    injected, priming = inputs.need(fields.INJECTED_VOLUME), inputs.get(fields.PRIMING_VOLUME)
    return injected if priming is None else injected + priming


def _place(way: Way) -> tuple[bool, bool, int, int, Fraction, Fraction, Fraction, str, str, str]:
    """Return a way's place in the order: a total one, so that the same worksheet always gives the same table.

    What can be used before what cannot; ready-made before compounded; no finding before caution before confirm; then
    fewer volumes to draw, fewer containers, less waste, a larger smallest volume; at last by kind and by product.
    """
    return (
        not way.is_usable,
        way.kind is not Kind.READY_MADE,
        0 if way.worst is None else len(Severity) - way.worst.weight,
        way.steps,
        _BEHIND_ALL if way.containers is None else Fraction(way.containers),
        _BEHIND_ALL if way.waste is None else way.waste.number("mL"),
        Fraction(0) if way.smallest is None else -way.smallest.number("mL"),
        way.kind.value,
        f"{way.stock.product} {way.stock.name}",
        "" if way.second is None else f"{way.second.product} {way.second.name}",
    )
