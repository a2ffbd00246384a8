"""A long worksheet on several pages: no row and no remark is parted, and no heading stands alone at a page's end."""

import pytest
from PySide6.QtGui import QTextBlock, QTextCursor

from itb_calc.report.papers import WORKSHEET, Wanted
from itb_calc.report.pdf import LaidOut
from itb_calc.report.pdf_papers import laid_out
from itb_calc.worksheet.evaluate import evaluate
from tests.report.papers import RECORDED, names_of
from tests.worksheet.sheets import CHANGED, REFERENCE, TODAY, VISIT, Sheet, put, read_sheet

_HEADINGS = (
    "Findings",
    "As typed",
    "Lots, expiry",
    "Results",
    "Concentration change",
    "Read back",
    "Not entered",
    "Remarks",
    "Working",
    "Notes",
)

pytestmark = pytest.mark.usefixtures("qapp")


def _long(visits: int, notes: int) -> Sheet:
    steps = [{"start": f"{at:02d}:00", "end": f"{at + 1:02d}:00", "dose": "18.75 mcg"} for at in range(13)]
    sheet = put(put(CHANGED, "dose.schedule", steps), "pump.programmed_volume", "20 mL")
    sheet = put(sheet, "notes", "\n".join(["A note that goes on about what happened here. " * 3] * notes))
    return {**sheet, "visits": [{**VISIT, "date": f"2025-{month:02d}-01"} for month in range(1, visits + 1)]}


def _laid(sheet: Sheet, paper: str) -> LaidOut:
    worksheet = read_sheet(sheet)
    names = names_of(worksheet)
    outcome = laid_out(Wanted(WORKSHEET, paper), worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY), names)
    assert isinstance(outcome, LaidOut)
    return outcome


def _pages_of(block: QTextBlock, laid: LaidOut) -> set[int]:
    """Return the pages that the lines of a block stand on, each by its middle."""
    top = laid.document.documentLayout().blockBoundingRect(block).top() - block.layout().boundingRect().top()
    lines = (block.layout().lineAt(number) for number in range(block.layout().lineCount()))
    height = laid.document.pageSize().height()
    return {int((top + line.y() + line.height() / 2) // height) for line in lines}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("visits", range(12))
def test_no_row_is_parted_by_the_end_of_a_page_and_no_heading_left_alone(paper: str, visits: int) -> None:
    laid = _laid(_long(visits, 7), paper)
    assert laid.pages > 1
    block, rows, headings = laid.document.begin(), 0, 0
    while block.isValid():
        following = block.next()
        table = QTextCursor(block).currentTable()
        if block.text().strip() and table is not None and not table.childFrames():
            cells = [table.cellAt(table.cellAt(block.position()).row(), column) for column in range(table.columns())]
            pages = set[int]().union(*(_pages_of(cell.firstCursorPosition().block(), laid) for cell in cells))
            assert len(pages) == 1, block.text()
            rows += 1
        elif block.text().startswith(_HEADINGS):
            assert _pages_of(block, laid) == {min(_pages_of(following, laid))}, block.text()
            headings += 1
        block = following
    assert rows > 100
    assert headings >= 8


def test_a_row_that_is_longer_than_a_page_begins_where_it_would_and_goes_on() -> None:
    laid = _laid(put(RECORDED, "dose.daily_dose", "many words " * 900), "a4")
    block = laid.document.begin()
    while not block.text().startswith("many words"):
        block = block.next()
    assert _pages_of(block, laid) >= {0, 1}
