"""An entry as a row of the table, and back."""

from __future__ import annotations

from dataclasses import astuple

from itb_calc.documents.log_entry import COLUMNS, Entry, Occasion

_ALL = ", ".join(("sequence", *COLUMNS, "previous", "sha256"))
_PLACES = ", ".join("?" * (len(COLUMNS) + 3))
EACH = f"SELECT {_ALL} FROM entries ORDER BY sequence"  # noqa: S608 - names of our own
LAST = f"{EACH} DESC LIMIT 1"
# How many entries there ever were, which SQLite counts; no row before the first.
EVER = "SELECT seq FROM sqlite_sequence WHERE name = 'entries'"
INSERT = f"INSERT INTO entries ({_ALL}) VALUES ({_PLACES})"  # noqa: S608 - names of our own


def row_of(entry: Entry) -> tuple[object, ...]:
    """Return an entry as it is put into the table."""
    return (entry.sequence, *astuple(entry.occasion), entry.previous, entry.sha256)


def entry_of(row: tuple[object, ...]) -> Entry | None:
    """Return an entry as it stands in the table; None where something in it is not of its kind."""
    sequence, *texts = row
    kept = [text for text in texts if isinstance(text, str)]
    if not isinstance(sequence, int) or len(kept) != len(texts):
        return None
    *said, previous, sha256 = kept
    return Entry(sequence, Occasion(*said), previous, sha256)
