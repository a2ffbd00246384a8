"""The settings page: what is in force, from where and who answers for it; changed where it is the person's own."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from itb_calc.core.refusal import visible
from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.settings_rows import (
    NOT_READ,
    SAVED,
    editable_fields,
    field_states,
    missed,
    settings_state,
    texts_of,
    typed_of,
    words_of,
)
from itb_calc.desktop.widgets.choice import Choice, Option
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.plain_section import plain_section
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.words import set_role, words
from itb_calc.documents.find_settings import load_settings, places
from itb_calc.documents.save_settings import save_own
from itb_calc.documents.settings_fields import REVIEWED_BY
from itb_calc.reference.reference import Reference

_NARROW = 640
_CHOICE_WIDTH = 360


class SettingsPage(QScrollArea):
    """The settings of the document's site. `told` is said to who listens; `saved` says that other settings count."""

    told = Signal(str)
    saved = Signal()

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        scroll_down_only(self)
        self._theme, self._document = theme, document
        self._is_narrow = False
        self.rows: dict[str, FieldRow] = {}
        self.last = ""
        self.button = QPushButton("Save settings")
        self.button.clicked.connect(self.save)
        press_with_enter(self.button)
        self.note = words()
        self._build()

    @property
    def _reference(self) -> Reference:
        return self._document.reference or Reference()

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields; another page like this one goes on with it."""
        return self._document.drafted or {}

    def _build(self) -> None:
        """Show the settings in force, and under them the fields where they can be changed."""
        theme, state = self._theme, settings_state(self._document.settings)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(2))
        column.addWidget(words("Settings", "title"))
        if state.refusal:
            column.addWidget(words(_breakable(state.refusal), "problem"))
        column.addWidget(self._in_force())
        self.setAccessibleName("Settings")
        self.setAccessibleDescription(state.spoken)
        if state.why_not:
            column.addWidget(words(state.why_not, "strong"))
        else:
            column.addWidget(self._fields())
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if state.why_not else Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _in_force(self) -> QFrame:
        frame, column = plain_section(self._theme)
        state = settings_state(self._document.settings)
        for text, role in ((state.origin, "strong"), (state.reviewed, ""), (state.counts_for, "muted")):
            if text:
                column.addWidget(words(_breakable(text), role))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.steps(3))
        for line, (label, value, source) in enumerate(state.rows):
            for place, (text, role) in enumerate(((label, "strong"), (value, ""), (source, "small"))):
                grid.addWidget(words(text, role), line, place)
        for place in range(3):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)
        return frame

    def _fields(self) -> QFrame:
        frame, column = plain_section(self._theme)
        column.addWidget(words("Your own settings", "heading"))
        column.addWidget(words(_breakable(f"They are kept in {visible(str(places().own))}."), "muted"))
        if self._document.drafted is None:
            self._document.drafted = typed_of(self._document.settings, self._reference)
        for field in editable_fields(self._reference):
            row = FieldRow(self._theme, field)
            if isinstance(row.editor, Choice):
                row.editor.offer_options(tuple(Option(word, said) for word, said in words_of(field)))
                row.editor.setMaximumWidth(self._theme.px(_CHOICE_WIDTH))
            row.show_text(self.typed.get(field.path, ""))
            row.set_stacked(is_stacked=self._is_narrow)
            row.leave_out_marks()
            row.typed.connect(lambda text, path=field.path: self._take(path, text))
            row.explained.connect(self.told)
            row.entered.connect(self._enter_row)
            self.rows[field.path] = row
            column.addWidget(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        self.last = self.last or next(iter(self.rows))
        self._show_states()
        return frame

    def _take(self, path: str, text: str) -> None:
        self._document.drafted = {**self.typed, path: text}
        self._say("", is_refusal=False)
        self._show_states()

    def _show_states(self) -> None:
        for path, state in field_states(self.typed, self._document.today, self._reference).items():
            self.rows[path].show_state(state)

    def _enter_row(self, path: str) -> None:
        self.last = path
        self.ensureWidgetVisible(self.rows[path], 0, self._theme.steps(4))

    def _say(self, text: str, *, is_refusal: bool) -> None:
        self.note.setText(text)
        set_role(self.note, "role", "problem" if is_refusal else "strong")
        if text:
            self.told.emit(text)

    def save(self) -> None:
        """Write the person's own file with the name of who reviewed it, or say what keeps it from being written."""
        document, reference = self._document, self._reference
        wrong = missed(self.typed, document.today, reference)
        if wrong:
            first = next((path for path in self.rows if path in wrong), REVIEWED_BY.path)
            self._say(wrong[first] if first == REVIEWED_BY.path else NOT_READ, is_refusal=True)
            self.rows[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        where = places()
        failure = save_own(texts_of(self.typed, document.today, reference), where.own)
        if failure:
            self._say(failure, is_refusal=True)
            return
        document.settings, document.drafted = load_settings(where, reference), None
        self._rebuild()
        self._say(document.settings.refusal or SAVED, is_refusal=bool(document.settings.refusal))
        self.saved.emit()

    def _rebuild(self) -> None:
        # The button and the note go over into the new fields.
        for widget in (self.button, self.note):
            widget.setParent(None)
        self.rows = {}
        self._build()
        self.go_to_last()

    def go_to_last(self) -> None:
        """Go to the field that had the focus last; to the page itself where nothing can be changed."""
        if self.last in self.rows:
            self.rows[self.last].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def go_to(self, path: str) -> None:
        """Set the focus to a field."""
        if path in self.rows:
            self.rows[path].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def explain(self) -> None:
        """Open the help of the field that had the focus last, where there is one."""
        self.go_to_last()
        if self.last in self.rows:
            self.rows[self.last].toggle_help()

    def set_width(self, width: int) -> None:
        """Put the labels above the fields where the page is narrow for its zoom."""
        is_narrow = width * 100 // self._theme.zoom < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for row in self.rows.values():
                row.set_stacked(is_stacked=is_narrow)


def _breakable(text: str) -> str:
    """Let a long path break into lines."""
    return re.sub(r"(?<=[/\\])", "\u200b", text)
