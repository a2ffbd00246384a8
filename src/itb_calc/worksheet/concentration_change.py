"""What is known of a change of concentration.

Everything here was typed, is a result of the evaluation, or is the ratio of two of these: no result is computed a
second time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from itb_calc.core.amount import Amount
from itb_calc.safety.withholding import BRIDGE
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing, NotEntered, Unreadable
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.transition import (
    Bridge,
    Change,
    ConcentrationChange,
    FirstFill,
    Lacking,
    Mixed,
    NotBridgeable,
    SystemVolume,
    Unbridged,
    Unchanged,
    Withheld,
)

_UNBRIDGED = ("unbridged_daily_dose", "flow_rate")
_BRIDGE = ("bridge_dose", "bridge_duration", "bridge_rate")
_MIXED = ("mixed_concentration", "mixed_deviation")

T = TypeVar("T")


def concentration_change(facts: Facts, evaluation: Evaluation) -> ConcentrationChange:
    """Return what is known of the change from the previous concentration to the one of this fill."""
    try:
        old = facts.inputs.need(fields.PREVIOUS_CONCENTRATION)
    except Missing as missing:
        is_first = isinstance(missing, NotEntered) and _known(lambda: facts.inputs.get(fields.FIRST_FILL))
        return FirstFill() if is_first else _lacking(missing)
    results = evaluation.results
    if "pump_concentration" not in results.worked:
        rule = _withheld_by(evaluation, frozenset({"pump_concentration"}))
        return Withheld(rule) if rule else _lacking(results.waits_for("pump_concentration"))
    new = results.amount("pump_concentration")
    return Unchanged(new) if new == old else _change(facts, evaluation, old, new)


def _change(facts: Facts, evaluation: Evaluation, old: Amount, new: Amount) -> Change:
    results = evaluation.results
    rule = _withheld_by(evaluation, BRIDGE)
    bridge = NotBridgeable() if _known(facts.is_constant_flow) else _bridge(results)
    return Change(
        old.to("mcg/mL"),
        new.to("mcg/mL"),
        times=max(new, old).number("mcg/mL") / min(new, old).number("mcg/mL"),
        ordered=_known(lambda: facts.inputs.need(fields.DAILY_DOSE)),
        system=_system(results),
        unbridged=Withheld(rule) if rule else _unbridged(facts, results),
        bridge=Withheld(rule) if rule and not isinstance(bridge, NotBridgeable) else bridge,
        mixed=_mixed(facts, results),
        has_schedule=bool(_known(facts.inputs.steps)),
    )


def _system(results: Results) -> SystemVolume | Lacking:
    missing = _missing(results, ("system_volume",))
    if missing is not None:
        return missing
    return SystemVolume(results.amount("system_volume"), _known(lambda: results.amount("system_volume_max")))


def _unbridged(facts: Facts, results: Results) -> Unbridged | Lacking:
    missing = _missing(results, _UNBRIDGED)
    if missing is not None:
        return missing
    dose, ordered = results.amount("unbridged_daily_dose"), _known(lambda: facts.inputs.need(fields.DAILY_DOSE))
    delivered = _known(lambda: results.amount("delivered_daily_dose"))
    return Unbridged(
        results.amount("flow_rate"),
        dose,
        None if ordered is None else dose.number("mcg/day") / ordered.number("mcg/day"),
        _missing(results, ("unbridged_duration",)) or results.amount("unbridged_duration"),
        delivered if _known(facts.is_constant_flow) else ordered,
    )


def _bridge(results: Results) -> Bridge | Lacking:
    missing = _missing(results, _BRIDGE)
    if missing is not None:
        return missing
    dose, duration, flow = (results.amount(name) for name in _BRIDGE)
    return Bridge(dose, duration, flow, _known(lambda: results.amount("bridge_extra_volume")))


def _mixed(facts: Facts, results: Results) -> Mixed | Lacking:
    missing = _missing(results, _MIXED)
    residual = _known(facts.residual_volume)
    if missing is not None or residual is None:
        return missing or Lacking(fields.RESIDUAL_VOLUME.path)
    concentration, deviation = (results.amount(name) for name in _MIXED)
    return Mixed(residual, concentration, deviation)


def _missing(results: Results, names: tuple[str, ...]) -> Lacking | None:
    """Return what the first of these results that is absent waits for; None where all are there."""
    absent = next((name for name in names if name not in results.worked), None)
    return None if absent is None else _lacking(results.waits_for(absent))


def _lacking(cause: Missing | None) -> Lacking:
    if isinstance(cause, NotEntered | Unreadable):
        return Lacking(cause.name, isinstance(cause, Unreadable))
    return Lacking()


def _withheld_by(evaluation: Evaluation, names: frozenset[str]) -> str:
    """Return the first rule that withholds one of these results, or an empty text."""
    return next((each.rule for each in evaluation.findings if not names.isdisjoint(each.withholds)), "")


def _known(ask: Callable[[], T | None]) -> T | None:
    try:
        return ask()
    except Missing:
        return None
