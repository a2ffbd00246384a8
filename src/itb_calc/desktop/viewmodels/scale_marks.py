"""Marks along a scale: as many as there is room for, always on multiples of one step."""

from __future__ import annotations

from fractions import Fraction
from itertools import cycle

# What can be typed is no finer.
FINEST = Fraction(1, 10_000)
# From 1 to 2, from 2 to 5, from 5 to 10.
_COARSER = (Fraction(2), Fraction(5, 2), Fraction(2))


def step_for(length: Fraction, at_most: int, finest: Fraction = FINEST) -> Fraction:
    """Return the finest step times 1, 2, 5, 10, … of which no more than `at_most` (at least 1) fit into the length."""
    step, coarser = finest, cycle(_COARSER)
    while length // step > at_most:
        step *= next(coarser)
    return step


def marks(length: Fraction, step: Fraction) -> tuple[Fraction, ...]:
    """Return every multiple of the step from 0 to the length."""
    return tuple(step * place for place in range(int(length // step) + 1))
