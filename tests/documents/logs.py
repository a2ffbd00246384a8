"""Logs for the tests: with entries as the program makes them, and opened behind its back as a forger would."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from itb_calc.documents.log_entry import Happened, Occasion, moment_of
from itb_calc.documents.log_file import SCHEMA
from itb_calc.documents.log_record import Receipt, append, log_file, turn_on

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
FINISHED = Occasion(moment_of(NOW), Happened.FINISHED.value, number="W-1", product="baclofen-40mg-20ml-inj-20ml")


def record(folder: Path, count: int = 1) -> list[Receipt]:
    """Append entries of worksheets W-1, W-2 and so on."""
    receipts = []
    for number in range(1, count + 1):
        receipt = append(folder, replace(FINISHED, number=f"W-{number}"))
        assert isinstance(receipt, Receipt), receipt
        receipts.append(receipt)
    return receipts


def log_of(folder: Path, count: int) -> Path:
    """Return the file of a log that was turned on and has so many entries after that."""
    assert turn_on(folder, NOW) is None
    record(folder, count)
    return log_file(folder)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log with nothing but SQLite."""
    with closing(sqlite3.connect(path, isolation_level=None)) as log:
        yield log


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log without its triggers, which are there again afterwards."""
    triggers = {name: sql for name, sql in SCHEMA.items() if name != "entries"}
    with opened(path) as log:
        for name in triggers:
            log.execute(f"DROP TRIGGER {name}")
        yield log
        for sql in triggers.values():
            log.execute(sql)
