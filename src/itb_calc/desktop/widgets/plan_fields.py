"""The fields of the plan page in their groups: below each other, or in two columns where the page is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.plan_state import GROUPS
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.room import fix_width
from itb_calc.desktop.widgets.words import words

_WIDTH = 316


class PlanFields(QFrame):
    """The groups of fields; `rows` are all of them by their paths, in the order of the Tab key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("section")
        self._theme = theme
        self.rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.steps(1), theme.steps(2), theme.steps(1), theme.steps(2))
        self._grid.setSpacing(theme.steps(2))
        self._also = words(role="small")
        self._groups = [self._group(title, *(FieldRow(theme, field) for field in group)) for title, group in GROUPS]
        self.set_columns(1, is_beside=True)

    def _group(self, title: str, *rows: FieldRow) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        column.addWidget(words(title, "strong"))
        for row in rows:
            row.set_stacked(is_stacked=True)
            row.leave_out_marks()
            self.rows[row.field.path] = row
            column.addWidget(row)
        column.addStretch(1)
        return group

    def set_columns(self, columns: int, *, is_beside: bool) -> None:
        """Set the groups in so many columns: over the whole width, or in the width of one beside the candidates."""
        for widget in (*self._groups, self._also):
            self._grid.removeWidget(widget)
        for place, group in enumerate(self._groups):
            self._grid.addWidget(group, place // columns, place % columns)
        lines = len(self._groups)
        self._grid.addWidget(self._also, lines, 0, 1, columns)
        self._grid.setRowStretch(lines + 1, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        fix_width(self, self._theme.px(_WIDTH) if is_beside else None)

    def show_also(self, text: str) -> None:
        """Say what of the worksheet counts beside these fields."""
        self._also.setText(text)
        self._also.setVisible(bool(text))
