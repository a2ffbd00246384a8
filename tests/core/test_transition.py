"""A change of concentration: old drug pushed out of tubing and catheter, with a bridge and without."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.transition import (
    bridge_dose,
    bridge_duration,
    bridge_extra_volume,
    bridge_rate,
    catheter_volume,
    system_volume,
    unbridged_daily_dose,
    unbridged_duration,
    unbridged_fixed_dose,
)
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import COMMA, amount, amounts, exact
from tests.core.conftest import Spoil

_OLD, _NEW, _DOSE = amount(500, "mcg/mL"), amount(2000, "mcg/mL"), amount(300, "mcg/day")
_SYSTEM, _FIXED = amount("0.4", "mL"), amount("0.5", "mL/day")

_Formula = Callable[[], Worked]


def _value(worked: Worked) -> Amount:
    assert worked.holds
    return Amount(*exact(worked.value))


def _bridged(system: Amount, old: Amount) -> Amount:
    return _value(bridge_dose(system, old))


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: system_volume(amount("0.14", "mL"), amount("0.26", "mL"), "smallest tubing volume"),
            "2/5",
            "mL",
            Working(
                "system volume = smallest tubing volume + catheter volume",
                "0.14 mL + 0.26 mL",
                "0.4 mL",
                "0.4 mL − 0.26 mL = 0.14 mL",
            ),
        ),
        (
            lambda: bridge_dose(_SYSTEM, amount("0.5", "mg/mL")),
            "200",
            "mcg",
            Working(
                "bridge dose = system volume × old concentration (plug flow, without mixing)",
                "0.4 mL × 500 mcg/mL",
                "200 mcg",
                "200 mcg ÷ 0.4 mL = 500 mcg/mL",
            ),
        ),
        (
            lambda: bridge_duration(amount(200, "mcg"), _DOSE),
            "16",
            "hour",
            Working(
                "bridge duration in hours = bridge dose ÷ daily dose × 24 (plug flow, without mixing)",
                "200 mcg ÷ 300 mcg/day × 24",
                "16 hours",
                "16 hours ÷ 24 × 300 mcg/day = 200 mcg",
            ),
        ),
        (
            lambda: bridge_duration(amount(170, "mcg"), amount(450, "mcg/day")),
            "136/15",
            "hour",
            Working(
                "bridge duration in hours = bridge dose ÷ daily dose × 24 (plug flow, without mixing)",
                "170 mcg ÷ 450 mcg/day × 24",
                "≈9 hours",
                "≈9 hours ÷ 24 × 450 mcg/day ≈ 170 mcg",
            ),
        ),
        (
            lambda: bridge_rate(_DOSE, amount("0.5", "mg/mL")),
            "3/5",
            "mL/day",
            Working(
                "bridge rate = daily dose ÷ old concentration (follows from the units)",
                "300 mcg/day ÷ 500 mcg/mL",
                "0.6 mL/day",
                "0.6 mL/day × 500 mcg/mL = 300 mcg/day",
            ),
        ),
        (
            lambda: bridge_extra_volume(_SYSTEM, amount("0.5", "mg/mL"), amount(2, "mg/mL")),
            "3/10",
            "mL",
            Working(
                "extra volume of the bridge = system volume × (1 − old concentration ÷ new concentration)"
                " (plug flow, without mixing)",
                "0.4 mL × (1 − 500 mcg/mL ÷ 2,000 mcg/mL)",
                "0.3 mL",
                "(0.4 mL − 0.3 mL) × 2,000 mcg/mL ÷ 0.4 mL = 500 mcg/mL",
            ),
        ),
        (
            lambda: unbridged_daily_dose(_DOSE, amount("0.5", "mg/mL"), amount(2, "mg/mL")),
            "75",
            "mcg/day",
            Working(
                "daily dose without a bridge = daily dose × old concentration ÷ new concentration"
                " (plug flow, without mixing)",
                "300 mcg/day × 500 mcg/mL ÷ 2,000 mcg/mL",
                "75 mcg/day",
                "75 mcg/day × 2,000 mcg/mL ÷ 500 mcg/mL = 300 mcg/day",
            ),
        ),
        (
            lambda: unbridged_fixed_dose(amount("0.5", "mg/mL"), _FIXED),
            "250",
            "mcg/day",
            Working(
                "daily dose until the new solution arrives = old concentration × fixed flow"
                " (plug flow, without mixing)",
                "500 mcg/mL × 0.5 mL/day",
                "250 mcg/day",
                "250 mcg/day ÷ 0.5 mL/day = 500 mcg/mL",
            ),
        ),
        (
            lambda: unbridged_duration(_SYSTEM, amount("0.15", "mL/day")),
            "64",
            "hour",
            Working(
                "duration without a bridge in hours = largest system volume ÷ flow × 24 (plug flow, without mixing)",
                "0.4 mL ÷ 0.15 mL/day × 24",
                "64 hours",
                "64 hours ÷ 24 × 0.15 mL/day = 0.4 mL",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: _Formula, number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


def test_working_uses_the_comma_where_that_is_the_mark() -> None:
    assert write_out(bridge_extra_volume(_SYSTEM, _OLD, _NEW), COMMA).answer == "0,3 mL"


@pytest.mark.parametrize("which", ["tubing volume", "smallest tubing volume", "largest tubing volume"])
def test_the_system_volume_says_which_tubing_volume_it_counts(which: str) -> None:
    assert system_volume(_SYSTEM, _SYSTEM, which).formula == f"system volume = {which} + catheter volume"


@pytest.mark.parametrize(
    ("trimmed", "volume"),
    [("0", "143/500"), ("10", "13/50"), ("109.9999", "13/50000000")],
)
def test_a_catheter_holds_what_its_implanted_length_holds(trimmed: str, volume: str) -> None:
    implanted = catheter_volume(amount(110, "cm"), amount(trimmed, "cm"), amount("0.0026", "mL/cm"))
    assert exact(implanted) == (Fraction(volume), "mL")


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: system_volume(_SYSTEM, _SYSTEM, "tubing volume"), "__add__"),
        (lambda: system_volume(_SYSTEM, _SYSTEM, "tubing volume"), "__sub__"),
        (lambda: bridge_dose(_SYSTEM, _OLD), "__mul__"),
        (lambda: bridge_dose(_SYSTEM, _OLD), "__truediv__"),
        (lambda: bridge_duration(amount(200, "mcg"), _DOSE), "__truediv__"),
        (lambda: bridge_duration(amount(200, "mcg"), _DOSE), "to"),
        (lambda: bridge_duration(amount(200, "mcg"), _DOSE), "__mul__"),
        (lambda: bridge_rate(_DOSE, _OLD), "__truediv__"),
        (lambda: bridge_rate(_DOSE, _OLD), "__mul__"),
        (lambda: bridge_extra_volume(_SYSTEM, _OLD, _NEW), "__sub__"),
        (lambda: bridge_extra_volume(_SYSTEM, _OLD, _NEW), "__truediv__"),
        (lambda: bridge_extra_volume(_SYSTEM, _OLD, _NEW), "__mul__"),
        (lambda: unbridged_daily_dose(_DOSE, _OLD, _NEW), "__truediv__"),
        (lambda: unbridged_daily_dose(_DOSE, _OLD, _NEW), "__mul__"),
        (lambda: unbridged_fixed_dose(_OLD, _FIXED), "__mul__"),
        (lambda: unbridged_fixed_dose(_OLD, _FIXED), "__truediv__"),
        (lambda: unbridged_duration(_SYSTEM, _FIXED), "__truediv__"),
        (lambda: unbridged_duration(_SYSTEM, _FIXED), "to"),
        (lambda: unbridged_duration(_SYSTEM, _FIXED), "__mul__"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: _Formula, operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mcg/day"))
def test_every_result_is_what_bare_fractions_make(system: Amount, old: Amount, new: Amount, dose: Amount) -> None:
    volume, before, after, daily = system.magnitude, old.magnitude, new.magnitude, dose.magnitude
    assert exact(_value(bridge_dose(system, old))) == (volume * before, "mcg")
    assert exact(_value(bridge_duration(_bridged(system, old), dose))) == (volume * before / daily * 24, "hour")
    assert exact(_value(bridge_rate(dose, old))) == (daily / before, "mL/day")
    assert exact(_value(unbridged_daily_dose(dose, old, new))) == (daily * before / after, "mcg/day")
    assert exact(_value(unbridged_duration(system, dose / new))) == (volume * after * 24 / daily, "hour")
    stronger = old + new
    extra = _value(bridge_extra_volume(system, old, stronger))
    assert exact(extra) == (volume * after / (before + after), "mL")


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mcg/day"))
def test_the_same_old_drug_comes_out_with_a_bridge_and_without(
    system: Amount, old: Amount, new: Amount, dose: Amount
) -> None:
    bridged = _bridged(system, old)
    given_daily, flow = _value(unbridged_daily_dose(dose, old, new)), dose / new
    assert given_daily * _value(unbridged_duration(system, flow)) == bridged
    assert dose * _value(bridge_duration(bridged, dose)) == bridged
    assert _value(bridge_rate(dose, old)) * _value(bridge_duration(bridged, dose)) == system


@given(amounts("mL"), amounts("mcg/mL"), amounts("mL/day"))
def test_a_fixed_flow_brings_the_same_old_drug(system: Amount, old: Amount, flow: Amount) -> None:
    daily = _value(unbridged_fixed_dose(old, flow))
    assert exact(daily) == (old.magnitude * flow.magnitude, "mcg/day")
    assert daily * _value(unbridged_duration(system, flow)) == _bridged(system, old)
    assert _value(unbridged_fixed_dose(old.to("mg/mL"), flow)) == daily


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mcg/day"))
def test_the_extra_is_what_the_bridge_uses_beyond_the_new_flow(
    system: Amount, old: Amount, more: Amount, dose: Amount
) -> None:
    new = old + more
    extra = _value(bridge_extra_volume(system, old, new))
    lasting = _value(bridge_duration(_bridged(system, old), dose))
    assert extra == system - dose / new * lasting
    assert amount(0, "mL") < extra < system


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/day"))
def test_without_a_change_a_bridge_changes_nothing(system: Amount, old: Amount, dose: Amount) -> None:
    assert _value(unbridged_daily_dose(dose, old, old)) == dose
    assert _value(bridge_extra_volume(system, old, old)) == amount(0, "mL")
    assert _value(unbridged_duration(system, dose / old)) == _value(bridge_duration(_bridged(system, old), dose))


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mcg/day"), amounts("1"))
def test_scaling_dose_and_both_concentrations_moves_no_time_and_no_volume(
    system: Amount, old: Amount, more: Amount, dose: Amount, by: Amount
) -> None:
    assert _timing(system, old * by, (old + more) * by, dose * by) == _timing(system, old, old + more, dose)


def _timing(system: Amount, old: Amount, new: Amount, dose: Amount) -> list[Amount]:
    return [
        _value(bridge_duration(_bridged(system, old), dose)),
        _value(bridge_rate(dose, old)),
        _value(bridge_extra_volume(system, old, new)),
        _value(unbridged_duration(system, dose / new)),
    ]


@given(amounts("mL"), amounts("mcg/mL"), amounts("mcg/mL"), amounts("mcg/day"))
def test_milligrams_and_micrograms_come_out_alike(system: Amount, old: Amount, more: Amount, dose: Amount) -> None:
    new = old + more
    in_mg = old.to("mg/mL"), new.to("mg/mL"), dose.to("mg/day")
    assert _timing(system, *in_mg) == _timing(system, old, new, dose)
    assert exact(_bridged(system, in_mg[0])) == exact(_bridged(system, old))
    assert exact(unbridged_daily_dose(in_mg[2], *in_mg[:2]).value) == exact(unbridged_daily_dose(dose, old, new).value)


@given(amounts("mL"), amounts("mL"), amounts("cm"), amounts("cm"))
def test_the_system_is_tubing_and_catheter(tubing: Amount, catheter: Amount, trimmed: Amount, left: Amount) -> None:
    worked = _value(system_volume(tubing, catheter, "tubing volume"))
    assert exact(worked) == (tubing.magnitude + catheter.magnitude, "mL")
    implanted = catheter_volume(trimmed + left, trimmed, amount("0.0026", "mL/cm"))
    assert exact(implanted) == (left.magnitude * Fraction(26, 10_000), "mL")
