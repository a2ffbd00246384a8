"""`itb-calc log verify` and `itb-calc log list`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.inputs import named_day
from itb_calc.cli.streams import answer, answer_bytes, answer_json, answer_lines, say
from itb_calc.documents.log_read import NotRead, Wanted, read_log, wanted
from itb_calc.documents.log_record import log_file
from itb_calc.documents.log_verify import Outcome, verify
from itb_calc.documents.places import state_folder
from itb_calc.report.log_forms import (
    log_as_csv,
    log_as_json,
    log_as_text,
    verification_as_json,
    verification_as_text,
)

_STATUS = {Outcome.HOLDS: 0, Outcome.BROKEN: 1, Outcome.UNREADABLE: BAD_INPUT}
_NO_LOG = "There is no log on this machine. It is off until somebody turns it on in the window, on the page Log."


def run_log(arguments: argparse.Namespace) -> int:
    """Verify or list a log; the exit status is 1 where its chain does not hold, 2 where it cannot be read."""
    path = log_file(state_folder()) if arguments.file is None else Path(arguments.file)
    if arguments.file is None and not path.exists():
        say(_NO_LOG)
        return BAD_INPUT
    return _verify(path, arguments) if arguments.part == "verify" else _list(path, arguments)


def _verify(path: Path, arguments: argparse.Namespace) -> int:
    verification = verify(path, arguments.head)
    if verification.outcome is Outcome.UNREADABLE:
        say(verification.sentence)
    elif arguments.json:
        answer_json(verification_as_json(verification))
    else:
        answer("\n".join(verification_as_text(verification)))
    return _STATUS[verification.outcome]


def _list(path: Path, arguments: argparse.Namespace) -> int:
    days: list[date | None] = []
    for option, text in (("--from", arguments.first), ("--to", arguments.last)):
        day = None if text is None else named_day(option, text)
        if text is not None and day is None:
            return BAD_INPUT
        days.append(day)
    entries = read_log(path)
    if isinstance(entries, NotRead):
        say(entries.sentence)
        return BAD_INPUT
    found = tuple(wanted(entries, Wanted(arguments.text, *days)))
    if arguments.csv:
        answer_bytes(row.encode() for row in log_as_csv(found))
    elif arguments.json:
        answer_json(log_as_json(found))
    else:
        answer_lines(log_as_text(found))
    return 0
