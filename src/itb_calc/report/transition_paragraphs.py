"""What a change of concentration means for the patient, topic by topic, and what is not known."""

from __future__ import annotations

from typing import assert_never

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.report.ratio_words import share_in_words
from itb_calc.visit import fields
from itb_calc.worksheet.transition import (
    Bridge,
    Change,
    Lacking,
    NotBridgeable,
    SystemVolume,
    Unbridged,
    Withheld,
)

_WHERE = {
    fields.TUBING_VOLUME.path: "which the pump's programmer shows",
    fields.CATHETER_VOLUME.path: "which stands in the programmer or the implant record",
    fields.CATHETER_TRIMMED_LENGTH.path: "which stands in the implant record",
    fields.PREVIOUS_CONCENTRATION.path: "unless this is the first fill",
}
_BRIDGE_IS = "A bridge gives the old solution in tubing and catheter at the ordered dose, before the new flow starts"
_AGREE = (
    "Whether and how to bridge is for the prescriber and whoever programs the pump to agree on: these are the figures"
    " for it."
)
_DECIDE = "How to change over is for the prescriber to decide: these are the figures for it."
_ASSUMED = "They assume an exact pump, no mixing in tubing and catheter, and no patient boluses."
_SCHEDULE = " Of a day schedule they count the average over 24 hours."


def for_how_long(change: Change, duration: Amount, mark: DecimalMark) -> str:
    """Say how long the old solution lasts: of a range, at most."""
    return f"for {'up to ' if _is_range(change) else ''}{show_amount(duration, mark)}"


def _is_range(change: Change) -> bool:
    return isinstance(change.system, SystemVolume) and change.system.is_range


def who_decides(change: Change) -> str:
    """Say who agrees on it, and what the figures assume."""
    who = _DECIDE if isinstance(change.bridge, NotBridgeable) else _AGREE
    return f"{who} {_ASSUMED}{_SCHEDULE if change.has_schedule else ''}"


def still_to_come(change: Change, mark: DecimalMark) -> str:
    """Say how much of the old solution is still to come."""
    old, system = show_entered(change.old, mark), change.system
    if isinstance(change.unbridged, Withheld):
        return ""
    if isinstance(system, Lacking):
        return (
            f"The pump's tubing and the catheter still hold old solution ({old}), which reaches the patient before the"
            f" new one does. How much cannot be said without {what_is_needed(system, where=True)}."
        )
    return (
        f"The pump's tubing and the catheter still hold {_held(system, mark)} of the old solution ({old}). All of it"
        " reaches the patient before the new one does."
    )


def _held(system: SystemVolume, mark: DecimalMark) -> str:
    used = show_amount(system.used, mark)
    if system.largest is None:
        return used
    largest = show_amount(system.largest, mark)
    return f"up to {largest}" if system.used == system.largest else f"{used.removesuffix(' mL')} to {largest}"


def without_a_bridge(change: Change, mark: DecimalMark) -> str:
    """Say what the patient gets without a bridge, which share of the order, for how long, and which danger that is."""
    match change.unbridged:
        case Withheld(rule):
            return f"What the patient gets until the new solution arrives is withheld: see {rule}."
        case Lacking() as lacking:
            needed = what_is_needed(lacking)
            return f"What the patient gets until the new solution arrives cannot be said without {needed}."
        case Unbridged() as given:
            return _given(change, given, mark)
        case _ as never:
            assert_never(never)


def _given(change: Change, given: Unbridged, mark: DecimalMark) -> str:
    old = "weaker" if change.goes_up else "stronger"
    cause = (
        "The flow of this pump is fixed, so that it cannot be bridged: until the new solution arrives"
        if isinstance(change.bridge, NotBridgeable)
        else f"The pump runs at once at {show_amount(given.flow, mark)}, which is right for the new solution, while the"
        f" {old} old one still comes out:"
    )
    gets = f"{cause} the patient gets {show_amount(given.dose, mark)}{_of_order(change, given, mark)}"
    if isinstance(given.duration, Amount):
        return f"{gets}, {for_how_long(change, given.duration, mark)}.{_danger(given)}"
    return f"{gets}.{_danger(given)} For how long cannot be said without {what_is_needed(given.duration)}."


def _of_order(change: Change, given: Unbridged, mark: DecimalMark) -> str:
    if change.ordered is None or given.share is None:
        return ""
    if given.share == 1:
        return ", as ordered"
    return f", {share_in_words(given.share, mark)} the ordered {show_entered(change.ordered, mark)}"


def _danger(given: Unbridged) -> str:
    if given.share is None or given.share == 1:
        return ""
    if given.share < 1:
        return " Getting less than ordered can bring on withdrawal."
    return " Getting more than ordered can mean an overdose."


def with_a_bridge(change: Change, mark: DecimalMark) -> str:
    """Say what a bridge is, and what this one would be; an empty text where the pump cannot be bridged."""
    match change.bridge:
        case Bridge() as bridge:
            return f"{_BRIDGE_IS}: {_figures(bridge, mark)}.{_range(change)}{_extra(bridge, mark)}"
        case Lacking() as lacking:
            return f"{_BRIDGE_IS}. Its dose and its duration cannot be said without {what_is_needed(lacking)}."
        case Withheld(rule):
            return f"{_BRIDGE_IS}. Its figures are withheld: see {rule}."
        case NotBridgeable():
            return ""
        case _ as never:
            assert_never(never)


def _figures(bridge: Bridge, mark: DecimalMark) -> str:
    dose, duration, flow = (show_amount(amount, mark) for amount in (bridge.dose, bridge.duration, bridge.flow))
    return f"{dose} in {duration}, at a flow of {flow}"


def _range(change: Change) -> str:
    if not _is_range(change):
        return ""
    which = "smallest" if change.goes_up else "largest"
    return f" It is worked out with the {which} tubing volume: if it does not fit, it gives too little, not too much."


def _extra(bridge: Bridge, mark: DecimalMark) -> str:
    if bridge.extra is None:
        return ""
    return (
        f" It takes {show_amount(bridge.extra, mark)} more from the reservoir than the new flow would in that time, so"
        " that the fill ends earlier: the earliest days to alarm count it."
    )


def in_the_reservoir(change: Change, mark: DecimalMark) -> str:
    """Say what the old solution left in the reservoir can at most make of the new one."""
    mixed = change.mixed
    if isinstance(mixed, Lacking):
        return (
            f"How much the old solution left there changes the new one cannot be said without {what_is_needed(mixed)}."
        )
    weak, below = ("weak", "below") if change.goes_up else ("strong", "above")
    off = show_amount(abs(mixed.deviation), mark)
    up_to = "" if off.startswith("less") else "up to "
    return (
        f"Up to {show_entered(mixed.residual, mark)} of the old solution cannot be taken out, and mixes into the new"
        f" one. At most, before any rinse, this makes the fill as {weak} as {show_amount(mixed.concentration, mark)},"
        f" and the dose {up_to}{off} {below} the order, until the next refill."
    )


def what_is_needed(lacking: Lacking, *, where: bool = False) -> str:
    """Name what is waited for; where asked, with the place where it is found."""
    if not lacking.path:
        return "what is not entered yet"
    name = f"the {fields.label_of(lacking.path).lower()}"
    if lacking.is_unreadable:
        return f"{name}, which is not read"
    place = _WHERE.get(lacking.path, "") if where else ""
    return f"{name}, {place}" if place else name
