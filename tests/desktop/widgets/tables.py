"""A table with the document that it is typed into, connected as the worksheet page connects them."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.schedule_state import FORM
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.schedule_chart import ScheduleChart
from itb_calc.desktop.widgets.table_block import TableBlock
from itb_calc.desktop.widgets.typed_row import TypedRow
from itb_calc.desktop.widgets.typed_table import TypedTable
from itb_calc.visit.fields import SCHEDULE
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import REFERENCE, TODAY

Row = dict[str, str]
PARTS = ("start", "end", "dose")


class Desk:
    """The day schedule of one document; cells are named by row and column, from 0."""

    def __init__(self, today: date = TODAY, theme: Theme | None = None) -> None:
        self.document = Document(lambda: today)
        self.block = TableBlock(theme or Theme(), FORM, ScheduleChart)
        self.block.typed.connect(self.document.enter_schedule)
        self.document.changed.connect(self._show)
        self.document.replaced.connect(lambda: self.block.fill(self.document.rows.get(SCHEDULE, ())))
        self.document.start(REFERENCE)

    def _show(self) -> None:
        self.block.show_rows(self.document.rows.get(SCHEDULE, ()), self.document.page.schedule)

    def show(self, qtbot: QtBot) -> None:
        """Show the open table in a window that has the focus."""
        qtbot.addWidget(self.block)
        self.block.open()
        with qtbot.waitActive(self.block):
            self.block.show()

    @property
    def table(self) -> TypedTable:
        """The table, once it is open."""
        assert self.block.table is not None
        return self.block.table

    @property
    def lines(self) -> list[TypedRow]:
        """Its rows from top to bottom."""
        return self.table.lines

    @property
    def steps(self) -> list[Row]:
        """The steps of the worksheet."""
        return [dict(step) for step in self.document.worksheet.schedule]

    @property
    def texts(self) -> list[tuple[str, ...]]:
        """What stands in the cells, row by row."""
        return [tuple(edit.text() for edit in line.edits) for line in self.lines]

    def cell(self, row: int, column: int) -> ClinicalEdit:
        """Return a cell."""
        return self.lines[row].edits[column]

    def write(self, row: int, *texts: str) -> None:
        """Put texts into the cells of a row as a paste does: all of a cell at once."""
        for column, text in enumerate(texts):
            self.cell(row, column).setText(text)

    def leave(self) -> None:
        """Let the focus go out of the table."""
        self.block.button.setFocus()
        QApplication.processEvents()

    def open(self, *steps: Row) -> None:
        """Open a worksheet with these steps."""
        self.document.open(Worksheet(schedule=steps), "")
