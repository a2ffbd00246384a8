"""The page of the second check: what the second person types is read at once, and nothing else is known there."""

import inspect

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels import check_state
from itb_calc.desktop.viewmodels.check_state import entered_of, item_state, rounds_in_words, steps_state, waiting
from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.documents.blind_check import Entered
from itb_calc.documents.blind_items import BY_ID
from tests.worksheet.sheets import REFERENCE, TODAY

POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA


def _state(path: str, typed: str, mark: DecimalMark = POINT) -> FieldState:
    return item_state(path, typed, mark, REFERENCE, TODAY)


def test_a_number_gets_the_unit_beside_it_and_an_empty_item_is_absent() -> None:
    typed = {"dose.daily_dose": "450", "measured_stock_volume": "32.5 mL", "lots.drug_lot": "", "pump.id": "other"}
    entered = entered_of(typed, [{"start": "00:00", "end": "24:00", "dose": "450"}])
    assert entered.texts == {
        "dose.daily_dose": "450 mcg/day",
        "measured_stock_volume": "32.5 mL",
        "pump.id": "other",
    }
    assert entered.schedule == ({"start": "00:00", "end": "24:00", "dose": "450 mcg"},)


@pytest.mark.parametrize(
    ("path", "typed", "meaning"),
    [
        ("product.label_strength", "40 mg/20 mL", "40 mg in 20 mL = 2 mg/mL = 2,000 mcg/mL"),
        ("preparation.target_concentration", "1500", "1,500 mcg/mL = 1.5 mg/mL"),
        ("lots.drug_lot", "A1", ""),
        ("dose.boluses_per_day", "3", ""),
    ],
)
def test_a_text_that_is_read_says_what_it_means(path: str, typed: str, meaning: str) -> None:
    assert _state(path, typed) == FieldState(path, meaning=meaning)


@pytest.mark.parametrize("path", sorted(BY_ID))
def test_an_empty_item_says_nothing_and_offers_nothing(path: str) -> None:
    assert _state(path, "") == FieldState(path)


@pytest.mark.parametrize("pump", sorted(REFERENCE.pumps))
def test_a_pump_does_not_tell_its_listed_figures(pump: str) -> None:
    assert _state("pump.id", pump) == FieldState("pump.id")


def test_a_text_that_is_not_read_says_why_and_offers_only_what_was_typed() -> None:
    state = _state("dose.daily_dose", ".5")
    assert state.refused.startswith("Not read: ")
    assert state.offer is not None
    assert state.offer.text == "0.5"
    assert _state("dose.daily_dose", "0,5", COMMA).problem == ""
    assert _state("dose.daily_dose", "0.5", COMMA).is_typed


def test_the_steps_are_held_against_the_dose_that_stands_beside_them() -> None:
    day = ({"start": "00:00", "end": "24:00", "dose": "400 mcg"},)
    table = steps_state(Entered({"dose.daily_dose": "450 mcg/day"}, day), POINT, REFERENCE, TODAY)
    assert [note.text for note in table.notes if note.is_problem] == [
        "The steps make 400 mcg/day, but the daily dose is 450 mcg/day."
    ]
    alone = steps_state(Entered({}, day), POINT, REFERENCE, TODAY)
    assert [note for note in alone.notes if note.is_problem] == []
    assert steps_state(Entered(), POINT, REFERENCE, TODAY).rows == ()


def test_the_pause_and_the_rounds_are_in_words() -> None:
    assert [waiting(seconds) for seconds in (5, 1)] == [
        "Sign as checked (in 5 seconds)",
        "Sign as checked (in 1 second)",
    ]
    assert [rounds_in_words(count) for count in range(3)] == [
        "Not compared yet.",
        "Compared once.",
        "Compared 2 times.",
    ]
    assert check_state.PAUSE_WORDS == "The button waits for 5 seconds."


def test_no_function_of_the_page_gets_the_worksheet_that_is_checked() -> None:
    own = [
        each
        for _, each in inspect.getmembers(check_state, inspect.isfunction)
        if each.__module__ == check_state.__name__
    ]
    assert len(own) == 6
    assert all(
        "Worksheet" not in str(parameter) for each in own for parameter in inspect.signature(each).parameters.values()
    )
