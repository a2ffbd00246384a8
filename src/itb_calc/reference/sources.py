"""The sources that the figures cite, and the manifest that says which files were reviewed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from itb_calc.reference.citation import Record
from itb_calc.reference.quantities import Id, Text

Kind = Literal[
    "regulator",
    "manufacturer",
    "label text",
    "label summary",
    "compendium",
    "journal article",
    "consensus",
    "trade journal",
    "summary",
    "list",
]


class Source(Record):
    """A source: the key that figures cite, a title that a person can look up, and what kind of source it is."""

    key: Id
    title: Text
    kind: Kind


class SourcesFile(Record):
    """sources.toml: every source."""

    sources: Annotated[tuple[Source, ...], Field(strict=False, min_length=1)]


class Manifest(Record):
    """manifest.toml: the version, the day of the last review, and the hash of the files that were reviewed."""

    version: Text
    reviewed: date
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
