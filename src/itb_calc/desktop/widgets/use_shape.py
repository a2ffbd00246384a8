"""A small shape for the use of a product: a drop for the pump, a syringe for screening, a tablet for swallowing.

The shape never stands without its word.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from itb_calc.desktop.theme.theme import Theme

_SIDE = 64


def use_shape(use: str, theme: Theme) -> QIcon:
    """Return the shape for `refill`, `screening` or `oral`, in the colour of text."""
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.palette.text), 5))
    {"refill": _drop, "screening": _syringe, "oral": _tablet}[use](painter)
    painter.end()
    return QIcon(pixmap)


def _drop(painter: QPainter) -> None:
    path = QPainterPath(QPointF(32, 6))
    path.cubicTo(QPointF(36, 22), QPointF(52, 28), QPointF(52, 42))
    path.arcTo(QRectF(12, 22, 40, 40), 0, -180)
    path.cubicTo(QPointF(12, 28), QPointF(28, 22), QPointF(32, 6))
    painter.drawPath(path)


def _syringe(painter: QPainter) -> None:
    painter.drawRect(QRectF(22, 18, 20, 30))
    painter.drawLine(QPointF(32, 48), QPointF(32, 62))
    painter.drawLine(QPointF(32, 18), QPointF(32, 6))
    painter.drawLine(QPointF(22, 5), QPointF(42, 5))


def _tablet(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(6, 14, 52, 36))
    painter.drawLine(QPointF(14, 40), QPointF(50, 24))
