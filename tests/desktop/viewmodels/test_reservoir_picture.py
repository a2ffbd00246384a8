"""The picture of the reservoir: the levels that are known, and in words what is not."""

import pytest

from itb_calc.desktop.viewmodels.reservoir_picture import ReservoirPicture
from tests.desktop.viewmodels.states import BLOCKED, pictures_of
from tests.worksheet.sheets import ROUTINE, STEP, Sheet, put

_OTHER_PUMP = put(ROUTINE, "pump.id", "other")


def _drawn(sheet: Sheet) -> ReservoirPicture:
    picture = pictures_of(sheet).reservoir
    assert picture is not None
    return picture


def _without(sheet: Sheet, path: str) -> Sheet:
    section, key = path.split(".")
    return {**sheet, section: {name: value for name, value in sheet[section].items() if name != key}}


@pytest.mark.parametrize(
    ("sheet", "alternative"),
    [
        (
            ROUTINE,
            (
                "The reservoir holds 40 mL; 40 mL is programmed; the alarm is at 4 mL; 1.4 mL cannot be delivered."
                " 120 days to the alarm volume (no boluses, exact pump), at the earliest ≈109 days."
            ),
        ),
        (
            _without(ROUTINE, "refill.flow_tolerance"),
            (
                "The reservoir holds 40 mL; 40 mL is programmed; the alarm is at 4 mL; 1.4 mL cannot be delivered."
                " 120 days to the alarm volume (no boluses, exact pump)."
            ),
        ),
        (
            _without(_without(_OTHER_PUMP, "pump.alarm_volume"), "pump.injected_volume"),
            "40 mL is programmed. Not known: reservoir volume, alarm volume, residual volume.",
        ),
        (
            put(put(ROUTINE, "pump.reservoir_volume", "x"), "pump.alarm_volume", "x"),
            "40 mL is programmed; 1.4 mL cannot be delivered. Not known: reservoir volume, alarm volume.",
        ),
    ],
)
def test_the_text_says_what_is_known_and_what_is_not(sheet: Sheet, alternative: str) -> None:
    assert _drawn(sheet).alternative == alternative


def test_the_levels_stand_from_the_highest_to_the_lowest_with_their_names() -> None:
    labels = [level.label for level in _drawn(ROUTINE).levels]
    assert labels == ["40 mL reservoir", "40 mL programmed", "4 mL alarm", "1.4 mL residual"]


@pytest.mark.parametrize(
    ("sheet", "height"),
    [
        (ROUTINE, 40),
        (put(_OTHER_PUMP, "pump.reservoir_volume", "60 mL"), 60),
        (_OTHER_PUMP, 40),
    ],
)
def test_the_height_is_the_reservoir_or_else_what_is_programmed(sheet: Sheet, height: int) -> None:
    assert _drawn(sheet).height.number("mL") == height


@pytest.mark.parametrize(
    "sheet",
    [
        BLOCKED,
        put(ROUTINE, "pump.alarm_volume", "1 mL"),  # RES-08: below what the pump keeps
        put(put(ROUTINE, "pump.injected_volume", "41 mL"), "pump.programmed_volume", "41 mL"),  # VOL-02
        put(ROUTINE, "pump.programmed_volume", "forty"),
        _without(ROUTINE, "pump.programmed_volume"),
    ],
)
def test_nothing_is_drawn_where_a_volume_is_blocked_or_none_is_programmed(sheet: Sheet) -> None:
    assert pictures_of(sheet).reservoir is None


def test_days_are_left_out_where_a_step_of_the_day_is_not_read() -> None:
    picture = _drawn({**ROUTINE, "dose": {**ROUTINE["dose"], "schedule": [{**STEP, "end": "noon"}]}})
    assert picture.days == ""
    assert "days" not in picture.alternative


def test_a_pump_that_is_not_read_leaves_its_figures_unknown() -> None:
    picture = _drawn(put(ROUTINE, "pump.id", "not-a-pump"))
    assert picture.not_known == ("reservoir volume", "residual volume")
