"""The grammar of numbers and quantities once more, character by character, without a regular expression.

Written from the description of the grammar alone, to judge the reader by.
"""

import unicodedata
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = "0123456789"
_SPACES = " \u00a0"
_OTHER = {".": ",", ",": "."}
_UNITS = {
    "mass": {"mcg": "mcg", "microgram": "mcg", "micrograms": "mcg", "\u00b5g": "mcg", "\u03bcg": "mcg", "ug": "mcg"}
    | {"mg": "mg"},
    "volume": {"mL": "mL", "ml": "mL"},
    "time": {"min": "min", "minute": "min", "minutes": "min", "h": "hour", "hour": "hour", "hours": "hour"}
    | {"day": "day", "days": "day", "week": "week", "weeks": "week"},
    "length": {"cm": "cm"},
    "percentage": {"%": "%"},
}
UNITS = {spelling: unit for spellings in _UNITS.values() for spelling, unit in spellings.items()}
DIMENSIONS = {spelling: dimension for dimension, spellings in _UNITS.items() for spelling in spellings}
QUOTIENTS = {("mass", "volume"), ("mass", "time"), ("volume", "time"), ("volume", "length")}


@dataclass(frozen=True)
class Read:
    """A quantity as the grammar sees it; `per` is None where nothing is divided."""

    number: Fraction
    unit: str
    per: Fraction | None = None
    per_unit: str | None = None
    per_is_typed: bool = False


def number_of(text: str, mark: str) -> Fraction | None:
    """Give the number that the text is under this decimal mark, or None."""
    bare = text.strip(_SPACES)
    whole, found, decimals = bare.partition(mark)
    if not _all_digits(whole, 7) or (found and not _all_digits(decimals, 4)):
        return None
    if len(whole) > 1 and whole[0] == "0":
        return None
    return int(whole) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else Fraction(0))


def _all_digits(text: str, most: int) -> bool:
    return 1 <= len(text) <= most and all(character in _DIGITS for character in text)


def meanings(text: str, mark: str) -> set[Fraction]:
    """Give every number that somebody could have meant by a text that is not well-formed.

    The decimal mark in use is never taken for a separator; the other one may stand for decimals or for thousands.
    """
    bare = "".join(_plain(character) for character in text.strip(_SPACES).removeprefix("+").replace("_", " "))
    bare = "0" + bare if bare.startswith(mark) else bare.removesuffix(mark)
    other = _OTHER[mark]
    candidates = {_ungrouped(bare, " ", mark), _ungrouped(bare, other, mark), bare.replace(other, mark)}
    found = {number_of(candidate, mark) for candidate in candidates if candidate is not None}
    return {number for number in found if number is not None}


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(int(character))
    return " " if unicodedata.category(character) == "Zs" else character


def _ungrouped(text: str, separator: str, mark: str) -> str | None:
    whole, found, decimals = text.partition(mark)
    first, *groups = whole.split(separator)
    is_grouped = groups and 1 <= len(first) <= 3 and first[:1] != "0" and all(len(group) == 3 for group in groups)
    return first + "".join(groups) + found + decimals if is_grouped else None


def quantity_of(text: str, mark: str) -> Read | None:
    """Give the quantity that the text is under this decimal mark, or None."""
    number, rest = _take_number(text.strip(_SPACES), mark)
    unit, rest = _take_unit(rest.lstrip(_SPACES))
    if number is None or unit is None:
        return None
    if not rest:
        return Read(number, UNITS[unit])
    after = _take_joiner(rest)
    if after is None:
        return None
    per_text, per_rest = _take_number(after, mark)
    is_typed = after[:1] in tuple(_DIGITS)
    if is_typed and per_text is None:
        return None
    per_unit, end = _take_unit(per_rest.lstrip(_SPACES) if is_typed else after)
    if per_unit is None or end or (DIMENSIONS[unit], DIMENSIONS[per_unit]) not in QUOTIENTS:
        return None
    per = per_text if per_text is not None else Fraction(1)
    return Read(number, UNITS[unit], per, UNITS[per_unit], is_typed) if per > 0 else None


def _take_number(text: str, mark: str) -> tuple[Fraction | None, str]:
    end = 0
    while end < len(text) and (text[end] in _DIGITS or text[end] == mark):
        end += 1
    return number_of(text[:end], mark), text[end:]


def _take_unit(text: str) -> tuple[str | None, str]:
    end = 0
    while end < len(text) and text[end].isalpha():
        end += 1
    end = end or (1 if text[:1] == "%" else 0)
    return (text[:end] if text[:end] in UNITS else None), text[end:]


def _take_joiner(text: str) -> str | None:
    bare = text.lstrip(_SPACES)
    if bare[:1] == "/":
        return bare[1:].lstrip(_SPACES)
    for word in ("in", "per"):
        after = bare.removeprefix(word)
        if bare not in (text, after) and after[:1] in tuple(_SPACES):
            return after.lstrip(_SPACES)
    return None
