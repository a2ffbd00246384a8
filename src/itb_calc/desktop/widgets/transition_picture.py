"""The dose over the hours after a change of concentration: without a bridge above, with one below, on one time axis."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from itb_calc.core.amount import Amount
from itb_calc.core.unbroken import unbroken
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.transition_picture import Panel, TransitionPicture
from itb_calc.desktop.widgets.dose_keys import draw_keys, keys_height, ordered_pen
from itb_calc.desktop.widgets.picture import Canvas, Picture, hatch, pen, tint
from itb_calc.desktop.widgets.reservoir_picture import spread
from itb_calc.desktop.widgets.spelled_state import spelled_state
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.worksheet.transition_course import Stretch

_NAME = "Picture of the dose after the change of concentration"
_WAITS = (
    "The dose over the hours is drawn when daily dose, tubing and catheter volume are known and no block withholds it."
)
_USUAL = (
    "Without a bridge: 1,200 mcg/day for up to 64 hours, then 300 mcg/day; ordered are 300 mcg/day. With a bridge:"
    " 300 mcg/day all the time, in the first 13.6 hours from the old solution. Drawn for 0.4 mL in tubing and catheter"
    " without a bridge, and for 0.34 mL with one. What mixes in the reservoir is not drawn."
)
_MARGIN, _GAP, _PLOT, _HEAD, _TICK = 10, 8, 60, 12, 4
_LONGEST_TITLE = (
    "Without a bridge: ≈1,299.9 mcg/day instead of 1,299.9 mcg/day for up to ≈164.4 hours, then ≈1,299.9 mcg/day"
)
_ANY_HEIGHT = 10_000
_WRAPPED = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_BESIDE = 3


class DoseCanvas(Canvas):
    """The drawing. Each panel has its title above it, its doses left of it, and zero at its foot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        self.state: TransitionPicture | None = None

    def height_for(self, width: int) -> int:
        """Return room for two panels with their titles, the axis and the keys, whatever is drawn."""
        px, measures = self.theme.px, self.metrics()
        return ceil(px(_MARGIN) + 2 * self._panel_height(width) + keys_height(self.theme, measures, width))

    def _panel_height(self, width: float) -> float:
        """Room for a title, the plot, and the axis below it."""
        axis = self.theme.px(_TICK) + self.metrics().height()
        return self._title_height(width) + self.theme.px(_HEAD + _PLOT + _GAP) + axis

    def _title_height(self, width: float) -> float:
        """Room for the longest title, broken into lines where the drawing is narrow."""
        room = QRectF(0, 0, max(1, width - 2 * self.theme.px(_MARGIN)), _ANY_HEIGHT)
        return self.metrics().boundingRect(room, _WRAPPED, unbroken(spelled(_LONGEST_TITLE))).height()

    def plot(self, place: int) -> QRectF:
        """Return where a panel's lines stand: its foot is a dose of zero, its top the highest of both panels."""
        px = self.theme.px
        panel = place * self._panel_height(self.width())
        top = px(_MARGIN) + panel + self._title_height(self.width()) + px(_HEAD)
        left = px(_MARGIN) + self._beside + px(_GAP)
        return QRectF(left, top, max(1.0, self.width() - left - px(_MARGIN)), px(_PLOT))

    @property
    def _beside(self) -> float:
        """Room for the doses beside the panels; none where the drawing is narrow: the titles say the doses too."""
        levels = () if self.state is None else self.state.unbridged.levels
        widest = max((self.metrics().horizontalAdvance(level.shown) for level in levels), default=0.0)
        return widest if widest <= self.width() / _BESIDE else 0.0

    def column(self, hours: Amount, state: TransitionPicture) -> float:
        """Return the pixel column of an hour."""
        plot = self.plot(0)
        return plot.left() + plot.width() * float(hours.number("hour") / state.course.end.number("hour"))

    def row(self, dose: Amount, place: int, state: TransitionPicture) -> float:
        """Return the pixel row of a dose in a panel."""
        plot = self.plot(place)
        return plot.bottom() - plot.height() * float(dose.number("mcg/day") / state.course.highest.number("mcg/day"))

    def draw(self, painter: QPainter) -> bool:
        """Draw both panels, and the keys below them."""
        state = self.state
        if state is None:
            return False
        self._panel(painter, 0, state.unbridged, state, self._off)
        self._panel(painter, 1, state.bridged, state, self._bridge)
        keys = keys_height(self.theme, self.metrics(), self.width())
        draw_keys(painter, self.theme, state, QRectF(0, self.height() - keys, self.width(), keys))
        return True

    def _panel(
        self,
        painter: QPainter,
        place: int,
        panel: Panel,
        state: TransitionPicture,
        mark: Callable[[QPainter, TransitionPicture], None],
    ) -> None:
        self._title(painter, place, panel.title)
        if not panel.line:
            return
        for stretch in panel.line:
            painter.fillRect(self._under(stretch, place, state), tint(self.theme.palette.accent))
        mark(painter, state)
        self._lines(painter, place, panel, state)
        self._levels(painter, place, panel, state)
        self._axis(painter, place, state)

    def _title(self, painter: QPainter, place: int, title: str) -> None:
        margin, height = self.theme.px(_MARGIN), self._title_height(self.width())
        bottom = self.plot(place).top() - self.theme.px(_HEAD)
        painter.setPen(pen(self.theme.palette.text))
        area = QRectF(margin, bottom - height, self.width() - 2 * margin, height)
        painter.drawText(area, _WRAPPED, unbroken(title))

    def _under(self, stretch: Stretch, place: int, state: TransitionPicture) -> QRectF:
        top = QPointF(self.column(stretch.start, state), self.row(stretch.dose, place, state))
        return QRectF(top, QPointF(self.column(stretch.end, state), self.plot(place).bottom()))

    def _off(self, painter: QPainter, state: TransitionPicture) -> None:
        """Hatch what the patient gets too little or too much until the old solution is through."""
        if not state.off:
            return
        first, ordered = state.unbridged.line[0], state.course.intended[0].dose
        rows = (self.row(first.dose, 0, state), self.row(ordered, 0, state))
        area = QRectF(
            QPointF(self.column(first.start, state), min(rows)), QPointF(self.column(first.end, state), max(rows))
        )
        self._hatched(painter, area, hatch(self.theme.palette.confirm, Qt.BrushStyle.BDiagPattern), state.off)

    def _bridge(self, painter: QPainter, state: TransitionPicture) -> None:
        """Hatch the duration of the bridge, and mark its end."""
        area = self._under(state.bridged.line[0], 1, state)
        self._hatched(painter, area, hatch(self.theme.palette.accent, Qt.BrushStyle.DiagCrossPattern), state.bridge)
        painter.setPen(pen(self.theme.palette.text, self.theme.px(1), Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(area.topRight(), area.bottomRight()))

    def _hatched(self, painter: QPainter, area: QRectF, brush: QBrush, name: str) -> None:
        """Hatch an area, with its name on it, or right of it where it is too narrow and there is room."""
        painter.fillRect(area, brush)
        measures, space = self.metrics(), self.theme.px(_GAP)
        size = measures.boundingRect(name).size()
        label = QRectF(0, 0, size.width() + space, measures.height())
        label.moveCenter(area.center())
        if label.width() > area.width():
            label.moveLeft(area.right() + space / 2)
        if label.right() > self.plot(0).right() or label.height() > area.height():
            return
        painter.fillRect(label, QBrush(self.theme.palette.surface))
        painter.setPen(pen(self.theme.palette.text))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, name)

    def _lines(self, painter: QPainter, place: int, panel: Panel, state: TransitionPicture) -> None:
        """Draw the foot, what the patient gets as a whole line, and what is ordered as a broken line over it."""
        colours, plot = self.theme.palette, self.plot(place)
        painter.setPen(pen(colours.border, self.theme.px(1)))
        painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
        points = [
            QPointF(self.column(hours, state), self.row(stretch.dose, place, state))
            for stretch in panel.line
            for hours in (stretch.start, stretch.end)
        ]
        painter.setPen(pen(colours.accent, self.theme.px(3)))
        painter.drawPolyline(points)
        row = self.row(state.course.intended[0].dose, place, state)
        painter.setPen(ordered_pen(self.theme))
        painter.drawLine(QLineF(plot.left(), row, plot.right(), row))

    def _levels(self, painter: QPainter, place: int, panel: Panel, state: TransitionPicture) -> None:
        beside, height, plot = self._beside, self.metrics().height(), self.plot(place)
        if not beside:
            return
        rows = [self.row(level.dose, place, state) for level in panel.levels]
        painter.setPen(pen(self.theme.palette.text))
        for level, row in zip(panel.levels, spread(rows, height, plot.top() - height / 2, plot.bottom()), strict=True):
            area = QRectF(self.theme.px(_MARGIN), row - height / 2, beside, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, level.shown)

    def _axis(self, painter: QPainter, place: int, state: TransitionPicture) -> None:
        """Draw ticks at round hours, as many as have room, the text of each inside of the picture."""
        measures, plot, px = self.metrics(), self.plot(place), self.theme.px
        widest = measures.horizontalAdvance(_longest_tick(state)) + px(_MARGIN)
        margin = px(_MARGIN)
        for tick in state.ticks(max(2, int(plot.width() // widest))):
            column = self.column(Amount(tick.hours, "hour"), state)
            painter.setPen(pen(self.theme.palette.border, px(1)))
            painter.drawLine(QLineF(column, plot.bottom(), column, plot.bottom() + px(_TICK)))
            width = measures.horizontalAdvance(tick.text)
            left = min(max(column - width / 2, margin), self.width() - margin - width)
            painter.setPen(pen(self.theme.palette.text))
            painter.drawText(QPointF(left, plot.bottom() + px(_TICK) + measures.ascent()), tick.text)


def _longest_tick(state: TransitionPicture) -> str:
    return max((tick.text for tick in state.ticks(10)), key=len)


class TransitionPictureWidget(Picture):
    """The picture of the change with its text; out of the way where nothing changes."""

    def __init__(self, theme: Theme) -> None:
        canvas = DoseCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: TransitionPicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
