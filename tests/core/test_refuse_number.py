"""Why a text is no number: each way of being wrong, its sentence, and a suggestion only where it is safe."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.read_number import read_number
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.core.refuse_number import refuse_number
from tests.core.amounts import COMMA, POINT, marks
from tests.core.grammar import meanings
from tests.core.sentences import assert_harmless, assert_plain

_SWAP = str.maketrans(".,", ",.")
_NOTHING = "Nothing is typed here but space. Type the number, or clear the field."
_PLUS = "it begins with a plus sign."
_MINUS = "it begins with a minus sign, and no amount here is below zero. Check the source."
_INFINITY = "infinity is not an amount. Type the number from the source."
_NAN = "it stands for no number. Type the number from the source."
_FRACTION_CHARACTER = "it has a fraction or a raised digit in it. Write it as a decimal number."
_FRACTION = "it is written as a fraction. Write it as a decimal number."
_OTHER_DIGITS = "its digits are not the digits 0 to 9."
_HEXADECIMAL = "0x begins a computer's notation. Write it with the digits 0 to 9 only."
_EXPONENT = "the letter e would be an exponent. Write the number out in full."
_UNDERSCORE = "it has an underscore in it."
_UNDERSCORE_PLAIN = "it has an underscore in it. Write the number without it."
_SPACE = "it has a space inside."
_SPACE_PLAIN = "it has a space or a line break inside. Write one number without a space."
_LETTERS = "it has letters in it. Write the digits 0 to 9 and at most one decimal point."
_UNKNOWN = "it has a character that no number has. Write the digits 0 to 9 and at most one decimal point."
_NO_DIGITS = "it has no digits. Type the number."
_MARK = "the decimal mark here is a point."
_SEPARATOR, _SEPARATORS = "it has a thousands separator.", "it has thousands separators."
_MARKS = "it has more than one mark. Write at most one decimal point and no separator."
_POINTS = "it has more than one decimal point. Write at most one."
_NO_ZERO = "a zero must stand before the decimal point."
_NO_DECIMALS = "no decimals follow the decimal point."
_ZEROS = "it begins with a zero that no decimal point follows. Check whether the point was left out."
_DIGITS = "it has more than 7 digits before the decimal point. Check the number."
_DECIMALS = "it has more than 4 decimals. Write at most 4 decimals."
_CHECK = " Check the number."

_OFFERED = [
    ("+5", Reason.PLUS_SIGN, _PLUS, "5"),
    ("+0.5", Reason.PLUS_SIGN, _PLUS, "0.5"),
    ("٣", Reason.OTHER_DIGITS, _OTHER_DIGITS, "3"),
    ("２", Reason.OTHER_DIGITS, _OTHER_DIGITS, "2"),
    ("1٣.٥", Reason.OTHER_DIGITS, _OTHER_DIGITS, "13.5"),
    ("1_000", Reason.UNDERSCORE, _UNDERSCORE, "1000"),
    ("123_456.7891", Reason.UNDERSCORE, _UNDERSCORE, "123456.7891"),
    ("1_000_000", Reason.UNDERSCORE, _UNDERSCORE, "1000000"),
    ("1 000", Reason.SPACE_INSIDE, _SPACE, "1000"),
    ("1\u00a0000", Reason.SPACE_INSIDE, _SPACE, "1000"),
    ("1\u2009000", Reason.SPACE_INSIDE, _SPACE, "1000"),
    ("1\u202f000\u202f000", Reason.SPACE_INSIDE, _SPACE, "1000000"),
    ("999 999.9999", Reason.SPACE_INSIDE, _SPACE, "999999.9999"),
    ("1,5", Reason.WRONG_MARK, _MARK, "1.5"),
    ("0,5", Reason.WRONG_MARK, _MARK, "0.5"),
    ("0,500", Reason.WRONG_MARK, _MARK, "0.500"),
    ("1,50", Reason.WRONG_MARK, _MARK, "1.50"),
    ("1,5000", Reason.WRONG_MARK, _MARK, "1.5000"),
    ("1234,567", Reason.WRONG_MARK, _MARK, "1234.567"),
    ("9999999,9999", Reason.WRONG_MARK, _MARK, "9999999.9999"),
    ("1,000,000", Reason.THOUSANDS_MARK, _SEPARATORS, "1000000"),
    ("1,000.5", Reason.THOUSANDS_MARK, _SEPARATOR, "1000.5"),
    ("999,999.9999", Reason.THOUSANDS_MARK, _SEPARATOR, "999999.9999"),
    ("1,000,000.25", Reason.THOUSANDS_MARK, _SEPARATOR, "1000000.25"),
    (".5", Reason.NO_LEADING_ZERO, _NO_ZERO, "0.5"),
    (".0001", Reason.NO_LEADING_ZERO, _NO_ZERO, "0.0001"),
    ("5.", Reason.NO_DECIMALS, _NO_DECIMALS, "5"),
    ("1234567.", Reason.NO_DECIMALS, _NO_DECIMALS, "1234567"),
]
_NOT_OFFERED = [
    (Reason.PLUS_SIGN, _PLUS + _CHECK, ["+", "+007", "+ 5", "+-5", "+½", "+∞", "+1,5", "+1e3"]),
    (Reason.MINUS_SIGN, _MINUS, ["-5", "−5", "–5", "—5", "‐5", "‑5", "-0", "-", "-½", "-inf", "-1,5"]),
    (Reason.INFINITY, _INFINITY, ["∞", "5∞", "∞½", "inf", "INF", "Inf", "infinity", "Infinity"]),
    (Reason.NOT_A_NUMBER, _NAN, ["nan", "NaN", "NAN"]),
    (Reason.FRACTION_CHARACTER, _FRACTION_CHARACTER, ["½", "5½", "1⅓", "5²", "½/2", "٣½", "①"]),
    (Reason.FRACTION, _FRACTION, ["1/2", "1/٣", "/", "1 / 2", "n/a"]),
    (Reason.OTHER_DIGITS, _OTHER_DIGITS + _CHECK, ["٠٧", "٣a", "1 ٣", "1,٥", "٣_٠٠٠", "1٬٠٠٠"]),
    (Reason.HEXADECIMAL, _HEXADECIMAL, ["0x10", "0X1F", "0x", "0x1_0", "0x1 0"]),
    (Reason.EXPONENT, _EXPONENT, ["1e3", "1E3", "1.5e-3", "1e+3", "2,5E2", "1e03"]),
    (Reason.UNDERSCORE, _UNDERSCORE + _CHECK, ["12_000_000", "999_999_999.5"]),
    (
        Reason.UNDERSCORE,
        _UNDERSCORE_PLAIN,
        ["1_00", "01_000", "1_000_", "_", "1_a", "1_0 5", "1234_000", "1_000.00000"],
    ),
    (Reason.SPACE_INSIDE, _SPACE + _CHECK, ["12 500 000", "1 000 000 000.5"]),
    (Reason.SPACE_INSIDE, _SPACE_PLAIN, ["1 5", "1234 000", "0 500", "1 000.50000", "12 500 0000", "1 a", "1 000 ."]),
    (Reason.SPACE_INSIDE, _SPACE_PLAIN, ["1\t000", "1\n000", "1\r\n000", "1\x1c000", "1\u2028000", "1 000\n000"]),
    (Reason.LETTERS, _LETTERS, ["abc", "5a", "five", "infinite", "nano", "1e", "e3", "1ee3", "00x1", "五", "µ", "1a."]),
    (Reason.UNKNOWN_CHARACTER, _UNKNOWN, ["5\u200b", "\u202e5", "5\x00", "5%", "#", "5'000", "1٬000", "\ud800", "5-"]),
    (Reason.NO_DIGITS, _NO_DIGITS, [".", ",", "..", ".,", ",,,"]),
    (Reason.WRONG_MARK, _MARK + _CHECK, ["1,50000", "12345678,5", "00,5", ",5", "5,", "0,"]),
    (Reason.THOUSANDS_MARK, _SEPARATORS + _CHECK, ["12,000,000", "1,000,000,000"]),
    (Reason.THOUSANDS_MARK, _SEPARATOR + _CHECK, ["1,000.50000", "10,000,000.5"]),
    (Reason.TWO_MARKS, _MARKS, ["10,00.5", "1,0000.5", "1,000.", "1,00,000", "1,2,3", "1.2,3", "1.000,5", "0,100,000"]),
    (Reason.TWO_MARKS, _POINTS, ["1.2.3", "1.000.000", "..5", "5..", ".5."]),
    (Reason.NO_LEADING_ZERO, _NO_ZERO + _CHECK, [".12345"]),
    (Reason.NO_DECIMALS, _NO_DECIMALS + _CHECK, ["007.", "12345678."]),
    (Reason.LEADING_ZEROS, _ZEROS, ["007", "00", "01", "00.5", "01.5", "012345678", "00000000.00000"]),
    (Reason.TOO_MANY_DIGITS, _DIGITS, ["12345678", "10000000", "12345678.5", "123456789012", "12345678.12345"]),
    (Reason.TOO_MANY_DECIMALS, _DECIMALS, ["0.12345", "1.00000", "1234567.12345", "0.00001"]),
]


def _refused(text: str, mark: DecimalMark) -> Refusal:
    refusal = read_number(text, mark)
    assert isinstance(refusal, Refusal)
    return refusal


def _under_comma(rest: str) -> str:
    return (
        rest.replace("decimal point", "decimal comma").replace("the point", "the comma").replace("a point", "a comma")
    )


@pytest.mark.parametrize(("text", "reason", "rest", "offered"), _OFFERED)
def test_a_suggestion_stands_where_no_other_number_can_be_meant(
    text: str, reason: Reason, rest: str, offered: str
) -> None:
    message = f"{quote(text)} is not read as a number: {rest} Write {offered}."
    assert _refused(text, POINT) == Refusal(reason, text, message, offered)
    assert meanings(text, POINT) == {read_number(offered, POINT)}
    assert_plain(_refused(text, POINT))


@pytest.mark.parametrize(("text", "reason", "rest", "offered"), _OFFERED)
def test_a_suggestion_uses_the_comma_where_that_is_the_mark(text: str, reason: Reason, rest: str, offered: str) -> None:
    typed, offered = text.translate(_SWAP), offered.translate(_SWAP)
    message = f"{quote(typed)} is not read as a number: {_under_comma(rest)} Write {offered}."
    assert _refused(typed, COMMA) == Refusal(reason, typed, message, offered)
    assert_plain(_refused(typed, COMMA))


@pytest.mark.parametrize(
    ("text", "reason", "rest"), [(text, reason, rest) for reason, rest, texts in _NOT_OFFERED for text in texts]
)
def test_nothing_is_suggested_where_it_could_be_another_number(text: str, reason: Reason, rest: str) -> None:
    refusal = _refused(text, POINT)
    assert refusal == Refusal(reason, text, f"{quote(text)} is not read as a number: {rest}", None)
    assert_plain(refusal)
    typed = text.translate(_SWAP)
    refusal = _refused(typed, COMMA)
    assert refusal == Refusal(reason, typed, f"{quote(typed)} is not read as a number: {_under_comma(rest)}", None)
    assert_plain(refusal)


@pytest.mark.parametrize("mark", DecimalMark)
@pytest.mark.parametrize("text", ["", " ", "\u00a0 \u00a0"])
def test_space_alone_is_not_zero(text: str, mark: DecimalMark) -> None:
    assert _refused(text, mark) == Refusal(Reason.EMPTY, "", _NOTHING, None)
    assert_plain(_refused(text, mark))


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("1,000", POINT, "the comma may separate {}. Write 1000 without a separator, or 1.000 with the decimal point."),
        ("1,500", POINT, "the comma may separate {}. Write 1500 without a separator, or 1.500 with the decimal point."),
        (
            "999,999",
            POINT,
            "the comma may separate {}. Write 999999 without a separator, or 999.999 with the decimal point.",
        ),
        ("1.000", COMMA, "the point may separate {}. Write 1000 without a separator, or 1,000 with the decimal comma."),
        (
            "12.345",
            COMMA,
            "the point may separate {}. Write 12345 without a separator, or 12,345 with the decimal comma.",
        ),
    ],
)
def test_a_thousand_or_one_is_asked_and_neither_is_offered(text: str, mark: DecimalMark, rest: str) -> None:
    message = f"{text} is not read as a number: {rest.format('thousands or decimals')}"
    assert _refused(text, mark) == Refusal(Reason.THOUSANDS_MARK, text, message, None)
    assert len(meanings(text, mark)) == 2
    assert_plain(_refused(text, mark))


@pytest.mark.parametrize("text", ["1\t000", "1\n000", "12\r\n500"])
def test_two_cells_pasted_together_are_not_offered_as_one_number(text: str) -> None:
    assert _refused(text, POINT).suggestion is None


@given(st.text(st.sampled_from("0123456789005..,,+_ ٣\u00a0"), min_size=1, max_size=12), marks)
@example("+1.500", POINT)
@example("1.٥٠٠", POINT)
@example("1,000,000", POINT)
def test_a_suggestion_is_readable_and_the_only_number_that_can_be_meant(text: str, mark: DecimalMark) -> None:
    refusal = read_number(text, mark)
    if isinstance(refusal, Refusal) and refusal.suggestion is not None:
        offered = read_number(refusal.suggestion, mark)
        assert isinstance(offered, Fraction)
        assert meanings(text, mark) == {offered}
        assert refusal.message.endswith(f" Write {refusal.suggestion}.")


@given(st.text(st.characters(), min_size=1), marks)
@example("é", POINT)
@example("5" * 1000, COMMA)
def test_any_text_gets_a_reason_and_a_sentence_that_can_be_shown(text: str, mark: DecimalMark) -> None:
    refusal = refuse_number(text, mark)
    assert refusal.text == text
    assert_harmless(refusal)
