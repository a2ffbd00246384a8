"""When something was signed: written to the minute by the clock on the wall, and shown with its weekday."""

from __future__ import annotations

from datetime import datetime

from itb_calc.core.moment import Moment
from itb_calc.core.refusal import quote


def written(moment: datetime) -> str:
    """Write a moment as a worksheet keeps it: `2026-11-23T14:05`."""
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def in_words(at: str) -> str:
    """Show a written moment: `Mon 23 Nov 2026 14:05`; one that was written by another hand stays as it is."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return quote(at) or "an unknown day"
    return Moment(moment.date(), moment.hour * 60 + moment.minute).shown
