"""The list of refills as a calendar file (RFC 5545): days to book and latest days, with an alarm for each.

Of a worksheet only its file's name without the folder gets into a calendar, since calendars travel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from itb_calc import __version__
from itb_calc.core.refusal import visible
from itb_calc.core.show_date import show_date
from itb_calc.planning.refill_list import Listed, RefillList, Urgency
from itb_calc.planning.worksheet_files import WorksheetFile

_END = b"END:VCALENDAR\r\n"
_MORNING = timedelta(hours=8)
_MORNING_BEFORE = _MORNING - timedelta(days=1)
_DUTY = "From itb-calc, a second check: the label, the pump's programmer and the prescriber decide."


@dataclass(frozen=True, slots=True)
class _Entry:
    """An all-day event; `what` tells the events of one worksheet apart, the alarm counts from the day's beginning."""

    what: str
    day: date
    title: str
    text: str
    alarm: timedelta


def schedule_as_calendar(schedule: RefillList) -> Iterator[bytes]:
    """Give the calendar event by event.

    No event lies before the day that the list is for: what is overdue, or to be booked by now, stands on that day. The
    identity of an event hangs on the file and on what it is for, so that a later calendar moves it and adds no other.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//itb-calc//itb-calc {__version__}//EN")
    calendar.add("version", "2.0")
    yield calendar.to_ical().removesuffix(_END)
    for listed in schedule.dated:
        for entry in _entries(listed, schedule.today):
            yield _event(listed.file, entry, schedule.today).to_ical()
    yield _END


def _entries(listed: Listed, today: date) -> Iterator[_Entry]:
    refill, name = listed.refill, visible(Path(listed.file.name).name or listed.file.name)
    latest = "not known" if refill.latest is None else show_date(refill.latest)
    if refill.urgency is Urgency.OVERDUE:
        text = (
            f"The latest refill date ({latest}) has passed, and withdrawal can be fatal. See the patient, and call the"
            " prescriber."
        )
        yield _Entry("overdue", today, f"OVERDUE: pump refill, {name}", text, _MORNING)
        return
    if refill.book_by is not None:
        text = f"Book the refill by {show_date(refill.book_by)}. Latest refill date: {latest}."
        yield _Entry("book", max(refill.book_by, today), f"Book pump refill, {name}", text, _MORNING)
    if refill.latest is not None:
        text = f"The last day for the refill. Decided by: {refill.deciding_limit or 'not known'}."
        yield _Entry("latest", refill.latest, f"Latest day for pump refill, {name}", text, _MORNING_BEFORE)


def _event(file: WorksheetFile, entry: _Entry, today: date) -> Event:
    event = Event()
    event.add("uid", _identity(file, entry.what))
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("sequence", today.toordinal())
    event.add("dtstart", entry.day)
    event.add("summary", entry.title)
    event.add("description", f"{entry.text} {_DUTY}")
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", entry.alarm)
    event.add_component(alarm)
    return event


def _identity(file: WorksheetFile, what: str) -> str:
    """Make the UID from the file's real path, which cannot be read out of it."""
    digest = hashlib.sha256(f"{file.path}\0{what}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}@itb-calc"
