"""The table of figures for Qt: three columns that wrap, so that nothing is cut off in a narrow window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from itb_calc.desktop.viewmodels.reference_rows import ReferenceRow
from itb_calc.desktop.widgets.row_model import Index, RowModel
from itb_calc.desktop.widgets.spelling import spelled

_HEADINGS = ("Figure", "Value", "Source")


class FiguresModel(RowModel[ReferenceRow]):
    """Rows of figures."""

    def __init__(self, rows: tuple[ReferenceRow, ...]) -> None:
        super().__init__(_HEADINGS, rows)

    def copied(self, row: int) -> str:
        """Return a row as one line of text."""
        return spelled("; ".join(cell for cell in _cells(self.rows[row]) if cell).replace("\n", ", "))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a cell's text, or its place in the cell."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spelled(_cells(self.rows[index.row()])[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None


def _cells(row: ReferenceRow) -> tuple[str, str, str]:
    value = "\n".join(part for part in (row.value, row.note) if part)
    reviewed = f"reviewed {row.reviewed}" if row.reviewed else ""
    source = "\n".join(part for part in (row.source, ", ".join(p for p in (row.grade, reviewed) if p)) if part)
    return f"{row.group}: {row.item}\n{row.figure}", value, source
