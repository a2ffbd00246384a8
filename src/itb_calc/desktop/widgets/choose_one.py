"""One of a few, all in sight: arrows go from one to the next, and the wheel changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.words import words


class ChooseOne(QWidget):
    """A label with a button for each option; `chosen` tells the value that a person chose."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, label: str, options: Mapping[str, str], value: str) -> None:
        super().__init__()
        self.setAccessibleName(label)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.steps(2))
        line.addWidget(words(label, "strong", wraps=False))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for each, text in options.items():
            button = QRadioButton(text)
            button.setAccessibleName(f"{label}: {text.replace('&', '')}")
            button.setChecked(each == value)
            button.toggled.connect(lambda is_on, each=each: self._tell(each, is_on=is_on))
            self._group.addButton(button)
            self.buttons[each] = button
            line.addWidget(button)
        line.addStretch(1)

    @property
    def value(self) -> str:
        """The value that is chosen; empty where none is."""
        return next((each for each, button in self.buttons.items() if button.isChecked()), "")

    def _tell(self, value: str, *, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(value)
