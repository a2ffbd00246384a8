"""From days to dates: whole days only, always towards the earlier, never on a weekend, never beyond the calendar."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.refill_date import (
    ALARM,
    KEEP_THE_DAY,
    STABILITY,
    alarm_date,
    book_by_date,
    deciding_limit,
    latest_refill_date,
)
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import COMMA, amount, amounts
from tests.core.conftest import Spoil

_FILL = date(2026, 11, 23)
_fills = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
_days = st.fractions(min_value=0, max_value=1000, max_denominator=1000).map(lambda days: Amount(days, "day"))


def _worked(worked: Worked | None) -> Worked:
    assert worked is not None
    return worked


@pytest.mark.parametrize(
    ("calculate", "value", "working"),
    [
        (
            lambda: alarm_date(_FILL, amount("1544/9", "day")),
            date(2027, 5, 13),
            Working(
                "alarm date = fill date + whole days to alarm",
                "Mon 23 Nov 2026 + ≈171.5 days",
                "Thu 13 May 2027",
                "Thu 13 May 2027 − Mon 23 Nov 2026 = 171 days",
            ),
        ),
        (
            lambda: latest_refill_date(_FILL, amount("1600/11", "day"), amount(180, "day")),
            date(2027, 4, 17),
            Working(
                "latest refill date = fill date + whole days of the smaller of days to alarm and stability limit",
                "Mon 23 Nov 2026 + ≈145.4 days",
                "Sat 17 Apr 2027",
                "Sat 17 Apr 2027 − Mon 23 Nov 2026 = 145 days",
            ),
        ),
        (
            lambda: latest_refill_date(_FILL, amount(200, "day"), amount(180, "day")),
            date(2027, 5, 22),
            Working(
                "latest refill date = fill date + whole days of the smaller of days to alarm and stability limit",
                "Mon 23 Nov 2026 + 180 days",
                "Sat 22 May 2027",
                "Sat 22 May 2027 − Mon 23 Nov 2026 = 180 days",
            ),
        ),
        (
            lambda: book_by_date(date(2027, 4, 17), amount(7, "day")),
            date(2027, 4, 9),
            Working(
                "book by = latest refill date − booking buffer, and back to Friday from a Saturday or Sunday",
                "Sat 17 Apr 2027 − 7 days − 1 day for the weekend",
                "Fri 9 Apr 2027",
                "Fri 9 Apr 2027 + 1 day + 7 days = Sat 17 Apr 2027",
            ),
        ),
        (
            lambda: deciding_limit(amount("1600/11", "day"), amount(180, "day")),
            "alarm",
            Working(
                "the smaller of days to alarm (the earliest, where known) and stability limit decides",
                "≈145.4 days against 180 days",
                "alarm",
                "the smaller is ≈145.4 days",
            ),
        ),
        (
            lambda: deciding_limit(amount(200, "day"), amount(180, "day")),
            "stability",
            Working(
                "the smaller of days to alarm (the earliest, where known) and stability limit decides",
                "200 days against 180 days",
                "stability",
                "the smaller is 180 days",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked | None], value: date | str, working: Working) -> None:
    worked = _worked(calculate())
    assert worked.value == value
    assert worked.holds
    assert write_out(worked) == working


def test_working_uses_the_comma_where_that_is_the_mark() -> None:
    worked = _worked(alarm_date(_FILL, amount("0.5", "day")))
    assert write_out(worked, COMMA).substitution == "Mon 23 Nov 2026 + 0,5 days"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("0", date(2026, 11, 23)),
        ("0.9999", date(2026, 11, 23)),
        ("1", date(2026, 11, 24)),
        ("7.9999", date(2026, 11, 30)),
        ("8", date(2026, 12, 1)),
        ("39", date(2027, 1, 1)),
        ("464", date(2028, 3, 1)),
        ("463", date(2028, 2, 29)),
    ],
)
def test_only_whole_days_count(days: str, expected: date) -> None:
    far = amount(1000, "day")
    assert _worked(alarm_date(_FILL, amount(days, "day"))).value == expected
    assert _worked(latest_refill_date(_FILL, amount(days, "day"), far)).value == expected
    assert _worked(latest_refill_date(_FILL, far, amount(days, "day"))).value == expected


def test_hours_and_weeks_are_counted_in_days() -> None:
    assert _worked(alarm_date(_FILL, amount(47, "hour"))).value == date(2026, 11, 24)
    assert _worked(alarm_date(_FILL, amount(48, "hour"))).value == date(2026, 11, 25)
    assert _worked(latest_refill_date(_FILL, amount(15, "day"), amount(2, "week"))).value == date(2026, 12, 7)
    assert _worked(book_by_date(date(2026, 12, 7), amount(1, "week"))).value == date(2026, 11, 30)
    assert _worked(book_by_date(date(2026, 12, 7), amount(1, "week"))).holds


@pytest.mark.parametrize(
    ("days", "stability", "limit"),
    [
        (amount("179.9999", "day"), amount(180, "day"), ALARM),
        (amount(180, "day"), amount(180, "day"), ALARM),
        (amount("180.0001", "day"), amount(180, "day"), STABILITY),
        (amount(14, "day"), amount(2, "week"), ALARM),
        (amount(15, "day"), amount(2, "week"), STABILITY),
    ],
)
def test_stability_decides_only_where_it_is_the_smaller(days: Amount, stability: Amount, limit: str) -> None:
    worked = deciding_limit(days, stability)
    assert worked.value == limit
    assert worked.holds
    assert worked.terms["smaller"] == min(days, stability)


def test_the_names_of_the_limits_are_those_of_the_files() -> None:
    assert (ALARM, STABILITY) == ("alarm", "stability")


@pytest.mark.parametrize(
    ("latest", "booked", "shifted"),
    [
        (date(2027, 4, 5), date(2027, 4, 5), 0),
        (date(2027, 4, 6), date(2027, 4, 6), 0),
        (date(2027, 4, 7), date(2027, 4, 7), 0),
        (date(2027, 4, 8), date(2027, 4, 8), 0),
        (date(2027, 4, 9), date(2027, 4, 9), 0),
        (date(2027, 4, 10), date(2027, 4, 9), 1),
        (date(2027, 4, 11), date(2027, 4, 9), 2),
        (date(2027, 4, 12), date(2027, 4, 12), 0),
    ],
)
def test_nobody_is_booked_on_a_weekend(latest: date, booked: date, shifted: int) -> None:
    for buffer in (0, 7):
        worked = _worked(book_by_date(latest + timedelta(days=buffer), amount(buffer, "day")))
        assert worked.value == booked
        assert worked.terms["shifted"] == amount(shifted, "day")
        assert worked.holds


def test_a_buffer_that_is_no_whole_number_of_days_is_noticed() -> None:
    worked = _worked(book_by_date(date(2027, 4, 9), amount("0.5", "day")))
    assert worked.value == date(2027, 4, 9)
    assert not worked.holds


@pytest.mark.parametrize(("days", "last"), [("0", date.max), ("1", None), ("0.5", date.max)])
def test_a_date_beyond_the_calendar_is_absent(days: str, last: date | None) -> None:
    for worked in (
        alarm_date(date.max, amount(days, "day")),
        latest_refill_date(date.max, amount(days, "day"), amount(180, "day")),
    ):
        assert (worked and worked.value) == last


@pytest.mark.parametrize("days", [10**7, 10**9, 10**30])
def test_a_number_of_days_without_end_is_absent(days: int) -> None:
    assert alarm_date(_FILL, amount(days, "day")) is None
    assert latest_refill_date(_FILL, amount(days, "day"), amount(days, "day")) is None
    assert book_by_date(_FILL, amount(days, "day")) is None


def test_a_booking_before_the_calendar_begins_is_absent() -> None:
    assert date.min.weekday() == 0, "the calendar begins on a Monday"
    assert _worked(book_by_date(date(1, 1, 2), amount(1, "day"))).value == date.min
    assert book_by_date(date.min, amount(1, "day")) is None


@pytest.mark.parametrize("operation", ["__lt__", "__le__"])
def test_a_comparison_that_goes_wrong_is_noticed(operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Amount, operation, lambda _self, _other: operation == "__lt__")
    assert not deciding_limit(amount(100, "day"), amount(180, "day")).holds


def test_a_day_too_many_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itb_calc.core.refill_date.floor", lambda number: int(number) + 1)
    assert not _worked(alarm_date(_FILL, amount("1.5", "day"))).holds
    assert not _worked(book_by_date(date(2027, 4, 9), amount(1, "day"))).holds


@pytest.mark.parametrize(("last_day", "holds"), [(4, True), (5, False), (6, False)])
def test_a_booking_on_a_weekend_is_noticed(last_day: int, monkeypatch: pytest.MonkeyPatch, *, holds: bool) -> None:
    monkeypatch.setattr("itb_calc.core.refill_date._FRIDAY", last_day)
    assert _worked(book_by_date(date(2027, 4, 11), amount(0, "day"))).holds is holds


def test_a_step_that_goes_wrong_is_noticed(spoil: Spoil) -> None:
    spoil("__add__")
    assert not _worked(book_by_date(date(2027, 4, 9), amount(1, "day"))).holds


@given(_fills, _days, _days)
def test_dates_are_never_after_what_they_are_made_of(fill: date, days: Amount, stability: Amount) -> None:
    alarm, latest = _worked(alarm_date(fill, days)), _worked(latest_refill_date(fill, days, stability))
    assert isinstance(alarm.value, date)
    assert isinstance(latest.value, date)
    passed = (alarm.value - fill).days
    assert passed <= days.magnitude < passed + 1
    assert latest.value == min(alarm.value, _worked(alarm_date(fill, stability)).value)
    decided = deciding_limit(days, stability)
    assert (alarm.holds, latest.holds, decided.holds) == (True, True, True)
    assert (decided.value == STABILITY) == (stability.magnitude < days.magnitude)


@given(_fills, st.integers(min_value=0, max_value=400))
def test_the_booking_is_the_last_working_day_not_after_the_buffer(latest: date, buffer: int) -> None:
    worked = _worked(book_by_date(latest, amount(buffer, "day")))
    assert isinstance(worked.value, date)
    assert worked.holds
    last = latest - timedelta(days=buffer)
    assert worked.value == max(
        day for day in (last - timedelta(days=back) for back in range(4)) if day.isoweekday() <= 5
    )


@pytest.mark.parametrize(("day", "booked"), [(17, 17), (18, 18), (19, 19)])
def test_a_site_may_keep_a_date_to_book_on_a_weekend(day: int, booked: int) -> None:
    worked = _worked(book_by_date(date(2027, 4, day), amount(0, "day"), KEEP_THE_DAY))
    assert (worked.value, worked.holds) == (date(2027, 4, booked), True)


def test_the_working_of_a_kept_day_says_so() -> None:
    written = write_out(_worked(book_by_date(date(2027, 4, 17), amount(7, "day"), KEEP_THE_DAY)))
    assert written.formula == "book by = latest refill date − booking buffer, and a Saturday or Sunday stays"
    assert written.substitution == "Sat 17 Apr 2027 − 7 days"
    assert written.answer == "Sat 10 Apr 2027"
    assert written.check == "Sat 10 Apr 2027 + 7 days = Sat 17 Apr 2027"


def test_a_kept_day_does_not_hold_with_a_part_of_a_day_and_lies_on_the_calendar() -> None:
    assert not _worked(book_by_date(date(2027, 4, 9), amount("0.5", "day"), KEEP_THE_DAY)).holds
    assert book_by_date(date.min, amount(1, "day"), KEEP_THE_DAY) is None


@given(_fills, st.integers(min_value=0, max_value=400))
def test_a_kept_day_is_the_buffer_before_the_latest(latest: date, buffer: int) -> None:
    worked = _worked(book_by_date(latest, amount(buffer, "day"), KEEP_THE_DAY))
    assert worked.value == latest - timedelta(days=buffer)
    assert worked.holds


@given(amounts("day"), amounts("day"))
def test_the_deciding_limit_holds_for_all_days(days: Amount, stability: Amount) -> None:
    assert deciding_limit(days, stability).holds
    assert deciding_limit(days, days).value == ALARM
