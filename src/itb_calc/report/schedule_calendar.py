"""The list of refills as a calendar file (RFC 5545): days to book and latest days, with an alarm for each.

Each worksheet has the same two events in every calendar, so that a later calendar replaces both by their UID.

Of a worksheet only its file's name without the folder gets into a calendar, since calendars travel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from itb_calc import __version__
from itb_calc.core.refusal import visible
from itb_calc.core.show_date import show_date
from itb_calc.planning.refill_list import Refill, RefillList, Urgency
from itb_calc.planning.worksheet_files import WorksheetFile

_END = b"END:VCALENDAR\r\n"
_MORNING = timedelta(hours=8)
_MORNING_BEFORE = _MORNING - timedelta(days=1)
_DUTY = "From itb-calc, a second check: the label, the pump's programmer and the prescriber decide."
# Seconds since then fit into the 31 bits that calendars keep for SEQUENCE until 2068.
_COUNTED_FROM = datetime(2000, 1, 1, tzinfo=UTC)


class _Slot(StrEnum):
    """The two events of a worksheet. OVERDUE takes the place of the latest day, so that it never outlives a refill."""

    BOOK = "book"
    LATEST = "latest"


_SLOT_NAME = {_Slot.BOOK: "book pump refill", _Slot.LATEST: "latest day for pump refill"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands in an all-day event; the alarm counts from the day's beginning, None withdraws the event."""

    day: date
    title: str
    text: str
    alarm: timedelta | None


def schedule_as_calendar(schedule: RefillList, made: datetime) -> Iterator[bytes]:
    """Give the calendar event by event; `made` is the moment, with its time zone, at which it is made.

    Every worksheet that is evaluated gives two events, whose UIDs hang on the file and on nothing else; one that does
    not apply on the day of the list is cancelled. So a later calendar, also one of the same day, leaves none of them
    as it was. No event lies before the day of the list: what is overdue, or to be booked by now, stands on that day.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//itb-calc//itb-calc {__version__}//EN")
    calendar.add("version", "2.0")
    yield calendar.to_ical().removesuffix(_END)
    for listed in (*schedule.dated, *schedule.undated):
        name = visible(Path(listed.file.name).name or listed.file.name)
        entries = _entries(listed.refill, name, schedule.today)
        for slot in _Slot:
            entry = entries.get(slot) or _withdrawn(slot, listed.refill, name, schedule.today)
            yield _event(_identity(listed.file, slot), entry, made).to_ical()
    yield _END


def _entries(refill: Refill, name: str, today: date) -> dict[_Slot, _Entry]:
    latest = "not known" if refill.latest is None else show_date(refill.latest)
    if refill.urgency is Urgency.OVERDUE:
        text = (
            f"The latest refill date ({latest}) has passed, and withdrawal can be fatal. See the patient, and call the"
            " prescriber."
        )
        return {_Slot.LATEST: _Entry(today, f"OVERDUE: pump refill, {name}", text, _MORNING)}
    entries = {}
    if refill.book_by is not None:
        text = f"Book the refill by {show_date(refill.book_by)}. Latest refill date: {latest}."
        entries[_Slot.BOOK] = _Entry(max(refill.book_by, today), f"Book pump refill, {name}", text, _MORNING)
    if refill.latest is not None:
        text = f"The last day for the refill. Decided by: {refill.deciding_limit or 'not known'}."
        # The morning before has passed where the latest day is today.
        alarm = _MORNING_BEFORE if refill.latest > today else _MORNING
        entries[_Slot.LATEST] = _Entry(refill.latest, f"Latest day for pump refill, {name}", text, alarm)
    return entries


def _withdrawn(slot: _Slot, refill: Refill, name: str, today: date) -> _Entry:
    """Make what stands in an event that does not apply; where a calendar shows it, it must not read as a refill's."""
    why = (
        "The worksheet gives no date now: open it, and see what stands in the way."
        if refill.urgency is Urgency.NO_DATE
        else "The worksheet gives no such date now."
    )
    text = f"{why} Only this reminder is withdrawn; no refill is cancelled by it."
    return _Entry(today, f"Reminder withdrawn: {_SLOT_NAME[slot]}, {name}", text, None)


def _event(identity: str, entry: _Entry, made: datetime) -> Event:
    event = Event()
    event.add("uid", identity)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("sequence", max(0, (made - _COUNTED_FROM) // timedelta(seconds=1)))
    event.add("status", "CANCELLED" if entry.alarm is None else "CONFIRMED")
    event.add("dtstart", entry.day)
    event.add("summary", entry.title)
    event.add("description", f"{entry.text} {_DUTY}")
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    if entry.alarm is not None:
        event.add_component(_alarm(entry.title, entry.alarm))
    return event


def _alarm(title: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", trigger)
    return alarm


def _identity(file: WorksheetFile, slot: _Slot) -> str:
    """Make the UID from the file's real path, which cannot be read out of it."""
    digest = hashlib.sha256(f"{file.path}\0{slot}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}@itb-calc"
