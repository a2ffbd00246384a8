"""The frame of one field: label with buddy, editor, unit, and the line under it for what the text means."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from itb_calc.desktop.theme.theme import TARGET, Theme
from itb_calc.desktop.widgets.spelling import spelled, spelling_choice

LABEL_WIDTH = 136
NUMBER_WIDTH = 104
DATE_WIDTH = 120
MOMENT_WIDTH = 176
MEANING_HEIGHT = 17
# Where micrograms in full need the room.
_NARROW_LABEL = 104


class FieldFrame(QWidget):
    """Label, editor and unit on one line, the meaning under the editor; its place is kept while it is empty."""

    def __init__(self, theme: Theme, label: str, unit: str, editor: QWidget) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.steps(1))
        self.grid.setVerticalSpacing(theme.px(2))
        self.label = QLabel(label)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(theme.px(label_width()))
        self.label.setMinimumHeight(theme.px(TARGET))
        self.label.setBuddy(editor)
        self.unit = QLabel(spelled(unit))
        self.unit.setProperty("role", "muted")
        self.meaning = self.meaning_label()
        self.meaning.setProperty("role", "small")
        self.meaning.setWordWrap(True)
        self.meaning.setMinimumHeight(theme.px(MEANING_HEIGHT))
        self.grid.addWidget(self.label, 0, 0)
        self.grid.addWidget(editor, 0, 1)
        self.grid.addWidget(self.unit, 0, 2)
        self.grid.addWidget(self.meaning, 1, 1, 1, 3)
        self.grid.setColumnStretch(3, 1)

    def meaning_label(self) -> QLabel:
        """Return the label under the field; a subclass may return its own."""
        return QLabel()


def label_width() -> int:
    """Return the width of the labels beside their fields, in pixels at 100 %."""
    return spelling_choice(LABEL_WIDTH, _NARROW_LABEL)
