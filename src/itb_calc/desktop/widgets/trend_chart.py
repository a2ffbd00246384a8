"""The trend of the residual volume: by how much each visit was off, joined by a line, this visit last."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_entered
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.scale_marks import marks, step_for
from itb_calc.desktop.viewmodels.trend_picture import LESS, MORE, TrendPicture
from itb_calc.desktop.widgets.keyed_canvas import Key, KeyedCanvas
from itb_calc.desktop.widgets.picture import Picture, pen, tint
from itb_calc.desktop.widgets.spelled_state import spelled_state

_NAME = "Trend of the residual volume"
_WAITS = "The trend is drawn when an earlier visit is read."
_USUAL = (
    "Sat 1 Aug 2026: −0.4 mL, more was aspirated than expected; Mon 12 Oct 2026: 0.2 mL, less was aspirated than"
    " expected; this visit, Mon 23 Nov 2026: 0.3 mL, less was aspirated than expected. Band: up to 1 mL off."
    " Dashed lines: 2 mL off."
)
_LONGEST = ("Up to 1.25 mL off", "2.25 mL off")
_UNIT = "mL"
_POINT, _MOST_MARKS = 4, 2


class TrendCanvas(KeyedCanvas):
    """The drawing: up means that less was aspirated than expected, down that more did."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS, _LONGEST)
        self.state: TrendPicture | None = None

    def ground(self, state: TrendPicture) -> QRectF:
        """Return where the visits are drawn."""
        return self.plot(max((text for _, text in self._marks(state)), key=self.metrics().horizontalAdvance))

    def row_of(self, discrepancy: Amount, state: TrendPicture, plot: QRectF) -> float:
        """Return the pixel row of a discrepancy."""
        share = float(discrepancy.number(_UNIT) / state.reach.number(_UNIT))
        half = plot.height() / 2 - self.metrics().height() - self.theme.px(_POINT)
        return plot.center().y() - half * share

    def column_of(self, place: int, state: TrendPicture, plot: QRectF) -> float:
        """Return the pixel column of a visit, from 0: each has the same room."""
        return plot.left() + plot.width() * (2 * place + 1) / (2 * len(state.points))

    def draw(self, painter: QPainter) -> bool:
        """Draw axes, band, limits, points and keys."""
        state = self.state
        if state is None:
            return False
        plot = self.ground(state)
        self._limits(painter, state, plot)
        self.draw_axis(painter, plot, [(self.row_of(value, state, plot), text) for value, text in self._marks(state)])
        columns = [self.column_of(place, state, plot) for place in range(len(state.points))]
        named = zip(columns, (point.short for point in state.points), strict=True)
        self.draw_columns(painter, plot, list(named))
        self._signs(painter, plot)
        self._points(painter, state, plot, columns)
        self.draw_keys(painter, self._keys(state))
        return True

    def _marks(self, state: TrendPicture) -> list[tuple[Amount, str]]:
        reach = state.reach.number(_UNIT)
        up = marks(reach, step_for(reach, _MOST_MARKS))
        values = [Amount(value, _UNIT) for value in (*(-value for value in reversed(up[1:])), *up)]
        return [(value, show_entered(value, state.mark)) for value in values]

    def _limits(self, painter: QPainter, state: TrendPicture, plot: QRectF) -> None:
        if state.band is not None:
            top, bottom = (self.row_of(limit, state, plot) for limit in state.band)
            painter.fillRect(QRectF(QPointF(plot.left(), top), QPointF(plot.right(), bottom)), self._band())
        painter.setPen(pen(self.theme.palette.border))
        painter.drawLine(QLineF(plot.left(), plot.center().y(), plot.right(), plot.center().y()))
        for limit in state.limits:
            row = self.row_of(limit, state, plot)
            painter.setPen(self._limit_pen())
            painter.drawLine(QLineF(plot.left(), row, plot.right(), row))

    def _signs(self, painter: QPainter, plot: QRectF) -> None:
        """Say at both ends of the axis what its sign means; that is where no point can be."""
        painter.setPen(pen(self.theme.palette.text))
        for end, text in ((Qt.AlignmentFlag.AlignTop, LESS), (Qt.AlignmentFlag.AlignBottom, MORE)):
            painter.drawText(plot, end | Qt.AlignmentFlag.AlignHCenter, _as_heading(text))

    def _points(self, painter: QPainter, state: TrendPicture, plot: QRectF, columns: list[float]) -> None:
        rows = (self.row_of(point.discrepancy, state, plot) for point in state.points)
        places = [QPointF(column, row) for column, row in zip(columns, rows, strict=True)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(self.theme.palette.accent, self.theme.px(2)))
        painter.drawPolyline(places)
        painter.setBrush(QBrush(self.theme.palette.accent))
        for place in places:
            painter.drawEllipse(place, self.theme.px(_POINT), self.theme.px(_POINT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _keys(self, state: TrendPicture) -> list[Key]:
        keys = []
        if state.caution is not None:
            keys.append(Key(f"Up to {show_entered(state.caution, state.mark)} off", None, (self._band(),)))
        if state.confirm is not None:
            keys.append(Key(f"{show_entered(state.confirm, state.mark)} off", self._limit_pen()))
        return keys

    def _band(self) -> QBrush:
        return tint(self.theme.palette.good)

    def _limit_pen(self) -> QPen:
        return pen(self.theme.palette.confirm, self.theme.px(2), Qt.PenStyle.DashLine)


def _as_heading(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


class TrendChart(Picture):
    """The trend with its text."""

    def __init__(self, theme: Theme) -> None:
        canvas = TrendCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: TrendPicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
