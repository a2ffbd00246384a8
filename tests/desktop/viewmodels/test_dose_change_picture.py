"""The picture of a dose change: both doses per day and per hour, the change with its sign, and what is usual."""

from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.dose_change_picture import DoseChangePicture, signed
from tests.desktop.viewmodels.states import pictures_of
from tests.worksheet.sheets import ROUTINE, Sheet, put

PREVIOUS: Sheet = {
    **ROUTINE,
    "previous": {"daily_dose": "400 mcg/day", "concentration": "1500 mcg/mL"},
}


def _drawn(sheet: Sheet) -> DoseChangePicture:
    state = pictures_of(sheet).dose_change
    assert state is not None
    return state


def test_previous_and_new_stand_side_by_side_per_day_and_per_hour() -> None:
    state = _drawn(PREVIOUS)
    assert (state.previous.per_day, state.previous.per_hour) == ("400 mcg/day", "≈16.67 mcg/hour")
    assert (state.new.per_day, state.new.per_hour) == ("450 mcg/day", "18.75 mcg/hour")
    assert (state.change, state.change_label) == (Fraction(25, 2), "+12.5 %")
    assert state.alternative == (
        "From previous 400 mcg/day (≈16.67 mcg/hour) to new 450 mcg/day (18.75 mcg/hour): +12.5 %, within what is usual"
        " for adult, spinal origin, maintenance: −20 % to +40 %."
    )


@pytest.mark.parametrize(
    ("dose", "where"),
    [
        ("560 mcg/day", "within"),
        ("560.0001 mcg/day", "outside"),
        ("320 mcg/day", "within"),
        ("319.9999 mcg/day", "outside"),
        ("400 mcg/day", "within"),
    ],
)
def test_a_change_is_within_its_range_up_to_its_very_ends(dose: str, where: str) -> None:
    assert _drawn(put(PREVIOUS, "dose.daily_dose", dose)).verdict.startswith(f"{where} what is usual")


@pytest.mark.parametrize(
    ("group", "phase", "lowest", "highest"),
    [
        ("adult-spinal", "maintenance", "−20 %", "+40 %"),
        ("adult-spinal", "titration", "−20 %", "+30 %"),
        ("adult-cerebral", "maintenance", "−20 %", "+20 %"),
        ("paediatric", "titration", "−20 %", "+15 %"),
    ],
)
def test_the_range_is_that_of_group_and_phase(group: str, phase: str, lowest: str, highest: str) -> None:
    usual = _drawn(put(put(PREVIOUS, "dose.patient_group", group), "dose.phase", phase)).usual
    assert usual is not None
    assert (usual.lowest_label, usual.highest_label) == (lowest, highest)


@pytest.mark.parametrize(("path", "missing"), [("dose.patient_group", "patient group"), ("dose.phase", "phase")])
def test_without_group_or_phase_there_is_no_range_and_it_is_said(path: str, missing: str) -> None:
    for text in (None, "x"):
        state = _drawn(put(PREVIOUS, path, text))
        assert state.usual is None
        assert state.verdict == f"no usual range without the {missing}"


@pytest.mark.parametrize(
    "sheet",
    [
        ROUTINE,
        put(PREVIOUS, "dose.daily_dose", "1,5"),
        put(PREVIOUS, "previous.daily_dose", "400"),
        put(PREVIOUS, "dose.daily_dose", "6000 mcg/day"),
        put(PREVIOUS, "dose.schedule", [{"start": "00:00", "end": "24:00", "dose": "400 mcg"}]),
    ],
)
def test_nothing_is_drawn_where_the_change_is_absent_or_withheld(sheet: Sheet) -> None:
    assert pictures_of(sheet).dose_change is None


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (Fraction(0), "no change (0 %)"),
        (Fraction(25), "+25 %"),
        (Fraction(-25), "−25 %"),
        (Fraction(1, 3), "≈+0.3 %"),
        (Fraction(-1, 3), "≈−0.3 %"),
        (Fraction(1, 1000), "more by less than 0.1 %"),
        (Fraction(2300), "+2,300 %"),
    ],
)
def test_a_change_is_shown_with_its_sign(change: Fraction, shown: str) -> None:
    assert signed(Amount(change, "%"), DecimalMark.POINT) == shown
