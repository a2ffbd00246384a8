"""`itb-calc ways FILE`."""

from __future__ import annotations

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.inputs import day_of, worksheet_of
from itb_calc.cli.spelling import answered
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.planning.ways import ways_to_prepare
from itb_calc.reference.loader import load_reference
from itb_calc.report.spelled_text import kept_texts
from itb_calc.report.ways_json import ways_as_json
from itb_calc.report.ways_text import ways_as_text
from itb_calc.worksheet.evaluate import evaluate

_BLOCKED, _NOT_READ = 1, BAD_INPUT


def run_ways(file: str, today: str | None, *, as_json: bool) -> int:
    """Print the ways to prepare the target of a worksheet file, and what of it is not read on standard error.

    The exit status is 1 where the worksheet is blocked or no way can be used, 2 where a field is not read or something
    is needed first, else 0.
    """
    day = day_of(today)
    worksheet = None if day is None else worksheet_of(file)
    if day is None or worksheet is None:
        return BAD_INPUT
    reference = load_reference()
    evaluation = evaluate(worksheet, reference, day)
    ways = ways_to_prepare(worksheet, reference, day)
    if as_json:
        answer_json(ways_as_json(ways, evaluation))
    else:
        text = ways_as_text(ways, evaluation)
        answer(answered(text, lambda: kept_texts(worksheet, reference, evaluation)))
    for problem in evaluation.problems:
        say(f"{problem.field}: {problem.message}")
    if ways.needs and not evaluation.problems:
        say(f"{ways.needs.capitalize()}.")
    if evaluation.is_blocked or not (ways.usable or ways.needs):
        return _BLOCKED
    return _NOT_READ if evaluation.problems or ways.needs else 0
