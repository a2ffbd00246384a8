"""Strict reading of numbers: the whole grammar and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.read_number import SPACES, read_number
from itb_calc.core.refusal import DecimalMark, Reason, Refusal
from tests.core.amounts import COMMA, POINT, marks
from tests.core.grammar import number_of

_NEAR_NUMBERS = st.text(st.sampled_from("0123456789000.,.,+-_ eE/٣½∞\u00a0"), max_size=16)
_DIGITS = st.text(st.sampled_from("0123456789"), max_size=9)
_WITH_MARK = st.tuples(_DIGITS, st.sampled_from(["", ".", ","]), _DIGITS).map("".join)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Fraction(0)),
        ("1", Fraction(1)),
        ("9", Fraction(9)),
        ("10", Fraction(10)),
        ("450", Fraction(450)),
        ("1000", Fraction(1000)),
        ("0.5", Fraction(1, 2)),
        ("12.75", Fraction(51, 4)),
        ("5.0", Fraction(5)),
        ("0.0", Fraction(0)),
        ("0.0001", Fraction(1, 10_000)),
        ("0.0500", Fraction(1, 20)),
        ("1.000", Fraction(1)),
        ("9999999", Fraction(9_999_999)),
        ("1000000", Fraction(1_000_000)),
        ("9999999.9999", Fraction(99_999_999_999, 10_000)),
        ("  450  ", Fraction(450)),
        ("\u00a0450 \u00a0", Fraction(450)),
    ],
)
def test_a_number_is_read_exactly_under_either_mark(text: str, number: Fraction) -> None:
    pointed, with_comma = read_number(text, POINT), read_number(text.replace(".", ","), COMMA)
    assert pointed == with_comma == number
    assert type(pointed) is type(with_comma) is Fraction


def test_the_decimal_mark_is_the_point_unless_told_otherwise() -> None:
    assert read_number("0.5") == Fraction(1, 2)
    assert isinstance(read_number("0,5"), Refusal)


@pytest.mark.parametrize(
    ("text", "mark", "reason"),
    [
        ("12345678", POINT, Reason.TOO_MANY_DIGITS),
        ("10000000", COMMA, Reason.TOO_MANY_DIGITS),
        ("0.00001", POINT, Reason.TOO_MANY_DECIMALS),
        ("0,00000", COMMA, Reason.TOO_MANY_DECIMALS),
        ("1,5", POINT, Reason.WRONG_MARK),
        ("1.5", COMMA, Reason.WRONG_MARK),
        ("05", POINT, Reason.LEADING_ZEROS),
        ("00", POINT, Reason.LEADING_ZEROS),
        ("\t5", POINT, Reason.SPACE_INSIDE),
        ("5\n", POINT, Reason.SPACE_INSIDE),
        ("5\r\n", POINT, Reason.SPACE_INSIDE),
        ("\u20095", POINT, Reason.SPACE_INSIDE),
        ("5\u3000", POINT, Reason.SPACE_INSIDE),
        ("", POINT, Reason.EMPTY),
        (" \u00a0", COMMA, Reason.EMPTY),
    ],
)
def test_what_lies_just_outside_the_grammar_is_refused(text: str, mark: DecimalMark, reason: Reason) -> None:
    refusal = read_number(text, mark)
    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason
    assert refusal.text == text.strip(SPACES)


def test_only_the_space_and_the_no_break_space_may_stand_around() -> None:
    assert sorted(SPACES) == [" ", "\u00a0"]


@given(_NEAR_NUMBERS | _WITH_MARK, marks)
@example("5\n", POINT)
@example("٣", POINT)
@example("２", COMMA)
def test_exactly_the_grammar_is_read(text: str, mark: DecimalMark) -> None:
    number, expected = read_number(text, mark), number_of(text, mark)
    assert (number if isinstance(number, Fraction) else None) == expected


@given(st.text(st.characters()), marks)
def test_no_text_at_all_makes_the_reader_stumble(text: str, mark: DecimalMark) -> None:
    number = read_number(text, mark)
    assert isinstance(number, Fraction | Refusal)
    assert isinstance(number, Fraction) == (number_of(text, mark) is not None)


@pytest.mark.parametrize("text", ["9" * 100_000, "0." + "1" * 100_000, "1,000" * 20_000, " " * 100_000, "1 " * 50_000])
def test_a_very_long_text_is_refused_at_once(text: str) -> None:
    assert isinstance(read_number(text), Refusal)
