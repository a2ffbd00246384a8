"""The findings panel: what stands in the way, gravest first, few enough to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from itb_calc.desktop.viewmodels.sections import ON_THE_PAGE
from itb_calc.desktop.viewmodels.sign_state import answered_in_words
from itb_calc.documents.signatures import reason_state
from itb_calc.safety.finding import Finding, Severity
from itb_calc.safety.withholding import BRIDGE
from itb_calc.visit.fields import SCHEDULE
from itb_calc.visit.names import RESULTS, label_of
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

PANEL = (Severity.BLOCK, Severity.CONFIRM, Severity.CAUTION)
_LABELS = {name: result.label.lower() for name, result in RESULTS.items()}
_GROUPS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({name.name for name in RESULT_NAMES if "days_to" in name.name}), "every number of days"),
    (frozenset({"alarm_date", "latest_refill_date", "book_by_date", "deciding_limit"}), "every date"),
    (BRIDGE, "everything about the bridge"),
)


@dataclass(frozen=True, slots=True)
class FindingState:
    """One finding of the panel: what it says, where it leads, what it withholds, and the reason given for it.

    `earlier_reason` was given while the finding said something else, and does not count for what it says now.
    `answered` says who answers for the reason, or that nobody does.
    """

    rule: str
    severity: Severity
    message: str
    source: str
    path: str
    place: str
    withholds: str
    reason: str = ""
    earlier_reason: str = ""
    answered: str = ""

    @property
    def shape(self) -> str:
        """The shape that tells the severity beside its word and its colour."""
        return self.severity.shape

    @property
    def heading(self) -> str:
        """Shape, severity and rule: `■ BLOCK VOL-01`."""
        return f"{self.shape} {self.severity.value.upper()} {self.rule}"

    @property
    def needs_reason(self) -> bool:
        """Whether somebody has to say why this may stand."""
        return self.severity is Severity.CONFIRM

    @property
    def spoken(self) -> str:
        """The whole finding in words, for those who listen."""
        parts = (
            f"{self.severity.value}, {self.rule}.",
            self.message,
            f"Goes to {self.place}." if self.place else "",
            f"Withholds {self.withholds}." if self.withholds else "",
        )
        return " ".join(part for part in parts if part)


def finding_states(
    worksheet: Worksheet, evaluation: Evaluation, on_the_page: frozenset[str] = ON_THE_PAGE
) -> tuple[FindingState, ...]:
    """Return the findings that stand in the way, in the order of the evaluation; remarks stand beside their results.

    `on_the_page` are the paths of the fields that the page of the worksheet shows.
    """
    shown = (finding for finding in evaluation.findings if finding.severity is not Severity.INFO)
    return tuple(_state(worksheet, finding, on_the_page) for finding in shown)


def _state(worksheet: Worksheet, finding: Finding, on_the_page: frozenset[str]) -> FindingState:
    given = worksheet.confirmations.get(finding.rule)
    needs_reason = finding.severity is Severity.CONFIRM
    reason = given.reason if given is not None and needs_reason and given.reason.strip() else ""
    holds = given is not None and given.message == finding.message
    path = _first_on_the_page(worksheet, finding.fields, on_the_page)
    return FindingState(
        finding.rule,
        finding.severity,
        finding.message,
        finding.source,
        path,
        label_of(path) if path else "",
        _withheld_in_words(finding.withholds),
        reason=reason if holds else "",
        earlier_reason="" if holds else reason,
        answered=answered_in_words(reason_state(worksheet, finding)) if needs_reason else "",
    )


def _first_on_the_page(worksheet: Worksheet, paths: tuple[str, ...], on_the_page: frozenset[str]) -> str:
    """Choose the field to go to: the steps of the day where there are any, else the first that the page shows.

    Empty where the page shows none of the fields of a finding.
    """
    if SCHEDULE in paths and worksheet.schedule:
        return SCHEDULE
    return next((path for path in paths if path in on_the_page or path in worksheet.texts), "")


def _withheld_in_words(names: tuple[str, ...]) -> str:
    """Name the withheld results, a whole family of them by one word."""
    rest, words = set(names), []
    for family, word in _GROUPS:
        if rest & family:
            words.append(word)
            rest -= family
    return ", ".join([*(_LABELS[name] for name in names if name in rest), *words])


def counts_in_words(findings: tuple[FindingState, ...], unread: int) -> str:
    """Count each severity with its shape, and the fields that are not read: `■ 1 block, ● 2 caution, 1 not read`."""
    counts: Mapping[Severity, int] = {
        severity: sum(finding.severity is severity for finding in findings) for severity in PANEL
    }
    parts = [f"{severity.shape} {count} {severity.value}" for severity, count in counts.items() if count]
    if unread:
        parts.append(f"{unread} not read")
    return ", ".join(parts) or "none"


def announcement(before: tuple[FindingState, ...], now: tuple[FindingState, ...]) -> str:
    """Say what is new in the panel since before, or says something else now; empty where nothing is."""
    known = {(finding.rule, finding.severity, finding.message) for finding in before}
    return " ".join(finding.spoken for finding in now if (finding.rule, finding.severity, finding.message) not in known)
