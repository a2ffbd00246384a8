"""The convert page: every form of one quantity, or why it is not read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.convert_state import ConvertState, FormState, convert_state
from itb_calc.reference.reference import Reference
from tests.desktop.viewmodels.pages import COMMA, POINT
from tests.safety.worksheets import REFERENCE

_THIN = "\N{THIN SPACE}"


def _state(text: str, mark: DecimalMark = POINT) -> ConvertState:
    return convert_state(text, mark, REFERENCE)


def _forms(text: str, mark: DecimalMark = POINT) -> list[tuple[str, str]]:
    return [(form.label, form.text) for form in _state(text, mark).forms]


def test_nothing_typed_is_an_empty_page() -> None:
    assert _state("") == ConvertState("", "", None, (), ())


@pytest.mark.parametrize(
    ("text", "meaning", "forms"),
    [
        (
            "10 mg/20 mL",
            "10 mg in 20 mL = 0.5 mg/mL = 500 mcg/mL",
            [
                ("In mg/mL", "0.5 mg/mL"),
                ("In mcg/mL", "500 mcg/mL"),
                ("Percent weight in volume", "0.05 %"),
                ("In the container", "10 mg"),
                ("In the container", "10,000 mcg"),
                ("In the container", "20 mL"),
            ],
        ),
        (
            "2000 mcg/mL",
            "2,000 mcg/mL = 2 mg/mL",
            [("In mg/mL", "2 mg/mL"), ("In mcg/mL", "2,000 mcg/mL"), ("Percent weight in volume", "0.2 %")],
        ),
        (
            "0.4 mcg/mL",
            "0.4 mcg/mL = 0.0004 mg/mL",
            [
                ("In mg/mL", "0.0004 mg/mL"),
                ("In mcg/mL", "0.4 mcg/mL"),
                ("Percent weight in volume", "less than 0.0001 %"),
            ],
        ),
        (
            "450 mcg/day",
            "450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min",
            [
                ("In mcg/day", "450 mcg/day"),
                ("In mg/day", "0.45 mg/day"),
                ("In mcg/hour", "18.75 mcg/hour"),
                ("In mcg/min", "0.3125 mcg/min"),
            ],
        ),
        (
            "0.3 mL/day",
            "0.3 mL/day = 0.0125 mL/hour",
            [("In mL/day", "0.3 mL/day"), ("In mL/hour", "0.0125 mL/hour")],
        ),
        ("3 mL", "3 mL", [("In mL", "3 mL")]),
        ("25 mcg", "25 mcg = 0.025 mg", [("In mg", "0.025 mg"), ("In mcg", "25 mcg")]),
    ],
)
def test_every_form_has_its_number_with_its_unit(text: str, meaning: str, forms: list[tuple[str, str]]) -> None:
    state = _state(text)
    assert state.meaning == meaning
    assert _forms(text) == forms
    assert (state.problem, state.suggestion) == ("", None)
    assert [form.copied for form in state.forms] == [shown for _, shown in forms]


def test_the_forms_follow_the_decimal_mark() -> None:
    assert _state("0,5 mg/mL", COMMA).meaning == "0,5 mg/mL = 500 mcg/mL"
    assert _forms("2,5 mg/mL", COMMA) == [
        ("In mg/mL", "2,5 mg/mL"),
        ("In mcg/mL", f"2{_THIN}500 mcg/mL"),
        ("Percent weight in volume", "0,25 %"),
    ]


@pytest.mark.parametrize(
    ("text", "mark", "problem", "suggestion"),
    [
        ("1,5 mg", POINT, "1,5 is not read as a number: the decimal mark here is a point. Write 1.5.", "1.5 mg"),
        ("1.5 mg", COMMA, "1.5 is not read as a number: the decimal mark here is a comma. Write 1,5.", "1,5 mg"),
        (
            "10 mg/20",
            POINT,
            (
                "10 mg/20 is not read: the 20 after the division has no unit."
                " Write the unit that the package gives, such as 10 mg/20 mL."
            ),
            None,
        ),
        (" ", POINT, "Nothing but space is typed here. Type the number and its unit.", None),
        (
            "5 cm",
            POINT,
            (
                "5 cm is read, but there is nothing to convert in cm."
                " Type a strength, a mass, a volume, a dose or a flow, such as 10 mg/20 mL or 450 mcg/day."
            ),
            None,
        ),
    ],
)
def test_what_is_not_converted_says_why_and_shows_no_number(
    text: str, mark: DecimalMark, problem: str, suggestion: str | None
) -> None:
    assert _state(text, mark) == ConvertState(problem=problem, suggestion=suggestion)


@pytest.mark.parametrize(
    ("text", "mark", "readings"),
    [
        ("10 mg", POINT, ("10 mg in 20 mL = 500 mcg/mL", "10 mg in 5 mL = 2,000 mcg/mL")),
        ("10 mg", COMMA, ("10 mg in 20 mL = 500 mcg/mL", f"10 mg in 5 mL = 2{_THIN}000 mcg/mL")),
        ("10000 mcg", POINT, ("10,000 mcg in 20 mL = 500 mcg/mL", "10,000 mcg in 5 mL = 2,000 mcg/mL")),
        ("25 mg", POINT, ("25 mg in 5 mL = 5,000 mcg/mL, oral: never for the pump",)),
        ("11 mg", POINT, ()),
        ("10 mg/20 mL", POINT, ()),
        ("10 mg/day", POINT, ()),
        ("10 mL", POINT, ()),
        ("10", POINT, ()),
    ],
)
def test_a_mass_without_its_volume_shows_the_strengths_that_print_it_side_by_side(
    text: str, mark: DecimalMark, readings: tuple[str, ...]
) -> None:
    assert _state(text, mark).readings == readings


def test_without_its_reference_data_the_program_converts_all_the_same() -> None:
    state = convert_state("10 mg", POINT, Reference())
    assert (state.meaning, state.readings) == ("10 mg = 10,000 mcg", ())


@given(st.integers(1, 999_999), st.sampled_from(["mg/mL", "mcg/mL", "mcg/day", "mg"]), st.sampled_from(DecimalMark))
def test_every_form_that_is_exact_reads_back_as_what_was_typed(number: int, unit: str, mark: DecimalMark) -> None:
    typed = read_quantity(f"{number} {unit}", mark)
    assert isinstance(typed, Quantity)
    separator = "," if mark is POINT else _THIN
    read = 0
    for form in _state(f"{number} {unit}", mark).forms:
        plain = form.text.replace(separator, "")
        if form.label.startswith("Percent") or "≈" in plain or re.match("[0-9]{8}", plain):
            continue
        again = read_quantity(plain, mark)
        assert isinstance(again, Quantity), plain
        assert again.value == typed.value
        read += 1
    assert read >= 1


@given(st.text(max_size=20), st.sampled_from(DecimalMark))
def test_any_text_is_converted_or_explained_and_never_both(text: str, mark: DecimalMark) -> None:
    state = _state(text, mark)
    assert bool(state.problem) != bool(state.forms) or not text
    assert state.problem.isprintable()
    assert not (state.problem and state.readings)


def test_a_form_is_copied_with_its_unit() -> None:
    assert FormState("In mg/mL", "0.5 mg/mL").copied == "0.5 mg/mL"


def test_a_mass_without_a_volume_is_no_strength_and_the_kits_readings_stand_beside_it() -> None:
    state = _state("2000mcg", DecimalMark.POINT)
    assert state.caution.startswith("A mass alone is no strength: type the volume")
    assert any(reading.startswith("10 mg in 5 mL = 2,000 mcg/mL") for reading in state.readings)
    assert len(state.readings) == 3
    assert _state("2000 mcg/mL", DecimalMark.POINT).caution == ""
