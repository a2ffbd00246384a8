"""The tables of the worksheet page, each below the section that it belongs to: the day schedule, the earlier visits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels import schedule_state, visits_state
from itb_calc.desktop.viewmodels.sections import TABLES
from itb_calc.desktop.widgets.schedule_chart import ScheduleChart
from itb_calc.desktop.widgets.section_frame import SectionFrame
from itb_calc.desktop.widgets.table_block import TableBlock
from itb_calc.desktop.widgets.trend_chart import TrendChart
from itb_calc.visit.fields import SCHEDULE, VISITS


class RefillTables(QObject):
    """The tables of one page: `entered` carries the cell with the focus, `explained` the help that F1 opened."""

    entered = Signal(QWidget)
    explained = Signal(str)

    def __init__(self, theme: Theme, document: Document, sections: Mapping[str, SectionFrame]) -> None:
        super().__init__()
        self._document = document
        self.blocks = {
            VISITS: TableBlock(theme, visits_state.FORM, TrendChart),
            SCHEDULE: TableBlock(theme, schedule_state.FORM, ScheduleChart),
        }
        self.blocks[VISITS].typed.connect(document.enter_visits)
        self.blocks[SCHEDULE].typed.connect(document.enter_schedule)
        for path, block in self.blocks.items():
            block.entered.connect(self.entered)
            block.explained.connect(self.explained)
            sections[TABLES[path]].below.addWidget(block)

    def buttons_in(self, section: str) -> list[QPushButton]:
        """Return the buttons that open the tables of a section, for the way of the Tab key."""
        return [block.button for path, block in self.blocks.items() if TABLES[path] == section]

    def fill(self) -> None:
        """Put in what is typed in the document that was opened; a table without entries is closed."""
        for path, block in self.blocks.items():
            block.fill(self._document.rows.get(path, ()))

    def show_page(self) -> None:
        """Show the document's tables as they are now."""
        page = self._document.page
        for path, state in ((SCHEDULE, page.schedule), (VISITS, page.visits)):
            self.blocks[path].show_rows(self._document.rows.get(path, ()), state)

    def block_of(self, path: str) -> TableBlock:
        """Return the table that a cell stands in."""
        return self.blocks[table_of(path)]

    def target(self, path: str) -> QWidget | None:
        """Return the cell at a path, or for the path of a table the cell to go to; None for any other path."""
        return self.block_of(path).target(path) if table_of(path) in self.blocks else None

    def place_of(self, widget: QWidget | None) -> str:
        """Return the path of a cell; empty for any other widget."""
        is_inside = widget is not None and any(block.isAncestorOf(widget) for block in self.blocks.values())
        return widget.objectName() if widget is not None and is_inside else ""

    def refusal_at(self, path: str) -> str:
        """Say why what is typed in a cell is not read; empty where it is."""
        return self.block_of(path).refusal_at(path) if table_of(path) in self.blocks else ""

    def set_room(self, room: int) -> None:
        """Fit the tables into so many pixels, counted at 100 %."""
        for block in self.blocks.values():
            block.set_room(room)


def table_of(path: str) -> str:
    """Return the path of the table that a cell stands in; any other path as it is."""
    return path.partition("[")[0]
