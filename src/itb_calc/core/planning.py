"""Planning: which concentration reaches an interval, and which the pump can still deliver (follows from the units)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from itb_calc.core.amount import Amount
from itb_calc.core.dose import with_boluses
from itb_calc.core.reservoir import WorstCase
from itb_calc.core.show_number import round_half_up_to_multiple
from itb_calc.core.working import Worked


def lowest_concentration(
    dose: Amount, worst_case: WorstCase, held: tuple[Amount, Amount], interval: Amount, step: Amount
) -> Worked:
    """Lowest multiple of a step (mcg/mL) that reaches an interval (days) with a daily dose (mcg/day).

    In the worst case, with what is entered of boluses and tolerance. `held` is the filled volume and the alarm volume
    below it (mL). A bridge for old drug is not counted.
    """
    filled, alarm = held
    daily = _worst_daily_dose(dose, worst_case)
    usable = filled - alarm
    exact = daily * interval / usable
    lowest = step * _steps_up_to(exact, step)
    lower = lowest - step
    days, fewer = lowest * usable / daily, lower * usable / daily
    in_words = worst_case.written("daily dose", "boluses per day × bolus dose", "flow tolerance")
    in_numbers = worst_case.written("{dose}", "{boluses} × {bolus} per day", "{tolerance}")
    return Worked(
        lowest,
        f"lowest concentration = {in_words} × interval ÷ (filled volume − alarm volume),"
        " rounded up to a multiple of the step",
        f"{in_numbers} × {{interval}} ÷ ({{filled}} − {{alarm}}) → {{exact}}, up to a multiple of {{step}}",
        "{answer} × ({filled} − {alarm}) ÷ {daily} = {days}, no less than {interval}; {lower} would last {fewer}",
        {
            "dose": dose,
            "interval": interval,
            "filled": filled,
            "alarm": alarm,
            "exact": exact,
            "step": step,
            "daily": daily,
            "days": days,
            "lower": lower,
            "fewer": fewer,
            **worst_case.terms(),
        },
        holds=days >= interval > fewer and exact * usable == daily * interval and usable + alarm == filled,
    )


def concentration_at_minimum_flow(dose: Amount, minimum: Amount) -> Worked:
    """Highest concentration (mcg/mL) at which a daily dose (mcg/day) is not below the pump's minimum flow (mL/day)."""
    highest = dose / minimum
    return Worked(
        highest,
        "highest concentration = daily dose ÷ minimum flow",
        "{dose} ÷ {minimum}",
        "{answer} × {minimum} = {dose}",
        {"dose": dose, "minimum": minimum},
        holds=highest * minimum == dose,
    )


def round_targets(lowest: Amount, below: Amount, step: Amount) -> tuple[Amount, ...]:
    """Every multiple of a step (mcg/mL) from a lowest concentration up to, and not including, that of a stock."""
    first, end = _steps_up_to(lowest, step), _steps_up_to(below, step)
    return tuple(step * steps for steps in range(first, end))


def nearest_target(needed: Amount, step: Amount) -> Amount:
    """Return the multiple of a step (mcg/mL) that is nearest to a needed concentration, half up; at least one step."""
    return max(step, round_half_up_to_multiple(needed, step))


def _worst_daily_dose(dose: Amount, worst_case: WorstCase) -> Amount:
    """Daily dose (mcg/day) with every bolus taken and the pump as fast as its tolerance allows."""
    daily = dose
    if worst_case.bolus is not None and worst_case.boluses is not None:
        daily = with_boluses(dose, worst_case.bolus, worst_case.boluses)
    return daily if worst_case.tolerance is None else daily + daily * worst_case.tolerance


def _steps_up_to(concentration: Amount, step: Amount) -> int:
    return ceil(Fraction(concentration.number(step.unit)) / step.magnitude)
