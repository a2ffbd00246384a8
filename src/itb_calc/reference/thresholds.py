"""The figures that the safety rules compare with, each with its source or with the project's reasoning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from itb_calc.reference.citation import Record
from itb_calc.reference.quantities import AnyAmount, Concentration, Id, Text, WholeNumber, refuse


class Sourced(Record):
    """Where one threshold comes from: a source with grade P or S, or the project itself with its reasoning."""

    source: Id | None = None
    grade: Literal["P", "S", "project"]
    reviewed: date
    reason: Text | None = None

    @model_validator(mode="after")
    def _has_source_or_reason(self) -> Self:
        is_project = self.grade == "project"
        if is_project and (self.source is not None or self.reason is None):
            refuse("is a project threshold, which has a reason and no source")
        if not is_project and self.source is None:
            refuse("has no source")
        return self


class Figure(Sourced):
    """One threshold, as an amount with its unit."""

    value: AnyAmount


def _above_0(number: Fraction) -> Fraction:
    if number == 0:
        refuse("is 0, and no figure of the reference data is 0")
    return number


CountingNumber = Annotated[WholeNumber, AfterValidator(_above_0)]


class YearsFigure(Sourced):
    """An age, in whole years."""

    value: CountingNumber


class CountFigure(Sourced):
    """So many of something."""

    value: CountingNumber


class ConcentrationsFigure(Sourced):
    """Several concentrations (mcg/mL) that a rule looks for."""

    values: Annotated[tuple[Concentration, ...], Field(strict=False, min_length=1)]


class FactorsFigure(Sourced):
    """The factors of a slip: a number typed so many times too large or too small."""

    values: Annotated[tuple[Annotated[int, Field(gt=1)], ...], Field(strict=False, min_length=1)]


def _figure_in(unit: str) -> Callable[[Figure], Figure]:
    def check(figure: Figure) -> Figure:
        if figure.value.unit != unit:
            refuse(f"is in {figure.value.unit}, not in {unit}")
        return figure

    return check


MassFigure = Annotated[Figure, AfterValidator(_figure_in("mg"))]
VolumeFigure = Annotated[Figure, AfterValidator(_figure_in("mL"))]
ConcentrationFigure = Annotated[Figure, AfterValidator(_figure_in("mcg/mL"))]
DoseFigure = Annotated[Figure, AfterValidator(_figure_in("mcg/day"))]
DaysFigure = Annotated[Figure, AfterValidator(_figure_in("day"))]
PercentFigure = Annotated[Figure, AfterValidator(_figure_in("%"))]

# Each name must be below the next; so two figures that changed places are found.
_IN_ORDER = (
    ("deviation_caution", "deviation_confirm"),
    ("screening_concentration", "highest_licensed_concentration"),
    (
        "shortest_booking_buffer",
        "short_booking_buffer",
        "shortest_interval",
        "recommended_stability",
        "longest_interval",
    ),
    ("lowest_possible_dose", "lowest_published_dose", "limited_experience_dose"),
    ("limited_experience_dose", "highest_published_dose", "highest_possible_dose"),
    ("lowest_published_dose", "lowest_published_child_dose", "highest_published_child_dose", "highest_published_dose"),
    ("lowest_possible_dose", "lowest_plausible_dose", "highest_plausible_dose", "highest_possible_dose"),
    ("lowest_plausible_concentration", "highest_plausible_concentration"),
    ("discrepancy_caution", "discrepancy_confirm", "small_reservoir"),
)


class Thresholds(Record):
    """thresholds.toml: one figure for each limit that a rule holds something against."""

    smallest_measured_volume: VolumeFigure
    deviation_caution: PercentFigure
    deviation_confirm: PercentFigure
    screening_concentration: ConcentrationFigure
    highest_licensed_concentration: ConcentrationFigure
    licensed_concentrations: ConcentrationsFigure
    oral_lookalike_concentrations: ConcentrationsFigure
    ambiguous_container_mass: MassFigure
    recommended_stability: DaysFigure
    late_alarm_volume: VolumeFigure
    short_booking_buffer: DaysFigure
    shortest_booking_buffer: DaysFigure
    shortest_interval: DaysFigure
    longest_interval: DaysFigure
    highest_flow_tolerance: PercentFigure
    planned_target_step: ConcentrationFigure
    fixed_flow_target_step: ConcentrationFigure
    limited_experience_dose: DoseFigure
    highest_published_dose: DoseFigure
    lowest_published_dose: DoseFigure
    highest_published_child_dose: DoseFigure
    lowest_published_child_dose: DoseFigure
    child_below_years: YearsFigure
    established_from_years: YearsFigure
    highest_possible_dose: DoseFigure
    lowest_possible_dose: DoseFigure
    steep_increase: PercentFigure
    most_schedule_steps: CountFigure
    discrepancy_caution: VolumeFigure
    discrepancy_confirm: VolumeFigure
    small_reservoir: VolumeFigure
    lowest_plausible_dose: DoseFigure
    highest_plausible_dose: DoseFigure
    lowest_plausible_concentration: ConcentrationFigure
    highest_plausible_concentration: ConcentrationFigure
    slip_factors_concentration: FactorsFigure
    slip_factors_change: FactorsFigure
    slip_closeness: PercentFigure
    slip_factors_dose: FactorsFigure

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        for names in _IN_ORDER:
            for lower, higher in pairwise(names):
                if getattr(self, lower).value >= getattr(self, higher).value:
                    refuse(f"{lower} is not below {higher}")
        return self
