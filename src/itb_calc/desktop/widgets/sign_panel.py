"""The section "Check and sign": the names under the worksheet and under its reasons, and what is still missing."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels import sign_state
from itb_calc.desktop.viewmodels.sign_state import AnswerLine, NameLine, SignState
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.name_row import NameRow
from itb_calc.desktop.widgets.words import Words, set_role, words
from itb_calc.documents.blind_check import why_not_yet
from itb_calc.worksheet.text import PREPARED

_ANSWER_HELP = "First and last name of the person who answers for this reason; never filled in for you."


class AnswerRow(QWidget):
    """One finding to confirm: its reason, who answers for it, and a line for the name while one is asked."""

    def __init__(self, theme: Theme, rule: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.said, self.reason = words(), words(role="muted")
        self.row = NameRow(theme, f"Name for {rule}", f"Answer for {rule}", _ANSWER_HELP)
        for widget in (self.said, self.reason, self.row):
            column.addWidget(widget)

    def show_line(self, line: AnswerLine) -> None:
        """Show the reason and its name."""
        _show_name(self.said, line.name)
        reason = f"Reason: {line.reason}" if line.reason else "Give the reason beside the finding first."
        self.reason.set_kept(reason, (reason,))
        self.row.setVisible(line.is_asked)


class SignPanel(QFrame):
    """The section of one document. `check_wanted` asks for the second check, `told` says what was just done."""

    check_wanted = Signal()
    told = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("section")
        self._theme, self._document = theme, document
        self._before: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.steps(2)] * 4)
        self._column.setSpacing(theme.steps(1))
        self._column.addWidget(words(sign_state.TITLE, "heading"))
        self._answers = QVBoxLayout()
        self._answers.setSpacing(theme.steps(1))
        self.answers: dict[str, AnswerRow] = {}
        self.prepared, self.checked = words(), words()
        self.name = NameRow(theme, sign_state.NAME_LABEL, "Sign as prepared", sign_state.NAME_HELP)
        self.check = QPushButton("Start the second check…")
        self.check_waits, self.rounds, self.final = words(role="small"), words(role="small"), words()
        self._column.addLayout(self._answers)
        for widget in (self.prepared, self.name, self.checked, self.check, self.check_waits, self.rounds, self.final):
            self._column.addWidget(widget)
        self._column.setAlignment(self.check, Qt.AlignmentFlag.AlignLeft)
        self.name.given.connect(self._sign)
        self.check.clicked.connect(self._want_check)
        press_with_enter(self.check)
        document.changed.connect(self.show_document)
        self.show_document()

    def show_document(self) -> None:
        """Show who vouches for the document as it is now."""
        evaluation = self._document.evaluation
        if evaluation is not None:
            required = self._document.settings.needs_second_check
            self._show(sign_state.sign_state(self._document.worksheet, evaluation, second_check_required=required))

    def _show(self, state: SignState) -> None:
        self._show_answers(state.answers)
        _show_name(self.prepared, state.prepared)
        _show_name(self.checked, state.checked)
        for label, text in ((self.check_waits, state.check_waits), (self.rounds, state.rounds)):
            label.setText(text)
            label.setVisible(bool(text))
        self.final.setText(state.final)
        set_role(self.final, "role", "muted" if state.missing else "strong")
        self.check.setAccessibleDescription(state.check_waits)

    def _show_answers(self, lines: tuple[AnswerLine, ...]) -> None:
        """Show a row for each finding to confirm; one that stays is kept, so that a name being typed is not lost."""
        wanted = {line.rule: line for line in lines}
        for rule in self.answers.keys() - wanted.keys():
            row = self.answers.pop(rule)
            self._answers.removeWidget(row)
            row.hide()
            row.deleteLater()
        for rule, line in wanted.items():
            if rule not in self.answers:
                self._add(rule)
            self.answers[rule].show_line(line)

    def _add(self, rule: str) -> None:
        row = AnswerRow(self._theme, rule)
        row.row.given.connect(lambda name: self._answer(rule, name))
        self.answers[rule] = row
        self._answers.addWidget(row)
        if self.isVisible():
            # At once: a Tab that is typed ahead must find it.
            row.show()
        if self._before is not None:
            self.order_tabs(self._before)

    def order_tabs(self, before: QWidget) -> None:
        """Let Tab go from a widget of the page through the section; only once both are in the window."""
        self._before = before
        rows = [*(answer.row for answer in self.answers.values()), self.name]
        stops = [before, *(stop for row in rows for stop in (row.edit, row.button)), self.check]
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)

    def _answer(self, rule: str, name: str) -> None:
        why = self._document.answer_for(rule, name)
        if rule in self.answers:
            self.answers[rule].row.settle(why)
        self.told.emit(why or f"{name.strip()} answers for the reason of {rule}.")

    def _sign(self, name: str) -> None:
        why = self._document.sign(PREPARED, name)
        self.name.settle(why)
        self.told.emit(why or f"Signed as prepared by {name.strip()}.")

    def _want_check(self) -> None:
        """Ask for the second check, or say what it waits for."""
        evaluation = self._document.evaluation
        waits = "" if evaluation is None else why_not_yet(self._document.worksheet, evaluation)
        if waits:
            self.told.emit(waits)
        else:
            self.check_wanted.emit()


def _show_name(label: Words, line: NameLine) -> None:
    label.set_kept(line.text, (line.text,))
    set_role(label, "role", "strong" if line.counts else "problem")
