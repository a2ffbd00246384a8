"""Walk along the chain of the log, and say whether it holds.

What it proves: no entry between the first and the head was changed, taken out, put in or moved since it was written,
unless whoever did that worked out every later hash anew, and the triggers and counters of the file too. Such a person
needs nothing but the file and this program. So the head has to be written down elsewhere, on paper or in another
system: a log that has a head that was written down, has everything before it as it was then.

What it never proves: that everything that happened was recorded, that a clock was right, or that a name is a person's.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from itb_calc.documents.log_entry import GENESIS, sha256_of
from itb_calc.documents.log_failure import FAILURES, cause_of
from itb_calc.documents.log_file import UnguardedError, to_read
from itb_calc.documents.log_rows import EACH, EVER, entry_of


class Outcome(StrEnum):
    """What came out of a verification."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the chain holds, how many entries fit from the first on, the hash of the last of them, and a sentence.

    The head of an empty log is 64 zeros; it is empty where nothing was read.
    """

    outcome: Outcome
    count: int
    head: str
    sentence: str

    @property
    def holds(self) -> bool:
        """Whether every entry fits."""
        return self.outcome is Outcome.HOLDS


def verify(path: Path, noted_head: str = "") -> Verification:
    """Walk the whole chain of a log file, which is never changed; see above for what that proves.

    `noted_head` is a head that was written down earlier: it must be the hash of one of the entries. Blanks in
    it do not count.
    """
    noted = "".join(noted_head.split()).lower()
    walk = _Walk(is_noted_met=noted in {"", GENESIS})
    try:
        with to_read(path) as log:
            defect = walk.to_the_end(log, noted)
    except FAILURES as failure:
        cause = cause_of(failure, path)
        if not walk.count and not isinstance(failure, UnguardedError):
            return Verification(Outcome.UNREADABLE, 0, "", f"The log cannot be read: {cause.why}. {cause.remedy}")
        defect = cause.why
    outcome = Outcome.HOLDS if defect is None else Outcome.BROKEN
    return Verification(outcome, walk.count, walk.head, _sentence(walk.count, defect, noted))


@dataclass(slots=True)
class _Walk:
    """How far the chain fits."""

    count: int = 0
    head: str = GENESIS
    is_noted_met: bool = False

    def to_the_end(self, log: sqlite3.Connection, noted: str) -> str | None:
        """Walk on as far as everything fits; what does not, as half a sentence."""
        for row in log.execute(EACH):
            defect = self._step(row, noted)
            if defect is not None:
                return defect
        written = log.execute(EVER).fetchone()
        if written is not None and written[0] != self.count:
            return f"it has {self.count:,} entries, but {written[0]:,} were written"
        return None if self.is_noted_met else "the head that was written down is the hash of none of its entries"

    def _step(self, row: tuple[object, ...], noted: str) -> str | None:
        entry, place = entry_of(row), self.count + 1
        if entry is None:
            return f"entry {place} was changed"
        if entry.sequence != place:
            return f"entry {place} is missing"
        if entry.sha256 != sha256_of(entry.sequence, entry.occasion, entry.previous):
            return f"entry {place} was changed"
        if entry.previous != self.head:
            return f"entry {place} does not hang on the one before it: the chain is cut there"
        self.count, self.head = place, entry.sha256
        self.is_noted_met = self.is_noted_met or entry.sha256 == noted
        return None


def _sentence(count: int, defect: str | None, noted: str) -> str:
    if defect is not None:
        return f"The log does not hold: {defect}. Keep the file for whoever looks into it."
    entries = "1 entry fits" if count == 1 else f"{count:,} entries fit"
    met = ", and the head that was written down is among them" if noted else ""
    return f"The log holds: {entries} together from the first to the last{met}."
