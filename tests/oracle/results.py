"""The results of a worksheet, by name.

A result is absent where a field that it reads is empty or cannot be read, or where a rule withholds
it. Units: concentrations mcg/mL, volumes mL, doses mcg/day, hourly dose mcg/hour, flows mL/day,
durations days (of a bridge: hours), deviations and changes percent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tests.oracle.ratio import Ratio, shown

PREPARED: Final = frozenset(
    {
        "stock_volume",
        "diluent_volume",
        "second_stock_volume",
        "measured_stock_volume",
        "measured_diluent_volume",
        "containers",
        "leftover_volume",
        "achieved_concentration",
        "achieved_deviation",
    }
)
DELIVERY: Final = frozenset({"flow_rate", "delivered_daily_dose"})
MIXED: Final = frozenset({"mixed_concentration", "mixed_deviation"})
BRIDGE: Final = frozenset(
    {
        "system_volume",
        "system_volume_max",
        "bridge_dose",
        "bridge_duration",
        "bridge_rate",
        "bridge_extra_volume",
        "unbridged_daily_dose",
        "unbridged_duration",
    }
)
DAYS: Final = frozenset(
    {
        "days_to_alarm",
        "days_to_empty",
        "earliest_days_to_alarm",
        "earliest_days_to_empty",
        "latest_days_to_alarm",
    }
)
DATES: Final = frozenset({"alarm_date", "latest_refill_date", "book_by_date", "deciding_limit"})
RESIDUAL: Final = frozenset({"expected_residual", "volume_discrepancy", "discrepancy_of_delivered"})
DOSE: Final = frozenset({"hourly_dose", "dose_change"})
OTHERS: Final = frozenset(
    {"stock_concentration", "pump_concentration", "highest_daily_dose", "needed_concentration"},
)
RESULT_NAMES: Final = PREPARED | DELIVERY | MIXED | BRIDGE | DAYS | DATES | RESIDUAL | DOSE | OTHERS
"""Every public result name."""


@dataclass(slots=True)
class Results:
    """Results by name; a name in none of the three is absent."""

    numbers: dict[str, Ratio] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: Ratio | None) -> None:
        """Keep the value where there is one."""
        if value is not None:
            self.numbers[name] = value

    def withhold(self, names: Iterable[str]) -> None:
        """Make the named results absent."""
        for name in names:
            self.numbers.pop(name, None)
            self.dates.pop(name, None)
            self.texts.pop(name, None)

    def shown(self) -> dict[str, str]:
        """Every result as text: "n" or "n/d", ISO dates, words."""
        return (
            {name: shown(value) for name, value in self.numbers.items()}
            | {name: day.isoformat() for name, day in self.dates.items()}
            | self.texts
        )
