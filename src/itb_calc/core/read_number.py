"""Strict reading of one number: ASCII digits with at most one decimal mark, or a refusal that says why.

Nothing is repaired, rounded or guessed. At most 7 digits before the mark and 4 after it; spaces around are fine.
"""

from __future__ import annotations

import re
from fractions import Fraction

from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.core.refuse_number import refuse_number

SPACES = " \N{NO-BREAK SPACE}"
_WELL_FORMED = {mark: re.compile(rf"(0|[1-9][0-9]{{0,6}})(?:{re.escape(mark)}([0-9]{{1,4}}))?") for mark in DecimalMark}


def read_number(text: str, mark: DecimalMark = DecimalMark.POINT) -> Fraction | Refusal:
    """Read a number without a unit, exactly, or say why it is not read."""
    match = _WELL_FORMED[mark].fullmatch(text.strip(SPACES))
    if match is None:
        return refuse_number(text.strip(SPACES), mark)
    whole, decimals = match.group(1), match.group(2) or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals))
