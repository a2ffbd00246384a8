"""Entries that cannot both be true: one of them is a problem, and stands neither for a value nor for an empty field."""

import pytest

from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import REFERENCE, TEXT_PATHS

_PREVIOUS = [path for path in TEXT_PATHS if path.startswith("previous.")]
_TUBING, _LARGEST = "system.tubing_volume", "system.tubing_volume_max"
_CATHETER, _TRIMMED = "system.catheter_id", "system.catheter_trimmed_length"
_PUMP, _FIXED = "pump.id", "pump.fixed_flow"
_NOT_FIXED = (
    "A fixed flow is entered, but the pump is not one with a flow fixed by its maker."
    " Choose that pump, or clear the fixed flow."
)
_TOO_LONG = "Flowonix 11823 is 110 cm long, so less than that can be trimmed. Check the implant record."


def _problems(texts: dict[str, str], mark: DecimalMark = DecimalMark.POINT) -> tuple[Problem, ...]:
    """Return the problems; what has none is read, and what has one is neither read nor empty."""
    inputs, problems = read(Worksheet(texts, decimal_mark=mark), REFERENCE)
    unread = {problem.field for problem in problems}
    assert inputs.unreadable == unread
    assert inputs.values.keys() == texts.keys() - unread
    return problems


_NAMED = {
    "previous.daily_dose": "a previous daily dose",
    "previous.concentration": "a previous concentration",
    "previous.programmed_volume": "a previous programmed volume",
    "previous.fill_date": "a previous fill date",
    "previous.bolus_volume": "a previous bolus volume",
    "previous.expected_residual": "an expected residual volume",
    "previous.aspirated_volume": "an aspirated volume",
}


def _first_fill_but(named: str) -> Problem:
    message = f"This is marked as the first fill, but {named} is entered too. Clear one of the two."
    return Problem("previous.first_fill", "true", Reason.CONTRADICTION, message)


@pytest.mark.parametrize("path", _PREVIOUS)
def test_a_first_fill_with_a_previous_fill_is_a_contradiction(path: str) -> None:
    inputs, problems = read(Worksheet({path: "1"}, {"previous.first_fill": True}), REFERENCE)
    assert problems[0] == _first_fill_but(_NAMED[path])
    assert inputs.unreadable == {"previous.first_fill", path}
    assert inputs.values == {}


def test_a_first_fill_that_is_contradicted_leaves_what_contradicts_it_readable() -> None:
    inputs, problems = read(Worksheet({"previous.daily_dose": "400 mcg/day"}, {"previous.first_fill": True}), REFERENCE)
    assert problems == (_first_fill_but("a previous daily dose"),)
    assert inputs.values.keys() == {"previous.daily_dose"}


def test_which_entry_contradicts_a_first_fill_does_not_hang_on_the_order_in_which_a_file_has_them() -> None:
    for paths in (_PREVIOUS, [*reversed(_PREVIOUS)]):
        _, problems = read(Worksheet(dict.fromkeys(paths, "1"), {"previous.first_fill": True}), REFERENCE)
        assert problems[0] == _first_fill_but("a previous daily dose")


def test_no_first_fill_contradicts_nothing() -> None:
    for answers in ({}, {"previous.first_fill": False}):
        _, problems = read(Worksheet(dict.fromkeys(_PREVIOUS, "1"), answers), REFERENCE)
        assert [problem.field for problem in problems] == _PREVIOUS
    for texts in ({}, {"pump.alarm_volume": "2 mL"}):
        assert read(Worksheet(texts, {"previous.first_fill": True}), REFERENCE)[1] == ()


@pytest.mark.parametrize("pump", [None, *sorted(REFERENCE.pumps.keys() - {"constant-flow"})])
@pytest.mark.parametrize("flow", ["0.5 mL/day", " 0.5 mL per day "])
def test_a_fixed_flow_of_a_pump_that_has_none_is_a_contradiction(pump: str | None, flow: str) -> None:
    texts = {_FIXED: flow} if pump is None else {_PUMP: pump, _FIXED: flow}
    assert _problems(texts) == (Problem(_FIXED, flow, Reason.CONTRADICTION, _NOT_FIXED),)


def test_a_fixed_flow_of_a_pump_that_has_one_or_may_have_one_is_no_contradiction() -> None:
    assert _problems({_PUMP: "constant-flow", _FIXED: "0.5 mL/day"}) == ()
    assert _problems({_PUMP: "constant-flow"}) == ()
    assert [problem.field for problem in _problems({_PUMP: "no such pump", _FIXED: "0.5 mL/day"})] == [_PUMP]


def test_without_the_list_of_pumps_a_constant_flow_pump_was_said_to_be_none() -> None:
    for reference in (Reference(), Reference(defect="The folder is missing.")):
        texts = {_PUMP: "constant-flow", _FIXED: "0.5 mL/day"}
        assert read(Worksheet(texts), reference)[1] == ()
        (problem,) = read(Worksheet({_FIXED: "0.5 mL/day"}), reference)[1]
        assert problem.message == _NOT_FIXED


def test_a_fixed_flow_that_is_not_read_says_that_first() -> None:
    (problem,) = _problems({_PUMP: "synchromed-ii-40", _FIXED: "0,5 mL/day"})
    assert (problem.field, problem.reason) == (_FIXED, Reason.WRONG_MARK)


@pytest.mark.parametrize(
    ("smallest", "largest", "shown"),
    [("0.2 mL", "0.1999 mL", "0.1999 mL"), ("0.2 mL", "0.14 mL", "0.14 mL"), ("9999999 mL", "1000 mL", "1,000 mL")],
)
def test_a_range_of_tubing_the_wrong_way_round_is_a_problem_on_the_larger_figure(
    smallest: str, largest: str, shown: str
) -> None:
    message = f"Tubing volume is above the largest tubing volume, {shown}. Enter the smaller figure here."
    assert _problems({_TUBING: smallest, _LARGEST: largest}) == (
        Problem(_TUBING, smallest, Reason.CONTRADICTION, message),
    )


@pytest.mark.parametrize(
    "texts",
    [
        {_TUBING: "0.2 mL", _LARGEST: "0.2 mL"},
        {_TUBING: "0.14 mL", _LARGEST: "0.1401 mL"},
        {_TUBING: "0.2 mL"},
        {_LARGEST: "0.2 mL"},
    ],
)
def test_a_range_of_tubing_may_be_one_figure_or_have_one_end(texts: dict[str, str]) -> None:
    assert _problems(texts) == ()


@pytest.mark.parametrize(("path", "other"), [(_TUBING, _LARGEST), (_LARGEST, _TUBING)])
def test_a_range_of_tubing_with_an_end_that_is_not_read_contradicts_nothing(path: str, other: str) -> None:
    assert [problem.field for problem in _problems({path: "0,9 mL", other: "0.2 mL"})] == [path]


@pytest.mark.parametrize("trimmed", ["110 cm", "110.0001 cm", "9999999 cm"])
def test_no_more_of_a_catheter_than_there_is_can_be_trimmed(trimmed: str) -> None:
    assert _problems({_CATHETER: "flowonix-11823", _TRIMMED: trimmed}) == (
        Problem(_TRIMMED, trimmed, Reason.OUT_OF_RANGE, _TOO_LONG),
    )


@pytest.mark.parametrize(
    "texts",
    [
        {_CATHETER: "flowonix-11823", _TRIMMED: "0 cm"},
        {_CATHETER: "flowonix-11823", _TRIMMED: "109.9999 cm"},
        {_CATHETER: "flowonix-11823"},
        {_TRIMMED: "110 cm"},
    ],
)
def test_what_is_left_of_a_catheter_may_be_all_or_next_to_nothing(texts: dict[str, str]) -> None:
    assert _problems(texts) == ()


def test_a_catheter_that_is_not_read_has_no_length_to_hold_the_trimmed_one_against() -> None:
    assert [problem.field for problem in _problems({_CATHETER: "other", _TRIMMED: "200 cm"})] == [_CATHETER]
    assert [problem.field for problem in _problems({_CATHETER: "flowonix-11823", _TRIMMED: "20 mm"})] == [_TRIMMED]


def test_a_document_with_a_comma_is_answered_with_the_comma() -> None:
    (problem,) = _problems({_TUBING: "0,2 mL", _LARGEST: "0,14 mL"}, DecimalMark.COMMA)
    assert (
        problem.message == "Tubing volume is above the largest tubing volume, 0,14 mL. Enter the smaller figure here."
    )
    assert _problems({_CATHETER: "flowonix-11823", _TRIMMED: "109,9999 cm"}, DecimalMark.COMMA) == ()
    (problem,) = _problems({_CATHETER: "flowonix-11823", _TRIMMED: "110,5 cm"}, DecimalMark.COMMA)
    assert problem.message == _TOO_LONG


@pytest.mark.parametrize("last", ["2026-11-22 12:00", "2026-11-23 09:29", "2026-11-23 09:30"])
def test_a_beyond_use_date_that_was_over_when_it_was_prepared_is_a_problem(last: str) -> None:
    problems = _problems({"lots.prepared_at": "2026-11-23 09:30", "lots.beyond_use": last})
    message = (
        "The beyond-use date is not after it was prepared, Mon 23 Nov 2026 09:30: one of the two is wrong. Check both."
    )
    assert problems == (Problem("lots.beyond_use", last, Reason.CONTRADICTION, message),)


def test_a_beyond_use_date_after_it_was_prepared_is_fine_and_neither_needs_the_other() -> None:
    assert _problems({"lots.prepared_at": "2026-11-23 09:30", "lots.beyond_use": "2026-11-23 09:31"}) == ()
    assert _problems({"lots.prepared_at": "2026-11-23 24:00", "lots.beyond_use": "2026-11-24 00:01"}) == ()
    assert _problems({"lots.prepared_at": "2026-11-23 09:30"}) == ()
    assert _problems({"lots.beyond_use": "2026-11-23 09:30"}) == ()


@pytest.mark.parametrize(("prepared", "is_late"), [("2026-11-24 00:00", True), ("2026-11-23 24:00", False)])
def test_what_was_prepared_after_the_fill_is_a_problem(prepared: str, is_late: bool) -> None:  # noqa: FBT001
    message = "It was prepared after the fill date, Mon 23 Nov 2026: one of the two is wrong. Check both."
    expected = (Problem("lots.prepared_at", prepared, Reason.CONTRADICTION, message),) if is_late else ()
    assert _problems({"fill_date": "2026-11-23", "lots.prepared_at": prepared}) == expected
