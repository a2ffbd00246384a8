"""What an incomplete text or name may mean, side by side, so that the difference is seen and not read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.flow_layout import FlowLayout
from itb_calc.desktop.widgets.words import words

_QUESTION = "It could be any of these. Type the strength from the package in your hand:"


class Readings(QWidget):
    """A question and one frame for each possible reading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(words(_QUESTION, "strong"))
        self._frames = QWidget()
        self._flow = FlowLayout(self._frames, theme.steps(1))
        column.addWidget(self._frames)
        self.hide()

    def show_readings(self, readings: tuple[str, ...]) -> None:
        """Show the readings, or nothing."""
        if readings == self._shown:
            return
        self._shown = readings
        self._flow.clear()
        for reading in readings:
            self._flow.addWidget(words(reading, "reading"))
        self.setVisible(bool(readings))
