"""The log page: off until a person turns it on; then its entries, whether they hold, and a way to take them along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from itb_calc.core.refusal import quote
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.log_rows import WHAT, LogList, head_sentence, log_list, state_sentence
from itb_calc.desktop.widgets.flow_layout import FlowLayout
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.log_fields import LogFields
from itb_calc.desktop.widgets.log_table import LogTable
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.words import set_role, words
from itb_calc.documents.log_entry import Entry
from itb_calc.documents.log_read import NotRead, read_log
from itb_calc.documents.log_record import is_of_the_log, is_on, log_file, turn_off, turn_on
from itb_calc.documents.log_verify import verify
from itb_calc.report.log_forms import log_as_csv
from itb_calc.report.output_file import refused_name, write_whole

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_ITSELF = "this is the log itself, which nothing replaces. Choose another name."
_FILTER = "CSV (*.csv);;All files (*)"


class LogPage(QWidget):
    """The log of one folder. `told` is said to who listens."""

    told = Signal(str)

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self._folder = theme, folder
        self._entries: tuple[Entry, ...] = ()
        self._list = LogList()
        self.state, self.answer, self.head, self.count = words(), words(), words(), words(role="muted")
        self.head.setTextInteractionFlags(_SELECTABLE)
        self.switch = self._button("", self.turn)
        self.verify_button = self._button("&Verify", self.verify)
        self.export_button = self._button("&Export as CSV…", self.export)
        self.fields, self.table = LogFields(theme), LogTable(theme)
        self.fields.changed.connect(self.show_matching)
        self.table.copied.connect(lambda text: self.told.emit(f"Copied: {text}"))
        self._lay_out()
        self.look()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _=False: act())
        press_with_enter(button)
        return button

    def _lay_out(self) -> None:
        theme, inside = self._theme, QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(1))
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.steps(1))
        for button in (self.switch, self.verify_button, self.export_button):
            flow.addWidget(button)
        for widget in (words("Log", "title"), self.state, words(WHAT, "muted"), buttons):
            column.addWidget(widget)
        for widget in (self.answer, self.head, self.fields, self.count):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        scroll = scroll_down_only(QScrollArea())
        scroll.setAccessibleName("Log")
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the log whenever the page comes into sight: another window may have written to it."""
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """Read the log, and show what is there."""
        file, on = log_file(self._folder), is_on(self._folder)
        self.state.setText(state_sentence(file, is_on=on))
        self.switch.setText("T&urn off" if on else "T&urn on")
        self.switch.setAccessibleName("Turn the log off" if on else "Turn the log on")
        # A log that is on and has no file is read too, so that this is said.
        is_there = on or file.exists()
        read = read_log(file) if is_there else ()
        self._entries = () if isinstance(read, NotRead) else read
        self._answer(read.sentence if isinstance(read, NotRead) else "", is_problem=True)
        for widget in (self.verify_button, self.export_button, self.fields, self.count, self.table):
            widget.setVisible(is_there)
        self.setFocusProxy(self.fields.search if is_there else self.switch)
        self.show_matching()

    def show_matching(self) -> None:
        """Show the entries that are asked for."""
        self._list = log_list(self._entries, self.fields.asked)
        self.table.show_rows(self._list.rows)
        self.count.setText(self._list.problem or self._list.count)
        set_role(self.count, "role", "problem" if self._list.problem else "muted")
        self.export_button.setEnabled(not self._list.problem)

    def turn(self) -> None:
        """Turn the log on, or off, and say so."""
        change = turn_off if is_on(self._folder) else turn_on
        sentence = change(self._folder, datetime.now(UTC))
        self.look()
        if sentence is not None:
            self._answer(sentence, is_problem=True)
        self.told.emit(sentence or self.state.said)
        self.switch.setFocus()

    def verify(self) -> None:
        """Walk along the chain, and say whether it holds."""
        self.look()
        verification = verify(log_file(self._folder))
        self._answer(verification.sentence, is_problem=not verification.holds, head=head_sentence(verification))
        self.told.emit(" ".join(text for text in (self.answer.said, self.head.said) if text))

    def export(self) -> None:
        """Write the entries that are asked for to the file that the person chooses."""
        path, _ = QFileDialog.getSaveFileName(self, "Export the log", "log.csv", _FILTER)
        if path:
            self.write(path)

    def write(self, path: str) -> None:
        """Write the entries that are asked for as CSV, the oldest first, and say so."""
        found, name = self._list.found, quote(Path(path).name)
        failure = f"{name}: {_ITSELF}" if is_of_the_log(Path(path), self._folder) else refused_name(path, ())
        failure = failure or write_whole(path, (row.encode() for row in log_as_csv(found)))
        entries = "1 entry is" if len(found) == 1 else f"{len(found):,} entries are"
        self._answer(failure or f"{entries} in {name}.", is_problem=failure is not None)
        self.told.emit(self.answer.said)

    def _answer(self, text: str, *, is_problem: bool, head: str = "") -> None:
        for label, said in ((self.answer, text), (self.head, head)):
            label.setText(said)
            label.setVisible(bool(said))
        set_role(self.answer, "role", "problem" if is_problem else "")
