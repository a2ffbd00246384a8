"""Plans for the tests: a usual wish, and what comes of it when a test changes some texts."""

from itb_calc.core.refusal import DecimalMark
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.plan import Plan, plan
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import TODAY, Changes

REFERENCE = load_reference()

# 450 mcg/day × 1.1 × 90 days ÷ 36 mL = 1,237.5 mcg/mL: the lowest in steps of 50 is 1,250.
WISH: Changes = {
    "fill_date": "2026-11-23",
    "pump.id": "synchromed-ii-40",
    "pump.alarm_volume": "4 mL",
    "dose.daily_dose": "450 mcg/day",
    "refill.flow_tolerance": "10 %",
    "refill.stability_limit": "180 days",
    "refill.booking_buffer": "7 days",
    "previous.first_fill": True,
    "plan.interval": "90 days",
}


def wish(changes: Changes, mark: DecimalMark = DecimalMark.POINT) -> Worksheet:
    """The usual wish with the changes made; None leaves a field empty."""
    entered = {**WISH, **changes}
    return Worksheet(
        texts={path: value for path, value in entered.items() if isinstance(value, str)},
        answers={path: value for path, value in entered.items() if isinstance(value, bool)},
        decimal_mark=mark,
    )


def planned(changes: Changes, reference: Reference = REFERENCE, mark: DecimalMark = DecimalMark.POINT) -> Plan:
    return plan(wish(changes, mark), reference, TODAY)


def named(candidate: Candidate) -> tuple[int, int, int | None]:
    """A candidate in short: its concentration, its stock's, and the volume of a container."""
    container = candidate.stock.container
    return (
        int(candidate.concentration.number("mcg/mL")),
        int(candidate.stock.concentration.number("mcg/mL")),
        None if container is None else int(container.number("mL")),
    )


def candidate(changes: Changes, concentration: int, stock: int, container: int = 20) -> Candidate:
    """The candidate with this concentration (mcg/mL) from this stock (mcg/mL) in containers of this volume (mL)."""
    return next(each for each in planned(changes).candidates if named(each) == (concentration, stock, container))
