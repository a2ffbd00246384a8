"""One row of a table that is typed into: its cells, and under them what they amount to or why they are not read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from itb_calc.core.refusal import quote
from itb_calc.desktop.theme.theme import TARGET, Theme
from itb_calc.desktop.viewmodels.table_state import CellState, RowState, TableForm
from itb_calc.desktop.widgets.field_frame import MEANING_HEIGHT
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.table_cell import TableCell
from itb_calc.desktop.widgets.table_grid import cell_width, row_grid, row_title
from itb_calc.desktop.widgets.words import set_role, words

# Frame and padding of a cell, in pixels at 100 %.
_AROUND = 17


class TypedRow(QWidget):
    """A row: `edited` says that something else stands in a cell now, `entered` which cell has the focus.

    `left` says that the focus has left a cell, `moved` that an arrow goes up or down from it, `explained` that F1 asks
    for help. A row with `is_kept` is entered though all its cells are empty, as a file may have it.
    """

    edited = Signal()
    entered = Signal(QWidget)
    left = Signal()
    moved = Signal(int)
    explained = Signal()

    def __init__(self, theme: Theme, form: TableForm) -> None:
        super().__init__()
        self._theme, self._form = theme, form
        self.state: RowState | None = None
        self._place = 0
        self.is_kept = False
        self.edits = tuple(TableCell() for _ in form.columns)
        self.title = row_title(theme)
        self.title.setBuddy(self.edits[0])
        self.line = words(role="small")
        self.line.setMinimumHeight(theme.px(MEANING_HEIGHT))
        self.offer: QPushButton | None = None
        self._grid = row_grid(self, theme)
        self._arrange()
        for column, edit in enumerate(self.edits):
            edit.setProperty("unread", False)  # noqa: FBT003 - Qt takes it by place
            self._connect(edit, column)

    def _connect(self, edit: TableCell, column: int) -> None:
        edit.textChanged.connect(self._tell)
        edit.came.connect(lambda: self._come(edit))
        edit.went.connect(self._go)
        edit.cleared.connect(self._clear)
        edit.wanted.connect(lambda: self.take_offer(column))
        edit.moved.connect(self.moved)
        edit.asked.connect(self.explained)

    def _arrange(self) -> None:
        grid = self._grid
        self.title.setMinimumHeight(self._theme.px(TARGET))
        grid.addWidget(self.title, 0, 0)
        for place, edit in enumerate(self.edits, start=1):
            grid.addWidget(edit, 0, place)
        grid.addWidget(self.line, 1, 1, 1, len(self.edits) + 1)

    def _show_offer(self, offered: CellState | None) -> None:
        """Show what could be typed, on a button that is made when it is first needed."""
        if offered is None or offered.offer is None:
            if self.offer is not None:
                self.offer.hide()
            return
        if self.offer is None:
            self.offer = QPushButton()
            self.offer.setProperty("role", "offer")
            self.offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.offer.clicked.connect(self._take_first_offer)
            self._grid.addWidget(self.offer, 2, 1, 1, len(self.edits) + 1, Qt.AlignmentFlag.AlignLeft)
        self.offer.setText(f"Write {offered.offer.text} as {offered.heading.lower()}  (Ctrl+Enter)")
        self.offer.setToolTip(spelled(offered.offer.why))
        self.offer.show()

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the cells, by the names of the columns; an empty cell is absent."""
        pairs = zip(self._form.columns, self.edits, strict=True)
        return {column.name: edit.text() for column, edit in pairs if edit.text()}

    @property
    def is_void(self) -> bool:
        """Whether the row is none: nothing stands in it."""
        return not self.is_kept and not self.texts

    @property
    def has_focus(self) -> bool:
        """Whether one of the cells has the focus, or will have it when the window has it again."""
        return self.window().focusWidget() in self.edits

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put texts into the cells without telling them as typed."""
        self.is_kept = not texts
        for column, edit in zip(self._form.columns, self.edits, strict=True):
            edit.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
            edit.setText(texts.get(column.name, ""))
            edit.setCursorPosition(0)
            edit.blockSignals(False)  # noqa: FBT003 - Qt takes it by place

    def set_tight(self, *, is_tight: bool) -> None:
        """Make the cells as narrow as what is usually typed, or as wide as fields are."""
        for edit, column in zip(self.edits, self._form.columns, strict=True):
            edit.setFixedWidth(self._theme.px(cell_width(column, is_tight=is_tight)))
        self._write_line()

    def show_state(self, state: RowState, place: int) -> None:
        """Show what is said of the row; `place` is its number among the rows, from 0."""
        if (state, place) != (self.state, self._place):
            self._show(state, place)
        self._write_line()
        self._colour()

    def _show(self, state: RowState, place: int) -> None:
        self.state, self._place = state, place
        for column, (edit, cell) in enumerate(zip(self.edits, state.cells, strict=True)):
            typed = (quote(edit.text()),) if cell.problem else ()
            edit.setObjectName(self._form.place(place, column))
            edit.setAccessibleName(f"{state.title}, {cell.heading.lower()}")
            edit.setAccessibleDescription(spelled(cell.description(self._form.columns[column]), typed))
        self.title.setText(state.title)
        self._show_offer(next((cell for cell in state.cells if cell.offer is not None), None))

    def _write_line(self) -> None:
        """Write what is said of the row, after what has no room in its cell: a part of a number is another number."""
        if self.state is None:
            return
        room = self._theme.px(_AROUND)
        whole = [
            f"{cell.heading}: {edit.text()}."
            for cell, edit in zip(self.state.cells, self.edits, strict=True)
            if not cell.problem and edit.fontMetrics().horizontalAdvance(edit.text()) > edit.width() - room
        ]
        said = " ".join([*whole, self.state.line])
        typed = [quote(edit.text()) for cell, edit in zip(self.state.cells, self.edits, strict=True) if cell.problem]
        if spelled(said, typed) != self.line.said:
            self.line.set_kept(said, typed)

    def _colour(self) -> None:
        """Mark what is not read at once, and what is only missing when the focus has left the row."""
        if self.state is None:
            return
        is_left = not self.has_focus
        for edit, cell in zip(self.edits, self.state.cells, strict=True):
            set_role(edit, "unread", bool(cell.problem) and (cell.is_typed or is_left))
        is_wrong = self.state.is_wrong or (bool(self.state.missing) and is_left)
        set_role(self.line, "role", "problem" if is_wrong else "small")

    def empty(self) -> None:
        """Empty every cell as the keyboard does, so that each can take it back."""
        for edit in self.edits:
            edit.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
            edit.selectAll()
            edit.del_()
            edit.blockSignals(False)  # noqa: FBT003 - Qt takes it by place
        self._tell()

    def _clear(self) -> None:
        """Empty the row; where it is empty already, go on to the next."""
        if self.is_void:
            self.moved.emit(1)
        else:
            self.empty()

    def _tell(self) -> None:
        self.is_kept = False
        self.edited.emit()

    def take_offer(self, column: int) -> None:
        """Type what is offered for a cell, visibly, where something is."""
        offer = None if self.state is None else self.state.cells[column].offer
        if offer is not None:
            self.edits[column].setFocus()
            self.edits[column].selectAll()
            self.edits[column].insert(offer.text)

    def _take_first_offer(self) -> None:
        if self.state is not None:
            self.take_offer(next(place for place, cell in enumerate(self.state.cells) if cell.offer is not None))

    def _come(self, edit: TableCell) -> None:
        self.entered.emit(edit)
        self._colour()

    def _go(self) -> None:
        self._colour()
        self.left.emit()
