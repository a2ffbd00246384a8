"""Numbers and amounts as text: rounded once, marked where not exact, and never to be read as another number."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.read_number import read_number
from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.core.show_number import (
    APPROXIMATELY,
    Rounding,
    as_shown,
    in_mark,
    round_to,
    show_against,
    show_amount,
    show_entered,
    show_number,
    typable_at_most,
    write_typable,
)
from tests.core.amounts import COMMA, POINT, amount, marks, signed_numbers

_DOWN, _HALF_UP = Rounding.DOWN, Rounding.HALF_UP
_MINUS, _THIN = "\u2212", "\u2009"
_SEPARATORS = {POINT: ",", COMMA: _THIN}
_PLACES = {"1": 0, "mg": 4, "mcg": 1, "mL": 2, "cm": 2, "%": 1, "mg/mL": 4, "mcg/mL": 1, "mcg/day": 1, "mg/day": 4} | {
    **dict.fromkeys(("mcg/min", "mL/day", "mL/hour", "mL/cm"), 4),
    "mcg/hour": 2,
}
_DURATIONS = {"min": "minutes", "hour": "hours", "day": "days", "week": "weeks"}
_decimals = st.integers(min_value=0, max_value=6)
_roundings = st.sampled_from(Rounding)
_typed = st.builds(Fraction, st.integers(min_value=0, max_value=10**9), st.just(10_000))


def _number_in(shown: str, mark: DecimalMark) -> Fraction:
    """Read a shown number as a person would, and hold its spelling to the rules on the way."""
    digits = shown.removeprefix(APPROXIMATELY).removeprefix(_MINUS)
    whole, found, decimals = digits.partition(mark)
    first, *groups = whole.split(_SEPARATORS[mark])
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)
    plain = first + "".join(groups)
    assert (plain + decimals).isdecimal()
    assert plain == "0" or not plain.startswith("0"), "no leading zero but the one before the mark"
    assert bool(found) == bool(decimals)
    assert not decimals.endswith("0"), "no trailing zero"
    number = int(plain) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else Fraction(0))
    return -number if _MINUS in shown else number


def _is_number(shown: str) -> bool:
    return not shown.startswith(("less than", "above"))


@pytest.mark.parametrize(
    ("number", "decimals", "pointed", "with_comma"),
    [
        ("0", 2, "0", "0"),
        ("0.5", 1, "0.5", "0,5"),
        ("5", 4, "5", "5"),
        ("999", 0, "999", "999"),
        ("1000", 0, "1,000", f"1{_THIN}000"),
        ("999.95", 1, "≈1,000", f"≈1{_THIN}000"),
        ("1234567.25", 2, "1,234,567.25", f"1{_THIN}234{_THIN}567,25"),
        ("0.0625", 4, "0.0625", "0,0625"),
        ("0.05", 4, "0.05", "0,05"),
        ("1.10", 4, "1.1", "1,1"),
        ("1/3", 4, "≈0.3333", "≈0,3333"),
        ("0.95", 1, "≈1", "≈1"),
        ("-0.5", 1, "−0.5", "−0,5"),
        ("-1000", 0, "−1,000", f"−1{_THIN}000"),
        ("-2/3", 1, "≈−0.7", "≈−0,7"),
        ("0.04", 1, "less than 0.1", "less than 0,1"),
        ("0.05", 1, "≈0.1", "≈0,1"),
        ("0.4", 0, "less than 1", "less than 1"),
        ("1/30000", 4, "less than 0.0001", "less than 0,0001"),
        ("-0.04", 1, "above −0.1", "above −0,1"),
        ("-0.4", 0, "above −1", "above −1"),
        ("1000000000000000000000000000000000001", 0, "1" + ",000" * 11 + ",001", f"1{f'{_THIN}000' * 11}{_THIN}001"),
    ],
)
def test_a_number_is_shown_in_either_mark(number: str, decimals: int, pointed: str, with_comma: str) -> None:
    assert show_number(Fraction(number), decimals) == show_number(Fraction(number), decimals, POINT) == pointed
    assert show_number(Fraction(number), decimals, COMMA) == with_comma


@pytest.mark.parametrize(
    ("number", "shown"), [("0.19", "≈0.1"), ("0.1", "0.1"), ("0.09", "less than 0.1"), ("-0.01", "≈−0.1"), ("0", "0")]
)
def test_a_number_shown_downwards(number: str, shown: str) -> None:
    assert show_number(Fraction(number), 1, rounding=_DOWN) == shown


@given(signed_numbers, _decimals, marks, _roundings)
@example(Fraction(1, 10**9), 0, POINT, _HALF_UP)
def test_a_shown_number_is_the_rounded_one_and_marked_exactly_where_that_is_another(
    number: Fraction, decimals: int, mark: DecimalMark, rounding: Rounding
) -> None:
    shown = show_number(number, decimals, mark, rounding)
    if _is_number(shown):
        assert _number_in(shown, mark) == round_to(number, decimals, rounding)
        assert shown.startswith(APPROXIMATELY) == (_number_in(shown, mark) != number)
        assert (_number_in(shown, mark) == 0) == (number == 0)
    else:
        assert round_to(number, decimals, rounding) == 0 != number
        limit = _number_in(shown.removeprefix("less than ").removeprefix("above "), mark)
        assert abs(limit) == Fraction(1, 10**decimals)
        assert 0 < number < limit if shown.startswith("less than ") else limit < number < 0


@given(signed_numbers | _typed, _decimals, marks, _roundings)
def test_a_shown_number_is_read_back_as_itself_or_not_at_all(
    number: Fraction, decimals: int, mark: DecimalMark, rounding: Rounding
) -> None:
    read = read_number(show_number(number, decimals, mark, rounding), mark)
    assert isinstance(read, Refusal) or read == number


@given(_typed, marks)
def test_a_typed_number_below_a_thousand_is_read_back_as_itself(number: Fraction, mark: DecimalMark) -> None:
    small = number % 1000
    assert read_number(show_number(small, 4, mark), mark) == small


@pytest.mark.parametrize("mark", DecimalMark)
@pytest.mark.parametrize("unit", _PLACES)
def test_each_unit_has_its_decimals_and_is_rounded_half_up(unit: str, mark: DecimalMark) -> None:
    places = _PLACES[unit]
    step = Fraction(1, 10**places)
    name = "" if unit == "1" else f" {unit}"
    assert show_amount(Amount(1 + step, unit), mark) == show_number(1 + step, 9, mark) + name
    assert show_amount(Amount(1 + step / 2, unit), mark) == f"≈{show_number(1 + step, 9, mark)}{name}"
    assert show_amount(Amount(1 + step * Fraction(49, 100), unit), mark) == f"≈1{name}"
    assert show_amount(Amount(step / 4, unit), mark) == f"less than {show_number(step, 9, mark)}{name}"
    assert show_amount(Amount(1 + step / 10, unit), mark, 1) == show_number(1 + step / 10, 9, mark) + name


@pytest.mark.parametrize(("unit", "plural"), _DURATIONS.items())
def test_durations_are_in_words_and_never_shown_longer_than_they_are(unit: str, plural: str) -> None:
    singular = "minute" if unit == "min" else unit
    assert show_amount(amount(1, unit)) == f"1 {singular}"
    assert show_amount(amount(0, unit)) == f"0 {plural}"
    assert show_amount(amount(2, unit)) == f"2 {plural}"
    assert show_amount(amount("1.5", unit)) == f"1.5 {plural}"
    assert show_amount(amount("145.499", unit)) == f"≈145.4 {plural}"
    assert show_amount(amount("1.99", unit)) == f"≈1.9 {plural}"
    assert show_amount(amount("1.09", unit)) == f"≈1 {plural}"
    assert show_amount(amount("0.09", unit)) == f"less than 0.1 {plural}"
    assert show_amount(amount("1.999", unit), more_decimals=1) == f"≈1.99 {plural}"
    assert show_amount(amount("10.5", unit), COMMA) == f"10,5 {plural}"


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (amount("86/3", "mL"), amount("28.67", "mL")),
        (amount("0.005", "mL"), amount("0.01", "mL")),
        (amount("5", "mL"), amount("5", "mL")),
        (amount("29.99", "day"), amount("29.9", "day")),
    ],
)
def test_the_amount_that_is_shown_is_an_amount_too(exact: Amount, shown: Amount) -> None:
    assert as_shown(exact) == shown
    assert show_amount(exact).removeprefix(APPROXIMATELY) == show_amount(shown)


@pytest.mark.parametrize(
    ("entered", "pointed", "with_comma"),
    [
        (amount("450.1234", "mcg/day"), "450.1234 mcg/day", "450,1234 mcg/day"),
        (amount("450.12345", "mcg/day"), "≈450.1 mcg/day", "≈450,1 mcg/day"),
        (amount("0.0001", "mL"), "0.0001 mL", "0,0001 mL"),
        (amount("0.00001", "mL"), "less than 0.01 mL", "less than 0,01 mL"),
        (amount(40_000, "mcg"), "40,000 mcg", f"40{_THIN}000 mcg"),
        (amount("179.99", "day"), "179.99 days", "179,99 days"),
        (amount("179.99999", "day"), "≈179.9 days", "≈179,9 days"),
        (amount(1, "day"), "1 day", "1 day"),
        (amount("2.5", "1"), "2.5", "2,5"),
        (amount("-0.25", "mL"), "−0.25 mL", "−0,25 mL"),
        (amount("1/3", "mg/hour") * 3, "1 mg/hour", "1 mg/hour"),
    ],
)
def test_what_was_typed_is_shown_as_it_was_typed(entered: Amount, pointed: str, with_comma: str) -> None:
    assert show_entered(entered) == show_entered(entered, POINT) == pointed
    assert show_entered(entered, COMMA) == with_comma


@pytest.mark.parametrize(
    ("breaking", "limit", "shown"),
    [
        (amount("0.0479", "mL/day"), amount("0.048", "mL/day"), "0.0479 mL/day"),
        (amount("0.04799", "mL/day"), amount("0.048", "mL/day"), "0.04799 mL/day"),
        (amount("0.0479999", "mL/day"), amount("0.048", "mL/day"), "0.0479999 mL/day"),
        (amount("143999/3000000", "mL/day"), amount("0.048", "mL/day"), "≈0.0479997 mL/day"),
        (amount("13.99999", "day"), amount(14, "day"), "≈13.9 days"),
        (amount("365.00001", "day"), amount(365, "day"), "365.00001 days"),
        (amount("365.000019", "day"), amount(365, "day"), "≈365.00001 days"),
        (amount("1000.04", "mcg/day"), amount(1000, "mcg/day"), "1,000.04 mcg/day"),
        (amount("1000.00004", "mcg/day"), amount(1, "mg/day"), "1.00000004 mg/day"),
        (amount("2.1", "mg/mL"), amount(2000, "mcg/mL"), "2,100 mcg/mL"),
        (amount(2, "mg/mL"), amount(2000, "mcg/mL"), "2,000 mcg/mL"),
        (amount("2100.04", "mcg/mL"), amount(2000, "mcg/mL"), "2,100.04 mcg/mL"),
        (amount("1/3", "mL"), amount("1/3", "mL"), "≈0.33 mL"),
        (amount("0.00001", "mL"), amount(0, "mL"), "less than 0.01 mL"),
        (amount("31/6", "%"), amount(5, "%"), "≈5.2 %"),
        (amount("5.00001", "%"), amount(5, "%"), "5.00001 %"),
    ],
)
def test_an_amount_beside_the_limit_that_it_breaks(breaking: Amount, limit: Amount, shown: str) -> None:
    assert show_against(breaking, limit) == shown


def test_an_amount_beside_its_limit_uses_the_comma_where_that_is_the_mark() -> None:
    limit = amount(1000, "mcg/day")
    assert show_against(amount("1000.00001", "mcg/day"), limit, COMMA) == f"1{_THIN}000,00001 mcg/day"
    assert show_against(amount("1000.04", "mcg/day"), limit, COMMA) == f"1{_THIN}000,04 mcg/day"


def test_a_mix_and_the_new_fill_both_looked_like_2_000_where_neither_can_be_written_out() -> None:
    mixed, new = Amount(Fraction(6001, 3) + Fraction(1, 7000), "mcg/mL"), Amount(Fraction(6001, 3), "mcg/mL")
    assert (show_entered(new), show_entered(mixed)) == ("≈2,000.3 mcg/mL", "≈2,000.3 mcg/mL")
    assert show_against(mixed, new) == "≈2,000.33 mcg/mL"


@given(_typed, signed_numbers, st.integers(min_value=0, max_value=12), st.sampled_from([*_PLACES, *_DURATIONS]), marks)
def test_an_amount_never_looks_like_the_limit_that_it_breaks(
    limit: Fraction, distance: Fraction, nearer: int, unit: str, mark: DecimalMark
) -> None:
    breaking = limit + distance / 10**nearer
    shown = show_against(Amount(breaking, unit), Amount(limit, unit), mark)
    looks_equal = shown.removeprefix(APPROXIMATELY) == show_entered(Amount(limit, unit), mark)
    assert looks_equal == (breaking == limit)


@pytest.mark.parametrize(
    ("text", "with_comma"),
    [
        ("Baclofen 2,000 mcg/mL", f"Baclofen 2{_THIN}000 mcg/mL"),
        ("40,000mcg/20mL or 1,234,567", f"40{_THIN}000mcg/20mL or 1{_THIN}234{_THIN}567"),
        ("10 mg, 20 mL", "10 mg, 20 mL"),
        ("1,00 and 1,0000 and 1000,000", "1,00 and 1,0000 and 1000,000"),
        ("500 mcg/mL", "500 mcg/mL"),
    ],
)
def test_a_thousand_in_a_printed_name_is_not_read_as_one(text: str, with_comma: str) -> None:
    assert in_mark(text, POINT) == text
    assert in_mark(text, COMMA) == with_comma


@pytest.mark.parametrize(
    ("typed", "pointed", "with_comma"),
    [
        (amount(2, "mL"), "2", "2"),
        (amount(180, "day"), "180", "180"),
        (amount("0.048", "mL/day"), "0.048", "0,048"),
        (amount("1.50", "mL"), "1.5", "1,5"),
        (amount(2000, "mcg/mL"), "2000", "2000"),
        (amount("1234567.25", "mcg"), "1234567.25", "1234567,25"),
        (amount("0.0001", "mg"), "0.0001", "0,0001"),
        (amount("0.05", "mcg"), "0.05", "0,05"),
        (amount(0, "%"), "0", "0"),
    ],
)
def test_a_figure_is_written_as_a_person_types_it(typed: Amount, pointed: str, with_comma: str) -> None:
    assert write_typable(typed) == write_typable(typed, POINT) == pointed
    assert write_typable(typed, COMMA) == with_comma


@given(_typed, st.sampled_from([*_PLACES, *_DURATIONS]), marks)
@example(Fraction(9_999_999) + Fraction(9999, 10_000), "mcg/mL", COMMA)
def test_what_is_written_to_be_typed_is_read_as_the_same_number(number: Fraction, unit: str, mark: DecimalMark) -> None:
    assert read_number(write_typable(Amount(number, unit), mark), mark) == number


@pytest.mark.parametrize("number", ["1/3", "0.00001", "1.00005", "2/7"])
@pytest.mark.parametrize("mark", DecimalMark)
def test_a_figure_that_cannot_be_typed_is_never_rounded_into_one_that_can(number: str, mark: DecimalMark) -> None:
    with pytest.raises(ValueError, match=rf"^{Fraction(number)} takes more decimals than can be typed$"):
        write_typable(amount(number, "mL"), mark)


@pytest.mark.parametrize(
    ("number", "typed"),
    [("160/3", "53.3333"), ("43", "43"), ("2/3", "0.6666"), ("0.00009", "0"), ("12.3456", "12.3456")],
)
def test_what_takes_more_decimals_than_can_be_typed_is_typed_as_the_next_lower(number: str, typed: str) -> None:
    assert typable_at_most(amount(number, "mL")) == amount(typed, "mL")
    assert write_typable(typable_at_most(amount(number, "mL"))) == typed
