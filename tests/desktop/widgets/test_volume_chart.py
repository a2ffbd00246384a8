"""The chart as painted, and that nothing can move it."""

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.course_picture import CoursePicture, course_picture
from itb_calc.desktop.widgets.volume_chart import Plot, VolumeChart, volume_ticks
from itb_calc.worksheet.course import Course, Point
from tests.desktop.viewmodels.states import SHORT_STABILITY, pictures_of
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, show
from tests.worksheet.sheets import ROUTINE, Sheet, put


@pytest.fixture(autouse=True)
def _no_former_chart() -> Iterator[None]:
    """Clear away a test's chart: its parts hold each other, and collected while another one paints they crash."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _state(sheet: Sheet = ROUTINE) -> CoursePicture:
    state = pictures_of(sheet).course
    assert state is not None
    return state


def _shown(qtbot: QtBot, theme: Theme, width: int, state: CoursePicture | None) -> VolumeChart:
    dress(theme)
    chart = VolumeChart(theme)
    chart.show_state(state)
    show(qtbot, chart, width)
    return chart


def _ranges(plot: Plot) -> list[list[float]]:
    ranges: list[list[float]] = plot.getViewBox().viewRange()
    return ranges


def _tick_texts(plot: Plot, axis: str) -> list[str]:
    (ticks,) = plot.getAxis(axis)._tickLevels
    return [text for _, text in ticks]


def _painted(chart: VolumeChart) -> QImage:
    return picture_of(chart.plot)


def _wheel() -> QWheelEvent:
    return QWheelEvent(
        QPointF(150, 100),
        QPointF(150, 100),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )


def test_a_line_goes_through_the_points_of_the_course(qtbot: QtBot) -> None:
    chart = _shown(qtbot, Theme(), 600, _state())
    days, volumes = chart.plot.lines["no boluses, exact pump"].getData()
    assert list(days) == pytest.approx([0, 120, 128.66666667])
    assert list(volumes) == pytest.approx([40, 4, 1.4])
    assert list(chart.plot.lines["earliest"].getData()[0])[1] == pytest.approx(109.0909, abs=1e-3)


def test_the_nominal_line_is_painted_where_it_belongs(qtbot: QtBot) -> None:
    theme = Theme()
    sheet = {**ROUTINE, "refill": {"stability_limit": "180 days"}}
    widget = _shown(qtbot, theme, 600, _state(sheet))
    plot = widget.plot
    halfway = plot.ground().place(60, 22)
    image = picture_of(plot)
    around = [image.pixelColor(round(halfway.x()), round(halfway.y()) + step).name().upper() for step in range(-2, 3)]
    assert theme.palette.accent in around
    assert image.pixelColor(round(halfway.x()), round(halfway.y()) - 12).name().upper() == theme.palette.surface


def test_a_day_that_matters_has_a_line_at_its_day(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 800, _state())
    plot = widget.plot
    ground, image = plot.ground(), picture_of(plot)
    row = round(ground.plot.top()) + 6
    for landmark in _state().landmarks:
        column = ground.column(landmark.days)
        darkest = min(image.pixelColor(int(column) + step, row).lightness() for step in (-1, 0, 1))
        assert darkest < 190, landmark
    between = image.pixelColor(int(ground.column(80)), row)
    assert between.lightness() == 255


def test_axes_are_in_words_and_in_the_mark_of_the_document(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 600, _state())
    plot = widget.plot
    assert _tick_texts(plot, "left") == ["0 mL", "10 mL", "20 mL", "30 mL", "40 mL"]
    assert _tick_texts(plot, "bottom") == ["1 Dec\n2026", "1 Jan\n2027", "1 Feb", "1 Mar", "1 Apr"]
    small = Course(
        Amount(1 * _state().course.alarm.magnitude / 4, "mL"),
        Amount(_state().course.alarm.magnitude / 16, "mL"),
        _state().course.nominal,
    )
    texts = [text for _, text in volume_ticks(course_picture(small, DecimalMark.COMMA))]
    assert texts == ["0 mL", "0,2 mL", "0,4 mL", "0,6 mL", "0,8 mL", "1 mL"]


def test_days_are_counted_where_there_is_no_fill_date(qtbot: QtBot) -> None:
    sheet = {key: value for key, value in ROUTINE.items() if key != "fill_date"}
    widget = _shown(qtbot, Theme(), 600, _state(sheet))
    plot = widget.plot
    assert _tick_texts(plot, "bottom") == ["0 days", "50 days", "100 days"]


def test_the_wheel_scrolls_the_page_and_not_the_chart(qtbot: QtBot) -> None:
    dress(Theme())
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    chart = VolumeChart(Theme())
    chart.show_state(_state())
    rows = QVBoxLayout(page)
    rows.addWidget(chart)
    rows.addSpacing(2000)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(500, 400)
    area.show()
    qtbot.waitExposed(area)
    before = _ranges(chart.plot)
    middle = chart.plot.mapTo(area.viewport(), chart.plot.rect().center())
    assert area.viewport().childAt(middle) is chart
    for target in (chart.plot.viewport(), chart):
        event = _wheel()
        QApplication.sendEvent(target, event)
        assert not event.isAccepted()
    assert _ranges(chart.plot) == before


def test_neither_mouse_nor_keyboard_can_move_the_chart(qtbot: QtBot) -> None:
    chart = _shown(qtbot, Theme(), 600, _state())
    plot, before = chart.plot, _ranges(chart.plot)
    viewport = plot.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    QTest.mouseMove(viewport, QPoint(320, 150))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(320, 150))
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=QPoint(320, 150))
    QApplication.sendEvent(
        viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(200, 100), QPoint(200, 100))
    )
    assert _ranges(plot) == before
    assert QApplication.activePopupWidget() is None
    assert plot.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert plot.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not plot.plotItem.autoBtn.isVisible()


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    state = _state()
    chart = _shown(qtbot, Theme(), 600, state)
    assert chart.accessibleName() == "Chart of the volume in the reservoir"
    assert chart.accessibleDescription() == state.alternative == chart.caption.said
    assert "Book by Fri 5 Mar 2027" in chart.caption.said
    chart.show_state(None)
    assert "2027" not in chart.accessibleDescription()
    assert chart.caption.said == ""


def test_nothing_is_left_of_a_chart_whose_numbers_are_gone(qtbot: QtBot) -> None:
    chart = _shown(qtbot, Theme(), 600, _state())
    before = picture_of(chart.plot)
    chart.show_state(None)
    assert before != picture_of(chart.plot)
    assert picture_of(chart.plot) == _painted(_shown(qtbot, Theme(), 600, None))
    chart.show_state(_state())
    assert picture_of(chart.plot) == before


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
@pytest.mark.parametrize("sheet", [ROUTINE, SHORT_STABILITY, put(ROUTINE, "pump.alarm_volume", "36 mL")])
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int, sheet: Sheet) -> None:
    chart = _shown(qtbot, theme, width, _state(sheet))
    assert {edge.name().upper() for edge in edge_of(picture_of(chart.plot))} == {theme.palette.surface}
    height = chart.plot.height()
    chart.show_state(None)
    assert chart.plot.heightForWidth(width) == height


@pytest.mark.parametrize("days", ["1/1000000", "1000000000000000000"])
@pytest.mark.parametrize("fill", [None, date(9999, 12, 30)])
def test_the_shortest_and_the_longest_course_are_drawn(qtbot: QtBot, days: str, fill: date | None) -> None:
    start, alarm = _state().course.nominal[:2]
    far = Point(Amount(alarm.days.magnitude.__class__(days), "day"), alarm.volume)
    course = Course(start.volume, alarm.volume, (start, far), fill_date=fill)
    chart = _shown(qtbot, Theme(), 400, course_picture(course, DecimalMark.POINT))
    assert not picture_of(chart.plot).isNull()
