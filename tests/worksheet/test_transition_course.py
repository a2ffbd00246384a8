"""The dose over the hours: through the results that are shown, and nothing where they are not."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.worksheet.transition import Change, ConcentrationChange, FirstFill, Lacking, SystemVolume, Unchanged
from itb_calc.worksheet.transition_course import DoseCourse, Line, dose_course
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, ONE_VALUE, STRONGER, WEAKER, change_of
from tests.worksheet.sheets import Sheet, put


def _drawn(sheet: Sheet) -> DoseCourse:
    course = dose_course(change_of(sheet))
    assert course is not None
    return course


def _numbers(line: Line) -> list[tuple[Fraction | int, Fraction | int, Fraction | int]]:
    return [
        (stretch.start.number("hour"), stretch.end.number("hour"), stretch.dose.number("mcg/day")) for stretch in line
    ]


def test_stronger_gives_a_quarter_for_64_hours_without_a_bridge_and_all_of_it_with_one() -> None:
    course = _drawn(STRONGER)
    assert _numbers(course.intended) == [(0, 80, 300)]
    assert _numbers(course.unbridged) == [(0, 64, 75), (64, 80, 300)]
    assert _numbers(course.bridged) == [(0, Fraction(68, 5), 300), (Fraction(68, 5), 80, 300)]
    assert (course.end, course.highest) == (Amount(Fraction(80), "hour"), Amount(Fraction(300), "mcg/day"))


def test_weaker_gives_four_times_the_dose_for_16_hours_and_its_bridge_is_the_longer_one() -> None:
    course = _drawn(WEAKER)
    assert _numbers(course.unbridged) == [(0, 16, 1200), (16, 80, 300)]
    assert _numbers(course.bridged) == [(0, 64, 300), (64, 80, 300)]
    assert course.highest == Amount(Fraction(1200), "mcg/day")


def test_a_fixed_flow_has_no_line_with_a_bridge() -> None:
    course = _drawn(put(FIXED_FLOW, "dose.daily_dose", "310 mcg/day"))
    assert _numbers(course.intended) == [(0, 80, 310)]
    assert _numbers(course.unbridged) == [(0, 64, 75), (64, 80, 300)]
    assert course.bridged == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("system.tubing_volume", None),
        ("system.tubing_volume", "0,14 mL"),
        ("system.catheter_volume", None),
        ("dose.daily_dose", None),
        ("previous.concentration", "2000 mcg/mL"),
        ("previous.concentration", None),
        ("product.label_strength", "10 mg/20 mL"),  # PRD-07
        ("dose.daily_dose", "50 mcg/day"),  # FLW-01
        ("pump.id", "unheard-of"),
    ],
)
def test_nothing_is_drawn_where_a_duration_is_absent_or_withheld(path: str, text: str | None) -> None:
    assert dose_course(change_of(put(STRONGER, path, text))) is None


def test_nothing_is_drawn_where_the_bridge_is_withheld() -> None:
    assert dose_course(change_of(BELOW_MINIMUM)) is None


def test_nothing_is_drawn_where_the_bridge_alone_waits_for_something() -> None:
    change = change_of(STRONGER)
    assert isinstance(change, Change)
    assert dose_course(replace(change, bridge=Lacking("system.tubing_volume"))) is None


def test_nothing_is_drawn_for_a_fixed_flow_without_an_order_or_with_an_unknown_dose_afterwards() -> None:
    assert dose_course(change_of(put(FIXED_FLOW, "dose.daily_dose", None))) is None
    change = change_of(FIXED_FLOW)
    assert isinstance(change, Change)
    assert dose_course(replace(change, ordered=None)) is None


@pytest.mark.parametrize("change", [FirstFill(), Unchanged(Amount(Fraction(500), "mcg/mL")), Lacking()])
def test_nothing_is_drawn_where_nothing_changes(change: ConcentrationChange) -> None:
    assert dose_course(change) is None


def _area(line: Line, until: Amount) -> Fraction:
    """Return the drug (mcg) that a line gives until an hour."""
    given = [stretch.dose * (min(stretch.end, until) - stretch.start) for stretch in line if stretch.start < until]
    return sum((drug.number("mcg") for drug in given), Fraction(0))


_hundredths = st.integers(1, 60).map(lambda steps: f"{steps / 100:.2f}".rstrip("0").rstrip("."))


@given(
    old=st.integers(50, 4000),
    dose=st.integers(50, 2000),
    tubing=_hundredths,
    more=st.none() | st.integers(1, 50),
    catheter=_hundredths,
)
def test_until_the_old_solution_is_through_exactly_what_it_held_was_given(
    old: int, dose: int, tubing: str, more: int | None, catheter: str
) -> None:
    sheet = put(put(ONE_VALUE, "previous.concentration", f"{old} mcg/mL"), "dose.daily_dose", f"{dose} mcg/day")
    sheet = put(put(sheet, "system.tubing_volume", f"{tubing} mL"), "system.catheter_volume", f"{catheter} mL")
    largest = Fraction(tubing) + Fraction(more or 0, 100)
    if more is not None:
        sheet = put(sheet, "system.tubing_volume_max", f"{float(largest):.2f}".rstrip("0").rstrip(".") + " mL")
    change = change_of(sheet)
    course = dose_course(change)
    assume(course is not None)
    assert isinstance(change, Change)
    assert isinstance(change.system, SystemVolume)
    assert course is not None
    held = (largest + Fraction(catheter)) * old
    assert _area(course.unbridged, course.unbridged[0].end) == held
    assert _area(course.bridged, course.bridged[0].end) == change.system.used.number("mL") * old
    assert _area(course.bridged, course.end) == _area(course.intended, course.end)
    assert all(stretch.dose == course.intended[0].dose for stretch in course.bridged)
    is_less = _area(course.unbridged, course.end) < _area(course.intended, course.end)
    assert is_less is (old < 2000)
    for line in (course.unbridged, course.bridged):
        assert line[0].start == Amount(Fraction(0), "hour")
        assert line[0].end == line[1].start < line[1].end == course.end
