"""Doses: per day, per hour, with the patient's own boluses, and against the previous one."""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked


def hourly_dose(dose: Amount) -> Worked:
    """Dose per hour (mcg/hour) of a simple continuous daily dose (mcg/day)."""
    hourly = dose.to("mcg/hour")
    return Worked(
        hourly,
        "dose per hour = daily dose ÷ 24",
        "{dose} ÷ 24",
        "{answer} × 24 = {dose}",
        {"dose": dose},
        holds=hourly.magnitude * 24 == dose.number("mcg/day"),
    )


def with_boluses(dose: Amount, bolus: Amount, boluses: Fraction) -> Amount:
    """Daily dose (mcg/day) with so many boluses (mcg each) a day taken."""
    return dose + Amount(bolus.number("mcg") * boluses, "mcg/day")


def highest_daily_dose(dose: Amount, bolus: Amount, boluses: Fraction) -> Worked:
    """Highest daily dose (mcg/day): the daily dose with every allotted bolus (mcg each) taken."""
    highest = with_boluses(dose, bolus, boluses)
    taken = bolus * boluses
    return Worked(
        highest,
        "highest daily dose = daily dose + boluses per day × bolus dose",
        "{dose} + {boluses} × {bolus} per day",
        "{answer} − {taken} per day = {dose}",
        {"dose": dose, "boluses": Amount(boluses, "1"), "bolus": bolus, "taken": taken},
        holds=highest.number("mcg/day") - taken.number("mcg") == dose.number("mcg/day"),
    )


def dose_change(new: Amount, old: Amount) -> Worked:
    """By how much (%) the new daily dose differs from the old one, both above 0; positive is an increase."""
    change = ((new - old) / old).to("%")
    return Worked(
        change,
        "dose change = (new daily dose − old daily dose) ÷ old daily dose",
        "({new} − {old}) ÷ {old}",
        "{old} + {answer} of {old} = {new}",
        {"new": new, "old": old},
        holds=old + old * change == new,
    )
