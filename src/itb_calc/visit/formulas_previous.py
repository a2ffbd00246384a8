"""Which inputs make which result: the dose change, and what is left of the previous fill."""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core import dose, reconciliation
from itb_calc.core.amount import Amount
from itb_calc.core.reconciliation import PreviousFill
from itb_calc.core.working import Worked
from itb_calc.visit import fields
from itb_calc.visit.missing import NotApplicable
from itb_calc.visit.visit import Visit

_NOTHING = Amount(Fraction(0), "mL")


def dose_change(visit: Visit) -> Worked:
    """By how much the daily dose differs from the previous one."""
    visit.inputs.steps()
    previous = visit.need_previous(fields.PREVIOUS_DAILY_DOSE)
    return dose.dose_change(visit.inputs.need(fields.DAILY_DOSE), previous)


def expected_residual(visit: Visit) -> Worked:
    """What should be left: as the programmer shows it, else from the previous fill."""
    entered = visit.inputs.get(fields.EXPECTED_RESIDUAL)
    if entered is not None:
        return reconciliation.entered_residual(entered)
    return reconciliation.expected_residual(_previous_fill(visit), _days_since(visit))


def _previous_fill(visit: Visit) -> PreviousFill:
    bolus_volume = visit.inputs.get(fields.PREVIOUS_BOLUS_VOLUME)
    programmed = visit.need_previous(fields.PREVIOUS_PROGRAMMED_VOLUME)
    fixed = visit.facts.fixed_flow()
    if fixed is not None:
        return PreviousFill(programmed, fixed, None, None, bolus_volume)
    daily, concentration = (
        visit.inputs.need(fields.PREVIOUS_DAILY_DOSE),
        visit.inputs.need(fields.PREVIOUS_CONCENTRATION),
    )
    return PreviousFill(programmed, daily / concentration, daily, concentration, bolus_volume)


def _days_since(visit: Visit) -> Amount:
    """Whole calendar days from the previous fill to this one."""
    previous, fill = visit.inputs.need(fields.PREVIOUS_FILL_DATE), visit.inputs.need(fields.FILL_DATE)
    if previous >= fill:
        raise NotApplicable(fields.PREVIOUS_FILL_DATE.path)
    return Amount(Fraction((fill - previous).days), "day")


def volume_discrepancy(visit: Visit) -> Worked:
    """Expected against aspirated, signed."""
    expected = visit.results.amount("expected_residual")
    return reconciliation.volume_discrepancy(expected, visit.inputs.need(fields.ASPIRATED_VOLUME))


def discrepancy_of_delivered(visit: Visit) -> Worked:
    """The same in percent of what should have been delivered."""
    discrepancy = visit.results.amount("volume_discrepancy")
    expected = visit.results.amount("expected_residual")
    programmed = visit.inputs.need(fields.PREVIOUS_PROGRAMMED_VOLUME)
    if programmed - expected <= _NOTHING:
        raise NotApplicable(fields.PREVIOUS_PROGRAMMED_VOLUME.path)
    return reconciliation.discrepancy_of_delivered(discrepancy, programmed, expected)
