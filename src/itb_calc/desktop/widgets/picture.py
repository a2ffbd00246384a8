"""What all pictures share: a drawing in the theme's colours, and below it a text that says the same."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import SMALL, Theme
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.words import Words

NARROWEST: Final = 260
_TINT = 40
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Canvas(QWidget):
    """A drawing of a height that hangs on its width and on the zoom only, never on what is drawn."""

    def __init__(self, theme: Theme, waits: str) -> None:
        super().__init__()
        self.theme = theme
        self.waits = waits
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def metrics(self) -> QFontMetricsF:
        """Return the measures of the font of the drawing."""
        return QFontMetricsF(small_font(self, self.theme))

    def height_for(self, width: int) -> int:
        """Return the height of the drawing at a width, in pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> bool:
        """Draw what there is; False where there is nothing to draw."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The height hangs on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height at a width."""
        return self.height_for(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the narrowest width; more is taken gladly."""
        return QSize(NARROWEST, self.height_for(NARROWEST))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least size: as high as it gets at this width."""
        return QSize(0, self.height_for(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the ground, a hairline around it, and the drawing or why there is none."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.palette.surface))
        painter.setFont(small_font(self, self.theme))
        draw_frame(painter, QRectF(self.rect()), self.theme)
        if not self.draw(painter):
            draw_waits(painter, QRectF(self.rect()), self.theme, self.waits)
        painter.end()


class Caption(Words):
    """The text under a drawing; it keeps room for a usual text, so that nothing below jumps when the text comes."""

    def __init__(self, usual: str) -> None:
        super().__init__("")
        self._usual = spelled(usual)
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the text or of the usual text, whichever is higher."""
        room = QFontMetrics(self.font()).boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, self._usual)
        return max(super().heightForWidth(width), room.height())


class Picture(QWidget):
    """A drawing with its text below it, the same for those who see and for those who listen."""

    def __init__(self, theme: Theme, name: str, drawing: QWidget, waits: str, usual: str) -> None:
        super().__init__()
        self._waits = waits
        self.setAccessibleName(name)
        self.caption = Caption(usual)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.steps(1))
        rows.addWidget(drawing)
        rows.addWidget(self.caption)
        rows.addStretch()

    def show_state(self, state: Any) -> None:  # noqa: ANN401 - each picture has a state of its own
        """Draw a state; None leaves an empty frame."""
        raise NotImplementedError

    def tell(self, alternative: str | None) -> None:
        """Set the text of the picture; where there is none, the empty frame says what the picture waits for."""
        self.caption.setText(alternative or "")
        self.setAccessibleDescription(spelled(alternative or self._waits))


def small_font(widget: QWidget, theme: Theme) -> QFont:
    """Return the font of a widget in the small size."""
    widget.ensurePolished()
    font = QFont(widget.font())
    font.setPixelSize(theme.px(SMALL))
    return font


def draw_frame(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Draw a hairline around a picture."""
    painter.setPen(pen(theme.palette.hairline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def draw_waits(painter: QPainter, area: QRectF, theme: Theme, waits: str) -> None:
    """Say in an empty frame what the picture waits for."""
    space = theme.px(SMALL)
    painter.setPen(pen(theme.palette.muted))
    painter.drawText(area.adjusted(space, space, -space, -space), _WRAPPED, waits)


def pen(colour: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen with square ends, so that a line ends where its volume ends."""
    return QPen(QColor(colour), width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def tint(colour: str) -> QBrush:
    """Return a light wash of a colour, to stand under a hatch or beside a line."""
    washed = QColor(colour)
    washed.setAlpha(_TINT)
    return QBrush(washed)


def hatch(colour: str, pattern: Qt.BrushStyle) -> QBrush:
    """Return a hatch: it tells areas apart where colours cannot."""
    return QBrush(QColor(colour), pattern)
