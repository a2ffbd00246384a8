"""The picture of the course: the volume in the reservoir until the refill, with the dates that matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.worksheet.course import Course, Line

NOMINAL = "no boluses, exact pump"
WORST = "earliest"
SLOWEST = "latest"
_STABILITY = " (stability limit)"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A day that matters: how many days after the fill, what it is, and its date."""

    days: int
    name: str
    date: str

    @property
    def label(self) -> str:
        """Name and date on one line."""
        return f"{self.heading} {self.date}"

    @property
    def heading(self) -> str:
        """Its name where it begins a line."""
        return f"{self.name[0].upper()}{self.name[1:]}"


@dataclass(frozen=True, slots=True)
class CoursePicture:
    """The course with its texts; `alternative` says the same as the picture. Landmarks stand in the order of days."""

    course: Course
    landmarks: tuple[Landmark, ...]
    alarm_label: str
    alternative: str
    mark: DecimalMark = DecimalMark.POINT

    @property
    def keys(self) -> tuple[tuple[str, Line], ...]:
        """The lines that there are, each with what it is called."""
        course = self.course
        named = ((WORST, course.worst), (NOMINAL, course.nominal), (SLOWEST, course.slowest))
        return tuple((name, line) for name, line in named if line)

    @property
    def first_day(self) -> int:
        """The first day of the picture: the fill, or a landmark before it."""
        return min([0, *(landmark.days for landmark in self.landmarks)])

    @property
    def last_day(self) -> Fraction:
        """The last day of the picture: where the last line ends, or a landmark after it."""
        ends = [line[-1].days.number("day") for line in self.course.lines]
        return max([*ends, *(Fraction(landmark.days) for landmark in self.landmarks)])


def course_picture(course: Course, mark: DecimalMark) -> CoursePicture:
    """Put a course into words."""
    return CoursePicture(
        course,
        _landmarks(course),
        f"Alarm volume {show_entered(course.alarm, mark)}",
        _alternative(course, mark),
        mark,
    )


def _dates(course: Course) -> list[tuple[date, str]]:
    latest = f"latest refill{'' if course.stability_limit is None else _STABILITY}"
    found = (
        (course.book_by_date, "book by"),
        (course.latest_refill_date, latest),
        (course.alarm_date, "nominal alarm"),
    )
    return [(day, name) for day, name in found if day is not None]


def _landmarks(course: Course) -> tuple[Landmark, ...]:
    """Gather the dates in their order; what falls on one day is one landmark with both names."""
    if course.fill_date is None:
        return ()
    names: dict[date, list[str]] = {}
    for day, name in _dates(course):
        names.setdefault(day, []).append(name)
    return tuple(
        Landmark((day - course.fill_date).days, ", ".join(on_day), show_date(day))
        for day, on_day in sorted(names.items())
    )


def _alternative(course: Course, mark: DecimalMark) -> str:
    start = "" if course.fill_date is None else f" on {show_date(course.fill_date)}"
    nominal = show_amount(course.until_alarm(course.nominal)[-1].days, mark)
    text = (
        f"From {show_entered(course.programmed, mark)}{start} the volume falls to the alarm volume,"
        f" {show_entered(course.alarm, mark)}, in {nominal} ({NOMINAL})"
    )
    if course.worst:
        text += f", at the earliest in {show_amount(course.until_alarm(course.worst)[-1].days, mark)}"
    if course.slowest:
        text += f", at the latest in {show_amount(course.until_alarm(course.slowest)[-1].days, mark)}"
    landmarks = _landmarks(course)
    if not landmarks:
        return f"{text}."
    dates = "; ".join([landmarks[0].label, *(f"{landmark.name} {landmark.date}" for landmark in landmarks[1:])])
    return f"{text}. {dates}."
