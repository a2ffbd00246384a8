"""A plan as a JSON object: exact numbers with their units, candidates in their order, each reason in words."""

from __future__ import annotations

from typing import Any

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.working import Worked
from itb_calc.planning.answer import answer
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.limit import limit_of
from itb_calc.planning.plan import Plan
from itb_calc.worksheet.evaluation_json import (
    evaluation_as_json,
    finding_as_json,
    problem_as_json,
    value_as_json,
    working_as_json,
)
from itb_calc.worksheet.text import SCHEMA

_CONCENTRATION = "mcg/mL"


def plan_as_json(plan: Plan) -> dict[str, Any]:
    """Return the object that `plan --json` prints; what is not known, or has no meaning for the pump, is absent."""
    mark, named = plan.worksheet.decimal_mark, _named(plan)
    interval = {} if plan.interval is None else {"interval": value_as_json(plan.interval, "day", mark)}
    return {
        "schema": SCHEMA,
        "version": plan.reading.version,
        "reference": {"version": plan.reading.reference_version, "sha256": plan.reading.reference_sha256},
        "today": plan.reading.today.isoformat(),
        **interval,
        **{name: value_as_json(worked.value, _CONCENTRATION, mark) for name, worked in named.items()},
        "working": [working_as_json(name, worked, mark) for name, worked in named.items()],
        "answer": list(answer(plan)),
        "findings": [finding_as_json(finding) for finding in plan.shared],
        "candidates": [_candidate(plan, candidate, mark) for candidate in plan.candidates],
        "waits_for": list(plan.waits_for),
        "problems": [problem_as_json(problem) for problem in plan.problems],
    }


def _named(plan: Plan) -> dict[str, Worked]:
    """Name the concentrations that the plan works out: the lowest or needed one, and what the minimum flow allows."""
    lowest = "needed_concentration" if plan.lowest and plan.facts.is_constant_flow() else "lowest_concentration"
    named = {lowest: plan.lowest, "highest_concentration": plan.highest}
    return {name: worked for name, worked in named.items() if worked is not None}


def _candidate(plan: Plan, candidate: Candidate, mark: DecimalMark) -> dict[str, Any]:
    evaluated, stock, target = evaluation_as_json(candidate.evaluation), candidate.stock, candidate.target
    return {
        "stock_concentration": value_as_json(stock.concentration, _CONCENTRATION, mark),
        "container_volume": None if stock.container is None else value_as_json(stock.container, "mL", mark),
        "products": [product.id for product in stock.products],
        "target_concentration": None if target is None else value_as_json(target, _CONCENTRATION, mark),
        "fits": candidate.fits,
        "reasons": list(candidate.reasons),
        "deciding_limit": limit_of(plan, candidate),
        "results": evaluated["results"],
        "findings": evaluated["findings"],
    }
