"""Dates as people say them, the same on every machine: `Fri 9 Apr 2027`."""

from __future__ import annotations

from datetime import date

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WHOLE_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WHOLE_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def show_date(day: date) -> str:
    """Show a date with its weekday and its month as a word, so that day and month cannot be swapped."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_date(day: date) -> str:
    """Return a date as it is read out, with nothing cut short: `Friday 9 April 2027`."""
    return f"{_WHOLE_WEEKDAYS[day.weekday()]} {day.day} {_WHOLE_MONTHS[day.month - 1]} {day.year}"
