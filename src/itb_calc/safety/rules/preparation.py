"""CON and DIL: is this dilution needed, possible, measurable and enough?"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.field import Field

_SALINE = Amount(Fraction(9, 10), "%")


def sold_ready(case: Case) -> Trigger | None:
    """Fire where something is diluted to a strength that is sold."""
    target = case.inputs.need(fields.TARGET_CONCENTRATION)
    if not case.visit.is_diluted or target not in case.thresholds.licensed_concentrations.values:
        return None
    return Trigger(
        f"{case.show(target)} is sold ready to use, and every dilution is one more chance for a slip."
        " Take the ready product if it can be had."
    )


def out_of_reach(case: Case) -> Trigger | None:
    """Fire where the target cannot be reached from the stock or stocks."""
    target = case.inputs.need(fields.TARGET_CONCENTRATION)
    second = case.inputs.get(fields.SECOND_STRENGTH)
    stock = case.results.amount("stock_concentration")
    shown = case.show(target)
    if second is None:
        if target <= stock:
            return None
        return Trigger(
            f"The target, {shown}, is stronger than the stock, {case.show_against(stock, target)}: diluting cannot"
            " reach it. Choose a stronger stock or a lower target."
        )
    if min(stock, second.value) < target < max(stock, second.value):
        return None
    stocks = " and ".join(case.show_against(each, target) for each in (stock, second.value))
    return Trigger(
        f"The target, {shown}, is not between the two stocks, {stocks}. Choose other stocks or another target.",
        fields=(fields.TARGET_CONCENTRATION, fields.SECOND_STRENGTH),
    )


def too_small_to_measure(case: Case) -> Trigger | None:
    """Fire where a volume is too small for a syringe, or for this syringe."""
    smallest = case.thresholds.smallest_measured_volume.value
    small = met(
        lambda: _too_small(case, "stock_volume", case.facts.stock_graduation()),
        lambda: _too_small(case, "second_stock_volume", case.facts.stock_graduation()),
        lambda: _too_small(case, "diluent_volume", case.facts.diluent_graduation()),
        lambda: _too_small(case, "stock_volume", smallest),
        lambda: _too_small(case, "second_stock_volume", smallest),
        lambda: _too_small(case, "diluent_volume", smallest),
    )
    return Trigger(f"{small[0]}. Choose other volumes or a finer syringe.") if small else None


def _too_small(case: Case, name: str, limit: Amount | None) -> str | None:
    volume = case.results.amount(name)
    if limit is None or volume.magnitude == 0 or volume >= limit:
        return None
    what = name.replace("_", " ")
    shown = case.show_against(volume, limit)
    return (
        f"The {what}, {shown}, is below {case.show(limit)}, the least that can be measured well: a slip there is large"
    )


def off_target(case: Case) -> Trigger | None:
    """Fire where the measured volumes miss the target by too much."""
    deviation = case.results.amount("achieved_deviation")
    caution, confirm = case.thresholds.deviation_caution.value, case.thresholds.deviation_confirm.value
    if abs(deviation) <= caution:
        return None
    is_grave = abs(deviation) > confirm
    limit = confirm if is_grave else caution
    direction = "stronger" if deviation.magnitude > 0 else "weaker"
    shown = case.show_against(abs(deviation), limit)
    return Trigger(
        f"Measured like this the solution is {shown} {direction} than the target; more than {case.show(limit)} is too"
        " much. Use a finer graduation or another volume.",
        severity=Severity.CONFIRM if is_grave else Severity.CAUTION,
    )


def diluent_reminder(case: Case) -> Trigger | None:
    """Remark with every dilution."""
    if not case.visit.is_diluted:
        return None
    return Trigger(
        f"Dilute with sterile preservative-free {case.show(_SALINE)} sodium chloride only, for a single use."
        " The beyond-use date follows local policy."
    )


def too_little_prepared(case: Case) -> Trigger | None:
    """Fire where less is prepared than goes into the pump and the refill assembly."""
    case.inputs.need(fields.TARGET_CONCENTRATION)
    case.inputs.need(fields.INJECTED_VOLUME)
    needed = max(met(lambda: case.inputs.need(fields.INJECTED_VOLUME), lambda: _injected_and_primed(case)))
    prepared = _prepared(case)
    if prepared >= needed:
        return None
    return Trigger(
        f"{case.show_against(prepared, needed)} is prepared, but {case.show(needed)} is needed to inject and to prime:"
        " the pump would hold less than is programmed. Prepare more."
    )


def _injected_and_primed(case: Case) -> Amount:
    injected, priming = case.inputs.need(fields.INJECTED_VOLUME), case.inputs.get(fields.PRIMING_VOLUME)
    return injected if priming is None else injected + priming


def _prepared(case: Case) -> Amount:
    if case.facts.stock_graduation() is not None and case.visit.is_diluted:
        return case.results.amount("measured_stock_volume") + case.results.amount("measured_diluent_volume")
    return case.inputs.need(fields.FINAL_VOLUME)


def stock_rounds_to_nothing(case: Case) -> Trigger | None:
    """Fire where the syringe is too coarse to measure any stock at all."""
    if case.results.amount("measured_stock_volume").magnitude != 0:
        return None
    exact = case.show(case.results.amount("stock_volume"))
    return Trigger(
        f"On this graduation the stock volume, {exact}, rounds to 0 mL: there would be no drug in the pump."
        " Use a finer syringe."
    )


def entered_and_not_used(case: Case) -> Trigger | None:
    """Fire where something is entered for a dilution, but not what makes it count: it would be passed over silently."""
    if _is_empty(case, fields.TARGET_CONCENTRATION):
        missing: Field[Any] = fields.TARGET_CONCENTRATION
        unused = _FOR_A_DILUTION
        outcome = "the product counts as undiluted"
    elif _is_empty(case, fields.SECOND_STRENGTH):
        missing, unused = fields.SECOND_STRENGTH, (fields.SECOND_CONTAINER_VOLUME,)
        outcome = "the stock counts as the only one"
    else:
        return None
    entered = tuple(field for field in unused if not _is_empty(case, field))
    if not entered:
        return None
    labels = " and ".join(field.label.lower() for field in entered)
    return Trigger(
        f"Without {missing.label.lower()} {outcome}, and the {labels} entered is not used."
        f" Enter the {missing.label.lower()}, or clear what is not used.",
        fields=(missing, *entered),
    )


def _is_empty(case: Case, field: Field[Any]) -> bool:
    return field.path not in case.inputs.values and field.path not in case.inputs.unreadable


_FOR_A_DILUTION: tuple[Field[Any], ...] = (
    fields.FINAL_VOLUME,
    fields.GRADUATION,
    fields.DILUENT_GRADUATION,
    fields.SECOND_STRENGTH,
    fields.SECOND_CONTAINER_VOLUME,
)
_TARGET = (fields.TARGET_CONCENTRATION,)
_GRADUATIONS = (fields.GRADUATION, fields.DILUENT_GRADUATION)

RULES = (
    Rule(
        "CON-01",
        Severity.CAUTION,
        "Diluted to a strength that is sold",
        _TARGET,
        "Compounding that can be avoided: the strength is sold ready.",
        "the licensed presentations",
        sold_ready,
    ),
    Rule(
        "DIL-01",
        Severity.BLOCK,
        "Target out of reach",
        _TARGET,
        "Diluting never makes stronger, and a mixture lies between its stocks.",
        "follows from conservation of mass",
        out_of_reach,
    ),
    Rule(
        "DIL-02",
        Severity.CAUTION,
        "Volume too small to measure",
        (fields.FINAL_VOLUME, *_GRADUATIONS),
        "With tiny volumes a slip is ten-fold.",
        "project threshold",
        too_small_to_measure,
    ),
    Rule(
        "DIL-03",
        Severity.CONFIRM,
        "Measured solution off its target",
        _GRADUATIONS,
        "A licensed product is within 5 %; 10 % is the compounding limit without a monograph.",
        "pharmacopoeial limits, see the thresholds",
        off_target,
    ),
    Rule(
        "DIL-04",
        Severity.INFO,
        "What to dilute with",
        _TARGET,
        "Preservatives are toxic in the spinal canal.",
        "US labelling",
        diluent_reminder,
    ),
    Rule(
        "DIL-05",
        Severity.BLOCK,
        "Too little prepared",
        (fields.FINAL_VOLUME, fields.INJECTED_VOLUME, fields.PRIMING_VOLUME),
        "The pump would hold less than it is told.",
        "follows from conservation of volume",
        too_little_prepared,
    ),
    Rule(
        "DIL-06",
        Severity.BLOCK,
        "Stock volume rounds to nothing",
        (fields.GRADUATION, fields.TARGET_CONCENTRATION),
        "There would be no drug in the pump.",
        "follows from the graduation",
        stock_rounds_to_nothing,
    ),
    Rule(
        "DIL-07",
        Severity.CAUTION,
        "Entered for a dilution, but not used",
        _TARGET,
        "A forgotten target would turn a dilution into an undiluted fill without a word.",
        "project rule",
        entered_and_not_used,
    ),
)
