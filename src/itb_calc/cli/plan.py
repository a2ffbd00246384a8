"""`itb-calc plan`: which concentration reaches a wished interval."""

from __future__ import annotations

import argparse

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.inputs import day_of, worksheet_of
from itb_calc.cli.plan_options import INTERVAL, OPTIONS
from itb_calc.cli.spelling import answered as spelled
from itb_calc.cli.streams import answer, answer_json, say
from itb_calc.core.refusal import quote
from itb_calc.planning.answer import answer as answered
from itb_calc.planning.plan import Plan, plan
from itb_calc.planning.plan_json import plan_as_json
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.report.plan_text import plan_as_text
from itb_calc.report.spelled_text import names_with_mcg
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.text import Worksheet

_NOTHING = "Nothing is planned: name a worksheet FILE, or write at least --dose, --pump, --interval and --alarm-volume."
_ONLY_INTERVAL = "Beside a worksheet FILE only --interval is written. Put everything else into the worksheet."


def run_plan(arguments: argparse.Namespace) -> int:
    """Print a plan; one sentence on standard error where there is nothing to plan from."""
    day = day_of(arguments.today)
    worksheet = None if day is None else _wish(arguments)
    if day is None or worksheet is None:
        return BAD_INPUT
    reference = load_reference()
    made = plan(worksheet, reference, day)
    if arguments.json:
        answer_json(plan_as_json(made))
    else:
        answer(spelled(plan_as_text(made), lambda: _kept(made, reference)))
    for problem in made.problems:
        say(f"{problem.field}: {problem.message}")
    if made.waits_for:
        say(" ".join(answered(made)))
    return made.exit_status


def _kept(made: Plan, reference: Reference) -> tuple[str, ...]:
    typed = (made.worksheet.texts.get(problem.field, "") for problem in made.problems)
    return (*names_with_mcg(reference), *(quote(text) for text in typed))


def _wish(arguments: argparse.Namespace) -> Worksheet | None:
    """Return the worksheet of the file with the interval, or of the options; None, and a sentence, where none is."""
    written = {path: text for _, path, _ in OPTIONS if (text := getattr(arguments, path)) is not None}
    if arguments.file is None:
        if not written:
            say(_NOTHING)
            return None
        return Worksheet(texts={path: text for path, text in written.items() if text})
    if written.keys() - {INTERVAL}:
        say(_ONLY_INTERVAL)
        return None
    worksheet = worksheet_of(arguments.file)
    return None if worksheet is None else enter_all(worksheet, written)
