"""Numbers inside quantities: refused as numbers, and a suggestion only for a whole text that is then read."""

import pytest

from itb_calc.core.quantity_text import read_quantity
from itb_calc.core.refusal import Reason, Refusal
from tests.core.amounts import COMMA
from tests.core.sentences import assert_plain


def _refused(text: str) -> Refusal:
    refusal = read_quantity(text)
    assert isinstance(refusal, Refusal)
    assert_plain(refusal)
    return refusal


@pytest.mark.parametrize(
    ("text", "reason", "quoted"),
    [
        ("½ mg", Reason.FRACTION_CHARACTER, "½"),
        ("½mg", Reason.FRACTION_CHARACTER, "½"),
        ("1½mg", Reason.FRACTION_CHARACTER, "1½"),
        ("½", Reason.FRACTION_CHARACTER, "½"),
        ("10 mg/½", Reason.FRACTION_CHARACTER, "½"),
        ("10 mg/½mL", Reason.FRACTION_CHARACTER, "½"),
        ("-5 mg", Reason.MINUS_SIGN, "-5"),
        ("1e3 mg", Reason.EXPONENT, "1e3"),
        ("0x10 mg", Reason.HEXADECIMAL, "0x10"),
        ("007 mg", Reason.LEADING_ZEROS, "007"),
        ("1.2.3 mg", Reason.TWO_MARKS, "1.2.3"),
        ("five mg", Reason.LETTERS, "five"),
        ("∞ mg", Reason.INFINITY, "∞"),
        ("∞", Reason.INFINITY, "∞"),
        ("inf mg", Reason.INFINITY, "inf"),
        ("inf", Reason.INFINITY, "inf"),
        ("Infinity", Reason.INFINITY, "Infinity"),
        ("10 mg/inf", Reason.INFINITY, "inf"),
        ("NaN mg", Reason.NOT_A_NUMBER, "NaN"),
        ("nan", Reason.NOT_A_NUMBER, "nan"),
        ("-inf", Reason.MINUS_SIGN, "-inf"),
        ("5 inf", Reason.SPACE_INSIDE, "5 inf"),
        ("12345678 mg", Reason.TOO_MANY_DIGITS, "12345678"),
        ("0.12345 mg", Reason.TOO_MANY_DECIMALS, "0.12345"),
        ("1,500 mcg", Reason.THOUSANDS_MARK, "1,500"),
        ("1,000", Reason.THOUSANDS_MARK, "1,000"),
        ("1 5 mg", Reason.SPACE_INSIDE, "1 5"),
        ("10\tmg", Reason.SPACE_INSIDE, "10[U+0009]"),
        ("10\u2009mg", Reason.SPACE_INSIDE, "10[U+2009]"),
        ("1\n000 mcg", Reason.SPACE_INSIDE, "1[U+000A]000"),
        ("10 mg\n", Reason.SPACE_INSIDE, "10 mg[U+000A]"),
        ("10\u200bmg", Reason.UNKNOWN_CHARACTER, "10[U+200B]"),
        ("\u202e5 mg", Reason.UNKNOWN_CHARACTER, "[U+202E]5"),
        ("\u20665\u2069mg", Reason.UNKNOWN_CHARACTER, "[U+2066]5[U+2069]"),
        ("5\x00mg", Reason.UNKNOWN_CHARACTER, "5[U+0000]"),
        ("\ud800", Reason.UNKNOWN_CHARACTER, "[U+D800]"),
        ("10 mg/\ud800 mL", Reason.UNKNOWN_CHARACTER, "[U+D800]"),
        (".", Reason.NO_DIGITS, "."),
        ("5 %%", Reason.SPACE_INSIDE, "5 %"),
    ],
)
def test_a_wrong_number_is_refused_as_a_number_and_nothing_is_offered(text: str, reason: Reason, quoted: str) -> None:
    refusal = _refused(text)
    assert (refusal.reason, refusal.text, refusal.suggestion) == (reason, text, None)
    assert refusal.message.startswith(f"{quoted} is not read as a number: ")


@pytest.mark.parametrize(
    ("text", "reason", "message", "offered"),
    [
        (
            ".5 mg",
            Reason.NO_LEADING_ZERO,
            ".5 is not read as a number: a zero must stand before the decimal point. Write 0.5.",
            "0.5 mg",
        ),
        (
            "5.mg",
            Reason.NO_DECIMALS,
            "5. is not read as a number: no decimals follow the decimal point. Write 5.",
            "5mg",
        ),
        (
            " 1,5 mg ",
            Reason.WRONG_MARK,
            "1,5 is not read as a number: the decimal mark here is a point. Write 1.5.",
            " 1.5 mg ",
        ),
        (
            "10 mg/1,5 mL",
            Reason.WRONG_MARK,
            "1,5 is not read as a number: the decimal mark here is a point. Write 1.5.",
            "10 mg/1.5 mL",
        ),
        (
            "1 000 mcg/mL",
            Reason.SPACE_INSIDE,
            "1 000 is not read as a number: it has a space inside. Write 1000.",
            "1000 mcg/mL",
        ),
        (
            "1,000.5 mcg / mL",
            Reason.THOUSANDS_MARK,
            "1,000.5 is not read as a number: it has a thousands separator. Write 1000.5.",
            "1000.5 mcg / mL",
        ),
        (
            "+5 mg in 5 mL",
            Reason.PLUS_SIGN,
            "+5 is not read as a number: it begins with a plus sign. Write 5.",
            "5 mg in 5 mL",
        ),
        (
            "5 mg per +5 mL ",
            Reason.PLUS_SIGN,
            "+5 is not read as a number: it begins with a plus sign. Write 5.",
            "5 mg per 5 mL ",
        ),
        (
            "٣ mg",
            Reason.OTHER_DIGITS,
            "٣ is not read as a number: its digits are not the digits 0 to 9. Write 3.",
            "3 mg",
        ),
    ],
)
def test_a_suggestion_is_the_whole_text(text: str, reason: Reason, message: str, offered: str) -> None:
    assert _refused(text) == Refusal(reason, text, message, offered)


@pytest.mark.parametrize(
    "text", ["1,5 mg/2,5 mL", ".5 mg/.5 mg", "+1 mg/+1 mL", "1,5 MG", "1,5", "1,5 mL/mL", ".5 mg/0 mL"]
)
def test_no_suggestion_where_the_text_would_still_not_be_read(text: str) -> None:
    assert _refused(text).suggestion is None


def test_a_suggestion_uses_the_comma_where_that_is_the_mark() -> None:
    refusal = read_quantity("1.5 mg/2 mL", COMMA)
    assert isinstance(refusal, Refusal)
    assert refusal.message == "1.5 is not read as a number: the decimal mark here is a comma. Write 1,5."
    assert refusal.suggestion == "1,5 mg/2 mL"


@pytest.mark.parametrize("text", [".5 mg/.5 mg", ".5 mL in .5 mL", " .5 mg/0.5 mg"])
def test_the_same_wrong_number_twice_no_longer_goes_round_for_ever(text: str) -> None:
    refusal = _refused(text)
    assert (refusal.reason, refusal.suggestion) == (Reason.NO_LEADING_ZERO, None)
