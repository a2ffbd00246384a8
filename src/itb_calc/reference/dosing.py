"""Dosing: how far a dose may change by group and phase, usual and published doses, and the screening steps."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from itb_calc.core.amount import Amount
from itb_calc.reference.citation import Cited, Record
from itb_calc.reference.quantities import (
    DailyDose,
    Hours,
    MicrogramMass,
    Minutes,
    Notes,
    Percent,
    Text,
    Volume,
    WholeNumber,
    refuse,
)

GroupId = Literal["adult-spinal", "adult-cerebral", "paediatric"]
_GROUPS: tuple[GroupId, ...] = ("adult-spinal", "adult-cerebral", "paediatric")


class IncreaseRange(Record):
    """By how much a dose is usually raised (percent of the previous dose)."""

    lowest_increase: Percent
    highest_increase: Percent

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.lowest_increase >= self.highest_increase:
            refuse("has its lowest and highest increase the wrong way round")
        return self


class DoseRange(Record):
    """A lowest and a highest daily dose (mcg/day)."""

    lowest: DailyDose
    highest: DailyDose

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.lowest >= self.highest:
            refuse("has its lowest and highest dose the wrong way round")
        return self


class DosingGroup(Cited):
    """One patient group: increases by phase, decreases in both phases, usual and published doses where known.

    Decreases are positive percentages: a `deepest_decrease` of 20 % is a change of −20 %.
    """

    figure_names: ClassVar[tuple[str, ...]] = (
        "titration",
        "maintenance",
        "mildest_decrease",
        "deepest_decrease",
        "usual_dose",
        "published_dose",
        "notes",
    )

    id: GroupId
    name: Text
    titration: IncreaseRange
    maintenance: IncreaseRange
    mildest_decrease: Percent
    deepest_decrease: Percent
    usual_dose: DoseRange | None = None
    published_dose: DoseRange | None = None
    notes: Notes = ()

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.mildest_decrease >= self.deepest_decrease:
            refuse("has its mildest and deepest decrease the wrong way round")
        return self


class ScreeningStep(Record):
    """One step of the screening: a dose (mcg) and the volume that holds it (mL)."""

    dose: MicrogramMass
    volume: Volume


class Screening(Cited):
    """The screening trial: its steps in order, how far apart, over how long, how long the patient is watched, and what
    makes the start dose: so many times the effective dose, once only after an effect longer than a threshold.
    """

    figure_names: ClassVar[tuple[str, ...]] = (
        "steps",
        "small_child_dose",
        "shortest_interval",
        "shortest_injection",
        "shortest_watch",
        "longest_watch",
        "start_factor",
        "us_effect_threshold",
        "german_effect_threshold",
        "notes",
    )

    steps: Annotated[tuple[ScreeningStep, ...], Field(strict=False, min_length=1)]
    small_child_dose: MicrogramMass
    shortest_interval: Hours
    shortest_injection: Minutes
    shortest_watch: Hours
    longest_watch: Hours
    start_factor: WholeNumber
    us_effect_threshold: Hours
    german_effect_threshold: Hours
    notes: Notes = ()

    @property
    def doses(self) -> tuple[Amount, ...]:
        """The doses (mcg) that screening knows, the smallest first: that of very small children, then the steps."""
        return (self.small_child_dose, *(step.dose for step in self.steps))

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if any(lower >= higher for lower, higher in pairwise(self.doses)):
            refuse("has doses that do not rise from step to step")
        if self.us_effect_threshold >= self.german_effect_threshold:
            refuse("has its two effect thresholds the wrong way round")
        if self.start_factor < 1:
            refuse("has a start factor below 1")
        return self


class Dosing(Cited):
    """dosing.toml: the three groups in a fixed order, the screening, and notes for all groups."""

    figure_names: ClassVar[tuple[str, ...]] = ("notes",)

    groups: Annotated[tuple[DosingGroup, ...], Field(strict=False)]
    screening: Screening
    notes: Notes = ()

    def group(self, group_id: str) -> DosingGroup:
        """Return the group of that id; KeyError for a word that is none of the three."""
        return {group.id: group for group in self.groups}[group_id]  # type: ignore[index]

    @model_validator(mode="after")
    def _has_each_group_once(self) -> Self:
        if tuple(group.id for group in self.groups) != _GROUPS:
            refuse(f"must have the groups {', '.join(_GROUPS)} once each, in this order")
        return self
