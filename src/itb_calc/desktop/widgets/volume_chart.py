"""The volume in the reservoir against the date, to be looked at only: nothing in it moves.

The one module that knows the chart library, which takes long to load: import it when it is wanted.
"""

from __future__ import annotations

from fractions import Fraction

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_amount
from itb_calc.desktop.theme.theme import SMALL, Theme
from itb_calc.desktop.viewmodels.course_picture import CoursePicture, Landmark
from itb_calc.desktop.viewmodels.date_ticks import date_ticks
from itb_calc.desktop.viewmodels.scale_marks import marks, step_for
from itb_calc.desktop.widgets.picture import NARROWEST, Picture, hatch, pen, tint
from itb_calc.worksheet.course import Line

_NAME = "Chart of the volume in the reservoir"
_WAITS = "The course of the volume is drawn when the days to alarm are known and no block withholds them."
_USUAL = (
    "From 40 mL on Mon 23 Nov 2026 the volume falls to the alarm volume, 4 mL, in 145.4 days (no boluses, exact pump),"
    " at the earliest in 145.4 days, at the latest in 145.4 days. Book by Fri 9 Apr 2027; latest refill (stability"
    " limit) Sat 17 Apr 2027; nominal alarm Sun 2 May 2027."
)
_PLOT, _MARGIN, _AXIS, _TICKS = 150, 10, 56, 5
_LANDMARKS = 3
_KEYS = 3
_SAMPLE = 28
_DAY_LABEL, _HEAD = 76, 104
_NOTHING = Amount(Fraction(0), "mL")
_STYLES = {"earliest": Qt.PenStyle.DotLine, "latest": Qt.PenStyle.DashDotLine}
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class _Plot(pg.PlotWidget):  # type: ignore[misc]
    """The plot with its band, landmarks and keys; every mouse event goes on to what lies below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=theme.palette.surface, enableMenu=False)
        self.theme = theme
        self.state: CoursePicture | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setAntialiasing(True)  # noqa: FBT003 - the chart library's own signature
        self.setCacheMode(pg.GraphicsView.CacheModeFlag(0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self._dress_axes()

    def _dress_axes(self) -> None:
        for name in ("bottom", "left"):
            axis = self.getAxis(name)
            axis.setPen(pen(self.theme.palette.border))
            axis.setTextPen(self.theme.palette.text)
            axis.setStyle(tickLength=-self.theme.px(_TICKS), autoExpandTextSpace=False, hideOverlappingLabels=False)
            axis.enableAutoSIPrefix(enable=False)
