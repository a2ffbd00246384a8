"""What a field's text means, in words under the field: the same quantity in the other unit, never another number."""

from __future__ import annotations

from datetime import date
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.convert import Conversion, convert
from itb_calc.core.moment import Moment
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark, show_entered
from itb_calc.core.show_result import equal
from itb_calc.reference.products import Product
from itb_calc.reference.pumps import Catheter, Pump
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields, record_fields, screening_fields
from itb_calc.visit.facts import OTHER
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind, DateKind, IdKind, MomentKind, StrengthKind, WordKind

ROUTES = {
    "refill": "intrathecal, for the pump",
    "screening": "intrathecal, for the screening dose only: never for a refill",
    "oral": "oral, to swallow: never for the pump",
}
WORDS = {
    "adult-spinal": "Adult, spinal origin",
    "adult-cerebral": "Adult, cerebral origin",
    "paediatric": "Paediatric",
    "titration": "Titration",
    "maintenance": "Maintenance",
    "positive": "Positive: the wished effect",
    "none": "No response",
    "adverse": "Adverse reaction",
}
# Dates that are not held against today's.
_OTHER_DAYS = frozenset(
    {
        fields.PREVIOUS_FILL_DATE.path,
        screening_fields.LAST_DATE.path,
        record_fields.DRUG_EXPIRY.path,
        record_fields.SECOND_EXPIRY.path,
        record_fields.DILUENT_EXPIRY.path,
    }
)
_EXPLAINED = {"titration": "The dose is still being found", "maintenance": "The dose is kept up"}


def meaning(field: Field[Any], text: str, mark: DecimalMark, reference: Reference, today: date) -> str:
    """Say what a text that is read means."""
    match field.kind:
        case IdKind(catalogue="products"):
            product = reference.products.get(text)
            if product is not None:
                return product_in_words(product, mark)
            return "Not listed: known by its package only" if text == OTHER else ""
        case IdKind(catalogue="pumps"):
            pump = reference.pumps.get(text)
            return pump_in_words(pump, mark) if pump else ""
        case IdKind(catalogue="catheters"):
            catheter = reference.catheters.get(text)
            return catheter_in_words(catheter, mark) if catheter else ""
        case StrengthKind() | AmountKind():
            return _quantity(text, mark)
        case DateKind():
            day = date.fromisoformat(text)
            return show_date(day) if field.path in _OTHER_DAYS else _day(day, today)
        case MomentKind():
            on, _, clock = text.partition(" ")
            return Moment.at(date.fromisoformat(on), clock).shown
        case WordKind():
            return _EXPLAINED.get(text, "")
        case _:
            return ""


def _quantity(text: str, mark: DecimalMark) -> str:
    conversion = convert(text, mark)
    if not isinstance(conversion, Conversion) or conversion.meaning == text:
        return ""
    return conversion.meaning


def _day(day: date, today: date) -> str:
    return f"{show_date(day)}, {'today' if day == today else f'not today: today is {show_date(today)}'}"


def product_in_words(product: Product, mark: DecimalMark) -> str:
    """Route, use, and what the printed name says of strength and container."""
    return f"{ROUTES[product.use].capitalize()}. {_strength_in_words(product, mark)}"


def _strength_in_words(product: Product, mark: DecimalMark) -> str:
    if not product.complete:
        return "The printed name does not give the full strength."
    container = ""
    if product.container_volume is not None:
        container = f", one container {show_entered(product.container_volume, mark)}"
    if product.strength is None:
        each = "" if product.label_mass is None else f"{show_entered(product.label_mass, mark)} each"
        return f"{product.form.capitalize()}, {each}"
    value = product.strength.value
    both = equal(show_entered(value.to("mg/mL"), mark), show_entered(value.to("mcg/mL"), mark))
    return f"{both}{container}"


def pump_in_words(pump: Pump, mark: DecimalMark) -> str:
    """The listed figures of a pump, and which of them are not known."""
    if pump.is_constant_flow:
        return "A flow fixed by its maker."
    parts = (
        ("Reservoir", pump.reservoir_volume),
        ("residual" if pump.residual_volume is None else "residual at most", pump.residual_volume),
        ("minimum flow", pump.minimum_flow),
    )
    return ", ".join(f"{name} {_or_not_known(amount, mark)}" for name, amount in parts)


def catheter_in_words(catheter: Catheter, mark: DecimalMark) -> str:
    """What the volume of a listed catheter is worked out from."""
    length, per_length = show_entered(catheter.length, mark), show_entered(catheter.volume_per_length, mark)
    return f"Holds ({length} − trimmed length) × {per_length}; a typed catheter volume counts instead"


def _or_not_known(amount: Amount | None, mark: DecimalMark) -> str:
    return "not known" if amount is None else show_entered(amount, mark)


def possible_readings(product: Product, mark: DecimalMark) -> tuple[str, ...]:
    """What an incomplete printed name may mean."""
    return tuple(in_mark(reading, mark) for reading in product.possible_readings)
