"""The one path from a typed screening trial to what every face of the program shows.

A trial is typed into a worksheet of its own, whose texts and answers stand at the paths of the screening's fields.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from itb_calc import __version__
from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import read_quantity
from itb_calc.core.refusal import Reason, Refusal, quote
from itb_calc.reference.reference import Reference
from itb_calc.safety.catalogue import SCREENING_RULES
from itb_calc.safety.check import check
from itb_calc.safety.finding import Finding
from itb_calc.safety.integrity import integrity_finding
from itb_calc.safety.rule import Case
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.conserve_screening import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.results import Results
from itb_calc.visit.screening import calculate
from itb_calc.visit.site import Site
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.problem import Problem, problem_of
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.site import NAME, START_DOSE_THRESHOLD
from itb_calc.worksheet.text import Worksheet

_ORDER = {path: place for place, path in enumerate(fields.BY_PATH)}


def evaluate_screening(trial: Worksheet, reference: Reference, today: date) -> Evaluation:
    """Evaluate a screening trial on a day. Pure: no file, no clock, and never an exception for anything typed."""
    inputs, problems = read_screening(trial, reference)
    findings, results = _findings_and_results(Facts(inputs, reference), today)
    return Evaluation(
        version=__version__,
        reference_version=reference.version,
        reference_sha256=reference.sha256,
        today=today,
        decimal_mark=trial.decimal_mark,
        results=results,
        findings=findings,
        problems=problems,
    )


def read_screening(trial: Worksheet, reference: Reference) -> tuple[Inputs, tuple[Problem, ...]]:
    """Read every entered field. A field with a problem is unreadable in the inputs: neither a value nor empty."""
    values: dict[str, object] = dict(trial.answers)
    problems = {problem.field: problem for problem in _contradictions(trial)}
    for path, text in trial.texts.items():
        field = fields.BY_PATH[path]
        outcome = read_field(field, text, trial.decimal_mark, reference)
        if isinstance(outcome, Refusal):
            problems[path] = problem_of(field, text, outcome)
        else:
            values[path] = outcome
    site = Site(trial.site.get(NAME, ""))
    of_site = _threshold_of_the_site(trial, reference)
    if isinstance(of_site, Problem):
        problems[fields.THRESHOLD.path] = of_site
    elif of_site is not None:
        values[fields.THRESHOLD.path], threshold = of_site
        site = replace(site, start_dose_threshold=threshold)
    readable = {path: value for path, value in values.items() if path not in problems}
    inputs = Inputs(readable, frozenset(problems), trial.decimal_mark, site)
    return inputs, tuple(sorted(problems.values(), key=lambda problem: _ORDER[problem.field]))


def _threshold_of_the_site(trial: Worksheet, reference: Reference) -> tuple[str, Amount] | Problem | None:
    """Return the word of the site's threshold (hours) where none is chosen, or why it does not count."""
    text = trial.site.get(START_DOSE_THRESHOLD)
    if text is None or fields.THRESHOLD.path in trial.texts or reference.dosing is None:
        return None
    screening = reference.dosing.screening
    words = {screening.us_effect_threshold: fields.US_LABEL, screening.german_effect_threshold: fields.GERMAN_LABEL}
    quantity = read_quantity(text, trial.decimal_mark)
    for threshold, word in words.items():
        if not isinstance(quantity, Refusal) and quantity.value == threshold:
            return word, threshold
    message = f"The site's setting does not count: {quote(text)} is not a published threshold. Choose one here."
    return Problem(fields.THRESHOLD.path, text, Reason.UNKNOWN_WORD, message)


def _contradictions(trial: Worksheet) -> list[Problem]:
    """Find answers that something else on the page contradicts."""
    found: list[Problem] = []
    last = next((field for field in fields.LAST if field.path in trial.texts), None)
    if trial.answers.get(fields.FIRST_DOSE.path) and last is not None:
        message = f"This is marked as the first dose, but “{last.label}” is entered too. Clear one of the two."
        found.append(Problem(fields.FIRST_DOSE.path, "true", Reason.CONTRADICTION, message))
    is_denied = trial.answers.get(fields.ADVERSE_REACTION.path) is False
    if is_denied and trial.texts.get(fields.LAST_RESPONSE.path) == fields.ADVERSE:
        message = "The response to the last dose is adverse, but no adverse reaction is marked. Change one of the two."
        found.append(Problem(fields.ADVERSE_REACTION.path, "false", Reason.CONTRADICTION, message))
    return found


def _findings_and_results(facts: Facts, today: date) -> tuple[tuple[Finding, ...], Results]:
    try:
        results = calculate(facts)
        lost = mismatches(facts, results)
    except Exception as defect:  # noqa: BLE001 - a defect of ours must withhold every number, and say so
        results, lost = Results(), (f"{type(defect).__name__} in the calculation",)
    if lost:
        integrity = integrity_finding(lost, tuple(results.worked))
        findings, _ = check(Case(facts, Results(), today), SCREENING_RULES)
        return (integrity, *findings), Results()
    return check(Case(facts, results, today), SCREENING_RULES)
