"""The steps as painted: syringes to one scale, this dose marked by more than a colour, words at every size."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.screening_picture import ScreeningPicture, screening_picture
from itb_calc.desktop.widgets.screening_picture import ScreeningPictureWidget
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.screening import read_screening
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, rows_of, show
from tests.worksheet.trials import REFERENCE, Changes, trial


def state_of(entered: Changes) -> ScreeningPicture:
    inputs, _ = read_screening(trial(entered), REFERENCE)
    picture = screening_picture(Facts(inputs, REFERENCE))
    assert picture is not None
    return picture


def shown(qtbot: QtBot, theme: Theme, width: int, state: ScreeningPicture | None) -> ScreeningPictureWidget:
    dress(theme)
    widget = ScreeningPictureWidget(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_syringes_stand_on_one_line_and_rise_with_their_volumes(qtbot: QtBot, zoom: int) -> None:
    state = state_of({})
    widget = shown(qtbot, Theme(zoom=zoom), 800, state)
    canvas = widget.canvas
    barrels = [canvas.barrel(canvas.column(place, 4), step) for place, step in enumerate(state.steps)]
    assert len({barrel.bottom() for barrel in barrels}) == 1
    assert [barrel.height() / barrels[-1].height() for barrel in barrels] == [0.25, 0.5, 0.75, 1]
    assert [barrel.center().x() for barrel in barrels] == sorted(barrel.center().x() for barrel in barrels)


def test_what_is_filled_is_painted_and_what_is_not_is_not(qtbot: QtBot) -> None:
    theme, state = Theme(), state_of({})
    widget = shown(qtbot, theme, 800, state)
    canvas = widget.canvas
    image, column = picture_of(canvas), round(canvas.column(0, 4))
    barrel, full = canvas.barrel(canvas.column(0, 4), state.steps[0]), canvas.barrel(0, state.steps[-1])

    def colours(top: float, bottom: float) -> set[str]:
        return {image.pixelColor(column + 3, row).name() for row in range(round(top), round(bottom))}

    empty = QColor(theme.palette.surface).name()
    assert colours(full.top() + 2, barrel.top() - 2) == {empty}
    assert empty not in colours(barrel.top() + 3, barrel.bottom() - 2)


def test_this_dose_is_marked_by_the_width_of_its_line_too(qtbot: QtBot) -> None:
    theme, painted = Theme(), []
    for entered in ({}, {"dose": "75 mcg"}):
        widget = shown(qtbot, theme, 800, state_of(entered))
        painted.append(
            sum(len(rows_of(picture_of(widget.canvas), column, theme.palette.text)) for column in range(800))
        )
    assert painted[1] > painted[0] + 100


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_painted_over_the_edge(qtbot: QtBot, theme: Theme, width: int) -> None:
    widget = shown(qtbot, theme, width, state_of({"dose": "100 mcg"}))
    canvas = widget.canvas
    assert {colour.name() for colour in edge_of(picture_of(canvas))} == {QColor(theme.palette.surface).name()}


@pytest.mark.parametrize("width", WIDTHS)
def test_its_height_hangs_on_width_and_zoom_only(qtbot: QtBot, width: int) -> None:
    widget = shown(qtbot, Theme(), width, None)
    canvas = widget.canvas
    before = canvas.heightForWidth(width)
    canvas.state = state_of({"dose": "75 mcg"})
    assert canvas.heightForWidth(width) == before
    assert canvas.heightForWidth(200) > canvas.heightForWidth(900)


def test_the_text_says_the_same_to_those_who_listen(qtbot: QtBot) -> None:
    state = state_of({"dose": "75 mcg"})
    widget = shown(qtbot, Theme(), 800, state)
    assert widget.caption.said == state.alternative
    assert widget.accessibleDescription() == state.alternative
    assert widget.accessibleName() == "Picture of the screening steps"


def test_without_figures_the_empty_frame_says_what_it_waits_for(qtbot: QtBot) -> None:
    widget = shown(qtbot, Theme(), 800, None)
    assert widget.caption.said == ""
    assert widget.accessibleDescription() == "The steps are drawn when the reference data can be read."
