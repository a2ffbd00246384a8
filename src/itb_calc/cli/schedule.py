"""`itb-calc schedule PATH...`: many worksheets, one list of refills by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from itb_calc.cli.arguments import BAD_INPUT
from itb_calc.cli.inputs import day_of
from itb_calc.cli.progress import with_progress
from itb_calc.cli.streams import answer, answer_bytes, answer_lines, say
from itb_calc.planning.many_files import look_at_many, processes_for
from itb_calc.planning.refill_list import NotEvaluated, RefillList, refill_list
from itb_calc.planning.worksheet_files import FoldersSearched, find_worksheets
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.report.output_file import refused_name, write_whole
from itb_calc.report.schedule_text import in_short, refusal_sentence, schedule_as_text


def run_schedule(paths: Sequence[str], today: str | None, form: str, output: str | None) -> int:
    """Print or write the list; what gave no worksheet is said on standard error too, and stops nothing."""
    day = day_of(today)
    if day is None:
        return BAD_INPUT
    found = find_worksheets(paths)
    refusal = None if output is None else refused_name(output, {file.path for file in found.files})
    if refusal is not None:
        say(refusal)
        return BAD_INPUT
    reference = load_reference()
    schedule = _schedule(found, reference, day)
    if output is None:
        _print(schedule, reference, form)
    else:
        failure = write_whole(output, _in_bytes(schedule, reference, form))
        if failure is not None:
            say(failure)
            return BAD_INPUT
        answer(in_short(schedule))
    _say_what_is_missing(schedule, form)
    return schedule.exit_status


def _schedule(found: FoldersSearched, reference: Reference, day: date) -> RefillList:
    count = len(found.files)
    known = look_at_many(found.files, reference, day, processes_for(count))
    refused = ((file, NotEvaluated(sentence)) for file, sentence in found.refused)
    return refill_list((*refused, *with_progress(known, count)), day)


def _print(schedule: RefillList, reference: Reference, form: str) -> None:
    if form == "text":
        answer_lines(schedule_as_text(schedule, reference))
    else:
        answer_bytes(_in_bytes(schedule, reference, form))


def _in_bytes(schedule: RefillList, reference: Reference, form: str) -> Iterator[bytes]:
    """Give the list as the bytes of a file. Each form is imported when it is chosen."""
    match form:
        case "csv":
            from itb_calc.report.schedule_csv import schedule_as_csv  # noqa: PLC0415

            return (row.encode() for row in schedule_as_csv(schedule))
        case "ics":
            from itb_calc.report.schedule_calendar import schedule_as_calendar  # noqa: PLC0415

            return schedule_as_calendar(schedule, datetime.now(UTC))
        case "json":
            from itb_calc.report.schedule_json import schedule_as_json  # noqa: PLC0415

            return (piece.encode() for piece in schedule_as_json(schedule, reference))
        case _:
            return (f"{line}\n".encode() for line in schedule_as_text(schedule, reference))


def _say_what_is_missing(schedule: RefillList, form: str) -> None:
    for refused in schedule.refused:
        say(refusal_sentence(refused))
    if form == "ics" and schedule.undated:
        say(f"The calendar withdraws the reminders of what has no date: {len(schedule.undated)} of the worksheets.")
