"""One finding of the panel: shape, word and rule, the message, where it leads, what it withholds, and its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.undo_keys import UndoKeys
from itb_calc.desktop.widgets.words import words

_EARLIER = "Given before the values changed, so it no longer counts"
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FindingCard(QFrame):
    """A finding. `chosen` asks to go to its field, `reasoned` gives the reason why it may stand."""

    chosen = Signal(str)
    reasoned = Signal(str, str)

    def __init__(self, theme: Theme, state: FindingState) -> None:
        super().__init__()
        self.state = state
        self.setObjectName("card")
        self.setProperty("severity", state.severity.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        margin = theme.steps(1)
        self._column.setContentsMargins(margin + theme.px(4), margin, margin, margin)
        self._column.setSpacing(theme.px(4))
        self._heading = words()
        self._heading.setProperty("severity", state.severity.value)
        self._message, self._place, self._withholds = words(), words(role="strong"), words(role="small")
        for label in (self._heading, self._message, self._withholds, self._place):
            self._column.addWidget(label)
        self.reason: QLineEdit | None = None
        self._earlier, self._answered = words(role="small"), words(role="strong")
        if state.needs_reason:
            self._ask_reason(state)
        self.show_state(state)

    def _ask_reason(self, state: FindingState) -> None:
        self.reason = QLineEdit(state.reason)
        self.reason.setAccessibleName(f"Reason for {state.rule}")
        self.reason.setAccessibleDescription("Why this may stand; kept with the worksheet")
        label = QLabel("Reason why this may stand")
        label.setProperty("role", "small")
        label.setBuddy(self.reason)
        UndoKeys(self).watch(self.reason)
        self.reason.textEdited.connect(lambda text: self.reasoned.emit(self.state.rule, text))
        for widget in (label, self.reason, self._answered, self._earlier):
            self._column.addWidget(widget)

    def show_state(self, state: FindingState) -> None:
        """Show what the finding says now; the reason is left alone while somebody types it."""
        self.state = state
        self._heading.setText(state.heading)
        self._message.setText(state.message)
        self._place.setText(f"→ {state.place}" if state.place else "")
        self._place.setVisible(bool(state.place))
        self._withholds.setText(f"Withholds: {state.withholds}")
        self._withholds.setVisible(bool(state.withholds))
        self._earlier.set_kept(f"{_EARLIER}: {state.earlier_reason}", (state.earlier_reason,))
        self._earlier.setVisible(bool(state.earlier_reason))
        self._answered.set_kept(state.answered, (state.answered,))
        self._answered.setVisible(bool(state.answered))
        if self.reason is not None and self.reason.text().strip() != state.reason.strip():
            self.reason.setText(state.reason)
        self.setToolTip(spelled(f"Source: {state.source}"))
        self.setAccessibleName(spelled(state.spoken, (state.reason, state.earlier_reason)))
        self.setAccessibleDescription("Enter goes to the field" if state.path else spelled(f"Source: {state.source}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the field with Enter or Space."""
        if event.key() in _GO and self.hasFocus():
            self.chosen.emit(self.state.path)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the field with a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.state.path)
        super().mouseReleaseEvent(event)
