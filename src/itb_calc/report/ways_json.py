"""The ways to prepare as the public JSON object: exact and shown numbers, findings, and the texts to type."""

from __future__ import annotations

from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_result import show_result
from itb_calc.planning.source import Source
from itb_calc.planning.way import Draw, Way
from itb_calc.planning.ways import Ways
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import SCHEMA


def ways_as_json(ways: Ways, evaluation: Evaluation) -> dict[str, Any]:
    """Return the object that `ways --json` prints; null stands for what is not known."""
    mark = evaluation.decimal_mark
    return {
        "schema": SCHEMA,
        "version": evaluation.version,
        "reference": {"version": evaluation.reference_version, "sha256": evaluation.reference_sha256},
        "today": evaluation.today.isoformat(),
        "target": _value(ways.target, mark, "mcg/mL"),
        "needed": _value(ways.needed, mark),
        "needs": ways.needs or None,
        "ways": [_way(way, mark) for way in ways.ways],
    }


def _way(way: Way, mark: DecimalMark) -> dict[str, Any]:
    return {
        "kind": way.kind.value,
        "usable": way.is_usable,
        "reason": way.reason or None,
        "stock": _source(way.stock, mark),
        "second_stock": None if way.second is None else _source(way.second, mark),
        "draw": [_draw(draw, mark) for draw in way.draws],
        "waste": _value(way.waste, mark),
        "smallest_volume": _value(way.smallest, mark),
        "achieved_concentration": _value(way.achieved, mark, "mcg/mL"),
        "worst": None if way.worst is None else way.worst.value,
        "findings": [{"rule": each.rule, "severity": each.severity.value} for each in way.findings],
        "worksheet": dict(sorted(way.worksheet.texts.items())),
    }


def _source(source: Source, mark: DecimalMark) -> dict[str, Any]:
    return {
        "product": source.product or None,
        "name": source.name,
        "concentration": _value(source.concentration, mark, "mcg/mL"),
        "container_volume": _value(source.container, mark),
        "as_typed": source.is_typed,
    }


def _draw(draw: Draw, mark: DecimalMark) -> dict[str, Any]:
    return {
        "name": draw.name,
        "volume": _value(draw.volume, mark),
        "exact_volume": _value(draw.exact, mark),
        "measured": draw.measured is not None,
        "containers": draw.containers,
        "left_over": _value(draw.left_over, mark),
    }


def _value(amount: Amount | None, mark: DecimalMark, unit: str = "mL") -> dict[str, str] | None:
    if amount is None:
        return None
    return {"exact": str(amount.number(unit)), "unit": unit, "display": show_result(amount.to(unit), mark)}
