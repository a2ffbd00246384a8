"""The page of the second check: it takes the whole window, and knows nothing of the worksheet that is checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels import check_state
from itb_calc.desktop.widgets.announce import announce
from itb_calc.desktop.widgets.check_group import CheckGroup
from itb_calc.desktop.widgets.choice import Choice, Option
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.field_frame import FieldFrame
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.flow_layout import FlowLayout
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.words import set_role, words
from itb_calc.documents.blind_check import PAUSE_SECONDS, Differs, Entered, Match, NotRead
from itb_calc.documents.blind_items import GROUPS
from itb_calc.documents.names import Refused
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import SCHEDULE

_NARROW = 900
_NAME_WIDTH = 240
_SECOND = 1000

Outcome = Match | Differs | NotRead | Refused


class Around(NamedTuple):
    """What the page reads by: decimal mark, reference data, the day, and how often this worksheet was compared."""

    mark: DecimalMark
    reference: Reference
    today: date
    rounds: int


class SecondCheckPage(QWidget):
    """Name, items, and what comes of the comparison.

    `compare` compares what is typed, under the name that is typed; `refused_name` says why a name is none for this
    check. `signed` asks for the signature of a person after the pause, `left` to leave the check.
    """

    signed = Signal(str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        around: Around,
        compare: Callable[[str, Entered], Outcome],
        refused_name: Callable[[str], str],
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self._around, self._compare, self._refused_name = theme, around, compare, refused_name
        self._differing: frozenset[str] = frozenset()
        self._is_leave_asked = False
        self._count = around.rounds
        self._seconds = 0
        self._name_that_agreed, self._agreed = "", ""
        self.name = ClinicalEdit()
        self.groups = {group.id: CheckGroup(theme, group) for group in GROUPS}
        self.rows: dict[str, FieldRow] = {path: row for each in self.groups.values() for path, row in each.rows.items()}
        self.note, self.rounds = words(role="strong"), words(role="small")
        self.compare, self.sign = QPushButton(check_state.COMPARE), QPushButton(check_state.SIGN)
        self.leave = QPushButton(check_state.LEAVE)
        self._clock = QTimer(self, interval=_SECOND)
        self._lay_out()
        self._connect()
        self._offer_pumps()
        self._show_items()
        self._show_buttons()

    def _lay_out(self) -> None:
        theme = self._theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme.steps(2)] * 4)
        outer.setSpacing(theme.steps(1))
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.steps(1), 0)
        column.setSpacing(theme.steps(2))
        column.addWidget(self._head())
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.steps(2))
        column.addLayout(self._sides, 1)
        groups = [*self.groups.values()]
        for members in (groups[:2], groups[2:]):
            side = QVBoxLayout()
            side.setSpacing(theme.steps(2))
            for group in members:
                side.addWidget(group)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        self._scroll = scroll_down_only(QScrollArea())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot())

    def _head(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("header")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[self._theme.steps(1)] * 4)
        title = QHBoxLayout()
        title.addWidget(words(check_state.TITLE, "title"), 1)
        title.addWidget(words(f"decimal mark: 0{self._around.mark}5", "small", wraps=False))
        column.addLayout(title)
        column.addWidget(words(check_state.PURPOSE, "muted"))
        row = FieldFrame(self._theme, check_state.NAME_LABEL, "", self.name)
        row.meaning.setText(check_state.NAME_HELP)
        self._under_name = row.meaning
        self.name.setFixedWidth(self._theme.px(_NAME_WIDTH))
        self.name.setAccessibleName(check_state.NAME_LABEL.replace("&", ""))
        self.name.setAccessibleDescription(check_state.NAME_HELP)
        column.addWidget(row)
        return frame

    def _foot(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("header")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[self._theme.steps(1)] * 4)
        column.addWidget(self.note)
        line = QWidget()
        flow = FlowLayout(line, self._theme.steps(1))
        for button in (self.compare, self.sign, self.leave):
            flow.addWidget(button)
            press_with_enter(button)
        column.addWidget(line)
        column.addWidget(self.rounds)
        return frame

    def _connect(self) -> None:
        for group in self.groups.values():
            group.changed.connect(self._change)
        for row in self.rows.values():
            row.explained.connect(self._say)
            row.entered.connect(lambda path: self._show_in_sight(self.rows[path]))
        self.name.textEdited.connect(self._change)
        self.name.editingFinished.connect(self._look_at_name)
        self.compare.clicked.connect(self.compare_now)
        self.sign.clicked.connect(self._sign)
        self.leave.clicked.connect(self.leave_now)
        self._clock.timeout.connect(self._tick)

    def _offer_pumps(self) -> None:
        for row in self.rows.values():
            if isinstance(row.editor, Choice):
                blocker = QSignalBlocker(row.editor)
                pumps = self._around.reference.pumps.values()
                row.editor.offer_options(tuple(Option(pump.id, pump.name) for pump in pumps))
                del blocker

    def order_tabs(self) -> None:
        """Let Tab go from the name through the sources to the buttons; only once the page is in its window."""
        before: QWidget = self.name
        for group in self.groups.values():
            for stop, following in pairwise([before, *group.stops]):
                QWidget.setTabOrder(stop, following)
            before = group.stops[-1]
            for line in () if group.table is None else group.table.lines:
                for edit in line.edits:
                    QWidget.setTabOrder(before, edit)
                    before = edit
        for button in (self.compare, self.sign, self.leave):
            QWidget.setTabOrder(before, button)
            before = button

    @property
    def entered(self) -> Entered:
        """What is typed, with the units that stand beside the fields."""
        typed = {path: row.text for path, row in self.rows.items()}
        steps = [step for group in self.groups.values() for step in group.steps]
        return check_state.entered_of(typed, steps)

    def _look_at_name(self) -> None:
        """Say at once, not after everything is typed, that this person cannot check."""
        why = self._refused_name(self.name.text()) if self.name.text() else ""
        self._under_name.setText(why or check_state.NAME_HELP)
        set_role(self._under_name, "role", "problem" if why else "small")
        if why:
            self._say(why)

    def leave_now(self) -> None:
        """Leave the check; where something is typed, only when it is asked for twice: it cannot be brought back."""
        is_nothing = not self.entered.texts and not self.entered.schedule
        if is_nothing or self._is_leave_asked:
            self.left.emit()
        else:
            self._is_leave_asked = True
            self._tell(check_state.LEAVE_AGAIN, is_problem=True)

    def _change(self) -> None:
        """Whatever agreed before, something else stands here now."""
        self._is_leave_asked = False
        if self._name_that_agreed:
            self._forget_agreement()
            self._tell(check_state.CHANGED, is_problem=True)
        self._show_items()

    def _forget_agreement(self) -> None:
        self._name_that_agreed = ""
        self._clock.stop()
        self._show_buttons()

    def _show_items(self) -> None:
        mark, reference, today, _ = self._around
        for path, row in self.rows.items():
            state = check_state.item_state(path, row.text, mark, reference, today)
            row.show_state(check_state.with_difference(state) if path in self._differing and not row.text else state)
        steps = check_state.steps_state(self.entered, mark, reference, today)
        for group in self.groups.values():
            group.show_steps(steps)

    def compare_now(self) -> None:
        """Compare, and say what came of it."""
        name = self.name.text()
        outcome = self._compare(name, self.entered)
        self._is_leave_asked = False
        match outcome:
            case Refused():
                self._tell(outcome.message, is_problem=True)
                self.name.setFocus()
            case NotRead():
                self._tell(outcome.sentence, is_problem=True)
                self._go_to([*outcome.refusals, *((SCHEDULE,) if outcome.steps else ())][0])
            case Differs():
                self._count += 1
                self._differing = frozenset(outcome.items)
                self._empty(outcome.items)
                self._tell(outcome.sentence, is_problem=True)
                self._go_to(outcome.items[0])
            case Match():
                self._count += 1
                self._differing = frozenset()
                self._agreed = outcome.sentence
                self._name_that_agreed = name
                self._seconds = PAUSE_SECONDS
                self._clock.start()
                self._tell(f"{outcome.sentence} {check_state.PAUSE_WORDS}", is_problem=False)
        self._show_buttons()

    def _empty(self, items: tuple[str, ...]) -> None:
        """Empty the items that differ: whoever types them again reads them off again."""
        for path in items:
            if path in self.rows:
                self.rows[path].show_text("")
        if SCHEDULE in items:
            for group in self.groups.values():
                if group.table is not None:
                    group.table.fill(())
        self._show_items()

    def _go_to(self, item: str) -> None:
        tables = (group.first_cell for group in self.groups.values() if group.table is not None)
        target = self.rows[item].editor if item in self.rows else next(tables)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, target, lambda: self._show_in_sight(target))

    def _show_in_sight(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self._theme.steps(4))

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._clock.stop()
            # The wait that it spoke of is over.
            self.note.setText(self._agreed)
        self._show_buttons()

    @property
    def _may_sign(self) -> bool:
        return bool(self._name_that_agreed) and self._seconds <= 0

    def _show_buttons(self) -> None:
        waits = bool(self._name_that_agreed) and self._seconds > 0
        now = check_state.SIGN if self._name_that_agreed else check_state.SIGN_LATER
        self.sign.setText(check_state.waiting(self._seconds) if waits else now)
        self.sign.setEnabled(self._may_sign)
        self.rounds.setText(check_state.rounds_in_words(self._count))

    def _sign(self) -> None:
        if self._may_sign:
            self.signed.emit(self._name_that_agreed)

    def show_refusal(self, why: str) -> None:
        """Say why the signature was not set."""
        self._forget_agreement()
        self._tell(why, is_problem=True)

    def _tell(self, text: str, *, is_problem: bool) -> None:
        self.note.setText(text)
        set_role(self.note, "role", "problem" if is_problem else "strong")
        self._say(text)

    def tell(self, text: str) -> None:
        """Say one sentence that has nothing to do with the items."""
        self._tell(text, is_problem=True)

    def _say(self, text: str) -> None:
        announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the sources under each other where the window is narrow for its zoom."""
        super().resizeEvent(event)
        is_narrow = self.width() * 100 // self._theme.zoom < _NARROW
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
