"""Pumps and catheters. A figure that is not known is None: the person enters it from the pump's manual."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from itb_calc.reference.citation import Cited, Record
from itb_calc.reference.quantities import Concentration, Flow, Id, Length, Notes, Text, Volume, VolumePerLength, refuse


class Pump(Cited):
    """A pump's figures: volumes in mL, flow in mL/day, the labelled baclofen range in mcg/mL."""

    figure_names: ClassVar[tuple[str, ...]] = (
        "reservoir_volume",
        "residual_volume",
        "minimum_flow",
        "alarm_hint",
        "lowest_concentration",
        "highest_concentration",
        "notes",
    )

    id: Id
    name: Text
    reservoir_volume: Volume | None = None
    residual_volume: Volume | None = None
    minimum_flow: Flow | None = None
    alarm_hint: Volume | None = None
    lowest_concentration: Concentration | None = None
    highest_concentration: Concentration | None = None
    is_constant_flow: bool = False
    notes: Notes = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        reservoir, residual = self.reservoir_volume, self.residual_volume
        if residual is not None and (reservoir is None or residual >= reservoir):
            refuse("has a residual volume that is not below its reservoir")
        lowest, highest = self.lowest_concentration, self.highest_concentration
        if (lowest is None) != (highest is None) or (lowest is not None and highest is not None and lowest >= highest):
            refuse("has only one end of its labelled concentration, or both the wrong way round")
        return self


class Catheter(Cited):
    """A catheter: its whole length (cm), of which the trimmed part goes off, and its volume per length (mL/cm)."""

    figure_names: ClassVar[tuple[str, ...]] = ("length", "volume_per_length")

    id: Id
    name: Text
    length: Length
    volume_per_length: VolumePerLength


class PumpsFile(Record):
    """pumps.toml: every pump to choose from, in the order of the list."""

    pumps: Annotated[tuple[Pump, ...], Field(strict=False, min_length=1)]


class CathetersFile(Record):
    """catheters.toml: every catheter to choose from."""

    catheters: Annotated[tuple[Catheter, ...], Field(strict=False, min_length=1)]
