"""A line for a person's name with the button that uses it: never filled in, never completed, empty again afterwards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import TARGET, Theme
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.flow_layout import FlowLayout
from itb_calc.desktop.widgets.keys import on_keys, press_with_enter
from itb_calc.desktop.widgets.undo_keys import UndoKeys
from itb_calc.desktop.widgets.words import words

_WIDTH = 240


class NameRow(QWidget):
    """Label, line, button, and under them why a name is not taken. `given` carries the name as it was typed."""

    given = Signal(str)

    def __init__(self, theme: Theme, label: str, act: str, help_text: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.label, self.edit, self.button = QLabel(label), ClinicalEdit(), QPushButton(act)
        self.label.setBuddy(self.edit)
        self.edit.setFixedWidth(theme.px(_WIDTH))
        self.edit.setAccessibleName(label.replace("&", ""))
        self.edit.setAccessibleDescription(help_text)
        # It stands where a void name sends the person: there the keys take back what made it void.
        UndoKeys(self).watch(self.edit)
        line = QWidget()
        flow = FlowLayout(line, theme.steps(1))
        for widget in (self.label, self.edit, self.button):
            flow.addWidget(widget)
        self.label.setMinimumHeight(theme.px(TARGET))
        column.addWidget(line)
        self.problem = words(role="problem")
        self.problem.hide()
        column.addWidget(self.problem)
        self.edit.textEdited.connect(lambda: self.show_problem(""))
        self.button.clicked.connect(self._give)
        press_with_enter(self.button)
        on_keys(self.edit, ("Return", "Enter"), self._give)

    def show_problem(self, why: str) -> None:
        """Say why the name is not taken, or that nothing is wrong with it."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def settle(self, why: str) -> None:
        """Say why the name was not taken; where it was, empty the line for the next person."""
        self.show_problem(why)
        if why:
            self.edit.setFocus()
            self.edit.end(False)  # noqa: FBT003 - Qt takes it by place
        else:
            self.edit.clear()

    def _give(self) -> None:
        self.given.emit(self.edit.text())
