"""Quantities as text, in one grammar and nothing else.

    quantity = number unit [ ("/" | "in" | "per") [number] unit ]

Spaces (ordinary or no-break) only between tokens, needed around `in` and `per`. Quotients are mass/volume, mass/time,
volume/time and volume/length, with a denominator above 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.read_number import SPACES, read_number
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.core.unit_words import SPELLINGS, refuse_unit

_MASS, _VOLUME, _TIME, _LENGTH, _PERCENT = "mass", "volume", "time", "length", "percentage"
_DIMENSIONS = {
    "mcg": _MASS,
    "mg": _MASS,
    "mL": _VOLUME,
    "min": _TIME,
    "hour": _TIME,
    "day": _TIME,
    "week": _TIME,
    "cm": _LENGTH,
    "%": _PERCENT,
}
_QUOTIENTS = {(_MASS, _VOLUME), (_MASS, _TIME), (_VOLUME, _TIME), (_VOLUME, _LENGTH)}
_S = f"[{SPACES}]"
# A run of spaces is tried from its first space only, so that a very long one costs no more than its length.
_JOINER = re.compile(rf"(?<!{_S}){_S}*/{_S}*|(?<!{_S}){_S}+(?:in|per){_S}+")
_UNIT = f"(?:{'|'.join(SPELLINGS)})"
_TIGHT_JOINER = re.compile(rf"{_UNIT}(?:in|per)(?:[\s\d]|{_UNIT}\b)|\s(?:in|per)(?:\d|{_UNIT}\b)|\d(?:in|per)\b")
_OPEN_END = re.compile(r".*\s(?:in|per)", re.DOTALL)
_UNIT_THEN_NUMBER = re.compile(rf"\d\s*{_UNIT}[^\w.,]*\d")
_NUMBER_WORDS = {"inf", "infinity", "nan"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as typed: `10 mg in 20 mL` keeps its mass and its volume; `0.5 mg/mL` has a denominator of one."""

    amount: Amount
    per: Amount | None = None
    per_is_typed: bool = False

    @property
    def value(self) -> Amount:
        """The quantity as one amount: itself, or the quotient in mcg/mL, mcg/day, mL/day or mL/cm."""
        return self.amount if self.per is None else self.amount / self.per

    @property
    def unit(self) -> str:
        """The unit as typed, in its public spelling."""
        return self.amount.unit if self.per is None else f"{self.amount.unit}/{self.per.unit}"


def read_quantity(text: str, mark: DecimalMark = DecimalMark.POINT) -> Quantity | Refusal:
    """Read a quantity with its unit, exactly, or say why it is not read."""
    bare = text.strip(SPACES)
    if not bare:
        what = "Nothing but space" if text else "Nothing"
        return Refusal(Reason.EMPTY, text, f"{what} is typed here. Type the number and its unit.")
    parts = _JOINER.split(bare)
    if len(parts) > 2:
        rest = "it has more than one division. Write one quantity, such as 10 mg/20 mL"
        return _not_read(text, Reason.TOO_MANY_PARTS, rest)
    if len(parts) == 1:
        amount = _read_part(text, parts[0], mark)
        return amount if isinstance(amount, Refusal) else Quantity(amount)
    if _is_fraction(parts):
        rest = f"the {quote(parts[0])} before the division has no unit, and a fraction is not read. Write a decimal"
        return _not_read(text, Reason.FRACTION, rest)
    return _read_quotient(text, parts[0], parts[1], mark)


def _read_quotient(text: str, top: str, bottom: str, mark: DecimalMark) -> Quantity | Refusal:
    amount = _read_part(text, top, mark)
    if isinstance(amount, Refusal):
        return amount
    per = _read_denominator(text, top, bottom, mark)
    if isinstance(per, Refusal):
        return per
    dimensions = (_DIMENSIONS[amount.unit], _DIMENSIONS[per.unit])
    if dimensions not in _QUOTIENTS:
        rest = f"{dimensions[0]} divided by {dimensions[1]} has no meaning here. Check both units"
        return _not_read(text, Reason.NOT_A_QUOTIENT, rest)
    if per.magnitude == 0:
        return _not_read(text, Reason.ZERO_DENOMINATOR, "nothing can be divided by 0. Type the second number again")
    return Quantity(amount, per, per_is_typed=bottom[0].isdecimal())


def _read_denominator(text: str, top: str, bottom: str, mark: DecimalMark) -> Amount | Refusal:
    if not bottom:
        return _not_read(text, Reason.NO_SECOND_QUANTITY, "nothing follows the division. Write what it is divided by")
    if bottom in SPELLINGS:
        return Amount(Fraction(1), SPELLINGS[bottom])
    number = read_number(bottom, mark)
    if isinstance(number, Fraction):
        rest = (
            f"the {quote(bottom)} after the division has no unit."
            f" Write the unit that the package gives, such as {quote(top)}/{quote(bottom)} mL"
        )
        return _not_read(text, Reason.NO_SECOND_UNIT, rest)
    return _read_part(text, bottom, mark)


def _read_part(text: str, part: str, mark: DecimalMark) -> Amount | Refusal:
    number_text, unit = _split(part)
    if not unit:
        return _refuse_without_unit(text, number_text, mark)
    if not number_text:
        if unit not in SPELLINGS:
            return refuse_unit(text, unit)
        return _not_read(text, Reason.NO_NUMBER, f"no number stands before {unit}. Write the number and its unit")
    number = read_number(number_text, mark)
    if isinstance(number, Refusal):
        return _refuse_number_part(text, part, number, mark)
    if unit not in SPELLINGS:
        return _tight_joiner(text) if _TIGHT_JOINER.search(part) else refuse_unit(text, unit)
    return Amount(number, SPELLINGS[unit])


def _split(part: str) -> tuple[str, str]:
    """Split off the last run of letters, or a last %: what stands before is the number, and refused as one."""
    end = len(part)
    while end and part[end - 1].isalpha():
        end -= 1
    if end == len(part) and part.endswith("%"):
        end -= 1
    number_text, unit = part[:end], part[end:]
    return (part, "") if unit.lower() in _NUMBER_WORDS else (number_text, unit)


def _refuse_without_unit(text: str, number_text: str, mark: DecimalMark) -> Refusal:
    if re.search(r"[^\W\d_]\s*[.,;:]+$", number_text):
        return _not_read(text, Reason.UNKNOWN_CHARACTER, "a punctuation mark stands behind the unit. Remove it")
    number = read_number(number_text, mark)
    if isinstance(number, Refusal) and number_text:
        return Refusal(number.reason, text, number.message)
    rest = f"{quote(number_text)} has no unit" if number_text else "nothing stands before the division"
    return _not_read(text, Reason.NO_UNIT, f"{rest}. Write the unit after the number, such as 450 mcg/day")


def _refuse_number_part(text: str, part: str, number: Refusal, mark: DecimalMark) -> Refusal:
    if part[0].isalpha() and re.search(r"[0-9]", part):
        rest = "words stand before the number. Type the quantity alone, such as 40 mg/20 mL"
        return _not_read(text, Reason.WORDS, rest)
    if _TIGHT_JOINER.search(part):
        return _tight_joiner(text)
    if _OPEN_END.fullmatch(part):
        return _not_read(text, Reason.NO_SECOND_QUANTITY, "nothing follows the division. Write what it is divided by")
    if _UNIT_THEN_NUMBER.search(part):
        rest = "two quantities stand side by side. Write / or `in` between them, such as 10 mg/20 mL"
        return _not_read(text, Reason.NO_JOINER, rest)
    return Refusal(number.reason, text, number.message, _suggestion(text, part, number, mark))


def _suggestion(text: str, part: str, number: Refusal, mark: DecimalMark) -> str | None:
    """Put the number's suggestion in its place in the whole text; offer it only if the whole is then read."""
    if number.suggestion is None:
        return None
    before, _, after = text.partition(part)
    suggestion = before + number.suggestion + part.removeprefix(number.text) + after
    return suggestion if isinstance(read_quantity(suggestion, mark), Quantity) else None


def _tight_joiner(text: str) -> Refusal:
    return _not_read(text, Reason.TIGHT_JOINER, "`in` and `per` need a space on both sides. Write it with spaces")


def _is_fraction(parts: list[str]) -> bool:
    return parts[0].isdecimal() and bool(re.fullmatch(rf"[0-9]+{_S}*[^\W\d_]+", parts[1]))


def _not_read(text: str, reason: Reason, rest: str) -> Refusal:
    return Refusal(reason, text, f"{quote(text.strip(SPACES))} is not read: {rest}.")
