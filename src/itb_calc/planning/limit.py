"""Which limit ends a fill: the alarm volume or the stability of the drug."""

from __future__ import annotations

from itb_calc.core.refill_date import ALARM, STABILITY, deciding_limit
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.plan import Plan
from itb_calc.visit import fields

_RESULT = "deciding_limit"
_IN_WORDS = {ALARM: "alarm decides", STABILITY: "stability decides"}


def limit_of(plan: Plan, candidate: Candidate) -> str | None:
    """Return `alarm` or `stability`; None where the days or the stability limit are not known, or it is withheld.

    The result of the same name waits for a fill date, which this comparison does not need.
    """
    days, stability = candidate.days, plan.facts.inputs.get(fields.STABILITY_LIMIT)
    is_withheld = any(_RESULT in finding.withholds for finding in candidate.evaluation.findings)
    if days is None or stability is None or is_withheld:
        return None
    return ALARM if deciding_limit(days, stability).value == ALARM else STABILITY


def limit_in_words(plan: Plan, candidate: Candidate) -> str:
    """Say which limit decides; empty where that is not known."""
    limit = limit_of(plan, candidate)
    return "" if limit is None else _IN_WORDS[limit]
