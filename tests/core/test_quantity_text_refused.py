"""Quantities that are not read: each way of being wrong, its sentence, and a suggestion only for the whole text."""

import pytest

from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import Reason, Refusal, quote
from itb_calc.core.unit_words import refuse_unit
from tests.core.amounts import COMMA
from tests.core.sentences import assert_plain

_SPACES = " \u00a0"
_NO_UNIT = "Write the unit after the number, such as 450 mcg/day."
_TIGHT = "`in` and `per` need a space on both sides. Write it with spaces."
_OPEN = "nothing follows the division. Write what it is divided by."
_TWO = "it has more than one division. Write one quantity, such as 10 mg/20 mL."
_SIDE_BY_SIDE = "two quantities stand side by side. Write / or `in` between them, such as 10 mg/20 mL."
_ZERO = "nothing can be divided by 0. Type the second number again."


def _refused(text: str) -> Refusal:
    refusal = read_quantity(text)
    assert isinstance(refusal, Refusal)
    assert_plain(refusal)
    return refusal


def _assert_not_read(text: str, reason: Reason, rest: str) -> None:
    assert _refused(text) == Refusal(reason, text, f"{quote(text.strip(_SPACES))} is not read: {rest}", None)


@pytest.mark.parametrize("text", ["", " ", "\u00a0 \u00a0"])
def test_space_alone_is_no_quantity(text: str) -> None:
    what = "Nothing but space" if text else "Nothing"
    message = f"{what} is typed here. Type the number and its unit."
    assert _refused(text) == Refusal(Reason.EMPTY, text, message, None)


@pytest.mark.parametrize(
    ("text", "without"),
    [("5", "5"), (" 12.75 ", "12.75"), ("450/day", "450"), ("10 / mL", "10"), ("10/20", "10")],
)
def test_a_number_without_a_unit_is_refused(text: str, without: str) -> None:
    _assert_not_read(text, Reason.NO_UNIT, f"{without} has no unit. {_NO_UNIT}")


@pytest.mark.parametrize("text", ["/", "/mL", " /20 mL", "/ 20 mL"])
def test_nothing_before_the_division_is_refused(text: str) -> None:
    _assert_not_read(text, Reason.NO_UNIT, f"nothing stands before the division. {_NO_UNIT}")


@pytest.mark.parametrize(
    ("text", "unit"),
    [("mg", "mg"), ("%", "%"), (" mL ", "mL"), ("mg/mL", "mg"), ("ug/20 mL", "ug"), ("mg in 5 mL", "mg")],
)
def test_a_unit_without_a_number_is_refused(text: str, unit: str) -> None:
    _assert_not_read(text, Reason.NO_NUMBER, f"no number stands before {unit}. Write the number and its unit.")


@pytest.mark.parametrize(
    ("text", "top", "number"),
    [
        ("10 mg/20", "10 mg", "20"),
        ("10mg / 20", "10mg", "20"),
        ("10 mg in 20", "10 mg", "20"),
        ("10 mg per 20.5", "10 mg", "20.5"),
        ("10 mg/0", "10 mg", "0"),
    ],
)
def test_the_second_number_needs_a_unit_too(text: str, top: str, number: str) -> None:
    rest = f"the {number} after the division has no unit. Write the unit that the package gives, such as"
    _assert_not_read(text, Reason.NO_SECOND_UNIT, f"{rest} {top}/{number} mL.")


@pytest.mark.parametrize(("text", "reason"), [("1,5", Reason.NO_UNIT), ("10,5 mg/20,5", Reason.NO_SECOND_UNIT)])
def test_a_number_with_the_comma_lacks_its_unit_too(text: str, reason: Reason) -> None:
    refusal = read_quantity(text, COMMA)
    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason


@pytest.mark.parametrize("text", ["10 mg/", "10 mg / ", "10 mg in", "10 mg per", "10 mg\u00a0in ", "0.5 mL per"])
def test_something_must_follow_the_division(text: str) -> None:
    _assert_not_read(text, Reason.NO_SECOND_QUANTITY, _OPEN)


@pytest.mark.parametrize(
    "text", ["10 mg/20 mL/day", "10 mg/20 mL/2 days", "10 mg in 20 mL per day", "//", "10 mg//mL", "5 mg in in mL/day"]
)
def test_two_divisions_are_refused(text: str) -> None:
    _assert_not_read(text, Reason.TOO_MANY_PARTS, _TWO)


@pytest.mark.parametrize(
    "text",
    [
        "10 mgin20 mL",
        "10mgin20mL",
        "10 mg in20 mL",
        "10 mgin 20 mL",
        "10 mg in20mL",
        "10 mg per20 mL",
        "10 in20 mL",
        "60 mcgper hour",
        "60 mcg perhour",
        "60mcgperhour",
        "60 mcgperhour",
        "5 perday",
        "10 mgin mL",
        "10 mg inmL",
        "10in 20 mL",
        "0.3 mL/1 dayper 2 h",
    ],
)
def test_in_and_per_need_spaces_around(text: str) -> None:
    _assert_not_read(text, Reason.TIGHT_JOINER, _TIGHT)


@pytest.mark.parametrize(
    "text", ["4 h 30 min", "5 min 30 hours", "10 mg 20 mL", "10mg20mL", "10 mg, 20 mL", "10 mg+20 mL"]
)
def test_two_quantities_side_by_side_are_refused(text: str) -> None:
    expected = Reason.SPACE_INSIDE if "," in text else Reason.NO_JOINER
    assert _refused(text).reason is expected
    if expected is Reason.NO_JOINER:
        _assert_not_read(text, Reason.NO_JOINER, _SIDE_BY_SIDE)


@pytest.mark.parametrize(
    ("text", "top", "bottom"),
    [
        ("5 mL/mL", "volume", "volume"),
        ("5 mL/20 mL", "volume", "volume"),
        ("5 mg/mg", "mass", "mass"),
        ("5 mg/cm", "mass", "length"),
        ("5 mg/%", "mass", "percentage"),
        ("5 days/mL", "time", "volume"),
        ("5 days/week", "time", "time"),
        ("5 cm/mL", "length", "volume"),
        ("5 %/day", "percentage", "time"),
        ("5 mL per 10 mg", "volume", "mass"),
        ("5 mL in 0 mg", "volume", "mass"),
    ],
)
def test_a_quotient_without_meaning_is_refused(text: str, top: str, bottom: str) -> None:
    rest = f"{top} divided by {bottom} has no meaning here. Check both units."
    _assert_not_read(text, Reason.NOT_A_QUOTIENT, rest)


@pytest.mark.parametrize("text", ["10 mg/0 mL", "0 mg/0 mL", "10 mg in 0.0 mL", "450 mcg/0 days", "1 mL/0.0000 cm"])
def test_zero_divides_nothing(text: str) -> None:
    _assert_not_read(text, Reason.ZERO_DENOMINATOR, _ZERO)


def test_a_tab_before_the_text_is_named() -> None:
    assert _refused("\t10 mg 20 mL").message == f"[U+0009]10 mg 20 mL is not read: {_SIDE_BY_SIDE}"


def test_the_smallest_denominator_is_read() -> None:
    assert isinstance(read_quantity("10 mg/0.0001 mL"), Quantity)


@pytest.mark.parametrize(
    ("text", "top"),
    [("1/2 mg", "1"), ("1/2mL", "1"), ("1 / 2 mg", "1"), ("٣/4 mg", "٣"), ("10/20 mL", "10"), ("5 per 20 mL", "5")],
)
def test_a_fraction_of_a_unit_is_refused(text: str, top: str) -> None:
    rest = f"the {top} before the division has no unit, and a fraction is not read. Write a decimal."
    _assert_not_read(text, Reason.FRACTION, rest)


def test_a_long_fraction_does_not_make_a_long_sentence() -> None:
    digits = "1" * 1000
    rest = f"the {quote(digits)} before the division has no unit, and a fraction is not read. Write a decimal."
    _assert_not_read(f"{digits}/2 mg", Reason.FRACTION, rest)


@pytest.mark.parametrize(
    "unit",
    [
        "MG",
        "Mg",
        "ML",
        "gm",
        "IU",
        "units",
        "cc",
        "d",
        "g",
        "kg",
        "L",
        "Mcg",
        "ng",
        "hr",
        "x",
        "mgs",
        "µ",
        "percent",
        "inch",
    ],
)
@pytest.mark.parametrize(
    "form", ["5 {}", "5{}", " 5 {} ", "{}", "5 {}/mL", "5 mg/{}", "5 mg/20{}", "5 mg in 2 {}", "{}/mL"]
)
def test_a_unit_that_is_not_read_is_named(unit: str, form: str) -> None:
    text = form.format(unit)
    assert _refused(text) == refuse_unit(text, unit)


def test_a_fine_number_before_a_tight_joiner_is_no_longer_blamed() -> None:
    assert "60 mcg is not read" not in _refused("60 mcg perhour").message


def test_minutes_side_by_side_with_hours_are_no_longer_taken_for_a_joiner() -> None:
    assert _refused("5 min 30 hours").reason is Reason.NO_JOINER


@pytest.mark.parametrize("text", ["Baclofen 40mg/20ml Inj, 20ml", "dose 450 mcg/day", "in 20 mL", "10 mg/vial 20 mL"])
def test_words_before_the_number_are_named_as_words(text: str) -> None:
    rest = "words stand before the number. Type the quantity alone, such as 40 mg/20 mL."
    _assert_not_read(text, Reason.WORDS, rest)


@pytest.mark.parametrize("text", ["10 mg/20 ml.", "450 mcg/day;", "40 mg,"])
def test_punctuation_behind_the_unit_is_named(text: str) -> None:
    _assert_not_read(text, Reason.UNKNOWN_CHARACTER, "a punctuation mark stands behind the unit. Remove it.")
