"""The worksheet as a sheet of paper."""

from __future__ import annotations

from itb_calc.report.printed import PrintedWorksheet
from itb_calc.report.sheets import PAPERS, QrPlace, Sheet
from itb_calc.report.templates import page_text

_MARGIN = 28.0
_QR_SIDE = 60.0
# The largest first. The smallest leaves 6.2 points for the text, and 5.4 for what is small print.
_SCALES = (1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.775)
_COMFORTABLE = 0.9


def worksheet_sheet(page: PrintedWorksheet, paper: str, squares: tuple[tuple[bool, ...], ...]) -> Sheet:
    """Return the sheet of a worksheet on A4 or Letter: one page where it fits, else several in the usual type."""
    size = PAPERS[paper]
    qr_side = _QR_SIDE if squares else 0
    return Sheet(
        text=lambda scale: page_text("worksheet.html", page, scale, qr_side),
        paper=size,
        margin=_MARGIN,
        scales=_SCALES,
        comfortable=_COMFORTABLE,
        is_final=not page.against_final,
        qr=QrPlace(squares, size[0] - _MARGIN - _QR_SIDE, _MARGIN, _QR_SIDE) if squares else None,
        head=f"Worksheet {page.number} · Patient identifier: {page.patient}",
        foot=f"Worksheet {page.number} · content {page.content} · printed for {page.today}",
    )
