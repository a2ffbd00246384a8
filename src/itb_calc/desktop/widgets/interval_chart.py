"""The interval against the concentration: candidates as points, the wish and the limits as lines. Nothing in it moves.

It knows the chart library, which takes long to load: import it when it is wanted.
"""

from __future__ import annotations

from fractions import Fraction

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_entered
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.interval_picture import IntervalPicture
from itb_calc.desktop.viewmodels.scale_marks import marks, step_for
from itb_calc.desktop.widgets.interval_marks import (
    Ground,
    draw_keys,
    draw_lines,
    draw_points,
    draw_too_slow,
    keys_height,
)
from itb_calc.desktop.widgets.picture import Picture, pen
from itb_calc.desktop.widgets.spelled_state import spelled_state
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.still_plot import MARGIN, RIGHT, Scale, StillPlot

_NAME = "Chart of the interval against the concentration"
_WAITS = "The days of each concentration are drawn when a dose, a pump, an alarm volume and an interval are entered."
_USUAL = (
    "Strengths that fit 2,000 mcg/mL for ≈145.4 days; dilutions that fit from 1,250 mcg/mL for ≈90.9 days to"
    " 1,950 mcg/mL for ≈141.8 days; what falls out from 500 mcg/mL for ≈36.3 days to 1,200 mcg/mL for ≈87.2 days."
    " Lines: wished 90 days, stability limit 180 days."
)
_BEYOND = 1.05
_MOST_DAYS = 5


class IntervalPlot(StillPlot):
    """Axes with points by their verdict, a thin line through them, and the keys below."""

    state: IntervalPicture | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        drawn = pen(theme.palette.border, theme.px(1))
        drawn.setCosmetic(True)  # else the scales of the axes would stretch it
        self.line = pg.PlotCurveItem(pen=drawn, antialias=True)
        self.addItem(self.line)

    @property
    def is_empty(self) -> bool:
        """Whether there is no plan to draw."""
        return self.state is None

    def show_state(self, state: IntervalPicture | None) -> None:
        """Draw a state, or nothing."""
        self.state = spelled_state(state)
        self.plotItem.setVisible(state is not None)
        points = () if state is None else state.points
        self.line.setData(
            [float(point.concentration.number("mcg/mL")) for point in points],
            [float(point.days.number("day")) for point in points],
        )
        self.scale_axes()
        self.viewport().update()

    def scale_axes(self) -> None:
        """Fit the axes to the state and to the room that there is."""
        state = self.state
        if state is None:
            return
        days, concentration = state.longest.number("day"), state.strongest.number("mcg/mL")
        up = Scale(0, float(days) * _BEYOND, _ticks(state, days, _MOST_DAYS, "day"))
        widest = self.measures().horizontalAdvance(spelled(show_entered(state.strongest, state.mark))) + self.theme.px(
            MARGIN
        )
        room = self.width() - self.widest(up) - 1.5 * self.theme.px(MARGIN) - self.theme.px(RIGHT)
        across = _ticks(state, concentration, max(1, int(room / widest)), "mcg/mL")
        self.fit_axes(Scale(0, float(concentration) * _BEYOND, across), up)

    def head_and_keys(self, width: float) -> tuple[float, float]:
        """Return the room above the plot, and for the keys."""
        return self.theme.px(MARGIN), keys_height(self.theme, self.measures(), width)

    def ground(self) -> Ground:
        """Return where the chart is drawn."""
        box = self.getViewBox()
        return Ground(box.sceneBoundingRect(), lambda across, up: box.mapViewToScene(QPointF(across, up)))

    def draw_below(self, painter: QPainter) -> None:
        """Paint the concentrations that are too strong for the minimum flow."""
        if self.state is not None:
            draw_too_slow(painter, self.theme, self.state, self.ground())

    def draw_above(self, painter: QPainter) -> None:
        """Paint lines, points and keys."""
        if self.state is None:
            return
        draw_lines(painter, self.theme, self.state, self.ground())
        draw_points(painter, self.theme, self.state, self.ground())
        keys = keys_height(self.theme, self.measures(), self.width())
        draw_keys(painter, self.theme, self.state, self.width(), self.height() - keys)


def _ticks(state: IntervalPicture, top: Fraction, at_most: int, unit: str) -> list[tuple[float, str]]:
    """Return round numbers for an axis, each with its unit."""
    step = step_for(top, at_most)
    return [(float(number), spelled(show_entered(Amount(number, unit), state.mark))) for number in marks(top, step)]


class IntervalChart(Picture):
    """The chart with its text."""

    def __init__(self, theme: Theme) -> None:
        plot = IntervalPlot(theme)
        super().__init__(theme, _NAME, plot, _WAITS, _USUAL)
        self.plot = plot
        self.show_state(None)

    def show_state(self, state: IntervalPicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.plot.show_state(state)
        self.tell(None if state is None else state.alternative)
