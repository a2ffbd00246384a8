"""What stands on the chart of a plan: points by their verdict, the lines of wish and limits, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.interval_picture import IntervalPicture, IntervalPoint, Verdict
from itb_calc.desktop.widgets.picture import hatch, pen, tint
from itb_calc.desktop.widgets.spelling import spelled

_MARGIN, _SAMPLE, _GAP, _SHAPE = 10, 28, 6, 5
_WRAPPED = Qt.TextFlag.TextWordWrap
_ANY_HEIGHT = 10_000
# The longest that the keys get, so that the chart keeps its height whatever is drawn.
_USUAL = (
    *(verdict.value for verdict in Verdict),
    "wished 180 days",
    "stability limit 180 days",
    "needed ≈1,285.7 mcg/mL",
    "above ≈1,333.3 mcg/mL the flow is below the minimum",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a chart is drawn: the plot, and the pixel of a concentration (mcg/mL) and a number of days."""

    plot: QRectF
    place: Callable[[float, float], QPointF]

    def of(self, point: IntervalPoint) -> QPointF:
        """Return the pixel of a point."""
        return self.place(float(point.concentration.number("mcg/mL")), float(point.days.number("day")))


Sample = Callable[[QPainter, QPointF], None]


def draw_too_slow(painter: QPainter, theme: Theme, state: IntervalPicture, ground: Ground) -> None:
    """Hatch the concentrations at which the flow is below the pump's minimum."""
    if state.highest is None or not state.highest_label:
        return
    left = max(ground.place(float(state.highest.number("mcg/mL")), 0).x(), ground.plot.left())
    _fill(painter, theme, QRectF(QPointF(left, ground.plot.top()), ground.plot.bottomRight()))


def _fill(painter: QPainter, theme: Theme, area: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for brush in (tint(theme.palette.block), hatch(theme.palette.block, Qt.BrushStyle.BDiagPattern)):
        painter.setBrush(brush)
        painter.drawRect(area)


def draw_lines(painter: QPainter, theme: Theme, state: IntervalPicture, ground: Ground) -> None:
    """Draw the wish, the stability limit and the needed concentration across the plot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for limit, drawn in ((state.wished, _wished(theme)), (state.stability, _stability(theme))):
        if limit is not None:
            row = ground.place(0, float(limit.number("day"))).y()
            painter.setPen(drawn)
            painter.drawLine(QLineF(ground.plot.left(), row, ground.plot.right(), row))
    if state.needed is not None and state.needed_label:
        column = ground.place(float(state.needed.number("mcg/mL")), 0).x()
        painter.setPen(_needed(theme))
        painter.drawLine(QLineF(column, ground.plot.top(), column, ground.plot.bottom()))


def _wished(theme: Theme) -> QPen:
    return pen(theme.palette.accent, theme.px(2))


def _stability(theme: Theme) -> QPen:
    return pen(theme.palette.confirm, theme.px(2), Qt.PenStyle.DashLine)


def _needed(theme: Theme) -> QPen:
    return pen(theme.palette.accent, theme.px(2), Qt.PenStyle.DotLine)


def draw_points(painter: QPainter, theme: Theme, state: IntervalPicture, ground: Ground) -> None:
    """Draw each point in the shape of its verdict; what fits stands over what falls out."""
    for verdict in reversed(Verdict):
        for point in state.points:
            if point.verdict is verdict:
                draw_shape(painter, theme, verdict, ground.of(point))


def draw_shape(painter: QPainter, theme: Theme, verdict: Verdict, middle: QPointF) -> None:
    """Draw the shape of a verdict: a full diamond, an open one, or a cross."""
    size = float(theme.px(_SHAPE))
    colour = theme.palette.muted if verdict is Verdict.OUT else theme.palette.good
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(colour, theme.px(2)))
    if verdict is Verdict.OUT:
        arm = size * 0.7
        for step in (1, -1):
            painter.drawLine(QLineF(middle - QPointF(arm, step * arm), middle + QPointF(arm, step * arm)))
        return
    ground = theme.palette.good if verdict is Verdict.READY else theme.palette.surface
    painter.setBrush(QBrush(QColor(ground)))
    corners = (QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


def keys_height(theme: Theme, measures: QFontMetricsF, width: float) -> float:
    """Return the room that the keys take at a width, whatever is drawn."""
    places = _places(theme, measures, width, tuple(spelled(each) for each in _USUAL))
    return max(place.bottom() for place in places) + theme.px(_MARGIN)


def draw_keys(painter: QPainter, theme: Theme, state: IntervalPicture, width: float, top: float) -> None:
    """Draw a sample of each shape and line with what it is called."""
    keys = _keys(theme, state)
    places = _places(theme, QFontMetricsF(painter.font()), width, [name for name, _ in keys])
    for (name, sample), place in zip(keys, places, strict=True):
        text = place.translated(0, top)
        line = QFontMetricsF(painter.font()).height()
        sample(painter, QPointF(text.left() - theme.px(_GAP) - theme.px(_SAMPLE) / 2, text.top() + line / 2))
        painter.setPen(pen(theme.palette.text))
        painter.drawText(text, _WRAPPED, name)


def _keys(theme: Theme, state: IntervalPicture) -> list[tuple[str, Sample]]:
    keys: list[tuple[str, Sample]] = [(verdict.value, _shape_sample(theme, verdict)) for verdict in state.verdicts]
    for label, drawn in (
        (state.wished_label, _wished(theme)),
        (state.stability_label, _stability(theme)),
        (state.needed_label, _needed(theme)),
    ):
        if label:
            keys.append((label, _line_sample(theme, drawn)))
    if state.highest_label:
        keys.append((state.highest_label, lambda painter, middle: _fill(painter, theme, _box(theme, middle))))
    return keys


def _shape_sample(theme: Theme, verdict: Verdict) -> Sample:
    return lambda painter, middle: draw_shape(painter, theme, verdict, middle)


def _line_sample(theme: Theme, drawn: QPen) -> Sample:
    def draw(painter: QPainter, middle: QPointF) -> None:
        half = QPointF(theme.px(_SAMPLE) / 2, 0)
        painter.setPen(drawn)
        painter.drawLine(QLineF(middle - half, middle + half))

    return draw


def _box(theme: Theme, middle: QPointF) -> QRectF:
    size = QSizeF(theme.px(_SAMPLE), theme.px(2 * _SHAPE))
    return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)


def _places(theme: Theme, measures: QFontMetricsF, width: float, names: list[str] | tuple[str, ...]) -> list[QRectF]:
    """Set the texts of keys side by side, and go on in the next line where there is no more room."""
    margin, before = float(theme.px(_MARGIN)), float(theme.px(_SAMPLE) + theme.px(_GAP))
    places: list[QRectF] = []
    left, top, bottom = margin, 0.0, 0.0
    for name in names:
        room = QRectF(0, 0, max(1.0, width - 2 * margin - before), _ANY_HEIGHT)
        text = measures.boundingRect(room, _WRAPPED, name)
        if left > margin and left + before + text.width() > width - margin:
            left, top = margin, bottom
        places.append(QRectF(left + before, top, text.width() + 1, text.height()))
        left, bottom = places[-1].right() + 2 * margin, max(bottom, places[-1].bottom())
    return places
