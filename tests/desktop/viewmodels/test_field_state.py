"""One field as the page shows it: meaning, problem, offer, readings and the marks of the findings that name it."""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.beside_unit import to_worksheet
from itb_calc.desktop.viewmodels.field_state import FieldState, Mark
from itb_calc.desktop.viewmodels.offers import Offer
from itb_calc.safety.finding import Severity
from itb_calc.visit.fields import BY_PATH
from tests.desktop.viewmodels.pages import BLOCKED, COMMA, HIGH_DOSE, INCOMPLETE_NAME, POINT, REFILL_KIT, field, page
from tests.safety.worksheets import Changes

_THIN = "\N{THIN SPACE}"
_SAME = "the same number, written so that it is read"
_UNITS_BY_PATH = {"pump.alarm_volume": "mL", "dose.daily_dose": "mcg/day", "refill.stability_limit": "days"}
_KIT = (
    "10 mg in 5 mL = 2,000 mcg/mL, 10 mg in total",
    "40 mg in 20 mL = 2,000 mcg/mL, 40 mg in total",
    "two containers of 40 mg in 20 mL = 2,000 mcg/mL, 80 mg in total",
)


def test_a_text_that_is_read_says_what_it_means_and_offers_nothing() -> None:
    assert field("dose.daily_dose", {}) == FieldState(
        "dose.daily_dose", meaning="450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min"
    )


@pytest.mark.parametrize(
    ("path", "text", "problem", "offered"),
    [
        (
            "pump.alarm_volume",
            "1,5 mL",
            "1,5 is not read as a number: the decimal mark here is a point. Write 1.5.",
            "1.5",
        ),
        (
            "pump.alarm_volume",
            ".5 mL",
            ".5 is not read as a number: a zero must stand before the decimal point. Write 0.5.",
            "0.5",
        ),
        (
            "dose.daily_dose",
            "1 000 mcg/day",
            "1 000 is not read as a number: it has a space inside. Write 1000.",
            "1000",
        ),
        (
            "preparation.target_concentration",
            "1,5 mg/mL",
            "1,5 is not read as a number: the decimal mark here is a point. Write 1.5.",
            "1.5 mg/mL",
        ),
        (
            "product.label_strength",
            "40 mg/20. mL",
            "20. is not read as a number: no decimals follow the decimal point. Write 20.",
            "40 mg/20 mL",
        ),
        (
            "dose.daily_dose",
            "1,440 mcg/day",
            (
                "1,440 is not read as a number: the comma may separate thousands or decimals."
                " Write 1440 without a separator, or 1.440 with the decimal point."
            ),
            None,
        ),
        (
            "dose.daily_dose",
            "450 mg/day",
            "450 mg/day is in mg/day, but daily dose takes mcg/day. Write it in mcg/day.",
            None,
        ),
        ("dose.age_years", "forty", "forty is not read as a number: it has letters in it.", None),
        ("pump.alarm_volume", " ", "Nothing but space is typed here. Type the alarm volume, or clear the field.", None),
    ],
)
def test_a_text_that_is_not_read_says_why_and_offers_only_the_same_number(
    path: str, text: str, problem: str, offered: str | None
) -> None:
    state = field(path, {path: text})
    assert state.problem.startswith(problem)
    assert state.meaning == ""
    assert state.offer == (None if offered is None else Offer(offered, _SAME))
    assert state.is_typed
    assert state.refused == f"Not read: {state.problem}"
    assert state.spoken.startswith(f"Not read: {problem}")
    assert ("Control and Enter writes" in state.spoken) == (offered is not None)


@pytest.mark.parametrize("path", _UNITS_BY_PATH)
@pytest.mark.parametrize(
    ("typed", "mark", "promised"),
    [
        ("1,5", POINT, "1.5"),
        (".5", POINT, "0.5"),
        ("5.", POINT, "5"),
        ("+5", POINT, "5"),
        ("1 000", POINT, "1000"),
        ("1,000.5", POINT, "1000.5"),
        ("٣", POINT, "3"),
        ("1.5", COMMA, "1,5"),
        (",5", COMMA, "0,5"),
        ("1.000,5", COMMA, "1000,5"),
    ],
)
def test_what_is_offered_for_a_refused_text_reads_as_it_promises(
    path: str, typed: str, mark: DecimalMark, promised: str
) -> None:
    state = field(path, {path: to_worksheet(BY_PATH[path], typed)}, mark)
    assert state.offer == Offer(promised, _SAME)
    assert state.problem.endswith(f"Write {promised}.")
    taken = to_worksheet(BY_PATH[path], promised)
    assert taken == f"{promised} {_UNITS_BY_PATH[path]}"
    assert field(path, {path: taken}, mark).problem == ""


@pytest.mark.parametrize("path", ["pump.reservoir_volume", "pump.alarm_volume", "refill.stability_limit", "fill_date"])
def test_a_refused_text_is_offered_no_published_figure_in_its_place(path: str) -> None:
    state = field(path, {path: "abc"})
    assert state.problem
    assert (state.offer, state.meaning) == (None, "")


def test_an_empty_field_that_misses_its_partner_is_not_called_unread() -> None:
    state = field("dose.bolus_dose", {"dose.boluses_per_day": "4"})
    problem = "Boluses per day is entered without bolus dose. Enter both, or neither."
    assert (state.problem, state.refused, state.is_typed) == (problem, problem, False)
    assert state.spoken == problem


def test_a_contradiction_stands_at_the_answer() -> None:
    state = field("previous.first_fill", {"previous.fill_date": "2026-10-12"})
    assert state.problem == (
        "This is marked as the first fill, but a previous fill date is entered too. Clear one of the two."
    )


@pytest.mark.parametrize(
    ("mark", "readings"),
    [
        (POINT, ("10 mg in 20 mL = 500 mcg/mL", "10 mg in 5 mL = 2,000 mcg/mL")),
        (COMMA, ("10 mg in 20 mL = 500 mcg/mL", f"10 mg in 5 mL = 2{_THIN}000 mcg/mL")),
    ],
)
@pytest.mark.parametrize("path", ["product.label_strength", "preparation.second_stock.label_strength"])
def test_10_mg_without_its_volume_shows_500_and_2000_side_by_side(
    path: str, mark: DecimalMark, readings: tuple[str, ...]
) -> None:
    state = field(path, {path: "10 mg"}, mark)
    assert state.readings == readings
    assert state.problem == ("10 mg is no strength: that is a mass in a volume. Write it like 40 mg/20 mL or 2 mg/mL.")
    assert state.offer is None
    assert f"Could be: {readings[0]}; {readings[1]}." in state.spoken


@pytest.mark.parametrize("text", ["10 mg/20 mL", "10 mg/5 mL", "10 mL", "11 mg", "10", "10 mg/day"])
def test_a_text_that_is_no_printed_mass_alone_has_no_readings(text: str) -> None:
    assert field("product.label_strength", {"product.label_strength": text}).readings == ()


def test_a_mass_in_a_field_that_takes_none_has_no_readings() -> None:
    assert field("pump.alarm_volume", {"pump.alarm_volume": "10 mg"}).readings == ()
    assert field("dose.bolus_dose", {"dose.bolus_dose": "10 mg", "dose.boluses_per_day": "1"}).readings == ()


@pytest.mark.parametrize(
    ("changes", "readings"),
    [
        (INCOMPLETE_NAME, ("10 mg in 20 mL = 500 mcg/mL",)),
        (REFILL_KIT, _KIT),
        ({**REFILL_KIT, "product.label_strength": "40 mg/20 mL"}, ()),
        ({**REFILL_KIT, "product.label_strength": "40 mg"}, ()),
        ({}, ()),
        ({"product.id": "other"}, ()),
        ({"product.id": "not in the list"}, ()),
        ({"product.id": None}, ()),
    ],
)
def test_an_incomplete_name_shows_what_it_may_mean_until_the_strength_is_typed(
    changes: Changes, readings: tuple[str, ...]
) -> None:
    assert field("product.id", changes).readings == readings


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({}, {}),
        (
            BLOCKED,
            {
                "pump.injected_volume": (Mark(Severity.BLOCK, "VOL-01"),),
                "pump.programmed_volume": (Mark(Severity.BLOCK, "VOL-01"),),
            },
        ),
        (
            {"refill.booking_buffer": None},
            {"refill.booking_buffer": (Mark(Severity.CAUTION, "RES-06"),)},
        ),
        (
            HIGH_DOSE,
            {
                "dose.daily_dose": (
                    Mark(Severity.CONFIRM, "DOS-02"),
                    Mark(Severity.CAUTION, "DOS-01"),
                    Mark(Severity.CAUTION, "SLP-01"),
                ),
                "dose.bolus_dose": (Mark(Severity.CONFIRM, "DOS-02"), Mark(Severity.CAUTION, "DOS-01")),
                "dose.boluses_per_day": (Mark(Severity.CONFIRM, "DOS-02"), Mark(Severity.CAUTION, "DOS-01")),
                "dose.patient_group": (Mark(Severity.CONFIRM, "DOS-02"),),
                "dose.age_years": (Mark(Severity.CONFIRM, "DOS-02"),),
            },
        ),
    ],
)
def test_a_finding_is_marked_beside_each_of_its_fields_the_gravest_first(
    changes: Changes, marks: dict[str, tuple[Mark, ...]]
) -> None:
    shown = page(changes)
    assert {path: state.marks for path, state in shown.fields.items() if state.marks} == marks


def test_a_mark_tells_by_shape_and_word_and_not_by_colour_alone() -> None:
    texts = [Mark(severity, "VOL-01").text for severity in (Severity.BLOCK, Severity.CONFIRM, Severity.CAUTION)]
    assert texts == ["■ VOL-01", "▲ VOL-01", "● VOL-01"]
    assert "confirm DOS-02. caution DOS-01. caution SLP-01." in field("dose.daily_dose", HIGH_DOSE).spoken


def test_a_field_without_anything_to_say_says_nothing() -> None:
    state = FieldState("dose.daily_dose")
    assert (state.refused, state.spoken) == ("", "")
