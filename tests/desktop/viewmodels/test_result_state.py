"""One result: a number with its unit, or in words why there is none; its place stays while it waits."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.result_state import ResultState, Standing, result_states
from itb_calc.desktop.viewmodels.sections import SECTIONS, Section
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit.missing import Missing, NotApplicable, NotComputed, NotEntered, Unreadable
from itb_calc.visit.results import Results
from tests.desktop.viewmodels.pages import BLOCKED, COMMA, POINT, evaluation_of, only, page, page_of, results
from tests.safety.worksheets import DILUTED, TWO_STOCKS, Changes, worksheet

_SHOWN, _WITHHELD, _WAITING, _ABSENT = Standing.SHOWN, Standing.WITHHELD, Standing.WAITING, Standing.ABSENT
_THIN = "\N{THIN SPACE}"
_REFILL_DATES = ("book_by_date", "latest_refill_date", "deciding_limit", "alarm_date")
_NOMINAL = "no boluses, exact pump"
_ROUTINE = {
    "stock_concentration": "2 mg/mL = 2,000 mcg/mL",
    "stock_volume": "40 mL",
    "containers": "2",
    "leftover_volume": "0 mL",
    "pump_concentration": "2 mg/mL = 2,000 mcg/mL",
    "flow_rate": "0.225 mL/day",
    "hourly_dose": "18.75 mcg/hour",
    "book_by_date": "Fri 9 Apr 2027",
    "latest_refill_date": "Sat 17 Apr 2027",
    "deciding_limit": "the alarm volume",
    "alarm_date": "Sun 2 May 2027",
    "days_to_alarm": "160 days",
    "earliest_days_to_alarm": "≈145.4 days",
    "latest_days_to_alarm": "≈177.7 days",
    "days_to_empty": "≈171.5 days",
    "earliest_days_to_empty": "≈155.9 days",
}


def _texts(changes: Changes, standing: Standing, mark: DecimalMark = POINT) -> dict[str, str]:
    """What stands in the results of one standing."""
    shown = results(page(changes, mark))
    return {name: state.text for name, state in shown.items() if state.standing is standing}


def _section(name: str) -> Section:
    return next(section for section in SECTIONS if section.id == name)


def test_a_routine_refill_shows_its_results_with_their_units_and_nothing_waits() -> None:
    assert _texts({}, _SHOWN) == _ROUTINE
    assert (_texts({}, _WAITING), _texts({}, _WITHHELD)) == ({}, {})


def test_the_results_follow_the_worksheets_decimal_mark() -> None:
    shown = _texts({}, _SHOWN, COMMA)
    assert shown == _ROUTINE | {
        "stock_concentration": f"2 mg/mL = 2{_THIN}000 mcg/mL",
        "pump_concentration": f"2 mg/mL = 2{_THIN}000 mcg/mL",
        "flow_rate": "0,225 mL/day",
        "hourly_dose": "18,75 mcg/hour",
        "earliest_days_to_alarm": "≈145,4 days",
        "latest_days_to_alarm": "≈177,7 days",
        "days_to_empty": "≈171,5 days",
        "earliest_days_to_empty": "≈155,9 days",
    }


@pytest.mark.parametrize(
    ("changes", "come"),
    [
        ({}, {}),
        (
            DILUTED,
            {
                "measured_stock_volume": "30 mL",
                "measured_diluent_volume": "10 mL",
                "diluent_volume": "10 mL",
                "achieved_concentration": "1.5 mg/mL = 1,500 mcg/mL",
                "achieved_deviation": "0 %",
                "delivered_daily_dose": "450 mcg/day (18.75 mcg/hour)",
            },
        ),
        ({**DILUTED, "preparation.graduation": None}, {"diluent_volume": "10 mL"}),
        (TWO_STOCKS, {"second_stock_volume": "20 mL"}),
        (
            {"dose.bolus_dose": "25 mcg", "dose.boluses_per_day": "4"},
            {"highest_daily_dose": "550 mcg/day (≈22.92 mcg/hour)"},
        ),
    ],
    ids=["undiluted", "diluted", "without a graduation", "two stocks", "boluses"],
)
def test_an_optional_result_comes_with_its_field(changes: Changes, come: dict[str, str]) -> None:
    shown = _texts(changes, _SHOWN)
    assert {name: text for name, text in shown.items() if name not in _ROUTINE} == come
    assert _ROUTINE.keys() - shown.keys() == set()


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({"refill.flow_tolerance": None}, {"earliest_days_to_alarm", "earliest_days_to_empty", "latest_days_to_alarm"}),
        ({"pump.id": "other"}, {"days_to_empty", "earliest_days_to_empty"}),
    ],
)
def test_an_optional_result_goes_with_its_field_and_leaves_no_place(changes: Changes, gone: set[str]) -> None:
    shown = results(page(changes))
    assert {name for name in _ROUTINE if shown[name].standing is _ABSENT} == gone
    assert all(not shown[name].has_a_place and shown[name].text == "" for name in gone)


@pytest.mark.parametrize(
    ("changes", "text", "names"),
    [
        (
            {"pump.alarm_volume": None},
            "needs the alarm volume",
            (*_REFILL_DATES, "days_to_alarm"),
        ),
        ({"refill.booking_buffer": None}, "needs the booking buffer", ("book_by_date",)),
        (
            {"refill.stability_limit": None},
            "needs the stability limit",
            ("book_by_date", "latest_refill_date", "deciding_limit"),
        ),
        ({"fill_date": None}, "needs the fill date", _REFILL_DATES),
        (
            {"product.id": None},
            "needs the product",
            ("stock_concentration", "pump_concentration", "flow_rate", *_REFILL_DATES, "days_to_alarm"),
        ),
        (
            {"product.id": "other"},
            "needs the strength on the label",
            ("stock_concentration", "pump_concentration", "flow_rate", *_REFILL_DATES, "days_to_alarm"),
        ),
        (
            {"dose.daily_dose": None},
            "needs the daily dose",
            ("flow_rate", "hourly_dose", *_REFILL_DATES, "days_to_alarm"),
        ),
        (
            {"preparation.target_concentration": "1500 mcg/mL"},
            "needs the final volume",
            ("stock_volume", "containers", "leftover_volume"),
        ),
    ],
)
def test_a_missing_result_keeps_its_place_and_says_what_it_waits_for(
    changes: Changes, text: str, names: tuple[str, ...]
) -> None:
    waiting = results(page(changes))
    assert {name for name, state in waiting.items() if state.text == text} == set(names)
    assert all(waiting[name].standing is _WAITING and waiting[name].has_a_place for name in names)
    assert all(waiting[name].working == () for name in names)


@pytest.mark.parametrize(
    ("path", "text", "words", "names"),
    [
        (
            "pump.alarm_volume",
            "1,5 mL",
            "needs the alarm volume, which is not read",
            {*_REFILL_DATES, "days_to_alarm", "earliest_days_to_alarm", "latest_days_to_alarm"},
        ),
        # The listed figure does not take the place of a text that is not read.
        (
            "pump.residual_volume",
            "x",
            "needs the residual volume, which is not read",
            {"days_to_empty", "earliest_days_to_empty"},
        ),
        (
            "refill.flow_tolerance",
            "51 %",
            "needs the flow tolerance, which is not read",
            {
                *{"book_by_date", "latest_refill_date", "deciding_limit"},
                *{"earliest_days_to_alarm", "latest_days_to_alarm", "earliest_days_to_empty"},
            },
        ),
        ("preparation.graduation", "0 mL", "needs the syringe graduation, which is not read", set()),
    ],
)
def test_a_text_that_is_not_read_is_named_by_every_result_that_needs_it(
    path: str, text: str, words: str, names: set[str]
) -> None:
    shown = results(page({path: text}))
    assert {name for name, state in shown.items() if state.text == words} == names
    assert all(shown[name].standing is _WAITING for name in names)


def test_a_result_that_a_text_stood_for_is_void_at_once() -> None:
    shown, void = results(page({})), results(page({"dose.daily_dose": "4 50 mcg/day"}))
    assert shown["flow_rate"].text == "0.225 mL/day"
    assert (void["flow_rate"].standing, void["flow_rate"].text) == (
        _WAITING,
        "needs the daily dose, which is not read",
    )
    assert not any("0.225" in state.text for state in void.values())


def test_a_withheld_result_says_which_rule_withholds_it() -> None:
    withheld = _texts(BLOCKED, _WITHHELD)
    assert withheld.keys() == {
        *_REFILL_DATES,
        *{"days_to_alarm", "earliest_days_to_alarm", "latest_days_to_alarm"},
        *{"days_to_empty", "earliest_days_to_empty"},
    }
    assert set(withheld.values()) == {"withheld: see VOL-01"}
    shown = results(page(BLOCKED))
    assert all(shown[name].copied == "" and shown[name].working == () for name in withheld)
    assert shown["flow_rate"].text == "0.225 mL/day"


def test_of_two_rules_that_withhold_a_result_the_one_that_stands_first_is_named() -> None:
    evaluation = evaluation_of(worksheet({}))
    both = tuple(
        Finding(rule, Severity.BLOCK, (), "Stop. Look.", "project rule", ("flow_rate",))
        for rule in ("INT-01", "RES-01")
    )
    held = replace(evaluation, findings=both, results=evaluation.results.without(frozenset({"flow_rate"})))
    flow = result_states(_section("dose"), held)[0]
    assert (flow.standing, flow.text) == (_WITHHELD, "withheld: see INT-01")


@pytest.mark.parametrize(
    ("changes", "section", "name"),
    [
        ({}, "preparation", "stock_volume"),
        (DILUTED, "preparation", "measured_stock_volume"),
        ({**DILUTED, "preparation.graduation": None}, "preparation", "stock_volume"),
        ({"product.id": None}, "preparation", "stock_volume"),
        ({}, "product", "stock_concentration"),
        ({}, "dose", "flow_rate"),
        ({}, "refill", "book_by_date"),
        (BLOCKED, "refill", "book_by_date"),
        ({"refill.booking_buffer": None}, "refill", "book_by_date"),
    ],
)
def test_the_largest_number_of_a_section_is_what_hands_or_calendars_need(
    changes: Changes, section: str, name: str
) -> None:
    assert [state.name for state in page(changes).results[section] if state.is_main] == [name]


def test_every_result_opens_its_working_with_formula_numbers_answer_and_check() -> None:
    assert results(page({}))["flow_rate"] == ResultState(
        "flow_rate",
        "Flow",
        _SHOWN,
        "0.225 mL/day",
        "",
        (
            "Formula: flow = daily dose ÷ concentration (follows from the units)",
            "Numbers put in: 450 mcg/day ÷ 2,000 mcg/mL",
            "Answer: 0.225 mL/day",
            "Check backwards: 450 mcg/day ÷ 0.225 mL/day = 2,000 mcg/mL",
        ),
        is_main=True,
    )
    comma = results(page({}, COMMA))["flow_rate"].working
    assert comma[1:3] == (f"Numbers put in: 450 mcg/day ÷ 2{_THIN}000 mcg/mL", "Answer: 0,225 mL/day")


@pytest.mark.parametrize("changes", [{}, DILUTED, TWO_STOCKS], ids=["undiluted", "diluted", "two stocks"])
def test_whatever_is_shown_has_four_lines_of_working_and_is_copied_with_its_name(changes: Changes) -> None:
    for state in results(page(changes)).values():
        assert len(state.working) == (4 if state.standing is _SHOWN else 0), state
        assert state.copied.startswith(f"{state.label}: {state.text}" if state.standing is _SHOWN else "")
        assert bool(state.copied) is (state.standing is _SHOWN)
        assert state.assumption in state.copied or state.standing is not _SHOWN


def test_a_copy_and_a_voice_never_give_a_number_without_its_name_and_unit() -> None:
    state = results(page({}))["days_to_alarm"]
    assert state.assumption == f"until the alarm volume is left; {_NOMINAL}"
    assert state.copied == f"Days to alarm: 160 days (until the alarm volume is left; {_NOMINAL})"
    assert state.spoken == state.copied
    assert results(page(BLOCKED))["days_to_alarm"].spoken == "Days to alarm: withheld: see VOL-01"


@pytest.mark.parametrize(("days", "words"), [("180 days", "the alarm volume"), ("90 days", "the stability limit")])
def test_the_deciding_limit_is_said_in_words(days: str, words: str) -> None:
    assert results(page({"refill.stability_limit": days}))["deciding_limit"].text == words


def test_before_the_first_evaluation_no_result_has_a_place() -> None:
    states = [state for section in SECTIONS for state in result_states(section, None)]
    assert len(states) == 39
    assert not any(state.has_a_place or state.text or state.copied for state in states)
    assert [state.name for state in states if state.is_main] == [
        *("stock_concentration", "stock_volume", "needed_concentration", "volume_discrepancy", "flow_rate"),
        *("unbridged_daily_dose", "book_by_date"),
    ]


def test_the_places_are_the_same_whatever_is_entered() -> None:
    names = [[state.name for state in page_of(sheet).results["refill"]] for sheet in (worksheet({}), only({}))]
    assert names[0] == names[1]
    waiting: Mapping[str, object] = results(page_of(only({"fill_date": "2026-11-23"})))
    assert [name for name, state in waiting.items() if isinstance(state, ResultState) and state.has_a_place] == [
        *("stock_concentration", "stock_volume", "containers", "leftover_volume", "pump_concentration"),
        *(
            "volume_discrepancy",
            "expected_residual",
            "flow_rate",
            "hourly_dose",
            "dose_change",
            "book_by_date",
            "latest_refill_date",
            "deciding_limit",
            "alarm_date",
        ),
        "days_to_alarm",
    ]


@pytest.mark.parametrize(
    ("cause", "standing", "text"),
    [
        (NotApplicable("flow"), _ABSENT, ""),
        (NotComputed("reference"), _ABSENT, ""),
        (NotEntered("dose.daily_dose"), _WAITING, "needs the daily dose"),
        (Unreadable("dose.daily_dose"), _WAITING, "needs the daily dose, which is not read"),
        (Unreadable("dose.schedule"), _WAITING, "needs the day schedule, which is not read"),
        (Missing("dose.daily_dose"), _WAITING, "cannot be computed from what is entered"),
    ],
)
def test_every_cause_is_said_in_words_or_leaves_no_place(cause: Missing, standing: Standing, text: str) -> None:
    without = replace(evaluation_of(worksheet({})), results=Results({}, {"flow_rate": cause}))
    flow = result_states(_section("dose"), without)[0]
    assert (flow.standing, flow.text, flow.is_main) == (standing, text, True)
