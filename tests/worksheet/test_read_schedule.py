"""The day schedule: each part of each step read strictly, and one problem that says what to mend first."""

from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Step
from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import SCHEDULE
from itb_calc.visit.inputs import Inputs
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read import read
from itb_calc.worksheet.read_schedule import StepReading, read_steps, schedule_problem
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.kinds_of_fields import ILL_FORMED
from tests.worksheet.sheets import REFERENCE, STEP

Typed = dict[str, str]

_NIGHT: Typed = {"start": "00:00", "end": "08:00", "dose": "120 mcg"}
_DAY: Typed = {"start": "08:00", "end": "24:00", "dose": "330 mcg"}
_FIXED = "A pump with a flow fixed by its maker gives the same all day. Choose another pump, or remove the steps."


def _read(
    *steps: Typed, mark: DecimalMark = DecimalMark.POINT, pump: str | None = None
) -> tuple[Inputs, tuple[Problem, ...]]:
    texts = {} if pump is None else {"pump.id": pump}
    return read(Worksheet(texts, schedule=steps, decimal_mark=mark), REFERENCE)


def _problem(*steps: Typed) -> Problem:
    """Return the one problem of a schedule, which is then neither read nor empty."""
    inputs, (problem,) = _read(*steps)
    assert inputs.unreadable == {SCHEDULE}
    assert inputs.values == {}
    assert problem.field == SCHEDULE
    return problem


def _mcg(number: str) -> Amount:
    return Amount(Fraction(number), "mcg")


def test_a_schedule_without_steps_is_none_and_no_problem() -> None:
    inputs, problems = _read()
    assert (inputs.steps(), problems) == ((), ())
    assert SCHEDULE not in inputs.values


def test_steps_are_read_in_the_order_in_which_they_were_typed() -> None:
    inputs, problems = _read(_DAY, _NIGHT)
    assert problems == ()
    assert inputs.steps() == (Step(480, 1440, _mcg("330")), Step(0, 480, _mcg("120")))


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("00:00", "24:00", (0, 1440)),
        ("00:00", "00:01", (0, 1)),
        ("23:59", "24:00", (1439, 1440)),
        ("09:05", "19:50", (545, 1190)),
    ],
)
def test_times_are_minutes_from_midnight(start: str, end: str, minutes: tuple[int, int]) -> None:
    inputs, problems = _read({"start": start, "end": end, "dose": "1 mcg"})
    assert problems == ()
    assert [(step.start, step.end) for step in inputs.steps()] == [minutes]


def test_gaps_and_overlaps_are_read_and_left_to_the_rules() -> None:
    gap, overlap = {**_NIGHT, "end": "07:00"}, {**_NIGHT, "end": "09:00"}
    for first in (gap, overlap):
        assert len(_read(first, _DAY)[0].steps()) == 2


@pytest.mark.parametrize(("count", "is_read"), [(1, True), (13, True), (14, False), (24, False)])
def test_a_pump_takes_13_steps_a_day_and_no_more(count: int, *, is_read: bool) -> None:
    inputs, problems = _read(*[STEP] * count)
    if is_read:
        assert (len(inputs.steps()), problems) == (count, ())
        return
    message = f"{count} steps are entered, but a pump takes at most 13 a day. Put steps together."
    assert problems == (Problem(SCHEDULE, f"{count} steps", Reason.TOO_MANY_STEPS, message),)
    assert inputs.unreadable == {SCHEDULE}


@pytest.mark.parametrize(("part", "label"), [("start", "start"), ("end", "end"), ("dose", "dose")])
@pytest.mark.parametrize("typed", [None, ""])
def test_a_step_with_a_part_missing_is_a_problem_that_says_which(part: str, label: str, typed: str | None) -> None:
    step = {name: text for name, text in _NIGHT.items() if name != part}
    problem = _problem(step if typed is None else {**step, part: typed}, _DAY)
    assert problem == Problem(
        SCHEDULE,
        "2 steps",
        Reason.PARTNER_MISSING,
        f"Step 1 of the day is not read: step {label} is missing. Enter start, end and dose of each step.",
    )


def test_an_empty_step_misses_its_start_first() -> None:
    assert _problem(_NIGHT, {}).message == (
        "Step 2 of the day is not read: step start is missing. Enter start, end and dose of each step."
    )


@pytest.mark.parametrize("part", ["start", "end"])
@pytest.mark.parametrize("text", ["8:00", "24:01", "25:00", "08.00", "8 am", "08:00:00", "٠٨:٠٠"])
def test_a_time_that_is_none_is_named_with_its_step(part: str, text: str) -> None:
    problem = _problem(_NIGHT, {**_DAY, part: text})
    assert problem == Problem(
        SCHEDULE,
        "2 steps",
        Reason.NOT_A_TIME,
        f"Step 2 of the day is not read: {text} is not a time of day."
        " Write hours and minutes from 00:00 to 24:00, such as 08:30.",
    )


@pytest.mark.parametrize(
    ("dose", "reason", "rest"),
    [
        ("120", Reason.NO_UNIT, "120 has no unit, but step dose takes mcg. Write it in mcg."),
        ("0.12 mg", Reason.WRONG_UNIT, "0.12 mg is in mg, but step dose takes mcg. Write it in mcg."),
        ("5 mcg/hour", Reason.WRONG_UNIT, "5 mcg/hour is in mcg/hour, but step dose takes mcg. Write it in mcg."),
        ("0 mcg", Reason.ZERO, "step dose cannot be 0. Type the value, or clear the field if it is not known."),
        (" ", Reason.EMPTY, "Nothing but space is typed here. Type the step dose, or clear the field."),
        (
            "1,5 mcg",
            Reason.WRONG_MARK,
            "1,5 is not read as a number: the decimal mark here is a point. Write 1.5.",
        ),
    ],
)
def test_a_dose_that_is_not_read_is_named_with_its_step(dose: str, reason: Reason, rest: str) -> None:
    problem = _problem(_NIGHT, {**_DAY, "dose": dose})
    assert problem == Problem(SCHEDULE, "2 steps", reason, f"Step 2 of the day is not read: {rest}")


@pytest.mark.parametrize("number", ILL_FORMED)
def test_an_ill_formed_dose_is_never_read(number: str) -> None:
    assert _problem({**STEP, "dose": f"{number} mcg"}).message.startswith("Step 1 of the day is not read: ")


@pytest.mark.parametrize(
    ("start", "end"), [("08:00", "08:00"), ("08:00", "07:59"), ("22:00", "06:00"), ("24:00", "24:00")]
)
def test_a_step_that_ends_no_later_than_it_starts_is_a_problem(start: str, end: str) -> None:
    problem = _problem({"start": start, "end": end, "dose": "5 mcg"})
    assert problem == Problem(
        SCHEDULE,
        "1 step",
        Reason.NOT_AFTER_ITS_START,
        "Step 1 of the day is not read: step end is not after its start."
        " Write a later end; the end of the day is 24:00.",
    )


def test_the_first_step_that_is_not_read_speaks_and_in_it_the_first_part() -> None:
    wrong = {"start": "8", "end": "9", "dose": "x"}
    assert _problem(_NIGHT, {**_DAY, "dose": "x"}, wrong).message.startswith("Step 2 of the day is not read: x ")
    assert _problem(wrong, {**_DAY, "dose": "x"}).message.startswith("Step 1 of the day is not read: 8 is not a time")


@pytest.mark.parametrize("typed", ["Step", "Step 2", "Step end is late"])
def test_what_was_typed_lost_its_capital_where_it_began_like_a_label_of_ours(typed: str) -> None:
    assert _problem({**STEP, "end": typed}).message == (
        f"Step 1 of the day is not read: {typed} is not a time of day."
        " Write hours and minutes from 00:00 to 24:00, such as 08:30."
    )


def test_too_many_steps_are_said_before_what_is_wrong_within_them() -> None:
    assert _problem(*[{}] * 14).reason is Reason.TOO_MANY_STEPS


@pytest.mark.parametrize("steps", [(STEP,), ({},), (STEP,) * 14])
def test_a_pump_with_a_fixed_flow_takes_no_steps_whatever_else_is_wrong_with_them(steps: tuple[Typed, ...]) -> None:
    inputs, problems = _read(*steps, pump="constant-flow")
    text = "1 step" if len(steps) == 1 else f"{len(steps)} steps"
    assert problems == (Problem(SCHEDULE, text, Reason.CONTRADICTION, _FIXED),)
    assert inputs.unreadable == {SCHEDULE}


def test_a_document_with_a_comma_has_its_doses_read_with_the_comma() -> None:
    inputs, problems = _read({**STEP, "dose": "450,5 mcg"}, mark=DecimalMark.COMMA)
    assert problems == ()
    assert inputs.steps() == (Step(0, 1440, _mcg("450.5")),)
    _, (problem,) = _read({**STEP, "dose": "450.5 mcg"}, mark=DecimalMark.COMMA)
    assert problem.message.startswith("Step 1 of the day is not read: 450.5 is not read as a number: ")


def test_each_step_says_which_of_its_parts_are_read_and_which_are_not() -> None:
    steps = ({"start": "08:00", "end": "x"}, {**_DAY, "end": "07:00"}, _DAY)
    first, second, third = read_steps(Worksheet(schedule=steps), REFERENCE)
    assert (first.step, first.parts, list(first.refusals)) == (None, {"start": 480}, ["end", "dose"])
    assert (first.refusals["end"].reason, first.refusals["dose"].reason) == (Reason.NOT_A_TIME, Reason.PARTNER_MISSING)
    assert (first.refusals["end"].text, first.refusals["dose"].text) == ("x", "")
    assert (second.step, list(second.refusals)) == (None, ["end"])
    assert second.refusals["end"].text == "07:00"
    assert second.parts == {"start": 480, "end": 420, "dose": _mcg("330")}
    assert (third.step, third.refusals) == (Step(480, 1440, _mcg("330")), {})
    assert third.parts == {"start": 480, "end": 1440, "dose": _mcg("330")}


def test_a_step_is_read_with_nothing_refused_unless_said_otherwise() -> None:
    reading = StepReading(None)
    assert (reading.refusals, reading.parts) == ({}, {})


def test_without_usable_reference_data_no_number_of_steps_is_too_many() -> None:
    worksheet = Worksheet(schedule=(STEP,) * 14)
    readings = read_steps(worksheet, Reference())
    assert schedule_problem(worksheet, readings, Reference(), is_constant_flow=False) is None
    assert len(read(worksheet, Reference())[0].steps()) == 14
