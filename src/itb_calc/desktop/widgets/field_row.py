"""One field of the page with everything that belongs to it; made in one place, so that no field can miss a part."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from itb_calc.core.refusal import quote
from itb_calc.desktop.theme.theme import TARGET, Theme
from itb_calc.desktop.viewmodels.beside_unit import unit_beside
from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.desktop.viewmodels.field_words import accessible_description, label_with_mnemonic, unit_in_short
from itb_calc.desktop.widgets.choice import ICON, Choice
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.field_frame import DATE_WIDTH, MOMENT_WIDTH, NUMBER_WIDTH, FieldFrame, label_width
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.lines_edit import LINES, LinesEdit
from itb_calc.desktop.widgets.marks import Marks
from itb_calc.desktop.widgets.readings import Readings
from itb_calc.desktop.widgets.room import fix_width
from itb_calc.desktop.widgets.spelling import spelled, spelling_choice
from itb_calc.desktop.widgets.words import Words, set_role, words
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import DateKind, IdKind, MomentKind, StrengthKind, TextKind, TimeKind, WordKind, YesNoKind

_WIDTHS = {StrengthKind: 184, DateKind: DATE_WIDTH, MomentKind: MOMENT_WIDTH, TextKind: 184}
_WIDEST = 184
# A date and a time have one length, and the form that they take stands beside them.
_WIDEST_OF = {DateKind: DATE_WIDTH, TimeKind: NUMBER_WIDTH, MomentKind: MOMENT_WIDTH}
_AROUND = 24
# Where micrograms in full need the room.
_NARROW_NUMBER = 92
_EXPLAINED_UNITS = ("mcg/mL", "mcg/day")


class FieldRow(FieldFrame):
    """A field: `typed` tells its text at every keystroke, `explained` the help that F1 opened,
    `entered` that the focus came.
    """

    meaning: Words
    typed = Signal(str)
    explained = Signal(str)
    entered = Signal(str)

    def __init__(self, theme: Theme, field: Field[Any]) -> None:
        self.field = field
        self.editor = editor_for(field, theme)
        super().__init__(theme, label_with_mnemonic(field), unit_in_short(field), self.editor)
        self._theme = theme
        self._state = FieldState(field.path)
        self.editor.setObjectName(field.path)
        self.editor.setAccessibleName(field.label)
        self.editor.setAccessibleDescription(spelled(accessible_description(field, self._state)))
        self._marks, self._readings = Marks(theme), Readings(theme)
        self._help = words(f"{field.label}: {field.help}", "muted")
        self._help.hide()
        self._offer = self._offer_button()
        is_explained = isinstance(field.kind, StrengthKind | IdKind | DateKind | MomentKind)
        self._has_meaning = is_explained or unit_beside(field) in _EXPLAINED_UNITS
        self.meaning.setVisible(self._has_meaning)
        if not self.is_choice:
            self._fit_text()
        self.set_stacked(is_stacked=False)
        self._connect()

    def meaning_label(self) -> Words:
        """Return a label that never takes typed text for markup."""
        return words()

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Put the label above the editor where there is no room beside it; the long lists of names always have it."""
        is_list = isinstance(self.field.kind, IdKind)
        grid, stacked = self.grid, is_stacked or is_list
        for widget in self._parts:
            grid.removeWidget(widget)
        fix_width(self.label, None if stacked else self._theme.px(label_width()))
        self.label.setMinimumHeight(0 if stacked else self._theme.px(TARGET))
        line, first = (1, 0) if stacked else (0, 1)
        grid.addWidget(self.label, 0, 0, 1, 5 if stacked else 1)
        grid.addWidget(self.editor, line, first, 1, 5 if is_list else 4 - first if self.is_choice else 1)
        self.unit.setHidden(self.is_choice)
        if not self.is_choice:
            grid.addWidget(self.unit, line, first + 1)
        if not is_list:
            grid.addWidget(self._marks, line, 4)
        else:
            grid.addWidget(self._marks, 0, 4, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.meaning, line + 1, first, 1, 5 - first)
        grid.addWidget(self._readings, line + 2, 0, 1, 5)
        grid.addWidget(self._offer, line + 3, first, 1, 5 - first, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._help, line + 4, first, 1, 5 - first)

    def leave_out_marks(self) -> None:
        """Give up the place of the marks, on a page that shows its findings elsewhere."""
        self._marks.hide()

    def _fit_text(self) -> None:
        """Make the editor wider for a longer text, as far as there is room for it."""
        if isinstance(self.editor, LinesEdit):
            self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * LINES + self._theme.px(_AROUND))
            return
        usual = _WIDTHS.get(type(self.field.kind), spelling_choice(NUMBER_WIDTH, _NARROW_NUMBER))
        wanted = self.editor.fontMetrics().horizontalAdvance(self.text) + self._theme.px(_AROUND)
        widest = _WIDEST_OF.get(type(self.field.kind), _WIDEST)
        self.editor.setFixedWidth(max(self._theme.px(usual), min(wanted, self._theme.px(widest))))

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        own = (self._marks, self._readings, self._offer, self._help)
        return (self.label, self.editor, self.unit, self.meaning, *own)

    @property
    def is_choice(self) -> bool:
        """Whether the field is chosen from a list."""
        return isinstance(self.editor, Choice)

    def _connect(self) -> None:
        if isinstance(self.editor, Choice):
            self.editor.chosen.connect(self.typed)
        else:
            told = self.editor.written if isinstance(self.editor, LinesEdit) else self.editor.textChanged
            told.connect(self._fit_text)
            told.connect(self.typed)
        on_keys(self.editor, ("F1",), self.toggle_help)
        on_keys(self.editor, ("Ctrl+Return", "Ctrl+Enter"), self.take_offer)
        self.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice that the focus comes to the field."""
        if watched is self.editor and event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self.field.path)
        elif watched is self.editor and event.type() is QEvent.Type.FocusOut:
            self.meaning.setVisible(self._has_meaning or bool(self._state.refused or self._state.meaning))
        return super().eventFilter(watched, event)

    def _offer_button(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "offer")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.take_offer)
        button.hide()
        return button

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.editor.value if isinstance(self.editor, Choice) else self.editor.text()

    def show_text(self, text: str) -> None:
        """Put a text into the field without telling it as typed."""
        if text == self.text:
            return
        self.editor.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        if isinstance(self.editor, Choice):
            self.editor.set_value(text)
        else:
            self.editor.setText(text)
            self.editor.setCursorPosition(0)
            self._fit_text()
        self.editor.blockSignals(False)  # noqa: FBT003 - Qt takes it by place

    def show_state(self, state: FieldState) -> None:
        """Show what the text means, or why it is not read."""
        if state == self._state:
            return
        self._state = state
        self._keep_place(bool(state.problem or state.meaning))
        typed = (quote(self.text),) if state.problem else ()
        self.meaning.set_kept(state.refused or state.meaning, typed)
        set_role(self.meaning, "role", "problem" if state.problem else "small")
        set_role(self.editor, "unread", bool(state.problem))
        self._marks.show_marks(state.marks)
        self._readings.show_readings(state.readings)
        self._offer.setVisible(state.offer is not None)
        if state.offer is not None:
            self._offer.setText(f"Write {state.offer.text}  (Ctrl+Enter)")
            self._offer.setToolTip(spelled(state.offer.why))
            self._offer.setAccessibleName(f"Write {state.offer.text}: {spelled(state.offer.why)}")
        self.editor.setAccessibleDescription(spelled(accessible_description(self.field, state), typed))

    def _keep_place(self, is_needed: bool) -> None:  # noqa: FBT001 - one meaning
        """Show the line under the field where it says something; in a field with the focus it stays while one types."""
        if is_needed or not self.editor.hasFocus():
            self.meaning.setVisible(is_needed or self._has_meaning)

    def take_offer(self) -> None:
        """Type what is offered, visibly, where something is."""
        if self._state.offer is not None and not isinstance(self.editor, Choice):
            self.editor.setFocus()
            self.editor.selectAll()
            self.editor.insert(self._state.offer.text)

    def toggle_help(self) -> None:
        """Open or close what the field is for."""
        self._help.setVisible(self._help.isHidden())
        if not self._help.isHidden():
            self.explained.emit(self._help.said)


def editor_for(field: Field[Any], theme: Theme) -> ClinicalEdit | Choice | LinesEdit:
    """Return what a field of this kind is typed into or chosen from."""
    if is_choice(field):
        return Choice(theme.px(ICON))
    return LinesEdit() if isinstance(field.kind, TextKind) and field.kind.has_lines else ClinicalEdit()


def is_choice(field: Field[Any]) -> bool:
    """Whether a field is chosen from a list."""
    return isinstance(field.kind, IdKind | WordKind | YesNoKind)


def focused_row(widget: QWidget | None) -> FieldRow | None:
    """Return the row that a widget stands in, or None."""
    while widget is not None and not isinstance(widget, FieldRow):
        widget = widget.parentWidget()
    return widget
