"""Exact arithmetic on plain integers: a ratio is a pair (numerator, denominator) in lowest terms.

The denominator is always above 0, so two equal ratios are equal tuples.
"""

from math import gcd

Ratio = tuple[int, int]

ZERO: Ratio = (0, 1)
ONE: Ratio = (1, 1)


def ratio(numerator: int, denominator: int = 1) -> Ratio:
    """The ratio in lowest terms. Raises ZeroDivisionError on a denominator of 0."""
    if denominator == 0:
        message = "a ratio with a denominator of 0"
        raise ZeroDivisionError(message)
    divisor = gcd(numerator, denominator)
    if denominator < 0:
        divisor = -divisor
    return numerator // divisor, denominator // divisor


def add(left: Ratio, right: Ratio) -> Ratio:
    """left + right."""
    return ratio(left[0] * right[1] + right[0] * left[1], left[1] * right[1])


def subtract(left: Ratio, right: Ratio) -> Ratio:
    """left - right."""
    return ratio(left[0] * right[1] - right[0] * left[1], left[1] * right[1])


def multiply(left: Ratio, right: Ratio) -> Ratio:
    """left * right."""
    return ratio(left[0] * right[0], left[1] * right[1])


def divide(left: Ratio, right: Ratio) -> Ratio:
    """left / right. Raises ZeroDivisionError where right is 0."""
    return ratio(left[0] * right[1], left[1] * right[0])


def below(left: Ratio, right: Ratio) -> bool:
    """Whether left is strictly below right."""
    return left[0] * right[1] < right[0] * left[1]


def magnitude(value: Ratio) -> Ratio:
    """The value without its sign."""
    return abs(value[0]), value[1]


def floor(value: Ratio) -> int:
    """The largest whole number not above the value."""
    return value[0] // value[1]


def ceiling(value: Ratio) -> int:
    """The smallest whole number not below the value."""
    return -(-value[0] // value[1])


def half_up(value: Ratio, step: Ratio) -> Ratio:
    """The value rounded half up to a multiple of the step."""
    steps = floor(add(divide(value, step), (1, 2)))
    return multiply(ratio(steps), step)


def shown(value: Ratio) -> str:
    """The value as "n" or "n/d"."""
    return str(value[0]) if value[1] == 1 else f"{value[0]}/{value[1]}"
