"""The one path from a worksheet to an evaluation: what it says of itself, its status, and what it withholds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NoReturn

import pytest

from itb_calc import __version__
from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.worksheet import evaluate as module
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, STEP, TODAY, Sheet, evaluate_sheet, put, read_sheet

_DAYS_AND_DATES = {
    "days_to_alarm",
    "days_to_empty",
    "earliest_days_to_alarm",
    "earliest_days_to_empty",
    "latest_days_to_alarm",
    "alarm_date",
    "latest_refill_date",
    "deciding_limit",
    "book_by_date",
}
_BRIDGE = {
    "system_volume",
    "system_volume_max",
    "bridge_dose",
    "bridge_duration",
    "bridge_rate",
    "bridge_extra_volume",
    "unbridged_daily_dose",
    "unbridged_duration",
}
_AFTER_A_CHANGE = {
    *_BRIDGE,
    "dose_change",
    "expected_residual",
    "volume_discrepancy",
    "discrepancy_of_delivered",
    "mixed_concentration",
    "mixed_deviation",
}
_BLOCKED = put(ROUTINE, "pump.programmed_volume", "20 mL")


def _names(evaluation: Evaluation) -> set[str]:
    return set(evaluation.results.worked)


def _rules(evaluation: Evaluation) -> list[str]:
    return [finding.rule for finding in evaluation.findings]


def test_an_evaluation_says_what_it_rests_on() -> None:
    evaluation = evaluate_sheet(ROUTINE)
    assert evaluation.version == __version__
    assert (evaluation.reference_version, evaluation.reference_sha256) == (REFERENCE.version, REFERENCE.sha256)
    assert len(evaluation.reference_sha256) == 64
    assert evaluation.today == TODAY
    assert evaluation.decimal_mark is DecimalMark.POINT
    assert evaluate_sheet(put(ROUTINE, "decimal_mark", ",")).decimal_mark is DecimalMark.COMMA


def test_a_routine_worksheet_has_every_day_and_date_and_no_warning() -> None:
    evaluation = evaluate_sheet(ROUTINE)
    assert _names(evaluation) >= _DAYS_AND_DATES
    assert {finding.severity for finding in evaluation.findings} == {Severity.INFO}
    assert evaluation.problems == ()
    assert evaluation.exit_status == 0


def test_the_same_worksheet_always_has_the_same_evaluation() -> None:
    worksheet = read_sheet(ROUTINE)
    first, second = (evaluation_as_json(evaluate(worksheet, REFERENCE, TODAY)) for _ in range(2))
    assert first == second
    assert worksheet == read_sheet(ROUTINE)


def test_today_is_an_argument_and_never_the_clock() -> None:
    late = evaluate(read_sheet(ROUTINE), REFERENCE, date(2031, 1, 1))
    assert late.today == date(2031, 1, 1)
    assert _rules(late)[0] == "RES-05"
    assert "RES-05" not in _rules(evaluate_sheet(ROUTINE))


@pytest.mark.parametrize(
    ("sheet", "is_blocked", "status"),
    [
        (ROUTINE, False, 0),
        (put(ROUTINE, "refill.booking_buffer", None), False, 0),
        (put(ROUTINE, "refill.stability_limit", "200 days"), False, 0),
        (put(ROUTINE, "refill.stability_limit", "200"), False, 2),
        (put(ROUTINE, "system.tubing_volume", "0.14 mL"), False, 0),
        (put(ROUTINE, "system.tubing_volume", "0.14"), False, 2),
        (CHANGED, False, 0),
        (put(ROUTINE, "dose.schedule", [{**STEP, "dose": "450"}]), False, 2),
        (put(ROUTINE, "dose.schedule", [{**STEP, "end": "23:00"}]), True, 1),
        (_BLOCKED, True, 1),
        (put(_BLOCKED, "refill.stability_limit", "200"), True, 1),
        ({"schema": 1}, False, 0),
    ],
)
def test_a_block_is_1_also_beside_a_problem_and_a_problem_alone_is_2(
    sheet: Sheet,
    is_blocked: bool,  # noqa: FBT001 - a column of the table
    status: int,
) -> None:
    evaluation = evaluate_sheet(sheet)
    assert evaluation.is_blocked is is_blocked
    assert evaluation.exit_status == status


def test_a_previous_fill_and_a_change_of_concentration_move_the_date_and_nothing_is_unread() -> None:
    evaluation = evaluate_sheet(CHANGED)
    assert evaluation.problems == ()
    assert _names(evaluation) >= _names(evaluate_sheet(ROUTINE)) | _AFTER_A_CHANGE
    earlier = evaluation.results.day("latest_refill_date")
    assert earlier == date(2027, 3, 11)
    assert evaluate_sheet(ROUTINE).results.day("latest_refill_date") == date(2027, 3, 12)


def test_an_overdue_refill_with_a_change_of_concentration_is_said_first() -> None:
    overdue = put(put(CHANGED, "fill_date", "2020-01-01"), "previous.fill_date", "2019-11-20")
    assert _rules(evaluate_sheet(overdue))[0] == "RES-05"


def test_an_unreadable_field_withholds_only_what_depends_on_it() -> None:
    evaluation = evaluate_sheet(put(ROUTINE, "refill.stability_limit", "half a year"))
    withheld = {"latest_refill_date", "deciding_limit", "book_by_date"}
    assert _names(evaluate_sheet(ROUTINE)) - _names(evaluation) == withheld


_UNREAD_STEPS = [{**STEP, "dose": "450"}]
_WRONG_STEPS = [{**STEP, "end": "23:00"}]


@pytest.mark.parametrize("steps", [_UNREAD_STEPS, _WRONG_STEPS], ids=["not read", "not adding up"])
def test_a_schedule_that_is_a_problem_withholds_what_a_wrong_schedule_does(steps: list[dict[str, str]]) -> None:
    evaluation = evaluate_sheet(put(CHANGED, "dose.schedule", steps))
    withheld = {"flow_rate", "delivered_daily_dose", "hourly_dose", "dose_change", *_DAYS_AND_DATES, *_BRIDGE}
    assert _names(evaluate_sheet(CHANGED)) - _names(evaluation) == withheld


def test_a_schedule_that_adds_up_withholds_nothing() -> None:
    evaluation = evaluate_sheet(put(CHANGED, "dose.schedule", [STEP]))
    assert _names(evaluation) == _names(evaluate_sheet(CHANGED))
    assert evaluation.exit_status == 0


def _raise(_: object) -> NoReturn:
    msg = "made up"
    raise ZeroDivisionError(msg)


@pytest.mark.parametrize(
    ("name", "replacement", "lost"),
    [
        ("calculate", _raise, "ZeroDivisionError in the calculation"),
        ("mismatches", lambda _, __: ("mass", "time"), "mass, time"),
    ],
)
def test_a_defect_of_the_program_withholds_every_number_and_says_so_first(
    name: str, replacement: Callable[..., object], lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, replacement)
    evaluation = evaluate_sheet(put(_BLOCKED, "refill.flow_tolerance", "?"))
    assert _names(evaluation) == set()
    first, *others = evaluation.findings
    assert (first.rule, first.severity) == ("INT-01", Severity.BLOCK)
    assert f"({lost})" in first.message
    assert bool(first.withholds) == (name == "mismatches")
    assert "VOL-01" in {finding.rule for finding in others}
    assert [problem.field for problem in evaluation.problems] == ["refill.flow_tolerance"]
    assert evaluation.exit_status == 1


def test_without_usable_reference_data_there_is_an_evaluation_all_the_same() -> None:
    evaluation = evaluate(read_sheet(ROUTINE), Reference(defect="The folder is missing."), TODAY)
    assert _rules(evaluation)[0] == "REF-01"
    assert _names(evaluation) <= {"hourly_dose"}
    assert (evaluation.reference_version, evaluation.reference_sha256) == ("", "")
    assert evaluation.exit_status == 1


@pytest.mark.parametrize(
    "reference", [Reference(defect="The folder is missing."), replace(REFERENCE, defect="Not it.")]
)
def test_with_figures_that_are_not_the_reviewed_ones_only_the_two_doses_are_left(reference: Reference) -> None:
    evaluation = evaluate(read_sheet(CHANGED), reference, TODAY)
    assert _names(evaluation) == {"hourly_dose", "dose_change"}
    assert _rules(evaluation)[0] == "REF-01"
    assert "INT-01" not in _rules(evaluation)
    assert evaluation.problems == ()


def test_a_pump_that_is_not_read_might_have_a_fixed_flow_and_keeps_figures_that_are_not_known() -> None:
    evaluation = evaluate_sheet(put(CHANGED, "pump.id", "synchromed"))
    flow = {"flow_rate", "delivered_daily_dose", "expected_residual", "volume_discrepancy", "discrepancy_of_delivered"}
    listed = {"mixed_concentration", "mixed_deviation"}
    bridge = _BRIDGE - {"system_volume", "system_volume_max"}
    assert _names(evaluate_sheet(CHANGED)) - _names(evaluation) == flow | listed | bridge | _DAYS_AND_DATES
    assert [problem.field for problem in evaluation.problems] == ["pump.id"]
    assert evaluation.exit_status == 2


def test_a_constant_flow_pump_is_evaluated_with_the_flow_that_its_maker_fixed() -> None:
    sheet = put(put(CHANGED, "pump.id", "constant-flow"), "pump.fixed_flow", "0.3 mL/day")
    evaluation = evaluate_sheet(put(sheet, "pump.residual_volume", "1.4 mL"))
    without_a_bridge = {"bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume"}
    assert _names(evaluation) == (_names(evaluate_sheet(CHANGED)) - without_a_bridge) | {"needed_concentration"}
    assert (evaluation.problems, evaluation.exit_status) == ((), 0)


def test_an_empty_worksheet_has_no_results_and_nothing_that_blocks() -> None:
    evaluation = evaluate(Worksheet(), REFERENCE, TODAY)
    assert _names(evaluation) == set()
    assert evaluation.exit_status == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(day: str) -> None:
    sheet = put(put(ROUTINE, "fill_date", day), "refill.booking_buffer", "9999999 days")
    for today in (date.min, date.max):
        evaluation = evaluate(read_sheet(sheet), REFERENCE, today)
        assert "INT-01" not in _rules(evaluation)
        assert "book_by_date" not in _names(evaluation)
