"""What is known of a change of concentration, and of the rest what it waits for or which block withholds it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.concentration_change import concentration_change
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.transition import (
    Bridge,
    Change,
    ConcentrationChange,
    FirstFill,
    Lacking,
    Mixed,
    NotBridgeable,
    SystemVolume,
    Unbridged,
    Unchanged,
    Withheld,
)
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, ONE_VALUE, SCHEDULED, STRONGER, WEAKER, change_of
from tests.worksheet.sheets import REFERENCE, TODAY, Sheet, evaluate_sheet, put, read_sheet

_TUBING, _CATHETER, _DOSE = "system.tubing_volume", "system.catheter_volume", "dose.daily_dose"


def _amount(number: str, unit: str) -> Amount:
    return Amount(Fraction(number), unit)


def _unread(path: str) -> Lacking:
    return Lacking(path, is_unreadable=True)


def _changed(sheet: Sheet) -> Change:
    change = change_of(sheet)
    assert isinstance(change, Change)
    return change


def test_four_times_stronger_from_500_to_2000() -> None:
    """By hand: (40 mL × 2,000 + 1.4 mL × 500) ÷ 41.4 mL = 80,700 ÷ 41.4 = 134,500 ÷ 69 mcg/mL in the reservoir."""
    assert _changed(STRONGER) == Change(
        old=_amount("500", "mcg/mL"),
        new=_amount("2000", "mcg/mL"),
        times=Fraction(4),
        ordered=_amount("300", "mcg/day"),
        system=SystemVolume(_amount("0.34", "mL"), _amount("0.4", "mL")),
        unbridged=Unbridged(
            _amount("0.15", "mL/day"),
            _amount("75", "mcg/day"),
            Fraction(1, 4),
            _amount("64", "hour"),
            _amount("300", "mcg/day"),
        ),
        bridge=Bridge(_amount("170", "mcg"), _amount("13.6", "hour"), _amount("0.6", "mL/day"), _amount("0.255", "mL")),
        mixed=Mixed(_amount("1.4", "mL"), _amount("134500/69", "mcg/mL"), _amount("-175/69", "%")),
        has_schedule=False,
    )


def test_four_times_weaker_from_2000_to_500_uses_the_largest_volume_for_both() -> None:
    change = _changed(WEAKER)
    assert change.times == 4
    assert not change.goes_up
    assert change.system == SystemVolume(_amount("0.4", "mL"), _amount("0.4", "mL"))
    assert change.unbridged == Unbridged(
        _amount("0.6", "mL/day"),
        _amount("1200", "mcg/day"),
        Fraction(4),
        _amount("16", "hour"),
        _amount("300", "mcg/day"),
    )
    assert change.bridge == Bridge(_amount("800", "mcg"), _amount("64", "hour"), _amount("0.15", "mL/day"), None)


def test_one_tubing_volume_is_no_range() -> None:
    change = _changed(ONE_VALUE)
    assert isinstance(change.system, SystemVolume)
    assert not change.system.is_range
    assert isinstance(change.unbridged, Unbridged)
    assert change.unbridged.duration == _amount("54.4", "hour")


def test_a_pump_with_a_fixed_flow_cannot_be_bridged_and_gives_its_own_dose_afterwards() -> None:
    change = _changed(put(FIXED_FLOW, _DOSE, "310 mcg/day"))
    assert change.bridge == NotBridgeable()
    assert change.unbridged == Unbridged(
        _amount("0.15", "mL/day"),
        _amount("75", "mcg/day"),
        Fraction(75, 310),
        _amount("64", "hour"),
        _amount("300", "mcg/day"),
    )


@pytest.mark.parametrize(
    ("sheet", "known"),
    [
        ({**STRONGER, "previous": {"first_fill": True}}, FirstFill()),
        ({**STRONGER, "previous": {}}, Lacking("previous.concentration")),
        ({**STRONGER, "previous": {"first_fill": False}}, Lacking("previous.concentration")),
        # First fill beside another field of the previous fill is not read.
        (
            {**STRONGER, "previous": {"first_fill": True, "daily_dose": "300 mcg/day"}},
            Lacking("previous.concentration"),
        ),
        (put(STRONGER, "previous.concentration", "0,5 mg/mL"), _unread("previous.concentration")),
        (put(STRONGER, "previous.concentration", "2 mg/mL"), Unchanged(_amount("2000", "mcg/mL"))),
        (put(STRONGER, "product.id", None), Lacking("product.id")),
        (put(STRONGER, "preparation.target_concentration", "1500"), _unread("preparation.target_concentration")),
        (put(STRONGER, "product.label_strength", "10 mg/20 mL"), Withheld("PRD-07")),
        (put(STRONGER, "preparation.target_concentration", "2500 mcg/mL"), Withheld("DIL-01")),
    ],
)
def test_where_no_change_is_known_it_is_said_why(sheet: Sheet, known: ConcentrationChange) -> None:
    assert change_of(sheet) == known


def test_without_reference_data_no_field_would_help() -> None:
    worksheet, damaged = read_sheet(STRONGER), Reference(defect="The folder is missing.")
    inputs, _ = read(worksheet, damaged)
    change = concentration_change(Facts(inputs, damaged), evaluate(worksheet, damaged, TODAY))
    assert change == Lacking()


@pytest.mark.parametrize(
    ("path", "text", "waits"),
    [
        (_TUBING, None, Lacking(_TUBING)),
        (_TUBING, "0,14 mL", _unread(_TUBING)),
        # Below the other end of the range: the larger one of the two is not read.
        ("system.tubing_volume_max", "0.1 mL", _unread(_TUBING)),
        ("system.tubing_volume_max", "0,2 mL", _unread("system.tubing_volume_max")),
        (_CATHETER, None, Lacking(_CATHETER)),
    ],
)
def test_without_a_system_volume_the_dose_is_known_but_not_for_how_long(
    path: str, text: str | None, waits: Lacking
) -> None:
    change = _changed(put(STRONGER, path, text))
    assert isinstance(change.unbridged, Unbridged)
    assert (change.unbridged.dose, change.unbridged.duration) == (_amount("75", "mcg/day"), waits)
    assert (change.system, change.bridge) == (waits, waits)


def test_a_catheter_of_a_listed_model_needs_its_trimmed_length() -> None:
    modelled = put(put(ONE_VALUE, _CATHETER, None), "system.catheter_id", "flowonix-11823")
    assert _changed(modelled).system == Lacking("system.catheter_trimmed_length")
    trimmed = put(modelled, "system.catheter_trimmed_length", "20 cm")
    assert _changed(trimmed).system == SystemVolume(_amount("0.374", "mL"), None)


@pytest.mark.parametrize(("text", "waits"), [(None, Lacking(_DOSE)), ("300", _unread(_DOSE))])
def test_without_a_daily_dose_neither_dose_nor_bridge_are_known(text: str | None, waits: Lacking) -> None:
    change = _changed(put(STRONGER, _DOSE, text))
    assert (change.ordered, change.unbridged, change.bridge) == (None, waits, waits)
    assert change.system == SystemVolume(_amount("0.34", "mL"), _amount("0.4", "mL"))


def test_a_fixed_flow_that_is_not_known_leaves_the_dose_open_and_never_a_bridge() -> None:
    change = _changed(put(FIXED_FLOW, "pump.fixed_flow", None))
    assert (change.unbridged, change.bridge) == (Lacking("pump.fixed_flow"), NotBridgeable())


def test_a_pump_that_is_not_read_might_have_a_fixed_flow() -> None:
    change = _changed(put(STRONGER, "pump.id", "unheard-of"))
    unread = _unread("pump.id")
    assert (change.unbridged, change.bridge, change.mixed) == (unread, unread, unread)


@pytest.mark.parametrize(
    ("sheet", "rule"),
    [
        (BELOW_MINIMUM, "TRN-04"),
        (put(STRONGER, _DOSE, "50 mcg/day"), "FLW-01"),
        (put(STRONGER, _DOSE, "6000 mcg/day"), "DOS-04"),
        (put(SCHEDULED, _DOSE, "310 mcg/day"), "DOS-08"),
    ],
)
def test_a_block_withholds_what_the_patient_gets_but_not_what_mixes(sheet: Sheet, rule: str) -> None:
    change = _changed(sheet)
    assert (change.unbridged, change.bridge) == (Withheld(rule), Withheld(rule))
    assert isinstance(change.mixed, Mixed)


def test_a_dose_far_from_a_fixed_flow_is_withheld_and_the_pump_still_cannot_be_bridged() -> None:
    change = _changed(put(FIXED_FLOW, _DOSE, "400 mcg/day"))
    assert (change.unbridged, change.bridge) == (Withheld("FLW-04"), NotBridgeable())


@pytest.mark.parametrize(
    ("sheet", "waits"),
    [
        (put(STRONGER, "pump.injected_volume", None), Lacking("pump.injected_volume")),
        (put(STRONGER, "pump.residual_volume", "1,4 mL"), _unread("pump.residual_volume")),
        (put(STRONGER, "pump.id", "prometra-20"), Lacking("pump.residual_volume")),
    ],
)
def test_the_mix_waits_for_its_own_fields(sheet: Sheet, waits: Lacking) -> None:
    assert _changed(sheet).mixed == waits


def test_a_day_schedule_is_noted_and_an_unread_one_leaves_the_dose_open() -> None:
    assert _changed(SCHEDULED).has_schedule
    unread = put(STRONGER, "dose.schedule", [{"start": "00:00", "end": "24:00", "dose": "300"}])
    change = _changed(unread)
    assert not change.has_schedule
    assert isinstance(change.unbridged, Lacking)
    assert change.unbridged.is_unreadable


def test_nothing_stands_here_that_the_evaluation_does_not_have() -> None:
    """The results taken away, the change has nothing to say of them: it computes none by itself."""
    worksheet = read_sheet(STRONGER)
    inputs, _ = read(worksheet, REFERENCE)
    evaluation = evaluate_sheet(STRONGER)
    only = frozenset(evaluation.results.worked) - {"pump_concentration"}
    change = concentration_change(
        Facts(inputs, REFERENCE), replace(evaluation, results=evaluation.results.without(only), findings=())
    )
    assert isinstance(change, Change)
    assert (change.system, change.unbridged, change.bridge, change.mixed) == (Lacking(),) * 4
