"""The catheter volume that was worked out from model and trimmed length, as the working of the evaluation has it."""

from __future__ import annotations

from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_entered
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.worksheet.evaluate import Evaluation


def catheter_in_use(field: Field[Any], evaluation: Evaluation) -> str:
    """Say under the empty catheter volume which volume (mL) counts; an empty text for any other field."""
    if field is not fields.CATHETER_VOLUME:
        return ""
    system = evaluation.results.worked.get("system_volume")
    volume = None if system is None else system.terms.get("catheter")
    if not isinstance(volume, Amount):
        return ""
    return f"Empty: {show_entered(volume, evaluation.decimal_mark)} counts, from model and trimmed length"
