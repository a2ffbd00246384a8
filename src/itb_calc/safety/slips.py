"""The slip detector: the same digits in a neighbouring unit or with another decimal place. It never corrects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from itb_calc.core.amount import Amount


@dataclass(frozen=True, slots=True)
class Slip:
    """By how much an implausible value would have to be multiplied or divided to be plausible."""

    sign: str
    factor: int
    plausible: Amount


def find_slip(value: Amount, lowest: Amount, highest: Amount, factors: Iterable[int]) -> Slip | None:
    """Return the slip that would explain a value outside its plausible range, the smallest factor first, or None."""
    if lowest <= value <= highest:
        return None
    for factor in sorted(factors):
        for sign, candidate in (("×", value * factor), ("÷", value / factor)):
            if lowest <= candidate <= highest:
                return Slip(sign, factor, candidate)
    return None
