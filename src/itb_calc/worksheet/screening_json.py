"""A screening trial as the public JSON object: the dose, its volume, what else was asked for, findings."""

from __future__ import annotations

from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import Results
from itb_calc.visit.screening import effect_threshold
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.evaluation_json import finding_as_json

_RESULTS = {
    "volume": ("bolus_volume", "mL"),
    "time_since_last": ("time_since_last", "hour"),
    "start_dose": ("start_dose", "mcg/day"),
    "start_hourly_dose": ("start_hourly_dose", "mcg/hour"),
}


def screening_as_json(facts: Facts, evaluation: Evaluation) -> dict[str, Any]:
    """Return the object that `screen --json` prints; a result that is withheld, or was not asked for, is absent."""
    printed: dict[str, Any] = {"dose": _exact(facts.inputs.need(fields.DOSE), "mcg")}
    for key, (name, unit) in _RESULTS.items():
        if name in evaluation.results.worked:
            printed[key] = _exact(evaluation.results.amount(name), unit)
    if _has_start_dose(evaluation.results):
        printed["threshold"] = _exact(effect_threshold(facts), "hour")
    if "next_dose_from" in evaluation.results.worked:
        printed["next_dose_from"] = {"text": evaluation.results.text("next_dose_from")}
    return {**printed, "findings": [finding_as_json(finding) for finding in evaluation.findings]}


def _has_start_dose(results: Results) -> bool:
    return "start_dose" in results.worked


def _exact(amount: Amount, unit: str) -> dict[str, str]:
    return {"exact": str(amount.number(unit)), "unit": unit}
