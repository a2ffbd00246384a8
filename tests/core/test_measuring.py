"""What hands can do: graduations of a syringe, and whole containers."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import example, given

from itb_calc.core.amount import Amount
from itb_calc.core.measuring import (
    containers,
    leftover_volume,
    measured_volume,
    wasted_volume,
    whole_containers,
)
from itb_calc.core.show_number import as_shown, show_amount
from itb_calc.core.show_result import show_result
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import amount, amounts, exact
from tests.core.conftest import Spoil


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: measured_volume(amount("32.25", "mL"), amount("0.5", "mL"), "measured stock"),
            "65/2",
            "mL",
            Working(
                "measured stock = exact volume rounded half up to a multiple of the graduation",
                "32.25 mL to a multiple of 0.5 mL",
                "32.5 mL",
                "65 × 0.5 mL = 32.5 mL",
            ),
        ),
        (
            lambda: containers(amount(43, "mL"), amount(20, "mL")),
            "3",
            "1",
            Working(
                "containers = volume ÷ container's labelled volume, rounded up",
                "43 mL ÷ 20 mL",
                "3",
                "3 × 20 mL = 60 mL, which holds 43 mL; one fewer would not",
            ),
        ),
        (
            lambda: leftover_volume(amount(43, "mL"), amount(20, "mL"), amount(3, "1")),
            "17",
            "mL",
            Working(
                "left over = containers × container's labelled volume − volume taken",
                "3 × 20 mL − 43 mL",
                "17 mL",
                "17 mL + 43 mL = 60 mL",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked], number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


@pytest.mark.parametrize(
    ("volume", "measured", "steps"),
    [("0.2499", "0", "0"), ("0.25", "0.5", "1"), ("0.7499", "0.5", "1"), ("0.75", "1", "2"), ("0", "0", "0")],
)
def test_a_volume_is_measured_half_up(volume: str, measured: str, steps: str) -> None:
    worked = measured_volume(amount(volume, "mL"), amount("0.5", "mL"), "measured diluent")
    assert exact(worked.value) == (Fraction(measured), "mL")
    assert worked.terms["steps"] == amount(steps, "1")
    assert worked.formula.startswith("measured diluent = ")
    assert worked.holds


@pytest.mark.parametrize(
    ("volume", "count", "left"),
    [("0", 0, "0"), ("0.0001", 1, "19.9999"), ("19.9999", 1, "0.0001"), ("20", 1, "0"), ("20.0001", 2, "19.9999")],
)
def test_containers_at_their_edges(volume: str, count: int, left: str) -> None:
    taken, container = amount(volume, "mL"), amount(20, "mL")
    counted = containers(taken, container)
    assert exact(counted.value) == (Fraction(count), "1")
    assert counted.holds
    rest = leftover_volume(taken, container, amount(count, "1"))
    assert exact(rest.value) == (Fraction(left), "mL")
    assert rest.holds


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: measured_volume(amount(7, "mL"), amount(2, "mL"), "measured stock"), "__mul__"),
        (lambda: measured_volume(amount(7, "mL"), amount("0.5", "mL"), "measured stock"), "__add__"),
        (lambda: containers(amount(43, "mL"), amount(20, "mL")), "__truediv__"),
        (lambda: leftover_volume(amount(43, "mL"), amount(20, "mL"), amount(3, "1")), "__sub__"),
        (lambda: leftover_volume(amount(43, "mL"), amount(20, "mL"), amount(3, "1")), "__add__"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


def test_a_container_too_few_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itb_calc.core.measuring.ceil", int)
    assert not containers(amount(43, "mL"), amount(20, "mL")).holds
    assert containers(amount(40, "mL"), amount(20, "mL")).holds


def test_a_container_too_many_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itb_calc.core.measuring.ceil", lambda number: int(number) + 1)
    assert not containers(amount(40, "mL"), amount(20, "mL")).holds
    assert containers(amount(43, "mL"), amount(20, "mL")).holds


@given(amounts("mL"), amounts("mL"))
@example(amount(7, "mL"), amount(2, "mL"))
def test_a_measured_volume_is_the_nearest_multiple_and_its_check_holds(volume: Amount, graduation: Amount) -> None:
    worked = measured_volume(volume, graduation, "measured stock")
    measured, unit = exact(worked.value)
    assert (worked.holds, unit) == (True, "mL")
    assert (measured / graduation.magnitude).denominator == 1
    assert -graduation.magnitude < (measured - volume.magnitude) * 2 <= graduation.magnitude


@given(amounts("mL"), amounts("mL"))
def test_containers_are_the_fewest_that_hold_the_volume(volume: Amount, container: Amount) -> None:
    worked = containers(volume, container)
    count, unit = exact(worked.value)
    assert (worked.holds, unit, count.denominator) == (True, "1", 1)
    assert (count - 1) * container.magnitude < volume.magnitude <= count * container.magnitude
    left = leftover_volume(volume, container, Amount(count, "1"))
    assert (exact(left.value)[0] + volume.magnitude, left.holds) == (count * container.magnitude, True)
    assert 0 <= exact(left.value)[0] < container.magnitude


@pytest.mark.parametrize(
    ("needed", "count", "final"),
    [
        ("43", 2, "160/3"),
        ("80/3", 1, "80/3"),
        ("26.6667", 2, "160/3"),
        ("0", 1, "80/3"),
        ("80", 3, "80"),
        ("80.0001", 4, "320/3"),
    ],
)
def test_containers_emptied_wholly(needed: str, count: int, final: str) -> None:
    stock, target = amount(2, "mg/mL"), amount(1500, "mcg/mL")
    found, volume = whole_containers(amount(20, "mL"), stock, target, amount(needed, "mL"))
    assert (found, exact(volume)) == (count, (Fraction(final), "mL"))
    assert type(found) is int


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mL"))
def test_whole_containers_are_the_fewest_that_cover_and_keep_the_mass(
    container: Amount, stock: Amount, target: Amount, needed: Amount
) -> None:
    count, final = whole_containers(container, stock, target, needed)
    volume, unit = exact(final)
    assert unit == "mL"
    assert volume * target.magnitude == count * container.magnitude * stock.magnitude
    assert volume >= needed.magnitude
    assert count == 1 or volume * Fraction(count - 1, count) < needed.magnitude


@pytest.mark.parametrize(
    ("left_over", "drawn", "needed", "waste"),
    [
        (["7.5"], ["32.5", "11"], "43", "8"),
        (["17"], ["43"], "43", "17"),
        (["34/3", "17/3"], ["86/3", "43/3"], "43", "17"),
        ([], ["40"], "40", "0"),
        (["0"], ["40", "13.5"], "43", "10.5"),
    ],
)
def test_waste_is_what_stays_in_containers_and_what_is_drawn_beyond_the_need(
    left_over: list[str], drawn: list[str], needed: str, waste: str
) -> None:
    found = wasted_volume(
        (amount(each, "mL") for each in left_over), [amount(each, "mL") for each in drawn], amount(needed, "mL")
    )
    assert exact(found) == (Fraction(waste), "mL")


@pytest.mark.parametrize(
    ("volume", "graduation", "shown"),
    [
        (Fraction(6, 1000), Fraction(5, 1000), "0.005 mL"),
        (Fraction(125, 1000), Fraction(1, 1000), "0.125 mL"),
        (Fraction(1, 3), Fraction(1, 10000), "0.3333 mL"),
        (Fraction(65, 2), Fraction(1, 2), "32.5 mL"),
        (Fraction(1234, 1), Fraction(1, 1), "1,234 mL"),
        (Fraction(0), Fraction(1, 2), "0 mL"),
    ],
)
def test_a_measured_volume_is_shown_as_the_syringe_shows_it_and_not_rounded_once_more(
    volume: Fraction, graduation: Fraction, shown: str
) -> None:
    measured = measured_volume(Amount(volume, "mL"), Amount(graduation, "mL"), "measured stock").value
    assert isinstance(measured, Amount)
    assert show_result(measured) == shown
    assert show_amount(measured, more_decimals=1) == shown
    assert as_shown(measured) == measured
    # What is computed from it is rounded for display as any other amount.
    assert show_amount(measured * Fraction(1)) == show_amount(Amount(measured.magnitude, "mL"))
