"""Pages on paper: laid out by Qt from marked-up text, as large as they fit, and drawn on whatever takes a painter.

This, and where its pages end, is the one place of the reports that knows Qt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, degrees

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextOption,
)

from itb_calc.reference.locate import resources_folder
from itb_calc.report.page_breaks import keep_together
from itb_calc.report.sheets import QrPlace, Sheet
from itb_calc.report.templates import UNITS_PER_POINT

# The window's font with its figures of one width, its slashed zero and its clear 1, l and I as the letters themselves:
# forms that a program only switches on can be read on paper, but not in the text of a PDF.
FAMILY = "Inter Paper"
_FONTS = ("InterPaper-Regular.ttf", "InterPaper-SemiBold.ttf")
_TEXT = 8
_NOT_FINAL = "NOT FINAL"
_RED = QColor(164, 18, 31, 44)


class SheetTooSmallError(Exception):
    """A sheet that must be one page does not fit on it in its smallest type; the text is a sentence for the person."""


class ClosedDocument(QTextDocument):
    """Marked-up text that can load nothing: whatever it asks for, from wherever, there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> None:  # noqa: N802, ARG002 - Qt's name
        """Give nothing."""
        self.asked.append(QUrl(name).toString())


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A sheet in pages: the document, how large its type came out, and how many pages it takes."""

    sheet: Sheet
    document: ClosedDocument
    scale: float
    pages: int


def application() -> QGuiApplication:
    """Return the program's application, or one without a display: paper needs none. Whoever calls it keeps it."""
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(["itb-calc", "-platform", "offscreen"])


def lay_out(sheet: Sheet) -> LaidOut:
    """Lay a sheet out in the largest type in which it fits on one page, else in its usual type on several.

    SheetTooSmallError where it must be one page and is not, even in its smallest type.
    """
    _load_fonts()
    on_one_page = _on_one_page(sheet)
    if on_one_page is not None:
        return on_one_page
    if sheet.must_be_one_page:
        raise SheetTooSmallError(sheet.too_small)
    return _on_several_pages(sheet)


def _on_one_page(sheet: Sheet) -> LaidOut | None:
    """Return the largest type that fits on one page, by halving: what fits in a type fits in every smaller one."""
    largest, count, found = 0, len(sheet.scales), None
    while largest < count:
        middle = (largest + count) // 2
        tried = _laid_out(sheet, sheet.scales[middle])
        if tried.pages == 1 and _fits(tried):
            found, count = tried, middle
        else:
            largest = middle + 1
    return found


def _on_several_pages(sheet: Sheet) -> LaidOut:
    """Return the largest type that takes no more pages than the smallest of the comfortable ones."""
    comfortable = [_laid_out(sheet, scale) for scale in sheet.scales if scale >= sheet.comfortable]
    chosen = next(each for each in comfortable if each.pages == comfortable[-1].pages)
    keep_together(chosen.document)
    return replace(chosen, pages=chosen.document.pageCount())


def _laid_out(sheet: Sheet, scale: float) -> LaidOut:
    document = ClosedDocument()
    document.setUndoRedoEnabled(False)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(_TEXT * scale))
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrapping)
    document.setHtml(sheet.text(scale))
    document.setPageSize(QSizeF(*(_units(length) for length in sheet.inside)))
    return LaidOut(sheet, document, scale, document.pageCount())


def _fits(laid_out: LaidOut) -> bool:
    """Whether no part is wider than the page, where it would be cut off."""
    return laid_out.document.size().width() <= _units(laid_out.sheet.inside[0]) + 1


def draw_page(painter: QPainter, laid_out: LaidOut, number: int) -> None:
    """Draw a page (from 0) onto a painter whose unit is a tenth of a point, and whose origin is the paper's corner."""
    sheet, width, height = laid_out.sheet, *(_units(length) for length in laid_out.sheet.inside)
    margin = _units(sheet.margin)
    painter.save()
    painter.translate(margin, margin - number * height)
    part = QRectF(0, number * height, width, height)
    painter.setClipRect(part)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = part
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    laid_out.document.documentLayout().draw(painter, context)
    painter.restore()
    if sheet.qr is not None and number == 0:
        _draw_qr(painter, sheet.qr)
    if sheet.head and number:
        _draw_head(painter, sheet)
    if sheet.foot:
        _draw_foot(painter, sheet, f"Page {number + 1} of {laid_out.pages}")
    if not sheet.is_final:
        _draw_not_final(painter, sheet)


def _draw_qr(painter: QPainter, qr: QrPlace) -> None:
    """Draw the code square by square, sharp at every size; each reaches its neighbour, so that no line shows."""
    side = _units(qr.side) / len(qr.squares)
    left, top = _units(qr.left), _units(qr.top)
    for row, squares in enumerate(qr.squares):
        for column, is_dark in enumerate(squares):
            if is_dark:
                place = QRectF(left + column * side, top + row * side, side * 1.01, side * 1.01)
                painter.fillRect(place, Qt.GlobalColor.black)


def _draw_head(painter: QPainter, sheet: Sheet) -> None:
    """Say above a page that lies alone whose it is."""
    painter.save()
    font = _font(8)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    width = _units(sheet.inside[0])
    line = QRectF(_units(sheet.margin), _units(sheet.margin - 13), width, _units(12))
    text = QFontMetricsF(font).elidedText(sheet.head, Qt.TextElideMode.ElideRight, width)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
    painter.restore()


def _draw_foot(painter: QPainter, sheet: Sheet, page: str) -> None:
    painter.save()
    painter.setFont(_font(7))
    painter.setPen(QColor(51, 51, 51))
    margin = _units(sheet.margin)
    line = QRectF(margin, _units(sheet.paper[1]) - margin, _units(sheet.inside[0]), _units(12))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, sheet.foot)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, page)
    painter.restore()


def _draw_not_final(painter: QPainter, sheet: Sheet) -> None:
    """Write it across the paper from corner to corner, so thin in colour that what lies under it stays readable."""
    width, height = (_units(length) for length in sheet.paper)
    painter.save()
    painter.translate(width / 2, height / 2)
    painter.rotate(-degrees(atan2(height, width)))
    font = _font(100)
    font.setWeight(QFont.Weight.DemiBold)
    diagonal = (width**2 + height**2) ** 0.5
    font.setPixelSize(round(font.pixelSize() * 0.72 * diagonal / QFontMetricsF(font).horizontalAdvance(_NOT_FINAL)))
    painter.setFont(font)
    painter.setPen(_RED)
    place = QRectF(-diagonal / 2, -height / 2, diagonal, height)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _NOT_FINAL)
    painter.restore()


def page_image(laid_out: LaidOut, number: int, width: int) -> QImage:
    """Return a picture of a page (from 0), so many pixels wide."""
    paper_width, paper_height = laid_out.sheet.paper
    zoom = width / paper_width
    image = QImage(width, round(paper_height * zoom), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(zoom / UNITS_PER_POINT, zoom / UNITS_PER_POINT)
    draw_page(painter, laid_out, number)
    painter.end()
    return image


def as_pdf(laid_out: LaidOut, title: str) -> bytes:
    """Return the pages as a PDF file, each as large as its paper."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("itb-calc")
    writer.setResolution(72 * UNITS_PER_POINT)
    writer.setPageLayout(page_layout(laid_out.sheet))
    painter = QPainter(writer)
    for number in range(laid_out.pages):
        if number:
            writer.newPage()
        draw_page(painter, laid_out, number)
    painter.end()
    buffer.close()
    return bytes(content.data())


def page_layout(sheet: Sheet) -> QPageLayout:
    """Return the paper of a sheet: its margins are the sheet's own."""
    size = QPageSize(QSizeF(*sheet.paper), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _units(points: float) -> float:
    return points * UNITS_PER_POINT


def _font(points: float) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(round(_units(points)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _load_fonts() -> None:
    """Load the bundled font where the window has not; without it the machine's own is used."""
    if FAMILY not in QFontDatabase.families():
        for name in _FONTS:
            QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / name))
