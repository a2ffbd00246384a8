"""The day that a command counts from."""

from __future__ import annotations

import re
from datetime import date

from itb_calc.cli.streams import say
from itb_calc.core.refusal import quote

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMPTY = '""'


def asked_day(today: str | None) -> date | None:
    """Return the day that `--today` names, or today; None where it names none, which is said on standard error."""
    if today is None:
        return date.today()  # noqa: DTZ011 - the day on the wall of the person who asks
    try:
        day = date.fromisoformat(today) if _ISO_DATE.fullmatch(today) else None
    except ValueError:
        day = None
    if day is None:
        say(
            f"{quote(today) or _EMPTY} is not a date of the calendar. Write --today with year, month and day:"
            " 2027-04-09."
        )
    return day
