"""Marks along a scale: round, and never more than there is room for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.desktop.viewmodels.scale_marks import FINEST, marks, step_for


@pytest.mark.parametrize(
    ("length", "at_most", "finest", "step"),
    [
        (40, 5, FINEST, 10),
        (40, 4, FINEST, 10),
        (40, 3, FINEST, 20),
        (40, 100, Fraction(1, 2), Fraction(1, 2)),
        (40, 79, Fraction(1, 2), 1),
        (40, 20, Fraction(1, 2), Fraction(5, 2)),
        (40, 10, Fraction(1, 5), 4),
        (Fraction(1, 4), 5, FINEST, Fraction(1, 20)),
        (10**18, 3, Fraction(1), 5 * 10**17),
    ],
)
def test_the_step_is_the_finest_that_there_is_room_for(
    length: Fraction, at_most: int, finest: Fraction, step: Fraction
) -> None:
    assert step_for(Fraction(length), at_most, finest) == step


@given(
    length=st.fractions(0, 10**6),
    at_most=st.integers(1, 200),
    finest=st.sampled_from([FINEST, Fraction(1, 5), Fraction(1)]),
)
def test_every_mark_is_a_multiple_of_the_graduation_and_within_the_length(
    length: Fraction, at_most: int, finest: Fraction
) -> None:
    step = step_for(length, at_most, finest)
    found = marks(length, step)
    assert found[0] == 0
    assert len(found) <= at_most + 1
    assert all((mark / finest).denominator == 1 and mark <= length for mark in found)
    assert length - found[-1] < step
