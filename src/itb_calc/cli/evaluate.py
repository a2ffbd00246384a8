"""`itb-calc evaluate FILE`."""

from __future__ import annotations

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.inputs import day_of, worksheet_of
from itb_calc.cli.spelling import answered
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.reference.loader import load_reference
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.report.spelled_text import kept_texts
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.read_back import read_back_as_json, read_back_of


def run_evaluate(file: str, today: str | None, *, as_json: bool) -> int:
    """Print the evaluation of a worksheet file; one sentence on standard error where there is nothing to evaluate."""
    day = day_of(today)
    worksheet = None if day is None else worksheet_of(file)
    if day is None or worksheet is None:
        return BAD_INPUT
    reference = load_reference()
    evaluation = evaluate(worksheet, reference, day)
    if as_json:
        read_back = read_back_as_json(read_back_of(worksheet, reference, evaluation))
        answer_json({**evaluation_as_json(evaluation), "read_back": read_back})
    else:
        text = evaluation_as_text(worksheet, reference, evaluation)
        answer(answered(text, lambda: kept_texts(worksheet, reference, evaluation)))
    for problem in evaluation.problems:
        say(f"{problem.field}: {problem.message}")
    return evaluation.exit_status
