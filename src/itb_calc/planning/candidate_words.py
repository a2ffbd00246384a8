"""A candidate in words: what it is, what comes of it, and whether it fits; the same on every face of the program."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import in_mark, show_amount, show_entered
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.plan import Plan
from itb_calc.safety.catalogue import RULES
from itb_calc.safety.finding import Finding, Severity

_TITLES = {rule.id: rule.title for rule in RULES}
_SAID = {Severity.CONFIRM: "To confirm", Severity.CAUTION: "Caution"}
WITHHELD, NO_DATE, NOT_KNOWN = "withheld", "no date", "not known"
FITS, FALLS_OUT = "Fits.", "Falls out."


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """One candidate as it is shown. `verdict` is whole sentences, the first of which says whether it fits."""

    name: str
    container: str
    flow: str
    days: str
    book_by: str
    containers: str
    verdict: str
    preparation: str
    products: tuple[str, ...]


def candidate_words(plan: Plan, candidate: Candidate) -> CandidateWords:
    """Put a candidate of a plan into words, with numbers in the mark of the document."""
    mark = plan.worksheet.decimal_mark
    return CandidateWords(
        name=_name(candidate, mark),
        container=_container(candidate, mark),
        flow=_or_why(candidate, "flow_rate", mark),
        days=_days(candidate, mark),
        book_by=_book_by(candidate),
        containers=_containers(candidate, mark),
        verdict=_verdict(plan, candidate, mark),
        preparation=_preparation(candidate, mark),
        products=_products(candidate, mark),
    )


def _name(candidate: Candidate, mark: DecimalMark) -> str:
    concentration = show_entered(candidate.concentration, mark)
    if candidate.target is None:
        return f"{concentration} undiluted"
    return f"{concentration} from {show_entered(candidate.stock.concentration, mark)}"


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


def _days(candidate: Candidate, mark: DecimalMark) -> str:
    nominal, earliest = _or_why(candidate, "days_to_alarm", mark), candidate.amount("earliest_days_to_alarm")
    return nominal if earliest is None else f"{show_amount(earliest, mark)} (nominal {nominal})"


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
    rest = "nothing" if left.magnitude == 0 else show_entered(left, mark)
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
    own = [finding for finding in candidate.evaluation.findings if finding not in plan.shared]
    said = [_said(severity, own) for severity in _SAID]
    return " ".join(part for part in (FITS, _delivered(plan, candidate, mark), *said) if part)


def _delivered(plan: Plan, candidate: Candidate, mark: DecimalMark) -> str:
    delivered = candidate.amount("delivered_daily_dose")
    if delivered is None or not plan.facts.is_constant_flow():
        return ""
    return f"Gives {show_amount(delivered, mark)}."


def _said(severity: Severity, findings: list[Finding]) -> str:
    """Name the findings of one severity by their titles and rules."""
    names = [f"{_title(finding)} ({finding.rule})" for finding in findings if finding.severity is severity]
    return f"{_SAID[severity]}: {', '.join(names)}." if names else ""


def _title(finding: Finding) -> str:
    title = _TITLES.get(finding.rule, finding.rule)
    return f"{title[0].lower()}{title[1:]}"
