"""The patient's card as a sheet of paper."""

from __future__ import annotations

from itb_calc.report.printed_card import PrintedCard
from itb_calc.report.sheets import PAPERS, Sheet
from itb_calc.report.templates import page_text

_MARGIN = 48.0
# The largest first. The smallest leaves 9 points for what a patient reads.
_SCALES = (1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75)


def card_sheet(page: PrintedCard, paper: str) -> Sheet:
    """Return the sheet of a card on A4 or Letter: one page."""
    return Sheet(
        text=lambda scale: page_text("card.html", page, scale),
        paper=PAPERS[paper],
        margin=_MARGIN,
        scales=_SCALES,
        is_final=not page.against_final,
        foot=f"Worksheet {page.number} · content {page.content}",
        must_be_one_page=True,
        too_small="What must stand on the card does not fit on one page. Shorten the site's name and telephone.",
    )
