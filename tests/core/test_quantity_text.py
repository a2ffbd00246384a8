"""Quantities as text: every form of the grammar, exactly, and nothing else."""

from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import DecimalMark, Refusal
from tests.core.amounts import COMMA, POINT, amount, exact, marks
from tests.core.grammar import DIMENSIONS, QUOTIENTS, UNITS, Read, quantity_of
from tests.core.sentences import assert_harmless

_NBSP = "\u00a0"
_TOKENS = st.sampled_from(
    [
        *("10", "20", "0", "1", "0.5", "0,5", "1000", ".5", "1,000", "1 000", "-5", "½", "٣", "007", "12345678"),
        *(*UNITS, *UNITS, "MG", "g", "cc", "d", "IU", "in", "per", "/", "/", "in", "per"),
        *(" ", " ", " ", " ", _NBSP, "\t", "\n", "", "", "\u200b", "x", "%", ".", "inf", "nan"),
    ]
)
_SPACES = st.sampled_from(["", " ", _NBSP, "  "])
_NUMBERS = st.sampled_from(["0", "1", "10", "0.5", "1000", "9999999.9999", "0.0001"])
_WORDS = st.sampled_from(list(UNITS))
_JOINERS = st.sampled_from(["/", "in", "per", " in ", " per "])
_DENOMINATORS = st.sampled_from(["", "20", "0.5", "0", "0.0"])
_QUOTIENT_TEXTS = st.tuples(
    _SPACES, _NUMBERS, _SPACES, _WORDS, _SPACES, _JOINERS, _SPACES, _DENOMINATORS, _SPACES, _WORDS, _SPACES
).map("".join)
_BAD_FORMS = st.sampled_from(["{} mg", "{}mg/20 mL", "10 mg/{} mL", "{} mg in {} mL", " {} mL "])
_BAD_NUMBERS = st.text(st.sampled_from("0123456700.,,+_ "), min_size=1, max_size=7)


@pytest.mark.parametrize("spelling", UNITS)
@pytest.mark.parametrize("space", ["", " ", _NBSP, "  "])
def test_every_spelling_of_a_unit_is_read_with_and_without_a_space(spelling: str, space: str) -> None:
    quantity = read_quantity(f"12.75{space}{spelling}")
    assert isinstance(quantity, Quantity)
    assert exact(quantity.amount) == (Fraction(51, 4), UNITS[spelling])
    assert (quantity.per, quantity.per_is_typed) == (None, False)
    assert quantity.value is quantity.amount
    assert quantity.unit == UNITS[spelling]


@pytest.mark.parametrize("top", UNITS)
def test_every_pair_of_units_divides_or_is_refused(top: str) -> None:
    for bottom in UNITS:
        for text in (f"8 {top}/{bottom}", f"8 {top} per 4 {bottom}"):
            quantity = read_quantity(text)
            if (DIMENSIONS[top], DIMENSIONS[bottom]) not in QUOTIENTS:
                assert isinstance(quantity, Refusal)
                continue
            assert isinstance(quantity, Quantity)
            per = Fraction(4) if "4" in text else Fraction(1)
            assert exact(quantity.amount) == (Fraction(8), UNITS[top])
            assert exact(quantity.per) == (per, UNITS[bottom])
            assert quantity.per_is_typed == ("4" in text)
            assert quantity.unit == f"{UNITS[top]}/{UNITS[bottom]}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10 mg/20 mL", amount(500, "mcg/mL")),
        ("40mg/20ml", amount(2000, "mcg/mL")),
        ("10 mg in 20 mL", amount(500, "mcg/mL")),
        ("10 mg per 20 mL", amount(500, "mcg/mL")),
        ("10 mg / 20 mL", amount(500, "mcg/mL")),
        ("10 mg /20 mL", amount(500, "mcg/mL")),
        ("10 mg/ 20 mL", amount(500, "mcg/mL")),
        ("10mg  in  20mL", amount(500, "mcg/mL")),
        (f"10{_NBSP}mg{_NBSP}in{_NBSP}20{_NBSP}mL", amount(500, "mcg/mL")),
        ("  10 mg/20 mL  ", amount(500, "mcg/mL")),
        ("0.05mg/1mL", amount(50, "mcg/mL")),
        ("0.5 mg/mL", amount(500, "mcg/mL")),
        ("0.5 mg in mL", amount(500, "mcg/mL")),
        ("0.5 mg per mL", amount(500, "mcg/mL")),
        ("2000 mcg/mL", amount(2000, "mcg/mL")),
        ("450 mcg/day", amount(450, "mcg/day")),
        ("0.45 mg/day", amount(450, "mcg/day")),
        ("60 mcg per hour", amount(1440, "mcg/day")),
        ("60 mcg/h", amount(1440, "mcg/day")),
        ("1 mcg/min", amount(1440, "mcg/day")),
        ("3150 mcg per 7 days", amount(450, "mcg/day")),
        ("3150 mcg/week", amount(450, "mcg/day")),
        ("0.175 mL/day", amount("0.175", "mL/day")),
        ("0.3 mL in 24 hours", amount("0.3", "mL/day")),
        ("0.0026 mL/cm", amount("0.0026", "mL/cm")),
        ("0 mg/20 mL", amount(0, "mcg/mL")),
        ("180 days", amount(180, "day")),
        ("10 %", amount(10, "%")),
        ("10%", amount(10, "%")),
    ],
)
def test_the_value_is_exact(text: str, value: Amount) -> None:
    quantity = read_quantity(text)
    assert isinstance(quantity, Quantity)
    assert exact(quantity.value) == exact(value)


@pytest.mark.parametrize(
    ("text", "per_is_typed"),
    [("10 mg/20 mL", True), ("2 mg/1 mL", True), ("2 mg in 1 mL", True), ("2 mg/mL", False), ("2 mg per mL", False)],
)
def test_whether_the_volume_was_typed_is_known(text: str, *, per_is_typed: bool) -> None:
    quantity = read_quantity(text)
    assert isinstance(quantity, Quantity)
    assert quantity.per_is_typed is per_is_typed


def test_a_quantity_made_of_an_amount_alone_divides_nothing() -> None:
    quantity = Quantity(amount(2, "mg/mL"))
    assert (quantity.per, quantity.per_is_typed) == (None, False)
    assert (quantity.value, quantity.unit) == (amount(2, "mg/mL"), "mg/mL")


def test_the_decimal_mark_holds_for_both_numbers() -> None:
    quantity = read_quantity("1,5 mg/2,5 mL", COMMA)
    assert isinstance(quantity, Quantity)
    assert (exact(quantity.amount), exact(quantity.per)) == ((Fraction(3, 2), "mg"), (Fraction(5, 2), "mL"))
    assert isinstance(read_quantity("1.5 mg/2 mL", COMMA), Refusal)
    assert isinstance(read_quantity("1 mg/2.5 mL", COMMA), Refusal)
    assert isinstance(read_quantity("1 mg/2,5 mL"), Refusal)
    assert isinstance(read_quantity("1.5 mg/2.5 mL"), Quantity)


@given(st.lists(_TOKENS, max_size=9).map("".join), marks)
@example("10 mg/20 mL", POINT)
@example("10 mg in 20 mL", COMMA)
def test_exactly_the_grammar_is_read(text: str, mark: DecimalMark) -> None:
    assert _taken_apart(read_quantity(text, mark)) == quantity_of(text, mark)


@given(_QUOTIENT_TEXTS)
def test_exactly_the_grammar_of_quotients_is_read(text: str) -> None:
    assert _taken_apart(read_quantity(text)) == quantity_of(text, POINT)


def _taken_apart(quantity: Quantity | Refusal) -> Read | None:
    if isinstance(quantity, Refusal):
        return None
    number, unit = exact(quantity.amount)
    if quantity.per is None:
        return Read(number, unit)
    return Read(number, unit, *exact(quantity.per), quantity.per_is_typed)


@given(st.text(st.characters()) | st.lists(_TOKENS | st.text(max_size=3), max_size=9).map("".join), marks)
@example("\ud800/\ud800", POINT)
def test_no_text_at_all_makes_the_reader_stumble(text: str, mark: DecimalMark) -> None:
    quantity = read_quantity(text, mark)
    assert isinstance(quantity, Quantity | Refusal)
    if isinstance(quantity, Refusal):
        assert quantity.text == text
        assert_harmless(quantity)


@given(_BAD_NUMBERS, _BAD_NUMBERS, _BAD_FORMS, marks)
@example("1,5", "1,5", "{} mg in {} mL", POINT)
@example("1 000", "5", "{} mg in {} mL", POINT)
def test_a_suggestion_is_what_the_text_would_be_with_the_number_well_written(
    first: str, second: str, form: str, mark: DecimalMark
) -> None:
    refusal = read_quantity(form.format(first, second), mark)
    if isinstance(refusal, Refusal) and refusal.suggestion is not None:
        offered = refusal.suggestion
        assert isinstance(read_quantity(offered, mark), Quantity)
        assert offered in {form.format(a, b) for a in _written(first, mark) for b in _written(second, mark)}


def _written(number: str, mark: DecimalMark) -> set[str]:
    refusal = read_quantity(f"{number} mg", mark)
    offered = refusal.suggestion if isinstance(refusal, Refusal) else None
    return {number} if offered is None else {number, offered.removesuffix(" mg")}


@pytest.mark.parametrize("before", ["", "1", "1 mg/"])
@pytest.mark.parametrize(
    "run", [" ", "a", "1", "1 ", ".", "/", "in ", "%", "mg", "5h", "µ", "½", "\u200b", "\t", "(1 "]
)
@pytest.mark.parametrize("after", ["", "1"])
def test_a_very_long_run_that_once_took_seconds_is_answered_at_once(before: str, run: str, after: str) -> None:
    start = perf_counter()
    refusal = read_quantity(before + run * 10_000 + after)
    assert perf_counter() - start < 2
    assert len(refusal.message if isinstance(refusal, Refusal) else "") <= 300


@pytest.mark.parametrize("after", ["1", "in", "\t", "mg"])
def test_a_page_of_spaces_that_once_took_a_minute_is_answered_at_once(after: str) -> None:
    start = perf_counter()
    read_quantity("1" + " " * 100_000 + after)
    assert perf_counter() - start < 4
