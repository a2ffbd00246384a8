"""The order of the candidates: the one place that says what is fitter. Why it is so: docs/decisions/0009-fitness.md."""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.shelf import container_size
from itb_calc.safety.finding import Severity

_OFF_THE_DOSE = "FLW-04"
_UNDILUTED, _DILUTED, _AVOIDABLE = Fraction(0), Fraction(1), Fraction(2)
_UNKNOWN = Fraction(10**12)

Fitness = tuple[Fraction, ...]


def fitness(candidate: Candidate, interval: Amount, dose: Amount) -> Fitness:
    """Return what candidates are sorted by, the fittest the least. No two candidates of a plan have the same.

    1. what fits; then what reaches too little, the least short first; then what has no days, since a block withholds
       them
    2. (constant-flow pumps) what gives the ordered dose before what FLW-04 cautions about
    3. undiluted, then diluted, then diluted to a strength that is sold ready
    4. (constant-flow pumps) nearest to the ordered dose
    5. less that somebody would have to confirm, such as another concentration than the previous one
    6. fewer containers to open
    7. nearest to the wished interval
    8. less left over in the containers
    9. the weaker, from the weaker stock, in the smaller container
    """
    days = candidate.days
    away = _UNKNOWN if days is None else abs(days - interval).number("day")
    short = Fraction(0) if candidate.fits else away
    return (
        _group(candidate),
        short,
        Fraction(any(finding.rule == _OFF_THE_DOSE for finding in candidate.evaluation.findings)),
        _kind(candidate),
        _off_the_dose(candidate, dose),
        _to_confirm(candidate),
        _number(candidate.amount("containers")),
        away,
        _number(candidate.amount("leftover_volume")),
        candidate.concentration.number("mcg/mL"),
        candidate.stock.concentration.number("mcg/mL"),
        container_size(candidate.stock),
    )


def _group(candidate: Candidate) -> Fraction:
    if candidate.fits:
        return Fraction(0)
    return Fraction(1 if candidate.days is not None else 2)


def _kind(candidate: Candidate) -> Fraction:
    if candidate.target is None:
        return _UNDILUTED
    return _AVOIDABLE if candidate.is_avoidable else _DILUTED


def _to_confirm(candidate: Candidate) -> Fraction:
    return Fraction(sum(finding.severity is Severity.CONFIRM for finding in candidate.evaluation.findings))


def _off_the_dose(candidate: Candidate, dose: Amount) -> Fraction:
    """By how much (mcg/day) a constant-flow pump would be off the ordered dose; 0 for any other pump."""
    needed, delivered = candidate.amount("needed_concentration"), candidate.amount("delivered_daily_dose")
    return Fraction(0) if needed is None or delivered is None else abs(delivered - dose).number("mcg/day")


def _number(amount: Amount | None) -> Fraction:
    return _UNKNOWN if amount is None else amount.magnitude
