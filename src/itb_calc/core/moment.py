"""A minute of the calendar, by the clock on the wall, and whole minutes between two of them.

Where the clocks were changed in between, an hour more or less has passed: that is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.show_date import show_date

_MINUTES_OF_AN_HOUR = 60
_MINUTES_OF_A_DAY = 24 * _MINUTES_OF_AN_HOUR


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and how many minutes of it have passed: 0 to 1,440, which is the end of the day."""

    day: date
    minute: int

    @classmethod
    def at(cls, day: date, clock: str) -> Moment:
        """Return the moment of a day and a time of day that was read as HH:MM, from 00:00 to 24:00."""
        hours, _, minutes = clock.partition(":")
        return cls(day, int(hours) * _MINUTES_OF_AN_HOUR + int(minutes))

    @property
    def instant(self) -> int:
        """Whole minutes since the calendar began; the end of a day is the beginning of the next."""
        return self.day.toordinal() * _MINUTES_OF_A_DAY + self.minute

    @property
    def shown(self) -> str:
        """The moment with its weekday: `Mon 23 Nov 2026 08:05`."""
        hours, minutes = divmod(self.minute, _MINUTES_OF_AN_HOUR)
        return f"{show_date(self.day)} {hours:02d}:{minutes:02d}"

    def since(self, former: Moment) -> Amount:
        """Return how long after another moment this is (hours); below 0 where it is before."""
        return Amount(Fraction(self.instant - former.instant, _MINUTES_OF_AN_HOUR), "hour")

    def after(self, time: Amount) -> Moment | None:
        """Return the first whole minute that lies at least a time (hours) after this; None beyond the calendar."""
        minutes = time.number("min")
        instant = self.instant - (-minutes.numerator // minutes.denominator)
        day, minute = divmod(instant, _MINUTES_OF_A_DAY)
        try:
            return Moment(date.fromordinal(day), minute)
        except (ValueError, OverflowError):
            return None
