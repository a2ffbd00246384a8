"""The day as painted: each step as high as its dose per hour, what is wrong hatched, words beside it."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.schedule_picture import SchedulePicture
from itb_calc.desktop.widgets.schedule_chart import ScheduleChart
from tests.desktop.viewmodels.test_schedule_picture import drawn
from tests.desktop.viewmodels.test_schedule_state import DAY, MORNING, NIGHT
from tests.desktop.widgets.shown import THEMES, WIDTHS, dress, edge_of, picture_of, rows_of, show
from tests.worksheet.sheets import ROUTINE, put

_FITS = drawn(MORNING, DAY, NIGHT)
_WRONG = drawn(MORNING, DAY | {"start": "09:00", "end": "17:00"}, NIGHT | {"dose": "12 mcg"})
# No other line: the steps alone.
_ALONE = drawn(MORNING, DAY, NIGHT, sheet=put(put(ROUTINE, "dose.daily_dose", None), "pump.id", "other"))


def _shown(qtbot: QtBot, theme: Theme, width: int, state: SchedulePicture | None) -> ScheduleChart:
    dress(theme)
    widget = ScheduleChart(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


def _painted(widget: ScheduleChart) -> QImage:
    return picture_of(widget.canvas)


def _row_at(widget: ScheduleChart, minutes: int, colour: str) -> float:
    """Return where the line of this colour stands at a time."""
    column = round(widget.canvas.column_of(minutes, _plot(widget)))
    rows = rows_of(_painted(widget), column, colour)
    assert rows
    return rows[0] + (1 if len(rows) > 1 else 0.5)


def _plot(widget: ScheduleChart) -> QRectF:
    assert widget.canvas.state is not None
    return widget.canvas.ground(widget.canvas.state)


@pytest.mark.parametrize("zoom", [100, 200])
def test_each_step_is_as_high_as_its_dose_per_hour(qtbot: QtBot, zoom: int) -> None:
    theme = Theme(zoom=zoom)
    widget = _shown(qtbot, theme, 500 * zoom // 100, _ALONE)
    bottom = _plot(widget).bottom()
    heights = [bottom - _row_at(widget, minutes, theme.palette.accent) for minutes in (240, 720, 1200)]
    # 15, 26.25 and 15 mcg/hour.
    assert heights[0] == pytest.approx(heights[2], abs=1)
    assert heights[0] / heights[1] == pytest.approx(15 / 26.25, abs=0.02)
    assert heights[1] == pytest.approx(_plot(widget).height() / 1.08, abs=2)


def test_the_steps_begin_and_end_at_their_times(qtbot: QtBot) -> None:
    theme = Theme()
    widget = _shown(qtbot, theme, 500, _ALONE)
    plot, image = _plot(widget), _painted(widget)
    row = round(plot.bottom() - plot.height() * 20 / 26.25 / 1.08)
    found = [column for column in range(image.width()) if image.pixelColor(column, row) == QColor(theme.palette.accent)]
    assert min(found) == pytest.approx(plot.left() + plot.width() / 3, abs=1.5)
    assert max(found) == pytest.approx(plot.left() + plot.width() * 2 / 3, abs=1.5)


def test_the_dose_given_evenly_is_a_line_across_the_day_at_its_height(qtbot: QtBot) -> None:
    theme = Theme()
    widget = _shown(qtbot, theme, 500, _FITS)
    assert _FITS.even is not None
    plot, image = _plot(widget), _painted(widget)
    row = widget.canvas.row_of(_FITS.even.per_hour, _FITS, plot)
    assert row == pytest.approx(plot.bottom() - plot.height() * 18.75 / 26.25 / 1.08, abs=0.01)
    dashes = [
        column
        for column in range(int(plot.left()) + 2, int(plot.right()))
        if image.pixelColor(column, round(row - 0.5)) == QColor(theme.palette.text)
    ]
    assert plot.width() / 3 < len(dashes) < plot.width() * 0.95


def _hatched(image: QImage, left: float, right: float, rows: tuple[float, float]) -> int:
    """Count the pixels of the hatch between two columns and two rows."""
    wanted = QColor(Theme().palette.block)
    return sum(
        image.pixelColor(column, row) == wanted
        for column in range(round(left) + 2, round(right) - 1)
        for row in range(round(rows[0]), round(rows[1]))
    )


def test_a_missing_hour_is_hatched_and_a_double_one_more_densely(qtbot: QtBot) -> None:
    theme = Theme()
    widget = _shown(qtbot, theme, 900, _WRONG)
    plot, image = _plot(widget), _painted(widget)
    columns = [widget.canvas.column_of(minutes, plot) for minutes in (480, 540, 960, 1020)]
    # Above every step, where nothing else is drawn.
    rows = (plot.top() + 1, plot.top() + plot.height() * 0.06)
    missing, double = (_hatched(image, left, right, rows) for left, right in (columns[:2], columns[2:]))
    assert 0 < missing < double
    assert _hatched(image, plot.left() + 2, columns[0] - 5, (plot.top(), plot.bottom())) == 0


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        (_ALONE, ["Given"]),
        (_FITS, ["Given", "450 mcg/day given evenly", "Minimum flow 0.048 mL/day"]),
        (
            _WRONG,
            [
                *("Given", "450 mcg/day given evenly", "Minimum flow 0.048 mL/day", "Below the minimum flow"),
                *("In no step", "In more than one step"),
            ],
        ),
    ],
)
def test_every_sign_has_its_key_and_no_key_stands_for_nothing(
    qtbot: QtBot, state: SchedulePicture, keys: list[str]
) -> None:
    widget = _shown(qtbot, Theme(), 500, state)
    assert [key.text for key in widget.canvas._keys(state)] == keys


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _WRONG)
    assert widget.accessibleName() == "Chart of the day"
    assert widget.accessibleDescription() == _WRONG.alternative == widget.caption.said
    widget.show_state(None)
    assert widget.accessibleDescription() == "The day is drawn when a step is read."
    assert widget.caption.said == ""


def test_nothing_is_left_of_a_picture_whose_steps_are_gone(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _FITS)
    before = _painted(widget)
    widget.show_state(None)
    after = _painted(widget)
    assert before != after
    assert after == _painted(_shown(qtbot, Theme(), 400, None))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int) -> None:
    widget = _shown(qtbot, theme, width * theme.zoom // 100, _WRONG)
    assert {edge.name().upper() for edge in edge_of(_painted(widget))} == {theme.palette.surface}
    height, canvas = widget.canvas.height(), widget.canvas
    keys = canvas._places([key.text for key in canvas._keys(_WRONG)], canvas.width())
    assert all(place.right() <= canvas.width() for place in keys)
    widget.show_state(None)
    assert canvas.heightForWidth(canvas.width()) == height
