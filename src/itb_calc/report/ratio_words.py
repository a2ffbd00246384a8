"""Ratios in words: how many times as much, and which part of something."""

from __future__ import annotations

from fractions import Fraction
from itertools import count

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import APPROXIMATELY, show_against, show_number

_ALL = Amount(Fraction(100), "%")
_SHARES = {
    Fraction(1, 4): "a quarter of",
    Fraction(1, 3): "a third of",
    Fraction(1, 2): "half of",
    Fraction(2, 3): "two thirds of",
    Fraction(3, 4): "three quarters of",
    Fraction(2): "twice",
}


def how_many_times(times: Fraction, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show a ratio above 1 with two decimals at most, or with as many as make it look different from 1."""
    shown = (show_number(times, decimals, mark) for decimals in count(2))
    return next(text for text in shown if text.removeprefix(APPROXIMATELY) != "1")


def share_in_words(share: Fraction, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Say which part of something a share other than 1 is: `a quarter of`, `40 % of`, `4 times`."""
    if share in _SHARES:
        return _SHARES[share]
    if share > 1:
        return f"{how_many_times(share, mark)} times"
    return f"{show_against(_ALL * share, _ALL, mark)} of"
