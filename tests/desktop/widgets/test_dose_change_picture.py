"""The dose change as painted: the band at its range, the mark at the change, words beside it."""

from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.dose_change_picture import DoseChangePicture
from itb_calc.desktop.widgets.dose_change_picture import DoseChangePictureWidget
from tests.desktop.viewmodels.states import pictures_of
from tests.desktop.viewmodels.test_dose_change_picture import PREVIOUS
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, show
from tests.worksheet.sheets import put

_LONG = put(put(PREVIOUS, "dose.daily_dose", "1249.9999 mcg/day"), "previous.daily_dose", "1100.0001 mcg/day")


def _state(dose: str = "450 mcg/day") -> DoseChangePicture:
    state = pictures_of(put(PREVIOUS, "dose.daily_dose", dose)).dose_change
    assert state is not None
    return state


def _shown(qtbot: QtBot, theme: Theme, width: int, state: DoseChangePicture | None) -> DoseChangePictureWidget:
    dress(theme)
    widget = DoseChangePictureWidget(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


def test_columns_follow_the_change_and_stop_at_the_ends_of_the_axis(qtbot: QtBot) -> None:
    state = _state()
    widget = _shown(qtbot, Theme(), 420, state)
    canvas = widget.canvas
    places = [canvas.column_of(Fraction(change), state.usual) for change in (-40, -20, 0, 40, 80)]
    assert places == sorted(set(places))
    assert places[1] - places[0] == pytest.approx(places[2] - places[1])
    assert canvas.column_of(Fraction(2300), state.usual) == places[-1]
    assert canvas.column_of(Fraction(-95), state.usual) == places[0]


@pytest.mark.parametrize("dose", ["450 mcg/day", "4000 mcg/day", "100 mcg/day"])
def test_the_change_is_painted_and_said(qtbot: QtBot, dose: str) -> None:
    state = _state(dose)
    widget = _shown(qtbot, Theme(), 420, state)
    drawn = picture_of(widget.canvas)
    widget.show_state(_state("400 mcg/day"))
    assert picture_of(widget.canvas) != drawn
    widget.show_state(state)
    assert widget.caption.said == state.alternative
    assert widget.accessibleDescription() == state.alternative
    assert widget.accessibleName() == "Picture of the dose change"


def test_without_a_change_the_frame_says_what_it_waits_for(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 420, None)
    assert widget.accessibleDescription().startswith("The change is drawn when the previous and the new daily dose")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int) -> None:
    state = pictures_of(_LONG).dose_change
    assert state is not None
    widget = _shown(qtbot, theme, width, state)
    assert {edge.name().upper() for edge in edge_of(picture_of(widget.canvas))} == {theme.palette.surface}
    height = widget.canvas.height()
    widget.show_state(None)
    assert widget.canvas.heightForWidth(width) == height
