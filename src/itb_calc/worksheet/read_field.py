"""From one field's text to its value, by the field's kind; or a refusal that says what the field takes."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any, assert_never

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.read_number import read_number
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import OTHER
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import (
    AmountKind,
    DateKind,
    IdKind,
    MomentKind,
    NumberKind,
    StrengthKind,
    TextKind,
    TimeKind,
    WordKind,
    YesNoKind,
)

FieldValue = Amount | Quantity | Fraction | date | Moment | str
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")
_STRENGTH_UNITS = ("mg/mL", "mcg/mL")


def read_field(field: Field[Any], text: str, mark: DecimalMark, reference: Reference) -> FieldValue | Refusal:
    """Read a field's text strictly. Ids are looked up in the reference data where that is usable."""
    match field.kind:
        case AmountKind() as kind:
            return _read_amount(field, kind, text, mark)
        case StrengthKind():
            return _read_strength(field, text, mark)
        case NumberKind() as kind:
            return _read_plain_number(field, kind, text, mark)
        case DateKind() | TimeKind() | MomentKind() as kind:
            return _read_when(kind, text)
        case WordKind() as kind:
            return text if text in kind.words else _unknown_word(field, text, kind.words)
        case IdKind() as kind:
            return text if _is_known(kind.catalogue, text, reference) else _unknown_id(kind.catalogue, text)
        case TextKind() as kind:
            return _read_words(field, kind, text)
        case YesNoKind():
            return _unknown_word(field, text, ("true", "false"))
        case _ as never:
            assert_never(never)


def _read_amount(field: Field[Any], kind: AmountKind, text: str, mark: DecimalMark) -> Amount | Refusal:
    quantity = read_quantity(text, mark)
    if isinstance(quantity, Refusal):
        return _with_field_unit(field, quantity)
    if quantity.unit not in kind.units:
        return _refusal(text, Reason.WRONG_UNIT, f"{quote(text)} is in {quantity.unit}, {_takes(field)}")
    if quantity.per_is_typed:
        rest = f"{quote(text)} has a number behind the division, {_takes(field)}"
        return _refusal(text, Reason.NUMBER_IN_DENOMINATOR, rest)
    amount = Amount(quantity.amount.magnitude, quantity.unit)
    if amount.magnitude == 0 and not kind.zero_allowed:
        return _zero(field, text)
    if kind.whole and amount.magnitude.denominator != 1:
        return _refusal(text, Reason.NOT_WHOLE, f"{field.label} is counted in whole days. Write a whole number")
    if kind.highest is not None and amount.magnitude > kind.highest:
        rest = f"{quote(text)} is above {kind.highest} {kind.units[0]}, the most that {field.label.lower()} can be"
        return _refusal(text, Reason.OUT_OF_RANGE, f"{rest}. Check the source")
    return amount


def _read_strength(field: Field[Any], text: str, mark: DecimalMark) -> Quantity | Refusal:
    quantity = read_quantity(text, mark)
    if isinstance(quantity, Refusal):
        if quantity.reason is not Reason.NO_UNIT or "/" in text:
            return quantity
        rest = f"{quote(text)} has no unit, but a strength is a mass in a volume. Write it like 40 mg/20 mL or 2 mg/mL"
        return _refusal(text, Reason.NO_UNIT, rest)
    if quantity.unit not in _STRENGTH_UNITS:
        rest = f"{quote(text)} is no strength: that is a mass in a volume. Write it like 40 mg/20 mL or 2 mg/mL"
        return _refusal(text, Reason.WRONG_UNIT, rest)
    return _zero(field, text) if quantity.amount.magnitude == 0 else quantity


def _read_plain_number(field: Field[Any], kind: NumberKind, text: str, mark: DecimalMark) -> Fraction | Refusal:
    number = read_number(text, mark)
    if isinstance(number, Refusal):
        return number
    if number == 0 and not kind.zero_allowed:
        return _zero(field, text)
    if kind.whole and number.denominator != 1:
        return _refusal(text, Reason.NOT_WHOLE, f"{field.label} is a count. Write a whole number")
    return number


def _read_when(kind: DateKind | TimeKind | MomentKind, text: str) -> date | Moment | str | Refusal:
    match kind:
        case DateKind():
            return _read_date(text)
        case MomentKind():
            return _read_moment(text)
        case TimeKind():
            return text if _TIME_OF_DAY.fullmatch(text) else _not_a_time(text)
        case _ as never:
            assert_never(never)


def _read_date(text: str) -> date | Refusal:
    if not text.strip():
        return _refusal(text, Reason.EMPTY, "Nothing but space is typed here. Write year, month and day")
    try:
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    rest = f"{quote(text)} is not a date of the calendar. Write year, month and day, such as 2027-04-09"
    return _refusal(text, Reason.NOT_A_DATE, rest)


def _read_moment(text: str) -> Moment | Refusal:
    if not text.strip():
        return _refusal(
            text, Reason.EMPTY, "Nothing but space is typed here. Write year, month, day, hours and minutes"
        )
    day, _, clock = text.partition(" ")
    read = _read_date(day)
    if isinstance(read, date) and _TIME_OF_DAY.fullmatch(clock):
        return Moment.at(read, clock)
    rest = f"{quote(text)} is not a day and a time. Write year, month, day, hours and minutes, such as 2027-04-09 08:30"
    return _refusal(text, Reason.NOT_A_MOMENT, rest)


def _read_words(field: Field[Any], kind: TextKind, text: str) -> str | Refusal:
    """Take words as they are; refused where they could not be printed as they stand."""
    if not text.strip():
        rest = f"Nothing but space is typed here. Type the {field.label.lower()}, or clear the field"
        return _refusal(text, Reason.EMPTY, rest)
    lines = text.split("\n") if kind.has_lines else [text]
    if not all(line.isprintable() for line in lines):
        # The text is not repeated: it may tell who the patient is.
        rest = f"{field.label} has a character that cannot be printed. Type it again without it"
        return _refusal(text, Reason.UNPRINTABLE, rest)
    if len(text) > kind.longest:
        rest = f"{field.label} has {len(text)} characters, but there is room for {kind.longest} on paper. Shorten it"
        return _refusal(text, Reason.TOO_LONG, rest)
    return text


def _not_a_time(text: str) -> Refusal:
    rest = f"{quote(text)} is not a time of day. Write hours and minutes from 00:00 to 24:00, such as 08:30"
    return _refusal(text, Reason.NOT_A_TIME, rest)


def _is_known(catalogue: str, text: str, reference: Reference) -> bool:
    if not reference.is_complete:
        return True
    match catalogue:
        case "products":
            return text == OTHER or text in reference.products
        case "pumps":
            return text in reference.pumps
        case _:
            return text in reference.catheters


def _unknown_id(catalogue: str, text: str) -> Refusal:
    singular = catalogue.removesuffix("s")
    otherwise = "enter the catheter volume" if catalogue == "catheters" else f"`{OTHER}`"
    rest = f"{quote(text)} is not the id of a listed {singular}. Choose one of the list, or {otherwise}"
    return _refusal(text, Reason.UNKNOWN_ID, rest)


def _unknown_word(field: Field[Any], text: str, words: tuple[str, ...]) -> Refusal:
    choices = f"{', '.join(words[:-1])} or {words[-1]}"
    return _refusal(text, Reason.UNKNOWN_WORD, f"{quote(text)} is not a {field.label.lower()} here. Write {choices}")


def _with_field_unit(field: Field[Any], refusal: Refusal) -> Refusal:
    if refusal.reason is Reason.EMPTY:
        rest = f"Nothing but space is typed here. Type the {field.label.lower()}, or clear the field"
        return _refusal(refusal.text, Reason.EMPTY, rest)
    if refusal.reason is not Reason.NO_UNIT or "/" in refusal.text:
        return refusal
    return _refusal(refusal.text, Reason.NO_UNIT, f"{quote(refusal.text)} has no unit, {_takes(field)}")


def _takes(field: Field[Any]) -> str:
    return f"but {field.label.lower()} takes {field.unit}. Write it in {field.unit}"


def _zero(field: Field[Any], text: str) -> Refusal:
    rest = f"{field.label} cannot be 0. Type the value, or clear the field if it is not known"
    return _refusal(text, Reason.ZERO, rest)


def _refusal(text: str, reason: Reason, rest: str) -> Refusal:
    return Refusal(reason, text, f"{rest}.")
