"""One result beside its fields: the number with its unit in its own place, and the working that opens under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.result_state import ResultState, Standing
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.room import fix_width
from itb_calc.desktop.widgets.spelling import spelled, spelling_choice
from itb_calc.desktop.widgets.words import set_role, words

LABEL_WIDTH = 168
# Where micrograms in full need the room.
_NARROW_LABEL = 120
_OPEN, _CLOSED = "−", "+"
_ROLES = {Standing.WITHHELD: "withheld", Standing.WAITING: "absent", Standing.ABSENT: "absent"}


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class WorkingButton(QToolButton):
    """The button of a result: `moved` asks for the next or the former result, `left` to go back to the fields."""

    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of the arrows and of Escape; Qt's own use of the arrows goes to any widget beside."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ResultRow(QWidget):
    """A result. The keyboard reaches its button: Enter opens the working, Ctrl+C copies name, number and unit."""

    copied = Signal(str)
    opened = Signal(object)

    def __init__(self, theme: Theme, state: ResultState) -> None:
        super().__init__()
        self._state: ResultState | None = None
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.steps(1))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnStretch(1, 1)
        self._label = words(state.label, "muted")
        self.value = words()
        self._assumption = words(role="small")
        self._working = words(role="small")
        self._working.hide()
        self.button = self._working_button(theme)
        self._is_stacked = False
        self._arrange(is_main=state.is_main)
        self.show_state(state)

    def set_stacked(self, *, is_stacked: bool) -> None:
        """Set every label above its number where there is no room beside it."""
        if is_stacked is not self._is_stacked:
            self._is_stacked = is_stacked
            self._arrange(is_main=is_stacked or (self._state is not None and self._state.is_main))

    def _arrange(self, *, is_main: bool) -> None:
        """Set the label beside the number, or above it where the number is the section's large one."""
        for widget in (self._label, self.value, self.button, self._assumption, self._working):
            self._grid.removeWidget(widget)
        fix_width(self._label, None if is_main else self._theme.px(spelling_choice(LABEL_WIDTH, _NARROW_LABEL)))
        below = 1 if is_main else 0
        self._grid.addWidget(self._label, 0, 0, 1, 3 if is_main else 1)
        self._grid.addWidget(self.value, below, 1 - below, 1, 1 + below)
        self._grid.addWidget(self.button, below, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._assumption, below + 1, 0, 1, 3)
        self._grid.addWidget(self._working, below + 2, 0, 1, 3)

    def _working_button(self, theme: Theme) -> WorkingButton:
        button = WorkingButton()
        button.setText(_CLOSED)
        button.setCheckable(True)
        button.setFixedWidth(theme.px(32))
        # Out of the Tab key's way: results come and go, and the way through the fields must stay the same.
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setToolTip("Working (Enter), copy (Ctrl+C)")
        button.toggled.connect(self._open_working)
        press_with_enter(button)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        copy = QAction("Copy", self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return button

    def show_state(self, state: ResultState) -> None:
        """Show the result, or in words why there is none."""
        if state == self._state:
            return
        if self._state is not None and state.is_main is not self._state.is_main:
            self._arrange(is_main=self._is_stacked or state.is_main)
        self._state = state
        is_shown = state.standing is Standing.SHOWN
        self.value.setText(state.text)
        set_role(self.value, "role", _ROLES.get(state.standing, "main" if state.is_main else "result"))
        self._assumption.setText(state.assumption)
        self._assumption.setVisible(bool(state.assumption) and is_shown)
        self._working.setText("\n".join(state.working))
        self.button.setAccessibleDescription("Enter opens the working, control and C copies")
        if not is_shown:
            self.button.setChecked(False)
        self._open_working(self.button.isChecked())
        self.button.setVisible(is_shown)
        self.setVisible(state.has_a_place)

    def copy(self) -> None:
        """Put name, number and unit on the clipboard."""
        if self._state is not None and self._state.copied:
            QGuiApplication.clipboard().setText(spelled(self._state.copied))
            self.copied.emit(self._state.copied)

    def _open_working(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.button.setText(_OPEN if is_open else _CLOSED)
        self._working.setVisible(is_open)
        if is_open:
            self.opened.emit(self)
        if self._state is not None:
            opened = f"{self._state.spoken}. {' '.join(self._state.working)}" if is_open else self._state.spoken
            self.button.setAccessibleName(spelled(opened))
