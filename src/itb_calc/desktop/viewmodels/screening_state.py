"""The screening page as one frozen value, derived from what stands in its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import show_entered
from itb_calc.desktop.viewmodels.beside_unit import to_worksheet
from itb_calc.desktop.viewmodels.field_state import FieldState, field_state
from itb_calc.desktop.viewmodels.finding_state import FindingState, counts_in_words, finding_states
from itb_calc.desktop.viewmodels.result_state import ResultState, result_states
from itb_calc.desktop.viewmodels.screening_picture import ScreeningPicture, screening_picture
from itb_calc.desktop.viewmodels.screening_sections import (
    ON_THE_SCREENING_PAGE,
    SCREENING_SECTION_OF,
    SCREENING_SECTIONS,
)
from itb_calc.reference.reference import Reference
from itb_calc.report.screening_text import screening_as_text, screening_sources, threshold_in_words
from itb_calc.safety.finding import Severity
from itb_calc.safety.unchecked_screening import unchecked
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.kinds import YesNoKind
from itb_calc.visit.missing import Missing
from itb_calc.visit.screening import effect_threshold
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.screening import evaluate_screening, read_screening
from itb_calc.worksheet.text import Worksheet

_BEGIN = "Begin with the product in your hand, then the dose. Its volume stands beside it as soon as it is read."
_CHOOSE_FIRST = "Choose the threshold first: the sources differ."
_NOTHING_YET = "none yet"
_FIRST_SECTION = SCREENING_SECTIONS[0].id
_LABELLING = {
    fields.US_LABEL: "US labelling and the 2016 consensus",
    fields.GERMAN_LABEL: "German labelling",
}

Typed = Mapping[str, str]
"""What stands in the fields by path; `true` or `false` for an answer."""


@dataclass(frozen=True, slots=True)
class ScreeningState:
    """Everything that the screening page shows; results, findings and what was not checked by section.

    `spoken` are all findings, the gravest first.
    """

    fields: Mapping[str, FieldState] = field(default_factory=dict)
    results: Mapping[str, tuple[ResultState, ...]] = field(default_factory=dict)
    findings: Mapping[str, tuple[FindingState, ...]] = field(default_factory=dict)
    not_checked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: tuple[FindingState, ...] = ()
    counts: str = _NOTHING_YET
    beginning: str = ""
    picture: ScreeningPicture | None = None
    sources: str = ""


def with_typed(typed: Typed, path: str, text: str) -> dict[str, str]:
    """Put a text into a field. Another threshold takes back the answer that was about the former one."""
    others = {key: value for key, value in typed.items() if key != path}
    if path == fields.THRESHOLD.path and text != typed.get(path, ""):
        others.pop(fields.LASTED_LONGER.path, None)
    return {**others, path: text} if text else others


def with_another_site(typed: Typed) -> dict[str, str]:
    """Take back the answer that was about the threshold of the former settings, where none was chosen here."""
    is_about_it = fields.THRESHOLD.path not in typed
    return {key: value for key, value in typed.items() if key != fields.LASTED_LONGER.path or not is_about_it}


def trial_of(typed: Typed, mark: DecimalMark, site: Mapping[str, str] | None = None) -> Worksheet:
    """Return the trial that stands in the fields, with what the site's settings say."""
    texts, answers = {}, {}
    for path, text in typed.items():
        if isinstance(fields.BY_PATH[path].kind, YesNoKind):
            answers[path] = text == "true"
        else:
            texts[path] = to_worksheet(fields.BY_PATH[path], text)
    return Worksheet(texts=texts, answers=answers, decimal_mark=mark, site=site or {})


def screening_state(
    typed: Typed, mark: DecimalMark, reference: Reference, today: date, site: Mapping[str, str] | None = None
) -> ScreeningState:
    """Derive the page. Pure: the same texts on the same day give the same page."""
    trial = trial_of(typed, mark, site)
    evaluation = evaluate_screening(trial, reference, today)
    inputs, _ = read_screening(trial, reference)
    facts = Facts(inputs, reference)
    found = finding_states(trial, evaluation, ON_THE_SCREENING_PAGE)
    if trial.is_empty:
        # Damaged reference data is said at once, before anybody relies on it.
        found = tuple(finding for finding in found if finding.severity is Severity.BLOCK)
    return ScreeningState(
        fields={each.path: _field(each.path, trial, facts, evaluation) for each in fields.FIELDS},
        results={
            section.id: _judged(result_states(section, None if trial.is_empty else evaluation), facts)
            for section in SCREENING_SECTIONS
        },
        findings=_by_section(found),
        not_checked={} if fields.DOSE.path not in inputs.values else _not_checked(facts),
        spoken=found,
        counts=_NOTHING_YET if trial.is_empty and not found else counts_in_words(found, len(evaluation.problems)),
        beginning=_BEGIN if trial.is_empty else "",
        picture=screening_picture(facts),
        sources=f"Sources: {'; '.join(sources)}" if (sources := screening_sources(reference)) else "",
    )


def screening_text(
    typed: Typed, mark: DecimalMark, reference: Reference, today: date, site: Mapping[str, str] | None = None
) -> str:
    """Return the whole page as text, to be pasted elsewhere."""
    trial = trial_of(typed, mark, site)
    return screening_as_text(trial, reference, evaluate_screening(trial, reference, today))


def threshold_choices(reference: Reference, mark: DecimalMark) -> tuple[tuple[str, str, str], ...]:
    """Return for each threshold its word, what stands in the list, and what stands in the closed field."""
    if reference.dosing is None:
        return ()
    screening = reference.dosing.screening
    times = {
        fields.US_LABEL: screening.us_effect_threshold,
        fields.GERMAN_LABEL: screening.german_effect_threshold,
    }
    shown = {word: show_entered(time, mark) for word, time in times.items()}
    return tuple((word, f"{time}: {_LABELLING[word]}", time) for word, time in shown.items())


def _field(path: str, trial: Worksheet, facts: Facts, evaluation: Evaluation) -> FieldState:
    state = field_state(trial, facts.reference, evaluation, fields.BY_PATH[path])
    if trial.is_empty:
        state = replace(state, marks=())
    if state.problem:
        return state
    meaning = _MEANINGS.get(path)
    return state if meaning is None else replace(state, meaning=meaning(facts))


def _threshold(facts: Facts) -> str:
    """Return the chosen threshold with its sources; empty while none is chosen."""
    word = facts.inputs.values.get(fields.THRESHOLD.path, "")
    said = threshold_in_words(facts.reference, str(word), facts.inputs.mark)
    site = facts.inputs.site
    return said if site.start_dose_threshold is None else f"Empty: the {site.cited} counts, {said}"


def _question(facts: Facts) -> str:
    """Say what the answer about the effect is about."""
    try:
        return f"Longer than {show_entered(effect_threshold(facts), facts.inputs.mark)}?"
    except Missing:
        return _CHOOSE_FIRST


def _last_day(facts: Facts) -> str:
    """Name the day of the last dose; that it is not today is no news."""
    day = facts.inputs.get(fields.LAST_DATE)
    return "" if day is None else show_date(day)


# What stands under a field where it is not what any field of its kind would say.
_MEANINGS: dict[str, Callable[[Facts], str]] = {
    fields.LAST_DATE.path: _last_day,
    fields.THRESHOLD.path: _threshold,
    fields.LASTED_LONGER.path: _question,
}


def _judged(states: tuple[ResultState, ...], facts: Facts) -> tuple[ResultState, ...]:
    """Set the threshold beside the start dose that was judged by it."""
    chosen = facts.inputs.values.get(fields.THRESHOLD.path)
    choices = threshold_choices(facts.reference, facts.inputs.mark)
    judged_by = "".join(f"threshold {text}" for word, text, _ in choices if word == chosen)
    if judged_by and facts.inputs.site.start_dose_threshold is not None:
        judged_by += f", {facts.inputs.site.cited}"
    return tuple(replace(state, assumption=judged_by) if state.name == "start_dose" else state for state in states)


def _by_section(found: tuple[FindingState, ...]) -> dict[str, tuple[FindingState, ...]]:
    """Put each finding into the section of the field that it leads to."""
    places = [SCREENING_SECTION_OF.get(finding.path, _FIRST_SECTION) for finding in found]
    return {
        section.id: tuple(finding for finding, place in zip(found, places, strict=True) if place == section.id)
        for section in SCREENING_SECTIONS
    }


def _not_checked(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Put what was not checked into the section of the first field that it lacks."""
    found = [(SCREENING_SECTION_OF[each.fields[0].path], each.text) for each in unchecked(facts.inputs)]
    return {section.id: tuple(text for place, text in found if place == section.id) for section in SCREENING_SECTIONS}
