"""The items of the second check that are read off one source: their fields, and the day in steps where it has one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.schedule_state import FORM
from itb_calc.desktop.viewmodels.table_state import TableState
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.typed_table import TypedTable
from itb_calc.desktop.widgets.words import words
from itb_calc.documents.blind_items import Group


class CheckGroup(QFrame):
    """One group. `changed` says that something else is typed now."""

    changed = Signal()

    def __init__(self, theme: Theme, group: Group) -> None:
        super().__init__()
        self.setObjectName("section")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(1))
        column.addWidget(words(group.title, "heading"))
        column.addWidget(words(group.purpose, "small"))
        self.rows = {field.path: FieldRow(theme, field) for field in group.fields}
        for row in self.rows.values():
            row.leave_out_marks()
            row.typed.connect(self.changed)
            column.addWidget(row)
        self.table: TypedTable | None = None
        self._first_wrong = (0, 0)
        self._wrong = words(role="problem")
        if group.has_schedule:
            column.addWidget(words(f"{FORM.title}: {FORM.purpose}", "small"))
            *_, last = self.rows.values()
            self.table = TypedTable(theme, FORM, last.editor)
            self.table.set_tight(is_tight=True)
            self.table.typed.connect(self.changed)
            column.addWidget(self.table)
            column.addWidget(self._wrong)
            self._wrong.hide()
        column.addStretch(1)

    @property
    def steps(self) -> tuple[Mapping[str, str], ...]:
        """The steps of the day as they are typed; none where the group has no table."""
        return () if self.table is None else self.table.rows

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, without the cells of the table, which follow the last field by themselves."""
        return [row.editor for row in self.rows.values()]

    @property
    def first_cell(self) -> QWidget:
        """The cell of the table to go to: the first that is not read, else the first."""
        return self.stops[0] if self.table is None else self.table.cell(*self._first_wrong)

    def show_steps(self, state: TableState) -> None:
        """Show what is said of the steps."""
        if self.table is not None:
            self._first_wrong = state.first_wrong
            self.table.show_state(state)
            wrong = "\n".join(note.text for note in state.notes if note.is_problem)
            self._wrong.setText(wrong)
            self._wrong.setVisible(bool(wrong))
