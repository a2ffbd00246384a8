"""Pages go to a printer, each on paper of its own size."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from itb_calc.report.pdf import LaidOut, draw_page, page_layout
from itb_calc.report.templates import UNITS_PER_POINT

_POINTS_PER_INCH = 72


def print_on_paper(printer: QPrinter, laid: LaidOut, title: str) -> bool:
    """Print every page; returns whether the printer took them."""
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(laid.sheet))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    scale = printer.resolution() / (_POINTS_PER_INCH * UNITS_PER_POINT)
    painter.scale(scale, scale)
    for number in range(laid.pages):
        if number and not printer.newPage():
            painter.end()
            return False
        draw_page(painter, laid, number)
    return painter.end()
