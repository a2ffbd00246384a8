"""Emergency: signs of overdose and of withdrawal, what to do first, and what else a person in a hurry has to know."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from itb_calc.reference.citation import Cited, Record
from itb_calc.reference.quantities import Id, Text, refuse

Side = Literal["overdose", "withdrawal", "both"]
_COMPARED: tuple[Literal["overdose", "withdrawal"], ...] = ("overdose", "withdrawal")


class EmergencyItem(Record):
    """One sign, step or fact. `overlaps` marks a sign that overdose and withdrawal share, so that it decides nothing.

    `detail` says what the sign looks like on this side, or what has to be known for a step.
    """

    text: Text
    overlaps: bool = False
    detail: Text | None = None


class EmergencySection(Cited):
    """One part of the page: signs to recognise, steps in their order, or facts.

    `side` is overdose or withdrawal for the two halves that stand side by side, both for what belongs to either, and
    None for the rest.
    """

    figure_names: ClassVar[tuple[str, ...]] = ("items",)

    id: Id
    title: Text
    kind: Literal["signs", "steps", "facts"]
    side: Side | None = None
    items: Annotated[tuple[EmergencyItem, ...], Field(strict=False, min_length=1)]

    @property
    def overlapping(self) -> frozenset[str]:
        """The texts of the items that are marked as standing on both sides."""
        return frozenset(item.text for item in self.items if item.overlaps)


class Emergency(Record):
    """emergency.toml: the sections in the order of the page; signs and steps are there once for each side."""

    sections: Annotated[tuple[EmergencySection, ...], Field(strict=False)]

    def section(self, section_id: str) -> EmergencySection:
        """Return the section of that id; KeyError where there is none."""
        return {section.id: section for section in self.sections}[section_id]

    def beside(self, kind: Literal["signs", "steps"]) -> tuple[EmergencySection, EmergencySection]:
        """Return the signs, or the steps, of overdose and of withdrawal: what stands side by side."""
        overdose, withdrawal = (self._of(kind, side)[0] for side in _COMPARED)
        return overdose, withdrawal

    def _of(self, kind: str, side: str) -> tuple[EmergencySection, ...]:
        return tuple(section for section in self.sections if (section.kind, section.side) == (kind, side))

    @model_validator(mode="after")
    def _has_both_sides(self) -> Self:
        ids = [section.id for section in self.sections]
        if len(set(ids)) != len(ids):
            refuse("has two sections with the same id")
        for kind in ("signs", "steps"):
            for side in _COMPARED:
                if len(self._of(kind, side)) != 1:
                    refuse(f"must have one section with the {kind} of {side}")
        return self

    @model_validator(mode="after")
    def _marks_every_shared_sign(self) -> Self:
        overdose, withdrawal = self.beside("signs")
        shared = {item.text for item in overdose.items} & {item.text for item in withdrawal.items}
        if any(section.overlapping != shared for section in (overdose, withdrawal)):
            refuse("must mark a sign as overlapping where it stands in both lists of signs, and only there")
        if any(section.overlapping for section in self.sections if section not in (overdose, withdrawal)):
            refuse("marks something as overlapping that is no sign of overdose or withdrawal")
        return self
