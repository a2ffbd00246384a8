"""From inputs to results: pure, exact, and only what every needed input is there for."""

from __future__ import annotations

from collections.abc import Callable

from itb_calc.core.working import Worked
from itb_calc.visit import formulas_prepare, formulas_previous, formulas_refill, formulas_transition
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results
from itb_calc.visit.visit import Visit

_Formula = Callable[[Visit], Worked]

# In the order of computing: a formula may look at the results before it.
_FORMULAS: dict[str, _Formula] = {
    "stock_concentration": formulas_prepare.stock_concentration,
    "stock_volume": formulas_prepare.stock_volume,
    "diluent_volume": formulas_prepare.diluent_volume,
    "second_stock_volume": formulas_prepare.second_stock_volume,
    "measured_stock_volume": formulas_prepare.measured_stock_volume,
    "measured_diluent_volume": formulas_prepare.measured_diluent_volume,
    "containers": formulas_prepare.containers,
    "leftover_volume": formulas_prepare.leftover_volume,
    "achieved_concentration": formulas_prepare.achieved_concentration,
    "achieved_deviation": formulas_prepare.achieved_deviation,
    "pump_concentration": formulas_refill.pump_concentration,
    "delivered_daily_dose": formulas_refill.delivered_daily_dose,
    "flow_rate": formulas_refill.flow_rate,
    "hourly_dose": formulas_refill.hourly_dose,
    "highest_daily_dose": formulas_refill.highest_daily_dose,
    "system_volume": formulas_transition.system_volume,
    "system_volume_max": formulas_transition.system_volume_max,
    "bridge_dose": formulas_transition.bridge_dose,
    "bridge_duration": formulas_transition.bridge_duration,
    "bridge_rate": formulas_transition.bridge_rate,
    "bridge_extra_volume": formulas_transition.bridge_extra_volume,
    "unbridged_daily_dose": formulas_transition.unbridged_daily_dose,
    "unbridged_duration": formulas_transition.unbridged_duration,
    "mixed_concentration": formulas_transition.mixed_concentration,
    "mixed_deviation": formulas_transition.mixed_deviation,
    "needed_concentration": formulas_transition.needed_concentration,
    "days_to_alarm": formulas_refill.days_to_alarm,
    "days_to_empty": formulas_refill.days_to_empty,
    "earliest_days_to_alarm": formulas_refill.earliest_days_to_alarm,
    "earliest_days_to_empty": formulas_refill.earliest_days_to_empty,
    "latest_days_to_alarm": formulas_refill.latest_days_to_alarm,
    "alarm_date": formulas_refill.alarm_date,
    "latest_refill_date": formulas_refill.latest_refill_date,
    "deciding_limit": formulas_refill.deciding_limit,
    "book_by_date": formulas_refill.book_by_date,
    "dose_change": formulas_previous.dose_change,
    "expected_residual": formulas_previous.expected_residual,
    "volume_discrepancy": formulas_previous.volume_discrepancy,
    "discrepancy_of_delivered": formulas_previous.discrepancy_of_delivered,
}


def calculate(facts: Facts) -> Results:
    """Compute every result that the facts allow; for each other one, say what it waits for."""
    worked: dict[str, Worked] = {}
    waiting: dict[str, Missing] = {}
    visit = Visit(facts, Results(worked, waiting))
    for name, formula in _FORMULAS.items():
        try:
            worked[name] = formula(visit)
        except Missing as missing:
            waiting[name] = missing
    return visit.results
