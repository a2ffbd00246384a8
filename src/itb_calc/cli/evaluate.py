"""`itb-calc evaluate FILE`."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.core.refusal import quote
from itb_calc.reference.loader import load_reference
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.open_file import read_content
from itb_calc.worksheet.read_back import read_back_as_json, read_back_of

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMPTY = '""'


def run_evaluate(file: str, today: str | None, *, as_json: bool) -> int:
    """Print the evaluation of a worksheet file; one sentence on standard error where there is nothing to evaluate."""
    day = _day(today)
    if day is None:
        typed = quote(today or "") or _EMPTY
        say(f"{typed} is not a date of the calendar. Write --today with year, month and day: 2027-04-09.")
        return BAD_INPUT
    content = _read(file)
    if content is None:
        return BAD_INPUT
    worksheet = read_worksheet(content)
    if isinstance(worksheet, FileRefused):
        say(f"{_name(file)}: {worksheet.message}")
        return BAD_INPUT
    reference = load_reference()
    evaluation = evaluate(worksheet, reference, day)
    if as_json:
        read_back = read_back_as_json(read_back_of(worksheet, reference, evaluation))
        answer_json({**evaluation_as_json(evaluation), "read_back": read_back})
    else:
        answer(evaluation_as_text(worksheet, reference, evaluation))
    for problem in evaluation.problems:
        say(f"{problem.field}: {problem.message}")
    return evaluation.exit_status


def _day(today: str | None) -> date | None:
    if today is None:
        return date.today()  # noqa: DTZ011 - the day on the wall of the person who asks
    try:
        return date.fromisoformat(today) if _ISO_DATE.fullmatch(today) else None
    except ValueError:
        return None


def _read(file: str) -> bytes | None:
    if file == "-":
        # Standard input that was closed before the program began is None.
        return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST_FILE + 1)
    content = read_content(file)
    if isinstance(content, FileRefused):
        say(f"{_name(file)}: {content.message}")
        return None
    return content


def _name(file: str) -> str:
    return "standard input" if file == "-" else quote(Path(file).name or file) or _EMPTY
