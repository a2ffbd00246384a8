"""Widgets as the window shows them: its font, its style sheet, a size; and what can be read off their pixels."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.font import interface_font, load_font
from itb_calc.desktop.theme.palette import PALETTES
from itb_calc.desktop.theme.stylesheet import stylesheet
from itb_calc.desktop.theme.theme import Theme

WIDTHS = (260, 420, 900)
# The lightest and the largest of what the window can look like.
THEMES = (*(Theme(palette) for palette in PALETTES.values()), *(Theme(zoom=zoom) for zoom in (150, 200)))


def dress(theme: Theme) -> None:
    """Dress the application as the window does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _load_font_once()
    if application.styleSheet() != stylesheet(theme):  # dressing every widget that is still alive takes long
        application.setFont(interface_font(theme))
        application.setStyleSheet(stylesheet(theme))


@cache
def _load_font_once() -> None:
    load_font()


def show(qtbot: QtBot, widget: QWidget, width: int) -> None:
    """Show a widget at a width, as high as it asks to be."""
    # Held until the test is over: a collection in the middle of a paint would delete what is painted.
    qtbot.addWidget(widget, before_close_func=lambda _: widget.hide())
    widget.resize(width, widget.heightForWidth(width))
    widget.show()
    qtbot.waitExposed(widget)


def picture_of(widget: QWidget) -> QImage:
    """What is painted."""
    return widget.grab().toImage()


def rows_of(image: QImage, column: int, colour: str) -> list[int]:
    """The rows of a column that are painted in exactly this colour."""
    return [row for row in range(image.height()) if image.pixelColor(column, row) == QColor(colour)]


def columns_of(image: QImage, row: int, colour: str) -> list[int]:
    """The columns of a row that are painted in exactly this colour."""
    return [column for column in range(image.width()) if image.pixelColor(column, row) == QColor(colour)]


def edge_of(image: QImage) -> Iterator[QColor]:
    """The colours around a picture, one pixel inside of its hairline."""
    right, bottom = image.width() - 2, image.height() - 2
    for column in range(1, right):
        yield image.pixelColor(column, 1)
        yield image.pixelColor(column, bottom)
    for row in range(1, bottom):
        yield image.pixelColor(1, row)
        yield image.pixelColor(right, row)
