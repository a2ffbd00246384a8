"""Concentration: mass in volume, both ways."""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.working import Worked

# 1 % weight in volume is 1 g in 100 mL, that is 10 mg in 1 mL.
_ONE_PERCENT = Amount(Fraction(10), "mg/mL")


def concentration(strength: Quantity) -> Worked:
    """Concentration (mcg/mL) of a strength: its mass divided by its volume (follows from the units)."""
    value = strength.value
    if strength.per is None or not strength.per_is_typed:
        per_millilitre = Amount(value.number(strength.unit), strength.unit)
        return Worked(
            value,
            "concentration = what 1 mL contains",
            "{strength}",
            "{answer} = {strength}",
            {"strength": per_millilitre},
            holds=per_millilitre == value,
        )
    return Worked(
        value,
        "concentration = mass ÷ volume",
        "{mass} ÷ {volume}",
        "{answer} × {volume} = {mass}",
        {"mass": strength.amount, "volume": strength.per},
        holds=value * strength.per == strength.amount,
    )


def content(concentration: Amount, volume: Amount) -> Amount:
    """Mass (mcg) in a volume (mL) of a concentration."""
    return concentration * volume


def volume_for(mass: Amount, concentration: Amount) -> Amount:
    """Volume (mL) of a concentration that holds a mass."""
    return mass / concentration


def weight_in_volume_percent(concentration: Amount) -> Fraction:
    """Percent weight in volume: how many times 10 mg/mL a concentration is."""
    return (concentration / _ONE_PERCENT).magnitude
