"""The names of every result, in the order in which they are shown, and the results of one worksheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked
from itb_calc.visit.missing import Missing, NotComputed, NotEntered, NoWorstCase


@dataclass(frozen=True, slots=True)
class ResultName:
    """A public result name with its unit (empty for dates and texts), its label, and what it assumes."""

    name: str
    unit: str
    label: str
    assumption: str = ""


RESULT_NAMES: tuple[ResultName, ...] = (
    ResultName("stock_concentration", "mcg/mL", "Stock concentration"),
    ResultName("stock_volume", "mL", "Stock volume"),
    ResultName("diluent_volume", "mL", "Diluent volume"),
    ResultName("second_stock_volume", "mL", "Second stock volume"),
    ResultName("measured_stock_volume", "mL", "Measured stock volume"),
    ResultName("measured_diluent_volume", "mL", "Measured diluent volume"),
    ResultName("containers", "1", "Containers of stock"),
    ResultName("leftover_volume", "mL", "Left over in containers"),
    ResultName("achieved_concentration", "mcg/mL", "Achieved concentration"),
    ResultName("achieved_deviation", "%", "Deviation from target"),
    ResultName("pump_concentration", "mcg/mL", "Pump concentration"),
    ResultName("delivered_daily_dose", "mcg/day", "Delivered daily dose"),
    ResultName("flow_rate", "mL/day", "Flow"),
    ResultName("hourly_dose", "mcg/hour", "Dose per hour"),
    ResultName("highest_daily_dose", "mcg/day", "Highest daily dose"),
    ResultName("days_to_alarm", "day", "Days to alarm", "until the alarm volume is left; no boluses, exact pump"),
    ResultName("days_to_empty", "day", "Days to empty", "no boluses, exact pump"),
    ResultName("earliest_days_to_alarm", "day", "Earliest days to alarm", "with known boluses, tolerance and bridge"),
    ResultName("earliest_days_to_empty", "day", "Earliest days to empty", "with known boluses, tolerance and bridge"),
    ResultName("latest_days_to_alarm", "day", "Latest days to alarm", "slowest pump within its tolerance"),
    ResultName("alarm_date", "", "Alarm date", "no boluses, exact pump"),
    ResultName("latest_refill_date", "", "Latest refill date"),
    ResultName("book_by_date", "", "Book by"),
    ResultName("deciding_limit", "", "Deciding limit"),
    ResultName("dose_change", "%", "Dose change", "of the previous dose"),
    ResultName("expected_residual", "mL", "Expected residual volume", "the programmer's, else to within a day's flow"),
    ResultName("volume_discrepancy", "mL", "Discrepancy", "expected − aspirated"),
    ResultName("discrepancy_of_delivered", "%", "Discrepancy in percent", "of what should have been delivered"),
    ResultName("mixed_concentration", "mcg/mL", "Mixed concentration", "upper bound of the effect, before any rinse"),
    ResultName("mixed_deviation", "%", "Mixed, off the new concentration"),
    ResultName("system_volume", "mL", "System volume", "tubing and catheter, as the bridge uses it"),
    ResultName("system_volume_max", "mL", "Largest system volume"),
    ResultName("bridge_dose", "mcg", "Bridge dose", "all old drug in tubing and catheter; no mixing"),
    ResultName("bridge_duration", "hour", "Bridge duration"),
    ResultName("bridge_rate", "mL/day", "Bridge flow"),
    ResultName("bridge_extra_volume", "mL", "Extra volume for the bridge"),
    ResultName("unbridged_daily_dose", "mcg/day", "Without a bridge the patient gets", "until the old drug is through"),
    ResultName("unbridged_duration", "hour", "Without a bridge, for", "with the largest system volume; no mixing"),
    ResultName("needed_concentration", "mcg/mL", "Needed concentration", "for the fixed flow"),
)


@dataclass(frozen=True, slots=True)
class Results:
    """The results that could be computed, and for each of the others what it waits for."""

    worked: Mapping[str, Worked] = field(default_factory=dict)
    waiting: Mapping[str, Missing] = field(default_factory=dict)

    def amount(self, name: str) -> Amount:
        """Return a result that is an amount; raises NotComputed where it is absent."""
        value = self._value(name)
        if not isinstance(value, Amount):
            msg = f"{name} is no amount"
            raise TypeError(msg)
        return value

    def days_that_count(self) -> Amount:
        """Return the earliest days to alarm where there is a worst case, else the nominal ones; never a mixture.

        Raises NotComputed where they are absent. Any other cause than that there is no worst case leaves one that is
        not known, such as a bridge that takes all there is.
        """
        has_none = isinstance(self.waits_for("earliest_days_to_alarm"), NoWorstCase)
        return self.amount("days_to_alarm" if has_none else "earliest_days_to_alarm")

    def day(self, name: str) -> date:
        """Return a result that is a date; raises NotComputed where it is absent."""
        value = self._value(name)
        if not isinstance(value, date):
            msg = f"{name} is no date"
            raise TypeError(msg)
        return value

    def text(self, name: str) -> str:
        """Return a result that is a text; raises NotComputed where it is absent."""
        value = self._value(name)
        if not isinstance(value, str):
            msg = f"{name} is no text"
            raise TypeError(msg)
        return value

    def without(self, names: frozenset[str]) -> Results:
        """Return these results with some withheld."""
        return Results({name: worked for name, worked in self.worked.items() if name not in names}, self.waiting)

    def waits_for_entry(self) -> dict[str, list[str]]:
        """Return the empty fields that results wait for, each with the names of those results."""
        waiting: dict[str, list[str]] = {}
        for name in self.waiting:
            cause = self.waits_for(name)
            if isinstance(cause, NotEntered):
                waiting.setdefault(cause.name, []).append(name)
        return waiting

    def waits_for(self, name: str) -> Missing | None:
        """Follow what a result waits for down to the field; None where it waits for what is there now."""
        cause = self.waiting.get(name)
        while isinstance(cause, NotComputed):
            cause = self.waiting.get(cause.name)
        return cause

    def _value(self, name: str) -> Amount | date | str:
        worked = self.worked.get(name)
        if worked is None:
            raise NotComputed(name)
        return worked.value
