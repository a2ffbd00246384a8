"""The trend as painted: each visit at its discrepancy, the band and the limits around none, words at both ends."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.trend_picture import TrendPicture
from itb_calc.desktop.widgets.trend_chart import TrendChart
from tests.desktop.viewmodels.test_visits_state import OCTOBER, drawn
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, show
from tests.worksheet.sheets import VISIT

_THREE = drawn(VISIT, OCTOBER)
_MANY = drawn(*(VISIT | {"date": f"2025-{month:02}-28"} for month in range(1, 13)))
_FAR = drawn(VISIT | {"aspirated_volume": "13 mL"})


def _shown(qtbot: QtBot, theme: Theme, width: int, state: TrendPicture | None) -> TrendChart:
    dress(theme)
    widget = TrendChart(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


def _painted(widget: TrendChart) -> QImage:
    return picture_of(widget.canvas)


def _plot(widget: TrendChart) -> QRectF:
    assert widget.canvas.state is not None
    return widget.canvas.ground(widget.canvas.state)


@pytest.mark.parametrize("theme", [Theme(), Theme(zoom=200)], ids=str)
def test_each_visit_is_a_point_at_its_discrepancy_with_this_visit_last(qtbot: QtBot, theme: Theme) -> None:
    widget = _shown(qtbot, theme, 420 * theme.zoom // 100, _THREE)
    canvas, plot, image = widget.canvas, _plot(widget), _painted(widget)
    places = [
        QPointF(canvas.column_of(place, _THREE, plot), canvas.row_of(point.discrepancy, _THREE, plot))
        for place, point in enumerate(_THREE.points)
    ]
    for place in places:
        assert image.pixelColor(round(place.x()), round(place.y())) == QColor(theme.palette.accent)
    rows, middle = [place.y() for place in places], plot.center().y()
    # −0.4, 1.2 and 0.4 mL: up means that less came out.
    assert rows[1] < rows[2] < middle < rows[0]
    assert (middle - rows[1]) / (middle - rows[2]) == pytest.approx(3)
    assert rows[0] - middle == pytest.approx(middle - rows[2])
    assert places[0].x() < places[1].x() < places[2].x() < plot.right()


def test_the_band_reaches_as_far_as_the_caution_and_the_lines_stand_at_what_is_far_off(qtbot: QtBot) -> None:
    theme = Theme()
    widget = _shown(qtbot, theme, 420, _THREE)
    canvas, plot, image = widget.canvas, _plot(widget), _painted(widget)
    assert _THREE.band is not None
    top, bottom = (canvas.row_of(limit, _THREE, plot) for limit in _THREE.band)
    column, surface = round(plot.right()) - 3, QColor(theme.palette.surface)
    assert image.pixelColor(column, round(top) + 2) != surface
    assert image.pixelColor(column, round(bottom) - 3) != surface
    assert image.pixelColor(column, round(top) - 3) == surface
    assert image.pixelColor(column, round(bottom) + 3) == surface
    for limit in _THREE.limits:
        row = round(canvas.row_of(limit, _THREE, plot) - 0.5)
        dashes = sum(
            image.pixelColor(each, row) == QColor(theme.palette.confirm) for each in range(int(plot.left()), column)
        )
        assert plot.width() / 3 < dashes < plot.width() * 0.95


@pytest.mark.parametrize("state", [_THREE, _MANY, _FAR])
def test_every_point_stands_inside_of_the_words_at_both_ends(qtbot: QtBot, state: TrendPicture) -> None:
    widget = _shown(qtbot, Theme(), 420, state)
    canvas, plot = widget.canvas, _plot(widget)
    line = canvas.metrics().height()
    for point in state.points:
        row = canvas.row_of(point.discrepancy, state, plot)
        assert plot.top() + line <= row <= plot.bottom() - line


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _THREE)
    assert widget.accessibleName() == "Trend of the residual volume"
    assert widget.accessibleDescription() == _THREE.alternative == widget.caption.said
    widget.show_state(None)
    assert widget.accessibleDescription() == "The trend is drawn when an earlier visit is read."


def test_nothing_is_left_of_a_trend_whose_visits_are_gone(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _THREE)
    before = _painted(widget)
    widget.show_state(None)
    assert _painted(widget) != before
    assert _painted(widget) == _painted(_shown(qtbot, Theme(), 400, None))


@pytest.mark.parametrize("state", [_THREE, _MANY, _FAR])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int, state: TrendPicture) -> None:
    widget = _shown(qtbot, theme, width * theme.zoom // 100, state)
    assert {edge.name().upper() for edge in edge_of(_painted(widget))} == {theme.palette.surface}
    canvas = widget.canvas
    height = canvas.height()
    widget.show_state(None)
    assert canvas.heightForWidth(canvas.width()) == height
