"""What is painted first: the page list, and the worksheet's first field, ready to be typed into.

Nothing here waits for the reader, the reference data or the charts: they are loaded after this is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.field_frame import DATE_WIDTH, FieldFrame
from itb_calc.desktop.widgets.page_header import PageHeader
from itb_calc.desktop.widgets.page_list import page_list

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# The first field of the table of fields, written here because that table is loaded later. A test holds them together.
LABEL = "&Fill date"
UNIT = "YYYY-MM-DD"


class FirstPaint(QWidget):
    """The window's first contents; `first_field` takes typing at once, and its text is carried over.

    `painted` says once that it is on the screen.
    """

    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page_list(theme))
        self.first_field = ClinicalEdit()
        self.first_field.setFixedWidth(theme.px(DATE_WIDTH))
        column = QVBoxLayout()
        column.setContentsMargins(theme.steps(2), theme.steps(2), theme.steps(2), theme.steps(2))
        column.addWidget(PageHeader(theme))
        self._frame = FieldFrame(theme, LABEL, UNIT, self.first_field)
        column.addWidget(self._frame)
        column.addStretch(1)
        row.addLayout(column, 1)
        self._is_painted = False

    def say(self, sentence: str) -> None:
        """Show a sentence under the field."""
        self._frame.meaning.setProperty("role", "problem")
        self._frame.meaning.setText(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell when the first paint is done: what it starts would hold up the paint itself."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
