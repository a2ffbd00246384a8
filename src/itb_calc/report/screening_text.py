"""A screening trial for people: findings and volume first, then the steps, what was not checked, working, sources."""

from __future__ import annotations

from dataclasses import replace

from itb_calc.core.refusal import DecimalMark, visible
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark, show_entered
from itb_calc.core.show_result import show_result
from itb_calc.reference.reference import Reference
from itb_calc.report.evaluation_text import (
    counts_in_words,
    finding_lines,
    problem_lines,
    result_lines,
    working_lines,
)
from itb_calc.report.footer import footer
from itb_calc.report.layout import row, wrapped
from itb_calc.safety.unchecked_screening import unchecked
from itb_calc.visit.facts import Facts
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import ResultName
from itb_calc.visit.screening import RESULT_NAMES, figures, steps
from itb_calc.visit.screening_fields import BY_PATH, DOSE, THRESHOLD, US_LABEL
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.screening import read_screening
from itb_calc.worksheet.text import Worksheet

_LABEL_WIDTH = 26
_STEP_WIDTH = 10


def screening_as_text(trial: Worksheet, reference: Reference, evaluation: Evaluation) -> str:
    """Return the whole evaluation of a trial in 80 columns."""
    inputs, _ = read_screening(trial, reference)
    facts = Facts(inputs, reference)
    parts = [
        [f"SCREENING, evaluated on {show_date(evaluation.today)}"],
        finding_lines(evaluation),
        problem_lines(evaluation),
        result_lines(evaluation, _names(facts)),
        _not_checked(inputs),
        _steps(facts, trial.decimal_mark),
        _typed(trial, facts),
        working_lines(evaluation, RESULT_NAMES),
        _sources(reference),
        _in_short(evaluation),
        footer(evaluation.version, evaluation.reference_version, evaluation.reference_sha256),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def spacing_in_words(facts: Facts, mark: DecimalMark) -> str:
    """Say how far apart the doses are, how each is given, and how long the patient is watched; raises Missing."""
    found = figures(facts)
    interval, injection = show_entered(found.shortest_interval, mark), show_entered(found.shortest_injection, mark)
    watched = f"{show_entered(found.shortest_watch, mark)} to {show_entered(found.longest_watch, mark)}"
    return (
        f"At least {interval} between two doses, each over at least {injection}; the patient is watched for {watched}."
    )


def threshold_in_words(reference: Reference, word: str, mark: DecimalMark) -> str:
    """Return a threshold's time with the sources that give it; empty without a word or without usable figures."""
    if reference.dosing is None or not word:
        return ""
    screening = reference.dosing.screening
    figure = "us_effect_threshold" if word == US_LABEL else "german_effect_threshold"
    sources = [
        f"{reference.sources[citation.key].title}, grade {citation.grade}"
        for citation in screening.citations
        if figure in citation.figures
    ]
    return f"{show_entered(getattr(screening, figure), mark)}: {in_mark('; '.join(sources), mark)}"


def _names(facts: Facts) -> tuple[ResultName, ...]:
    """Return the names of the results; beside the start dose stands the threshold that it was judged by."""
    word = str(facts.inputs.values.get(THRESHOLD.path, ""))
    judged_by = f"threshold {threshold_in_words(facts.reference, word, facts.inputs.mark)}"
    if facts.inputs.site.start_dose_threshold is not None:
        judged_by += f", {facts.inputs.site.cited}"
    return tuple(replace(name, assumption=judged_by) if name.name == "start_dose" else name for name in RESULT_NAMES)


def _not_checked(inputs: Inputs) -> list[str]:
    if DOSE.path not in inputs.values:
        return []
    found = unchecked(inputs)
    return ["NOT CHECKED", *(line for each in found for line in wrapped(each.text, "    ", "  "))] if found else []


def _steps(facts: Facts, mark: DecimalMark) -> list[str]:
    try:
        dose = facts.inputs.values.get(DOSE.path)
        lines = ["STEPS"]
        for step in steps(facts):
            this = "  this dose" if step.dose == dose else ""
            lines.append(f"  {show_entered(step.dose, mark):<{_STEP_WIDTH}}{show_entered(step.volume, mark)}{this}")
        lines += wrapped(spacing_in_words(facts, mark), "  ")
        lines += [line for note in figures(facts).notes for line in wrapped(in_mark(note, mark), "  ")]
    except Missing:
        return []
    return lines


def _typed(trial: Worksheet, facts: Facts) -> list[str]:
    lines = [f"AS TYPED, with a decimal {trial.decimal_mark.word}"]
    for path, field in BY_PATH.items():
        if path in trial.answers:
            lines += row(field.label, "yes" if trial.answers[path] else "no", _LABEL_WIDTH)
        elif path in trial.texts:
            lines += row(field.label, _in_full(path, trial.texts[path], facts, trial.decimal_mark), _LABEL_WIDTH)
    return lines if len(lines) > 1 else []


def _in_full(path: str, text: str, facts: Facts, mark: DecimalMark) -> str:
    """Return a typed text as it stands, with what a word of ours stands for."""
    known = facts.inputs.values.get(path)
    if path == THRESHOLD.path and known is not None:
        return threshold_in_words(facts.reference, str(known), mark) or text
    product = facts.reference.products.get(text)
    return visible(text) if product is None else f"{text} ({in_mark(product.printed_name, mark)}; {product.use})"


def screening_sources(reference: Reference) -> tuple[str, ...]:
    """Return the sources of the screening's figures, each with its grade; none without usable figures."""
    if reference.dosing is None or reference.thresholds is None:
        return ()
    cited = {citation.key: citation.grade for citation in reference.dosing.screening.citations}
    strength = reference.thresholds.screening_concentration
    if strength.source is not None and strength.grade != "project":
        cited[strength.source] = strength.grade
    return tuple(f"{reference.sources[key].title}, grade {grade}" for key, grade in cited.items())


def _sources(reference: Reference) -> list[str]:
    lines = [line for each in screening_sources(reference) for line in wrapped(each, "    ", "  ")]
    return ["SOURCES", *lines] if lines else []


def _in_short(evaluation: Evaluation) -> list[str]:
    """Repeat at the end, where a terminal stops, what matters most."""
    worked, mark = evaluation.results.worked, evaluation.decimal_mark
    answers = [
        f"{words} {show_result(worked[name].value, mark)}"
        for name, words in (("bolus_volume", "volume"), ("start_dose", "start dose"))
        if name in worked
    ]
    return ["; ".join([f"IN SHORT  {counts_in_words(evaluation)}", *(answers or ["no volume"])])]
