"""What the command line takes. Whatever else is written gets one sentence, and exit status 2."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from itb_calc import __version__
from itb_calc.cli.log_arguments import add_log_arguments
from itb_calc.cli.plan_options import add_plan_options
from itb_calc.cli.report_arguments import add_report_arguments
from itb_calc.cli.schedule_arguments import add_schedule_arguments
from itb_calc.cli.screen_arguments import add_screen_arguments
from itb_calc.cli.settings_arguments import add_settings_arguments
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
  itb-calc screen "75 mcg"        the volume of a screening dose, and its steps
  itb-calc plan FILE or OPTIONS   which concentration reaches a wished interval
  itb-calc ways FILE              the ways to prepare its target, side by side
  itb-calc schedule FOLDER        many worksheets: a list of refills by date
  itb-calc report FILE            the worksheet, its label or its card as a PDF
  itb-calc settings               the site's settings in force, and from where
  itb-calc log verify or list     the log of finished worksheets, if it is on
  itb-calc self-test              replays the worked cases of the program

Most commands take --json for machines; each takes --help for more.
For trained staff: the label, the pump's programmer and the prescriber decide.
This program is not a certified medical device.
"""

_COMMANDS = {
    "convert": "a strength, dose, flow or amount in all its forms",
    "products": "the products, how strong and for what use",
    "pumps": "the pumps and what is known of them",
    "evaluate": "a whole refill worksheet",
    "screen": "the volume of a screening dose, its steps, and the start dose",
    "plan": "which concentration reaches a wished interval",
    "ways": "the ways to prepare a worksheet's target, side by side",
    "schedule": "many worksheets: a list of refills by date, most urgent first",
    "report": "the worksheet, its syringe label or the patient's card as PDF",
    "settings": "the site's settings in force and from where; checks a settings file",
    "log": "the log of finished worksheets: verify it, or list its entries",
    "self-test": "replays the worked cases of the program",
}
_TEXT_HELP = 'such as "10 mg/20 mL" or "450 mcg/day", in quotes; put -- before a TEXT that begins with a hyphen'
_FILE_HELP = "a worksheet file (*.itb.json), or - for standard input"
_TODAY_HELP = "the day to count from, such as 2027-04-09; default: today"
_WAYS_STATUS = (
    "Exit status: 0 fine; 1 the worksheet is blocked, or no way can be used;"
    " 2 something is not read, or is needed first."
)
_UNKNOWN_CHOICE = re.compile(r"(?:argument (\S+): )?invalid choice: (.+) \(choose from (.+)\)", re.DOTALL)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        prepare_streams()
        unknown = _UNKNOWN_CHOICE.search(message)
        if unknown is not None:
            message = _not_a_choice(unknown[1] or "", unknown[2], unknown[3].replace("'", ""))
        say(f"{self.prog}: {visible(message)}. Write `{self.prog} --help` to see what it takes.")
        sys.exit(BAD_INPUT)


def _not_a_choice(name: str, typed: str, choices: str) -> str:
    if name.startswith("-"):
        return f"{typed} is not one of the choices of {name}, which are {choices}"
    return f"{typed} is not one of its commands" if name == "COMMAND" else f"{typed} is not one of its words: {choices}"


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

    made = {name: commands.add_parser(name, help=what, allow_abbrev=False) for name, what in _COMMANDS.items()}
    made["convert"].add_argument("text", metavar="TEXT", help=_TEXT_HELP)
    for name in ("evaluate", "ways"):
        made[name].add_argument("file", metavar="FILE", help=_FILE_HELP)
        made[name].add_argument("--today", metavar="DATE", help=_TODAY_HELP)
    made["ways"].epilog = _WAYS_STATUS
    add_screen_arguments(made["screen"])
    add_plan_options(made["plan"])
    add_schedule_arguments(made["schedule"])
    add_report_arguments(made["report"])
    add_log_arguments(made["log"], _Parser)
    add_settings_arguments(made["settings"])
    for name in ("convert", "products", "pumps", "evaluate", "screen", "plan", "ways", "settings"):
        made[name].add_argument("--json", action="store_true", help="print JSON for machines")
    return parser
