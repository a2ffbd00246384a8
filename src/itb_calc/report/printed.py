"""A worksheet as it stands on paper: everything that was typed, found, worked out and signed, as text in its order."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.refusal import visible
from itb_calc.core.show_date import show_date
from itb_calc.core.show_result import show_result
from itb_calc.core.working import write_out
from itb_calc.reference.reference import Reference
from itb_calc.report.evaluation_text import counts_in_words
from itb_calc.report.footer import footer
from itb_calc.report.printed_typed import Entry, record_entries, site_entries, typed_entries, typed_or
from itb_calc.report.transition_words import worksheet_transition_words
from itb_calc.report.vouched import Vouched
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit import record_fields
from itb_calc.visit.names import RESULTS, label_of
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.content import printed_sha256
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read_back import Spoken, read_back_of
from itb_calc.worksheet.text import Worksheet

NO_NUMBER = "no number yet"
_MAIN = ("pump_concentration", "flow_rate", "latest_refill_date", "book_by_date")
_HASH = 8


@dataclass(frozen=True, slots=True)
class PrintedFinding:
    """A finding: `■ BLOCK VOL-01`, what it says, where, what it withholds, the reason, and who answers for it."""

    heading: str
    message: str
    places: str
    withholds: str
    source: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class PrintedWorking:
    """How one result was made."""

    formula: str
    substitution: str
    check: str


@dataclass(frozen=True, slots=True)
class PrintedWorksheet:
    """The page, part by part. An empty text or tuple is a part that there is nothing of."""

    number: str
    has_qr: bool
    patient: str
    fill_date: str
    today: str
    against_final: tuple[str, ...]
    main: tuple[Entry, ...]
    counts: str
    findings: tuple[PrintedFinding, ...]
    problems: tuple[Entry, ...]
    remarks: tuple[Entry, ...]
    typed: tuple[Entry, ...]
    decimal_mark: str
    record: tuple[Entry, ...]
    site: tuple[Entry, ...]
    notes: tuple[str, ...]
    results: tuple[Entry, ...]
    change: str
    change_parts: tuple[Entry, ...]
    read_back: str
    is_spoken: bool
    waiting: tuple[Entry, ...]
    working: tuple[PrintedWorking, ...]
    second_check: str
    signatures: tuple[Entry, ...]
    content: str
    versions: tuple[str, ...]
    settings: str = ""


def printed_worksheet(
    worksheet: Worksheet, reference: Reference, evaluation: Evaluation, vouched: Vouched
) -> PrintedWorksheet:
    """Return everything that the page shows. Pure; what is typed is visible text, and nothing is worked out here."""
    change = None if worksheet.is_empty else worksheet_transition_words(worksheet, reference, evaluation)
    spoken = None if worksheet.is_empty else read_back_of(worksheet, reference, evaluation)
    return PrintedWorksheet(
        number=number_of(worksheet),
        has_qr=bool(worksheet.number),
        patient=typed_or(worksheet, record_fields.PATIENT_IDENTIFIER, reference),
        fill_date=_fill_date(worksheet, reference),
        today=show_date(evaluation.today),
        against_final=tuple(visible(reason) for reason in vouched.against_final),
        main=tuple(_result(name, evaluation) for name in _MAIN),
        counts=counts_in_words(evaluation),
        findings=tuple(_finding(each, vouched) for each in evaluation.findings if each.severity is not Severity.INFO),
        problems=tuple(
            Entry(label_of(each.field), visible(each.message), _typed_beside(each.field, worksheet))
            for each in evaluation.problems
        ),
        remarks=tuple(
            Entry(each.rule, visible(each.message)) for each in evaluation.findings if each.severity is Severity.INFO
        ),
        typed=typed_entries(worksheet, reference),
        decimal_mark=worksheet.decimal_mark.word,
        record=record_entries(worksheet, reference),
        site=site_entries(worksheet),
        notes=_notes(worksheet),
        results=_results(evaluation),
        change="" if change is None else change.headline,
        change_parts=() if change is None else tuple(Entry(p.topic.value, p.text) for p in change.paragraphs),
        read_back="" if spoken is None else visible(spoken.sentence if isinstance(spoken, Spoken) else spoken.message),
        is_spoken=isinstance(spoken, Spoken),
        waiting=_waiting(evaluation),
        working=_working(evaluation),
        second_check=_second_check(worksheet, vouched),
        signatures=(
            Entry("Prepared by", visible(vouched.prepared)),
            Entry("Checked by", visible(vouched.checked)),
        ),
        content=content_of(worksheet),
        versions=tuple(footer(evaluation.version, evaluation.reference_version, evaluation.reference_sha256)),
    )


def number_of(worksheet: Worksheet) -> str:
    """Return the worksheet's number, or that it has none."""
    return visible(worksheet.number) or NO_NUMBER


def content_of(worksheet: Worksheet) -> str:
    """Return the beginning of the hash over everything that is printed: two prints with the same are the same."""
    return printed_sha256(worksheet)[:_HASH]


def _typed_beside(path: str, worksheet: Worksheet) -> str:
    """Return what was typed into a field; notes stand as a whole in a place of their own."""
    return "" if path == record_fields.NOTES.path else visible(worksheet.texts.get(path, ""))


def _fill_date(worksheet: Worksheet, reference: Reference) -> str:
    entry = next((each for each in typed_entries(worksheet, reference) if each.label == label_of("fill_date")), None)
    return "not entered" if entry is None else entry.note or entry.text


def _finding(finding: Finding, vouched: Vouched) -> PrintedFinding:
    answered = vouched.answers.get(finding.rule) if finding.severity is Severity.CONFIRM else None
    names = ", ".join(RESULTS[name].label.lower() for name in finding.withholds)
    return PrintedFinding(
        heading=f"{finding.severity.shape} {finding.severity.value.upper()} {finding.rule}",
        message=visible(finding.message),
        places=", ".join(label_of(path) for path in finding.fields),
        withholds=names,
        source=visible(finding.source),
        reason="" if answered is None else visible(answered.reason) or "no reason is given",
        by="" if answered is None or not answered.reason else visible(answered.by),
    )


def _result(name: str, evaluation: Evaluation) -> Entry:
    """Show one result in its place, whether it is there, withheld or missing."""
    worked, label = evaluation.results.worked.get(name), RESULTS[name].label
    if worked is not None:
        return Entry(label, show_result(worked.value, evaluation.decimal_mark), RESULTS[name].assumption)
    rule = next((each.rule for each in evaluation.findings if name in each.withholds), None)
    return Entry(label, "not known" if rule is None else f"withheld: see {rule}")


def _results(evaluation: Evaluation) -> tuple[Entry, ...]:
    withheld = {name for finding in evaluation.findings for name in finding.withholds}
    return tuple(
        _result(each.name, evaluation)
        for each in RESULT_NAMES
        if each.name in evaluation.results.worked or each.name in withheld
    )


def _waiting(evaluation: Evaluation) -> tuple[Entry, ...]:
    return tuple(
        Entry(label_of(path), ", ".join(RESULTS[name].label.lower() for name in names))
        for path, names in evaluation.results.waits_for_entry().items()
    )


def _working(evaluation: Evaluation) -> tuple[PrintedWorking, ...]:
    made = []
    for name in RESULT_NAMES:
        worked = evaluation.results.worked.get(name.name)
        if worked is not None:
            written = write_out(worked, evaluation.decimal_mark)
            steps = f"{written.substitution} → {written.answer}"
            made.append(PrintedWorking(written.formula, steps, written.check))
    return tuple(made)


def _notes(worksheet: Worksheet) -> tuple[str, ...]:
    text = worksheet.texts.get(record_fields.NOTES.path, "")
    return tuple(visible(line) for line in text.split("\n")) if text else ()


def _second_check(worksheet: Worksheet, vouched: Vouched) -> str:
    """Say how often the second check was compared and how often something differed, or whose setting wants none."""
    rounds, differed = len(worksheet.rounds), sum(bool(each.differing) for each in worksheet.rounds)
    times = "once" if rounds == 1 else f"{rounds} times"
    compared = f"Compared {times}; rounds in which something differed: {differed or 'none'}." if rounds else ""
    return " ".join(part for part in (compared, visible(vouched.unchecked)) if part)
