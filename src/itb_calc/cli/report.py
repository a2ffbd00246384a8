"""`itb-calc report FILE --output OUT.pdf`."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from datetime import UTC, date, datetime

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.inputs import day_of, wall_day, worksheet_of
from itb_calc.cli.streams import say
from itb_calc.core.show_date import show_date
from itb_calc.documents.find_settings import load_settings, places
from itb_calc.documents.log_entry import Happened
from itb_calc.documents.log_occasion import occasion_of
from itb_calc.documents.log_record import NotRecorded, append
from itb_calc.documents.places import state_folder
from itb_calc.documents.site_settings import known_label_sizes
from itb_calc.reference.loader import load_reference
from itb_calc.report.output_file import refused_name, write_whole
from itb_calc.report.papers import LABEL, wanted_by
from itb_calc.report.pdf_papers import pdf_of
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.settings_text import check_dropped_in_words
from itb_calc.report.vouched import Vouched, vouched
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet


def run_report(arguments: argparse.Namespace) -> int:
    """Write a paper of a worksheet as PDF; a sentence on standard error for each thing that keeps it from being final.

    Where nothing is written there is one sentence, and the status is 1 where a block is the cause, else 2.
    """
    misused = _misused(arguments)
    if misused:
        say(misused)
        return BAD_INPUT
    return _report(arguments)


def _report(arguments: argparse.Namespace) -> int:
    day = day_of(arguments.today)
    worksheet = None if day is None else worksheet_of(arguments.file)
    if day is None or worksheet is None:
        return BAD_INPUT
    refusal = refused_name(arguments.output, {os.path.realpath(arguments.file)})
    if refusal is not None:
        say(refusal)
        return BAD_INPUT
    reference = load_reference()
    evaluation = evaluate(worksheet, reference, day)
    settings = load_settings(places(), reference)
    if settings.refusal:
        say(settings.refusal)
    required, dropped = settings.needs_second_check, check_dropped_in_words(settings)
    names = _for_today(vouched(worksheet, evaluation, second_check_required=required, dropped_by=dropped), day)
    wanted = wanted_by(settings, arguments.what, paper=arguments.paper, label=arguments.label)
    made = pdf_of(wanted, worksheet, reference, evaluation, names)
    if isinstance(made, NoPaper):
        say(made.message)
        return 1 if evaluation.is_blocked else BAD_INPUT
    failure = write_whole(arguments.output, (made,))
    if failure is not None:
        say(failure)
        return BAD_INPUT
    for problem in evaluation.problems:
        say(f"{problem.field}: {problem.message}")
    for reason in names.against_final:
        say(f"Not final: {reason}")
    if names.is_final and names.unchecked:
        say(f"Final without a second check. {names.unchecked}")
    if names.is_final:
        _record(worksheet, evaluation, arguments.what)
    return evaluation.exit_status


def _misused(arguments: argparse.Namespace) -> str:
    """Say what was named that means nothing; empty where there is nothing of that kind."""
    if not arguments.output.strip():
        return "--output is empty. Name the file that the PDF is written to."
    if arguments.output == "-":
        return "A PDF is not written to standard output. Name a file behind --output."
    if arguments.label is not None and arguments.what != LABEL:
        return "--label is the size of a label, and no label is wanted. Write --what label with it, or leave it out."
    if arguments.label is not None and not arguments.label.strip():
        return f"--label is empty. Name a size, one of {', '.join(known_label_sizes())}, or leave it out."
    return ""


def _for_today(names: Vouched, day: date) -> Vouched:
    """Let nothing be final that is evaluated for another day: what is overdue today might not be so then."""
    if day == wall_day():
        return names
    reason = f"It is evaluated for {show_date(day)}, which is not today; leave out --today."
    return replace(names, against_final=(*names.against_final, reason))


def _record(worksheet: Worksheet, evaluation: Evaluation, what: str) -> None:
    """Write a final paper into the log, where it is on, and say what does not know of it."""
    occasion = occasion_of(worksheet, evaluation, Happened.PRINTED, datetime.now(UTC), what)
    outcome = append(state_folder(), occasion)
    if isinstance(outcome, NotRecorded) and not outcome.is_off:
        say(outcome.sentence)
    say("The worksheet file does not know of this print: print from the window to have a later change void it.")
