"""One way to prepare the target, as a worksheet with its evaluation: what is drawn, wasted, and found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from itb_calc.core import measuring
from itb_calc.core.amount import Amount
from itb_calc.planning.source import Source
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing, Unreadable
from itb_calc.visit.results import Results
from itb_calc.visit.waiting import waits_in_words
from itb_calc.worksheet.containers import containers_of_stock
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

STOCK, DILUENT, SECOND_STOCK = "stock", "diluent", "second stock"
# The families of rules that judge how something is prepared; every other rule says the same of each way.
_OF_A_WAY = ("INT", "REF", "PRD", "CON", "DIL")
_MAY_BE_ABSENT = ("measured_stock_volume", "measured_diluent_volume", "containers")


class Kind(Enum):
    """How the target comes about."""

    READY_MADE = "ready-made"
    ONE_STOCK = "one stock"
    WHOLE_CONTAINERS = "whole containers"
    TWO_STOCKS = "two stocks"


@dataclass(frozen=True, slots=True)
class Draw:
    """A volume (mL) to draw up: exact, and as its syringe measures it where that is rounded to a graduation.

    Diluent has no containers here, and a stock none where their volume is not known.
    """

    name: str
    exact: Amount
    measured: Amount | None = None
    containers: int | None = None
    container: Amount | None = None
    left_over: Amount | None = None

    @property
    def volume(self) -> Amount:
        """What hands draw: the measured volume, else the exact one."""
        return self.exact if self.measured is None else self.measured


@dataclass(frozen=True, slots=True)
class Way:
    """A way to prepare. `reason` says why it cannot be used, and is empty where it can be.

    `waste` (mL) is what stays in opened containers and what is prepared beyond the need; None where a container's
    volume is not known. `achieved` (mcg/mL) is what the drawn volumes give.
    """

    kind: Kind
    stock: Source
    second: Source | None
    worksheet: Worksheet
    draws: tuple[Draw, ...] = ()
    waste: Amount | None = None
    achieved: Amount | None = None
    deviation: Amount | None = None
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether nothing blocks it, and nothing that it needs is missing."""
        return not self.reason

    @property
    def worst(self) -> Severity | None:
        """The gravest of its findings that is more than a remark."""
        found = [finding.severity for finding in self.findings if finding.severity is not Severity.INFO]
        return min(found, key=lambda severity: severity.weight, default=None)

    @property
    def smallest(self) -> Amount | None:
        """The smallest volume (mL) to measure; None where nothing is drawn."""
        return min(self._measured, default=None)

    @property
    def steps(self) -> int:
        """How many volumes are drawn up."""
        return len(self._measured)

    @property
    def _measured(self) -> list[Amount]:
        """The volumes to draw; one that rounds to nothing on its graduation is not drawn."""
        return [draw.volume for draw in self.draws if draw.volume.magnitude > 0]

    @property
    def containers(self) -> int | None:
        """How many containers of stock are opened; None where that is not known of one of them."""
        counts = [draw.containers for draw in self.draws if draw.name != DILUENT]
        return None if None in counts else sum(count for count in counts if count is not None)


@dataclass(frozen=True, slots=True)
class Judged:
    """A worksheet of a way with what was read from it and its evaluation."""

    worksheet: Worksheet
    facts: Facts
    evaluation: Evaluation


def way_of(kind: Kind, stock: Source, second: Source | None, judged: Judged, needed: Amount) -> Way:
    """Gather a way from its evaluation; `needed` (mL) is what is injected and what primes the refill assembly."""
    findings = tuple(each for each in judged.evaluation.findings if each.rule.startswith(_OF_A_WAY))
    reason = _reason(judged)
    if reason:
        return Way(kind, stock, second, judged.worksheet, findings=findings, reason=reason)
    results = judged.evaluation.results
    draws = tuple(draw for draw in _draws(judged.facts, results, second) if draw.exact.magnitude > 0)
    return Way(
        kind,
        stock,
        second,
        judged.worksheet,
        draws,
        _waste(draws, needed),
        _first(results, ("achieved_concentration", "pump_concentration")),
        _first(results, ("achieved_deviation",)),
        findings,
    )


def _reason(judged: Judged) -> str:
    """Say which block stands in the way, or what the way waits for; empty where it can be used."""
    for finding in judged.evaluation.findings:
        is_of_a_way = finding.rule.startswith(_OF_A_WAY) and finding.severity is Severity.BLOCK
        if is_of_a_way or "stock_volume" in finding.withholds:
            return f"{finding.rule}: {finding.message}"
    cause = _waits_for(judged)
    return "" if cause is None else f"{waits_in_words(cause).capitalize()}."


def _waits_for(judged: Judged) -> Missing | None:
    """Return what the stock volume waits for, or which field of the rest is not read: that never counts as empty."""
    results = judged.evaluation.results
    causes = [results.waits_for("stock_volume")]
    causes += [each for name in _MAY_BE_ABSENT if isinstance(each := results.waits_for(name), Unreadable)]
    try:
        judged.facts.inputs.get(fields.SECOND_CONTAINER_VOLUME)
    except Unreadable as unread:
        causes.append(unread)
    return next((cause for cause in causes if cause is not None), None)


def _draws(facts: Facts, results: Results, second: Source | None) -> Iterator[Draw]:
    opened = containers_of_stock(facts, results)
    exact, measured = results.amount("stock_volume"), _first(results, ("measured_stock_volume",))
    if opened is None:
        yield Draw(STOCK, exact, measured)
    else:
        yield Draw(STOCK, exact, measured, opened.count, opened.volume, results.amount("leftover_volume"))
    if second is None:
        diluent = _first(results, ("diluent_volume",))
        if diluent is not None:
            yield Draw(DILUENT, diluent, _first(results, ("measured_diluent_volume",)))
    else:
        yield _second_draw(results.amount("second_stock_volume"), second.container)


def _second_draw(volume: Amount, container: Amount | None) -> Draw:
    if container is None:
        return Draw(SECOND_STOCK, volume)
    count = _amount(measuring.containers(volume, container).value)
    left = _amount(measuring.leftover_volume(volume, container, count).value)
    return Draw(SECOND_STOCK, volume, None, int(count.magnitude), container, left)


def _waste(draws: Iterable[Draw], needed: Amount) -> Amount | None:
    drawn = tuple(draws)
    left_over = [draw.left_over for draw in drawn if draw.name != DILUENT]
    if None in left_over:
        return None
    return measuring.wasted_volume(
        (volume for volume in left_over if volume is not None), (draw.volume for draw in drawn), needed
    )


def _first(results: Results, names: tuple[str, ...]) -> Amount | None:
    """Return the first of the results that is there."""
    for name in names:
        try:
            return results.amount(name)
        except Missing:
            continue
    return None


def _amount(value: object) -> Amount:
    if not isinstance(value, Amount):
        msg = "containers and what is left over are amounts"
        raise TypeError(msg)
    return value
