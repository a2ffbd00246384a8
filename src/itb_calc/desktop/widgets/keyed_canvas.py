"""What the small charts share: a plot with room for its axes, and below it a key for each sign that is used."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.picture import Canvas, pen
from itb_calc.desktop.widgets.spelling import spelled

_PLOT, _MARGIN, _SAMPLE, _GAP, _TICK = 150, 10, 24, 6, 4


class Key(NamedTuple):
    """A sign of the chart, a line or a filled area, and what it means."""

    text: str
    line: QPen | None = None
    fills: tuple[QBrush, ...] = ()


class KeyedCanvas(Canvas):
    """A chart of a height that hangs on its width and on the longest keys it may have, never on what is drawn."""

    def __init__(self, theme: Theme, waits: str, longest_keys: Sequence[str]) -> None:
        super().__init__(theme, waits)
        self._longest_keys = tuple(spelled(key) for key in longest_keys)
        self._heights: dict[int, int] = {}

    def height_for(self, width: int) -> int:
        """Return the height: what stands above the plot, the plot, two lines of the axis, and the keys."""
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        line = self.metrics().height()
        places = self._places(self._longest_keys, width)
        keys = (places[-1].bottom() if places else 0) + self.theme.px(_MARGIN)
        return ceil(self.head + self.theme.px(_PLOT) + 2 * line + 2 * self.theme.px(_GAP) + keys)

    @property
    def head(self) -> float:
        """The room above the plot, for what the axis counts."""
        return float(self.metrics().height() + 2 * self.theme.px(_GAP))

    def plot(self, longest_mark: str) -> QRectF:
        """Return where the chart is drawn, right of the marks of its axis."""
        left = self.metrics().horizontalAdvance(longest_mark) + 2 * self.theme.px(_GAP) + self.theme.px(_TICK)
        return QRectF(left, self.head, self.width() - left - self.theme.px(_MARGIN), self.theme.px(_PLOT))

    def draw_axis(self, painter: QPainter, plot: QRectF, marks: Sequence[tuple[float, str]]) -> None:
        """Draw the axis on the left with its marks, each at a pixel row."""
        measures, tick = self.metrics(), self.theme.px(_TICK)
        for row, text in marks:
            painter.setPen(pen(self.theme.palette.border))
            painter.drawLine(QLineF(plot.left() - tick, row, plot.left(), row))
            painter.setPen(pen(self.theme.palette.text))
            place = QRectF(0, row - measures.height() / 2, plot.left() - tick - self.theme.px(_GAP), measures.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(pen(self.theme.palette.border))
        painter.drawLine(QLineF(plot.topLeft(), plot.bottomLeft()))

    def draw_columns(self, painter: QPainter, plot: QRectF, marks: Sequence[tuple[float, str]]) -> None:
        """Write what stands under the plot, each at a pixel column; a text that would cover another is left out.

        The last one always stands, and none leaves the picture.
        """
        measures, space = self.metrics(), self.theme.px(_GAP)
        top, edge = plot.bottom() + space, self.width() - self.theme.px(_TICK)
        free = float(edge)
        for column, text in reversed(marks):
            width = measures.boundingRect(QRectF(0, 0, self.width(), self.height()), 0, text).width() + 1
            left = min(max(column - width / 2, 1.0), edge - width)
            if left + width <= free:
                painter.setPen(pen(self.theme.palette.text))
                write_under(painter, QRectF(left, top, width, 2 * measures.height()), text)
                painter.setPen(pen(self.theme.palette.border))
                painter.drawLine(QLineF(column, plot.bottom(), column, plot.bottom() + self.theme.px(_TICK)))
                free = left - space

    def draw_keys(self, painter: QPainter, keys: Sequence[Key]) -> None:
        """Draw a sample of each sign with what it means, side by side as far as there is room."""
        top = self.head + self.theme.px(_PLOT) + 2 * self.metrics().height() + 2 * self.theme.px(_GAP)
        sample = self.theme.px(_SAMPLE)
        for key, place in zip(keys, self._places([key.text for key in keys], self.width()), strict=True):
            row = place.translated(0, top)
            swatch = QRectF(row.left(), row.top() + 2, sample, row.height() - 4)
            for fill in key.fills:
                painter.fillRect(swatch, fill)
            if key.line is not None:
                painter.setPen(key.line)
                painter.drawLine(QLineF(swatch.left(), swatch.center().y(), swatch.right(), swatch.center().y()))
            painter.setPen(pen(self.theme.palette.text))
            words = row.adjusted(sample + self.theme.px(_GAP), 0, 1, 0)
            painter.drawText(words, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, key.text)

    def _places(self, texts: Sequence[str], width: int) -> list[QRectF]:
        """Return the place of each key from the top of all, with its sample; one that is too long is broken."""
        measures, margin = self.metrics(), self.theme.px(_MARGIN)
        before = self.theme.px(_SAMPLE) + self.theme.px(_GAP)
        room = max(1.0, width - 2 * margin)
        left, top, bottom = float(margin), 0.0, 0.0
        places: list[QRectF] = []
        for text in texts:
            inner = measures.boundingRect(QRectF(0, 0, room - before, 10_000), Qt.TextFlag.TextWordWrap, text)
            needed = ceil(inner.width()) + before
            if left > margin and left + needed > margin + room:
                left, top = float(margin), bottom
            places.append(QRectF(left, top, needed, ceil(inner.height())))
            bottom = max(bottom, top + ceil(inner.height()))
            left += needed + 2 * margin
        return places


def write_under(painter: QPainter, place: QRectF, text: str) -> None:
    """Write a text of one or two lines into its place under the plot."""
    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)
