"""The ways to prepare under the preparation: closed until they are wanted, worked out only while they are open."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.ways_state import WayRow, WaysState, ways_state
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.ways_table import WaysTable
from itb_calc.desktop.widgets.words import words

_TITLE = "Ways to prepare"
_KEY = "Ctrl+Shift+W"
_OPEN, _CLOSED = "▼", "▶"
_CANNOT = "Cannot be used:"


class WaysPanel(QWidget):
    """A button that opens the table of the ways of a document.

    `moved` tells a part of a widget to bring into sight, `left` asks to go back to the fields; `said` is for those who
    listen, `told` and `copied` what was done.
    """

    moved = Signal(object, QRect)
    said = Signal(str)
    left = Signal()
    told = Signal(str)
    copied = Signal(str)

    def __init__(self, theme: Theme, document: Document, after: QWidget) -> None:
        super().__init__()
        self._theme, self._document, self._after = theme, document, after
        self._state = WaysState()
        self._content: _Content | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.steps(1))
        self.button = QToolButton()
        self.button.setCheckable(True)
        # Out of the Tab key's way; the menu says its key.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleDescription("Control, shift and W opens them and goes to them")
        self.button.toggled.connect(self._open_or_close)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._name_button()

    @property
    def table(self) -> WaysTable | None:
        """The table, once it was wanted."""
        return None if self._content is None else self._content.table

    def turn(self) -> None:
        """Open the ways and go to them; where the focus is in them already, close them and go back."""
        if self._content is not None and self._content.table.hasFocus():
            self.button.setChecked(False)
            self.left.emit()
            return
        self.button.setChecked(True)
        self.said.emit(self._state.caption)
        if self._content is not None and self._state.rows:
            self._content.table.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once the table has its place: one that was just opened has none yet.
        QTimer.singleShot(0, self, lambda: self.moved.emit(self, self.rect()))

    def show_ways(self) -> None:
        """Work out the ways of the worksheet as it is now, where they are open."""
        reference, evaluation = self._document.reference, self._document.evaluation
        if self.button.isChecked() and reference is not None and evaluation is not None:
            self._state = ways_state(self._document.worksheet, reference, evaluation.today)
            if self._content is not None:
                self._content.show_state(self._state)

    def _open_or_close(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._name_button()
        if self._content is None:
            self._content = self._build()
        if not is_open and self._content.table.hasFocus():
            self.left.emit()
        self._content.setVisible(is_open)
        self.show_ways()

    def _name_button(self) -> None:
        is_open = self.button.isChecked()
        self.button.setText(f"{_OPEN if is_open else _CLOSED}  {_TITLE}  ({_KEY})")
        self.button.setAccessibleName(f"{_TITLE}, {'open' if is_open else 'closed'}")

    def _build(self) -> _Content:
        """Build the table when it is first wanted."""
        content = _Content(self._theme)
        content.table.taken.connect(self._take_over)
        content.table.left.connect(self.left)
        content.table.moved.connect(lambda place: self.moved.emit(content.table.viewport(), place))
        content.table.copied.connect(self.copied)
        self._column.addWidget(content)
        # From the table Tab goes on to the field behind the preparation.
        QWidget.setTabOrder(self._after, content.table)
        return content

    def _take_over(self, row: WayRow) -> None:
        self._document.take_over(row.worksheet)
        self.told.emit(row.taken)


class _Content(QWidget):
    """Caption, table, what cannot be used, and notes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.steps(1))
        self._caption, self._cannot, self._notes = words(role="strong"), words(role="small"), words(role="small")
        self.table = WaysTable(theme)
        for widget in (self._caption, self.table, self._cannot, self._notes):
            column.addWidget(widget)

    def show_state(self, state: WaysState) -> None:
        """Show the ways, or what they wait for."""
        self._caption.setText(state.caption)
        self.table.setAccessibleDescription(spelled(state.caption))
        self.table.setVisible(bool(state.rows))
        self.table.show_rows(state.rows)
        self._cannot.setText("\n".join((_CANNOT, *state.unusable)))
        self._cannot.setVisible(bool(state.unusable))
        self._notes.setText("\n".join(state.notes))
        self._notes.setVisible(bool(state.notes))
