"""A row of CSV (RFC 4180) in which no cell can be taken for a formula by a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from itb_calc.core.refusal import visible

# A cell, and what follows a semicolon or a bar: some spreadsheets begin another cell there.
_BEGINNINGS = re.compile(r"(?:^|(?<=[;|]))(?=.)(?! *[^\W_])")


def csv_row(cells: Iterable[str]) -> str:
    """Return cells as one row with its end, each of them harmless."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return line.getvalue()


def harmless(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula: an apostrophe before all but words and numbers.

    What begins with a letter or a digit is never a formula; the signs that begin one, and those that look or are
    normalised like them, are too many to list.
    """
    return _BEGINNINGS.sub("'", visible(text))
