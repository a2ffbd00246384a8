"""Containers and barrels, all to one scale: what is drawn up from what, and what is added."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_amount, show_number
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.preparation_picture import Barrel, PreparationPicture, Row
from itb_calc.desktop.viewmodels.scale_marks import FINEST, marks, step_for
from itb_calc.desktop.widgets.picture import Canvas, Picture, hatch, pen, tint
from itb_calc.desktop.widgets.spelled_state import spelled_state

_NAME = "Picture of the preparation"
_WAITS = "Containers and syringes are drawn when the volumes to draw up are known."
_USUAL = (
    "Draw up 32.5 mL of stock from 12 containers of 20 mL: 20 mL from each of the first 11, 12.5 mL from the last; add"
    " 11.5 mL of diluent. Containers hold more than their label says: measure the labelled volume. Drawn to scale in"
    " mL: a barrel stands for its volume, not for one syringe of that size."
)
_BANDS = 3
_MARGIN, _GAP, _BAR, _BETWEEN, _NOZZLE, _ROD, _FLANGE = 10, 8, 24, 5, 14, 16, 4
_LONGEST_LABEL = 300
_CLOSEST_MARKS = 4
_DECIMALS = 4
_PATTERNS = {
    "Stock": Qt.BrushStyle.BDiagPattern,
    "Second stock": Qt.BrushStyle.DiagCrossPattern,
    "Diluent": Qt.BrushStyle.HorPattern,
}


class PreparationCanvas(Canvas):
    """The drawing: containers side by side, then a barrel for each volume, all beginning at one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        self.state: PreparationPicture | None = None

    def height_for(self, width: int) -> int:
        """Return room for three bands, whatever is drawn."""
        return ceil(2 * self.theme.px(_MARGIN) + _BANDS * self._band(width))

    def _label_height(self, width: int) -> float:
        """Room for the longest label, broken into lines where the drawing is narrow."""
        room = max(1, width - 2 * self.theme.px(_MARGIN))
        return self.metrics().height() * ceil(self.theme.px(_LONGEST_LABEL) / room)

    def _band(self, width: int) -> float:
        return self._label_height(width) + self.theme.px(_BAR) + self.metrics().height() + self.theme.px(_GAP)

    @property
    def start(self) -> float:
        """Where every volume begins: the column of 0 mL."""
        return self.theme.px(_MARGIN) + self.theme.px(_NOZZLE)

    def pixels(self, volume: Amount, state: PreparationPicture) -> float:
        """Return how long a volume is drawn: the same for every vessel."""
        between = 0 if state.containers is None else self.theme.px(_BETWEEN) * (len(state.containers.taken) - 1)
        room = self.width() - self.start - self.theme.px(_ROD) - self.theme.px(_MARGIN) - between
        return room * float(Fraction(volume.number("mL"), state.longest.number("mL")))

    def bar(self, band: int) -> tuple[float, float]:
        """Return the top and the bottom row of the vessels of a band."""
        top = self.theme.px(_MARGIN) + band * self._band(self.width()) + self._label_height(self.width())
        return top, top + self.theme.px(_BAR)

    def draw(self, painter: QPainter) -> bool:
        """Draw containers and barrels."""
        state = self.state
        if state is None:
            return False
        if state.containers is None:
            self._label(painter, 0, "Containers: their volume is not known")
        else:
            self._containers(painter, state.containers, state)
        for band, barrel in enumerate(state.barrels, 1):
            self._barrel(painter, band, barrel, state)
        return True

    def _label(self, painter: QPainter, band: int, text: str) -> None:
        painter.setPen(pen(self.theme.palette.text))
        margin, height = self.theme.px(_MARGIN), self._label_height(self.width())
        room = QRectF(margin, self.bar(band)[0] - height, self.width() - 2 * margin, height - self.theme.px(2))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, text)

    def _containers(self, painter: QPainter, row: Row, state: PreparationPicture) -> None:
        self._label(painter, 0, row.label)
        top, bottom = self.bar(0)
        width, step = self.pixels(row.volume, state), self.pixels(row.volume, state) + self.theme.px(_BETWEEN)
        measures, colours = self.metrics(), self.theme.palette
        fits = all(measures.horizontalAdvance(text) <= step for text in row.taken_texts)
        for place, (taken, text) in enumerate(zip(row.taken, row.taken_texts, strict=True)):
            left = self.start + place * step
            self._fill(painter, QRectF(left, top, self.pixels(taken, state), bottom - top), "Stock")
            painter.setPen(pen(colours.border, self.theme.px(1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left, top, width, bottom - top))
            if fits:
                painter.setPen(pen(colours.text))
                below = QRectF(left, bottom, width, measures.height()).adjusted(-step, 0, step, 0)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _fill(self, painter: QPainter, area: QRectF, name: str) -> None:
        colour = self.theme.palette.accent if name != "Diluent" else self.theme.palette.muted
        painter.fillRect(area, tint(colour))
        painter.fillRect(area, hatch(colour, _PATTERNS[name]))
        painter.setPen(pen(colour, self.theme.px(2)))
        painter.drawLine(QLineF(area.topRight(), area.bottomRight()))

    def _barrel(self, painter: QPainter, band: int, barrel: Barrel, state: PreparationPicture) -> None:
        top, bottom = self.bar(band)
        inside = QRectF(self.start, top, self.pixels(barrel.volume, state), bottom - top)
        self._fill(painter, inside, barrel.name)
        self._syringe(painter, inside)
        step = self._marks(painter, inside, barrel, state)
        mark = f", a mark every {show_amount(Amount(step, 'mL'), state.mark)}" if step else ""
        self._label(painter, band, f"{barrel.label}{mark}")

    def _syringe(self, painter: QPainter, inside: QRectF) -> None:
        """Draw nozzle, barrel, plunger and rod around what is inside."""
        px, colours = self.theme.px, self.theme.palette
        middle = inside.center().y()
        painter.setPen(pen(colours.border, px(1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside)
        painter.drawRect(QRectF(inside.left() - px(5), middle - px(3), px(5), px(6)))
        painter.drawLine(QLineF(inside.left() - px(_NOZZLE), middle, inside.left() - px(5), middle))
        end = inside.right() + px(_ROD) - px(_FLANGE)
        painter.drawLine(QLineF(inside.right(), middle, end, middle))
        painter.fillRect(QRectF(end, inside.top() + px(4), px(2), inside.height() - px(8)), QBrush(colours.border))

    def _marks(self, painter: QPainter, inside: QRectF, barrel: Barrel, state: PreparationPicture) -> Fraction | None:
        """Draw the scale; return its step, or None where there is no room for one."""
        length = barrel.volume.number("mL")
        finest = FINEST if barrel.graduation is None else barrel.graduation.number("mL")
        most = int(inside.width() // self.theme.px(_CLOSEST_MARKS))
        widest = self.metrics().horizontalAdvance(show_number(length, _DECIMALS, state.mark) + "00")
        numbers = int(inside.width() // widest)
        if not most or not numbers:
            return None
        step = step_for(length, most, finest)
        numbered = step_for(length, numbers, step)
        painter.setPen(pen(self.theme.palette.text))
        for volume in marks(length, step):
            self._mark(painter, inside, float(volume / length), self.theme.px(5))
        for volume in marks(length, numbered):
            column = self._mark(painter, inside, float(volume / length), self.theme.px(9))
            below = QRectF(column - widest, inside.bottom(), 2 * widest, self.metrics().height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, show_number(volume, _DECIMALS, state.mark))
        return step

    def _mark(self, painter: QPainter, inside: QRectF, share: float, height: int) -> float:
        column = inside.left() + inside.width() * share
        painter.drawLine(QLineF(QPointF(column, inside.bottom()), QPointF(column, inside.bottom() - height)))
        return column


class PreparationPictureWidget(Picture):
    """The picture of the preparation with its text."""

    def __init__(self, theme: Theme) -> None:
        canvas = PreparationCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: PreparationPicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
