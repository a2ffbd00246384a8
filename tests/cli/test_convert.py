"""`itb-calc convert`: each kind in all its forms, for people and for machines; everything else one sentence."""

import json

import pytest

from tests.cli.running import Command

# The text, its meaning, and its forms: the exact one for machines, the shown one for people.
_CASES: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "10 mg/20 mL": (
        "10 mg in 20 mL = 0.5 mg/mL = 500 mcg/mL",
        {
            "mg/mL": ("1/2", "0.5"),
            "mcg/mL": ("500", "500"),
            "percent": ("1/20", "0.05"),
            "mg": ("10", "10"),
            "mcg": ("10000", "10,000"),
            "mL": ("20", "20"),
        },
    ),
    "2 mg/mL": (
        "2 mg/mL = 2,000 mcg/mL",
        {"mg/mL": ("2", "2"), "mcg/mL": ("2000", "2,000"), "percent": ("1/5", "0.2")},
    ),
    "50mcg/ml": (
        "50 mcg/mL = 0.05 mg/mL",
        {"mg/mL": ("1/20", "0.05"), "mcg/mL": ("50", "50"), "percent": ("1/200", "0.005")},
    ),
    "1 mcg/3 mL": (
        "1 mcg in 3 mL ≈ 0.0003 mg/mL ≈ 0.3 mcg/mL",
        {
            "mg/mL": ("1/3000", "≈0.0003"),
            "mcg/mL": ("1/3", "≈0.3"),
            "percent": ("1/30000", "less than 0.0001"),
            "mg": ("1/1000", "0.001"),
            "mcg": ("1", "1"),
            "mL": ("3", "3"),
        },
    ),
    "40 mg": ("40 mg = 40,000 mcg", {"mg": ("40", "40"), "mcg": ("40000", "40,000")}),
    "75 µg": ("75 mcg = 0.075 mg", {"mg": ("3/40", "0.075"), "mcg": ("75", "75")}),
    "1.5 mL": ("1.5 mL", {"mL": ("3/2", "1.5")}),
    "450 mcg/day": (
        "450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min",
        {
            "mcg/day": ("450", "450"),
            "mg/day": ("9/20", "0.45"),
            "mcg/hour": ("75/4", "18.75"),
            "mcg/min": ("5/16", "0.3125"),
        },
    ),
    "60 mcg per hour": (
        "60 mcg/hour = 1,440 mcg/day = 1.44 mg/day = 1 mcg/min",
        {
            "mcg/day": ("1440", "1,440"),
            "mg/day": ("36/25", "1.44"),
            "mcg/hour": ("60", "60"),
            "mcg/min": ("1", "1"),
        },
    ),
    "0.175 mL/day": (
        "0.175 mL/day ≈ 0.0073 mL/hour",
        {"mL/day": ("7/40", "0.175"), "mL/hour": ("7/960", "≈0.0073")},
    ),
    "3 mL in 2 weeks": (
        "3 mL in 2 weeks ≈ 0.2143 mL/day ≈ 0.0089 mL/hour",
        {"mL/day": ("3/14", "≈0.2143"), "mL/hour": ("1/112", "≈0.0089")},
    ),
}
# What the grammar forms and nothing can be converted in; what stands in the rules of reading as rejected.
_NOTHING_TO_CONVERT = ["5 min", "7 days", "2 weeks", "110 cm", "10 %", "0.0026 mL/cm"]
_NO_QUOTIENT = ["1 mL/mL", "5 day/day", "1 mg/mg", "2 days/hour", "1 mL/mg", "1 mg/mL/day", "5 %/day", "1 cm/mL"]
_ZERO_BELOW = ["10 mg/0 mL", "5 mcg/0.0 day", "1 mL in 0 hours"]
_NUMBERS = [
    *(
        "",
        " ",
        ".5 mg",
        "5. mg",
        "1,5 mg",
        "1,000 mcg",
        "1 000 mcg",
        "1.2.3 mg",
        "007 mg",
        "+5 mg",
        "1e3 mcg",
        "1/2 mg",
    ),
    *(
        "½ mg",
        "٣ mg",
        "２ mg",
        "∞ mg",
        "nan mg",
        "inf mg",
        "0x10 mg",
        "1_000 mcg",
        "five mg",
        "5\N{NO-BREAK SPACE}5 mg",
    ),
    *("12345678 mcg", "0.00001 mg", "5", "10", "mg", "nan", "inf"),
]
_UNITS = ["5 MG", "5 Mg", "5 ML", "5 gm", "5 IU", "5 units", "5 cc", "5 mcg/d", "5 g", "5 kg", "5 l", "5 µ", "5 mgs"]
_FORMS = ["10 mg 20 mL", "10 mg/20", "10mg/20", "10 mg in20 mL", "10 mg/", "/20 mL", "10/20 mL", "10 mg//20 mL", "/"]


@pytest.mark.parametrize("text", _CASES)
def test_for_machines_the_forms_are_exact(itb_calc: Command, text: str) -> None:
    meaning, forms = _CASES[text]
    outcome = itb_calc("convert", text, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.isascii()
    printed = json.loads(outcome.out)
    assert printed == {"text": text, "meaning": meaning, "forms": {unit: exact for unit, (exact, _) in forms.items()}}
    assert list(printed) == ["text", "meaning", "forms"]
    assert list(printed["forms"]) == list(forms)


@pytest.mark.parametrize("text", _CASES)
def test_for_people_the_meaning_is_echoed_and_each_form_stands_on_its_line(itb_calc: Command, text: str) -> None:
    meaning, forms = _CASES[text]
    outcome = itb_calc("convert", text)
    assert (outcome.status, outcome.err) == (0, "")
    lines = [f"  {'% w/v' if unit == 'percent' else unit:<8}  {shown}" for unit, (_, shown) in forms.items()]
    if "mg/mL" in forms and "mg" in forms:
        place = list(forms).index("mg")
        lines[place:place] = ["", "in the container:"]
    assert outcome.out == "\n".join([meaning, "", *lines]) + "\n"


@pytest.mark.parametrize("text", [*_NOTHING_TO_CONVERT, *_NO_QUOTIENT, *_ZERO_BELOW, *_NUMBERS, *_UNITS, *_FORMS])
def test_what_is_not_converted_gets_one_sentence_and_status_2(itb_calc: Command, text: str) -> None:
    for arguments in (["convert", text], ["convert", text, "--json"]):
        outcome = itb_calc(*arguments)
        assert outcome.is_refusal(), outcome
        assert outcome.err.rstrip("\n").isprintable()
        assert outcome.err.endswith(".\n")


@pytest.mark.parametrize("text", _NOTHING_TO_CONVERT)
def test_a_quantity_without_other_forms_is_said_to_be_read(itb_calc: Command, text: str) -> None:
    assert f"{text} is read, but there is nothing to convert in " in itb_calc("convert", text).err


def test_10mg_per_20_has_no_unit_and_is_told_what_to_write(itb_calc: Command) -> None:
    assert itb_calc("convert", "10mg/20").err == (
        "10mg/20 is not read: the 20 after the division has no unit."
        " Write the unit that the package gives, such as 10mg/20 mL.\n"
    )


@pytest.mark.parametrize("arguments", [["--", "-5mg"], ["--", "-5 mg"], ["-5 mg"], ["-5"], ["--json", "--", "-0.5 mL"]])
def test_a_text_below_zero_is_refused_as_a_number(itb_calc: Command, arguments: list[str]) -> None:
    outcome = itb_calc("convert", *arguments)
    assert outcome.is_refusal()
    assert "minus sign" in outcome.err


@pytest.mark.parametrize("text", ["5 mg\x1b[2J", "5\nmg", "\u202e5 mg", "5 mg\ud800", "\x00", "5 mg\r"])
def test_a_text_that_would_disturb_the_terminal_is_refused_by_its_characters_numbers(
    itb_calc: Command, text: str
) -> None:
    outcome = itb_calc("convert", text)
    assert outcome.is_refusal()
    assert outcome.err.rstrip("\n").isprintable()
    assert "[U+" in outcome.err


def test_spaces_around_the_text_are_fine(itb_calc: Command) -> None:
    assert itb_calc("convert", " 5 mg ").status == 0
