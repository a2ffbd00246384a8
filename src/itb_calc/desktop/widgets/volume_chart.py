"""The volume in the reservoir against the date, to be looked at only: nothing in it moves.

The one module that knows the chart library, which takes long to load: import it when it is wanted.
"""

from __future__ import annotations

from math import ceil

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

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
from itb_calc.desktop.widgets.picture import NARROWEST, Picture, draw_frame, draw_waits, pen, small_font
from itb_calc.worksheet.course import Line

_NAME = "Chart of the volume in the reservoir"
_WAITS = "The course of the volume is drawn when the days to alarm are known and no block withholds them."
_USUAL = (
    "From 40 mL on Mon 23 Nov 2026 the volume falls to the alarm volume, 4 mL, in 145.4 days (no boluses, exact pump),"
    " at the earliest in 145.4 days, at the latest in 145.4 days. Book by Fri 9 Apr 2027; latest refill (stability"
    " limit) Sat 17 Apr 2027; nominal alarm Sun 2 May 2027."
)
_PLOT, _MARGIN, _RIGHT, _TICK, _MOST_VOLUMES = 160, 12, 32, 4, 5
_TOP = 1.03
_USUAL_DAY = "30 May"


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Axes and lines, with band, landmarks and keys around them; every mouse event goes on to what lies below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=theme.palette.surface, enableMenu=False)
        self.theme = theme
        self.state: CoursePicture | None = None
        self.lines = {
            name: pg.PlotCurveItem(pen=line_pen(theme, name), antialias=True) for name in (WORST, SLOWEST, NOMINAL)
        }
        self._hold_still()
        self._dress()

    def _hold_still(self) -> None:
        """Let nothing be moved, zoomed, chosen or focused: a clinical picture must not change by accident."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.disableAutoRange()
        self.hideButtons()

    def _dress(self) -> None:
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for line in self.lines.values():
            self.addItem(line)
        for name in ("bottom", "left"):
            axis = self.getAxis(name)
            axis.setPen(pen(self.theme.palette.border))
            axis.setTextPen(self.theme.palette.text)
            axis.setStyle(
                tickLength=self.theme.px(_TICK), autoExpandTextSpace=False, hideOverlappingLabels=self.theme.px(_RIGHT)
            )
            axis.enableAutoSIPrefix(False)  # noqa: FBT003 - the chart library's signature

    def measures(self) -> QFontMetricsF:
        """Return the measures of the font of the chart."""
        return QFontMetricsF(small_font(self, self.theme))

    def show_state(self, state: CoursePicture | None) -> None:
        """Draw a state, or nothing."""
        self.state = state
        self.plotItem.setVisible(state is not None)
        lines: dict[str, Line] = {} if state is None else dict(state.keys)
        for name, line in self.lines.items():
            points = lines.get(name, ())
            line.setData(
                [float(point.days.number("day")) for point in points],
                [float(point.volume.number("mL")) for point in points],
            )
        self._scale()
        self.viewport().update()

    def _scale(self) -> None:
        """Fit the axes to the state and to the room that there is."""
        state, measures, px = self.state, self.measures(), self.theme.px
        if state is None:
            return
        head, keys = head_height(self.theme, measures, self.width()), keys_height(self.theme, measures, self.width())
        self.plotItem.layout.setContentsMargins(px(_MARGIN) // 2, head, px(_RIGHT), keys)
        top = float(state.course.programmed.number("mL"))
        self.setYRange(0, top * _TOP, padding=0)
        self.setXRange(float(state.first_day), float(state.last_day), padding=0)
        left, bottom = self.getAxis("left"), self.getAxis("bottom")
        volumes = volume_ticks(state)
        widest = max(measures.horizontalAdvance(text) for _, text in volumes)
        left.setWidth(ceil(widest) + px(_MARGIN))
        bottom.setHeight(ceil(2 * measures.height()) + px(_MARGIN))
        for axis in (left, bottom):
            axis.setTickFont(small_font(self, self.theme))
        left.setTicks([volumes])
        bottom.setTicks([self._days(state, self.width() - widest - 1.5 * px(_MARGIN) - px(_RIGHT))])
        self.plotItem.layout.activate()  # at once, not with the next event: what is painted first must fit

    def _days(self, state: CoursePicture, room: float) -> list[tuple[int, str]]:
        """Return as many days for the axis as the room has place for."""
        counted = show_amount(Amount(state.last_day, "day"), state.mark)
        longest = counted if state.course.fill_date is None else _USUAL_DAY
        at_most = max(1, int(room / (self.measures().horizontalAdvance(longest) + self.theme.px(_MARGIN))))
        ticks = date_ticks(state.course.fill_date, state.first_day, state.last_day, at_most, state.mark)
        return [(tick.days, tick.text) for tick in ticks]

    def ground(self) -> Ground:
        """Return where the chart is drawn."""
        box = self.getViewBox()
        return Ground(
            self.width(), box.sceneBoundingRect(), lambda days, volume: box.mapViewToScene(QPointF(days, volume))
        )

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Paint the ground, the frame and the band below the lines."""
        super().drawBackground(painter, rect)
        draw_frame(painter, QRectF(self.rect()), self.theme)
        painter.setFont(small_font(self, self.theme))
        if self.state is None:
            draw_waits(painter, QRectF(self.rect()), self.theme, _WAITS)
        else:
            draw_band(painter, self.theme, self.state.course, self.ground())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002, N802
        """Paint what stands over the lines."""
        if self.state is None:
            return
        painter.setFont(small_font(self, self.theme))
        ground = self.ground()
        draw_alarm(painter, self.theme, self.state, ground)
        draw_landmarks(painter, self.theme, self.state.landmarks, ground)
        keys = keys_height(self.theme, self.measures(), self.width())
        draw_keys(painter, self.theme, self.state, ground, self.height() - keys)

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802
        """Fit the axes to the new size."""
        super().resizeEvent(event)
        if getattr(self, "state", None) is not None:
            self._scale()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The height hangs on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height at a width, whatever is drawn."""
        measures = self.measures()
        around = head_height(self.theme, measures, width) + keys_height(self.theme, measures, width)
        return ceil(around + 2 * measures.height()) + self.theme.px(_PLOT)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the narrowest width; more is taken gladly."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size: as high as it gets at this width."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))


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
