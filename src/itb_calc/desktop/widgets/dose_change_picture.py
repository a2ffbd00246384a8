"""Previous and new dose side by side, and below them the change on the range that is usual."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPolygonF

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.dose_change_picture import DoseChangePicture, ShownDose, UsualRange
from itb_calc.desktop.widgets.picture import Canvas, Picture, hatch, pen, tint
from itb_calc.desktop.widgets.spelled_state import spelled_state

_NAME = "Picture of the dose change"
_WAITS = "The change is drawn when the previous and the new daily dose are known and no block withholds it."
_USUAL_TEXT = (
    "From previous 1,250 mcg/day (52.08 mcg/hour) to new 1,450 mcg/day (60.42 mcg/hour): +16.7 %, within what is usual"
    " for adult, spinal origin, maintenance: −20 % to +40 %."
)
_HEIGHT, _MARGIN, _BAND, _ARROW = 136, 10, 18, 7
_DOSES = 3
# Without a range of its own the axis shows as much as the widest one.
_AXIS_WITHOUT_RANGE = (Fraction(-40), Fraction(80))


class DoseChangeCanvas(Canvas):
    """The drawing: nothing in it moves, and each mark has its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        self.state: DoseChangePicture | None = None

    def height_for(self, width: int) -> int:  # noqa: ARG002
        """Return the same height for every width."""
        return self.theme.px(_HEIGHT)

    def draw(self, painter: QPainter) -> bool:
        """Draw both doses, the axis with its band, and the mark of the change."""
        if self.state is None:
            return False
        margin = self.theme.px(_MARGIN)
        half = (self.width() - 3 * margin) / 2
        for left, dose in ((margin, self.state.previous), (2 * margin + half, self.state.new)):
            self._dose(painter, dose, QRectF(left, margin, half, _DOSES * self.metrics().height()))
        self._axis(painter, self.state)
        return True

    def _dose(self, painter: QPainter, dose: ShownDose, place: QRectF) -> None:
        line = self.metrics().height()
        strong = QFont(painter.font())
        strong.setWeight(QFont.Weight.DemiBold)
        for row, text in enumerate((dose.name.capitalize(), dose.per_day, dose.per_hour)):
            painter.save()
            painter.setPen(pen(self.theme.palette.muted if row == 0 else self.theme.palette.text))
            if row == 1:
                painter.setFont(strong)
            painter.drawText(QRectF(place.left(), place.top() + row * line, place.width(), line), text)
            painter.restore()

    def column_of(self, change: Fraction, usual: UsualRange | None) -> float:
        """Return the pixel column of a change (%); beyond the axis it is the end of the axis."""
        lowest, highest = self._ends(usual)
        margin = 2 * self.theme.px(_MARGIN)
        share = (min(max(change, lowest), highest) - lowest) / (highest - lowest)
        return margin + float(share) * (self.width() - 2 * margin)

    def _ends(self, usual: UsualRange | None) -> tuple[Fraction, Fraction]:
        return _AXIS_WITHOUT_RANGE if usual is None else (2 * usual.lowest, 2 * usual.highest)

    def _axis(self, painter: QPainter, state: DoseChangePicture) -> None:
        colours, line = self.theme.palette, self.metrics().height()
        top = 2 * self.theme.px(_MARGIN) + (_DOSES + 1) * line
        row = top + self.theme.px(_BAND)
        usual = state.usual
        lowest, highest = self._ends(usual)
        left, right = self.column_of(lowest, usual), self.column_of(highest, usual)
        if usual is not None:
            self._band(painter, usual, top, row)
        painter.setPen(pen(colours.text, self.theme.px(1)))
        painter.drawLine(QLineF(left, row, right, row))
        zero = self.column_of(Fraction(0), usual)
        painter.drawLine(QLineF(zero, top - self.theme.px(2), zero, row + self.theme.px(4)))
        self._words_below(painter, state, row + self.theme.px(4))
        self._mark(painter, state, top, row)

    def _band(self, painter: QPainter, usual: UsualRange, top: float, row: float) -> None:
        colours = self.theme.palette
        start, end = self.column_of(usual.lowest, usual), self.column_of(usual.highest, usual)
        band = QRectF(QPointF(start, top), QPointF(end, row))
        painter.fillRect(band, tint(colours.good))
        painter.fillRect(band, hatch(colours.good, Qt.BrushStyle.BDiagPattern))
        painter.setPen(pen(colours.good))
        painter.drawRect(band)

    def _words_below(self, painter: QPainter, state: DoseChangePicture, top: float) -> None:
        """Name the ends of the band and the middle; the end labels keep off the middle one."""
        painter.setPen(pen(self.theme.palette.muted))
        zero = self.column_of(Fraction(0), state.usual)
        labels = [(zero, "0 %")]
        if state.usual is not None:
            labels += [
                (self.column_of(state.usual.lowest, state.usual), state.usual.lowest_label),
                (self.column_of(state.usual.highest, state.usual), state.usual.highest_label),
            ]
        for column, text in labels:
            width = self.metrics().horizontalAdvance(text)
            painter.drawText(QPointF(column - width / 2, top + self.metrics().ascent()), text)

    def _mark(self, painter: QPainter, state: DoseChangePicture, top: float, row: float) -> None:
        """Point to the change with a triangle; beyond the end of the axis the triangle points outwards."""
        side = self.theme.px(_ARROW)
        column = self.column_of(state.change, state.usual)
        lowest, highest = self._ends(state.usual)
        if state.change > highest:
            points = [
                QPointF(column + side, top),
                QPointF(column - side, top - side),
                QPointF(column - side, top + side),
            ]
        elif state.change < lowest:
            points = [
                QPointF(column - side, top),
                QPointF(column + side, top - side),
                QPointF(column + side, top + side),
            ]
        else:
            points = [QPointF(column, row), QPointF(column - side, top), QPointF(column + side, top)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen(self.theme.palette.text).color())
        painter.drawPolygon(QPolygonF(points))
        self._mark_label(painter, state.change_label, column, top - side)

    def _mark_label(self, painter: QPainter, text: str, column: float, bottom: float) -> None:
        strong = QFont(painter.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(strong)
        painter.setPen(pen(self.theme.palette.text))
        width = painter.fontMetrics().horizontalAdvance(text)
        margin = self.theme.px(_MARGIN)
        left = min(max(column - width / 2, margin), self.width() - margin - width)
        painter.drawText(QPointF(left, bottom - painter.fontMetrics().descent()), text)
        painter.restore()


class DoseChangePictureWidget(Picture):
    """The picture of the dose change with its text."""

    def __init__(self, theme: Theme) -> None:
        canvas = DoseChangeCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL_TEXT)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: DoseChangePicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
