"""One cell of a table that is typed into: a clinical field that tells where the focus is and which keys mean a row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP_OR_DOWN: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TableCell(ClinicalEdit):
    """A cell: `came` and `went` tell of the focus, the others of a key.

    `cleared`: Ctrl+Delete; `wanted`: Ctrl+Enter, for what is offered; `moved`: an arrow up or down; `asked`: F1.
    """

    came = Signal()
    went = Signal()
    cleared = Signal()
    wanted = Signal()
    moved = Signal(int)
    asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of a key that has a meaning of its own in a table; type any other."""
        key = event.key()
        with_control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if with_control and key == Qt.Key.Key_Delete:
            self.cleared.emit()
        elif with_control and key in _ENTERS:
            self.wanted.emit()
        elif key in _UP_OR_DOWN and not with_control:
            self.moved.emit(_UP_OR_DOWN[key])
        elif key == Qt.Key.Key_F1:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the focus is here."""
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the focus is here no more."""
        super().focusOutEvent(event)
        self.went.emit()
