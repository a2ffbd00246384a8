"""What was shown of a worksheet: kept beside what was typed, so that it can be told later who saw which number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, assert_never

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.core.show_result import show_result
from itb_calc.reference.reference import Reference
from itb_calc.visit.field import Field
from itb_calc.visit.fields import BY_PATH, SCHEDULE, SCHEDULE_STEP, VISIT, VISITS
from itb_calc.visit.kinds import TextKind
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read_field import FieldValue, read_field
from itb_calc.worksheet.text import ShownAtSigning, Worksheet

_MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """What a version of the program showed on a day: meanings by field, results by name, findings, problems.

    A meaning is written so that no later version writes it otherwise: a number exactly, in the unit that was typed.
    `findings` are rule, severity and message; `problems` are field and message.
    """

    version: str = ""
    reference_version: str = ""
    reference_sha256: str = ""
    today: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[tuple[str, str, str], ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def shown_of(worksheet: Worksheet, evaluation: Evaluation) -> Shown:
    """Return what is shown of a worksheet now."""
    mark = worksheet.decimal_mark
    return Shown(
        version=evaluation.version,
        reference_version=evaluation.reference_version,
        reference_sha256=evaluation.reference_sha256,
        today=evaluation.today.isoformat(),
        meanings=meanings_of(worksheet),
        results={name: show_result(worked.value, mark) for name, worked in evaluation.results.worked.items()},
        findings=tuple((each.rule, each.severity.value, each.message) for each in evaluation.findings),
        problems=tuple((each.field, each.message) for each in evaluation.problems),
    )


def shown_at_signing(evaluation: Evaluation) -> ShownAtSigning:
    """Return what is shown to somebody who signs now."""
    worked = evaluation.results.worked
    return ShownAtSigning(
        results=tuple((name, show_result(each.value, evaluation.decimal_mark)) for name, each in worked.items()),
        findings=tuple((each.rule, each.message) for each in evaluation.findings),
    )


def meanings_of(worksheet: Worksheet) -> dict[str, str]:
    """Return what each text is read as, by field, parts of rows as `dose.schedule[0].dose`; and each answer.

    A text that is not read has no meaning, and free words have none.
    """
    found = {path: _meaning(each, text, worksheet.decimal_mark) for path, (each, text) in _typed(worksheet).items()}
    answers = {path: "true" if says else "false" for path, says in worksheet.answers.items()}
    return {path: meaning for path, meaning in found.items() if meaning} | answers


def meaning_of(worksheet: Worksheet, path: str) -> str:
    """Return what the text of a field is read as; empty where it is not read, or is free words."""
    return _meaning(BY_PATH[path], worksheet.texts[path], worksheet.decimal_mark)


def _typed(worksheet: Worksheet) -> dict[str, tuple[Field[Any], str]]:
    """Return every typed text with its field in the order of the table, then those of the rows."""
    typed = {path: (each, worksheet.texts[path]) for path, each in BY_PATH.items() if path in worksheet.texts}
    for parts, listed, rows in (
        (SCHEDULE_STEP, SCHEDULE, worksheet.schedule),
        (VISIT, VISITS, worksheet.visits),
    ):
        for place, row in enumerate(rows):
            named = ((each, each.path.rpartition(".")[2]) for each in parts)
            typed |= {f"{listed}[{place}].{part}": (each, row[part]) for each, part in named if part in row}
    return typed


def _meaning(each: Field[Any], text: str, mark: DecimalMark) -> str:
    if isinstance(each.kind, TextKind):
        return ""
    # Without reference data an id is taken as it stands: it means itself.
    value = read_field(each, text, mark, Reference())
    return "" if isinstance(value, Refusal) else written(value)


def written(value: FieldValue) -> str:
    """Write a value exactly, the same in every version: `450 mcg/day`, `40 mg / 20 mL`, `1/3 mL`, `2027-04-09`."""
    match value:
        case Amount():
            return f"{value.magnitude} {value.unit}"
        case Quantity():
            return written(value.amount) if value.per is None else f"{written(value.amount)} / {written(value.per)}"
        case Moment():
            hours, minutes = divmod(value.minute, _MINUTES_OF_AN_HOUR)
            return f"{value.day.isoformat()} {hours:02d}:{minutes:02d}"
        case date():
            return value.isoformat()
        case Fraction() | str():
            return str(value)
        case _ as never:
            assert_never(never)


def with_another_meaning(worksheet: Worksheet, shown: Shown) -> tuple[str, ...]:
    """Return the fields whose text means something else now than what is written down beside it.

    A text without a written meaning, or that is not read any more, is none of them: nothing is claimed of it.
    """
    now = meanings_of(worksheet)
    typed = _typed(worksheet).keys() | worksheet.answers.keys()
    return tuple(
        path for path, meaning in shown.meanings.items() if path not in typed or now.get(path, meaning) != meaning
    )


def differences(before: Shown, now: Shown) -> tuple[str, ...]:
    """Return the names of the results that were shown otherwise then, the order of the table first."""
    names = dict.fromkeys((*now.results, *before.results))
    return tuple(name for name in names if before.results.get(name) != now.results.get(name))
