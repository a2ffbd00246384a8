"""A calendar read in over an earlier one: nothing of the earlier one is left standing."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from itb_calc.planning.refill_list import Refill, RefillList, refill_list, refill_of
from itb_calc.planning.worksheet_files import WorksheetFile
from itb_calc.report.schedule_calendar import schedule_as_calendar
from itb_calc.worksheet.evaluate import evaluate
from tests.planning.lists import refills
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

_FILE = WorksheetFile("ward/pump.itb.json", "pump.itb.json")
_MORNING = datetime(2027, 3, 20, 8, tzinfo=UTC)
_REFILLED: Sheet = put(ROUTINE, "fill_date", "2027-03-20")
_BLOCKED: Sheet = put(ROUTINE, "pump.programmed_volume", "20 mL")

Person = dict[str, Any]


def _events(schedule: RefillList, made: datetime) -> list[Any]:
    calendar: Any = Calendar.from_ical(b"".join(schedule_as_calendar(schedule, made)))
    return list(calendar.walk("VEVENT"))


def _take_over(person: Person, events: Iterable[Any], *, knows_status: bool) -> None:
    """Read events into a person's calendar, as RFC 5545 has it: by UID, the greater SEQUENCE, cancelled is gone."""
    for event in events:
        identity = str(event["uid"])
        held = person.get(identity)
        if held is None or event["sequence"] > held["sequence"]:
            person[identity] = event
    if knows_status:
        for identity in [identity for identity, event in person.items() if event["status"] == "CANCELLED"]:
            del person[identity]


def _read_in(person: Person, schedule: RefillList, made: datetime, *, knows_status: bool = True) -> None:
    _take_over(person, _events(schedule, made), knows_status=knows_status)


def _list(sheet: Sheet, today: date) -> RefillList:
    return refill_list([(_FILE, refill_of(evaluate(read_sheet(sheet), REFERENCE, today)))], today)


def _shown(person: Person) -> list[tuple[str, date]]:
    return sorted((str(event["summary"]).partition(", ")[0], event["dtstart"].dt) for event in person.values())


@pytest.mark.parametrize("until_refill", [timedelta(hours=4), timedelta(days=1)])
@pytest.mark.parametrize("knows_status", [True, False])
def test_after_the_refill_no_overdue_and_no_earlier_date_is_left_also_on_the_same_day(
    *, until_refill: timedelta, knows_status: bool
) -> None:
    person: Person = {}
    _read_in(person, _list(ROUTINE, TODAY), _MORNING - timedelta(days=100), knows_status=knows_status)
    first = _shown(person)
    assert [title for title, _ in first] == ["Book pump refill", "Latest day for pump refill"]
    _read_in(person, _list(ROUTINE, _MORNING.date()), _MORNING, knows_status=knows_status)
    overdue = ("OVERDUE: pump refill", _MORNING.date())
    withdrawn = [] if knows_status else [("Reminder withdrawn: book pump refill", _MORNING.date())]
    assert _shown(person) == [overdue, *withdrawn]
    refilled = _MORNING + until_refill
    _read_in(person, _list(_REFILLED, refilled.date()), refilled, knows_status=knows_status)
    assert [title for title, _ in _shown(person)] == ["Book pump refill", "Latest day for pump refill"]
    assert all(day > refilled.date() for _, day in _shown(person))


def test_a_worksheet_that_is_blocked_later_takes_its_dates_out_and_brings_them_back_when_it_is_put_right() -> None:
    person: Person = {}
    _read_in(person, _list(ROUTINE, TODAY), _MORNING)
    first = _shown(person)
    _read_in(person, _list(_BLOCKED, TODAY), _MORNING + timedelta(minutes=1))
    assert _shown(person) == []
    _read_in(person, _list(ROUTINE, TODAY), _MORNING + timedelta(minutes=2))
    assert _shown(person) == first


def test_a_calendar_for_an_earlier_day_that_is_made_later_is_the_later_one() -> None:
    person: Person = {}
    _read_in(person, _list(ROUTINE, _MORNING.date()), _MORNING)
    _read_in(person, _list(ROUTINE, TODAY), _MORNING + timedelta(seconds=1))
    assert [title for title, _ in _shown(person)] == ["Book pump refill", "Latest day for pump refill"]


_DAYS = st.integers(-400, 800).map(lambda days: TODAY + timedelta(days))


@given(_DAYS, _DAYS, st.sampled_from([ROUTINE, _REFILLED, _BLOCKED]), st.sampled_from([ROUTINE, _REFILLED, _BLOCKED]))
def test_of_any_two_days_the_second_calendar_leaves_no_event_of_the_first(
    first: date, second: date, before: Sheet, after: Sheet
) -> None:
    _replaces(_list(before, first), _list(after, second))


@given(refills(), refills(), _DAYS, _DAYS)
def test_of_any_two_refills_the_second_calendar_leaves_no_event_of_the_first(
    before: Refill, after: Refill, first: date, second: date
) -> None:
    _replaces(refill_list([(_FILE, before)], first), refill_list([(_FILE, after)], second))


def _replaces(first: RefillList, second: RefillList) -> None:
    """Demand that a person's calendar holds what the second calendar alone would have put there, and no more."""
    earlier, later = _events(first, _MORNING), _events(second, _MORNING + timedelta(seconds=1))
    for knows_status in (True, False):
        person: Person = {}
        _take_over(person, earlier, knows_status=knows_status)
        _take_over(person, later, knows_status=knows_status)
        stand = [event for event in later if event["status"] == "CONFIRMED" or not knows_status]
        assert person == {str(event["uid"]): event for event in stand}
