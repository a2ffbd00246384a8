"""The reservoir as painted: levels at the rows of their volumes, labels apart from each other, words beside it."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.reservoir_picture import ReservoirPicture
from itb_calc.desktop.widgets.reservoir_picture import ReservoirPictureWidget, spread
from tests.desktop.viewmodels.states import pictures_of
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, rows_of, show
from tests.worksheet.sheets import ROUTINE, put

_HALF_FULL = put(put(ROUTINE, "pump.injected_volume", "20 mL"), "pump.programmed_volume", "20 mL")


def _state(sheet: dict[str, object] = ROUTINE) -> ReservoirPicture:
    state = pictures_of(sheet).reservoir
    assert state is not None
    return state


def _shown(qtbot: QtBot, theme: Theme, width: int, state: ReservoirPicture | None) -> ReservoirPictureWidget:
    dress(theme)
    widget = ReservoirPictureWidget(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


def _painted(widget: ReservoirPictureWidget) -> QImage:
    return picture_of(widget.canvas)


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize(("sheet", "share"), [(_HALF_FULL, 0.5), (ROUTINE, 1.0)])
def test_the_fill_ends_at_the_row_of_the_programmed_volume(
    qtbot: QtBot, zoom: int, sheet: dict[str, object], share: float
) -> None:
    theme = Theme(zoom=zoom)
    widget = _shown(qtbot, theme, 400, _state(sheet))
    canvas = widget.canvas
    tank = canvas.tank
    rows = rows_of(picture_of(canvas), round(tank.center().x()), theme.palette.accent)
    expected = tank.bottom() - tank.height() * share
    assert rows
    assert sum(rows) / len(rows) == pytest.approx(expected, abs=1.5)


def test_the_alarm_line_stands_at_a_tenth_of_a_full_reservoir(qtbot: QtBot) -> None:
    theme = Theme()
    widget = _shown(qtbot, theme, 400, _state())
    canvas = widget.canvas
    tank, image = canvas.tank, picture_of(canvas)
    found = {row for column in range(int(tank.left()) + 2, int(tank.right()) - 2) for row in _alarm_rows(image, column)}
    line = tank.bottom() - tank.height() / 10
    assert min(found) == pytest.approx(line, abs=1.5)


def _alarm_rows(image: QImage, column: int) -> list[int]:
    return rows_of(image, column, Theme().palette.confirm)


def test_what_is_not_known_is_not_drawn(qtbot: QtBot) -> None:
    theme = Theme()
    pump = {"id": "other", "programmed_volume": "40 mL"}
    widget = _shown(qtbot, theme, 400, _state({**ROUTINE, "pump": pump}))
    tank, image = widget.canvas.tank, _painted(widget)
    column = round(tank.center().x())
    assert not any(_alarm_rows(image, column + step) for step in range(-20, 20))
    assert rows_of(image, column, theme.palette.accent) != []
    assert "Not known: reservoir volume, alarm volume, residual volume." in widget.caption.said


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    state = _state()
    widget = _shown(qtbot, Theme(), 400, state)
    assert widget.accessibleName() == "Picture of the reservoir"
    assert widget.accessibleDescription() == state.alternative == widget.caption.said
    widget.show_state(None)
    assert "40 mL" not in widget.accessibleDescription()
    assert widget.caption.said == ""


def test_nothing_is_left_of_a_picture_whose_numbers_are_gone(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _state())
    before = picture_of(widget.canvas)
    widget.show_state(None)
    after = picture_of(widget.canvas)
    assert before != after
    assert after == _painted(_shown(qtbot, Theme(), 400, None))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int) -> None:
    widget = _shown(qtbot, theme, width, _state())
    assert {edge.name().upper() for edge in edge_of(picture_of(widget.canvas))} == {theme.palette.surface}
    height = widget.canvas.height()
    widget.show_state(None)
    assert widget.canvas.heightForWidth(width) == height


def test_each_palette_paints_in_its_own_colours(qtbot: QtBot) -> None:
    grounds = {
        _painted(_shown(qtbot, theme, 300, _state())).pixelColor(2, 2).name() for theme in THEMES if theme.zoom == 100
    }
    assert grounds == {QColor(theme.palette.surface).name() for theme in THEMES}


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([10.0, 50.0], [10.0, 50.0]),
        ([10.0, 10.0], [10.0, 20.0]),
        ([0.0, 0.0], [5.0, 15.0]),
        ([95.0, 99.0], [85.0, 95.0]),
        ([50.0, 96.0, 100.0, 100.0], [50.0, 75.0, 85.0, 95.0]),
    ],
)
def test_labels_stand_apart_and_inside(rows: list[float], places: list[float]) -> None:
    assert spread(rows, 10, 0, 100) == places
