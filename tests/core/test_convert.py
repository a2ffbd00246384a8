"""One typed quantity in all its forms, exactly; or a sentence that says why there are none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.convert import Conversion, convert
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import DecimalMark, Reason, Refusal
from tests.core.amounts import COMMA, POINT, marks
from tests.core.grammar import DIMENSIONS, UNITS
from tests.core.sentences import assert_harmless, assert_plain

_THIN = "\u2009"
_CONVERTED = {
    ("mass", None): ["mg", "mcg"],
    ("volume", None): ["mL"],
    ("mass", "volume"): ["mg/mL", "mcg/mL", "percent"],
    ("mass", "time"): ["mcg/day", "mg/day", "mcg/hour", "mcg/min"],
    ("volume", "time"): ["mL/day", "mL/hour"],
}


def _converted(text: str, mark: DecimalMark = POINT) -> Conversion:
    conversion = convert(text, mark)
    assert isinstance(conversion, Conversion)
    assert conversion.text == text
    assert {type(number) for number in conversion.forms.values()} == {Fraction}
    return conversion


def _forms(text: str) -> dict[str, str]:
    return {unit: str(number) for unit, number in _converted(text).forms.items()}


@pytest.mark.parametrize(
    ("text", "meaning", "forms"),
    [
        (
            "10 mg/20 mL",
            "10 mg in 20 mL = 0.5 mg/mL = 500 mcg/mL",
            {"mg/mL": "1/2", "mcg/mL": "500", "percent": "1/20", "mg": "10", "mcg": "10000", "mL": "20"},
        ),
        (
            "40mg/20ml",
            "40 mg in 20 mL = 2 mg/mL = 2,000 mcg/mL",
            {"mg/mL": "2", "mcg/mL": "2000", "percent": "1/5", "mg": "40", "mcg": "40000", "mL": "20"},
        ),
        (
            "2000 mcg in 1 mL",
            "2,000 mcg in 1 mL = 2 mg/mL = 2,000 mcg/mL",
            {"mg/mL": "2", "mcg/mL": "2000", "percent": "1/5", "mg": "2", "mcg": "2000", "mL": "1"},
        ),
        (
            "10 mg per 3 mL",
            "10 mg in 3 mL ≈ 3.3333 mg/mL ≈ 3,333.3 mcg/mL",
            {"mg/mL": "10/3", "mcg/mL": "10000/3", "percent": "1/3", "mg": "10", "mcg": "10000", "mL": "3"},
        ),
        ("0.5 mg/mL", "0.5 mg/mL = 500 mcg/mL", {"mg/mL": "1/2", "mcg/mL": "500", "percent": "1/20"}),
        ("500 mcg/mL", "500 mcg/mL = 0.5 mg/mL", {"mg/mL": "1/2", "mcg/mL": "500", "percent": "1/20"}),
        ("500 µg/ml", "500 mcg/mL = 0.5 mg/mL", {"mg/mL": "1/2", "mcg/mL": "500", "percent": "1/20"}),
        (
            "450.25 mcg/mL",
            "450.25 mcg/mL ≈ 0.4503 mg/mL",
            {"mg/mL": "1801/4000", "mcg/mL": "1801/4", "percent": "1801/40000"},
        ),
        ("0 mg/mL", "0 mg/mL = 0 mcg/mL", {"mg/mL": "0", "mcg/mL": "0", "percent": "0"}),
        ("40 mg", "40 mg = 40,000 mcg", {"mg": "40", "mcg": "40000"}),
        ("25 mcg", "25 mcg = 0.025 mg", {"mg": "1/40", "mcg": "25"}),
        ("25 micrograms", "25 mcg = 0.025 mg", {"mg": "1/40", "mcg": "25"}),
        ("0.05 mcg", "0.05 mcg ≈ 0.0001 mg", {"mg": "1/20000", "mcg": "1/20"}),
        ("0.04 mcg", "0.04 mcg, less than 0.0001 mg", {"mg": "1/25000", "mcg": "1/25"}),
        ("0.5 mL", "0.5 mL", {"mL": "1/2"}),
        ("12.3456 ml", "12.3456 mL", {"mL": "7716/625"}),
        (
            "450 mcg/day",
            "450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min",
            {"mcg/day": "450", "mg/day": "9/20", "mcg/hour": "75/4", "mcg/min": "5/16"},
        ),
        (
            "0.45 mg/day",
            "0.45 mg/day = 450 mcg/day = 18.75 mcg/hour = 0.3125 mcg/min",
            {"mcg/day": "450", "mg/day": "9/20", "mcg/hour": "75/4", "mcg/min": "5/16"},
        ),
        (
            "60 mcg per hour",
            "60 mcg/hour = 1,440 mcg/day = 1.44 mg/day = 1 mcg/min",
            {"mcg/day": "1440", "mg/day": "36/25", "mcg/hour": "60", "mcg/min": "1"},
        ),
        (
            "1 mg/h",
            "1 mg/hour = 24,000 mcg/day = 24 mg/day = 1,000 mcg/hour ≈ 16.6667 mcg/min",
            {"mcg/day": "24000", "mg/day": "24", "mcg/hour": "1000", "mcg/min": "50/3"},
        ),
        (
            "3150 mcg/week",
            "3,150 mcg/week = 450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min",
            {"mcg/day": "450", "mg/day": "9/20", "mcg/hour": "75/4", "mcg/min": "5/16"},
        ),
        (
            "450 mcg in 1 day",
            "450 mcg in 1 day = 450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min",
            {"mcg/day": "450", "mg/day": "9/20", "mcg/hour": "75/4", "mcg/min": "5/16"},
        ),
        (
            "900 mcg/2 days",
            "900 mcg in 2 days = 450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min",
            {"mcg/day": "450", "mg/day": "9/20", "mcg/hour": "75/4", "mcg/min": "5/16"},
        ),
        ("0.3 mL/day", "0.3 mL/day = 0.0125 mL/hour", {"mL/day": "3/10", "mL/hour": "1/80"}),
        ("0.0125 mL/h", "0.0125 mL/hour = 0.3 mL/day", {"mL/day": "3/10", "mL/hour": "1/80"}),
        ("0.175 mL/day", "0.175 mL/day ≈ 0.0073 mL/hour", {"mL/day": "7/40", "mL/hour": "7/960"}),
        (
            "0.3 mL in 24 hours",
            "0.3 mL in 24 hours = 0.3 mL/day = 0.0125 mL/hour",
            {"mL/day": "3/10", "mL/hour": "1/80"},
        ),
    ],
)
def test_all_forms_and_what_they_mean(text: str, meaning: str, forms: dict[str, str]) -> None:
    conversion = _converted(text)
    assert conversion.meaning == meaning
    assert _forms(text) == forms


def test_the_forms_stand_in_their_order() -> None:
    assert list(_converted("10 mg/20 mL").forms) == ["mg/mL", "mcg/mL", "percent", "mg", "mcg", "mL"]
    assert list(_converted("450 mcg/day").forms) == _CONVERTED["mass", "time"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("10,5 mg/20 mL", "10,5 mg in 20 mL = 0,525 mg/mL = 525 mcg/mL"),
        ("10 mg/2,5 mL", f"10 mg in 2,5 mL = 4 mg/mL = 4{_THIN}000 mcg/mL"),
        ("2 mg/mL", f"2 mg/mL = 2{_THIN}000 mcg/mL"),
        ("40,5 mg", f"40,5 mg = 40{_THIN}500 mcg"),
        ("0,5 mL", "0,5 mL"),
        ("450 mcg/day", "450 mcg/day = 0,45 mg/day = 18,75 mcg/hour = 0,3125 mcg/min"),
        (
            "900,5 mcg/2,5 days",
            "900,5 mcg in 2,5 days = 360,2 mcg/day = 0,3602 mg/day ≈ 15,01 mcg/hour ≈ 0,2501 mcg/min",
        ),
        ("0,3 mL/day", "0,3 mL/day = 0,0125 mL/hour"),
    ],
)
def test_the_meaning_uses_the_comma_where_that_is_the_mark(text: str, meaning: str) -> None:
    assert _converted(text, COMMA).meaning == meaning


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 days", "day"),
        ("5 h", "hour"),
        ("30 minutes", "min"),
        ("2 weeks", "week"),
        ("10 cm", "cm"),
        ("0.05 %", "%"),
        ("0.0026 mL/cm", "mL/cm"),
        ("0.26 mL/100 cm", "mL/cm"),
    ],
)
def test_what_has_no_other_form_is_refused(text: str, unit: str) -> None:
    rest = f"is read, but there is nothing to convert in {unit}. Type a strength, a mass, a volume, a dose or a flow"
    message = f"{text} {rest}, such as 10 mg/20 mL or 450 mcg/day."
    refusal = convert(text)
    assert refusal == Refusal(Reason.NOTHING_TO_CONVERT, text, message, None)
    assert isinstance(refusal, Refusal)
    assert_plain(refusal)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        ("10 mg/20", Reason.NO_SECOND_UNIT),
        ("10 mg/0 mL", Reason.ZERO_DENOMINATOR),
        ("5 mL/mL", Reason.NOT_A_QUOTIENT),
        ("5 days/day", Reason.NOT_A_QUOTIENT),
        ("450", Reason.NO_UNIT),
        ("450 MCG/day", Reason.UNKNOWN_UNIT),
        ("1,5 mg", Reason.WRONG_MARK),
        ("-5 mg", Reason.MINUS_SIGN),
    ],
)
def test_what_is_not_read_is_refused_as_it_is_elsewhere(text: str, reason: Reason) -> None:
    refusal = convert(text)
    assert refusal == read_quantity(text)
    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason


@pytest.mark.parametrize("top", UNITS)
def test_every_unit_is_converted_or_refused(top: str) -> None:
    for bottom in (None, *UNITS):
        dimensions = DIMENSIONS[top], None if bottom is None else DIMENSIONS[bottom]
        converted = convert(f"3 {top}" if bottom is None else f"3 {top}/{bottom}")
        if dimensions in _CONVERTED:
            assert isinstance(converted, Conversion)
            assert list(converted.forms) == _CONVERTED[dimensions]
        else:
            assert isinstance(converted, Refusal)


@given(
    st.integers(min_value=0, max_value=9_999),
    st.integers(min_value=1, max_value=99_999),
    st.sampled_from(["day", "h", "mL"]),
)
def test_milligrams_or_micrograms_have_the_same_forms(mass: int, per: int, unit: str) -> None:
    in_mg, in_mcg = _converted(f"{mass} mg/{per} {unit}"), _converted(f"{mass * 1000} mcg/{per} {unit}")
    assert in_mg.forms == in_mcg.forms


@given(st.text(st.characters()) | st.sampled_from(["1 000 mg", "½ mg", "\ud800 mg", "5 mL/week"]), marks)
def test_no_text_at_all_makes_it_stumble(text: str, mark: DecimalMark) -> None:
    converted = convert(text, mark)
    assert converted.text == text
    assert isinstance(converted, Conversion) <= isinstance(read_quantity(text, mark), Quantity)
    if isinstance(converted, Refusal):
        assert_harmless(converted)
