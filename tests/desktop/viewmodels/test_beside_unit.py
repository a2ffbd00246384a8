"""Typing beside a unit: whatever is typed, the worksheet reads the number that was typed, or none."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.read_number import read_number
from itb_calc.core.refusal import DecimalMark, Reason, Refusal
from itb_calc.desktop.viewmodels.beside_unit import field_unit, to_field, to_worksheet, unit_beside
from itb_calc.visit.field import Field
from itb_calc.visit.fields import BY_PATH, FIELDS
from itb_calc.worksheet.read_field import FieldValue, read_field
from tests.desktop.viewmodels.pages import COMMA, POINT
from tests.safety.worksheets import REFERENCE

# The number fields of the page, with the unit that a bare number in them has.
UNITS = {
    "product.container_volume": "mL",
    "preparation.target_concentration": "mcg/mL",
    "preparation.final_volume": "mL",
    "preparation.priming_volume": "mL",
    "preparation.graduation": "mL",
    "preparation.diluent_graduation": "mL",
    "preparation.second_stock.container_volume": "mL",
    "pump.alarm_volume": "mL",
    "pump.injected_volume": "mL",
    "pump.programmed_volume": "mL",
    "pump.reservoir_volume": "mL",
    "pump.residual_volume": "mL",
    "pump.minimum_flow": "mL/day",
    "dose.daily_dose": "mcg/day",
    "dose.bolus_dose": "mcg",
    "pump.fixed_flow": "mL/day",
    "dose.schedule.dose": "mcg",
    "visits.expected_residual": "mL",
    "visits.aspirated_volume": "mL",
    "previous.daily_dose": "mcg/day",
    "previous.concentration": "mcg/mL",
    "previous.programmed_volume": "mL",
    "previous.bolus_volume": "mL",
    "previous.expected_residual": "mL",
    "previous.aspirated_volume": "mL",
    "system.tubing_volume": "mL",
    "system.tubing_volume_max": "mL",
    "system.catheter_volume": "mL",
    "system.catheter_trimmed_length": "cm",
    "refill.flow_tolerance": "%",
    "refill.stability_limit": "day",
    "refill.booking_buffer": "day",
}
PLAIN = ("dose.boluses_per_day", "dose.age_years")
VOLUME, CONCENTRATION, TOLERANCE, STABILITY = (
    BY_PATH[path]
    for path in (
        "pump.alarm_volume",
        "preparation.target_concentration",
        "refill.flow_tolerance",
        "refill.stability_limit",
    )
)
HOSTILE = (
    *("1,5", "1.5", ".5", "5.", ",5", "5,", "1 000", "1\N{NO-BREAK SPACE}000", "1,000", "1.000", "1,000.5", "1.000,5"),
    *("1/2", "5/", "/5", "/", "5 /", "5 / 2", "½", "1½", "٣", "２", "5²", "∞", "nan", "inf", "0x10", "1_000", "1e3"),
    *("-5", "+5", "\N{MINUS SIGN}5", "007", "00", "1.2.3", "1,2,3", "12345678", "1.23456", "1,23456"),
    *("5 mg", "10 mg in", "5 mL in 2", "10 mg/20 mL", "5 in 2", "5 in", "5 per day", "in", "per", "5 day", "5 d"),
    *("5mL", "5 ml", "5 mg/mL", "5 mcg/mL", "5 mL/day", "5 mcg/day", "5 mcg", "5 days", "5 %", "5%", "%", "mL"),
    *("5 mL mL", "5 mL 5", "5 5", "\u200b5", "5\u200b", "\u202e5", "5\n", "\n5", "5\t", "\x00", "5\x00", "5\r\n6"),
    *("<b>5</b>", "&#53;", "5;", "5*2", "$5", "=5", "'5", "\ud800", " ", "\N{NO-BREAK SPACE}", "\t", "9" * 10_000),
)
_FRAGMENTS = st.sampled_from(
    [
        *("0", "1", "5", "07", "350", "450", "9999999", "0000", ".", ",", " ", "\N{NO-BREAK SPACE}", "/", "-", "+"),
        *("mcg", "mg", "mL", "ml", "µg", "day", "days", "%", " in ", " per ", "e", "½", "٣", "_", "\t", "\n", "\u200b"),
    ]
)
_NUMBERS = st.from_regex(r" ?(0|[1-9][0-9]{0,7})([.,][0-9]{0,5})? ?", fullmatch=True)
_TYPED = (
    _NUMBERS
    | st.lists(_FRAGMENTS, min_size=1, max_size=5).map("".join)
    | st.text(st.characters(exclude_categories=()), max_size=12)
    | st.sampled_from(HOSTILE)
)
_FIELDS = st.sampled_from([BY_PATH[path] for path in UNITS])
_MARKS = st.sampled_from(DecimalMark)


def _read(field: Field[Any], typed: str, mark: DecimalMark) -> FieldValue | Refusal:
    return read_field(field, to_worksheet(field, typed), mark, REFERENCE)


def _assert_read_as_typed(field: Field[Any], typed: str, mark: DecimalMark) -> None:
    """The number that was typed with the unit beside it, or what the text says with its own unit, or nothing."""
    value, number = _read(field, typed, mark), read_number(typed, mark)
    with_own_unit = read_field(field, typed, mark, REFERENCE)
    if isinstance(value, Refusal):
        assert isinstance(with_own_unit, Refusal), "a text that is read with its own unit is read beside the unit too"
        if isinstance(number, Fraction):
            assert value.reason in {Reason.ZERO, Reason.NOT_WHOLE, Reason.OUT_OF_RANGE}
        return
    assert isinstance(value, Amount)
    expected = with_own_unit
    if isinstance(with_own_unit, Refusal):
        assert isinstance(number, Fraction)
        expected = Amount(number, UNITS[field.path])
    assert isinstance(expected, Amount)
    assert (value.magnitude, value.unit) == (expected.magnitude, expected.unit)


@pytest.mark.parametrize(
    ("path", "typed", "text"),
    [
        ("pump.alarm_volume", "2", "2 mL"),
        ("pump.alarm_volume", "0.5", "0.5 mL"),
        ("pump.alarm_volume", " 2", " 2 mL"),
        ("pump.alarm_volume", "2 mL", "2 mL"),
        ("pump.alarm_volume", "2ml", "2ml"),
        ("pump.alarm_volume", "1,5", "1,5 mL"),
        ("pump.alarm_volume", ".5", ".5 mL"),
        ("pump.alarm_volume", "½", "½ mL"),
        ("pump.alarm_volume", "5 мл", "5 мл"),
        ("pump.alarm_volume", "", ""),
        ("pump.alarm_volume", "  ", "  "),
        ("preparation.target_concentration", "1500", "1500 mcg/mL"),
        ("preparation.target_concentration", "1.5 mg/mL", "1.5 mg/mL"),
        ("preparation.target_concentration", "1500 mcg/mL", "1500 mcg/mL"),
        ("pump.minimum_flow", "0.048", "0.048 mL/day"),
        ("dose.daily_dose", "450", "450 mcg/day"),
        ("dose.daily_dose", "60 mcg/hour", "60 mcg/hour"),
        ("dose.bolus_dose", "25", "25 mcg"),
        ("refill.flow_tolerance", "10", "10 %"),
        ("refill.flow_tolerance", "10%", "10%"),
        ("refill.stability_limit", "180", "180 days"),
        ("refill.booking_buffer", "7 days", "7 days"),
        ("dose.boluses_per_day", "4", "4"),
        ("dose.age_years", "40", "40"),
        ("product.label_strength", "40", "40"),
        ("product.label_strength", "40 mg/20 mL", "40 mg/20 mL"),
        ("fill_date", "2026-11-23", "2026-11-23"),
        ("product.id", "other", "other"),
        ("dose.phase", "titration", "titration"),
    ],
)
def test_a_bare_number_gets_the_unit_beside_it_and_nothing_else_is_touched(path: str, typed: str, text: str) -> None:
    assert to_worksheet(BY_PATH[path], typed) == text


@pytest.mark.parametrize(
    ("path", "text", "shown"),
    [
        ("pump.alarm_volume", "2 mL", "2"),
        ("pump.alarm_volume", "2.50 mL", "2.50"),
        ("pump.alarm_volume", "1,5 mL", "1,5"),
        ("pump.alarm_volume", "2 ml", "2 ml"),
        ("pump.alarm_volume", "2mL", "2mL"),
        ("pump.alarm_volume", "2 mg", "2 mg"),
        ("pump.alarm_volume", "2 mL mL", "2 mL mL"),
        ("pump.alarm_volume", " mL", " mL"),
        ("pump.alarm_volume", "mL", "mL"),
        ("pump.alarm_volume", "", ""),
        ("preparation.target_concentration", "1500 mcg/mL", "1500"),
        ("preparation.target_concentration", "1.5 mg/mL", "1.5 mg/mL"),
        ("dose.daily_dose", "450 mcg/day", "450"),
        ("refill.flow_tolerance", "10 %", "10"),
        ("refill.stability_limit", "180 days", "180"),
        ("refill.stability_limit", "180 day", "180 day"),
        ("product.label_strength", "40 mg/20 mL", "40 mg/20 mL"),
        ("dose.boluses_per_day", "4", "4"),
        ("fill_date", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_worksheets_text_stands_in_the_field_without_the_unit_that_stands_beside_it(
    path: str, text: str, shown: str
) -> None:
    assert to_field(BY_PATH[path], text) == shown


def test_the_unit_beside_each_field() -> None:
    assert {field.path: field_unit(field) for field in FIELDS if field_unit(field)} == UNITS
    assert {field.path: unit_beside(field) for field in FIELDS if unit_beside(field)} == UNITS | {
        "refill.stability_limit": "days",
        "refill.booking_buffer": "days",
    }


@given(_FIELDS, _TYPED, _MARKS)
@example(VOLUME, "350", POINT)
@example(TOLERANCE, "5 %", POINT)
@example(CONCENTRATION, "5 mg/mL", COMMA)
def test_any_text_is_the_number_that_was_typed_or_none(field: Field[Any], typed: str, mark: DecimalMark) -> None:
    _assert_read_as_typed(field, typed, mark)


@pytest.mark.parametrize("path", UNITS)
def test_no_hostile_text_becomes_another_number_in_any_field(path: str) -> None:
    for typed in HOSTILE:
        for mark in DecimalMark:
            _assert_read_as_typed(BY_PATH[path], typed, mark)


@given(st.sampled_from(FIELDS), _TYPED)
@example(VOLUME, "")
@example(STABILITY, "5 day")
@example(VOLUME, "5 mL")
def test_what_stands_in_the_field_again_means_the_same(field: Field[Any], typed: str) -> None:
    text = to_worksheet(field, typed)
    again = to_field(field, text)
    assert to_worksheet(field, again) == text
    assert again in {typed, typed.removesuffix(f" {unit_beside(field)}")}


@given(_FIELDS, _TYPED)
def test_the_unit_beside_a_field_is_never_hidden_from_a_text_that_needs_it(field: Field[Any], text: str) -> None:
    shown = to_field(field, text)
    assert text in {shown, to_worksheet(field, shown)}


@pytest.mark.parametrize("mark", list(DecimalMark))
@pytest.mark.parametrize("path", [*UNITS, *PLAIN])
def test_350_stays_350(path: str, mark: DecimalMark) -> None:
    value = _read(BY_PATH[path], "350", mark)
    match value:
        case Amount():
            assert (value.magnitude, value.unit) == (Fraction(350), UNITS[path])
        case Refusal():
            assert path == "refill.flow_tolerance"
            assert value.message == "350 % is above 50 %, the most that flow tolerance can be. Check the source."
            assert value.suggestion is None
        case _:
            assert value == 350
    assert to_field(BY_PATH[path], to_worksheet(BY_PATH[path], "350")) == "350"


@pytest.mark.parametrize("path", [*UNITS, *PLAIN])
def test_half_is_never_5(path: str) -> None:
    field, half = BY_PATH[path], Fraction(1, 2)
    refused = _read(field, "0,5", POINT)
    assert isinstance(refused, Refusal)
    assert refused.message == "0,5 is not read as a number: the decimal mark here is a point. Write 0.5."
    assert refused.suggestion is not None
    assert to_field(field, refused.suggestion) == "0.5"
    value = _read(field, "0,5", COMMA)
    match value:
        case Amount():
            assert (value.magnitude, value.unit) == (half, UNITS[path])
        case Refusal():
            assert path in {"refill.booking_buffer", "dose.boluses_per_day"}
            assert value.reason is Reason.NOT_WHOLE
            assert value.suggestion is None
        case _:
            assert value == half
