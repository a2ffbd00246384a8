"""The words around a field: one mnemonic that its label really has, the unit, and what a screen reader says."""

import pytest

from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.desktop.viewmodels.field_words import accessible_description, label_with_mnemonic, unit_in_short
from itb_calc.visit.field import Field
from itb_calc.visit.fields import BY_PATH, FIELDS
from itb_calc.visit.kinds import NumberKind, WordKind
from tests.desktop.viewmodels.pages import BLOCKED, COMMA, field


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("fill_date", "&Fill date"),
        ("product.label_strength", "&Strength on the label"),
        ("preparation.priming_volume", "P&riming volume"),
        ("preparation.second_stock.label_strength", "Str&ength of the second stock"),
        ("preparation.second_stock.container_volume", "C&ontainer volume of the second stock"),
        ("pump.programmed_volume", "Pro&grammed volume"),
        ("dose.boluses_per_day", "B&oluses per day"),
        ("dose.phase", "P&hase"),
        ("dose.age_years", "Age in &years"),
    ],
)
def test_the_mnemonic_stands_before_its_letter(path: str, label: str) -> None:
    assert label_with_mnemonic(BY_PATH[path]) == label


@pytest.mark.parametrize("path", BY_PATH)
def test_every_field_has_exactly_one_mnemonic_and_the_letter_is_in_its_label(path: str) -> None:
    field = BY_PATH[path]
    marked = label_with_mnemonic(field)
    before, _, after = marked.partition("&")
    assert marked.count("&") == 1
    assert before + after == field.label
    assert after[0].upper() == field.mnemonic


def test_a_letter_that_is_not_in_the_label_stands_behind_it() -> None:
    without: Field[str] = Field("dose.phase", WordKind(("titration",)), "Phase", "Z", "Help.")
    assert label_with_mnemonic(without) == "Phase (&Z)"


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("fill_date", "YYYY-MM-DD"),
        ("product.id", ""),
        ("product.label_strength", ""),
        ("product.container_volume", "mL"),
        ("preparation.target_concentration", "mcg/mL"),
        ("pump.minimum_flow", "mL/day"),
        ("dose.daily_dose", "mcg/day"),
        ("dose.bolus_dose", "mcg"),
        ("dose.boluses_per_day", ""),
        ("dose.patient_group", ""),
        ("dose.age_years", "years"),
        ("refill.flow_tolerance", "%"),
        ("refill.stability_limit", "days"),
        ("refill.booking_buffer", "days"),
        ("previous.first_fill", ""),
        ("dose.schedule.start", "HH:MM"),
    ],
)
def test_what_stands_beside_the_field(path: str, unit: str) -> None:
    assert unit_in_short(BY_PATH[path]) == unit


def test_a_number_that_is_not_years_has_no_unit_beside_it() -> None:
    count: Field[object] = Field("dose.count", NumberKind(zero_allowed=True, whole=True), "Count", "C", "Help.")
    assert unit_in_short(count) == ""


@pytest.mark.parametrize("path", [each.path for each in FIELDS])
def test_a_description_begins_with_the_unit_and_ends_with_the_help(path: str) -> None:
    each = BY_PATH[path]
    unit = unit_in_short(each)
    if path.endswith("label_strength"):
        unit = "mg/mL, mcg/mL or mg in mL"
    elif path in ("lots.prepared_at", "lots.beyond_use"):
        # Under the field, for want of room beside it.
        assert unit == ""
        unit = "YYYY-MM-DD HH:MM"
    assert accessible_description(each, FieldState(path)) == (f"{unit}. {each.help}" if unit else each.help)


@pytest.mark.parametrize(
    ("path", "typed", "parts"),
    [
        (
            "dose.daily_dose",
            "450 mcg/day",
            ("mcg/day.", "450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min. ", "The ordered dose"),
        ),
        (
            "dose.daily_dose",
            "1,5 mcg/day",
            (
                "mcg/day.",
                "Not read: 1,5 is not read as a number: the decimal mark here is a point. Write 1.5.",
                "Control and Enter writes 1.5. ",
                "The ordered dose",
            ),
        ),
        (
            "product.label_strength",
            "10 mg",
            (
                "mg/mL, mcg/mL or mg in mL.",
                "Not read: 10 mg is no strength:",
                "Could be: 10 mg in 20 mL = 500 mcg/mL; 10 mg in 5 mL = 2,000 mcg/mL.",
                "What the package prints",
            ),
        ),
        (
            "pump.alarm_volume",
            None,
            (
                "mL.",
                "Offered: 2 mL, a hint only; Neurosurgery 2004;55(2):390-3 (may speak of earlier pump models), ",
                "Control and Enter writes 2. ",
                "Never filled in for you.",
            ),
        ),
    ],
)
def test_a_screen_reader_hears_unit_then_meaning_or_problem_then_offer_then_help(
    path: str, typed: str | None, parts: tuple[str, ...]
) -> None:
    description = accessible_description(BY_PATH[path], field(path, {path: typed}))
    places = [description.find(part) for part in parts]
    assert -1 not in places, description
    assert places == sorted(places)
    assert places[0] == 0


def test_a_screen_reader_hears_the_findings_of_the_field() -> None:
    path = "pump.programmed_volume"
    assert accessible_description(BY_PATH[path], field(path, BLOCKED)) == (
        "mL. block VOL-01. The reservoir volume that the programmer is told; it must be what was injected."
    )


def test_a_screen_reader_hears_the_decimal_mark_of_the_worksheet() -> None:
    path = "preparation.target_concentration"
    description = accessible_description(BY_PATH[path], field(path, {path: "1500 mcg/mL"}, COMMA))
    assert "1\N{THIN SPACE}500 mcg/mL = 1,5 mg/mL" in description
