"""The picture of a change of concentration: both panels in words, the doses beside them, hours for the axis."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.transition_picture import TransitionPicture, hour_ticks
from tests.desktop.viewmodels.states import pictures_of
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, ONE_VALUE, SCHEDULED, STRONGER, WEAKER
from tests.worksheet.sheets import ROUTINE, Sheet, put

_OFF_ORDER = put(FIXED_FLOW, "dose.daily_dose", "310 mcg/day")
_AS_ORDERED = put(put(FIXED_FLOW, "previous.concentration", "2050 mcg/mL"), "dose.daily_dose", "307.5 mcg/day")
_NOT_DRAWN = "What mixes in the reservoir is not drawn."


def _drawn(sheet: Sheet) -> TransitionPicture:
    picture = pictures_of(sheet).transition
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("sheet", "alternative"),
    [
        (
            STRONGER,
            (
                "Without a bridge: 75 mcg/day instead of 300 mcg/day for up to 64 hours, then 300 mcg/day. With a"
                " bridge: 300 mcg/day all the time, in the first 13.6 hours from the old solution. Drawn for 0.4 mL in"
                f" tubing and catheter without a bridge, and for 0.34 mL with one. {_NOT_DRAWN}"
            ),
        ),
        (
            ONE_VALUE,
            (
                "Without a bridge: 75 mcg/day instead of 300 mcg/day for 54.4 hours, then 300 mcg/day. With a bridge:"
                f" 300 mcg/day all the time, in the first 13.6 hours from the old solution. {_NOT_DRAWN}"
            ),
        ),
        (
            WEAKER,
            (
                "Without a bridge: 1,200 mcg/day instead of 300 mcg/day for up to 16 hours, then 300 mcg/day. With a"
                f" bridge: 300 mcg/day all the time, in the first 64 hours from the old solution. {_NOT_DRAWN}"
            ),
        ),
        (
            _OFF_ORDER,
            (
                "Without a bridge: 75 mcg/day instead of 310 mcg/day for up to 64 hours, then 300"
                " mcg/day. With a bridge: this pump cannot be bridged, its flow is fixed. Drawn for 0.4 mL in tubing"
                f" and catheter. {_NOT_DRAWN}"
            ),
        ),
        (
            put(_AS_ORDERED, "system.tubing_volume_max", None),
            (
                "Without a bridge: 307.5 mcg/day for 54.4 hours, then 300 mcg/day. With a bridge: this"
                f" pump cannot be bridged, its flow is fixed. {_NOT_DRAWN}"
            ),
        ),
        (
            put(SCHEDULED, "system.tubing_volume_max", None),
            (
                "Without a bridge: 75 mcg/day instead of 300 mcg/day for 54.4 hours, then 300 mcg/day. With a bridge:"
                " 300 mcg/day all the time, in the first 13.6 hours from the old solution. The day schedule is drawn as"
                f" its average over 24 hours. {_NOT_DRAWN}"
            ),
        ),
    ],
)
def test_the_text_says_what_the_picture_shows(sheet: Sheet, alternative: str) -> None:
    picture = _drawn(sheet)
    assert picture.alternative == alternative
    assert picture.alternative.startswith(f"{picture.unbridged.title}. {picture.bridged.title}.")


@pytest.mark.parametrize(
    ("sheet", "unbridged", "bridged", "off", "bridge"),
    [
        (STRONGER, ["300 mcg/day", "75 mcg/day"], ["300 mcg/day"], "less than ordered", "bridge, 13.6 hours"),
        (WEAKER, ["1,200 mcg/day", "300 mcg/day"], ["300 mcg/day"], "more than ordered", "bridge, 64 hours"),
        (_OFF_ORDER, ["310 mcg/day", "300 mcg/day", "75 mcg/day"], [], "less than ordered", ""),
        (_AS_ORDERED, ["307.5 mcg/day", "300 mcg/day"], [], "", ""),
    ],
)
def test_each_dose_is_named_once_beside_its_panel_and_each_hatch_has_a_name(
    sheet: Sheet, unbridged: list[str], bridged: list[str], off: str, bridge: str
) -> None:
    picture = _drawn(sheet)
    assert [level.shown for level in picture.unbridged.levels] == unbridged
    assert [level.shown for level in picture.bridged.levels] == bridged
    assert (picture.off, picture.bridge) == (off, bridge)


def test_the_lines_of_the_panels_are_those_of_the_course() -> None:
    picture = _drawn(STRONGER)
    assert (picture.unbridged.line, picture.bridged.line) == (picture.course.unbridged, picture.course.bridged)
    assert _drawn(_OFF_ORDER).bridged.line == ()


@pytest.mark.parametrize(
    "sheet", [ROUTINE, BELOW_MINIMUM, put(STRONGER, "system.tubing_volume", None), {**STRONGER, "previous": {}}]
)
def test_nothing_is_drawn_where_nothing_changes_or_something_is_not_known(sheet: Sheet) -> None:
    assert pictures_of(sheet).transition is None


def test_numbers_follow_the_decimal_mark_of_the_document() -> None:
    system = {"tubing_volume": "0,14 mL", "catheter_volume": "0,2 mL"}
    picture = _drawn({**STRONGER, "decimal_mark": ",", "system": system})
    assert "for 54,4 hours" in picture.alternative
    assert picture.bridge == "bridge, 13,6 hours"


@pytest.mark.parametrize(
    ("end", "at_most", "texts"),
    [
        ("80", 8, ["0 hours", "12 hours", "24 hours", "36 hours", "48 hours", "60 hours", "72 hours"]),
        ("80", 4, ["0 hours", "24 hours", "48 hours", "72 hours"]),
        ("80", 3, ["0 hours", "48 hours"]),
        ("80", 1, ["0 hours", "48 hours"]),
        ("10", 6, ["0 hours", "2 hours", "4 hours", "6 hours", "8 hours", "10 hours"]),
        ("3/2", 4, ["0 hours", "0.5 hours", "1 hour", "1.5 hours"]),
        ("2", 4, ["0 hours", "1 hour", "2 hours"]),
        ("1000", 6, ["0 hours", "240 hours", "480 hours", "720 hours", "960 hours"]),
        ("100000", 3, ["0 hours", "48,000 hours", "96,000 hours"]),
    ],
)
def test_the_axis_has_round_hours(end: str, at_most: int, texts: list[str]) -> None:
    assert [tick.text for tick in hour_ticks(Fraction(end), at_most)] == texts


@given(st.fractions(min_value=Fraction(1, 100), max_value=200_000), st.integers(2, 12))
def test_the_axis_begins_at_the_start_and_never_has_more_than_there_is_room_for(end: Fraction, at_most: int) -> None:
    ticks = hour_ticks(end, at_most)
    assert ticks[0].hours == 0
    assert 1 <= len(ticks) <= at_most
    assert ticks[-1].hours <= end
    assert len({tick.text for tick in ticks}) == len(ticks)
    assert not any("≈" in tick.text for tick in ticks)


def test_a_comma_stands_in_the_hours_too() -> None:
    assert [tick.text for tick in hour_ticks(Fraction(1), 3, DecimalMark.COMMA)] == ["0 hours", "0,5 hours", "1 hour"]
