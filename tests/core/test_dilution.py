"""Preparing: the drug that goes in comes out, whatever the stocks, the volumes and the units."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.dilution import (
    achieved_concentration,
    achieved_deviation,
    alligation_volume,
    delivered_daily_dose,
    diluted_stock_volume,
    rest_volume,
    undiluted_volume,
)
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import COMMA, amount, amounts, exact
from tests.core.conftest import Spoil

_TARGET, _STOCK, _FINAL = amount(1500, "mcg/mL"), amount(2000, "mcg/mL"), amount(43, "mL")
_WEAK, _ACHIEVED = amount(500, "mcg/mL"), amount("62000/43", "mcg/mL")

_Formula = Callable[[], Worked]


def _mass(volume: object, strength: Amount) -> Fraction:
    return exact(volume)[0] * strength.number("mcg/mL")


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: undiluted_volume(amount(40, "mL"), amount(3, "mL")),
            "43",
            "mL",
            Working("stock volume = injected volume + priming volume", "40 mL + 3 mL", "43 mL", "43 mL − 3 mL = 40 mL"),
        ),
        (
            lambda: undiluted_volume(amount(40, "mL"), None),
            "40",
            "mL",
            Working(
                "stock volume = injected volume + priming volume (not entered: counted as 0)",
                "40 mL + 0 mL",
                "40 mL",
                "40 mL − 0 mL = 40 mL",
            ),
        ),
        (
            lambda: diluted_stock_volume(_TARGET, _FINAL, _STOCK),
            "129/4",
            "mL",
            Working(
                "stock volume = target concentration × final volume ÷ stock concentration",
                "1,500 mcg/mL × 43 mL ÷ 2,000 mcg/mL",
                "32.25 mL",
                "32.25 mL × 2,000 mcg/mL ÷ 43 mL = 1,500 mcg/mL",
            ),
        ),
        (
            lambda: alligation_volume(_TARGET, amount(40, "mL"), _STOCK, _WEAK),
            "80/3",
            "mL",
            Working(
                "stock volume = final volume × difference of target and second stock ÷ difference of the two stocks",
                "40 mL × 1,000 mcg/mL ÷ 1,500 mcg/mL",
                "≈26.67 mL",
                "(≈26.67 mL × 2,000 mcg/mL + ≈13.33 mL × 500 mcg/mL) ÷ 40 mL ≈ 1,500 mcg/mL",
            ),
        ),
        (
            lambda: alligation_volume(_TARGET, amount(40, "mL"), _WEAK, _STOCK),
            "40/3",
            "mL",
            Working(
                "stock volume = final volume × difference of target and second stock ÷ difference of the two stocks",
                "40 mL × 500 mcg/mL ÷ 1,500 mcg/mL",
                "≈13.33 mL",
                "(≈13.33 mL × 500 mcg/mL + ≈26.67 mL × 2,000 mcg/mL) ÷ 40 mL ≈ 1,500 mcg/mL",
            ),
        ),
        (
            lambda: rest_volume(_FINAL, amount("32.25", "mL"), "diluent"),
            "43/4",
            "mL",
            Working(
                "diluent = final volume − stock volume", "43 mL − 32.25 mL", "10.75 mL", "10.75 mL + 32.25 mL = 43 mL"
            ),
        ),
        (
            lambda: achieved_concentration(_STOCK, amount(31, "mL"), amount(12, "mL")),
            "62000/43",
            "mcg/mL",
            Working(
                "achieved concentration = stock concentration × measured stock ÷ (measured stock + measured diluent)",
                "2,000 mcg/mL × 31 mL ÷ (31 mL + 12 mL)",
                "≈1,441.9 mcg/mL",
                "≈1,441.9 mcg/mL × 43 mL ÷ 31 mL ≈ 2,000 mcg/mL",
            ),
        ),
        (
            lambda: achieved_deviation(_ACHIEVED, _TARGET),
            "-500/129",
            "%",
            Working(
                "deviation = (achieved − target) ÷ target",
                "(≈1,441.9 mcg/mL − 1,500 mcg/mL) ÷ 1,500 mcg/mL",
                "≈−3.9 %",
                "1,500 mcg/mL + ≈−3.9 % of 1,500 mcg/mL ≈ 1,441.9 mcg/mL",
            ),
        ),
        (
            lambda: delivered_daily_dose(amount(450, "mcg/day"), _ACHIEVED, _TARGET),
            "18600/43",
            "mcg/day",
            Working(
                "delivered dose = daily dose × achieved ÷ target",
                "450 mcg/day × ≈1,441.9 mcg/mL ÷ 1,500 mcg/mL",
                "≈432.6 mcg/day",
                "≈432.6 mcg/day × 1,500 mcg/mL ÷ ≈1,441.9 mcg/mL ≈ 450 mcg/day",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked], number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


def test_working_uses_the_comma_where_that_is_the_mark() -> None:
    assert write_out(diluted_stock_volume(_TARGET, _FINAL, _STOCK), COMMA).answer == "32,25 mL"


def test_the_second_stock_has_its_own_name() -> None:
    worked = rest_volume(_FINAL, _FINAL, "second stock volume")
    assert (worked.value, worked.formula) == (amount(0, "mL"), "second stock volume = final volume − stock volume")


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: undiluted_volume(amount(40, "mL"), amount(3, "mL")), "__add__"),
        (lambda: undiluted_volume(amount(40, "mL"), None), "__sub__"),
        (lambda: diluted_stock_volume(_TARGET, _FINAL, _STOCK), "__mul__"),
        (lambda: diluted_stock_volume(_TARGET, _FINAL, _STOCK), "__truediv__"),
        (lambda: alligation_volume(_TARGET, _FINAL, _STOCK, _WEAK), "__sub__"),
        (lambda: alligation_volume(_TARGET, _FINAL, _STOCK, _WEAK), "__truediv__"),
        (lambda: alligation_volume(_TARGET, _FINAL, _WEAK, _STOCK), "__mul__"),
        (lambda: rest_volume(_FINAL, amount("32.25", "mL"), "diluent"), "__sub__"),
        (lambda: achieved_concentration(_STOCK, amount(31, "mL"), amount(12, "mL")), "__truediv__"),
        (lambda: achieved_deviation(_ACHIEVED, _TARGET), "__truediv__"),
        (lambda: achieved_deviation(_ACHIEVED, _TARGET), "__mul__"),
        (lambda: delivered_daily_dose(amount(450, "mcg/day"), _ACHIEVED, _TARGET), "__truediv__"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: _Formula, operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@given(amounts("mL"), amounts("mL"))
def test_undiluted_is_all_that_is_injected_and_primes(injected: Amount, priming: Amount) -> None:
    worked = undiluted_volume(injected, priming)
    assert exact(worked.value) == (injected.magnitude + priming.magnitude, "mL")
    assert worked.holds
    assert undiluted_volume(injected, None).value == undiluted_volume(injected, amount(0, "mL")).value == injected


@given(amounts("mcg/mL"), amounts("mL"), amounts("mcg/mL"))
def test_one_stock_the_drug_in_is_the_drug_out(target: Amount, final: Amount, more: Amount) -> None:
    stock = target + more
    worked = diluted_stock_volume(target, final, stock)
    assert worked.holds
    assert _mass(worked.value, stock) == final.magnitude * target.magnitude
    assert exact(diluted_stock_volume(target.to("mg/mL"), final, stock.to("mg/mL")).value) == exact(worked.value)
    diluent = rest_volume(final, Amount(*exact(worked.value)), "diluent")
    assert diluent.holds
    assert exact(diluent.value)[0] + exact(worked.value)[0] == final.magnitude
    achieved = achieved_concentration(stock, Amount(*exact(worked.value)), Amount(*exact(diluent.value)))
    assert exact(achieved.value) == (target.magnitude, "mcg/mL")


def test_a_target_that_is_the_stock_takes_stock_alone() -> None:
    assert exact(diluted_stock_volume(_STOCK, _FINAL, _STOCK).value) == exact(_FINAL)


@given(amounts("mcg/mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mL"))
def test_two_stocks_the_drug_in_is_the_drug_out(low: Amount, up: Amount, further: Amount, final: Amount) -> None:
    target, high = low + up, low + up + further
    first, second = alligation_volume(target, final, high, low), alligation_volume(target, final, low, high)
    assert (first.holds, second.holds) == (True, True)
    assert exact(first.value)[0] + exact(second.value)[0] == final.magnitude
    assert 0 < exact(first.value)[0] < final.magnitude
    assert _mass(first.value, high) + _mass(second.value, low) == final.magnitude * target.magnitude
    in_mg = alligation_volume(target.to("mg/mL"), final, high.to("mg/mL"), low.to("mg/mL"))
    assert exact(in_mg.value) == exact(first.value)


@given(amounts("mcg/mL"), amounts("mcg/mL"), amounts("mL"))
def test_two_stocks_of_which_one_is_nearly_water_come_near_a_dilution(
    target: Amount, more: Amount, final: Amount
) -> None:
    stock = target + more
    diluted, _ = exact(diluted_stock_volume(target, final, stock).value)
    apart = []
    for divisor in (10**2, 10**4, 10**8):
        mixed, _ = exact(alligation_volume(target, final, stock, target / divisor).value)
        apart.append(diluted - mixed)
    assert apart[0] > apart[1] > apart[2] > 0
    assert apart[2] < final.magnitude / 10**8
    assert exact(alligation_volume(target, final, stock, amount(0, "mcg/mL")).value)[0] == diluted


@given(amounts("mcg/mL"), amounts("mL"), amounts("mL"), amounts("mcg/mL"), amounts("mcg/day"))
def test_measured_volumes_keep_the_drug_and_the_dose_follows(
    stock: Amount, stock_volume: Amount, diluent: Amount, target: Amount, dose: Amount
) -> None:
    worked = achieved_concentration(stock, stock_volume, diluent)
    achieved = Amount(*exact(worked.value))
    assert _mass(stock_volume + diluent, achieved) == _mass(stock_volume, stock)
    deviation = achieved_deviation(achieved, target)
    percent, unit = exact(deviation.value)
    assert (target.magnitude * (1 + percent / 100), unit) == (achieved.magnitude, "%")
    delivered = delivered_daily_dose(dose, achieved, target)
    assert exact(delivered.value) == (dose.magnitude * (1 + percent / 100), "mcg/day")
    assert (worked.holds, deviation.holds, delivered.holds) == (True, True, True)
    in_mg = achieved_concentration(stock.to("mg/mL"), stock_volume, diluent)
    assert exact(in_mg.value) == exact(worked.value)
    assert achieved_deviation(achieved.to("mg/mL"), target).value == deviation.value


@given(amounts("mcg/mL"), amounts("mL"))
def test_stock_alone_achieves_its_own_concentration(stock: Amount, volume: Amount) -> None:
    achieved = achieved_concentration(stock, volume, amount(0, "mL"))
    assert exact(achieved.value) == exact(stock)
    assert exact(achieved_deviation(stock, stock).value) == (Fraction(0), "%")
