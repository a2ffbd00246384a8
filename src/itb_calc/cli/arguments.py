"""What the command line takes. Whatever else is written gets one sentence, and exit status 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from itb_calc import __version__
from itb_calc.cli.streams import prepare_streams, say
from itb_calc.core.refusal import visible

BAD_INPUT = 2

_OVERVIEW = """\
itb-calc: a second, independent check for intrathecal baclofen pump refills.

  itb-calc [FILE.itb.json]        opens the window, on a worksheet if named
  itb-calc convert "10 mg/20 mL"  a strength, dose, flow or amount, in all forms
  itb-calc products               the products, how strong and for what use
  itb-calc pumps                  the pumps and what is known of them
  itb-calc evaluate FILE          a refill worksheet: results, warnings, working
  itb-calc schedule FOLDER        many worksheets: a list of refills by date
  itb-calc self-test              replays the worked cases of the program

Each command but self-test takes --json for machines, and --help for more.
For trained staff: the label, the pump's programmer and the prescriber decide.
This program is not a certified medical device.
"""

_COMMANDS = {
    "convert": "a strength, dose, flow or amount in all its forms",
    "products": "the products, how strong and for what use",
    "pumps": "the pumps and what is known of them",
    "evaluate": "a whole refill worksheet",
    "schedule": "many worksheets: a list of refills by date, most urgent first",
    "self-test": "replays the worked cases of the program",
}
_TEXT_HELP = 'such as "10 mg/20 mL" or "450 mcg/day", in quotes; put -- before a TEXT that begins with a hyphen'
_FORMS = {
    "text": "print a table for people (this is what it does without any of these)",
    "csv": "print CSV; no cell can be taken for a formula",
    "ics": "print a calendar (iCalendar): days to book and latest days, with alarms",
    "json": "print JSON for machines",
}
_SCHEDULE = """\
A list of refills by date, the most urgent first. Worksheets without a date and
files that are no worksheet are listed too, each with its reason; no file stops
the others. Keep the newest worksheet of each pump in the folder: an older one
is listed like any other, and becomes overdue.

Exit status: 0 fine; 1 something is blocked in a worksheet; 2 nothing is
blocked, but a field or a file cannot be read.
"""
_UNKNOWN_COMMAND = re.compile(r"invalid choice: (.+?) \(choose from", re.DOTALL)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        prepare_streams()
        unknown = _UNKNOWN_COMMAND.search(message)
        if unknown is not None:
            message = f"{unknown[1]} is not one of its commands"
        say(f"{self.prog}: {visible(message)}. Write `{self.prog} --help` to see what it takes.")
        sys.exit(BAD_INPUT)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; prints one sentence and exits with 2 where they are not understood."""
    return _parser().parse_args(arguments)


def overview() -> str:
    """Return what the program can do, for somebody who started it without a command."""
    return _OVERVIEW.rstrip()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="itb-calc",
        description=_OVERVIEW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"itb-calc {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    convert, products, pumps, evaluate, schedule, _ = (
        commands.add_parser(name, help=what, allow_abbrev=False) for name, what in _COMMANDS.items()
    )
    convert.add_argument("text", metavar="TEXT", help=_TEXT_HELP)
    evaluate.add_argument("file", metavar="FILE", help="a worksheet file (*.itb.json), or - for standard input")
    evaluate.add_argument("--today", metavar="DATE", help="the day to count from, such as 2027-04-09; default: today")
    _add_schedule(schedule)
    for command in (convert, products, pumps, evaluate):
        command.add_argument("--json", action="store_true", help="print JSON for machines")
    return parser


def _add_schedule(schedule: argparse.ArgumentParser) -> None:
    schedule.description = _SCHEDULE
    schedule.formatter_class = argparse.RawDescriptionHelpFormatter
    schedule.add_argument(
        "paths", metavar="PATH", nargs="+", help="a folder (its *.itb.json files, subfolders too), or a worksheet file"
    )
    schedule.add_argument("--today", metavar="DATE", help="the day to count from, such as 2027-04-09; default: today")
    forms = schedule.add_mutually_exclusive_group()
    for form, what in _FORMS.items():
        forms.add_argument(f"--{form}", dest="form", action="store_const", const=form, default="text", help=what)
    schedule.add_argument(
        "--output", metavar="FILE", help="write it to FILE, which is replaced as a whole, or not at all"
    )
