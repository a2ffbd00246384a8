"""One form of a converted quantity, with a button that copies it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.convert_state import FormState
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.words import words

_LABEL_WIDTH = 200


class FormRow(QWidget):
    """What it is a form of, the number with its unit, and Copy."""

    def __init__(self, theme: Theme, state: FormState) -> None:
        super().__init__()
        self._state = state
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.steps(1))
        label = words(state.label, "muted")
        label.setFixedWidth(theme.px(_LABEL_WIDTH))
        line.addWidget(label)
        line.addWidget(words(state.text, "result"), 1)
        self.button = QPushButton("Copy")
        self.button.setAccessibleName(f"Copy {state.text}, {state.label}")
        self.button.clicked.connect(self.copy)
        press_with_enter(self.button)
        line.addWidget(self.button)

    def copy(self) -> None:
        """Put the number with its unit on the clipboard."""
        QGuiApplication.clipboard().setText(self._state.copied)
