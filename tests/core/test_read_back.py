"""The read-back sentence: each number twice, each concentration with its volume, nothing rounded."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.read_back import Boluses, NotExact, Order, Solution, read_back
from itb_calc.core.refusal import DecimalMark
from tests.core.amounts import COMMA, amount, marks
from tests.core.test_number_words import heard, typable, written

PRODUCT = Solution("the product", amount(2000, "mcg/mL"), amount(20, "mL"))
ORDER = Order(PRODUCT)
_FIRST = (
    "baclofen two thousand micrograms per millilitre, that is 2 milligrams per millilitre,"
    " 40 milligrams in 20 millilitres"
)


def _clause(order: Order, mark: DecimalMark = DecimalMark.POINT) -> str:
    """The sentence without the product."""
    sentence = read_back(order, mark)
    assert sentence.startswith(f"{_FIRST}; ")
    assert sentence.endswith(".")
    return sentence.removeprefix(f"{_FIRST}; ").removesuffix(".")


def test_a_product_is_said_both_ways_with_what_its_container_holds() -> None:
    assert read_back(ORDER) == f"{_FIRST}."


@pytest.mark.parametrize(
    ("strength", "volume", "said"),
    [
        (
            amount(500, "mcg/mL"),
            amount(20, "mL"),
            (
                "five hundred micrograms per millilitre, that is 0.5 milligrams per millilitre,"
                " 10 milligrams in 20 millilitres"
            ),
        ),
        (
            amount(2, "mg/mL"),
            amount(5, "mL"),
            (
                "two thousand micrograms per millilitre, that is 2 milligrams per millilitre,"
                " 10 milligrams in 5 millilitres"
            ),
        ),
        (
            amount(50, "mcg/mL"),
            amount(1, "mL"),
            "fifty micrograms per millilitre, that is 0.05 milligrams per millilitre, 0.05 milligrams in 1 millilitre",
        ),
        (
            amount(1, "mg/mL"),
            amount(1, "mL"),
            "one thousand micrograms per millilitre, that is 1 milligram per millilitre, 1 milligram in 1 millilitre",
        ),
        (
            # In milligrams it takes five decimals, so the number is said digit by digit instead.
            amount("500.05", "mcg/mL"),
            amount(20, "mL"),
            (
                "five hundred point zero five micrograms per millilitre, in digits five zero zero point zero five,"
                " 10.001 milligrams in 20 millilitres"
            ),
        ),
    ],
)
def test_a_concentration_is_never_said_without_its_volume(strength: Amount, volume: Amount, said: str) -> None:
    assert read_back(Order(Solution("the product", strength, volume))) == f"baclofen {said}."


def test_a_second_stock_and_the_prepared_solution_have_their_volumes_too() -> None:
    second = Solution("the second stock", amount(500, "mcg/mL"), amount(20, "mL"))
    prepared = Solution("the prepared solution", amount(1500, "mcg/mL"), amount(43, "mL"))
    assert read_back(replace(ORDER, second=second, prepared=prepared)) == (
        f"{_FIRST}, mixed with baclofen five hundred micrograms per millilitre, that is 0.5 milligrams per millilitre,"
        " 10 milligrams in 20 millilitres; prepared at one thousand five hundred micrograms per millilitre,"
        " that is 1.5 milligrams per millilitre, 64.5 milligrams in 43 millilitres."
    )


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        ("450", "four hundred and fifty micrograms per day, that is 18.75 micrograms per hour"),
        ("24", "twenty-four micrograms per day, that is 1 microgram per hour"),
        ("1", "one microgram per day"),
        ("1440", "one thousand four hundred and forty micrograms per day, that is 60 micrograms per hour"),
        # A twenty-fourth of it is not exact in four decimals: never a rounded dose per hour.
        ("400", "four hundred micrograms per day, in digits four zero zero"),
        ("12.5", "twelve point five micrograms per day, in digits one two point five"),
    ],
)
def test_a_dose_is_said_per_day_and_per_hour_where_that_is_exact(dose: str, said: str) -> None:
    assert _clause(replace(ORDER, daily_dose=amount(dose, "mcg/day"))) == said


def test_a_dose_that_changes_over_the_day_is_not_said_per_hour() -> None:
    assert _clause(replace(ORDER, daily_dose=amount(450, "mcg/day"), is_constant=False)) == (
        "four hundred and fifty micrograms per day, in digits four five zero,"
        " given by a day schedule, which is not read back here"
    )


@pytest.mark.parametrize(
    ("dose", "count", "said"),
    [
        ("20", 4, "boluses of twenty micrograms, in digits two zero, at most four per day"),
        (
            "2.5",
            12,
            "boluses of two point five micrograms, in digits two point five, at most twelve, in digits one two",
        ),
        ("1", 0, "boluses of one microgram, at most zero per day"),
    ],
)
def test_boluses_are_said_with_how_many_there_may_be(dose: str, count: int, said: str) -> None:
    boluses = Boluses(amount(dose, "mcg"), Fraction(count))
    assert _clause(replace(ORDER, boluses=boluses)).startswith(said)
    assert _clause(replace(ORDER, boluses=boluses)).endswith(" per day")


def test_volumes_and_the_date_stand_at_the_end_in_the_order_of_the_work() -> None:
    order = replace(
        ORDER,
        injected=amount(40, "mL"),
        programmed=amount("39.5", "mL"),
        alarm=amount(2, "mL"),
        book_by=date(2027, 4, 9),
    )
    assert _clause(order) == (
        "injected volume forty millilitres, in digits four zero;"
        " programmed volume thirty-nine point five millilitres, in digits three nine point five;"
        " alarm volume two millilitres; book by Friday 9 April 2027"
    )


def test_figures_stand_in_the_mark_of_the_document_and_words_say_point() -> None:
    order = Order(Solution("the product", amount("1500.5", "mcg/mL"), amount(1000, "mL")))
    assert read_back(order, COMMA) == (
        "baclofen one thousand five hundred point five micrograms per millilitre, that is 1,5005 milligrams"
        " per millilitre, 1\N{THIN SPACE}500,5 milligrams in 1\N{THIN SPACE}000 millilitres."
    )


@pytest.mark.parametrize(
    ("solution", "name"),
    [
        (Solution("the product", amount("10000/3", "mcg/mL"), amount(3, "mL")), "concentration of the product"),
        (Solution("the product", amount(10_000, "mg/mL"), amount(1, "mL")), "concentration of the product"),
        (Solution("the product", amount("0.0001", "mg/mL"), amount("0.0001", "mL")), "content of the product"),
    ],
)
def test_a_concentration_without_exact_words_is_not_said_at_all(solution: Solution, name: str) -> None:
    with pytest.raises(NotExact) as refused:
        read_back(Order(solution))
    assert refused.value.name == name


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"daily_dose": amount("1/3", "mcg/day")}, "daily dose"),
        ({"injected": amount("1/3", "mL")}, "injected volume"),
        ({"programmed": amount("1/3", "mL")}, "programmed volume"),
        ({"alarm": amount("1/3", "mL")}, "alarm volume"),
        ({"boluses": Boluses(amount("1/3", "mcg"), Fraction(1))}, "bolus dose"),
        ({"boluses": Boluses(amount(1, "mcg"), Fraction(1, 3))}, "boluses per day"),
    ],
)
def test_whatever_has_no_exact_words_is_named(changes: dict[str, Amount | Boluses], name: str) -> None:
    with pytest.raises(NotExact) as refused:
        read_back(replace(ORDER, **changes))  # type: ignore[arg-type] # each value fits its field
    assert refused.value.name == name


_volumes = typable.filter(bool).map(lambda number: Amount(number, "mL"))


@given(typable.filter(bool).map(lambda number: Amount(number, "mcg/day")), _volumes, st.dates(), marks)
def test_each_spelled_number_is_heard_as_what_was_entered(
    dose: Amount, volume: Amount, day: date, mark: DecimalMark
) -> None:
    sentence = read_back(replace(ORDER, daily_dose=dose, injected=volume, alarm=volume, book_by=day), mark)
    _, spoken_dose, injected, alarm, booked = sentence.removesuffix(".").split("; ")
    assert heard(re.split(" micrograms? per day", spoken_dose)[0]) == dose.magnitude
    for clause, name in ((injected, "injected"), (alarm, "alarm")):
        words = clause.removeprefix(f"{name} volume ")
        assert heard(re.split(" millilitres?", words)[0]) == volume.magnitude
        if "in digits " in words:
            assert written(words.partition("in digits ")[2]) == volume.magnitude
        else:
            assert volume.magnitude in range(10)
    if "that is " in spoken_dose:
        hourly = spoken_dose.partition("that is ")[2].split(" ")[0]
        plain = hourly.replace("\N{THIN SPACE}", "") if mark is COMMA else hourly.replace(",", "")
        assert Fraction(plain.replace(",", ".")) * 24 == dose.magnitude
    assert booked.split(" ")[3] == str(day.day)
    assert booked.endswith(f" {day.year}")


@given(typable, typable, marks)
def test_no_sentence_ever_holds_a_rounded_number(strength: Fraction, volume: Fraction, mark: DecimalMark) -> None:
    if not strength * volume:
        return
    try:
        sentence = read_back(Order(Solution("the product", Amount(strength, "mcg/mL"), Amount(volume, "mL"))), mark)
    except NotExact:
        return
    assert "≈" not in sentence
    assert heard(sentence.removeprefix("baclofen ").split(" microgram")[0]) == strength
