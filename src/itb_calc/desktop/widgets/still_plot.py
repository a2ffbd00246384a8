"""A plot to be looked at only: axes of the chart library in the theme's colours, and nothing in it moves.

It knows the chart library, which takes long to load: import it when it is wanted.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.picture import NARROWEST, draw_frame, draw_waits, pen, small_font

_PLOT, MARGIN, RIGHT, _TICK = 160, 12, 32, 4


class Scale(NamedTuple):
    """One axis: where it begins and ends, and its ticks with their texts."""

    low: float
    high: float
    ticks: list[tuple[float, str]]


class StillPlot(pg.PlotWidget):  # type: ignore[misc]
    """Axes with a frame around them; every mouse event goes on to what lies below. `waits` stands in an empty one."""

    def __init__(self, theme: Theme, waits: str) -> None:
        super().__init__(background=theme.palette.surface, enableMenu=False)
        self.theme = theme
        self._waits = waits
        self._hold_still()
        self._dress()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        raise NotImplementedError

    def scale_axes(self) -> None:
        """Fit the axes to what is drawn and to the room that there is, with `fit_axes`."""
        raise NotImplementedError

    def draw_below(self, painter: QPainter) -> None:
        """Paint what lies below the plot's own lines."""
        raise NotImplementedError

    def draw_above(self, painter: QPainter) -> None:
        """Paint what stands over the plot's own lines."""
        raise NotImplementedError

    def head_and_keys(self, width: float) -> tuple[float, float]:
        """Return the room above the axes, and below them, in pixels."""
        raise NotImplementedError

    def fit_axes(self, across: Scale, up: Scale) -> None:
        """Give both axes their range and their ticks, and the plot its place between head and keys."""
        measures, px = self.measures(), self.theme.px
        head, keys = self.head_and_keys(self.width())
        self.plotItem.layout.setContentsMargins(px(MARGIN) // 2, head, px(RIGHT), keys)
        self.setXRange(across.low, across.high, padding=0)
        self.setYRange(up.low, up.high, padding=0)
        left, bottom = self.getAxis("left"), self.getAxis("bottom")
        left.setWidth(ceil(self.widest(up)) + px(MARGIN))
        bottom.setHeight(ceil(2 * measures.height()) + px(MARGIN))
        for axis, scale in ((left, up), (bottom, across)):
            axis.setTickFont(small_font(self, self.theme))
            axis.setTicks([scale.ticks])
        self.plotItem.layout.activate()  # at once, not with the next event: what is painted first must fit

    def widest(self, scale: Scale) -> float:
        """Return the width of the widest text of a scale."""
        return max(self.measures().horizontalAdvance(text) for _, text in scale.ticks)

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
        for name in ("bottom", "left"):
            axis = self.getAxis(name)
            axis.setPen(pen(self.theme.palette.border))
            axis.setTextPen(self.theme.palette.text)
            axis.setStyle(
                tickLength=self.theme.px(_TICK), autoExpandTextSpace=False, hideOverlappingLabels=self.theme.px(RIGHT)
            )
            axis.enableAutoSIPrefix(False)  # noqa: FBT003 - the chart library's signature

    def measures(self) -> QFontMetricsF:
        """Return the measures of the font of the chart."""
        return QFontMetricsF(small_font(self, self.theme))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Paint the ground, the frame and what lies below the lines."""
        super().drawBackground(painter, rect)
        draw_frame(painter, QRectF(self.rect()), self.theme)
        painter.setFont(small_font(self, self.theme))
        if self.is_empty:
            draw_waits(painter, QRectF(self.rect()), self.theme, self._waits)
        else:
            self.draw_below(painter)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: ARG002, N802
        """Paint what stands over the lines."""
        if not self.is_empty:
            painter.setFont(small_font(self, self.theme))
            self.draw_above(painter)

    def resizeEvent(self, event: QResizeEvent | None) -> None:  # noqa: N802
        """Fit the axes to the new size."""
        super().resizeEvent(event)
        # The chart library resizes before there is anything of ours.
        if hasattr(self, "theme") and not self.is_empty:
            self.scale_axes()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The height hangs on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height at a width, whatever is drawn."""
        return ceil(sum(self.head_and_keys(width)) + 2 * self.measures().height()) + self.theme.px(_PLOT)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the narrowest width; more is taken gladly."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size: as high as it gets at this width."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))
