"""The earlier visits: every part strictly read, a day before the fill and never twice, and one problem for them all."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.worksheet.edit import with_visits
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read import read
from itb_calc.worksheet.read_visits import MOST_VISITS, EarlierVisit, VisitReading, read_visits
from itb_calc.worksheet.text import Worksheet
from tests.oracle import text as oracle
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, VISIT, evaluate_sheet, read_sheet

_PARTS = ("date", "expected_residual", "aspirated_volume")


def _sheet(
    *visits: Mapping[str, str], fill_date: str = "2026-11-23", mark: DecimalMark = DecimalMark.POINT
) -> Worksheet:
    texts = {"fill_date": fill_date} if fill_date else {}
    return Worksheet(texts=texts, visits=visits, decimal_mark=mark)


def _visit(day: str, expected: str = "5 mL", aspirated: str = "5.4 mL") -> dict[str, str]:
    return dict(zip(_PARTS, (day, expected, aspirated), strict=True))


def _readings(*visits: Mapping[str, str], **how: Any) -> tuple[VisitReading, ...]:  # noqa: ANN401 - passed on
    return read_visits(_sheet(*visits, **how), REFERENCE)


def _problem(worksheet: Worksheet) -> Problem | None:
    _, problems = read(worksheet, REFERENCE)
    return next((problem for problem in problems if problem.field == "visits"), None)


def test_a_visit_is_read_in_each_of_its_parts() -> None:
    (reading,) = _readings(VISIT)
    assert reading == VisitReading(
        EarlierVisit(date(2026, 8, 1), Amount(Fraction(5), "mL"), Amount(Fraction(27, 5), "mL"))
    )
    assert _problem(_sheet(VISIT)) is None


def test_nothing_may_have_been_left_and_nothing_may_have_come_out() -> None:
    (reading,) = _readings(_visit("2026-08-01", "0 mL", "0 mL"))
    assert reading.visit is not None
    assert reading.visit.expected == reading.visit.aspirated == Amount(Fraction(0), "mL")


def test_the_visits_are_read_in_the_documents_mark_and_kept_in_their_order() -> None:
    readings = _readings(
        _visit("2026-09-01", "4,5 mL", "4 mL"), VISIT | {"aspirated_volume": "5"}, mark=DecimalMark.COMMA
    )
    assert [None if each.visit is None else each.visit.day.month for each in readings] == [9, None]


@pytest.mark.parametrize(
    ("part", "text", "reason", "message"),
    [
        (
            "date",
            "1.8.2026",
            Reason.NOT_A_DATE,
            "1.8.2026 is not a date of the calendar. Write year, month and day, such as 2027-04-09.",
        ),
        (
            "expected_residual",
            "5",
            Reason.NO_UNIT,
            "5 has no unit, but residual expected at the visit takes mL. Write it in mL.",
        ),
        (
            "aspirated_volume",
            "5,4 mL",
            Reason.WRONG_MARK,
            "5,4 is not read as a number: the decimal mark here is a point. Write 5.4.",
        ),
        (
            "date",
            "",
            Reason.PARTNER_MISSING,
            "Visit date is missing. Enter date, expected and aspirated volume of each visit.",
        ),
        (
            "expected_residual",
            "",
            Reason.PARTNER_MISSING,
            "Residual expected at the visit is missing. Enter date, expected and aspirated volume of each visit.",
        ),
        (
            "aspirated_volume",
            "",
            Reason.PARTNER_MISSING,
            "Volume aspirated at the visit is missing. Enter date, expected and aspirated volume of each visit.",
        ),
    ],
)
def test_a_part_that_is_not_read_is_named_with_its_reason(part: str, text: str, reason: Reason, message: str) -> None:
    typed = {name: kept for name, kept in (VISIT | {part: text}).items() if kept}
    (reading,) = _readings(typed)
    assert reading.visit is None
    assert list(reading.refusals) == [part]
    assert (reading.refusals[part].reason, reading.refusals[part].message) == (reason, message)
    problem = _problem(_sheet(typed))
    assert problem is not None
    assert (problem.text, problem.reason) == ("1 visit", reason)
    going_on = message if message[0].isdigit() else f"{message[0].lower()}{message[1:]}"
    assert problem.message == f"Visit 1 is not read: {going_on}"


def test_every_part_of_a_visit_that_is_not_read_has_its_own_reason() -> None:
    (reading,) = _readings({})
    assert list(reading.refusals) == list(_PARTS)


@pytest.mark.parametrize(("day", "is_read"), [("2026-11-22", True), ("2026-11-23", False), ("2026-11-24", False)])
def test_a_visit_is_before_the_fill(day: str, *, is_read: bool) -> None:
    (reading,) = _readings(_visit(day))
    assert (reading.visit is not None) is is_read
    if not is_read:
        assert list(reading.refusals) == ["date"]
        assert reading.refusals["date"].reason is Reason.NOT_BEFORE_THE_FILL
        assert reading.refusals["date"].message.endswith(
            "is not before the fill date, Mon 23 Nov 2026. Write the day of an earlier visit."
        )


@pytest.mark.parametrize("fill_date", ["", "23.11.2026", " "])
def test_where_the_fill_date_is_not_known_no_day_is_held_against_it(fill_date: str) -> None:
    (reading,) = _readings(_visit("2099-01-01"), fill_date=fill_date)
    assert reading.visit is not None


def test_one_day_is_one_visit() -> None:
    first, second, third, fourth = _readings(*map(_visit, ("2026-08-01", "2026-07-01", "2026-08-01", "2026-08-01")))
    assert first.visit is not None
    assert second.visit is not None
    for reading in (third, fourth):
        assert reading.refusals["date"].reason is Reason.TWICE
        assert reading.refusals["date"].message == (
            "Sat 1 Aug 2026 stands in visit 1 too, and only one of the two can be right. Remove one."
        )


def test_a_day_stands_twice_also_where_the_rest_of_the_first_visit_is_not_read() -> None:
    _, second = _readings({"date": "2026-08-01"}, VISIT)
    assert second.refusals["date"].reason is Reason.TWICE


def test_the_problem_names_the_first_visit_that_is_not_read_and_counts_them_all() -> None:
    problem = _problem(_sheet(VISIT, _visit("2026-12-01"), _visit("x")))
    assert problem == Problem(
        "visits",
        "3 visits",
        Reason.NOT_BEFORE_THE_FILL,
        "Visit 2 is not read: Tue 1 Dec 2026 is not before the fill date, Mon 23 Nov 2026."
        " Write the day of an earlier visit.",
    )


def test_what_was_typed_stays_as_typed_where_it_begins_like_a_label_of_ours() -> None:
    problem = _problem(_sheet(_visit("Visit date")))
    assert problem is not None
    assert problem.message.startswith("Visit 1 is not read: Visit date is not a date of the calendar.")


@pytest.mark.parametrize(("count", "is_problem"), [(12, False), (13, True)])
def test_at_most_twelve_visits_are_taken(count: int, *, is_problem: bool) -> None:
    problem = _problem(_sheet(*(_visit(f"2025-{month:02}-01") for month in range(1, 13)), *[VISIT][: count - 12]))
    assert MOST_VISITS == 12
    assert (problem is not None) is is_problem
    if problem is not None:
        assert problem.reason is Reason.TOO_MANY_VISITS
        assert problem.message == "13 visits are entered, but at most 12 are shown. Remove the oldest."


def test_a_first_fill_has_no_earlier_visits() -> None:
    problem = _problem(read_sheet({**ROUTINE, "visits": [VISIT]}))
    assert problem is not None
    assert problem.reason is Reason.CONTRADICTION
    assert problem.message == (
        "This is marked as the first fill, but earlier visits are entered too. Clear one of the two."
    )
    assert _problem(read_sheet({**ROUTINE, "previous": {"first_fill": False}, "visits": [VISIT]})) is None


@pytest.mark.parametrize("visits", [[VISIT], [{}], [{"date": "x"}]])
def test_visits_move_no_result_whatever_they_say(visits: list[dict[str, str]]) -> None:
    without, beside = evaluate_sheet(CHANGED), evaluate_sheet({**CHANGED, "visits": visits})
    assert without.results.worked == beside.results.worked
    assert without.results.waiting.keys() == beside.results.waiting.keys()
    assert without.findings == beside.findings


_TEXTS = st.text(max_size=12) | st.sampled_from(["5 mL", "0 mL", "5.25 mL", "2026-08-01", "2025-02-29", "5,4 mL"])


@given(st.lists(st.dictionaries(st.sampled_from(_PARTS), _TEXTS, max_size=3), max_size=15))
def test_any_typed_visits_are_kept_and_read_or_explained(visits: list[dict[str, str]]) -> None:
    worksheet = with_visits(Worksheet(texts={"fill_date": "2026-11-23"}), visits)
    assert [dict(visit) for visit in worksheet.visits] == [
        {part: text for part, text in visit.items() if text} for visit in visits
    ]
    readings = read_visits(worksheet, REFERENCE)
    assert len(readings) == len(visits)
    for typed, reading in zip(worksheet.visits, readings, strict=True):
        assert (reading.visit is None) == bool(reading.refusals)
        if reading.visit is not None:
            assert reading.visit.day == oracle.read_date(typed["date"])
        for refusal in reading.refusals.values():
            assert refusal.message.isprintable()
            assert refusal.message.endswith(".")
    assert (_problem(worksheet) is None) == (len(visits) <= MOST_VISITS and all(each.visit for each in readings))
