"""What stands on the chart beside its lines: the band, the days that matter, the alarm line and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.course_picture import NOMINAL, SLOWEST, WORST, CoursePicture, Landmark
from itb_calc.desktop.widgets.picture import hatch, pen, tint
from itb_calc.worksheet.course import Course, Point

STYLES = {NOMINAL: Qt.PenStyle.SolidLine, WORST: Qt.PenStyle.DotLine, SLOWEST: Qt.PenStyle.DashDotLine}
_MOST_LANDMARKS = 3
_LONGEST_LANDMARK, _LONGEST_NAME, _KEYS_IN_A_ROW = 312, 200, 400
_USUAL_ALARM = "Alarm volume 12.25 mL"
_WRAPPED = Qt.TextFlag.TextWordWrap
_ANY_HEIGHT = 10_000
_MARGIN, _SAMPLE, _GAP = 10, 28, 6
_BOOK_BY = "book by"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a chart is drawn: its whole width, the plot inside, and the pixel of a day and a volume (mL)."""

    width: float
    plot: QRectF
    place: Callable[[float, float], QPointF]

    def of(self, point: Point) -> QPointF:
        """Return the pixel of a point of a line."""
        return self.place(float(point.days.number("day")), float(point.volume.number("mL")))

    def column(self, days: int) -> float:
        """Return the pixel column of a day."""
        return self.place(days, 0).x()


def line_pen(theme: Theme, name: str) -> QPen:
    """Return the pen of a line: each has a style of its own beside its colour."""
    colour = theme.palette.accent if name == NOMINAL else theme.palette.text
    drawn = pen(colour, theme.px(2), STYLES[name])
    drawn.setCosmetic(True)  # else the scales of the axes would stretch it
    return drawn


def head_height(theme: Theme, measures: QFontMetricsF, width: float) -> float:
    """Return the room above the plot, for a label over each day that matters."""
    return _MOST_LANDMARKS * _row_height(theme, measures, width) + theme.px(_MARGIN)


def keys_height(theme: Theme, measures: QFontMetricsF, width: float) -> float:
    """Return the room for the keys: side by side, or one below the other where the chart is narrow."""
    if not _is_narrow(theme, width):
        return measures.height() + theme.px(_MARGIN)
    room = QRectF(0, 0, _key_room(theme, width), _ANY_HEIGHT)
    names = (*STYLES, _USUAL_ALARM)
    return sum(measures.boundingRect(room, _WRAPPED, name).height() for name in names) + theme.px(_MARGIN)


def _is_narrow(theme: Theme, width: float) -> bool:
    return width < theme.px(_KEYS_IN_A_ROW)


def _key_room(theme: Theme, width: float) -> float:
    return max(1.0, width - 2 * theme.px(_MARGIN) - theme.px(_SAMPLE) - theme.px(_GAP))


def _row_height(theme: Theme, measures: QFontMetricsF, width: float) -> float:
    """Room for one label: one line, or the name broken as often as needed and the date below it."""
    room = max(1.0, width - 2 * theme.px(_MARGIN))
    if theme.px(_LONGEST_LANDMARK) <= room:
        return measures.height()
    return measures.height() * (1 + ceil(theme.px(_LONGEST_NAME) / room))


def draw_band(painter: QPainter, theme: Theme, course: Course, ground: Ground) -> None:
    """Hatch what lies between the earliest and the latest way to the alarm."""
    if not course.worst:
        return
    late = course.slowest or course.nominal
    band = QPolygonF([ground.of(point) for point in (*course.until_alarm(course.worst), course.until_alarm(late)[-1])])
    painter.setPen(Qt.PenStyle.NoPen)
    for brush in (tint(theme.palette.accent), hatch(theme.palette.accent, Qt.BrushStyle.BDiagPattern)):
        painter.setBrush(brush)
        painter.drawPolygon(band)


def draw_alarm(painter: QPainter, theme: Theme, state: CoursePicture, ground: Ground) -> None:
    """Draw the alarm line; its label stands at the end that the falling lines leave free, else among the keys."""
    plot, row = ground.plot, ground.of(state.course.until_alarm(state.course.nominal)[-1]).y()
    painter.setPen(_alarm_pen(theme))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawLine(QLineF(plot.left(), row, plot.right(), row))
    if not _has_room(state, ground, QFontMetricsF(painter.font())):
        return
    space = theme.px(_GAP)
    above = QRectF(plot.topLeft(), QPointF(plot.right(), row - 1)).adjusted(space, -plot.height(), -space, 0)
    free_end = Qt.AlignmentFlag.AlignLeft if row > plot.center().y() else Qt.AlignmentFlag.AlignRight
    painter.setPen(pen(theme.palette.text))
    painter.drawText(above, Qt.AlignmentFlag.AlignBottom | free_end, state.alarm_label)


def _alarm_pen(theme: Theme) -> QPen:
    return pen(theme.palette.confirm, theme.px(2), Qt.PenStyle.DashLine)


def _has_room(state: CoursePicture, ground: Ground, measures: QFontMetricsF) -> bool:
    return measures.horizontalAdvance(state.alarm_label) <= ground.plot.width() / 2


def draw_landmarks(painter: QPainter, theme: Theme, landmarks: tuple[Landmark, ...], ground: Ground) -> None:
    """Draw a line for each day, the earliest the lowest, so that no line runs through the label of an earlier day."""
    labels: list[tuple[Landmark, QRectF, str]] = []
    bottom = ground.plot.top() - theme.px(_GAP)
    for landmark in landmarks:
        place, text = _label(painter, theme, landmark, QRectF(0, bottom - _ANY_HEIGHT, ground.width, _ANY_HEIGHT))
        place.moveRight(max(ground.column(landmark.days) - theme.px(_GAP), theme.px(_MARGIN) + place.width()))
        labels.append((landmark, place, text))
        bottom -= max(place.height(), _row_height(theme, QFontMetricsF(painter.font()), ground.width))
    painter.setPen(pen(theme.palette.text, theme.px(1)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for landmark, place, _ in labels:
        column = ground.column(landmark.days)
        painter.drawLine(QLineF(column, ground.plot.bottom(), column, place.bottom() - theme.px(_GAP)))
    for landmark, place, text in labels:
        painter.save()
        painter.setFont(_font(painter, landmark))
        painter.fillRect(place, theme.palette.surface)
        painter.drawText(place, _WRAPPED, text)
        painter.restore()


def _font(painter: QPainter, landmark: Landmark) -> QFont:
    font = QFont(painter.font())
    if landmark.name.startswith(_BOOK_BY):
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _label(painter: QPainter, theme: Theme, landmark: Landmark, above: QRectF) -> tuple[QRectF, str]:
    """Return what a label takes of the room above, and its text: the date on a line of its own if need be."""
    measures, room = QFontMetricsF(_font(painter, landmark)), above.adjusted(0, 0, -2 * theme.px(_MARGIN), 0)
    fits = measures.horizontalAdvance(landmark.label) < room.width()
    text = landmark.label if fits else f"{landmark.heading}\n{landmark.date}"
    place = measures.boundingRect(room, _WRAPPED | Qt.AlignmentFlag.AlignBottom, text)
    return QRectF(0, above.bottom() - ceil(place.height()), ceil(place.width()) + 1, ceil(place.height())), text


def draw_keys(painter: QPainter, theme: Theme, state: CoursePicture, ground: Ground, top: float) -> None:
    """Draw a sample of each line with what it is called."""
    measures, sample, space = QFontMetricsF(painter.font()), theme.px(_SAMPLE), theme.px(_GAP)
    keys = [(line_pen(theme, name), name) for name, _ in state.keys]
    if not _has_room(state, ground, measures):
        keys.append((_alarm_pen(theme), state.alarm_label))
    left, room = float(theme.px(_MARGIN)), _key_room(theme, ground.width)
    for drawn, name in keys:
        painter.setPen(drawn)
        painter.drawLine(QLineF(left, top + measures.height() / 2, left + sample, top + measures.height() / 2))
        painter.setPen(pen(theme.palette.text))
        place = QRectF(left + sample + space, top, room, _ANY_HEIGHT)
        text = painter.boundingRect(place, _WRAPPED, name)
        painter.drawText(text.adjusted(0, 0, 1, 0), _WRAPPED, name)
        if _is_narrow(theme, ground.width):
            top = text.bottom()
        else:
            left = text.right() + 3 * space
