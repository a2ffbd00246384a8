"""The dose over the hours as painted: lines at their doses and hours, hatch where the order is missed, words beside."""

from fractions import Fraction

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from itb_calc.core.amount import Amount
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.transition_picture import TransitionPicture
from itb_calc.desktop.widgets.transition_picture import TransitionPictureWidget
from tests.desktop.viewmodels.states import pictures_of
from tests.desktop.widgets.shown import THEMES, WIDTHS, columns_of, dress, edge_of, picture_of, rows_of, show
from tests.worksheet.changes import FIXED_FLOW, ONE_VALUE, STRONGER, WEAKER
from tests.worksheet.sheets import Sheet, put

_SHEETS = {
    "stronger": STRONGER,
    "weaker": WEAKER,
    "fixed flow": put(FIXED_FLOW, "dose.daily_dose", "310 mcg/day"),
    "a little weaker": put(WEAKER, "previous.concentration", "510 mcg/mL"),
    "forty times stronger": put(ONE_VALUE, "previous.concentration", "50 mcg/mL"),
}


def _state(sheet: Sheet = STRONGER) -> TransitionPicture:
    state = pictures_of(sheet).transition
    assert state is not None
    return state


def _shown(qtbot: QtBot, theme: Theme, width: int, state: TransitionPicture | None) -> TransitionPictureWidget:
    dress(theme)
    widget = TransitionPictureWidget(theme)
    widget.show_state(state)
    show(qtbot, widget, width)
    return widget


def _painted(widget: TransitionPictureWidget) -> QImage:
    return picture_of(widget.canvas)


def _hours(number: str) -> Amount:
    return Amount(Fraction(number), "hour")


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize(
    ("sheet", "hour", "share"), [(STRONGER, "10", 0.25), (STRONGER, "70", 1), (WEAKER, "10", 1), (WEAKER, "40", 0.25)]
)
def test_without_a_bridge_the_line_runs_at_its_dose(
    qtbot: QtBot, zoom: int, sheet: Sheet, hour: str, share: float
) -> None:
    theme, state = Theme(zoom=zoom), _state(sheet)
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    plot = canvas.plot(0)
    column = round(canvas.column(_hours(hour), state))
    rows = [
        row
        for step in range(12)  # the broken line of the order lies over it here and there
        for row in rows_of(picture_of(canvas), column + step, theme.palette.accent)
        if plot.top() - 4 <= row <= plot.bottom()
    ]
    expected = plot.bottom() - plot.height() * share
    assert rows
    assert min(rows) == pytest.approx(expected, abs=theme.px(3))
    assert max(rows) == pytest.approx(expected, abs=theme.px(3))


def test_the_line_without_a_bridge_rises_when_the_old_solution_is_through(qtbot: QtBot) -> None:
    theme, state = Theme(), _state()
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    plot = canvas.plot(0)
    halfway = round(plot.bottom() - plot.height() / 2)
    columns = columns_of(picture_of(canvas), halfway, theme.palette.accent)
    assert columns
    assert sum(columns) / len(columns) == pytest.approx(canvas.column(_hours("64"), state), abs=1.5)
    assert canvas.column(_hours("64"), state) == pytest.approx(plot.left() + plot.width() * 0.8)


@pytest.mark.parametrize(("sheet", "rows"), [(STRONGER, (0.3, 0.95)), (WEAKER, (0.3, 0.95))])
def test_what_misses_the_order_is_hatched_until_the_old_solution_is_through(
    qtbot: QtBot, sheet: Sheet, rows: tuple[float, float]
) -> None:
    theme, state = Theme(), _state(sheet)
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    image, plot = picture_of(canvas), canvas.plot(0)
    through = canvas.column(state.course.unbridged[0].end, state)
    hatched = [
        column
        for row in range(round(plot.bottom() - plot.height() * rows[1]), round(plot.bottom() - plot.height() * rows[0]))
        for column in columns_of(image, row, theme.palette.confirm)
    ]
    assert min(hatched) == pytest.approx(plot.left(), abs=8)
    assert max(hatched) == pytest.approx(through, abs=8)
    with_bridge = canvas.plot(1)
    below = range(round(with_bridge.top()), round(with_bridge.bottom()))
    assert not any(columns_of(image, row, theme.palette.confirm) for row in below)


@pytest.mark.parametrize(("sheet", "end"), [(STRONGER, "13.6"), (WEAKER, "64")])
def test_with_a_bridge_the_whole_line_runs_at_the_order_and_the_bridge_ends_at_its_hour(
    qtbot: QtBot, sheet: Sheet, end: str
) -> None:
    theme, state = Theme(), _state(sheet)
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    image, plot = picture_of(canvas), canvas.plot(1)
    ordered = canvas.row(state.course.intended[0].dose, 1, state)
    on_the_line = columns_of(image, round(ordered), theme.palette.accent)
    assert min(on_the_line) == pytest.approx(plot.left(), abs=14)
    assert max(on_the_line) == pytest.approx(plot.right(), abs=14)
    inside = range(round(ordered) + 4, round(plot.bottom()) - 1)
    hatched = {column for row in inside for column in columns_of(image, row, theme.palette.accent)}
    assert max(hatched) == pytest.approx(canvas.column(_hours(end), state), abs=8)


def test_the_order_is_a_broken_line_over_the_whole_one(qtbot: QtBot) -> None:
    """Told apart by their style too: the order has gaps, what the patient gets has none where it runs alone."""
    theme, state = Theme(), _state()
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    image, plot = picture_of(canvas), canvas.plot(0)
    ordered = round(canvas.row(state.course.intended[0].dose, 0, state))
    given = round(canvas.row(state.course.unbridged[0].dose, 0, state))
    until = round(canvas.column(_hours("60"), state))
    alone = range(round(plot.left()) + 2, until)
    assert all(image.pixelColor(column, given).name() == theme.palette.accent.lower() for column in alone)
    of_the_order = [image.pixelColor(column, ordered) == QColor(theme.palette.text) for column in alone]
    assert any(of_the_order)
    assert not all(of_the_order)


def test_a_pump_that_cannot_be_bridged_has_one_panel_and_no_key_of_a_bridge(qtbot: QtBot) -> None:
    theme, state = Theme(), _state(_SHEETS["fixed flow"])
    widget = _shown(qtbot, theme, 900, state)
    canvas = widget.canvas
    image, plot = picture_of(canvas), canvas.plot(1)
    area = range(round(plot.top()), round(plot.bottom()))
    assert not any(columns_of(image, row, theme.palette.accent) for row in area)


def test_what_is_told_is_the_same_for_eyes_and_ears(qtbot: QtBot) -> None:
    state = _state()
    widget = _shown(qtbot, Theme(), 400, state)
    assert widget.accessibleName() == "Picture of the dose after the change of concentration"
    assert widget.accessibleDescription() == state.alternative == widget.caption.said
    widget.show_state(None)
    assert "75 mcg/day" not in widget.accessibleDescription()
    assert widget.caption.said == ""


def test_nothing_is_left_of_a_picture_whose_numbers_are_gone(qtbot: QtBot) -> None:
    widget = _shown(qtbot, Theme(), 400, _state())
    before = _painted(widget)
    widget.show_state(None)
    after = _painted(widget)
    assert before != after
    assert after == _painted(_shown(qtbot, Theme(), 400, None))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
@pytest.mark.parametrize("sheet", _SHEETS.values(), ids=list(_SHEETS))
def test_nothing_is_cut_off_and_nothing_jumps(qtbot: QtBot, theme: Theme, width: int, sheet: Sheet) -> None:
    widget = _shown(qtbot, theme, width, _state(sheet))
    assert {edge.name().upper() for edge in edge_of(_painted(widget))} == {theme.palette.surface}
    height = widget.canvas.height()
    widget.show_state(None)
    assert widget.canvas.heightForWidth(width) == height


def test_each_palette_paints_in_its_own_colours(qtbot: QtBot) -> None:
    grounds = {
        _painted(_shown(qtbot, theme, 300, _state())).pixelColor(2, 2).name() for theme in THEMES if theme.zoom == 100
    }
    assert grounds == {QColor(theme.palette.surface).name() for theme in THEMES}
