"""A plan for people: the answer first, then what fits, then what falls out and why, in 80 columns."""

from __future__ import annotations

from itb_calc.core.refusal import visible
from itb_calc.core.show_date import show_date
from itb_calc.core.working import write_out
from itb_calc.planning.answer import also_counts, answer
from itb_calc.planning.candidate_words import FALLS_OUT, FITS, NO_DATE, CandidateWords, candidate_words
from itb_calc.planning.plan import Plan
from itb_calc.planning.wish import PLAN_FIELD_BY_PATH, PLAN_FIELDS
from itb_calc.report.layout import row, wrapped
from itb_calc.visit.fields import label_of

_LABEL_WIDTH = 18
_INDENT = " " * 6


def plan_as_text(plan: Plan) -> str:
    """Return the whole plan."""
    shown = [(candidate.fits, candidate_words(plan, candidate)) for candidate in plan.candidates]
    parts = [
        [f"PLAN, made for {show_date(plan.reading.today)}"],
        _answer(plan),
        _problems(plan),
        _shared(plan),
        _fitting([words for fits, words in shown if fits], len(shown)),
        _falling_out([words for fits, words in shown if not fits], len(shown)),
        _typed(plan),
        _working(plan),
        _footer(plan),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _answer(plan: Plan) -> list[str]:
    return [line for sentence in answer(plan) for line in wrapped(sentence, "  ")]


def _problems(plan: Plan) -> list[str]:
    if not plan.problems:
        return []
    lines = [f"NOT READ  {len(plan.problems)}"]
    for problem in plan.problems:
        lines += row(_label(problem.field), problem.message, _LABEL_WIDTH)
    return lines


def _label(path: str) -> str:
    field = PLAN_FIELD_BY_PATH.get(path)
    return label_of(path) if field is None else field.label


def _shared(plan: Plan) -> list[str]:
    if not plan.shared:
        return []
    lines = ["FOR EVERY CANDIDATE"]
    for finding in plan.shared:
        name = f"{finding.severity.shape} {finding.severity.value.upper():<8}{finding.rule}"
        lines += wrapped(finding.message, " " * 20, f"  {name:<18}")
    return lines


def _fitting(candidates: list[CandidateWords], total: int) -> list[str]:
    lines = [f"FITS  {len(candidates)} of {total}, the fittest first"] if candidates else []
    for place, words in enumerate(candidates, start=1):
        lines += wrapped(f"{words.name}: {words.containers}", _INDENT, f"{place:>4}. ")
        nominal = f" (nominal {words.nominal})" if words.nominal else ""
        times = (words.flow, f"{words.days}{nominal}", words.limit, _booked(words))
        lines += wrapped("; ".join(text for text in times if text), _INDENT)
        rest = words.verdict.removeprefix(f"{FITS} ").removeprefix(FITS)
        lines += wrapped(rest, _INDENT) if rest else []
    return lines


def _booked(words: CandidateWords) -> str:
    return words.book_by if words.book_by == NO_DATE else f"book by {words.book_by}"


def _falling_out(candidates: list[CandidateWords], total: int) -> list[str]:
    lines = [f"FALLS OUT  {len(candidates)} of {total}"] if candidates else []
    for words in candidates:
        reason = words.verdict.removeprefix(f"{FALLS_OUT} ")
        lines += wrapped(f"{words.name} ({words.container}): {reason}", _INDENT, "    - ")
    return lines


def _typed(plan: Plan) -> list[str]:
    lines = [f"AS TYPED, with a decimal {plan.worksheet.decimal_mark.word}"]
    for field in PLAN_FIELDS:
        text = plan.worksheet.texts.get(field.path)
        if text is not None:
            lines += row(field.label, visible(text), _LABEL_WIDTH)
    also = also_counts(plan)
    return [*lines, *(wrapped(also, "  ") if also else [])] if len(lines) > 1 else []


def _working(plan: Plan) -> list[str]:
    lines = ["WORKING"]
    for worked in (plan.lowest, plan.highest):
        if worked is not None:
            written = write_out(worked, plan.worksheet.decimal_mark)
            lines += wrapped(written.formula, "      ", "  ")
            lines += wrapped(f"{written.substitution} → {written.answer}", "        ", "      ")
            lines += wrapped(f"check: {written.check}", "        ", "      ")
    return lines if len(lines) > 1 else []


def _footer(plan: Plan) -> list[str]:
    reading = plan.reading
    reference = f"{reading.reference_version or 'unknown'} ({reading.reference_sha256[:12] or 'no hash'})"
    return [
        f"itb-calc {reading.version}, reference data {reference}",
        *wrapped(
            "A second, independent check for trained staff: the label, the pump's programmer and the prescriber decide."
            " Not a certified medical device.",
            "",
        ),
    ]
