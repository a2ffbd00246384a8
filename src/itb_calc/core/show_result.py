"""Results as a person reads them: concentrations both ways, daily doses per hour too."""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import APPROXIMATELY, show_amount
from itb_calc.core.working import Value, show_value

_NOT_EXACT = (APPROXIMATELY, "less than", "above")
_BESIDE = {"mcg/mL": "mg/mL", "mg/mL": "mcg/mL"}


def show_both_ways(amount: Amount, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show a concentration in mg/mL and mcg/mL, a daily dose with its dose per hour, anything else in its unit."""
    if amount.unit in _BESIDE:
        milligrams, micrograms = amount.to("mg/mL"), amount.to("mcg/mL")
        return equal(show_amount(milligrams, mark), show_amount(micrograms, mark))
    if amount.unit == "mcg/day":
        return f"{show_amount(amount, mark)} ({show_amount(amount.to('mcg/hour'), mark)})"
    return show_amount(amount, mark)


def equal(*shown: str) -> str:
    """Write shown amounts as equal, the exact ones first, so that no exact one is said to equal a rounded one."""
    first, *others = sorted(shown, key=lambda text: text.startswith(_NOT_EXACT))
    return first + "".join(_related(text) for text in others)


def _related(text: str) -> str:
    if text.startswith(APPROXIMATELY):
        return f" {APPROXIMATELY} {text.removeprefix(APPROXIMATELY)}"
    return f", {text}" if text.startswith(_NOT_EXACT) else f" = {text}"


def show_result(value: Value, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show a result of any type."""
    return show_both_ways(value, mark) if isinstance(value, Amount) else show_value(value, mark)
