"""One form of a converted quantity, with a button that copies it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.convert_state import FormState
from itb_calc.desktop.widgets.announce import announce
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.room import fix_width
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.words import words

_LABEL_WIDTH = 200


class FormRow(QWidget):
    """What it is a form of, the number with its unit, and Copy."""

    def __init__(self, theme: Theme, state: FormState) -> None:
        super().__init__()
        self._state = state
        self._theme = theme
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.steps(1))
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._label = words(state.label, "muted")
        self._words.addWidget(self._label)
        self._words.addWidget(words(state.text, "result"), 1)
        line.addLayout(self._words, 1)
        self.button = QPushButton("Copy")
        self.button.setAccessibleName(spelled(f"Copy {state.text}, {state.label}"))
        self.button.clicked.connect(self.copy)
        press_with_enter(self.button)
        line.addWidget(self.button)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the label above the number, or beside it."""
        directions = QBoxLayout.Direction
        self._words.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        fix_width(self._label, None if is_narrow else self._theme.px(_LABEL_WIDTH))

    def copy(self) -> None:
        """Put the number with its unit on the clipboard."""
        QGuiApplication.clipboard().setText(spelled(self._state.copied))
        self.button.setText("Copied")
        announce(self.button, f"Copied: {self._state.copied}")
