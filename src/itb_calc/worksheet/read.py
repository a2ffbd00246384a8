"""From a worksheet to inputs: every field read strictly, every problem collected, never only the first."""

from __future__ import annotations

from itb_calc.core.refusal import Reason, Refusal
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs
from itb_calc.worksheet.problem import Problem, problem_of
from itb_calc.worksheet.read_field import FieldValue, read_field
from itb_calc.worksheet.text import Worksheet

_ORDER = {path: place for place, path in enumerate(fields.BY_PATH)}
# The schedule as a whole stands where its steps stand.
_ORDER[fields.SCHEDULE] = _ORDER[fields.STEP_START.path]


def read(worksheet: Worksheet, reference: Reference) -> tuple[Inputs, tuple[Problem, ...]]:
    """Read every entered field. A field with a problem is unreadable in the inputs: neither a value nor empty."""
    values: dict[str, object] = dict(worksheet.answers)
    problems: dict[str, Problem] = {}
    for path, text in worksheet.texts.items():
        field = fields.BY_PATH[path]
        outcome = _read_one(field, text, worksheet, reference)
        if isinstance(outcome, Refusal):
            problems[path] = problem_of(field, text, outcome)
        else:
            values[path] = outcome
    for problem in (*_between_fields(worksheet), *_schedule(worksheet)):
        problems.setdefault(problem.field, problem)
    inputs = Inputs(
        {path: value for path, value in values.items() if path not in problems},
        frozenset(problems),
        worksheet.decimal_mark,
    )
    return inputs, tuple(sorted(problems.values(), key=lambda problem: _ORDER[problem.field]))


def _read_one(field: Field[object], text: str, worksheet: Worksheet, reference: Reference) -> FieldValue | Refusal:
    if not field.evaluated:
        return _not_evaluated(field.label, text)
    outcome = read_field(field, text, worksheet.decimal_mark, reference)
    pump = reference.pumps.get(text)
    if field is fields.PUMP_ID and pump is not None and pump.is_constant_flow:
        return _not_evaluated(f"{field.label} {text}", text)
    return outcome


def _not_evaluated(what: str, text: str) -> Refusal:
    message = (
        f"{what} is entered, but this version of itb-calc does not evaluate it, so that what depends on it is withheld."
        " Clear it, or work it out by other means."
    )
    return Refusal(Reason.NOT_EVALUATED, text, message)


def _between_fields(worksheet: Worksheet) -> list[Problem]:
    """Find what is wrong between fields: a partner that is missing, a contradiction."""
    found: list[Problem] = []
    entered = worksheet.texts.keys()
    for field, partner in ((fields.BOLUS_DOSE, fields.BOLUSES_PER_DAY), (fields.BOLUSES_PER_DAY, fields.BOLUS_DOSE)):
        if partner.path in entered and field.path not in entered:
            message = f"{partner.label} is entered without {field.label.lower()}. Enter both, or neither."
            found.append(Problem(field.path, "", Reason.PARTNER_MISSING, message))
    first_fill = fields.FIRST_FILL
    others = [path for path in entered if path.startswith("previous.")]
    if worksheet.answers.get(first_fill.path) and others:
        label = fields.BY_PATH[others[0]].label.lower()
        message = f"This is marked as the first fill, but a {label} is entered too. Clear one of the two."
        found.append(Problem(first_fill.path, "true", Reason.CONTRADICTION, message))
    return found


def _schedule(worksheet: Worksheet) -> list[Problem]:
    if not worksheet.schedule:
        return []
    refusal = _not_evaluated("A day schedule", "")
    count = len(worksheet.schedule)
    return [Problem(fields.SCHEDULE, "1 step" if count == 1 else f"{count} steps", refusal.reason, refusal.message)]
