"""The chart of a plan as painted, and that nothing can move it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.interval_picture import IntervalPicture, Verdict, interval_picture
from itb_calc.desktop.widgets.interval_chart import IntervalChart, IntervalPlot
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, show
from tests.planning.plans import planned
from tests.planning.test_plan import CHILD, CONSTANT, TOO_MUCH
from tests.safety.worksheets import Changes


def _state(changes: Changes) -> IntervalPicture:
    state = interval_picture(planned(changes))
    assert state is not None
    return state


def _shown(qtbot: QtBot, theme: Theme, width: int, state: IntervalPicture | None) -> IntervalChart:
    dress(theme)
    chart = IntervalChart(theme)
    chart.show_state(state)
    show(qtbot, chart, width)
    return chart


def _ticks(plot: IntervalPlot, axis: str) -> list[str]:
    (ticks,) = plot.getAxis(axis)._tickLevels
    return [text for _, text in ticks]


def test_each_point_is_painted_where_it_belongs_in_the_shape_of_its_verdict(qtbot: QtBot) -> None:
    theme, state = Theme(), _state({})
    chart = _shown(qtbot, theme, 700, state)
    image, ground = picture_of(chart.plot), chart.plot.ground()
    expected = {
        Verdict.READY: theme.palette.good,
        Verdict.DILUTED: theme.palette.surface,
        Verdict.OUT: theme.palette.muted,
    }
    for point in state.points:
        column, row = round(ground.of(point).x()), round(ground.of(point).y())
        around = {
            image.pixelColor(column + across, row + up).name().upper() for across in (-1, 0, 1) for up in (-1, 0, 1)
        }
        assert expected[point.verdict] in around, point
        others = {colour for verdict, colour in expected.items() if verdict is not point.verdict}
        assert point.verdict is Verdict.OUT or around.isdisjoint(others), point


def test_the_wish_and_the_limit_are_lines_over_the_whole_plot(qtbot: QtBot) -> None:
    theme, state = Theme(), _state({})
    plot = _shown(qtbot, theme, 700, state).plot
    image, ground = picture_of(plot), plot.ground()
    wished = round(ground.place(0, 90).y())
    row = [image.pixelColor(round(ground.plot.left()) + 10, wished + step).name().upper() for step in (-1, 0, 1)]
    assert theme.palette.accent in row
    stability = round(ground.place(0, 180).y())
    colours = {
        image.pixelColor(column, stability + step).name().upper()
        for column in range(round(ground.plot.left()) + 2, round(ground.plot.right()) - 2)
        for step in (-1, 0, 1)
    }
    assert theme.palette.confirm in colours


def test_what_is_too_strong_for_the_minimum_flow_is_hatched(qtbot: QtBot) -> None:
    theme = Theme()
    plot = _shown(qtbot, theme, 700, _state(CHILD)).plot
    image, ground = picture_of(plot), plot.ground()

    def colours(concentration: int) -> set[str]:
        column = round(ground.place(concentration, 0).x())
        rows = range(round(ground.plot.top()) + 4, round(ground.plot.center().y()))
        return {image.pixelColor(column, row).name().upper() for row in rows}

    assert theme.palette.block in colours(1600)
    assert theme.palette.block not in colours(300)


def test_the_needed_concentration_of_a_fixed_flow_is_a_line(qtbot: QtBot) -> None:
    theme = Theme()
    plot = _shown(qtbot, theme, 700, _state(CONSTANT)).plot
    image, ground = picture_of(plot), plot.ground()
    column = round(ground.place(9000 / 7, 0).x())
    rows = range(round(ground.plot.top()) + 4, round(ground.plot.center().y()))
    found = {image.pixelColor(column + step, row).name().upper() for row in rows for step in (-1, 0, 1)}
    assert theme.palette.accent in found


def test_axes_are_in_words_and_in_the_mark_of_the_document(qtbot: QtBot) -> None:
    plot = _shown(qtbot, Theme(), 700, _state({})).plot
    assert _ticks(plot, "left") == ["0 days", "50 days", "100 days", "150 days"]
    assert _ticks(plot, "bottom") == ["0 mcg/mL", "500 mcg/mL", "1,000 mcg/mL", "1,500 mcg/mL", "2,000 mcg/mL"]


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    state = _state({})
    chart = _shown(qtbot, Theme(), 600, state)
    assert chart.accessibleName() == "Chart of the interval against the concentration"
    assert chart.accessibleDescription() == state.alternative == chart.caption.said
    chart.show_state(None)
    assert "mcg/mL" not in chart.accessibleDescription()
    assert chart.caption.said == ""


def test_neither_mouse_nor_keyboard_can_move_the_chart(qtbot: QtBot) -> None:
    plot = _shown(qtbot, Theme(), 600, _state({})).plot
    before = plot.getViewBox().viewRange()
    QTest.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    QTest.mouseMove(plot.viewport(), QPoint(320, 150))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(320, 150))
    assert plot.getViewBox().viewRange() == before
    assert plot.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert plot.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_nothing_is_left_of_a_chart_whose_numbers_are_gone(qtbot: QtBot) -> None:
    chart = _shown(qtbot, Theme(), 500, _state({}))
    before = picture_of(chart.plot)
    chart.show_state(None)
    assert picture_of(chart.plot) == picture_of(_shown(qtbot, Theme(), 500, None).plot)
    chart.show_state(_state({}))
    assert picture_of(chart.plot) == before


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
@pytest.mark.parametrize("changes", [{}, CHILD, CONSTANT, TOO_MUCH], ids=["usual", "child", "constant", "too much"])
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int, changes: Changes) -> None:
    chart = _shown(qtbot, theme, width, _state(changes))
    assert {edge.name().upper() for edge in edge_of(picture_of(chart.plot))} == {theme.palette.surface}
    height = chart.plot.height()
    chart.show_state(None)
    assert chart.plot.heightForWidth(width) == height
