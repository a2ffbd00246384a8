"""Reads the text of one field of a worksheet: it is a value or a problem.

A number is at most 7 digits, the worksheet's decimal mark, at most 4 digits. Values are ratios in
the field's unit: doses mcg/day, bolus mcg, concentrations mcg/mL, volumes mL, flows mL/day, times
days, tolerance percent, ages years, lengths cm.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from tests.oracle import facts
from tests.oracle.ratio import Ratio, divide, ratio

_SPACE: Final = "[ \u00a0]"  # ordinary and no-break, nothing else
_MICROGRAM: Final = "(?:mcg|micrograms?|\u00b5g|\u03bcg|ug)"
_MASS: Final = f"(?:(?P<milligram>mg)|{_MICROGRAM})"
_MILLILITRE: Final = "(?:mL|ml)"
_DAY: Final = "days?"
_PER: Final = f"(?:{_SPACE}*/{_SPACE}*|{_SPACE}+(?:in|per){_SPACE}+)"

_UNITS: Final[dict[str, str]] = {
    "dose": f"{_MICROGRAM}{_PER}{_DAY}",
    "bolus": _MICROGRAM,
    "concentration": f"{_MASS}{_PER}{_MILLILITRE}",
    "volume": _MILLILITRE,
    "flow": f"{_MILLILITRE}{_PER}{_DAY}",
    "time": _DAY,
    "length": "cm",
    "percentage": "%",
    "plain": "",
}


@dataclass(frozen=True, slots=True)
class NumberField:
    """How the text of one field is read: its unit, whether it may be 0 or must be whole."""

    unit: str
    zero: bool = False
    whole: bool = False
    highest: int | None = None


NUMBER_FIELDS: Final[dict[str, NumberField]] = {
    "product.container_volume": NumberField("volume"),
    "preparation.target_concentration": NumberField("concentration"),
    "preparation.final_volume": NumberField("volume"),
    "preparation.priming_volume": NumberField("volume", zero=True),
    "preparation.graduation": NumberField("volume"),
    "preparation.diluent_graduation": NumberField("volume"),
    "preparation.second_stock.container_volume": NumberField("volume"),
    "pump.alarm_volume": NumberField("volume"),
    "pump.injected_volume": NumberField("volume"),
    "pump.programmed_volume": NumberField("volume"),
    "pump.reservoir_volume": NumberField("volume"),
    "pump.residual_volume": NumberField("volume"),
    "pump.minimum_flow": NumberField("flow"),
    "pump.fixed_flow": NumberField("flow"),
    "dose.daily_dose": NumberField("dose"),
    "dose.bolus_dose": NumberField("bolus"),
    "dose.boluses_per_day": NumberField("plain", zero=True, whole=True),
    "dose.age_years": NumberField("plain", zero=True),
    "refill.flow_tolerance": NumberField("percentage", zero=True, highest=facts.HIGHEST_TOLERANCE),
    "refill.stability_limit": NumberField("time"),
    "refill.booking_buffer": NumberField("time", zero=True, whole=True),
    "previous.daily_dose": NumberField("dose"),
    "previous.concentration": NumberField("concentration"),
    "previous.programmed_volume": NumberField("volume"),
    "previous.bolus_volume": NumberField("volume", zero=True),
    "previous.expected_residual": NumberField("volume", zero=True),
    "previous.aspirated_volume": NumberField("volume", zero=True),
    "system.tubing_volume": NumberField("volume"),
    "system.tubing_volume_max": NumberField("volume"),
    "system.catheter_volume": NumberField("volume"),
    "system.catheter_trimmed_length": NumberField("length", zero=True),
}
STRENGTH_FIELDS: Final = ("product.label_strength", "preparation.second_stock.label_strength")
WORD_FIELDS: Final[dict[str, frozenset[str]]] = {
    "product.id": frozenset(facts.PRODUCTS),
    "pump.id": frozenset(facts.PUMPS),
    "dose.patient_group": facts.PATIENT_GROUPS,
    "dose.phase": facts.PHASES,
    "system.catheter_id": frozenset(facts.CATHETERS),
}
DATE_FIELDS: Final = ("fill_date", "previous.fill_date")
STEP_DOSE: Final = NumberField("bolus")
"""The dose of one step of a day schedule: mcg, above 0."""


@dataclass(frozen=True, slots=True)
class Strength:
    """A strength as typed: mass in mcg, volume in mL (None: typed per mL), both in mcg/mL."""

    mass: Ratio
    volume: Ratio | None
    concentration: Ratio


def _number_pattern(mark: str, name: str) -> str:
    whole = f"(?P<{name}_whole>0|[1-9][0-9]{{0,6}})"
    return f"{whole}(?:{re.escape(mark)}(?P<{name}_decimals>[0-9]{{1,4}}))?"


@cache
def _quantity_pattern(unit: str, mark: str) -> re.Pattern[str]:
    number = _number_pattern(mark, "value")
    return re.compile(f"{_SPACE}*{number}{_SPACE}*{_UNITS[unit]}{_SPACE}*")


@cache
def _strength_pattern(mark: str) -> re.Pattern[str]:
    mass = f"{_number_pattern(mark, 'value')}{_SPACE}*{_MASS}"
    volume = f"(?:{_number_pattern(mark, 'volume')}{_SPACE}*)?{_MILLILITRE}"
    return re.compile(f"{_SPACE}*{mass}{_PER}{volume}{_SPACE}*")


def _number(whole: str, decimals: str | None) -> Ratio:
    places = decimals or ""
    return ratio(int(whole + places), 10 ** len(places))


def read_number(text: str, field: NumberField, mark: str) -> Ratio | None:
    """The field's value in its unit, or None where the text is a problem."""
    found = _quantity_pattern(field.unit, mark).fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    value = _number(parts["value_whole"], parts["value_decimals"])
    if parts.get("milligram"):
        value = ratio(value[0] * 1_000, value[1])
    too_high = field.highest is not None and value[0] > field.highest * value[1]
    not_whole = field.whole and value[1] != 1
    if too_high or not_whole or (value[0] == 0 and not field.zero):
        return None
    return value


def read_strength(text: str, mark: str) -> Strength | None:
    """A strength, mass per volume or per mL, or None where the text is a problem."""
    found = _strength_pattern(mark).fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    value = _number(parts["value_whole"], parts["value_decimals"])
    mass = ratio(value[0] * (1_000 if parts["milligram"] else 1), value[1])
    if mass[0] == 0:
        return None
    if parts["volume_whole"] is None:
        return Strength(mass, None, mass)
    volume = _number(parts["volume_whole"], parts["volume_decimals"])
    if volume[0] == 0:
        return None
    return Strength(mass, volume, divide(mass, volume))


def read_date(text: str) -> date | None:
    """An ISO date (YYYY-MM-DD), or None where the text is a problem."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return None


def read_time(text: str) -> int | None:
    """The minutes from 00:00 of a time from 00:00 to 24:00, or None where the text is a problem."""
    if re.fullmatch("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00", text) is None:
        return None
    return int(text[:2]) * 60 + int(text[3:])
