"""One field of a worksheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from itb_calc.visit.kinds import Kind, unit_in_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """One field: where it stands in the file, what it takes, and what a person is told about it.

    The type parameter is what a readable text becomes.
    """

    path: str
    kind: Kind
    label: str
    mnemonic: str
    help: str

    @property
    def section(self) -> str:
        """The part of the worksheet that the field stands in."""
        return self.path.rpartition(".")[0]

    @property
    def unit(self) -> str:
        """The unit to write behind the number, in words for the person."""
        return unit_in_words(self.kind)
