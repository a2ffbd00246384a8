"""A table below a section, with its picture beside it: closed while it is empty, built when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.table_state import TableForm, TableState
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.marks import Marks
from itb_calc.desktop.widgets.picture import Picture
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.typed_table import TypedTable
from itb_calc.desktop.widgets.words import words

_OPEN, _CLOSED = "▼", "▶"
# In pixels at 100 %: where the picture goes under the table, and where the cells become narrow.
_NARROW, _TIGHT = 800, 480


class Listed(Protocol):
    """What a table and its picture show."""

    @property
    def table(self) -> TableState:
        """The rows and what is said of them."""

    @property
    def picture(self) -> object:
        """What the picture shows; None where there is nothing to draw."""


class TableBlock(QWidget):
    """A button that opens the table, the table, what is said of it, and its picture.

    `typed` carries the rows as they are now, `entered` the cell with the focus, `explained` the help that F1 opened.
    """

    typed = Signal(object)
    entered = Signal(QWidget)
    explained = Signal(str)

    def __init__(self, theme: Theme, form: TableForm, draw: Callable[[Theme], Picture]) -> None:
        super().__init__()
        self.form = form
        self._theme, self._draw = theme, draw
        self.table: TypedTable | None = None
        self.picture: Picture | None = None
        self._state: Listed | None = None
        self._room = _NARROW
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.steps(1))
        self.button = QPushButton()
        self.button.setObjectName(f"{form.path}[]")
        self.button.clicked.connect(self._press)
        press_with_enter(self.button)
        self.marks = Marks(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.steps(1))
        for part in (self.button, self.marks):
            head.addWidget(part)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(words(form.purpose, "small"))
        self.help = words(f"{form.title}: {form.help}", "muted")
        self.help.hide()
        column.addWidget(self.help)
        self._inside = QWidget()
        self._inside.hide()
        column.addWidget(self._inside)
        self._name_button()

    @property
    def is_open(self) -> bool:
        """Whether the table is there to be typed into."""
        return not self._inside.isHidden()

    @property
    def has_rows(self) -> bool:
        """Whether anything is entered."""
        return self.table is not None and bool(self.table.rows)

    def fill(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Put in the rows of a worksheet that was opened; without any, the table is closed."""
        if rows and self.table is None:
            self._build()
        if self.table is not None:
            self.table.fill(rows)
        if not rows:
            self._inside.hide()

    def show_rows(self, rows: Sequence[Mapping[str, str]], state: Listed) -> None:
        """Show what is entered and what is said of it; a table with entries is never closed."""
        self._state = state
        if rows and self.table is None:
            self._build()
        if self.table is not None:
            if self.table.rows != tuple(rows):
                self.table.fill(rows)
            self._show_state(state)
        self._inside.setVisible(self.is_open or bool(rows))
        self.marks.show_marks(state.table.marks)
        self._name_button()

    def open(self) -> None:
        """Open the table, building it now if it was not needed before."""
        if self.table is None:
            self._build()
        self._inside.setVisible(True)
        if self._state is not None:
            self._show_state(self._state)
        self._name_button()

    def refusal_at(self, path: str) -> str:
        """Say why what is typed in the cell at a path is not read; empty where it is."""
        lines = () if self.table is None else self.table.lines
        cells = (
            cell for line in lines if line.state is not None for cell in zip(line.edits, line.state.cells, strict=True)
        )
        return next((cell.refused for edit, cell in cells if edit.objectName() == path and cell.is_typed), "")

    def target(self, path: str) -> QWidget:
        """Return the cell at a path of this table, or the first that is wrong; the table is opened for it."""
        if path == self.button.objectName():
            return self.button
        self.open()
        if self.table is None or self._state is None:
            return self.button
        named = next((edit for line in self.table.lines for edit in line.edits if edit.objectName() == path), None)
        return named or self.table.cell(*self._state.table.first_wrong)

    def toggle_help(self) -> None:
        """Open or close what the table is for."""
        self.help.setVisible(self.help.isHidden())
        if not self.help.isHidden():
            self.explained.emit(self.help.said)

    def set_room(self, room: int) -> None:
        """Fit into so many pixels of the page, counted at 100 %."""
        self._room = room
        if self.table is not None:
            directions = QBoxLayout.Direction
            self._sides.setDirection(directions.TopToBottom if room < _NARROW else directions.LeftToRight)
            self.table.set_tight(is_tight=room < _TIGHT)

    def _press(self) -> None:
        """Open or close; where something is entered, go to what is wrong, or to the beginning."""
        if self.has_rows:
            self.target("").setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.is_open:
            self._inside.hide()
            self._name_button()
        else:
            self.open()

    def _name_button(self) -> None:
        sign = "" if self.has_rows else f"{_OPEN if self.is_open else _CLOSED}  "
        self.button.setText(f"{sign}{self.form.title}")
        self.button.setAccessibleName(f"{self.form.title}, {'open' if self.is_open else 'closed'}")
        said = "" if self._state is None else self._state.table.spoken
        act = "goes to its rows" if self.has_rows else "closes it" if self.is_open else "opens it"
        description = " ".join(part for part in (f"Enter {act}.", said, self.form.purpose) if part)
        self.button.setAccessibleDescription(spelled(description))

    def _build(self) -> None:
        self.table = TypedTable(self._theme, self.form, self.button)
        self.picture = self._draw(self._theme)
        self._wrong, self._notes = words(role="problem"), words(role="small")
        left = QVBoxLayout()
        left.setSpacing(self._theme.steps(1))
        for part in (self.table, self._wrong, self._notes):
            left.addWidget(part)
        left.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(self._theme.steps(3))
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self.picture, 1)
        self.table.typed.connect(self._tell)
        self.table.entered.connect(self.entered)
        self.table.explained.connect(self.toggle_help)
        self.set_room(self._room)

    def _tell(self) -> None:
        if self.table is not None:
            self.typed.emit(self.table.rows)

    def _show_state(self, state: Listed) -> None:
        if self.table is None or self.picture is None:
            return
        self.table.show_state(state.table)
        for label, is_problem in ((self._wrong, True), (self._notes, False)):
            said = [note.text for note in state.table.notes if note.is_problem is is_problem]
            label.setText("\n".join(said))
            label.setVisible(bool(said))
        self.picture.show_state(state.picture)
