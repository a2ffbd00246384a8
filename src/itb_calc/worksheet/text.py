"""The worksheet: what a person typed, field by field, as text. Nothing in it is repaired, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from itb_calc.core.refusal import DecimalMark

SCHEMA = 1
KIND = "refill"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Why a finding may stand, and what the finding said when the reason was given: it holds for nothing else."""

    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Typed texts by field path (an empty field is absent), answers to yes-or-no fields, and the day's steps.

    XX
        the texts were typed with.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    schedule: tuple[Mapping[str, str], ...] = ()
    decimal_mark: DecimalMark = DecimalMark.POINT
    confirmations: Mapping[str, Confirmation] = field(default_factory=dict)
    visits: tuple[Mapping[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is entered."""
        return not (self.texts or self.answers or self.schedule or self.visits)
