"""SLP: the slip detector over the numbers that a person copies from an order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.reference.thresholds import Thresholds
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.safety.slips import find_slip
from itb_calc.visit import fields
from itb_calc.visit.field import Field


def slip(case: Case) -> Trigger | None:
    """Fire where a value is implausible and a common slip away from a plausible one."""
    limits = case.thresholds
    found = met(
        _dose_slip(case, fields.DAILY_DOSE, limits),
        _dose_slip(case, fields.PREVIOUS_DAILY_DOSE, limits),
        _concentration_slip(case, fields.TARGET_CONCENTRATION, limits),
        _concentration_slip(case, fields.PREVIOUS_CONCENTRATION, limits),
    )
    if not found:
        return None
    sentences = [sentence for _, sentence in found]
    return Trigger(f"{' and '.join(sentences)}. Check the source.", fields=tuple(field for field, _ in found))


_Found = tuple[Field[Amount], str]


def _dose_slip(case: Case, field: Field[Amount], limits: Thresholds) -> Callable[[], _Found | None]:
    lowest, highest = limits.lowest_plausible_dose.value, limits.highest_plausible_dose.value
    return lambda: _slip_of(case, field, (lowest, highest), limits.slip_factors_dose.values)


def _concentration_slip(case: Case, field: Field[Amount], limits: Thresholds) -> Callable[[], _Found | None]:
    lowest, highest = limits.lowest_plausible_concentration.value, limits.highest_plausible_concentration.value
    factors = limits.slip_factors_concentration.values
    return lambda: _slip_of(case, field, (lowest, highest), factors)


def _slip_of(
    case: Case, field: Field[Amount], plausible: tuple[Amount, Amount], factors: Iterable[int]
) -> _Found | None:
    value = case.inputs.need(field)
    found = find_slip(value, *plausible, factors)
    if found is None:
        return None
    would_be = case.show(found.plausible.to(value.unit))
    factor = f"{found.sign} {case.show(Amount(Fraction(found.factor), '1'))}"
    return field, f"{field.label} {case.show(value)} is unusual, and {factor} it would be a usual {would_be}"


RULES = (
    Rule(
        "SLP-01",
        Severity.CAUTION,
        "The shape of a slip",
        (
            fields.DAILY_DOSE,
            fields.PREVIOUS_DAILY_DOSE,
            fields.TARGET_CONCENTRATION,
            fields.PREVIOUS_CONCENTRATION,
        ),
        "The same digits in a neighbouring unit, or with another decimal place, would be plausible.",
        "project threshold",
        slip,
        silent_after=("DOS-04", "DOS-07"),
    ),
)
