"""An entry of the log: what is written down of a finished worksheet, and how it hangs on the entry before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum

# What the first entry has in the place of the hash of the entry before it.
GENESIS = "0" * 64
UNSIGNED = "UNSIGNED"
# Stands in each hash, so that a later form of entry can never be taken for this one.
_FORM = "itb-calc log 1"


class Happened(StrEnum):
    """What an entry is about. That recording began or ended is an entry too, so that a gap is seen."""

    TURNED_ON = "turned on"
    TURNED_OFF = "turned off"
    FINISHED = "finished"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an entry says, as texts; empty is not known, or does not apply. Nothing in it tells who the patient is.

    `at`
        the moment in UTC (ISO, to the second).
    `number`
        the worksheet's own number.
    `printed`
        which document was printed.
    `content`
        the hash of what was finished or printed.
    `rounds`, `caught`
        how often the second check was compared, and which items differed.
    `product` to `daily_dose`
        as it was typed; `pump_concentration` and `book_by` as the program showed it; `confirmed` the rules.
    """

    at: str
    happened: str
    number: str = ""
    printed: str = ""
    content: str = ""
    reference_version: str = ""
    reference_sha256: str = ""
    program_version: str = ""
    prepared_by: str = ""
    checked_by: str = ""
    rounds: str = ""
    caught: str = ""
    product: str = ""
    target_concentration: str = ""
    pump_concentration: str = ""
    final_volume: str = ""
    pump: str = ""
    programmed_volume: str = ""
    daily_dose: str = ""
    book_by: str = ""
    confirmed: str = ""


COLUMNS = tuple(each.name for each in fields(Occasion))


@dataclass(frozen=True, slots=True)
class Entry:
    """An occasion in its place: counted from 1, with the hash of the entry before it and its own (SHA-256)."""

    sequence: int
    occasion: Occasion
    previous: str
    sha256: str


def moment_of(at: datetime) -> str:
    """Write a moment in UTC, to the second: 2026-11-25T08:30:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def chained(occasion: Occasion, before: Entry | None) -> Entry:
    """Return the entry that comes next."""
    sequence, previous = (1, GENESIS) if before is None else (before.sequence + 1, before.sha256)
    return Entry(sequence, occasion, previous, sha256_of(sequence, occasion, previous))


def sha256_of(sequence: int, occasion: Occasion, previous: str) -> str:
    """Return the hash over all that an entry says, its place, and the hash of the entry before it."""
    # ASCII, so that a text that is no Unicode has a hash too.
    written = json.dumps([_FORM, sequence, *astuple(occasion), previous], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()
