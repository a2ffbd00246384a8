"""`itb-calc evaluate FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.asked_day import asked_day
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.core.refusal import quote
from itb_calc.reference.loader import load_reference
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.open_file import read_content

_EMPTY = '""'


def run_evaluate(file: str, today: str | None, *, as_json: bool) -> int:
    """Print the evaluation of a worksheet file; one sentence on standard error where there is nothing to evaluate."""
    day = asked_day(today)
    if day is None:
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
        answer_json(evaluation_as_json(evaluation))
    else:
        answer(evaluation_as_text(worksheet, reference, evaluation))
    for problem in evaluation.problems:
        say(f"{problem.field}: {problem.message}")
    return evaluation.exit_status


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
