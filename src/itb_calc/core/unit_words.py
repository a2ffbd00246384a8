"""How units are spelled by people: what is read, and what is rejected by name because it has been misread before."""

from __future__ import annotations

from itb_calc.core.refusal import Reason, Refusal, quote

SPELLINGS = {
    "mcg": "mcg",
    "microgram": "mcg",
    "micrograms": "mcg",
    "\N{MICRO SIGN}g": "mcg",
    "\N{GREEK SMALL LETTER MU}g": "mcg",
    "ug": "mcg",
    "mg": "mg",
    "mL": "mL",
    "ml": "mL",
    "min": "min",
    "minute": "min",
    "minutes": "min",
    "h": "hour",
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "cm": "cm",
    "%": "%",
}
_GRAMS = "grams are a thousand times milligrams. Write the amount in mg or mcg"
_REJECTED = {
    "g": _GRAMS,
    "gm": _GRAMS,
    "gram": _GRAMS,
    "grams": _GRAMS,
    "kg": "kilograms are a million times milligrams. Write the amount in mg or mcg",
    "ng": "nanograms are a thousandth of micrograms. Write the amount in mcg",
    "IU": "baclofen is not measured in units. Write the amount in mg or mcg",
    "iu": "baclofen is not measured in units. Write the amount in mg or mcg",
    "U": "baclofen is not measured in units. Write the amount in mg or mcg",
    "unit": "baclofen is not measured in units. Write the amount in mg or mcg",
    "units": "baclofen is not measured in units. Write the amount in mg or mcg",
    "cc": "it has been misread as 00 or as units. Write mL",
    "d": "it may mean day or dose. Write day",
    "hr": "only h, hour and hours are read. Write hour",
    "hrs": "only h, hour and hours are read. Write hours",
    "L": "liters are a thousand times milliliters. Write the volume in mL",
    "l": "liters are a thousand times milliliters. Write the volume in mL",
}
_ONLY_THESE = "the units here are mcg, mg, mL, min, hour, day, week, cm and %. Write one of these"


def refuse_unit(text: str, unit: str) -> Refusal:
    """Say why the unit in a text is not one that is read."""
    rest = _REJECTED.get(unit) or _other_case(unit) or _ONLY_THESE
    return Refusal(Reason.UNKNOWN_UNIT, text, f"{quote(unit)} is not read as a unit: {rest}.")


def _other_case(unit: str) -> str | None:
    meant = next((spelling for spelling in SPELLINGS if spelling.lower() == unit.lower()), None)
    return f"capital and small letters differ in units. Write {SPELLINGS[meant]} if that is meant" if meant else None
