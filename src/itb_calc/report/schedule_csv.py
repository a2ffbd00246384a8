"""The list of refills as CSV (RFC 4180) in which no cell can be taken for a formula by a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from itb_calc.planning.refill_list import Listed, RefillList, Refused
from itb_calc.report.csv_row import csv_row

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


def schedule_as_csv(schedule: RefillList) -> Iterator[str]:
    """Give the list row by row, a row for each file; dates are ISO, several names in a cell stand apart by `; `."""
    yield csv_row(COLUMNS)
    for listed in (*schedule.dated, *schedule.undated):
        yield csv_row(_cells(listed))
    for refused in schedule.refused:
        yield csv_row(_refused_cells(refused))


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
