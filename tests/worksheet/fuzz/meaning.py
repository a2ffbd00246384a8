"""What a text means, by a reader that shares no code with the program, held against a written meaning."""

import re
from fractions import Fraction

from tests.oracle import text as oracle
from tests.worksheet.kinds_of_fields import DATES, FREE_WORDS, IDS, MOMENTS, WORDS

_WRITTEN = re.compile(r"(?P<top>[0-9]+)(?:/(?P<bottom>[1-9][0-9]*))?(?: (?P<unit>[A-Za-z%/]+))?")
_UNITS: dict[str, dict[str | None, int]] = {
    "dose": {"mcg/day": 1},
    "bolus": {"mcg": 1},
    "concentration": {"mcg/mL": 1, "mg/mL": 1000},
    "volume": {"mL": 1},
    "flow": {"mL/day": 1},
    "time": {"day": 1},
    "length": {"cm": 1},
    "percentage": {"%": 1},
    "plain": {None: 1},
}
_ROW = re.compile(r"(dose\.schedule|visits)\[[0-9]+\]\.([a-z_]+)")
_IN_ROWS = {"visits.expected_residual", "visits.aspirated_volume"}


def means(path: str, text: str, mark: str, written: str | None) -> bool:
    """Whether a meaning, or None for none, is what an independent reader finds in the text of a field."""
    row = _ROW.fullmatch(path)
    path = f"{row[1]}.{row[2]}" if row else path
    if path in FREE_WORDS:
        return written is None
    if path in IDS:
        return written == text
    if path in WORDS:
        return written == (text if text in oracle.WORD_FIELDS[path] else None)
    if path in oracle.STRENGTH_FIELDS:
        return _is_strength(text, mark, written)
    if path in (*DATES, "visits.date"):
        day = oracle.read_date(text)
        return written == (None if day is None else day.isoformat())
    if path in MOMENTS:
        head, _, clock = text.partition(" ")
        return written == (text if oracle.read_date(head) and oracle.read_time(clock) is not None else None)
    if path in ("dose.schedule.start", "dose.schedule.end"):
        return written == (None if oracle.read_time(text) is None else text)
    return _is_number(_number_field(path), text, mark, written)


def _number_field(path: str) -> oracle.NumberField:
    if path == "dose.schedule.dose":
        return oracle.STEP_DOSE
    return oracle.NumberField("volume", zero=True) if path in _IN_ROWS else oracle.NUMBER_FIELDS[path]


def _is_number(field: oracle.NumberField, text: str, mark: str, written: str | None) -> bool:
    value = oracle.read_number(text, field, mark)
    if value is None or written is None:
        return value is None and written is None
    found = _WRITTEN.fullmatch(written)
    factor = None if found is None else _UNITS[field.unit].get(found["unit"])
    return found is not None and factor is not None and _number(found) * factor == Fraction(*value)


def _number(found: re.Match[str]) -> Fraction:
    return Fraction(int(found["top"]), int(found["bottom"] or 1))


def _is_strength(text: str, mark: str, written: str | None) -> bool:
    value = oracle.read_strength(text, mark)
    if value is None or written is None:
        return value is None and written is None
    top, divided, bottom = written.partition(" / ")
    mass, volume = _WRITTEN.fullmatch(top), _WRITTEN.fullmatch(bottom)
    if mass is None or volume is None or not divided or volume["unit"] != "mL" or mass["unit"] not in ("mg", "mcg"):
        return False
    in_mcg = _number(mass) * (1000 if mass["unit"] == "mg" else 1)
    return in_mcg == Fraction(*value.mass) and _number(volume) == Fraction(*(value.volume or (1, 1)))
