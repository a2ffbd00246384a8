"""The volume in the reservoir against the date, to be looked at only: nothing in it moves.

It knows the chart library, which takes long to load: import it when it is wanted.
"""

from __future__ import annotations

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.course_picture import NOMINAL, SLOWEST, WORST, CoursePicture
from itb_calc.desktop.viewmodels.date_ticks import date_ticks
from itb_calc.desktop.viewmodels.scale_marks import marks, step_for
from itb_calc.desktop.widgets.chart_marks import (
    Ground,
    draw_alarm,
    draw_band,
    draw_keys,
    draw_landmarks,
    head_height,
    keys_height,
    line_pen,
)
from itb_calc.desktop.widgets.picture import Picture
from itb_calc.desktop.widgets.spelled_state import spelled_state
from itb_calc.desktop.widgets.still_plot import MARGIN, RIGHT, Scale, StillPlot
from itb_calc.worksheet.course import Line

_NAME = "Chart of the volume in the reservoir"
_WAITS = "The course of the volume is drawn when the days to alarm are known and no block withholds them."
_USUAL = (
    "From 40 mL on Mon 23 Nov 2026 the volume falls to the alarm volume, 4 mL, in 145.4 days (no boluses, exact pump),"
    " at the earliest in 145.4 days, at the latest in 145.4 days. Book by Fri 9 Apr 2027; latest refill (stability"
    " limit) Sat 17 Apr 2027; nominal alarm Sun 2 May 2027."
)
_MOST_VOLUMES = 5
_TOP = 1.03
_USUAL_DAY = "30 May"


class Plot(StillPlot):
    """Axes and lines, with band, landmarks and keys around them."""

    state: CoursePicture | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        self.lines = {
            name: pg.PlotCurveItem(pen=line_pen(theme, name), antialias=True) for name in (WORST, SLOWEST, NOMINAL)
        }
        for line in self.lines.values():
            self.addItem(line)

    @property
    def is_empty(self) -> bool:
        """Whether there is no course to draw."""
        return self.state is None

    def show_state(self, state: CoursePicture | None) -> None:
        """Draw a state, or nothing."""
        self.state = spelled_state(state)
        self.plotItem.setVisible(state is not None)
        lines: dict[str, Line] = {} if state is None else dict(state.keys)
        for name, line in self.lines.items():
            points = lines.get(name, ())
            line.setData(
                [float(point.days.number("day")) for point in points],
                [float(point.volume.number("mL")) for point in points],
            )
        self.scale_axes()
        self.viewport().update()

    def scale_axes(self) -> None:
        """Fit the axes to the state and to the room that there is."""
        state = self.state
        if state is None:
            return
        up = Scale(0, float(state.course.programmed.number("mL")) * _TOP, volume_ticks(state))
        days = self._days(state, self.width() - self.widest(up) - 1.5 * self.theme.px(MARGIN) - self.theme.px(RIGHT))
        self.fit_axes(Scale(float(state.first_day), float(state.last_day), days), up)

    def head_and_keys(self, width: float) -> tuple[float, float]:
        """Return the room for the labels of the days, and for the keys."""
        measures = self.measures()
        return head_height(self.theme, measures, width), keys_height(self.theme, measures, width)

    def _days(self, state: CoursePicture, room: float) -> list[tuple[float, str]]:
        """Return as many days for the axis as the room has place for."""
        counted = show_amount(Amount(state.last_day, "day"), state.mark)
        longest = counted if state.course.fill_date is None else _USUAL_DAY
        at_most = max(1, int(room / (self.measures().horizontalAdvance(longest) + self.theme.px(MARGIN))))
        ticks = date_ticks(state.course.fill_date, state.first_day, state.last_day, at_most, state.mark)
        return [(tick.days, tick.text) for tick in ticks]

    def ground(self) -> Ground:
        """Return where the chart is drawn."""
        box = self.getViewBox()
        return Ground(
            self.width(), box.sceneBoundingRect(), lambda days, volume: box.mapViewToScene(QPointF(days, volume))
        )

    def draw_below(self, painter: QPainter) -> None:
        """Paint the band below the lines."""
        if self.state is not None:
            draw_band(painter, self.theme, self.state.course, self.ground())

    def draw_above(self, painter: QPainter) -> None:
        """Paint what stands over the lines."""
        if self.state is None:
            return
        ground = self.ground()
        draw_alarm(painter, self.theme, self.state, ground)
        draw_landmarks(painter, self.theme, self.state.landmarks, ground)
        keys = keys_height(self.theme, self.measures(), self.width())
        draw_keys(painter, self.theme, self.state, ground, self.height() - keys)


def volume_ticks(state: CoursePicture) -> list[tuple[float, str]]:
    """Return round volumes for the axis, each with its unit."""
    top = state.course.programmed.number("mL")
    step = step_for(top, _MOST_VOLUMES)
    return [(float(volume), show_entered(Amount(volume, "mL"), state.mark)) for volume in marks(top, step)]


class VolumeChart(Picture):
    """The chart with its text."""

    def __init__(self, theme: Theme) -> None:
        plot = Plot(theme)
        super().__init__(theme, _NAME, plot, _WAITS, _USUAL)
        self.plot = plot
        self.show_state(None)

    def show_state(self, state: CoursePicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.plot.show_state(state)
        self.tell(None if state is None else state.alternative)
