"""An evaluation for people: findings first, then results both ways, what was typed, what is missing, the working."""

from __future__ import annotations

from itb_calc.core.refusal import DecimalMark, visible
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark
from itb_calc.core.show_result import show_result
from itb_calc.core.working import write_out
from itb_calc.reference.reference import Reference
from itb_calc.report.footer import footer
from itb_calc.report.layout import row, wrapped
from itb_calc.report.transition_text import concentration_change_as_text
from itb_calc.report.typed_lists import typed_steps, typed_visits
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit.fields import BY_PATH, SCHEDULE_LABEL, STEP_START, VISIT_DATE, VISITS_LABEL
from itb_calc.visit.names import RESULTS, label_of
from itb_calc.visit.results import RESULT_NAMES, ResultName
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read_back import Spoken, read_back_of
from itb_calc.worksheet.site import site_settings_that_count
from itb_calc.worksheet.text import Worksheet

_LABELS = {name: result.label for name, result in RESULTS.items()}
_LABEL_WIDTH = 26
_MESSAGE_INDENT = " " * 20


def evaluation_as_text(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> str:
    """Return the whole evaluation in 80 columns."""
    parts = [
        [f"REFILL WORKSHEET, evaluated for {show_date(evaluation.today)}"],
        finding_lines(evaluation),
        problem_lines(evaluation),
        result_lines(evaluation),
        concentration_change_as_text(worksheet, reference, evaluation),
        _read_back(worksheet, reference, evaluation),
        _missing(evaluation),
        _remarks(evaluation),
        _typed(worksheet, reference),
        working_lines(evaluation),
        site_lines(worksheet, reference, evaluation),
        _in_short(evaluation),
        footer(evaluation.version, evaluation.reference_version, evaluation.reference_sha256),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def finding_lines(evaluation: Evaluation) -> list[str]:
    """Return the findings that stand in the way, under their counts."""
    lines = [f"FINDINGS  {counts_in_words(evaluation)}"]
    for finding in evaluation.findings:
        if finding.severity is not Severity.INFO:
            lines += _finding(finding)
    return lines


def counts_in_words(evaluation: Evaluation) -> str:
    """Count what stands in the way; a field that is not read must not hide behind the word none."""
    counts = [
        f"{count} {severity.value}"
        for severity in Severity
        if severity is not Severity.INFO
        and (count := sum(finding.severity is severity for finding in evaluation.findings))
    ]
    unread = len(evaluation.problems)
    return ", ".join([*(counts or ["none"]), *([f"{unread} not read"] if unread else [])])


def site_lines(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> list[str]:
    """Return the settings of the site that something here hangs on."""
    counting = site_settings_that_count(worksheet, reference, evaluation.results)
    lines = [line for each in counting for line in wrapped(each, "    ", "  ")]
    return ["SITE SETTINGS THAT COUNT HERE", *lines] if lines else []


def _in_short(evaluation: Evaluation) -> list[str]:
    """Repeat at the end, where a terminal stops, what matters most."""
    booked = evaluation.results.worked.get("book_by_date")
    answer = "no date to book" if booked is None else f"book by {show_result(booked.value)}"
    return [f"IN SHORT  {counts_in_words(evaluation)}; {answer}"]


def _finding(finding: Finding) -> list[str]:
    name = f"{finding.severity.shape} {finding.severity.value.upper():<8}{finding.rule}"
    lines = wrapped(finding.message, _MESSAGE_INDENT, f"  {name:<18}")
    if finding.fields:
        lines += wrapped(", ".join(label_of(path) for path in finding.fields), f"{_MESSAGE_INDENT}  ", _arrow())
    if finding.withholds:
        names = ", ".join(_LABELS[name].lower() for name in finding.withholds)
        lines += wrapped(f"Withholds: {names}", f"{_MESSAGE_INDENT}  ", _MESSAGE_INDENT)
    return lines


def _arrow() -> str:
    return f"{_MESSAGE_INDENT}→ "


def problem_lines(evaluation: Evaluation) -> list[str]:
    """Return the fields that are not read, and why."""
    if not evaluation.problems:
        return []
    lines = [f"NOT READ  {len(evaluation.problems)}"]
    for problem in evaluation.problems:
        lines += row(label_of(problem.field), problem.message, _LABEL_WIDTH)
    return lines


def result_lines(evaluation: Evaluation, names: tuple[ResultName, ...] = RESULT_NAMES) -> list[str]:
    """Return the results that there are, and those that are withheld."""
    lines = ["RESULTS"]
    withheld = {name: finding.rule for finding in reversed(evaluation.findings) for name in finding.withholds}
    for name in names:
        worked = evaluation.results.worked.get(name.name)
        if worked is not None:
            assumed = f" ({name.assumption})" if name.assumption else ""
            lines += row(name.label, show_result(worked.value, evaluation.decimal_mark) + assumed, _LABEL_WIDTH)
        elif name.name in withheld:
            lines += row(name.label, f"withheld: see {withheld[name.name]}", _LABEL_WIDTH)
    return lines if len(lines) > 1 else ["RESULTS   none yet"]


def _read_back(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> list[str]:
    if worksheet.is_empty:
        return []
    outcome = read_back_of(worksheet, reference, evaluation)
    if isinstance(outcome, Spoken):
        return ["READ BACK", *wrapped(outcome.sentence, "  ")]
    return ["READ BACK  refused", *wrapped(outcome.message, "  ")]


def _missing(evaluation: Evaluation) -> list[str]:
    waiting = evaluation.results.waits_for_entry()
    if not waiting:
        return []
    lines = ["NOT YET ENTERED, and what waits for it"]
    for path, names in waiting.items():
        lines += row(label_of(path), ", ".join(_LABELS[name].lower() for name in names), _LABEL_WIDTH)
    return lines


def _remarks(evaluation: Evaluation) -> list[str]:
    remarks = [finding for finding in evaluation.findings if finding.severity is Severity.INFO]
    if not remarks:
        return []
    lines = ["REMARKS"]
    for remark in remarks:
        lines += wrapped(remark.message, " " * 12, f"  {remark.rule:<10}")
    return lines


def _typed(worksheet: Worksheet, reference: Reference) -> list[str]:
    lines = [f"AS TYPED, with a decimal {worksheet.decimal_mark.word}"]
    for path, field in BY_PATH.items():
        text = worksheet.texts.get(path)
        if path in worksheet.answers:
            text = "yes" if worksheet.answers[path] else "no"
        if text is not None:
            lines += row(
                field.label, f"{visible(text)}{_name_of(path, text, reference, worksheet.decimal_mark)}", _LABEL_WIDTH
            )
        if field is STEP_START:
            for step in typed_steps(worksheet, reference):
                lines += row(SCHEDULE_LABEL, step, _LABEL_WIDTH)
        if field is VISIT_DATE:
            for visit in typed_visits(worksheet, reference):
                lines += row(VISITS_LABEL, visit, _LABEL_WIDTH)
    return lines if len(lines) > 1 else []


def _name_of(path: str, text: str, reference: Reference, mark: DecimalMark) -> str:
    if path == "product.id" and text in reference.products:
        product = reference.products[text]
        return f" ({in_mark(product.printed_name, mark)}; {product.route}, {product.use})"
    if path == "pump.id" and text in reference.pumps:
        return f" ({reference.pumps[text].name})"
    return ""


def working_lines(evaluation: Evaluation, names: tuple[ResultName, ...] = RESULT_NAMES) -> list[str]:
    """Return the working of each result."""
    lines = ["WORKING"]
    for name in names:
        worked = evaluation.results.worked.get(name.name)
        if worked is None:
            continue
        written = write_out(worked, evaluation.decimal_mark)
        lines += wrapped(written.formula, "      ", "  ")
        lines += wrapped(f"{written.substitution} → {written.answer}", "        ", "      ")
        lines += wrapped(f"check: {written.check}", "        ", "      ")
    return lines if len(lines) > 1 else []
