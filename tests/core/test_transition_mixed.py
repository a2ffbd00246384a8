"""The reservoir after a change of concentration: what could not be aspirated mixes into the new fill."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.transition import mixed_concentration, mixed_deviation
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import amount, amounts, exact
from tests.core.conftest import Spoil

_INJECTED, _RESIDUAL = amount(20, "mL"), amount("1.4", "mL")
_NEW, _OLD = amount(500, "mcg/mL"), amount(2000, "mcg/mL")
_FORMULA = (
    "mixed concentration = (injected volume × new concentration + residual volume × old concentration)"
    " ÷ (injected volume + residual volume); upper bound of the effect, before any rinse"
)


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: mixed_concentration(_INJECTED, amount("0.5", "mg/mL"), amount(5, "mL"), amount(2, "mg/mL")),
            "800",
            "mcg/mL",
            Working(
                _FORMULA,
                "(20 mL × 500 mcg/mL + 5 mL × 2,000 mcg/mL) ÷ (20 mL + 5 mL)",
                "800 mcg/mL",
                "(800 mcg/mL × (20 mL + 5 mL) − 5 mL × 2,000 mcg/mL) ÷ 20 mL = 500 mcg/mL",
            ),
        ),
        (
            lambda: mixed_concentration(_INJECTED, _NEW, _RESIDUAL, _OLD),
            "64000/107",
            "mcg/mL",
            Working(
                _FORMULA,
                "(20 mL × 500 mcg/mL + 1.4 mL × 2,000 mcg/mL) ÷ (20 mL + 1.4 mL)",
                "≈598.1 mcg/mL",
                "(≈598.1 mcg/mL × (20 mL + 1.4 mL) − 1.4 mL × 2,000 mcg/mL) ÷ 20 mL ≈ 500 mcg/mL",
            ),
        ),
        (
            lambda: mixed_deviation(amount("0.8", "mg/mL"), amount("0.5", "mg/mL")),
            "60",
            "%",
            Working(
                "deviation of the mix = (mixed concentration − new concentration) ÷ new concentration",
                "(800 mcg/mL − 500 mcg/mL) ÷ 500 mcg/mL",
                "60 %",
                "500 mcg/mL + 60 % of 500 mcg/mL = 800 mcg/mL",
            ),
        ),
        (
            lambda: mixed_deviation(amount(1900, "mcg/mL"), amount(2000, "mcg/mL")),
            "-5",
            "%",
            Working(
                "deviation of the mix = (mixed concentration − new concentration) ÷ new concentration",
                "(1,900 mcg/mL − 2,000 mcg/mL) ÷ 2,000 mcg/mL",
                "−5 %",
                "2,000 mcg/mL + −5 % of 2,000 mcg/mL = 1,900 mcg/mL",
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
    ("calculate", "operation"),
    [
        (lambda: mixed_concentration(_INJECTED, _NEW, _RESIDUAL, _OLD), "__mul__"),
        (lambda: mixed_concentration(_INJECTED, _NEW, _RESIDUAL, _OLD), "__add__"),
        (lambda: mixed_concentration(_INJECTED, _NEW, _RESIDUAL, _OLD), "__sub__"),
        (lambda: mixed_concentration(_INJECTED, _NEW, _RESIDUAL, _OLD), "__truediv__"),
        (lambda: mixed_deviation(_OLD, _NEW), "__sub__"),
        (lambda: mixed_deviation(_OLD, _NEW), "__truediv__"),
        (lambda: mixed_deviation(_OLD, _NEW), "__mul__"),
        (lambda: mixed_deviation(_OLD, _NEW), "__add__"),
        (lambda: mixed_deviation(_OLD, _NEW), "to"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@given(amounts("mL"), amounts("mcg/mL"), amounts("mL"), amounts("mcg/mL"))
def test_the_mix_keeps_the_drug_and_lies_between_old_and_new(
    injected: Amount, new: Amount, residual: Amount, old: Amount
) -> None:
    worked = mixed_concentration(injected, new, residual, old)
    mixed, unit = exact(worked.value)
    drug = injected.magnitude * new.magnitude + residual.magnitude * old.magnitude
    assert (mixed * (injected.magnitude + residual.magnitude), unit) == (drug, "mcg/mL")
    assert worked.holds
    weaker, stronger = sorted((old.magnitude, new.magnitude))
    assert weaker < mixed < stronger or weaker == mixed == stronger
    in_mg = mixed_concentration(injected, new.to("mg/mL"), residual, old.to("mg/mL"))
    assert exact(in_mg.value) == (mixed, "mcg/mL")


@given(amounts("mL"), amounts("mcg/mL"), amounts("mL"), amounts("mcg/mL"))
def test_the_deviation_has_the_sign_of_the_old_drug(
    injected: Amount, new: Amount, residual: Amount, old: Amount
) -> None:
    mixed = Amount(*exact(mixed_concentration(injected, new, residual, old).value))
    worked = mixed_deviation(mixed, new)
    percent, unit = exact(worked.value)
    assert (new.magnitude * (1 + percent / 100), unit) == (mixed.magnitude, "%")
    assert worked.holds
    assert (percent > 0, percent < 0) == (old > new, old < new)
    assert mixed_deviation(mixed.to("mg/mL"), new).value == worked.value


@given(amounts("mL"), amounts("mcg/mL"), amounts("mL"))
def test_a_pump_without_a_residual_or_without_a_change_has_no_mix(
    injected: Amount, new: Amount, residual: Amount
) -> None:
    assert exact(mixed_concentration(injected, new, amount(0, "mL"), _OLD).value) == exact(new)
    assert exact(mixed_concentration(injected, new, residual, new).value) == exact(new)
    assert exact(mixed_deviation(new, new).value) == (Fraction(0), "%")
