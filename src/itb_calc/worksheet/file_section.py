"""What every section of a worksheet file has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Text = str | None


class Section(BaseModel):
    """A section: known keys only, and each value of exactly its type."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
