"""Numbers in English words, as they are read out on the telephone: exact, and one reading for each.

British style: a group of three has "and" behind its hundreds (four hundred and fifty), and the last group also where it
is below a hundred and something stands before it (two thousand and five); twenty-one has a hyphen. What stands behind
the decimal mark is said digit by digit behind "point", whatever mark the document is typed with.
"""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.show_number import is_typable

TOO_LARGE = 10_000_000
_MOST_DECIMALS = 4
_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_POINT = "point"


def can_be_said(number: Fraction) -> bool:
    """Whether a number has words: seven digits before the mark at most, four behind it."""
    return 0 <= number < TOO_LARGE and is_typable(number)


def number_in_words(number: Fraction) -> str:
    """Return a number in words; ValueError where it has none: a rounded one is never said."""
    whole, decimals = _parts(number)
    words = _whole(whole)
    return f"{words} {_POINT} {_digit_by_digit(decimals)}" if decimals else words


def digits_in_words(number: Fraction) -> str:
    """Return a number digit by digit ("four zero"): forty and fourteen sound alike; ValueError as for the words."""
    whole, decimals = _parts(number)
    digits = _digit_by_digit(str(whole))
    return f"{digits} {_POINT} {_digit_by_digit(decimals)}" if decimals else digits


def _parts(number: Fraction) -> tuple[int, str]:
    """Split a number into its whole part and the digits of its decimals, without the zeros at their end."""
    if not can_be_said(number):
        msg = f"{number} has no words"
        raise ValueError(msg)
    steps = number * 10**_MOST_DECIMALS
    whole, rest = divmod(steps.numerator, 10**_MOST_DECIMALS)
    return whole, f"{rest:0{_MOST_DECIMALS}d}".rstrip("0")


def _digit_by_digit(digits: str) -> str:
    return " ".join(_BELOW_TWENTY[int(digit)] for digit in digits)


def _whole(number: int) -> str:
    millions, rest = divmod(number, 1_000_000)
    thousands, last = divmod(rest, 1000)
    groups = [f"{_group(count)} {name}" for count, name in ((millions, "million"), (thousands, "thousand")) if count]
    if last or not groups:
        groups.append(f"and {_group(last)}" if groups and last < 100 else _group(last))
    return " ".join(groups)


def _group(number: int) -> str:
    """Return a number below a thousand."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    words = f"{_BELOW_TWENTY[hundreds]} hundred"
    return f"{words} and {_below_hundred(rest)}" if rest else words


def _below_hundred(number: int) -> str:
    if number < 20:
        return _BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_BELOW_TWENTY[ones]}" if ones else _TENS[tens]
