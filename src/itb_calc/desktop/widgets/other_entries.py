"""Entries of the open worksheet without a place in a section: nothing that is entered is out of sight."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from itb_calc.core.refusal import quote
from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.words import words
from itb_calc.visit.fields import SCHEDULE, label_of

_EXPLAINED = (
    "This version does not evaluate these entries, and withholds what they could change."
    " They stay in the worksheet until you remove them."
)


class OtherEntries(QFrame):
    """A list of entries, each with its text and a button that removes it."""

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("section")
        self._theme, self._document = theme, document
        self._shown: tuple[tuple[str, str], ...] = ()
        margin = theme.steps(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.steps(1))
        column.addWidget(words("Also in this worksheet", "heading"))
        column.addWidget(words(_EXPLAINED, "muted"))
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        self.buttons: dict[str, QPushButton] = {}
        self.hide()

    def first_stop(self) -> QWidget | None:
        """Return the first button, or None."""
        return next(iter(self.buttons.values()), None)

    def show_entries(self, paths: tuple[str, ...], states: Mapping[str, FieldState]) -> None:
        """Show the entries, or nothing where there are none."""
        entries = tuple((path, self._text(path)) for path in paths)
        if entries == self._shown:
            return
        self._shown = entries
        self.buttons = {}
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for path, text in entries:
            self._rows.addWidget(self._row(path, text, states.get(path)))
        self.setVisible(bool(entries))

    def _text(self, path: str) -> str:
        if path == SCHEDULE:
            count = len(self._document.worksheet.schedule)
            return "1 step" if count == 1 else f"{count} steps"
        return quote(self._document.worksheet.texts[path])

    def _row(self, path: str, text: str, state: FieldState | None) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.steps(1))
        label = label_of(path)
        line.addWidget(words(f"{label}: {text}"), 1)
        button = QPushButton("Remove")
        button.setAccessibleName(f"Remove {label}: {text}")
        button.setAccessibleDescription("" if state is None else state.problem)
        button.clicked.connect(lambda: self._document.remove(path))
        press_with_enter(button)
        self.buttons[path] = button
        line.addWidget(button)
        return row
