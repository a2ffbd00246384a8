"""What a text means, in words under its field: the same quantity in another unit, and never another number."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.meaning import meaning, possible_readings, product_in_words, pump_in_words
from itb_calc.visit.field import Field
from itb_calc.visit.fields import BY_PATH
from itb_calc.visit.kinds import TimeKind
from tests.desktop.viewmodels.pages import COMMA, POINT
from tests.safety.worksheets import REFERENCE, TODAY

_THIN = "\N{THIN SPACE}"


def _meaning(path: str, text: str, mark: DecimalMark = POINT, today: date = TODAY) -> str:
    return meaning(BY_PATH[path], text, mark, REFERENCE, today)


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("product.label_strength", "10 mg in 20 mL", "10 mg in 20 mL = 0.5 mg/mL = 500 mcg/mL"),
        ("product.label_strength", "40 mg/20 mL", "40 mg in 20 mL = 2 mg/mL = 2,000 mcg/mL"),
        ("product.label_strength", "2 mg/mL", "2 mg/mL = 2,000 mcg/mL"),
        ("preparation.target_concentration", "1500 mcg/mL", "1,500 mcg/mL = 1.5 mg/mL"),
        ("preparation.target_concentration", "1.5 mg/mL", "1.5 mg/mL = 1,500 mcg/mL"),
        ("preparation.final_volume", "40 mL", ""),
        ("preparation.final_volume", "40.0 mL", "40 mL"),
        ("preparation.final_volume", "1234 mL", "1,234 mL"),
        ("pump.minimum_flow", "0.048 mL/day", "0.048 mL/day = 0.002 mL/hour"),
        ("dose.daily_dose", "450 mcg/day", "450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min"),
        ("dose.daily_dose", "100 mcg/day", "100 mcg/day = 0.1 mg/day ≈ 4.17 mcg/hour ≈ 0.0694 mcg/min"),
        ("dose.bolus_dose", "25 mcg", "25 mcg = 0.025 mg"),
        ("dose.boluses_per_day", "4", ""),
        ("dose.age_years", "40", ""),
        ("refill.flow_tolerance", "10 %", ""),
        ("refill.stability_limit", "180 days", ""),
        ("dose.patient_group", "adult-spinal", ""),
        ("dose.phase", "titration", "The dose is still being found"),
        ("dose.phase", "maintenance", "The dose is kept up"),
        ("dose.phase", "a word of a later version", ""),
        ("fill_date", "2026-11-23", "Mon 23 Nov 2026, today"),
        ("fill_date", "2027-04-09", "Fri 9 Apr 2027, not today: today is Mon 23 Nov 2026"),
        ("previous.fill_date", "2026-09-24", "Thu 24 Sep 2026"),
        ("product.id", "other", "Not listed: known by its package only"),
        ("pump.id", "not in the list", ""),
        ("previous.first_fill", "true", ""),
    ],
)
def test_the_words_under_a_field(path: str, text: str, words: str) -> None:
    assert _meaning(path, text) == words


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("product.label_strength", "10 mg in 20 mL", "10 mg in 20 mL = 0,5 mg/mL = 500 mcg/mL"),
        ("product.label_strength", "2 mg/mL", f"2 mg/mL = 2{_THIN}000 mcg/mL"),
        ("preparation.target_concentration", "1,5 mg/mL", f"1,5 mg/mL = 1{_THIN}500 mcg/mL"),
        (
            "dose.daily_dose",
            "1500 mcg/day",
            f"1{_THIN}500 mcg/day = 1,5 mg/day = 62,5 mcg/hour ≈ 1,0417 mcg/min",
        ),
        (
            "product.id",
            "baclofen-40mg-20ml-inj-20ml",
            f"Intrathecal, for the pump. 2 mg/mL = 2{_THIN}000 mcg/mL, one container 20 mL",
        ),
        ("pump.id", "synchromed-ii-40", "Reservoir 40 mL, residual at most 1,4 mL, minimum flow 0,048 mL/day"),
    ],
)
def test_the_words_follow_the_worksheets_decimal_mark(path: str, text: str, words: str) -> None:
    assert _meaning(path, text, COMMA) == words


def test_a_time_of_day_says_all_by_itself() -> None:
    step: Field[Any] = Field("dose.schedule.start", TimeKind(), "Step start", "S", "Help.")
    assert meaning(step, "08:00", POINT, REFERENCE, TODAY) == ""


@pytest.mark.parametrize(
    ("product", "words"),
    [
        (
            "baclofen-40mg-20ml-inj-20ml",
            "Intrathecal, for the pump. 2 mg/mL = 2,000 mcg/mL, one container 20 mL",
        ),
        (
            "baclofen-10mg-20-inj-20ml",
            "Intrathecal, for the pump. The printed name does not give the full strength.",
        ),
        (
            "baclofen-50mcg-ml-pf-syr-1ml",
            "Intrathecal, for the screening dose only: never for a refill. 0.05 mg/mL = 50 mcg/mL, one container 1 mL",
        ),
        ("baclofen-5mg-5ml-solution", "Oral, to swallow: never for the pump. 1 mg/mL = 1,000 mcg/mL"),
        ("baclofen-10mg-tablets", "Oral, to swallow: never for the pump. Tablet, 10 mg each"),
    ],
)
def test_a_product_says_its_route_and_use_and_what_its_name_gives(product: str, words: str) -> None:
    assert product_in_words(REFERENCE.products[product], POINT) == words
    assert _meaning("product.id", product) == words


@pytest.mark.parametrize("product", REFERENCE.products)
def test_every_product_says_its_route_first_and_only_the_refill_ones_are_for_the_pump(product: str) -> None:
    listed = REFERENCE.products[product]
    words = product_in_words(listed, POINT)
    assert words.startswith("Oral" if listed.route == "oral" else "Intrathecal")
    is_for_the_pump = words.startswith("Intrathecal, for the pump.")
    assert is_for_the_pump == (listed.use == "refill")
    assert is_for_the_pump == ("never" not in words)


@pytest.mark.parametrize(
    ("pump", "words"),
    [
        ("synchromed-ii-40", "Reservoir 40 mL, residual at most 1.4 mL, minimum flow 0.048 mL/day"),
        ("synchromed-el-18", "Reservoir 18 mL, residual at most 2.4 mL, minimum flow not known"),
        ("constant-flow", "A flow fixed by its maker."),
    ],
)
def test_a_pump_says_its_figures_and_which_are_not_known(pump: str, words: str) -> None:
    assert pump_in_words(REFERENCE.pumps[pump], POINT) == words
    assert _meaning("pump.id", pump) == words


def test_what_an_incomplete_name_may_mean() -> None:
    kit = REFERENCE.products["baclofen-2000mcg-inj-refill-kit"]
    assert possible_readings(kit, POINT) == (
        "10 mg in 5 mL = 2,000 mcg/mL, 10 mg in total",
        "40 mg in 20 mL = 2,000 mcg/mL, 40 mg in total",
        "two containers of 40 mg in 20 mL = 2,000 mcg/mL, 80 mg in total",
    )
    assert possible_readings(kit, COMMA)[0] == f"10 mg in 5 mL = 2{_THIN}000 mcg/mL, 10 mg in total"
    assert possible_readings(REFERENCE.products["baclofen-40mg-20ml-inj-20ml"], POINT) == ()


@given(st.integers(1, 9_999), st.sampled_from(["mcg/mL", "mg/mL"]), st.sampled_from(DecimalMark))
def test_the_words_of_a_concentration_are_the_same_concentration(number: int, unit: str, mark: DecimalMark) -> None:
    words = _meaning("preparation.target_concentration", f"{number} {unit}", mark)
    typed = Fraction(number) if unit == "mcg/mL" else Fraction(number * 1000)
    separator = "," if mark is POINT else _THIN
    for part in re.split(" = ", words):
        quantity = read_quantity(part.replace(separator, ""), mark)
        assert isinstance(quantity, Quantity), part
        assert quantity.value.number("mcg/mL") == typed
