"""The limits of the rules, each against a table of its own."""

import pytest

from itb_calc.reference.models import ConcentrationsFigure, FactorsFigure, Figure, Thresholds, YearsFigure
from itb_calc.reference.reference import Reference
from itb_calc.reference.thresholds import CountFigure
from tests.reference.showing import shown

TABLE = {
    "smallest_measured_volume": ("0.1 mL", "project"),
    "deviation_caution": ("5 %", "project"),
    "deviation_confirm": ("10 %", "project"),
    "screening_concentration": ("50 mcg/mL", "P"),
    "highest_licensed_concentration": ("2,000 mcg/mL", "P"),
    "licensed_concentrations": ("500 mcg/mL, 1,000 mcg/mL, 2,000 mcg/mL", "P"),
    "oral_lookalike_concentrations": ("1,000 mcg/mL, 2,000 mcg/mL", "project"),
    "ambiguous_container_mass": ("10 mg", "P"),
    "recommended_stability": ("180 days", "P"),
    "late_alarm_volume": ("4 mL", "S"),
    "short_booking_buffer": ("7 days", "project"),
    "shortest_booking_buffer": ("3 days", "project"),
    "shortest_interval": ("14 days", "project"),
    "longest_interval": ("365 days", "project"),
    "highest_flow_tolerance": ("50 %", "project"),
    "planned_target_step": ("50 mcg/mL", "project"),
    "fixed_flow_target_step": ("1 mcg/mL", "project"),
    "limited_experience_dose": ("1,000 mcg/day", "S"),
    "highest_published_dose": ("2,003 mcg/day", "P"),
    "lowest_published_dose": ("12 mcg/day", "P"),
    "highest_published_child_dose": ("1,199 mcg/day", "S"),
    "lowest_published_child_dose": ("24 mcg/day", "S"),
    "child_below_years": ("12", "S"),
    "established_from_years": ("4", "S"),
    "highest_possible_dose": ("5,000 mcg/day", "project"),
    "lowest_possible_dose": ("1 mcg/day", "project"),
    "lowest_plausible_dose": ("12 mcg/day", "project"),
    "highest_plausible_dose": ("2,003 mcg/day", "project"),
    "lowest_plausible_concentration": ("500 mcg/mL", "project"),
    "highest_plausible_concentration": ("2,000 mcg/mL", "project"),
    "slip_factors_concentration": ("10, 1000", "project"),
    "slip_factors_dose": ("10, 24, 1000", "project"),
    "slip_factors_change": ("10, 24, 100, 1000", "project"),
    "slip_closeness": ("2 %", "project"),
    "steep_increase": ("20 %", "project"),
    "most_schedule_steps": ("13", "P"),
    "discrepancy_caution": ("1 mL", "S"),
    "discrepancy_confirm": ("2 mL", "S"),
    "small_reservoir": ("20 mL", "S"),
}


@pytest.fixture
def thresholds(reference: Reference) -> Thresholds:
    assert reference.thresholds is not None
    return reference.thresholds


def text_of(figure: Figure | YearsFigure | CountFigure | ConcentrationsFigure | FactorsFigure) -> str:
    match figure:
        case Figure():
            return str(shown(figure.value))
        case YearsFigure() | CountFigure():
            return str(figure.value)
        case ConcentrationsFigure():
            return ", ".join(str(shown(value)) for value in figure.values)
        case FactorsFigure():
            return ", ".join(map(str, figure.values))


def test_there_is_no_other_threshold() -> None:
    assert set(Thresholds.model_fields) == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_a_threshold_has_its_figure_and_grade(thresholds: Thresholds, name: str) -> None:
    figure = getattr(thresholds, name)
    assert (text_of(figure), figure.grade) == TABLE[name]


def test_slips_begin_where_the_published_doses_and_licensed_strengths_end(thresholds: Thresholds) -> None:
    assert thresholds.lowest_plausible_dose.value == thresholds.lowest_published_dose.value
    assert thresholds.highest_plausible_dose.value == thresholds.highest_published_dose.value
    licensed = thresholds.licensed_concentrations.values
    assert thresholds.lowest_plausible_concentration.value == min(licensed)
    assert thresholds.highest_plausible_concentration.value == max(licensed)
    assert thresholds.highest_licensed_concentration.value == max(licensed)
