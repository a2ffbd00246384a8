"""The log page: what it says of the log, and a row for each entry that is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itb_calc.core.refusal import DecimalMark, Refusal, visible
from itb_calc.documents.log_entry import Entry
from itb_calc.documents.log_read import Wanted, wanted
from itb_calc.documents.log_verify import Outcome, Verification
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import BY_PATH, FILL_DATE
from itb_calc.worksheet.read_field import read_field

HEADINGS = ("When (UTC)", "Worksheet", "Figures", "Signed by")
# Newer ones first: the others are found by words and days. More rows would take long to measure.
MOST_ROWS = 300
WHAT = (
    "Each entry says when a worksheet was finished or printed, its number and hash, who prepared and checked it, what"
    " the second check caught, and product, pump, concentration, volumes, dose and day to book. No patient identifier,"
    " note or reason goes in."
)
_KEYS: dict[str, Callable[[Entry], str]] = {
    "Worksheet number": lambda entry: entry.occasion.number.casefold(),
    "What happened": lambda entry: entry.occasion.happened,
    "Prepared by": lambda entry: entry.occasion.prepared_by.casefold(),
    "Checked by": lambda entry: entry.occasion.checked_by.casefold(),
}
NEWEST_FIRST, OLDEST_FIRST = "Newest first", "Oldest first"
ORDERS = (NEWEST_FIRST, OLDEST_FIRST, *_KEYS)
_GROUP = 8
_BREAK = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the fields over the table."""

    text: str = ""
    first: str = ""
    last: str = ""
    order: str = NEWEST_FIRST


@dataclass(frozen=True, slots=True)
class LogRow:
    """An entry: its cells in the order of HEADINGS, and all of it as one line to copy."""

    cells: tuple[str, ...]
    copied: str


@dataclass(frozen=True, slots=True)
class LogList:
    """The rows, the entries behind them and those that have no room, the oldest first, how many; or a problem."""

    rows: tuple[LogRow, ...] = ()
    found: tuple[Entry, ...] = ()
    count: str = ""
    problem: str = ""


def log_list(entries: Sequence[Entry], asked: Asked) -> LogList:
    """Return what the table shows; where a day is not read, nothing but why."""
    first, last = _day(asked.first), _day(asked.last)
    for name, day in (("From", first), ("To", last)):
        if isinstance(day, Refusal):
            return LogList(problem=f"{name}: {day.message}")
    # Told apart for the type checker; a refusal has returned.
    days = [day if isinstance(day, date) else None for day in (first, last)]
    found = tuple(wanted(entries, Wanted(asked.text, *days)))
    rows = tuple(map(_row, _in_order(found, asked.order)[:MOST_ROWS]))
    return LogList(rows, found, _count(len(rows), len(found), len(entries)))


def state_sentence(folder_file: Path, *, is_on: bool) -> str:
    """Say whether the log is on, and where its file is or would be."""
    place = str(folder_file).replace(os.sep, os.sep + _BREAK)
    if is_on:
        return f"The log is on: finished and printed worksheets are recorded in {place}"
    return f"The log is off: nothing is recorded. Turned on, it is kept in {place}"


def head_sentence(verification: Verification) -> str:
    """Return the head of a log that holds, in groups that can be copied by hand, and why; else nothing."""
    if verification.outcome is not Outcome.HOLDS:
        return ""
    head = verification.head
    groups = " ".join(head[place : place + _GROUP] for place in range(0, len(head), _GROUP))
    return f"Head: {groups}. Write it down outside this machine: only that shows a log that was written anew."


def _day(text: str) -> date | Refusal | None:
    if not text:
        return None
    day = read_field(FILL_DATE, text, DecimalMark.POINT, Reference())
    return day if isinstance(day, date | Refusal) else None


def _in_order(found: tuple[Entry, ...], order: str) -> list[Entry]:
    """Sort by a column; entries that are alike in it stand with the newest first."""
    newest_first = list(reversed(found))
    if order == OLDEST_FIRST:
        return list(found)
    return sorted(newest_first, key=_KEYS[order]) if order in _KEYS else newest_first


def _row(entry: Entry) -> LogRow:
    said = entry.occasion
    when = f"{said.at.replace('T', ' ').removesuffix('Z')}\n{said.happened}"
    names = ("Printed", said.printed), ("Product", said.product), ("Pump", said.pump)
    figures = (
        ("Target", said.target_concentration),
        ("Pump concentration", said.pump_concentration),
        ("Final volume", said.final_volume),
        ("Programmed", said.programmed_volume),
        ("Daily dose", said.daily_dose),
        ("Book by", said.book_by),
        ("Confirmed", said.confirmed),
    )
    people = (
        ("Prepared", said.prepared_by),
        ("Checked", said.checked_by),
        ("Rounds", said.rounds),
        ("Caught", _labels(said.caught)),
    )
    cells = (
        f"{entry.sequence}: {_visible(when)}",
        _lines((said.number, *_named(names))),
        _lines(_named(figures)),
        _lines(_named(people)),
    )
    copied = "; ".join(cell.replace("\n", ", ") for cell in cells if cell)
    return LogRow(cells, f"{copied}; hash {visible(entry.sha256)}")


def _named(parts: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"{name}: {text}" for name, text in parts if text]


def _labels(paths: str) -> str:
    return ", ".join(BY_PATH[path].label if path in BY_PATH else path for path in paths.split(", "))


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(visible(part) for part in parts if part)


def _visible(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def _count(shown: int, found: int, total: int) -> str:
    entries = "1 entry" if total == 1 else f"{total:,} entries"
    if shown < found:
        return f"{shown} of {found:,} entries are shown, out of {entries}. Words and days find the others."
    return f"{entries}." if found == total else f"{found:,} of {entries}."
