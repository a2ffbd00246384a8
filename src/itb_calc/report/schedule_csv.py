"""The list of refills as CSV (RFC 4180) in which no cell can be taken for a formula by a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from itb_calc.core.refusal import visible
from itb_calc.planning.refill_list import Listed, RefillList, Refused

COLUMNS = (
    "state",
    "file",
    "book_by_date",
    "latest_refill_date",
    "alarm_date",
    "deciding_limit",
    "blocks",
    "confirms",
    "not_read",
    "not_entered",
    "message",
)
NOT_EVALUATED = "not evaluated"
# A cell, and what follows a semicolon or a bar: some spreadsheets begin another cell there.
_BEGINNINGS = re.compile(r"(?:^|(?<=[;|]))(?=.)(?! *[^\W_])")


def schedule_as_csv(schedule: RefillList) -> Iterator[str]:
    """Give the list row by row, a row for each file; dates are ISO, several names in a cell stand apart by `; `."""
    yield _row(COLUMNS)
    for listed in (*schedule.dated, *schedule.undated):
        yield _row(_cells(listed))
    for refused in schedule.refused:
        yield _row(_refused_cells(refused))


def harmless(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula: an apostrophe before all but words and numbers.

    What begins with a letter or a digit is never a formula; the signs that begin one, and those that look or are
    normalised like them, are too many to list.
    """
    return _BEGINNINGS.sub("'", visible(text))


def _row(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return line.getvalue()


def _cells(listed: Listed) -> tuple[str, ...]:
    refill = listed.refill
    return (
        refill.urgency.value,
        listed.file.name,
        _iso(refill.book_by),
        _iso(refill.latest),
        _iso(refill.alarm),
        refill.deciding_limit or "",
        "; ".join(block.rule for block in refill.blocks),
        "; ".join(refill.confirms),
        "; ".join(refill.unread),
        "; ".join(refill.missing),
        " ".join(block.message for block in refill.blocks),
    )


def _refused_cells(refused: Refused) -> tuple[str, ...]:
    between = [""] * (len(COLUMNS) - 3)
    return (NOT_EVALUATED, refused.file.name, *between, refused.message)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
