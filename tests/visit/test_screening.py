"""Results of a screening: each is there when what it needs is read, and never before."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit import names, screening_fields
from itb_calc.visit.conserve_screening import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.fields import FIELDS
from itb_calc.visit.missing import NotApplicable, NotComputed, NotEntered, Unreadable
from itb_calc.visit.results import RESULT_NAMES, Results
from itb_calc.visit.screening import RESULT_NAMES as SCREENING_NAMES
from itb_calc.visit.screening import calculate, concentration, figures, product, steps
from itb_calc.worksheet.screening import read_screening
from tests.worksheet.trials import REFERENCE, SECOND, START, UNREADABLE, Changes, trial

ALL: Changes = {**SECOND, **START}


def facts(changes: Changes, reference: Reference = REFERENCE) -> Facts:
    inputs, _ = read_screening(trial({**ALL, **changes}), reference)
    return Facts(inputs, reference)


def results(changes: Changes, reference: Reference = REFERENCE) -> Results:
    return calculate(facts(changes, reference))


def test_everything_at_once() -> None:
    found = results({})
    assert found.amount("bolus_volume").number("mL") == Fraction(3, 2)
    assert found.amount("time_since_last").number("hour") == 24
    assert found.text("next_dose_from") == "Wed 25 Nov 2026 08:00"
    assert found.amount("start_dose").number("mcg/day") == 150
    assert found.amount("start_hourly_dose").number("mcg/hour") == Fraction(25, 4)
    assert tuple(found.worked) == tuple(name.name for name in SCREENING_NAMES)
    assert mismatches(facts({}), found) == ()


def test_units_are_those_of_the_table_of_results() -> None:
    found = results({})
    for name in SCREENING_NAMES:
        if name.unit:
            assert found.amount(name.name).unit == name.unit


# What each result reads, besides the figures; nothing else may take it away.
NEEDS = {
    "bolus_volume": {"dose"},
    "time_since_last": {"date", "time", "last_date", "last_time"},
    "next_dose_from": {"dose", "date", "time"},
    "start_dose": {"effective_dose", "threshold", "lasted_longer", "adverse_reaction"},
    "start_hourly_dose": {"effective_dose", "threshold", "lasted_longer", "adverse_reaction"},
}
# What counts where it is entered, and must be readable then.
ALSO_READS = {"bolus_volume": {"product", "label_strength"}, "time_since_last": {"first_dose"}}


@pytest.mark.parametrize("name", ALL)
def test_an_empty_field_takes_away_exactly_what_needs_it(name: str) -> None:
    found = results({name: None})
    gone = {result for result, needed in NEEDS.items() if name in needed}
    assert set(NEEDS) - set(found.worked) == gone
    for result in gone:
        cause = found.waits_for(result)
        assert isinstance(cause, NotEntered)
        assert cause.name == f"screening.{name}"


@pytest.mark.parametrize("name", [name for name, value in ALL.items() if isinstance(value, str)])
def test_an_unreadable_field_never_counts_as_empty(name: str) -> None:
    found = results({name: UNREADABLE})
    gone = {result for result in NEEDS if name in NEEDS[result] | ALSO_READS.get(result, set())}
    assert set(NEEDS) - set(found.worked) == gone
    for result in gone:
        cause = found.waits_for(result)
        assert isinstance(cause, Unreadable)
        assert cause.name == f"screening.{name}"


def test_the_first_dose_has_no_time_since_the_last() -> None:
    found = results(
        {"first_dose": True, "last_date": None, "last_time": None, "last_dose": None, "last_response": None}
    )
    assert isinstance(found.waits_for("time_since_last"), NotApplicable)
    assert "bolus_volume" in found.worked


@pytest.mark.parametrize("changes", [{"last_date": "2026-11-24"}, {"last_date": "2026-11-25"}])
def test_a_last_dose_that_is_not_before_this_one_has_no_time_between(changes: Changes) -> None:
    assert isinstance(results(changes).waits_for("time_since_last"), NotApplicable)


@pytest.mark.parametrize(("dose", "is_there"), [("99.9999 mcg", True), ("100 mcg", False), ("100.0001 mcg", False)])
def test_after_the_last_step_there_is_no_next_dose(dose: str, is_there: bool) -> None:  # noqa: FBT001
    assert ("next_dose_from" in results({"dose": dose}).worked) is is_there


def test_beyond_the_calendar_there_is_no_next_dose() -> None:
    assert "next_dose_from" not in results({"date": "9999-12-31"}).worked


def test_a_product_that_is_not_listed_is_known_by_its_package_only() -> None:
    assert "bolus_volume" in results({"product": "other"}).worked
    cause = results({"product": "other", "label_strength": None}).waits_for("bolus_volume")
    assert isinstance(cause, NotEntered)
    assert cause.name == "screening.label_strength"


@pytest.mark.parametrize(
    ("changes", "dose"),
    [
        ({}, 150),
        ({"lasted_longer": True}, 75),
        ({"adverse_reaction": True}, 75),
        ({"lasted_longer": True, "adverse_reaction": True}, 75),
        ({"threshold": "german-label"}, 150),
    ],
)
def test_the_start_dose_follows_from_both_answers(changes: Changes, dose: int) -> None:
    found = results(changes)
    assert found.amount("start_dose").number("mcg/day") == dose
    assert found.worked["start_dose"].terms["threshold"] == Amount(
        Fraction(12 if "threshold" in changes else 8), "hour"
    )


def test_without_usable_figures_only_the_time_is_known() -> None:
    assert set(results({}, Reference()).worked) == {"time_since_last"}


@pytest.mark.parametrize(
    ("read", "named"),
    [(figures, "dosing"), (concentration, "thresholds"), (product, "reference"), (steps, "thresholds")],
)
def test_without_usable_figures_nothing_stands_for_them(read: Callable[[Facts], object], named: str) -> None:
    with pytest.raises(NotComputed) as missing:
        read(facts({}, Reference()))
    assert missing.value.name == named


def test_every_step_of_the_screening_has_the_volume_of_its_dose() -> None:
    found = [(step.dose, step.volume) for step in steps(facts({}))]
    assert found == [
        (Amount(Fraction(dose), "mcg"), Amount(Fraction(volume), "mL"))
        for dose, volume in ((25, "0.5"), (50, "1"), (75, "1.5"), (100, "2"))
    ]


@pytest.mark.parametrize(
    ("name", "changes", "lost"),
    [
        ("bolus_volume", {"dose": "100 mcg"}, ("volume",)),
        ("bolus_volume", {"dose": "25 mcg"}, ()),
        ("start_dose", {"effective_dose": "50 mcg"}, ("start dose",)),
        ("start_dose", {"adverse_reaction": True}, ("start dose",)),
        ("start_hourly_dose", {"effective_dose": "50 mcg"}, ("start dose",)),
        ("start_hourly_dose", {"lasted_longer": True}, ("start dose",)),
    ],
)
def test_other_code_notices_a_wrong_result(name: str, changes: Changes, lost: tuple[str, ...]) -> None:
    wrong = {**results({}).worked, name: results(changes).worked[name]}
    assert mismatches(facts({"dose": "30 mcg"} if not lost else {}), Results(wrong)) == lost


def test_a_result_whose_own_check_fails_is_named() -> None:
    worked = results({}).worked
    spoilt = {**worked, "time_since_last": replace(worked["time_since_last"], holds=False)}
    assert mismatches(facts({}), Results(spoilt)) == ("time_since_last",)


def test_no_name_stands_both_in_the_refill_and_in_the_screening() -> None:
    assert len(names.RESULTS) == len(RESULT_NAMES) + len(SCREENING_NAMES)
    assert len(names.BY_PATH) == len(FIELDS) + len(screening_fields.FIELDS)


def test_fields_are_called_by_their_labels() -> None:
    assert names.label_of("dose.schedule") == "Day schedule"
    assert names.label_of("dose.daily_dose") == "Daily dose"
    assert names.label_of("screening.dose") == "Screening dose"
    assert names.wanted("screening.dose") == "the screening dose"
    assert names.wanted("screening.adverse_reaction") == "an answer to “Any adverse reaction”"
    assert names.wanted("dose.schedule") == "the day schedule"
