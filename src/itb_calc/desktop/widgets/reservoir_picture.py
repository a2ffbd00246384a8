"""The reservoir to scale: how full it is, where the alarm sounds, and what the pump keeps."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.reservoir_picture import Level, ReservoirPicture
from itb_calc.desktop.widgets.picture import Canvas, Picture, hatch, pen, tint
from itb_calc.desktop.widgets.spelled_state import spelled_state

_NAME = "Picture of the reservoir"
_WAITS = "The reservoir is drawn when the programmed volume is known and no block names a volume."
_USUAL = (
    "The reservoir holds 40 mL; 40 mL is programmed; the alarm is at 4 mL; 1.4 mL cannot be delivered. 145.4 days to"
    " the alarm volume (no boluses, exact pump), at the earliest 145.4 days."
)
_HEIGHT, _MARGIN, _TANK, _LEADER = 184, 10, 112, 18
_SHARE_OF_TANK = 5


class ReservoirCanvas(Canvas):
    """The drawing of the reservoir; its labels stand right of it, each joined to its level."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WAITS)
        self.state: ReservoirPicture | None = None

    def height_for(self, width: int) -> int:  # noqa: ARG002
        """Return the same height for every width."""
        return self.theme.px(_HEIGHT)

    @property
    def tank(self) -> QRectF:
        """Where the reservoir stands: its height is the volume that the picture stands for."""
        margin = self.theme.px(_MARGIN)
        width = min(self.theme.px(_TANK), self.width() // _SHARE_OF_TANK)
        return QRectF(margin, 2 * margin, width, self.height() - 4 * margin)

    def row_of(self, level: Level, state: ReservoirPicture) -> float:
        """Return the pixel row of a level."""
        share = Fraction(level.volume.number("mL"), state.height.number("mL"))
        return self.tank.bottom() - self.tank.height() * float(share)

    def draw(self, painter: QPainter) -> bool:
        """Draw tank, fill, levels and labels."""
        if self.state is None:
            return False
        self._fill(painter, self.state)
        self._levels(painter, self.state)
        self._labels(painter, self.state)
        return True

    def _fill(self, painter: QPainter, state: ReservoirPicture) -> None:
        colours = self.theme.palette
        surface = self.row_of(state.programmed, state)
        painter.fillRect(self._below(surface), tint(colours.accent))
        if state.alarm is not None:
            low = self._below(self.row_of(state.alarm, state))
            painter.fillRect(low, hatch(colours.confirm, Qt.BrushStyle.BDiagPattern))
        if state.residual is not None:
            kept = self._below(self.row_of(state.residual, state))
            painter.fillRect(kept, colours.surface)
            painter.fillRect(kept, hatch(colours.muted, Qt.BrushStyle.DiagCrossPattern))

    def _below(self, row: float) -> QRectF:
        return QRectF(QPointF(self.tank.left(), row), self.tank.bottomRight())

    def _levels(self, painter: QPainter, state: ReservoirPicture) -> None:
        colours, tank = self.theme.palette, self.tank
        painter.setPen(pen(colours.border, self.theme.px(2)))
        painter.drawPolyline([tank.topLeft(), tank.bottomLeft(), tank.bottomRight(), tank.topRight()])
        if state.reservoir is not None:
            painter.drawLine(QLineF(tank.topLeft(), tank.topRight()))
        painter.setPen(pen(colours.accent, self.theme.px(2)))
        painter.drawLine(self._across(self.row_of(state.programmed, state)))
        if state.residual is not None:
            painter.setPen(pen(colours.muted))
            painter.drawLine(self._across(self.row_of(state.residual, state)))
        if state.alarm is not None:
            painter.setPen(pen(colours.confirm, self.theme.px(2), Qt.PenStyle.DashLine))
            painter.drawLine(self._across(self.row_of(state.alarm, state)))

    def _across(self, row: float) -> QLineF:
        return QLineF(self.tank.left(), row, self.tank.right(), row)

    def _labels(self, painter: QPainter, state: ReservoirPicture) -> None:
        leader, measures = self.theme.px(_LEADER), self.metrics()
        left = self.tank.right() + leader
        room = self.width() - left - self.theme.px(_MARGIN) / 2
        fits = all(measures.horizontalAdvance(level.label) <= room for level in state.levels)
        height = measures.height() * (1 if fits else 2)
        rows = [self.row_of(level, state) for level in state.levels]
        places = spread(rows, height, 0, self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for level, row, place in zip(state.levels, rows, places, strict=True):
            painter.setPen(pen(self.theme.palette.border))
            painter.drawLine(QLineF(self.tank.right(), row, left - leader / 4, place))
            painter.setPen(pen(self.theme.palette.text))
            text = level.label if fits else f"{level.shown}\n{level.name}"
            painter.drawText(QRectF(left, place - height / 2, room, height), Qt.AlignmentFlag.AlignVCenter, text)


def spread(rows: list[float], height: float, top: float, bottom: float) -> list[float]:
    """Return a place for each label near its row, from the top down: none covers another, none leaves the picture."""
    places: list[float] = []
    lowest = top - height / 2
    for row in rows:
        lowest = max(row, lowest + height)
        places.append(lowest)
    highest = bottom + height / 2
    for place in reversed(range(len(places))):
        highest = min(places[place], highest - height)
        places[place] = highest
    return places


class ReservoirPictureWidget(Picture):
    """The picture of the reservoir with its text."""

    def __init__(self, theme: Theme) -> None:
        canvas = ReservoirCanvas(theme)
        super().__init__(theme, _NAME, canvas, _WAITS, _USUAL)
        self.canvas = canvas
        self.show_state(None)

    def show_state(self, state: ReservoirPicture | None) -> None:
        """Draw a state; None leaves an empty frame."""
        self.canvas.state = spelled_state(state)
        self.canvas.update()
        self.tell(None if state is None else state.alternative)
