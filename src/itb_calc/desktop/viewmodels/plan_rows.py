"""A row of the plan page for each candidate: its cells, what more there is to say of it, and why it falls out."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.desktop.viewmodels.interval_picture import verdict_of
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.candidate_words import CandidateWords, candidate_words
from itb_calc.planning.plan import Plan
from itb_calc.safety.finding import Severity

HEADINGS = ("Concentration", "Days and flow", "Book by", "Verdict")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One candidate: its cells in the order of HEADINGS, what more there is to say of it, and why it falls out.

    `key` is the same for the same candidate of another plan.
    """

    key: str
    cells: tuple[str, ...]
    detail: str
    reason: str

    @property
    def fits(self) -> bool:
        """Whether it may be taken over."""
        return not self.reason

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        first, *others = (cell.replace("\n", ", ") for cell in self.cells)
        named = (f"{heading}: {cell}" for heading, cell in zip(HEADINGS[1:], others, strict=True))
        return f"{first[2:]}; {'; '.join(named)}"


def plan_row(plan: Plan, candidate: Candidate) -> PlanRow:
    """Put a candidate of a plan into a row."""
    words = candidate_words(plan, candidate)
    shape = verdict_of(candidate).shape
    break_or_space = " " if candidate.target is None else "\n"
    times = [words.days, f"nominal {words.nominal}" if words.nominal else "", words.flow]
    cells = (
        f"{shape} {words.concentration}{break_or_space}{words.way}\n{words.containers}",
        "\n".join(text for text in dict.fromkeys(times) if text),
        "\n".join(text for text in (words.book_by, words.limit) if text),
        words.in_short,
    )
    key = f"{words.name}, {words.container}"
    return PlanRow(key, cells, _detail(plan, candidate, words), " ".join(candidate.reasons))


def _detail(plan: Plan, candidate: Candidate, words: CandidateWords) -> str:
    """Name the products and what is drawn up, and say why it falls out, or what its own findings say."""
    own = [
        f"{finding.severity.shape} {finding.severity.value} {finding.rule}: {finding.message}"
        for finding in candidate.evaluation.findings
        if finding.severity in {Severity.CONFIRM, Severity.CAUTION} and finding not in plan.shared
    ]
    drawn = f" Draw up {words.preparation}" if words.preparation else ""
    first = f"{words.name}, in containers of {words.container}: {'; '.join(words.products)}.{drawn}"
    return "\n".join((first, words.verdict) if candidate.reasons else (first, *own))
