"""The convert page: one field, and every form of what is typed in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from itb_calc.core.refusal import quote
from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.convert_state import ConvertState, convert_state
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.form_row import FormRow
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.readings import Readings
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.words import set_role, words
from itb_calc.reference.reference import Reference

_FIELD_WIDTH = 360
_NARROW = 560
_HELP = "A strength, a mass, a volume, a dose or a flow with its unit, such as 10 mg/20 mL, 0.5 mg/mL or 450 mcg/day."


class ConvertPage(QWidget):
    """Type a quantity; the forms follow at every keystroke, and are void at once where it is not read."""

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self._document = theme, document
        self._state = ConvertState()
        margin = theme.steps(2)
        self._is_narrow = False
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.steps(2))
        column.addWidget(words("Convert", "title"))
        column.addWidget(self._question())
        self._answer = QVBoxLayout()
        self._answer.setSpacing(theme.steps(1))
        column.addLayout(self._answer)
        column.addStretch(1)
        scroll = scroll_down_only(QScrollArea())
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        document.changed.connect(self.show_text)

    def _question(self) -> QFrame:
        theme, frame = self._theme, QFrame()
        frame.setObjectName("section")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.px(4))
        self.field = ClinicalEdit()
        self.field.setObjectName("convert")
        self.field.setMaximumWidth(theme.px(_FIELD_WIDTH))
        self.field.setAccessibleName("Quantity")
        self.field.setAccessibleDescription(spelled(f"with its unit. {_HELP}"))
        label = QLabel("&Quantity with its unit")
        label.setBuddy(self.field)
        self._meaning, self._caution = words(role="small"), words(role="strong")
        self._caution.hide()
        self._readings = Readings(theme)
        self._offer = QPushButton()
        self._offer.setProperty("role", "offer")
        self._offer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offer.clicked.connect(self.take_suggestion)
        self._offer.hide()
        for widget in (label, self.field, words(_HELP, "muted"), self._meaning, self._caution, self._readings):
            column.addWidget(widget)
        column.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.textChanged.connect(self.show_text)
        on_keys(self.field, ("Ctrl+Return", "Ctrl+Enter"), self.take_suggestion)
        return frame

    def show_text(self) -> None:
        """Show what the typed text means now."""
        reference = self._document.reference or Reference()
        state = convert_state(self.field.text(), self._document.worksheet.decimal_mark, reference)
        if state == self._state:
            return
        self._state = state
        typed = (quote(self.field.text()),) if state.problem else ()
        self._meaning.set_kept(f"Not read: {state.problem}" if state.problem else state.meaning, typed)
        set_role(self._meaning, "role", "problem" if state.problem else "strong")
        set_role(self.field, "unread", bool(state.problem))
        self._caution.setText(state.caution)
        self._caution.setVisible(bool(state.caution))
        self._readings.show_readings(state.readings)
        self._offer.setVisible(state.suggestion is not None)
        self._offer.setText(f"Write {state.suggestion}  (Ctrl+Enter)")
        parts = (f"Not read. {state.problem}" if state.problem else state.meaning, state.caution, *state.readings)
        spoken = " ".join(part for part in parts if part)
        self.field.setAccessibleDescription(spelled(f"with its unit. {spoken or _HELP}", typed))
        self._show_forms(state)

    def take_suggestion(self) -> None:
        """Type the suggestion, visibly, where there is one."""
        if self._state.suggestion is not None:
            self.field.selectAll()
            self.field.insert(self._state.suggestion)

    def _show_forms(self, state: ConvertState) -> None:
        while (item := self._answer.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for form in state.forms:
            row = FormRow(self._theme, form)
            row.set_narrow(is_narrow=self._is_narrow)
            self._answer.addWidget(row)

    def set_width(self, width: int) -> None:
        """Put the labels above the numbers where the page is narrow for its zoom."""
        self._is_narrow = width * 100 // self._theme.zoom < _NARROW
        for row in self.findChildren(FormRow):
            row.set_narrow(is_narrow=self._is_narrow)
