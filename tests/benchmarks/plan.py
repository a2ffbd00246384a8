"""What a key costs on the plan page, and what a whole plan does after a pause. Run: python -m tests.benchmarks.plan."""

from collections.abc import Callable
from datetime import date
from time import process_time

from itb_calc.desktop.viewmodels.plan_state import plan_fields, plan_state
from itb_calc.planning.plan import begin, complete
from itb_calc.reference.loader import load_reference
from itb_calc.worksheet.text import Worksheet

_ROUNDS = 20
_WISH = Worksheet(
    texts={
        "fill_date": "2026-11-23",
        "pump.id": "synchromed-ii-40",
        "pump.alarm_volume": "4 mL",
        "dose.daily_dose": "450 mcg/day",
        "refill.flow_tolerance": "10 %",
        "refill.stability_limit": "180 days",
        "refill.booking_buffer": "7 days",
        "plan.interval": "90 days",
    }
)


def main() -> None:
    """Print the times."""
    reference, today = load_reference(), date(2026, 11, 23)
    begun = begin(_WISH, reference, today)
    made = complete(begun)
    print(f"candidates: {len(made.candidates)}")
    print(f"a key: {_milliseconds(lambda: plan_fields(begin(_WISH, reference, today), _WISH, reference)):.1f} ms")
    print(f"a plan: {_milliseconds(lambda: complete(begun)):.0f} ms")
    print(f"its page: {_milliseconds(lambda: plan_state(made, _WISH, reference)):.0f} ms")


def _milliseconds(act: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(_ROUNDS):
        start = process_time()
        act()
        best = min(best, process_time() - start)
    return best * 1000


if __name__ == "__main__":
    main()
