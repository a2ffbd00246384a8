"""One typed quantity in all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.concentration import weight_in_volume_percent
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.core.show_number import show_entered
from itb_calc.core.show_result import equal

_MASS_FORMS = ("mg", "mcg")
_DOSE_FORMS = ("mcg/day", "mg/day", "mcg/hour", "mcg/min")
_FLOW_FORMS = ("mL/day", "mL/hour")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a text means, in one line, and the same quantity in every unit that it is used in, exactly."""

    text: str
    meaning: str
    forms: Mapping[str, Fraction]


def convert(text: str, mark: DecimalMark = DecimalMark.POINT) -> Conversion | Refusal:
    """Read a strength, mass, volume, dose or flow and give all its forms; refuse what cannot be converted."""
    quantity = read_quantity(text, mark)
    if isinstance(quantity, Refusal):
        return quantity
    match quantity.value.unit:
        case "mcg/mL":
            return _strength(text, quantity, mark)
        case "mcg/day":
            return _rate(text, quantity, _DOSE_FORMS, mark)
        case "mL/day":
            return _rate(text, quantity, _FLOW_FORMS, mark)
        case "mg" | "mcg":
            return _mass(text, quantity, mark)
        case "mL":
            meaning = show_entered(quantity.amount, mark)
            return Conversion(text, meaning, {"mL": quantity.amount.magnitude})
        case unit:
            return _nothing_to_convert(text, unit)


def _strength(text: str, quantity: Quantity, mark: DecimalMark) -> Conversion:
    value = quantity.value
    milligrams, micrograms = value.to("mg/mL"), value.to("mcg/mL")
    forms = {"mg/mL": milligrams.magnitude, "mcg/mL": micrograms.magnitude, "percent": weight_in_volume_percent(value)}
    shown = show_entered(milligrams, mark), show_entered(micrograms, mark)
    if quantity.per is None or not quantity.per_is_typed:
        typed_first = shown[::-1] if quantity.unit == "mcg/mL" else shown
        return Conversion(text, equal(*typed_first), forms)
    forms |= {"mg": quantity.amount.number("mg"), "mcg": quantity.amount.number("mcg"), "mL": quantity.per.magnitude}
    container = f"{show_entered(quantity.amount, mark)} in {show_entered(quantity.per, mark)}"
    return Conversion(text, equal(container, *shown), forms)


def _rate(text: str, quantity: Quantity, units: tuple[str, ...], mark: DecimalMark) -> Conversion:
    value = quantity.value
    forms = {unit: value.number(unit) for unit in units}
    typed = _as_typed(quantity, mark)
    others = [show_entered(value.to(unit), mark) for unit in units if unit != quantity.unit or quantity.per_is_typed]
    return Conversion(text, equal(typed, *others), forms)


def _mass(text: str, quantity: Quantity, mark: DecimalMark) -> Conversion:
    other = "mcg" if quantity.unit == "mg" else "mg"
    meaning = equal(show_entered(quantity.amount, mark), show_entered(quantity.amount.to(other), mark))
    return Conversion(text, meaning, {unit: quantity.amount.number(unit) for unit in _MASS_FORMS})


def _as_typed(quantity: Quantity, mark: DecimalMark) -> str:
    if quantity.per is None or not quantity.per_is_typed:
        return show_entered(Amount(quantity.amount.magnitude, quantity.unit), mark)
    return f"{show_entered(quantity.amount, mark)} in {show_entered(quantity.per, mark)}"


def _nothing_to_convert(text: str, unit: str) -> Refusal:
    message = (
        f"{quote(text)} is read, but there is nothing to convert in {unit}."
        " Type a strength, a mass, a volume, a dose or a flow, such as 10 mg/20 mL or 450 mcg/day."
    )
    return Refusal(Reason.NOTHING_TO_CONVERT, text, message)
