"""The table of figures for Qt: three columns that wrap, so that nothing is cut off in a narrow window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from itb_calc.desktop.viewmodels.reference_rows import ReferenceRow
from itb_calc.desktop.widgets.spelling import spelled

_HEADINGS = ("Figure", "Value", "Source")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FiguresModel(QAbstractTableModel):
    """Rows of figures; nothing in it can be changed."""

    def __init__(self, rows: tuple[ReferenceRow, ...]) -> None:
        super().__init__()
        self._rows = rows

    def show_rows(self, rows: tuple[ReferenceRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def copied(self, row: int) -> str:
        """Return a row as one line of text."""
        return spelled("; ".join(cell for cell in _cells(self._rows[row]) if cell).replace("\n", ", "))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many figures there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a cell's text, or its place in the cell."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spelled(_cells(self._rows[index.row()])[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, N802 - as Qt has it
        """Return a column's heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


def _cells(row: ReferenceRow) -> tuple[str, str, str]:
    value = "\n".join(part for part in (row.value, row.note) if part)
    reviewed = f"reviewed {row.reviewed}" if row.reviewed else ""
    source = "\n".join(part for part in (row.source, ", ".join(p for p in (row.grade, reviewed) if p)) if part)
    return f"{row.group}: {row.item}\n{row.figure}", value, source
