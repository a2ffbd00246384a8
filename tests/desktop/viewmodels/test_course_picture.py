"""The picture of the course in words: days, dates and what decides, each once."""

from fractions import Fraction

import pytest

from itb_calc.desktop.viewmodels.course_picture import CoursePicture, Landmark
from tests.desktop.viewmodels.states import SHORT_STABILITY, pictures_of
from tests.worksheet.sheets import ROUTINE, Sheet, put

_EXACT_PUMP: Sheet = {**ROUTINE, "refill": {"stability_limit": "180 days", "booking_buffer": "0 days"}}
_NO_FILL_DATE: Sheet = {key: value for key, value in ROUTINE.items() if key != "fill_date"}


def _drawn(sheet: Sheet) -> CoursePicture:
    picture = pictures_of(sheet).course
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("sheet", "alternative"),
    [
        (
            ROUTINE,
            (
                "From 40 mL on Mon 23 Nov 2026 the volume falls to the alarm volume, 4 mL, in 120 days (no boluses,"
                " exact pump), at the earliest in ≈109 days, at the latest in ≈133.3 days. Book by Fri 5 Mar 2027;"
                " latest refill Fri 12 Mar 2027; nominal alarm Tue 23 Mar 2027."
            ),
        ),
        (
            _EXACT_PUMP,
            (
                "From 40 mL on Mon 23 Nov 2026 the volume falls to the alarm volume, 4 mL, in 120 days (no boluses,"
                " exact pump). Book by, latest refill, nominal alarm Tue 23 Mar 2027."
            ),
        ),
        (
            _NO_FILL_DATE,
            (
                "From 40 mL the volume falls to the alarm volume, 4 mL, in 120 days (no boluses, exact pump), at the"
                " earliest in ≈109 days, at the latest in ≈133.3 days."
            ),
        ),
    ],
)
def test_the_text_says_what_the_chart_shows(sheet: Sheet, alternative: str) -> None:
    assert _drawn(sheet).alternative == alternative


def test_the_days_that_matter_stand_in_their_order() -> None:
    assert _drawn(ROUTINE).landmarks == (
        Landmark(102, "book by", "Fri 5 Mar 2027"),
        Landmark(109, "latest refill", "Fri 12 Mar 2027"),
        Landmark(120, "nominal alarm", "Tue 23 Mar 2027"),
    )


def test_days_that_fall_together_are_one() -> None:
    assert [landmark.label for landmark in _drawn(_EXACT_PUMP).landmarks] == [
        "Book by, latest refill, nominal alarm Tue 23 Mar 2027"
    ]


def test_the_stability_limit_is_named_where_it_decides() -> None:
    assert [landmark.label for landmark in _drawn(SHORT_STABILITY).landmarks] == [
        "Book by Fri 12 Feb 2027",
        "Latest refill (stability limit) Sun 21 Feb 2027",
        "Nominal alarm Tue 23 Mar 2027",
    ]


@pytest.mark.parametrize(
    ("sheet", "first", "last"),
    [
        (ROUTINE, 0, Fraction(400, 3)),
        (put(SHORT_STABILITY, "refill.booking_buffer", "100 days"), -10, Fraction(400, 3)),
        (_EXACT_PUMP, 0, Fraction(386, 3)),
        (_NO_FILL_DATE, 0, Fraction(400, 3)),
    ],
)
def test_the_axis_holds_every_line_and_every_day_that_matters(sheet: Sheet, first: int, last: Fraction) -> None:
    picture = _drawn(sheet)
    assert (picture.first_day, picture.last_day) == (first, last)


def test_the_lines_are_named() -> None:
    assert [name for name, _ in _drawn(ROUTINE).keys] == ["earliest", "no boluses, exact pump", "latest"]
    assert [name for name, _ in _drawn(_EXACT_PUMP).keys] == ["no boluses, exact pump"]
    assert _drawn(ROUTINE).alarm_label == "Alarm volume 4 mL"
