"""The worksheet page as one frozen value, derived from the worksheet and its evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from itb_calc.desktop.viewmodels.field_state import FieldState, field_state
from itb_calc.desktop.viewmodels.finding_state import FindingState, counts_in_words, finding_states
from itb_calc.desktop.viewmodels.pictures import Pictures, pictures
from itb_calc.desktop.viewmodels.result_state import ResultState, result_states
from itb_calc.desktop.viewmodels.schedule_state import ScheduleState, schedule_state
from itb_calc.desktop.viewmodels.sections import SECTION_OF, SECTIONS, SHOWN_FIELDS
from itb_calc.desktop.viewmodels.visits_state import VisitsState, visits_state
from itb_calc.desktop.viewmodels.void_state import void_in_words
from itb_calc.reference.reference import Reference
from itb_calc.report.transition_words import TransitionWords, worksheet_transition_words
from itb_calc.safety.finding import Severity
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

_BEGIN = "Begin with the product in your hand. Results stand here as soon as there is enough to compute them."

_NOTHING_YET = "none yet"
# Where a remark stands whose fields are in no section: it is about the day of the fill.
_DATES = "refill"


@dataclass(frozen=True, slots=True)
class PageState:
    """Everything that the worksheet page shows.

    `remarks` are the notes beside the results of a section, by its id. `change` says what a change of concentration
    means, and is empty while nothing is typed. `void` names the signatures and prints that do not hold any more.
    """

    fields: Mapping[str, FieldState] = field(default_factory=dict)
    results: Mapping[str, tuple[ResultState, ...]] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[FindingState, ...] = ()
    counts: str = _NOTHING_YET
    beginning: str = ""
    footer: str = ""
    void: str = ""
    change: TransitionWords = field(default_factory=lambda: TransitionWords(""))
    pictures: Pictures = field(default_factory=Pictures)
    schedule: ScheduleState = field(default_factory=ScheduleState)
    visits: VisitsState = field(default_factory=VisitsState)


def page_state(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> PageState:
    """Derive the page. Pure: the same worksheet and evaluation give the same page."""
    if worksheet.is_empty:
        return _empty_page(worksheet, reference, evaluation)
    findings = finding_states(worksheet, evaluation)
    return PageState(
        fields={each.path: field_state(worksheet, reference, evaluation, each) for each in SHOWN_FIELDS},
        results={section.id: result_states(section, evaluation) for section in SECTIONS},
        remarks=_remarks(evaluation),
        findings=findings,
        counts=counts_in_words(findings, len(evaluation.problems)),
        footer=_footer(evaluation),
        change=worksheet_transition_words(worksheet, reference, evaluation),
        pictures=pictures(worksheet, reference, evaluation),
        schedule=schedule_state(worksheet, reference, evaluation),
        visits=visits_state(worksheet, reference, evaluation),
        void=void_in_words(worksheet, evaluation),
    )


def _empty_page(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> PageState:
    """The fields with what they offer, no results, no findings, and one line that says where to begin."""
    # Damaged reference data is said at once, before anybody relies on it.
    findings = tuple(finding for finding in finding_states(worksheet, evaluation) if finding.severity is Severity.BLOCK)
    return PageState(
        fields={
            each.path: replace(field_state(worksheet, reference, evaluation, each), marks=()) for each in SHOWN_FIELDS
        },
        results={section.id: result_states(section, None) for section in SECTIONS},
        findings=findings,
        counts=counts_in_words(findings, 0) if findings else _NOTHING_YET,
        beginning=_BEGIN,
        footer=_footer(evaluation),
    )


def _remarks(evaluation: Evaluation) -> dict[str, tuple[str, ...]]:
    """Put each remark beside the results of the section that its first field stands in."""
    remarks: dict[str, list[str]] = {}
    for finding in evaluation.findings:
        if finding.severity is Severity.INFO:
            sections = [SECTION_OF[path] for path in finding.fields if path in SECTION_OF]
            remarks.setdefault(sections[0] if sections else _DATES, []).append(f"{finding.rule}: {finding.message}")
    return {section: tuple(texts) for section, texts in remarks.items()}


def _footer(evaluation: Evaluation) -> str:
    digest = evaluation.reference_sha256[:8] or "no hash"
    return f"itb-calc {evaluation.version}, reference data {evaluation.reference_version or 'unknown'} ({digest})"
