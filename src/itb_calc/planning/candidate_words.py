"""A candidate in words: what it is, what comes of it, and whether it fits; the same on every face of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark, show_amount, show_entered
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.limit import limit_in_words
from itb_calc.planning.plan import Plan
from itb_calc.safety.catalogue import RULES
from itb_calc.safety.finding import Finding, Severity

_TITLES = {rule.id: rule.title for rule in RULES}
_SAID = {Severity.CONFIRM: "To confirm", Severity.CAUTION: "Caution"}
WITHHELD, NO_DATE, NOT_KNOWN = "withheld", "no date", "not known"
FITS, FALLS_OUT = "Fits.", "Falls out."


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """One candidate as it is shown: the concentration in the pump, and the way to it.

    `days` are those that count; `nominal` are the others, and empty where there is no worst case. `limit` says whether
    alarm or stability decides, and is empty where that is not known. `verdict` is whole sentences, the first of which
    says whether it fits; `in_short` names rules instead of repeating what they say.
    """

    concentration: str
    way: str
    container: str
    flow: str
    days: str
    nominal: str
    book_by: str
    limit: str
    containers: str
    verdict: str
    in_short: str
    preparation: str
    products: tuple[str, ...]

    @property
    def name(self) -> str:
        """What is in the pump and where it comes from."""
        return f"{self.concentration} {self.way}"


def candidate_words(plan: Plan, candidate: Candidate) -> CandidateWords:
    """Put a candidate of a plan into words, with numbers in the mark of the document."""
    mark = plan.worksheet.decimal_mark
    has_worst_case = candidate.amount("earliest_days_to_alarm") is not None
    return CandidateWords(
        concentration=show_entered(candidate.concentration, mark),
        way=_way(candidate, mark),
        container=_container(candidate, mark),
        flow=_or_why(candidate, "flow_rate", mark),
        days=_or_why(candidate, "earliest_days_to_alarm" if has_worst_case else "days_to_alarm", mark),
        nominal=_or_why(candidate, "days_to_alarm", mark) if has_worst_case else "",
        book_by=_book_by(candidate),
        limit=limit_in_words(plan, candidate),
        containers=_containers(candidate, mark),
        verdict=_verdict(plan, candidate, mark),
        in_short=_in_short(plan, candidate, mark),
        preparation=_preparation(candidate, mark),
        products=_products(candidate, mark),
    )


def _way(candidate: Candidate, mark: DecimalMark) -> str:
    return "undiluted" if candidate.target is None else f"from {show_entered(candidate.stock.concentration, mark)}"


def _container(candidate: Candidate, mark: DecimalMark) -> str:
    container = candidate.stock.container
    return NOT_KNOWN if container is None else show_entered(container, mark)


def _is_withheld(candidate: Candidate, name: str) -> bool:
    return any(name in finding.withholds for finding in candidate.evaluation.findings)


def _or_why(candidate: Candidate, name: str, mark: DecimalMark) -> str:
    amount = candidate.amount(name)
    if amount is not None:
        return show_amount(amount, mark)
    return WITHHELD if _is_withheld(candidate, name) else NOT_KNOWN


def _book_by(candidate: Candidate) -> str:
    day = candidate.day("book_by_date")
    if day is not None:
        return show_date(day)
    return WITHHELD if _is_withheld(candidate, "book_by_date") else NO_DATE


def _containers(candidate: Candidate, mark: DecimalMark) -> str:
    count, left, container = (
        candidate.amount("containers"),
        candidate.amount("leftover_volume"),
        candidate.stock.container,
    )
    if count is None or left is None or container is None:
        return WITHHELD if _is_withheld(candidate, "containers") else NOT_KNOWN
    rest = "none" if left.magnitude == 0 else show_entered(left, mark)
    return f"{show_amount(count, mark)} of {show_entered(container, mark)}, {rest} left over"


def _preparation(candidate: Candidate, mark: DecimalMark) -> str:
    """What is drawn up: as a syringe can measure it, where a graduation is entered."""
    stock = _measured(candidate, "stock_volume")
    diluent = _measured(candidate, "diluent_volume")
    if stock is None:
        return ""
    drawn = f"{show_amount(stock, mark)} of stock"
    return f"{drawn}." if diluent is None else f"{drawn} and {show_amount(diluent, mark)} of diluent."


def _measured(candidate: Candidate, name: str) -> Amount | None:
    measured = candidate.amount(f"measured_{name}")
    return candidate.amount(name) if measured is None else measured


def _products(candidate: Candidate, mark: DecimalMark) -> tuple[str, ...]:
    return tuple(dict.fromkeys(in_mark(product.printed_name, mark) for product in candidate.stock.products))


def _verdict(plan: Plan, candidate: Candidate, mark: DecimalMark) -> str:
    if candidate.reasons:
        return f"{FALLS_OUT} {' '.join(candidate.reasons)}"
    return _fits(plan, candidate, mark, _with_title)


def _in_short(plan: Plan, candidate: Candidate, mark: DecimalMark) -> str:
    blocks = [_with_title(each) for each in candidate.evaluation.findings if each.severity is Severity.BLOCK]
    if blocks:
        return f"{FALLS_OUT.removesuffix('.')}: {', '.join(blocks)}."
    return _verdict(plan, candidate, mark) if candidate.reasons else _fits(plan, candidate, mark, _by_rule)


def _fits(plan: Plan, candidate: Candidate, mark: DecimalMark, name: Callable[[Finding], str]) -> str:
    own = [finding for finding in candidate.evaluation.findings if finding not in plan.shared]
    said = [_said(severity, own, name) for severity in _SAID]
    return " ".join(part for part in (FITS, _delivered(plan, candidate, mark), *said) if part)


def _delivered(plan: Plan, candidate: Candidate, mark: DecimalMark) -> str:
    delivered = candidate.amount("delivered_daily_dose")
    if delivered is None or not plan.facts.is_constant_flow():
        return ""
    return f"Gives {show_amount(delivered, mark)}."


def _said(severity: Severity, findings: list[Finding], name: Callable[[Finding], str]) -> str:
    """Name the findings of one severity."""
    names = [name(finding) for finding in findings if finding.severity is severity]
    return f"{_SAID[severity]}: {', '.join(names)}." if names else ""


def _with_title(finding: Finding) -> str:
    title = _TITLES.get(finding.rule, finding.rule)
    return f"{title[0].lower()}{title[1:]} ({finding.rule})"


def _by_rule(finding: Finding) -> str:
    return finding.rule
