"""What a worksheet says once it is read: values by field, and which fields hold a text that is not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from itb_calc.core.day_schedule import Step
from itb_calc.core.refusal import DecimalMark
from itb_calc.visit.field import Field
from itb_calc.visit.fields import SCHEDULE
from itb_calc.visit.missing import NotEntered, Unreadable
from itb_calc.visit.site import NO_SITE, Site

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The readable values by field path, the paths of the unreadable ones, and the decimal mark of the document.

    `site` is what its site says where a field is empty; a field with a text of its own never takes it.
    """

    values: Mapping[str, object]
    unreadable: frozenset[str] = frozenset()
    mark: DecimalMark = DecimalMark.POINT
    site: Site = NO_SITE

    def get(self, field: Field[T]) -> T | None:
        """Return the field's value, or None where it is empty; raises Unreadable where its text is not read."""
        if field.path in self.unreadable:
            raise Unreadable(field.path)
        return cast("T | None", self.values.get(field.path))

    def need(self, field: Field[T]) -> T:
        """Return the field's value; raises NotEntered where it is empty, Unreadable where its text is not read."""
        value = self.get(field)
        if value is None:
            raise NotEntered(field.path)
        return value

    def steps(self) -> tuple[Step, ...]:
        """Return the steps of the day; none where no schedule is entered; raises Unreadable where it is not read."""
        self.readable(SCHEDULE)
        return cast("tuple[Step, ...]", self.values.get(SCHEDULE, ()))

    def readable(self, path: str) -> None:
        """Raise Unreadable where the text at this path is not read."""
        if path in self.unreadable:
            raise Unreadable(path)
