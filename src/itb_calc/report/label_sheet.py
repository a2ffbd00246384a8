"""The syringe label as a sheet of its own size."""

from __future__ import annotations

from itb_calc.reference.paper import LabelSize
from itb_calc.report.printed_label import PrintedLabel
from itb_calc.report.sheets import QrPlace, Sheet
from itb_calc.report.templates import page_text

_POINTS_PER_MM = 72 / 25.4
_MARGIN = 1.5 * _POINTS_PER_MM
# Of the label's height; at 36 mm this leaves half a millimetre for each square of the code.
_QR_SHARE = 0.4
# The largest first. The smallest leaves 5 points for the smallest text.
_SCALES = tuple(step / 100 for step in range(160, 71, -4))


def label_sheet(page: PrintedLabel, size: LabelSize, squares: tuple[tuple[bool, ...], ...]) -> Sheet:
    """Return the sheet of a label: one page, in the largest type in which all of it fits."""
    width, height = size.width_mm * _POINTS_PER_MM, size.height_mm * _POINTS_PER_MM
    side = height * _QR_SHARE
    return Sheet(
        text=lambda scale: page_text("label.html", page, scale, side if squares else 0),
        paper=(width, height),
        margin=_MARGIN,
        scales=_SCALES,
        is_final=not page.against_final,
        qr=QrPlace(squares, width - _MARGIN - side, _MARGIN, side) if squares else None,
        must_be_one_page=True,
        too_small=f"What must stand on the label does not fit on {size.name}, even in the smallest type that can be"
        " read. Choose a larger label: nothing is cut off.",
    )
