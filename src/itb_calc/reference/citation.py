"""Where a figure comes from: the base of every model, citations, and the check that none is missing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from itb_calc.reference.quantities import Id, Text, refuse


class Record(BaseModel):
    """A strict, frozen piece of a reference file: an unknown key or a value of the wrong kind is refused."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Citation(Record):
    """A source (its key in sources.toml) that gives some figures, its grade, and the date of the last review.

    Grade P: seen in a primary source. Grade S: seen in a secondary one.
    """

    key: Id
    grade: Literal["P", "S"]
    reviewed: date
    figures: Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]


Citations = Annotated[tuple[Citation, ...], Field(strict=False)]


class Cited(Record):
    """A record in which every figure that is known is named by at least one citation."""

    figure_names: ClassVar[tuple[str, ...]] = ()

    citations: Citations = ()

    @property
    def known_figures(self) -> frozenset[str]:
        """The names of the figures that this record gives."""
        values = ((name, getattr(self, name)) for name in self.figure_names)
        return frozenset(name for name, value in values if value is not None and value != ())

    @model_validator(mode="after")
    def _every_figure_is_cited(self) -> Self:
        cited = {figure for citation in self.citations for figure in citation.figures}
        missing = sorted(self.known_figures - cited)
        if missing:
            refuse(f"gives no source for {', '.join(missing)}")
        unknown = sorted(cited - self.known_figures)
        if unknown:
            refuse(f"names a source for {', '.join(unknown)}, which it does not give")
        return self
