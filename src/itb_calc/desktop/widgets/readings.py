"""What an incomplete text or name may mean, side by side, so that the difference is seen and not read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.flow_layout import FlowLayout
from itb_calc.desktop.widgets.words import words

_QUESTIONS = {
    True: "It is this only if the missing unit is meant. Type the strength from the package in your hand:",
    False: "It could be any of these. Type the strength from the package in your hand:",
}


class Readings(QWidget):
    """A question and one frame for each possible reading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._question = words(role="strong")
        column.addWidget(self._question)
        self._frames = QWidget()
        self._flow = FlowLayout(self._frames, theme.steps(1))
        column.addWidget(self._frames)
        self.hide()

    def show_readings(self, readings: tuple[str, ...]) -> None:
        """Show the readings, or nothing."""
        if readings == self._shown:
            return
        self._shown = readings
        self._question.setText(_QUESTIONS[len(readings) == 1])
        self._flow.clear()
        for reading in readings:
            self._flow.addWidget(words(reading, "reading"))
        self.setVisible(bool(readings))
