"""The calendar, read back by the package that writes it: the dates of the list, an alarm for each, and no more."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar

from itb_calc import __version__
from itb_calc.core.refusal import visible
from itb_calc.planning.refill_list import NotEvaluated, Refill, RefillList, Urgency, refill_list
from itb_calc.planning.worksheet_files import WorksheetFile
from itb_calc.report.schedule_calendar import schedule_as_calendar
from tests.planning.lists import BLOCKED, BOOK_BY, BOOK_NOW, LATER, LATEST, OVERDUE, Entry, entries, listing
from tests.worksheet.sheets import TODAY

_MADE = datetime(2026, 11, 23, 9, 30, 5, tzinfo=UTC)


def _read(schedule: RefillList, made: datetime = _MADE) -> list[Any]:
    calendar: Any = Calendar.from_ical(b"".join(schedule_as_calendar(schedule, made)))
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def _events(schedule: RefillList) -> list[Any]:
    """Return the events that stand: those that are not cancelled."""
    return [event for event in _read(schedule) if event["status"] == "CONFIRMED"]


def _withdrawn(schedule: RefillList) -> list[Any]:
    return [event for event in _read(schedule) if event["status"] == "CANCELLED"]


def _days(schedule: RefillList) -> list[date]:
    return [event["dtstart"].dt for event in _events(schedule)]


def _titles(schedule: RefillList) -> list[str]:
    return [str(event["summary"]) for event in _events(schedule)]


def test_a_refill_has_a_day_to_book_and_a_latest_day() -> None:
    schedule = listing(LATER)
    assert _days(schedule) == [BOOK_BY, LATEST]
    assert _titles(schedule) == [
        "Book pump refill, visit-0.itb.json",
        "Latest day for pump refill, visit-0.itb.json",
    ]
    assert [
        str(event["description"]).partition(" From itb-calc, a second check: ")[0] for event in _events(schedule)
    ] == [
        "Book the refill by Fri 5 Mar 2027. Latest refill date: Fri 12 Mar 2027.",
        "The last day for the refill. Decided by: alarm.",
    ]


def test_what_is_to_be_booked_by_now_is_booked_on_the_day_of_the_list() -> None:
    assert BOOK_NOW.latest is not None
    assert _days(listing(BOOK_NOW)) == [TODAY, BOOK_NOW.latest]


def test_what_is_overdue_stands_on_the_day_of_the_list_alone() -> None:
    for overdue in (OVERDUE, Refill(Urgency.OVERDUE)):
        assert _days(listing(overdue)) == [TODAY]
        assert _titles(listing(overdue)) == ["OVERDUE: pump refill, visit-0.itb.json"]
    (event,) = _events(listing(OVERDUE))
    assert str(event["description"]).startswith(
        "The latest refill date (Sun 22 Nov 2026) has passed, and withdrawal can be fatal. See the patient,"
    )
    (event,) = _events(listing(Refill(Urgency.OVERDUE)))
    assert str(event["description"]).startswith("The latest refill date (not known) has passed")


def test_without_a_buffer_there_is_the_latest_day_alone() -> None:
    assert _days(listing(replace(LATER, book_by=None, deciding_limit=None))) == [LATEST]


def test_without_a_latest_day_there_is_the_day_to_book_alone() -> None:
    schedule = listing(replace(LATER, latest=None))
    assert _days(schedule) == [BOOK_BY]
    assert "Latest refill date: not known. " in str(_events(schedule)[0]["description"])


def test_what_has_no_date_has_both_its_events_withdrawn_and_what_is_no_worksheet_is_not_there() -> None:
    schedule = listing(BLOCKED, NotEvaluated("there is no such file."))
    assert _events(schedule) == []
    assert [str(event["summary"]) for event in _withdrawn(schedule)] == [
        "Reminder withdrawn: book pump refill, visit-0.itb.json",
        "Reminder withdrawn: latest day for pump refill, visit-0.itb.json",
    ]
    for event in _withdrawn(schedule):
        assert str(event["description"]).startswith(
            "The worksheet gives no date now: open it, and see what stands in the way. Only this reminder is withdrawn;"
        )


def test_a_withdrawn_event_has_no_alarm_and_stands_on_no_earlier_date() -> None:
    for event in _withdrawn(listing(BLOCKED, OVERDUE, replace(LATER, book_by=None))):
        assert event.subcomponents == []
        assert event["dtstart"].dt == TODAY
        assert (str(event["class"]), str(event["transp"])) == ("CONFIDENTIAL", "TRANSPARENT")


@pytest.mark.parametrize("book_by", [None, TODAY - timedelta(7)])
def test_where_the_latest_day_is_today_its_alarm_is_this_morning_and_not_yesterday(book_by: date | None) -> None:
    (event,) = _events(listing(Refill(Urgency.BOOK_NOW, book_by, TODAY, None, "alarm")))[-1:]
    assert event["dtstart"].dt == TODAY
    assert event.subcomponents[0]["trigger"].dt == timedelta(hours=8)


def test_an_event_is_all_day_in_the_morning_private_and_takes_no_time() -> None:
    for event in _events(listing(LATER, BOOK_NOW, OVERDUE)):
        assert type(event["dtstart"].dt) is date
        assert (str(event["class"]), str(event["transp"])) == ("CONFIDENTIAL", "TRANSPARENT")
        (alarm,) = event.subcomponents
        assert (str(alarm["action"]), str(alarm["description"])) == ("DISPLAY", str(event["summary"]))
        before = timedelta(days=1) if str(event["summary"]).startswith("Latest") else timedelta()
        assert alarm["trigger"].dt == timedelta(hours=8) - before


def test_it_is_the_same_each_time_and_says_when_it_is_from() -> None:
    schedule = listing(LATER, OVERDUE)
    text = b"".join(schedule_as_calendar(schedule, _MADE))
    assert text == b"".join(schedule_as_calendar(schedule, _MADE))
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert text.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert f"PRODID:-//itb-calc//itb-calc {__version__}//EN\r\n".encode() in text
    assert b"VERSION:2.0\r\n" in text
    for event in _events(schedule):
        assert event["dtstamp"].dt == _MADE
        assert event["sequence"] == (date(2026, 11, 23) - date(2000, 1, 1)).days * 86_400 + 34_205


def _identities(schedule: RefillList) -> list[str]:
    return [str(event["uid"]) for event in _read(schedule)]


def test_a_worksheet_has_the_same_two_events_in_every_calendar() -> None:
    first = _identities(listing(LATER))
    assert len(set(first)) == len(first) == 2
    for refill in (BOOK_NOW, OVERDUE, BLOCKED, replace(LATER, book_by=None), replace(LATER, latest=None)):
        assert _identities(replace(listing(refill), today=LATEST)) == first


def test_every_event_of_every_file_has_an_identity_of_its_own_also_where_names_are_alike() -> None:
    refills = (LATER, BOOK_NOW, OVERDUE, BLOCKED)
    files = (WorksheetFile(f"{ward}/visit.itb.json", "visit.itb.json") for ward in range(4))
    identities = _identities(refill_list(zip(files, refills, strict=True), TODAY))
    assert len(identities) == len(set(identities)) == 8


def test_of_a_file_only_its_name_is_there() -> None:
    file = WorksheetFile("archive/Jane Doe/visit.itb.json", "Jane Doe/visit.itb.json")
    refills = (replace(LATER, blocks=BLOCKED.blocks), BOOK_NOW, OVERDUE, BLOCKED)
    for refill in refills:
        text = b"".join(schedule_as_calendar(refill_list([(file, refill)], TODAY), _MADE))
        assert b"visit.itb.json" in text.replace(b"\r\n ", b"")
        for hidden in (b"Jane", b"archive", b"20 mL"):
            assert hidden not in text.replace(b"\r\n ", b"")


@given(entries())
def test_read_back_the_days_are_those_of_the_list(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    expected = [_expected(each.refill) for each in schedule.dated]
    assert _days(schedule) == list(itertools.chain(*expected))
    assert all(day >= TODAY for day in _days(schedule))


def _expected(refill: Refill) -> list[date]:
    if refill.urgency is Urgency.OVERDUE:
        return [TODAY]
    assert refill.latest is not None
    return [refill.latest] if refill.book_by is None else [max(refill.book_by, TODAY), refill.latest]


@given(entries())
def test_no_name_breaks_a_line_or_adds_a_property(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    text = b"".join(schedule_as_calendar(schedule, _MADE))
    lines = text.decode("utf-8").split("\r\n")
    assert all(len(line.encode()) <= 75 and line.isprintable() for line in lines)
    names = {Path(each.file.name).name or each.file.name for each in (*schedule.dated, *schedule.undated)}
    titles = [str(event["summary"]) for event in _read(schedule)]
    assert {title.partition(", ")[2].strip() for title in titles} == {visible(name).strip() for name in names}


@pytest.mark.parametrize("today", [date.min, date.max])
def test_every_day_of_the_calendar_can_be_the_day(today: date) -> None:
    assert _days(replace(listing(OVERDUE), today=today)) == [today]
