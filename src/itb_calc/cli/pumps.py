"""`itb-calc pumps`: what is known of each pump, and what has to be entered from its manual."""

from __future__ import annotations

from typing import Any

from itb_calc.cli.sources import citations_as_json, cited_in_brief, source_list
from itb_calc.cli.streams import answer, answer_json
from itb_calc.cli.usable_reference import load_for_showing
from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_entered
from itb_calc.reference.pumps import Pump
from itb_calc.report.layout import row, wrapped

_UNKNOWN = "not known: enter from the manual"
_LABEL_WIDTH = 13


def run_pumps(*, as_json: bool) -> int:
    """Print the pumps with their figures."""
    reference, status = load_for_showing()
    if as_json:
        answer_json({"pumps": [_as_json(pump) for pump in reference.pumps.values()]})
        return status
    lines = ["PUMPS", ""]
    for pump in reference.pumps.values():
        lines += [*_readable(pump), ""]
    lines += source_list(reference, (citation for pump in reference.pumps.values() for citation in pump.citations))
    answer("\n".join(lines))
    return status


def _as_json(pump: Pump) -> dict[str, Any]:
    return {
        "id": pump.id,
        "name": pump.name,
        "reservoir_volume": _text(pump.reservoir_volume),
        "residual_volume": _text(pump.residual_volume),
        "minimum_flow": _text(pump.minimum_flow),
        "alarm_hint": _text(pump.alarm_hint),
        "sources": citations_as_json(pump.citations),
    }


def _text(amount: Amount | None) -> str | None:
    return None if amount is None else show_entered(amount)


def _readable(pump: Pump) -> list[str]:
    lines = [pump.name, *wrapped(pump.id, "  ")]
    if pump.is_constant_flow:
        lines += row("flow", "fixed by its maker: entered from the manual", _LABEL_WIDTH)
    lines += row("reservoir", _text(pump.reservoir_volume) or _UNKNOWN, _LABEL_WIDTH)
    lines += row("residual", _text(pump.residual_volume) or _UNKNOWN, _LABEL_WIDTH)
    if not pump.is_constant_flow:
        lines += row("minimum flow", _text(pump.minimum_flow) or _UNKNOWN, _LABEL_WIDTH)
    if pump.alarm_hint is not None:
        lines += row("alarm", f"{_text(pump.alarm_hint)} by the source, a hint only", _LABEL_WIDTH)
    if pump.lowest_concentration is not None and pump.highest_concentration is not None:
        labelled = f"{_text(pump.lowest_concentration)} to {_text(pump.highest_concentration)}"
        lines += row("baclofen", labelled, _LABEL_WIDTH)
    for note in pump.notes:
        lines += row("note", note, _LABEL_WIDTH)
    if pump.citations:
        lines += row("sources", cited_in_brief(pump.citations), _LABEL_WIDTH)
    return lines
