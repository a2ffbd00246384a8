"""Which concentrations a plan tries, and the two that it names: the lowest that reaches, the highest that can flow."""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.planning import (
    concentration_at_minimum_flow,
    lowest_concentration,
    nearest_target,
    round_targets,
)
from itb_calc.core.reservoir import WorstCase
from itb_calc.core.working import Worked
from itb_calc.planning.shelf import Stock
from itb_calc.reference.thresholds import Thresholds
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.site import told


def lowest_that_reaches(facts: Facts, interval: Amount, filled: Amount, thresholds: Thresholds) -> Worked | None:
    """Lowest concentration (mcg/mL) that reaches an interval (days) with a fill (mL).

    None for a constant-flow pump, whose days do not hang on it, and where no solution is above the alarm volume.
    """
    alarm = facts.inputs.need(fields.ALARM_VOLUME)
    if facts.is_constant_flow() or filled <= alarm:
        return None
    worst_case = WorstCase(
        facts.inputs.get(fields.BOLUS_DOSE),
        facts.inputs.get(fields.BOLUSES_PER_DAY),
        facts.flow_tolerance(),
    )
    dose, step = facts.inputs.need(fields.DAILY_DOSE), thresholds.planned_target_step.value
    worked = lowest_concentration(dose, worst_case, (filled, alarm), interval, step)
    return told(worked, facts.inputs.site, facts.figures_of_the_site(fields.FLOW_TOLERANCE))


def highest_that_flows(facts: Facts) -> Worked | None:
    """Highest concentration (mcg/mL) that the minimum flow allows; None where that is not known, or fixed."""
    minimum = facts.minimum_flow()
    if facts.is_constant_flow() or minimum is None:
        return None
    return concentration_at_minimum_flow(facts.inputs.need(fields.DAILY_DOSE), minimum)


def wanted_target(facts: Facts, named: Worked | None, thresholds: Thresholds) -> Amount | None:
    """Return the concentration (mcg/mL) to try whatever the range: the lowest, or nearly the needed one; or None."""
    if named is None or not isinstance(named.value, Amount):
        return None
    if facts.is_constant_flow():
        return nearest_target(named.value, thresholds.fixed_flow_target_step.value)
    return named.value


def targets_from(stock: Stock, facts: Facts, wanted: Amount | None, thresholds: Thresholds) -> tuple[Amount, ...]:
    """Return what a stock is diluted to: round targets below it and in the labelled range, and the wanted one."""
    pump, licensed = facts.pump(), thresholds.licensed_concentrations.values
    lowest = min(licensed) if pump is None or pump.lowest_concentration is None else pump.lowest_concentration
    highest = max(licensed) if pump is None or pump.highest_concentration is None else pump.highest_concentration
    if wanted is not None and not facts.is_constant_flow():
        # A low dose needs concentrations below the strengths that are sold: all from the lowest that reaches on.
        lowest = min(lowest, wanted)
    step = thresholds.planned_target_step.value
    found = [target for target in round_targets(lowest, stock.concentration, step) if target <= highest]
    if wanted is not None and wanted < stock.concentration and wanted not in found:
        found.append(wanted)
    return tuple(found)
