"""The field that a scanner types into: it keeps the separators, and Enter understands what was scanned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.scan_state import DESCRIPTION, LABEL, NAME, ScanState, after, scan_state
from itb_calc.desktop.widgets.announce import announce
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.field_frame import FieldFrame
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.room import fix_width
from itb_calc.desktop.widgets.words import set_role, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_SEPARATOR = "\x1d"
# A code with everything in it is longer, and scrolls.
_WIDTH = 296


class ScanEdit(ClinicalEdit):
    """A line edit that keeps the separator of a scanned code, which Qt drops: it comes as Ctrl and ]."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the separator as a character like any other."""
        is_bracket = event.key() == Qt.Key.Key_BracketRight and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.text() == _SEPARATOR or is_bracket:
            self.insert(_SEPARATOR)
            event.accept()
        else:
            super().keyPressEvent(event)


class ScanRow(FieldFrame):
    """The row `Scan the package` of a document; what comes of a scan is said under it, and nowhere else."""

    def __init__(self, theme: Theme, document: Document) -> None:
        self._document = document
        self._state = ScanState()
        self.editor = ScanEdit()
        super().__init__(theme, LABEL, "", self.editor)
        self.editor.setObjectName("scan")
        self.editor.setAccessibleName(NAME)
        # Out of the Tab key's way, for whoever types without looking; a key of its own comes here.
        self.editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stack(theme)
        on_keys(self.editor, ("Return", "Enter"), self.understand)
        self.editor.textEdited.connect(self._forget)
        document.changed.connect(self._follow)
        document.replaced.connect(self.clear)
        self._show(self._state)

    def _stack(self, theme: Theme) -> None:
        """Put the label above the editor, so that a long sentence has the whole width in a narrow window too."""
        self.unit.hide()
        for widget in (self.label, self.editor, self.unit, self.meaning):
            self.grid.removeWidget(widget)
        fix_width(self.label, None)
        self.label.setMinimumHeight(0)
        self.editor.setFixedWidth(theme.px(_WIDTH))
        self.grid.addWidget(self.label, 0, 0, 1, 2)
        self.grid.addWidget(self.editor, 1, 0)
        self.grid.addWidget(self.meaning, 2, 0, 1, 2)
        self.grid.setColumnStretch(3, 0)
        self.grid.setColumnStretch(1, 1)

    def meaning_label(self) -> QLabel:
        """Return a label that never takes scanned text for markup."""
        return words()

    def go(self) -> None:
        """Go to the field, ready for the next code."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.selectAll()

    def understand(self) -> None:
        """Enter product, lot and expiry in one step, or say why not, and leave the text where it is."""
        if self._document.reference is None:
            return
        state = scan_state(self.editor.text(), self._document.worksheet, self._document.reference, self._document.today)
        if state.texts:
            self._document.enter_all(state.texts)
        self.editor.setText(state.text)
        self._show(state)
        announce(self.editor, state.sentence)

    def clear(self) -> None:
        """Take away what was scanned for another worksheet."""
        self.editor.clear()
        self._show(ScanState())

    def _follow(self) -> None:
        """Keep what is said only while it is true of the worksheet."""
        self._show(after(self._state, self._document.worksheet))

    def _forget(self) -> None:
        self._show(ScanState())

    def _show(self, state: ScanState) -> None:
        self._state = state
        self.meaning.setText(state.sentence)
        self.meaning.setVisible(bool(state.sentence))
        set_role(self.meaning, "role", "problem" if state.is_refused else "small")
        set_role(self.editor, "unread", state.is_refused)
        self.editor.setAccessibleDescription(" ".join(part for part in (state.sentence, DESCRIPTION) if part))
