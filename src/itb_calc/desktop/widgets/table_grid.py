"""What rows and headings of a table that is typed into share: the grid, so that cells stand in columns, and widths."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.table_state import Column, TableForm
from itb_calc.desktop.widgets.field_frame import DATE_WIDTH, NUMBER_WIDTH
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.words import words
from itb_calc.visit.kinds import DateKind, TimeKind

_TITLE_WIDTH = 56
_LEAST = {TimeKind: 64, DateKind: DATE_WIDTH}
_USUAL = {TimeKind: 80, DateKind: DATE_WIDTH}
_LEAST_NUMBER, _GAP = 60, 6
# For a heading of micrograms in full.
_LEAST_SPELLED = 70
_AFTER_THE_CELLS = 4


class Headings(QWidget):
    """What the cells of each column take, with its unit, above the rows."""

    def __init__(self, theme: Theme, form: TableForm) -> None:
        super().__init__()
        self._theme, self._form = theme, form
        grid = row_grid(self, theme)
        grid.addWidget(row_title(theme), 0, 0)
        self.labels = tuple(words(f"{column.heading}\n{column.unit}", "small") for column in form.columns)
        for place, label in enumerate(self.labels, start=1):
            grid.addWidget(label, 0, place)

    def set_tight(self, *, is_tight: bool) -> None:
        """Take the widths of the cells below."""
        for label, column in zip(self.labels, self._form.columns, strict=True):
            label.setFixedWidth(self._theme.px(cell_width(column, is_tight=is_tight)))


def cell_width(column: Column, *, is_tight: bool) -> int:
    """Return the width of a column's cells, in pixels at 100 %."""
    kind = type(column.field.kind)
    least = _LEAST_NUMBER if spelled(column.unit) == column.unit else _LEAST_SPELLED
    return _LEAST.get(kind, least) if is_tight else _USUAL.get(kind, NUMBER_WIDTH)


def row_grid(row: QWidget, theme: Theme) -> QGridLayout:
    """Return the grid of a row; what is right of its cells stays free."""
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(_GAP))
    grid.setVerticalSpacing(theme.px(2))
    grid.setColumnStretch(_AFTER_THE_CELLS, 1)
    return grid


def row_title(theme: Theme) -> QLabel:
    """Return the label at the beginning of a row."""
    label = QLabel()
    label.setWordWrap(True)
    label.setFixedWidth(theme.px(_TITLE_WIDTH))
    return label
