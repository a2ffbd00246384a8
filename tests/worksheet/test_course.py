"""The lines of the chart: through the results that are shown, and nothing where they are not."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import Results
from itb_calc.worksheet.course import Course, Line, Point
from itb_calc.worksheet.course import course as course_of
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import REFERENCE, ROUTINE, STEP, TODAY, Sheet, evaluate_sheet, put, read_sheet

# 450 mcg/day of 2,000 mcg/mL is 0.225 mL/day: 36 mL above the alarm volume last 160 days.
UNDILUTED: Sheet = {
    **ROUTINE,
    "preparation": {"priming_volume": "3 mL"},
    "pump": {**ROUTINE["pump"], "residual_volume": "1 mL", "reservoir_volume": "40 mL"},
}


def volume_course(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> Course | None:
    """Read a worksheet, and return the course that its facts and this evaluation give."""
    inputs, _ = read(worksheet, reference)
    return course_of(Facts(inputs, reference), evaluation)


def _course(sheet: Sheet) -> Course | None:
    worksheet = read_sheet(sheet)
    return volume_course(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))


def _drawn(sheet: Sheet) -> Course:
    course = _course(sheet)
    assert course is not None
    return course


def _points(line: Line) -> list[tuple[Fraction | int, Fraction | int]]:
    return [(point.days.number("day"), point.volume.number("mL")) for point in line]


def _without(sheet: Sheet, path: str) -> Sheet:
    section, key = path.split(".")
    return {**sheet, section: {name: value for name, value in sheet[section].items() if name != key}}


def test_the_nominal_line_falls_to_the_alarm_in_160_days() -> None:
    assert _points(_drawn(UNDILUTED).nominal) == [(0, 40), (160, 4), (Fraction(520, 3), 1)]


def test_a_tolerance_of_10_percent_brings_the_alarm_forward_to_about_145_days_or_back_to_about_178() -> None:
    course = _drawn(UNDILUTED)
    assert _points(course.worst) == [(0, 40), (Fraction(1600, 11), 4), (Fraction(5200, 33), 1)]
    assert float(course.worst[1].days.magnitude) == pytest.approx(145.4545, abs=1e-4)
    assert _points(course.slowest) == [(0, 40), (Fraction(1600, 9), 4)]


def test_the_dates_are_those_of_the_evaluation() -> None:
    course = _drawn(UNDILUTED)
    assert course.fill_date == date(2026, 11, 23)
    assert course.alarm_date == date(2027, 5, 2)
    assert course.latest_refill_date == date(2027, 4, 17)
    assert course.book_by_date == date(2027, 4, 9)
    assert course.stability_limit is None


def test_the_stability_limit_is_there_where_it_decides() -> None:
    course = _drawn(put(UNDILUTED, "refill.stability_limit", "90 days"))
    assert course.stability_limit == Amount(Fraction(90), "day")
    assert course.latest_refill_date == date(2027, 2, 21)


def test_without_tolerance_and_boluses_there_is_the_nominal_line_only() -> None:
    course = _drawn(_without(UNDILUTED, "refill.flow_tolerance"))
    assert course.lines == (course.nominal,)


def test_boluses_alone_make_a_worst_case_but_no_slowest_pump() -> None:
    boluses = {**UNDILUTED["dose"], "bolus_dose": "50 mcg", "boluses_per_day": "1"}
    course = _drawn(_without({**UNDILUTED, "dose": boluses}, "refill.flow_tolerance"))
    assert course.lines == (course.nominal, course.worst)
    assert _points(course.worst)[1] == (144, 4)


def test_a_line_ends_at_the_alarm_where_the_residual_volume_is_not_known() -> None:
    sheet = put(_without(UNDILUTED, "pump.residual_volume"), "pump.id", "other")
    course = _drawn(sheet)
    assert [len(line) for line in course.lines] == [2, 2, 2]


def test_a_line_ends_at_the_alarm_where_the_pump_keeps_as_much() -> None:
    course = _drawn(put(UNDILUTED, "pump.residual_volume", "4 mL"))
    assert _points(course.nominal) == [(0, 40), (160, 4)]


@pytest.mark.parametrize("day", ["31 Nov", None])
def test_without_a_fill_date_the_lines_are_counted_in_days(day: str | None) -> None:
    sheet = {key: value for key, value in UNDILUTED.items() if key != "fill_date"}
    course = _drawn(sheet if day is None else {**sheet, "fill_date": day})
    assert course.fill_date is None
    assert (course.alarm_date, course.latest_refill_date, course.book_by_date) == (None, None, None)
    assert _points(course.nominal)[1] == (160, 4)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("pump.programmed_volume", "20 mL"),  # VOL-01
        ("pump.alarm_volume", "40 mL"),  # RES-01
        ("pump.alarm_volume", "0.5 mL"),  # RES-08
        ("pump.alarm_volume", "four"),
        ("dose.daily_dose", "450"),
        ("dose.schedule", [{**STEP, "end": "23:00"}]),  # DOS-08
        ("dose.schedule", [{**STEP, "dose": "450"}]),
    ],
)
def test_nothing_is_drawn_where_the_days_are_withheld_or_not_known(path: str, value: object) -> None:
    assert _course(UNDILUTED) is not None
    assert _course(put(UNDILUTED, path, value)) is None


@pytest.mark.parametrize(("path", "value"), [("previous.concentration", "500"), ("refill.flow_tolerance", "ten")])
def test_where_it_is_not_known_what_ends_a_fill_early_no_worst_line_is_drawn(path: str, value: str) -> None:
    course = _drawn(put(UNDILUTED, path, value))
    assert course.nominal == _drawn(UNDILUTED).nominal
    assert course.worst == ()
    assert (course.latest_refill_date, course.book_by_date) == (None, None)


def test_a_day_schedule_that_adds_up_changes_no_line() -> None:
    assert _course(put(UNDILUTED, "dose.schedule", [STEP])) == _course(UNDILUTED)


def test_nothing_is_drawn_where_a_block_withholds_dates_even_if_days_were_left() -> None:
    worksheet = read_sheet(put(UNDILUTED, "pump.programmed_volume", "20 mL"))
    blocked = evaluate(worksheet, REFERENCE, TODAY)
    with_days = replace(blocked, results=evaluate_sheet(UNDILUTED).results)
    assert volume_course(worksheet, REFERENCE, with_days) is None


def test_nothing_is_drawn_of_an_evaluation_that_belongs_to_another_worksheet() -> None:
    assert volume_course(Worksheet(), REFERENCE, evaluate_sheet(UNDILUTED)) is None


def test_nothing_is_drawn_without_results() -> None:
    evaluation = replace(evaluate_sheet(UNDILUTED), results=Results())
    assert volume_course(read_sheet(UNDILUTED), REFERENCE, evaluation) is None


# From 500 to 2,000 mcg/mL in 0.4 mL of tubing and catheter: 0.3 mL go for the bridge.
BRIDGED: Sheet = {
    **UNDILUTED,
    "previous": {"concentration": "500 mcg/mL"},
    "system": {"tubing_volume": "0.1 mL", "catheter_volume": "0.3 mL"},
}
# 0.225 mL/day, whatever is ordered.
FIXED: Sheet = {
    **UNDILUTED,
    "pump": {
        "id": "constant-flow",
        "fixed_flow": "0.225 mL/day",
        "alarm_volume": "4 mL",
        "injected_volume": "40 mL",
        "residual_volume": "1 mL",
    },
}


def test_what_a_bridge_takes_goes_at_once_and_from_there_the_worst_line_falls_straight() -> None:
    course = _drawn(BRIDGED)
    full, bridged, *rest = course.worst
    assert _points(course.worst) == [
        (0, 40),
        (0, Fraction("39.7")),
        (Fraction(357, 10) / Fraction("0.2475"), 4),
        (Fraction(387, 10) / Fraction("0.2475"), 1),
    ]
    assert full == course.nominal[0]
    assert _is_straight((bridged, *rest))
    assert course.nominal == _drawn(UNDILUTED).nominal
    assert course.slowest == _drawn(UNDILUTED).slowest


def test_each_line_reaches_the_alarm_volume_and_may_go_on_below_it() -> None:
    course = _drawn(BRIDGED)
    assert _points(course.until_alarm(course.worst)) == _points(course.worst)[:3]
    assert _points(course.until_alarm(course.nominal)) == [(0, 40), (160, 4)]
    assert course.until_alarm(course.slowest) == course.slowest


def test_without_a_tolerance_a_bridge_alone_makes_a_worst_line() -> None:
    course = _drawn(_without(BRIDGED, "refill.flow_tolerance"))
    assert course.lines == (course.nominal, course.worst)
    assert _points(course.worst)[1:3] == [(0, Fraction("39.7")), (Fraction(476, 3), 4)]


@pytest.mark.parametrize(
    ("path", "value"),
    [("previous.concentration", "2 mg/mL"), ("previous.concentration", "4 mg/mL"), ("system.tubing_volume", None)],
    ids=["the same", "down", "tubing not known"],
)
def test_where_a_bridge_takes_nothing_or_is_not_known_the_lines_are_as_without_one(
    path: str, value: str | None
) -> None:
    assert _drawn(put(BRIDGED, path, value)).worst == _drawn(UNDILUTED).worst


def test_a_bridge_that_leaves_nothing_above_the_alarm_volume_leaves_no_worst_line() -> None:
    sheet = {**BRIDGED, "pump": {**BRIDGED["pump"], "injected_volume": "4.3 mL", "programmed_volume": "4.3 mL"}}
    course = _drawn(sheet)
    assert (course.worst, course.latest_refill_date) == ((), None)
    assert _points(course.nominal)[1] == (Fraction(4, 3), 4)


def test_of_a_fixed_flow_the_injected_volume_falls_where_none_is_programmed() -> None:
    course = _drawn(FIXED)
    assert course.nominal == _drawn(UNDILUTED).nominal
    assert course.worst == _drawn(UNDILUTED).worst
    assert course.programmed == Amount(Fraction(40), "mL")
    programmed = _drawn(put(put(FIXED, "pump.programmed_volume", "22 mL"), "refill.flow_tolerance", None))
    assert _points(programmed.nominal)[:2] == [(0, 22), (80, 4)]


def _tenths(lowest: int, highest: int) -> st.SearchStrategy[str]:
    return st.integers(lowest, highest).map(lambda tenths: f"{tenths // 10}.{tenths % 10}".removesuffix(".0"))


@given(
    dose=_tenths(500, 20000),
    alarm=_tenths(10, 60),
    residual=_tenths(1, 60),
    tolerance=_tenths(0, 500),
    boluses=st.none() | st.integers(0, 12),
)
def test_every_line_falls_and_the_worst_one_is_never_above_the_nominal_one(
    dose: str, alarm: str, residual: str, tolerance: str, boluses: int | None
) -> None:
    sheet = put(put(UNDILUTED, "dose.daily_dose", f"{dose} mcg/day"), "pump.alarm_volume", f"{alarm} mL")
    sheet = put(put(sheet, "pump.residual_volume", f"{residual} mL"), "refill.flow_tolerance", f"{tolerance} %")
    if boluses is not None:
        sheet = put(put(sheet, "dose.bolus_dose", "20 mcg"), "dose.boluses_per_day", str(boluses))
    course = _course(sheet)
    if course is None:
        return
    for line in course.lines:
        assert line[0] == Point(Amount(Fraction(0), "day"), course.programmed)
        assert all(before.days < after.days and before.volume > after.volume for before, after in pairwise(line))
        assert _is_straight(line)
    for worst, nominal in zip(course.worst, course.nominal, strict=True):
        assert (worst.volume, worst.days <= nominal.days) == (nominal.volume, True)
    assert course.slowest[1].days >= course.nominal[1].days


def _is_straight(line: Line) -> bool:
    slopes = {(before.volume - after.volume) / (after.days - before.days) for before, after in pairwise(line)}
    return len(slopes) == 1
