"""What the syringe holds: how much drug in how much solution, as the label says it and as it was measured."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.visit import fields
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.results import Results


@dataclass(frozen=True, slots=True)
class PreparedContent:
    """A concentration (mcg/mL) with the mass of drug (mg) and the volume (mL) that belong to it, exactly."""

    concentration: Amount
    mass: Amount
    volume: Amount


def stated_content(inputs: Inputs, results: Results) -> PreparedContent:
    """Return what the label says: the pump concentration in the final volume, undiluted in what is drawn up.

    Raises Missing where the concentration or the volume is not there.
    """
    concentration = results.amount("pump_concentration")
    is_prepared = inputs.get(fields.TARGET_CONCENTRATION) is not None
    volume = inputs.need(fields.FINAL_VOLUME) if is_prepared else results.amount("stock_volume")
    return PreparedContent(concentration, (concentration * volume).to("mg"), volume)


def measured_content(results: Results) -> PreparedContent | None:
    """Return what the measured volumes really give; None where nothing is rounded to a graduation."""
    needed = ("achieved_concentration", "measured_stock_volume", "measured_diluent_volume")
    if any(name not in results.worked for name in needed):
        return None
    achieved, stock, diluent = (results.amount(name) for name in needed)
    volume = stock + diluent
    return PreparedContent(achieved, (achieved * volume).to("mg"), volume)
