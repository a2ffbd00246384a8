"""The keys below the picture of a change of concentration: a sample of each line and hatch with its name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.transition_picture import TransitionPicture
from itb_calc.desktop.widgets.picture import hatch, pen, tint

ORDERED, GIVEN, BRIDGE = "ordered dose", "what the patient gets", "bridge: old solution at the ordered dose"
_LONGEST = (ORDERED, GIVEN, "more than ordered", BRIDGE)
_MARGIN, _SAMPLE, _GAP = 10, 28, 6
_IN_A_ROW = 760
_ANY_HEIGHT = 10_000
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_SPOT = 10

Sample = Callable[[QPainter, QRectF], None]


def ordered_pen(theme: Theme) -> QPen:
    """Return the pen of the ordered dose: broken, so that the line below it stays in sight."""
    return pen(theme.palette.text, theme.px(2), Qt.PenStyle.DashLine)


def keys_height(theme: Theme, measures: QFontMetricsF, width: float) -> float:
    """Return the room for the keys: side by side, or one below the other where the picture is narrow."""
    if width >= theme.px(_IN_A_ROW):
        return measures.height() + theme.px(_MARGIN)
    return sum(_height(theme, measures, width, name) for name in _LONGEST) + theme.px(_MARGIN)


def _height(theme: Theme, measures: QFontMetricsF, width: float, name: str) -> float:
    room = QRectF(0, 0, _room(theme, width), _ANY_HEIGHT)
    return measures.boundingRect(room, _WRAPPED, name).height()


def _room(theme: Theme, width: float) -> float:
    return max(1.0, width - 2 * theme.px(_MARGIN) - theme.px(_SAMPLE) - theme.px(_GAP))


def draw_keys(painter: QPainter, theme: Theme, state: TransitionPicture, area: QRectF) -> None:
    """Draw the keys of what the picture shows."""
    measures = QFontMetricsF(painter.font())
    left, top = area.left() + theme.px(_MARGIN), area.top()
    is_row = area.width() >= theme.px(_IN_A_ROW)
    for name, sample in _keys(theme, state):
        line = measures.height()
        sample(painter, QRectF(left, top, theme.px(_SAMPLE), line))
        painter.setPen(pen(theme.palette.text))
        text = QRectF(left + theme.px(_SAMPLE) + theme.px(_GAP), top, _room(theme, area.width()), _ANY_HEIGHT)
        painter.drawText(text, _WRAPPED, name)
        if is_row:
            left = text.left() + measures.horizontalAdvance(name) + theme.px(2 * _MARGIN)
        else:
            top += _height(theme, measures, area.width(), name)


def _keys(theme: Theme, state: TransitionPicture) -> list[tuple[str, Sample]]:
    colours = theme.palette
    keys = [
        (ORDERED, _line(ordered_pen(theme))),
        (GIVEN, _line(pen(colours.accent, theme.px(3)))),
    ]
    if state.off:
        keys.append((state.off, _area(theme, colours.confirm, Qt.BrushStyle.BDiagPattern)))
    if state.bridge:
        keys.append((BRIDGE, _area(theme, colours.accent, Qt.BrushStyle.DiagCrossPattern)))
    return keys


def _line(drawn: QPen) -> Sample:
    def draw(painter: QPainter, place: QRectF) -> None:
        painter.setPen(drawn)
        painter.drawLine(QLineF(place.left(), place.center().y(), place.right(), place.center().y()))

    return draw


def _area(theme: Theme, colour: str, pattern: Qt.BrushStyle) -> Sample:
    def draw(painter: QPainter, place: QRectF) -> None:
        height = theme.px(_SPOT)
        spot = QRectF(place.left(), place.center().y() - height / 2, place.width(), height)
        painter.fillRect(spot, tint(colour))
        painter.fillRect(spot, hatch(colour, pattern))

    return draw
