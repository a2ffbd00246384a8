"""The steps of a screening: a syringe for each dose, all to one scale, with an arrow from one to the next."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPolygonF

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.screening_picture import DrawnStep, ScreeningPicture
from itb_calc.desktop.widgets.picture import Canvas, Picture, hatch, pen, tint
from itb_calc.desktop.widgets.spelled_state import spelled_state

_NAME = "Picture of the screening steps"
_WAITS = "The steps are drawn when the reference data can be read."
_USUAL = (
    "Steps: 25 mcg in 0.5 mL; 50 mcg in 1 mL; 75 mcg in 1.5 mL, this dose; 100 mcg in 2 mL. At least 24 hours between"
    " two doses, each over at least 1 minute; the patient is watched for 4 hours to 8 hours. In very small children 25"
    " mcg comes first. In Germany and France screening starts at 25 to 50 mcg. Drawn to scale in mL."
)
_MARGIN, _BARREL, _WIDTH, _NOZZLE, _GAP, _HEAD = 10, 64, 22, 8, 4, 5
_LINES = 3
_LONGEST_LINE = 210
_WIDEST_LABEL = 64
_COLUMNS = 4


class ScreeningCanvas(Canvas):
    """The drawing: how far apart in words above, then the steps from left to right, the smallest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        self.state: ScreeningPicture | None = None

    def height_for(self, width: int) -> int:
        """Return room for the line above, the syringes, and three lines of words around them."""
        px = self.theme.px
        around = _LINES * self._line(width) + 4 * px(_GAP)
        return ceil(2 * px(_MARGIN) + self._above(width) + around + px(_BARREL) + px(_NOZZLE))

    def _line(self, width: int) -> float:
        """Room for one label, broken between number and unit where the columns are narrow."""
        is_narrow = self._column(width) < self.theme.px(_WIDEST_LABEL)
        return self.metrics().height() * (2 if is_narrow else 1)

    def _column(self, width: int) -> float:
        return (width - 2 * self.theme.px(_MARGIN)) / _COLUMNS

    def _above(self, width: int) -> float:
        """Room for the line above, broken where the drawing is narrow."""
        return self.metrics().height() * ceil(self.theme.px(_LONGEST_LINE) / max(1, width - 2 * self.theme.px(_MARGIN)))

    def column(self, place: int, count: int) -> float:
        """Return the middle of a step's column."""
        room = self.width() - 2 * self.theme.px(_MARGIN)
        return self.theme.px(_MARGIN) + room * (place + 0.5) / count

    def draw(self, painter: QPainter) -> bool:
        """Draw every step, and the arrows between them."""
        state = self.state
        if state is None:
            return False
        margin, above = self.theme.px(_MARGIN), self._above(self.width())
        painter.setPen(pen(self.theme.palette.text))
        place = QRectF(margin, margin, self.width() - 2 * margin, above)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, state.between)
        count = len(state.steps)
        for number, step in enumerate(state.steps):
            self._step(painter, self.column(number, count), step)
            if number:
                self._arrow(painter, self.column(number - 1, count), self.column(number, count))
        return True

    @property
    def _top(self) -> float:
        """The row under the words above each syringe, where the fullest one begins."""
        width = self.width()
        return self.theme.px(_MARGIN) + self._above(width) + self._line(width) + 2 * self.theme.px(_GAP)

    def barrel(self, middle: float, step: DrawnStep) -> QRectF:
        """Return what is filled of a step's syringe."""
        full, width = self.theme.px(_BARREL), self.theme.px(_WIDTH)
        height = full * float(step.share)
        return QRectF(middle - width / 2, self._top + full - height, width, height)

    def _step(self, painter: QPainter, middle: float, step: DrawnStep) -> None:
        px, colours, line = self.theme.px, self.theme.palette, self._line(self.width())
        inside = self.barrel(middle, step)
        painter.fillRect(inside, tint(colours.accent))
        painter.fillRect(inside, hatch(colours.accent, Qt.BrushStyle.BDiagPattern))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(colours.text if step.is_this else colours.border, px(3) if step.is_this else px(1)))
        painter.drawRect(inside)
        painter.drawLine(QLineF(middle, inside.bottom(), middle, inside.bottom() + px(_NOZZLE)))
        painter.save()
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if step.is_this else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(pen(colours.text))
        below = inside.bottom() + px(_NOZZLE) + px(_GAP)
        half = self._column(self.width()) / 2
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        for top, text in (
            (self._top - line - px(_GAP), step.dose),
            (below, step.volume),
            (below + line, step.said),
        ):
            painter.drawText(QRectF(middle - half, top, 2 * half, line), flags, text)
        painter.restore()

    def _arrow(self, painter: QPainter, left: float, right: float) -> None:
        """Draw an arrow at the feet of two syringes, where there is room for one between them."""
        px = self.theme.px
        row = self._top + px(_BARREL) - px(_HEAD)
        begin, end = left + px(_WIDTH), right - px(_WIDTH)
        if end - begin < 3 * px(_HEAD):
            return
        painter.setPen(pen(self.theme.palette.muted, px(2)))
        painter.drawLine(QLineF(begin, row, end - px(_HEAD), row))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pen(self.theme.palette.muted).color())
        head = [QPointF(end, row), QPointF(end - 2 * px(_HEAD), row - px(_HEAD))]
        painter.drawPolygon(QPolygonF([*head, QPointF(end - 2 * px(_HEAD), row + px(_HEAD))]))


class ScreeningPictureWidget(Picture):
    """The picture of the steps with its text."""

    def __init__(self, theme: Theme) -> None:
        canvas = ScreeningCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: ScreeningPicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
