"""Read the log: its entries for a list, filtered; and the walk along its chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from itb_calc.documents.log_entry import Entry
from itb_calc.documents.log_failure import FAILURES, cause_of
from itb_calc.documents.log_file import to_read
from itb_calc.documents.log_rows import EACH, entry_of


@dataclass(frozen=True, slots=True)
class NotRead:
    """The log cannot be read: the sentence that says why."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: those with every word of a text, from a day to a day (UTC, both included)."""

    text: str = ""
    first: date | None = None
    last: date | None = None


def read_log(path: Path) -> tuple[Entry, ...] | NotRead:
    """Return the entries in their order, whether or not they fit together; what is no entry any more refuses all."""
    entries: list[Entry] = []
    try:
        with to_read(path) as log:
            for row in log.execute(EACH):
                entry = entry_of(row)
                if entry is None:
                    return NotRead(f"Entry {len(entries) + 1} of the log is damaged. Verify says what does not fit.")
                entries.append(entry)
    except FAILURES as failure:
        cause = cause_of(failure, path)
        return NotRead(f"The log cannot be read: {cause.why}. {cause.remedy}")
    return tuple(entries)


def wanted(entries: Iterable[Entry], asked: Wanted) -> Iterator[Entry]:
    """Give the entries that are asked for, in their order; the case of letters does not count."""
    words = asked.text.casefold().split()
    return (entry for entry in entries if _is_between(entry, asked) and _has(entry, words))


def _is_between(entry: Entry, asked: Wanted) -> bool:
    # The day of an ISO moment sorts as text.
    day = entry.occasion.at[:10]
    is_early = asked.first is not None and day < asked.first.isoformat()
    is_late = asked.last is not None and day > asked.last.isoformat()
    return not (is_early or is_late)


def _has(entry: Entry, words: list[str]) -> bool:
    said = " ".join((str(entry.sequence), *astuple(entry.occasion), entry.sha256)).casefold()
    return all(word in said for word in words)
