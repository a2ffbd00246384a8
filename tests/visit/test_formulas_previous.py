"""Dose change and what is left of the previous fill: each result from exactly its inputs."""

import pytest

from itb_calc.core.working import write_out
from itb_calc.visit.calculate import calculate
from itb_calc.visit.missing import NotApplicable, NotEntered
from tests.safety.worksheets import Changes
from tests.visit.needs import Needs, also, assert_needs
from tests.visit.visits import DOWN, FIXED, PREVIOUS, UP, facts, not_reading, results, shown, without

DOSE, SCHEDULE, FILL = "dose.daily_dose", "dose.schedule", "fill_date"
PUMP, FIXED_FLOW = "pump.id", "pump.fixed_flow"
OLD_DOSE, OLD, OLD_PROGRAMMED = "previous.daily_dose", "previous.concentration", "previous.programmed_volume"
FILLED, BOLUSES = "previous.fill_date", "previous.bolus_volume"
EXPECTED, ASPIRATED = "previous.expected_residual", "previous.aspirated_volume"
RESIDUAL = ("expected_residual", "volume_discrepancy", "discrepancy_of_delivered")

CALCULATED: Needs = ({OLD_PROGRAMMED, OLD_DOSE, OLD, FILLED, FILL}, {EXPECTED, BOLUSES, PUMP, FIXED_FLOW})
BY_FIXED_FLOW: Needs = ({OLD_PROGRAMMED, FIXED_FLOW, FILLED, FILL}, {EXPECTED, BOLUSES, PUMP})
# The programmer's own figure needs nothing else, and while it is empty the previous fill gives one.
SHOWN: Needs = (set(), {EXPECTED})

AS_SHOWN: Changes = {**UP, EXPECTED: "5 mL"}
RUN_DRY: Changes = {**UP, FILLED: "2026-10-03", BOLUSES: None, ASPIRATED: "0 mL"}


def test_a_dose_change_needs_both_doses_and_no_schedule_that_is_not_read() -> None:
    assert_needs(UP, "dose_change", ({DOSE, OLD_DOSE}, {SCHEDULE}))


@pytest.mark.parametrize(("changes", "expected"), [(UP, CALCULATED), (FIXED, BY_FIXED_FLOW), (AS_SHOWN, SHOWN)])
def test_an_expected_residual_is_there_exactly_when_its_inputs_are(changes: Changes, expected: Needs) -> None:
    assert_needs(changes, "expected_residual", expected)
    assert_needs(changes, "volume_discrepancy", also(expected, {ASPIRATED}))
    assert_needs(changes, "discrepancy_of_delivered", also(expected, {ASPIRATED, OLD_PROGRAMMED}))


def test_a_calculated_residual_never_stands_for_the_programmers_that_is_not_read() -> None:
    of = calculate(not_reading(facts(AS_SHOWN), EXPECTED)).worked
    assert of.keys().isdisjoint(RESIDUAL)


def test_no_boluses_count_only_where_none_are_entered() -> None:
    assert results({**UP, BOLUSES: None}).amount("expected_residual") == results({**UP, BOLUSES: "0 mL"}).amount(
        "expected_residual"
    )
    formula = results({**UP, BOLUSES: None}).worked["expected_residual"].formula
    assert "bolus volume (not entered: counted as 0)" in formula
    assert "not entered" not in results(UP).worked["expected_residual"].formula
    assert calculate(not_reading(facts(UP), BOLUSES)).worked.keys().isdisjoint(RESIDUAL)


VALUES: tuple[tuple[str, Changes, dict[str, str]], ...] = (
    (
        "40 mL without 42 days of 0.8 mL/day and 0.5 mL of boluses",
        UP,
        {
            "dose_change": "25/2 %",
            "expected_residual": "59/10 mL",
            "volume_discrepancy": "2/5 mL",
            "discrepancy_of_delivered": "400/341 %",
        },
    ),
    ("the previous concentration in mg", {**UP, OLD: "0.5 mg/mL"}, {"expected_residual": "59/10 mL"}),
    (
        "from 2,000 mcg/mL: 42 days of 0.2 mL/day",
        DOWN,
        {
            "expected_residual": "311/10 mL",
            "volume_discrepancy": "1/10 mL",
            "discrepancy_of_delivered": "100/89 %",
        },
    ),
    (
        "more aspirated than expected is below 0",
        {**UP, ASPIRATED: "6.5 mL"},
        {"volume_discrepancy": "-3/5 mL", "discrepancy_of_delivered": "-600/341 %"},
    ),
    ("nothing aspirated is entered", {**UP, ASPIRATED: "0 mL"}, {"volume_discrepancy": "59/10 mL"}),
    (
        "nothing aspirated is not entered",
        {**UP, ASPIRATED: None},
        {"expected_residual": "59/10 mL", "volume_discrepancy": "absent", "discrepancy_of_delivered": "absent"},
    ),
    (
        "as the programmer shows it",
        AS_SHOWN,
        {
            "expected_residual": "5 mL",
            "volume_discrepancy": "-1/2 mL",
            "discrepancy_of_delivered": "-10/7 %",
        },
    ),
    (
        "the programmer shows nothing left",
        {**UP, EXPECTED: "0 mL"},
        {"expected_residual": "0 mL", "volume_discrepancy": "-11/2 mL", "discrepancy_of_delivered": "-55/4 %"},
    ),
    (
        "the programmer's figure needs nothing of the previous fill",
        {**dict.fromkeys(PREVIOUS), EXPECTED: "5 mL", ASPIRATED: "4 mL", FILL: None, PUMP: None},
        {"expected_residual": "5 mL", "volume_discrepancy": "1 mL", "discrepancy_of_delivered": "absent"},
    ),
    (
        "51 days of 0.8 mL/day are more than 40 mL",
        RUN_DRY,
        {"expected_residual": "0 mL", "volume_discrepancy": "0 mL", "discrepancy_of_delivered": "0 %"},
    ),
    ("50 days are just 40 mL", {**RUN_DRY, FILLED: "2026-10-04"}, {"expected_residual": "0 mL"}),
    ("49 days leave a day's flow", {**RUN_DRY, FILLED: "2026-10-05"}, {"expected_residual": "4/5 mL"}),
    ("the boluses alone empty it", {**UP, BOLUSES: "40 mL"}, {"expected_residual": "0 mL"}),
    (
        "as much expected as was programmed: nothing should have been delivered",
        {**UP, EXPECTED: "40 mL"},
        {"volume_discrepancy": "69/2 mL", "discrepancy_of_delivered": "absent"},
    ),
    (
        "a step less expected than was programmed",
        {**UP, EXPECTED: "39.9999 mL", ASPIRATED: "39.9998 mL"},
        {"discrepancy_of_delivered": "100 %"},
    ),
    (
        "more expected than was programmed",
        {**UP, EXPECTED: "40.0001 mL"},
        {"expected_residual": "400001/10000 mL", "discrepancy_of_delivered": "absent"},
    ),
    (
        "filled the day before: one day",
        {**UP, FILLED: "2026-11-22", BOLUSES: None},
        {"expected_residual": "196/5 mL"},
    ),
    ("filled on the same day", {**UP, FILLED: "2026-11-23"}, dict.fromkeys(RESIDUAL, "absent")),
    ("filled after it", {**UP, FILLED: "2026-11-24"}, dict.fromkeys(RESIDUAL, "absent")),
    ("over a leap day", {**UP, FILLED: "2024-02-28", FILL: "2024-03-01"}, {"expected_residual": "379/10 mL"}),
    (
        "a fixed flow of 0.3 mL/day, whatever dose and concentration were",
        {**FIXED, OLD_DOSE: None, OLD: None},
        {
            "expected_residual": "137/5 mL",
            "volume_discrepancy": "2/5 mL",
            "discrepancy_of_delivered": "200/63 %",
            "dose_change": "absent",
        },
    ),
    ("a fixed flow that is not entered", {**FIXED, FIXED_FLOW: None}, {"expected_residual": "absent"}),
    ("the same dose", {**UP, OLD_DOSE: "450 mcg/day"}, {"dose_change": "0 %"}),
    ("a lower dose", {**UP, OLD_DOSE: "600 mcg/day"}, {"dose_change": "-25 %"}),
    ("no previous dose", {**UP, OLD_DOSE: None}, {"dose_change": "absent", "expected_residual": "absent"}),
    ("no new dose", {**UP, DOSE: None}, {"dose_change": "absent", "expected_residual": "59/10 mL"}),
)


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_exact_values(changes: Changes, expected: dict[str, str]) -> None:
    assert shown(results(changes), expected) == expected


@pytest.mark.parametrize("filled", ["2026-11-23", "2026-11-24"])
def test_a_previous_fill_that_is_not_before_this_one_is_what_the_residual_waits_for(filled: str) -> None:
    cause = results({**UP, FILLED: filled}).waits_for("discrepancy_of_delivered")
    assert isinstance(cause, NotApplicable)
    assert cause.name == FILLED


@pytest.mark.parametrize("path", [OLD_PROGRAMMED, OLD_DOSE, OLD, FILLED, FILL])
def test_an_empty_field_is_what_the_residual_waits_for(path: str) -> None:
    cause = calculate(without(facts(UP), path)).waits_for("volume_discrepancy")
    assert isinstance(cause, NotEntered)
    assert cause.name == path


def test_the_working_says_what_the_expected_residual_was_made_from() -> None:
    written = write_out(results(UP).worked["expected_residual"])
    assert written.formula.startswith(
        "expected residual = programmed volume − flow (daily dose ÷ concentration) × days"
    )
    assert written.substitution.startswith("40 mL − 0.8 mL/day × 42 days − 0.5 mL; 400 mcg/day ÷ 500 mcg/mL")
    fixed = write_out(results(FIXED).worked["expected_residual"])
    assert fixed.formula.startswith("expected residual = programmed volume − fixed flow × days")
    assert fixed.substitution == "40 mL − 0.3 mL/day × 42 days − 0 mL"
    assert write_out(results(AS_SHOWN).worked["expected_residual"]).formula == (
        "expected residual = what the programmer shows"
    )
