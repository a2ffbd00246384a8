"""The log for people, for a spreadsheet and for machines. Nothing in it is run by what opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, astuple
from typing import Any

from itb_calc.core.refusal import visible
from itb_calc.documents.log_entry import COLUMNS, Entry
from itb_calc.documents.log_verify import Outcome, Verification
from itb_calc.report.csv_row import csv_row
from itb_calc.report.layout import row, wrapped

CSV_COLUMNS = ("sequence", *COLUMNS, "previous", "sha256")
WRITE_DOWN = (
    "Write the head down outside this machine. A log that somebody wrote anew as a whole fits together too: only a"
    " head that is kept elsewhere shows that."
)
_LABEL_WIDTH = 20
_IN_THE_HEADING = ("at", "happened")


def log_as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """Give the entries row by row under the names of the columns; no cell can be taken for a formula."""
    yield csv_row(CSV_COLUMNS)
    for entry in entries:
        yield csv_row((str(entry.sequence), *astuple(entry.occasion), entry.previous, entry.sha256))


def log_as_json(entries: Iterable[Entry]) -> dict[str, Any]:
    """Return the entries for machines; what an entry does not say is absent."""
    return {"schema": 1, "entries": [_as_json(entry) for entry in entries]}


def log_as_text(entries: Sequence[Entry]) -> Iterator[str]:
    """Give the entries for people, the newest first, line by line."""
    yield f"LOG  {len(entries) or 'no'} {'entry' if len(entries) == 1 else 'entries'}"
    for entry in reversed(entries):
        yield ""
        yield f"{entry.sequence}  {visible(entry.occasion.at)}  {visible(entry.occasion.happened)}"
        for column, text in asdict(entry.occasion).items():
            if text and column not in _IN_THE_HEADING:
                yield from row(heading_of(column), visible(text), _LABEL_WIDTH)
        yield from row("Hash", visible(entry.sha256), _LABEL_WIDTH)


def heading_of(column: str) -> str:
    """Return what a column is called for people."""
    return {"at": "When (UTC)", "sha256": "Hash", "reference_sha256": "Reference hash"}.get(
        column, column.replace("_", " ").capitalize()
    )


def verification_as_text(verification: Verification) -> list[str]:
    """Return what came out of a verification, with the head to write down where the log holds."""
    lines = wrapped(verification.sentence, "")
    if verification.outcome is not Outcome.HOLDS:
        return lines
    return [*lines, f"Head: {verification.head}", *wrapped(WRITE_DOWN, "")]


def verification_as_json(verification: Verification) -> dict[str, Any]:
    """Return what came out of a verification for machines; the head is that of the last entry that fits."""
    return {
        "schema": 1,
        "outcome": verification.outcome.value,
        "entries": verification.count,
        "head": verification.head,
        "message": verification.sentence,
    }


def _as_json(entry: Entry) -> dict[str, Any]:
    said = {column: text for column, text in asdict(entry.occasion).items() if text}
    return {"sequence": entry.sequence, **said, "previous": entry.previous, "sha256": entry.sha256}
