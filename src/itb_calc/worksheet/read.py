"""From a worksheet to inputs: every field read strictly, every problem collected, never only the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.refusal import Reason, Refusal
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import show_entered
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.record_fields import BEYOND_USE, PREPARED_AT
from itb_calc.worksheet.problem import Problem, problem_of
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.read_schedule import read_steps, schedule_problem
from itb_calc.worksheet.read_visits import visits_problem
from itb_calc.worksheet.site import read_site
from itb_calc.worksheet.text import Worksheet

_ORDER = {path: place for place, path in enumerate(fields.BY_PATH)}
# A list as a whole stands where its parts stand.
_ORDER[fields.SCHEDULE] = _ORDER[fields.STEP_START.path]
_ORDER[fields.VISITS] = _ORDER[fields.VISIT_DATE.path]


def read(worksheet: Worksheet, reference: Reference) -> tuple[Inputs, tuple[Problem, ...]]:
    """Read every entered field. A field with a problem is unreadable in the inputs: neither a value nor empty."""
    values: dict[str, object] = dict(worksheet.answers)
    problems: dict[str, Problem] = {}
    for path, text in worksheet.texts.items():
        field = fields.BY_PATH[path]
        outcome = read_field(field, text, worksheet.decimal_mark, reference)
        if isinstance(outcome, Refusal):
            problems[path] = problem_of(field, text, outcome)
        else:
            values[path] = outcome
    pump = reference.pumps.get(worksheet.texts.get(fields.PUMP_ID.path, ""))
    is_constant_flow = pump is not None and pump.is_constant_flow
    steps = read_steps(worksheet, reference)
    wrong_schedule = schedule_problem(worksheet, steps, reference, is_constant_flow=is_constant_flow)
    site, of_the_site = read_site(worksheet, reference)
    between = (
        *_partners(worksheet),
        *_contradictions(worksheet, values, reference, is_constant_flow=is_constant_flow),
        *(() if wrong_schedule is None else (wrong_schedule,)),
        *visits_problem(worksheet, reference),
        *of_the_site,
    )
    for problem in between:
        problems.setdefault(problem.field, problem)
    if steps:
        values[fields.SCHEDULE] = tuple(reading.step for reading in steps)
    inputs = Inputs(
        {path: value for path, value in values.items() if path not in problems},
        frozenset(problems),
        worksheet.decimal_mark,
        site,
    )
    return inputs, tuple(sorted(problems.values(), key=lambda problem: _ORDER[problem.field]))


def _partners(worksheet: Worksheet) -> Iterator[Problem]:
    """Find a field that says nothing without its partner."""
    entered = worksheet.texts.keys()
    for field, partner in ((fields.BOLUS_DOSE, fields.BOLUSES_PER_DAY), (fields.BOLUSES_PER_DAY, fields.BOLUS_DOSE)):
        if partner.path in entered and field.path not in entered:
            message = f"{partner.label} is entered without {field.label.lower()}. Enter both, or neither."
            yield Problem(field.path, "", Reason.PARTNER_MISSING, message)


def _contradictions(
    worksheet: Worksheet, values: Mapping[str, object], reference: Reference, *, is_constant_flow: bool
) -> Iterator[Problem]:
    """Find entries that cannot both be true."""
    texts = worksheet.texts
    others = [path for path in fields.BY_PATH if path.startswith("previous.") and path in texts]
    if worksheet.answers.get(fields.FIRST_FILL.path) and others:
        label = fields.BY_PATH[others[0]].label.lower()
        article = "an" if label[0] in "ae" else "a"
        message = f"This is marked as the first fill, but {article} {label} is entered too. Clear one of the two."
        yield Problem(fields.FIRST_FILL.path, "true", Reason.CONTRADICTION, message)
    if fields.FIXED_FLOW.path in texts and not is_constant_flow and _is_known_pump(worksheet, values, reference):
        message = (
            "A fixed flow is entered, but the pump is not one with a flow fixed by its maker."
            " Choose that pump, or clear the fixed flow."
        )
        yield Problem(fields.FIXED_FLOW.path, texts[fields.FIXED_FLOW.path], Reason.CONTRADICTION, message)
    yield from _range_reversed(worksheet, values)
    yield from _trimmed_too_far(worksheet, values, reference)
    yield from _prepared_too_late(worksheet, values)
    yield from _used_up_at_once(worksheet, values)


def _is_known_pump(worksheet: Worksheet, values: Mapping[str, object], reference: Reference) -> bool:
    """Whether it is known which pump it is, or that none is chosen; without the list any id may be any pump."""
    is_listed = fields.PUMP_ID.path in values and reference.is_complete
    return is_listed or fields.PUMP_ID.path not in worksheet.texts


def _range_reversed(worksheet: Worksheet, values: Mapping[str, object]) -> Iterator[Problem]:
    smallest, largest = values.get(fields.TUBING_VOLUME.path), values.get(fields.TUBING_VOLUME_MAX.path)
    if smallest is None or largest is None or cast("Amount", smallest) <= cast("Amount", largest):
        return
    shown = show_entered(cast("Amount", largest), worksheet.decimal_mark)
    message = f"Tubing volume is above the largest tubing volume, {shown}. Enter the smaller figure here."
    path = fields.TUBING_VOLUME.path
    yield Problem(path, worksheet.texts[path], Reason.CONTRADICTION, message)


def _trimmed_too_far(worksheet: Worksheet, values: Mapping[str, object], reference: Reference) -> Iterator[Problem]:
    path = fields.CATHETER_TRIMMED_LENGTH.path
    trimmed, catheter = values.get(path), reference.catheters.get(worksheet.texts.get(fields.CATHETER_ID.path, ""))
    if trimmed is None or catheter is None or cast("Amount", trimmed) < catheter.length:
        return
    message = (
        f"{catheter.name} is {show_entered(catheter.length, worksheet.decimal_mark)} long, so less than that can be"
        " trimmed. Check the implant record."
    )
    yield Problem(path, worksheet.texts[path], Reason.OUT_OF_RANGE, message)


def _prepared_too_late(worksheet: Worksheet, values: Mapping[str, object]) -> Iterator[Problem]:
    """Find a preparation after the fill that it is for."""
    path = PREPARED_AT.path
    prepared, fill = values.get(path), values.get(fields.FILL_DATE.path)
    if prepared is None or fill is None or cast("Moment", prepared).day <= cast("date", fill):
        return
    message = (
        f"It was prepared after the fill date, {show_date(cast('date', fill))}: one of the two is wrong. Check both."
    )
    yield Problem(path, worksheet.texts[path], Reason.CONTRADICTION, message)


def _used_up_at_once(worksheet: Worksheet, values: Mapping[str, object]) -> Iterator[Problem]:
    """Find a beyond-use date that was over when it was prepared."""
    path = BEYOND_USE.path
    prepared, last = values.get(PREPARED_AT.path), values.get(path)
    if prepared is None or last is None or cast("Moment", last).instant > cast("Moment", prepared).instant:
        return
    message = (
        f"The beyond-use date is not after it was prepared, {cast('Moment', prepared).shown}: one of the two is wrong."
        " Check both."
    )
    yield Problem(path, worksheet.texts[path], Reason.CONTRADICTION, message)
