"""What `itb-calc schedule` takes: worksheets, the day, one form of the list, and where it is written."""

from __future__ import annotations

import argparse

_FORMS = {
    "text": "print a table for people (this is what it does without any of these)",
    "csv": "print CSV; no cell can be taken for a formula",
    "ics": "print a calendar (iCalendar): days to book and latest days, with alarms",
    "json": "print JSON for machines",
}
_DESCRIPTION = """\
A list of refills by date, the most urgent first. Worksheets without a date and
files that are no worksheet are listed too, each with its reason; no file stops
the others. Keep the newest worksheet of each pump in the folder: an older one
is listed like any other, and becomes overdue.

Exit status: 0 fine; 1 something is blocked in a worksheet; 2 nothing is
blocked, but a field or a file cannot be read.
"""


def add_schedule_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    parser.description = _DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a folder (its *.itb.json files, subfolders too), or a worksheet file"
    )
    parser.add_argument("--today", metavar="DATE", help="the day to count from, such as 2027-04-09; default: today")
    forms = parser.add_mutually_exclusive_group()
    for form, what in _FORMS.items():
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, default="text", help=what)
    parser.add_argument(
        "--output", metavar="FILE", help="write it to FILE, which is replaced as a whole, or not at all"
    )
