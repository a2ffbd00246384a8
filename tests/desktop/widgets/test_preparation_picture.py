"""The preparation as painted: every volume at one scale, marks at the graduation, words beside it."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from itb_calc.core.amount import Amount
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.preparation_picture import PreparationPicture
from itb_calc.desktop.widgets.preparation_picture import PreparationPictureWidget
from tests.desktop.viewmodels.states import DILUTED, MANY_CONTAINERS, TWO_STOCKS, UNDILUTED, pictures_of
from tests.desktop.widgets.shown import THEMES, WIDTHS, columns_of, dress, edge_of, picture_of, show
from tests.worksheet.sheets import ROUTINE, Sheet, put


def _state(sheet: Sheet) -> PreparationPicture:
    state = pictures_of(sheet).preparation
    assert state is not None
    return state


def _shown(qtbot: QtBot, theme: Theme, width: int, state: PreparationPicture | None) -> PreparationPictureWidget:
    dress(theme)
    widget = PreparationPictureWidget(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


def _painted(widget: PreparationPictureWidget) -> QImage:
    return picture_of(widget.canvas)


def _volume(number: int) -> Amount:
    return Amount(Fraction(number), "mL")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_barrel_is_as_long_as_its_volume_on_the_scale_of_the_containers(qtbot: QtBot, width: int) -> None:
    state, theme = _state(DILUTED), Theme()
    widget = _shown(qtbot, theme, width, state)
    canvas = widget.canvas
    assert canvas.pixels(_volume(30), state) == pytest.approx(3 * canvas.pixels(_volume(10), state))
    image = picture_of(canvas)
    for band, ends in ((0, (20, 30)), (1, (30,))):
        top, _ = canvas.bar(band)
        columns = columns_of(image, round(top) + 8, theme.palette.accent)
        gaps = theme.px(5) if band == 0 else 0
        last = canvas.start + canvas.pixels(_volume(ends[-1]), state) + gaps
        assert max(columns) == pytest.approx(last, abs=1.5)
        assert last < width


def test_the_last_container_is_drawn_whole_and_filled_as_far_as_it_is_used(qtbot: QtBot) -> None:
    state, theme = _state(DILUTED), Theme()
    widget = _shown(qtbot, theme, 500, state)
    canvas, image = widget.canvas, _painted(widget)
    row = round(canvas.bar(0)[0]) + 8
    end = canvas.start + canvas.pixels(_volume(40), state) + theme.px(5)
    assert max(columns_of(image, row, theme.palette.border)) == pytest.approx(end, abs=1.5)
    empty = range(round(end) - 40, round(end) - 4)
    assert {image.pixelColor(column, row).name().upper() for column in empty} == {theme.palette.surface}


def test_every_graduation_is_marked_where_there_is_room(qtbot: QtBot) -> None:
    state, theme = _state(ROUTINE), Theme()
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    columns = columns_of(_painted(widget), round(canvas.bar(1)[1]) - 3, theme.palette.text)
    half = canvas.pixels(_volume(1), state) / 2
    assert len(columns) == 66  # from 0 to 32.5 mL
    assert columns == pytest.approx([canvas.start + half * place for place in range(66)], abs=1)


def test_marks_stand_apart_where_there_is_little_room(qtbot: QtBot) -> None:
    state, theme = _state(ROUTINE), Theme()
    widget = _shown(qtbot, theme, 260, state)
    columns = columns_of(_painted(widget), round(widget.canvas.bar(1)[1]) - 3, theme.palette.text)
    assert min(after - before for before, after in pairwise(columns)) >= 4


def test_without_containers_the_stock_takes_the_whole_width(qtbot: QtBot) -> None:
    state, theme = replace(_state(DILUTED), containers=None), Theme()
    widget = _shown(qtbot, theme, 500, state)
    row = round(widget.canvas.bar(1)[0]) + 8
    assert max(columns_of(_painted(widget), row, theme.palette.accent)) > 500 - theme.px(40)
    assert columns_of(_painted(widget), round(widget.canvas.bar(0)[0]) + 8, theme.palette.accent) == []


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    state = _state(DILUTED)
    widget = _shown(qtbot, Theme(), 400, state)
    assert widget.accessibleName() == "Picture of the preparation"
    assert widget.accessibleDescription() == state.alternative == widget.caption.said
    assert "30 mL" in widget.caption.said
    widget.show_state(None)
    assert "30 mL" not in widget.accessibleDescription()
    assert widget.caption.said == ""


def test_nothing_is_left_of_a_picture_whose_numbers_are_gone(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _state(DILUTED))
    before = picture_of(widget.canvas)
    widget.show_state(None)
    assert before != picture_of(widget.canvas)
    assert picture_of(widget.canvas) == _painted(_shown(qtbot, Theme(), 400, None))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
@pytest.mark.parametrize("sheet", [TWO_STOCKS, MANY_CONTAINERS])
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int, sheet: Sheet) -> None:
    widget = _shown(qtbot, theme, width, _state(sheet))
    assert {edge.name().upper() for edge in edge_of(picture_of(widget.canvas))} == {theme.palette.surface}
    height = widget.canvas.height()
    widget.show_state(None)
    assert widget.canvas.heightForWidth(width) == height


@pytest.mark.parametrize("volume", ["0.0001 mL", "9999999 mL"])
def test_the_smallest_and_the_largest_volume_are_drawn(qtbot: QtBot, volume: str) -> None:
    pump = {"id": "other", "injected_volume": volume, "programmed_volume": volume}
    _shown(qtbot, Theme(), 400, _state({**UNDILUTED, "pump": pump}))


def test_the_caption_keeps_its_room(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _state(put(ROUTINE, "preparation.final_volume", "43 mL")))
    full = widget.heightForWidth(400)
    widget.show_state(None)
    assert widget.heightForWidth(400) >= full - 1
