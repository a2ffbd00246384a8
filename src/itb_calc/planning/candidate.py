"""One way to fill the pump, as a worksheet with its evaluation, and why it falls out where it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_against, show_entered, write_typable
from itb_calc.planning.shelf import Stock
from itb_calc.planning.wish import OF_A_CANDIDATE
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit import fields
from itb_calc.visit.fields import label_of
from itb_calc.visit.missing import Missing, NotComputed, NotEntered, Unreadable
from itb_calc.visit.results import Results
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet

_SOLD_READY = "CON-01"
_ON_THE_PACKAGE = (fields.LABEL_STRENGTH.path, fields.CONTAINER_VOLUME.path)
_ONLY_DILUTED = (
    fields.TARGET_CONCENTRATION.path,
    fields.FINAL_VOLUME.path,
    fields.GRADUATION.path,
    fields.DILUENT_GRADUATION.path,
)


@dataclass(frozen=True, slots=True)
class Fill:
    """How the pump is to be filled (mL): wholly, and what is prepared of a dilution in all."""

    volume: Amount
    prepared: Amount


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stock, undiluted or diluted to a target (mcg/mL). `reasons` say why it falls out; none where it fits."""

    stock: Stock
    target: Amount | None
    worksheet: Worksheet
    evaluation: Evaluation
    reasons: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether it reaches the interval without a block."""
        return not self.reasons

    @property
    def concentration(self) -> Amount:
        """What would be in the pump (mcg/mL)."""
        return self.stock.concentration if self.target is None else self.target

    @property
    def is_avoidable(self) -> bool:
        """Whether it is diluted to a strength that is sold ready."""
        return any(finding.rule == _SOLD_READY for finding in self.evaluation.findings)

    @property
    def days(self) -> Amount | None:
        """Days until the alarm volume is left that count for the interval; None where they are absent or withheld."""
        return _days(self.evaluation.results)

    def amount(self, name: str) -> Amount | None:
        """Return a result that is an amount; None where it is absent or withheld."""
        results = self.evaluation.results
        return results.amount(name) if name in results.worked else None

    def day(self, name: str) -> date | None:
        """Return a result that is a date; None where it is absent or withheld."""
        results = self.evaluation.results
        return results.day(name) if name in results.worked else None


def candidate_worksheet(stock: Stock, target: Amount | None, fill: Fill, typed: Worksheet) -> Worksheet:
    """Return the typed worksheet with this candidate filled in; what it does not say stays as it was typed.

    The product that is typed stays where it is one of this stock, with what was typed from its package.
    """
    chosen = typed.texts.get(fields.PRODUCT_ID.path)
    product = stock.product_for(chosen)
    kept = _ON_THE_PACKAGE if product == chosen else ()
    texts: dict[str, str] = {path: "" for path in OF_A_CANDIDATE if path not in kept}
    mark = typed.decimal_mark
    whole = _write(fill.volume, "mL", mark)
    texts |= {
        fields.PRODUCT_ID.path: product,
        fields.INJECTED_VOLUME.path: whole,
        fields.PROGRAMMED_VOLUME.path: whole,
    }
    return enter_all(typed, {**texts, **_preparation(target, fill, mark)})


def _preparation(target: Amount | None, fill: Fill, mark: DecimalMark) -> Mapping[str, str]:
    if target is None:
        return dict.fromkeys(_ONLY_DILUTED, "")
    return {
        fields.TARGET_CONCENTRATION.path: _write(target, "mcg/mL", mark),
        fields.FINAL_VOLUME.path: _write(fill.prepared, "mL", mark),
    }


def _write(amount: Amount, unit: str, mark: DecimalMark) -> str:
    return f"{write_typable(amount.to(unit), mark)} {unit}"


def judge(
    stock: Stock, target: Amount | None, worksheet: Worksheet, reference: Reference, wish: tuple[Amount, date]
) -> Candidate:
    """Evaluate a candidate's worksheet, and hold it against the wished interval (days) on a day."""
    interval, today = wish
    evaluation = evaluate(worksheet, reference, today)
    return Candidate(stock, target, worksheet, evaluation, _reasons(evaluation, interval))


def _reasons(evaluation: Evaluation, interval: Amount) -> tuple[str, ...]:
    blocks = tuple(_in_words(finding) for finding in evaluation.findings if finding.severity is Severity.BLOCK)
    if blocks:
        return blocks
    days = _days(evaluation.results)
    if days is None:
        return (f"Its days to the alarm are not known: it {_lacks(evaluation.results)}.",)
    if days < interval:
        mark = evaluation.decimal_mark
        reached = show_against(days, interval, mark).removesuffix(" days").removesuffix(" day")
        return (f"It reaches only {reached} of {show_entered(interval, mark)}.",)
    return ()


def _in_words(finding: Finding) -> str:
    return f"{finding.rule}: {finding.message}"


def _days(results: Results) -> Amount | None:
    try:
        return results.days_that_count()
    except NotComputed:
        return None


def _lacks(results: Results) -> str:
    for name in ("earliest_days_to_alarm", "days_to_alarm"):
        cause = results.waits_for(name)
        if isinstance(cause, NotEntered | Unreadable):
            return _needs(cause)
    return "cannot be computed from what is entered"


def _needs(cause: Missing) -> str:
    unread = ", which is not read" if isinstance(cause, Unreadable) else ""
    return f"needs the {label_of(cause.name).lower()}{unread}"
