"""Numbers in words: one reading for each, by a listener of its own that knows nothing of how they were made."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.number_words import TOO_LARGE, can_be_said, digits_in_words, number_in_words

_UNDER_TWENTY = (
    "zero one two three four five six seven eight nine"
    " ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ONES = {word: number for number, word in enumerate(_UNDER_TWENTY.split())}
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * place for place, word in enumerate(_ROUND.split(), 2)}
# Every number that can be typed: at most seven digits before the mark, and four behind it.
typable = st.integers(min_value=0, max_value=TOO_LARGE * 10**4 - 1).map(lambda steps: Fraction(steps, 10**4))


def heard(words: str) -> Fraction:
    """Write down a number as somebody who listens does: word by word, from left to right."""
    whole, _, decimals = words.partition(" point ")
    total = group = 0
    for word in whole.replace("-", " ").split():
        if word in {"million", "thousand"}:
            total, group = total + group * (10**6 if word == "million" else 1000), 0
        elif word == "hundred":
            group *= 100
        elif word != "and":
            group += _ONES[word] if word in _ONES else _TENS[word]
    behind = [_ONES[word] for word in decimals.split()]
    return total + group + sum((Fraction(digit, 10**place) for place, digit in enumerate(behind, 1)), Fraction(0))


def written(digits: str) -> Fraction:
    """Write down what is said digit by digit."""
    return Fraction("".join("." if word == "point" else str(_ONES[word]) for word in digits.split()))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "zero"),
        ("1", "one"),
        ("13", "thirteen"),
        ("20", "twenty"),
        ("21", "twenty-one"),
        ("40", "forty"),
        ("99", "ninety-nine"),
        ("100", "one hundred"),
        ("101", "one hundred and one"),
        ("450", "four hundred and fifty"),
        ("999", "nine hundred and ninety-nine"),
        ("1000", "one thousand"),
        ("1005", "one thousand and five"),
        ("1500", "one thousand five hundred"),
        ("2000", "two thousand"),
        ("2048", "two thousand and forty-eight"),
        ("15000", "fifteen thousand"),
        ("120350", "one hundred and twenty thousand three hundred and fifty"),
        ("1000000", "one million"),
        ("1000001", "one million and one"),
        ("1005000", "one million five thousand"),
        ("9999999", "nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine"),
        ("0.175", "zero point one seven five"),
        ("0.0001", "zero point zero zero zero one"),
        ("0.5", "zero point five"),
        ("18.75", "eighteen point seven five"),
        ("1000.05", "one thousand point zero five"),
        ("3000000.2", "three million point two"),
    ],
)
def test_a_number_is_spelled_in_one_style(number: str, words: str) -> None:
    assert number_in_words(Fraction(number)) == words


@pytest.mark.parametrize(
    ("number", "digits"),
    [("40", "four zero"), ("14", "one four"), ("0", "zero"), ("12.5", "one two point five"), ("450", "four five zero")],
)
def test_a_number_is_said_digit_by_digit(number: str, digits: str) -> None:
    assert digits_in_words(Fraction(number)) == digits


@given(typable)
def test_what_is_heard_is_the_number_and_no_other(number: Fraction) -> None:
    assert heard(number_in_words(number)) == number
    assert written(digits_in_words(number)) == number


@given(typable, typable)
def test_two_numbers_never_sound_the_same(one: Fraction, other: Fraction) -> None:
    assert (number_in_words(one) == number_in_words(other)) == (one == other)
    assert (digits_in_words(one) == digits_in_words(other)) == (one == other)


def test_every_whole_number_below_a_hundred_thousand_is_heard_as_itself() -> None:
    assert [number for number in range(100_000) if heard(number_in_words(Fraction(number))) != number] == []


@pytest.mark.parametrize("number", ["1/3", "0.00001", "-1", "-0.5", "10000000", "2/7"])
def test_a_number_without_exact_words_has_none(number: str) -> None:
    assert not can_be_said(Fraction(number))
    for say in (number_in_words, digits_in_words):
        with pytest.raises(ValueError, match="has no words"):
            say(Fraction(number))


@given(st.fractions(min_value=0, max_value=2 * TOO_LARGE))
def test_a_rounded_number_is_never_said(number: Fraction) -> None:
    if can_be_said(number):
        assert heard(number_in_words(number)) == number
    else:
        with pytest.raises(ValueError, match="has no words"):
            number_in_words(number)
