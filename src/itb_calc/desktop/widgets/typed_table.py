"""A small table that is typed into: typing in the empty row at the end makes a row, and an emptied one goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.table_state import TableForm, TableState, removed_row
from itb_calc.desktop.widgets.table_grid import Headings
from itb_calc.desktop.widgets.typed_row import TypedRow

# The place of a row that is no row any more.
_NOWHERE = -1


class TypedTable(QWidget):
    """The rows of one table, and the empty one that follows.

    `typed` says that the rows are others now, `entered` which cell has the focus, `explained` that F1 asks for help.
    Tab goes from `before` through the cells.
    """

    typed = Signal()
    entered = Signal(QWidget)
    explained = Signal()

    def __init__(self, theme: Theme, form: TableForm, before: QWidget) -> None:
        super().__init__()
        self._theme, self.form, self._before = theme, form, before
        self._state = TableState()
        self.lines: list[TypedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._headings = Headings(theme, form)
        self._column.addWidget(self._headings)
        self._is_tight = False
        self.set_tight(is_tight=False)

    def set_tight(self, *, is_tight: bool) -> None:
        """Make the cells as narrow as what is usually typed, or as wide as fields are."""
        self._is_tight = is_tight
        self._headings.set_tight(is_tight=is_tight)
        for line in self.lines:
            line.set_tight(is_tight=is_tight)

    @property
    def rows(self) -> tuple[Mapping[str, str], ...]:
        """What is typed, row by row; a row without any text is none."""
        return tuple(line.texts for line in self._entered)

    @property
    def _entered(self) -> list[TypedRow]:
        return [line for line in self.lines if not line.is_void]

    def fill(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Put texts into the rows, without telling them as typed."""
        while len(self.lines) > len(rows):
            self._drop(self.lines[-1])
        while len(self.lines) < len(rows):
            self._add()
        for line, texts in zip(self.lines, rows, strict=True):
            line.show_texts(texts)

    def show_state(self, state: TableState) -> None:
        """Show what is said of each row, and keep one empty row at the end where there may be another."""
        self._state = state
        self._settle_end(may_go_on=state.following is not None)
        for place, (line, row) in enumerate(zip(self._entered, state.rows, strict=True)):
            line.show_state(row, place)
        for line in self.lines:
            if line.is_void and line is self.lines[-1] and state.following is not None:
                line.show_state(state.following, len(state.rows))
            elif line.is_void:
                line.show_state(removed_row(self.form), _NOWHERE)

    def _settle_end(self, *, may_go_on: bool) -> None:
        """Keep one empty row at the end, or none where there may be no other; never the one with the focus goes."""
        while len(self.lines) > 1 and self.lines[-1].is_void and self.lines[-2].is_void:
            self._drop(self.lines[-2] if self.lines[-1].has_focus else self.lines[-1])
        if not may_go_on and self.lines and self.lines[-1].is_void and not self.lines[-1].has_focus:
            self._drop(self.lines[-1])
        if may_go_on and not (self.lines and self.lines[-1].is_void):
            self._add()
            if self.isVisible():
                # At once: a Tab that is typed ahead must find it.
                self.lines[-1].show()

    def cell(self, row: int, column: int) -> QWidget:
        """Return a cell; the first of the empty row where there is no such row."""
        line = self.lines[min(row, len(self.lines) - 1)]
        return line.edits[column]

    def _add(self) -> None:
        line = TypedRow(self._theme, self.form)
        line.edited.connect(self.typed)
        line.entered.connect(self.entered)
        line.explained.connect(self.explained)
        line.moved.connect(lambda step: self._move(line, step))
        # Later: where the focus goes is not known while it leaves.
        line.left.connect(lambda: QTimer.singleShot(0, self, self._tidy))
        line.set_tight(is_tight=self._is_tight)
        self.lines.append(line)
        self._column.addWidget(line)
        self._order_tabs()

    def _drop(self, line: TypedRow) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _tidy(self) -> None:
        """Let a row go that was emptied between others and left."""
        gone = [line for line in self.lines[:-1] if line.is_void and not line.has_focus]
        for line in gone:
            self._drop(line)
        if gone:
            self.show_state(self._state)

    def _move(self, line: TypedRow, step: int) -> None:
        """Go up or down to the same column of the next row."""
        place = self.lines.index(line) + step
        if 0 <= place < len(self.lines):
            column = next(column for column, edit in enumerate(line.edits) if edit.hasFocus())
            target = self.lines[place].edits[column]
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.selectAll()

    def _order_tabs(self) -> None:
        before = self._before
        for line in self.lines:
            for edit in line.edits:
                QWidget.setTabOrder(before, edit)
                before = edit
