"""The findings that name a field, beside it: shape and rule, in the colour of the severity."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.field_state import Mark
from itb_calc.desktop.widgets.words import words

_WIDTH = 72


class Marks(QWidget):
    """A short row of marks; details stand in the findings panel."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.steps(1))
        # Its place is kept, so that nothing moves when a mark comes.
        self._least = theme.px(_WIDTH)
        self.setMinimumWidth(self._least)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show the gravest mark, and how many more there are."""
        while (item := self._row.takeAt(0)) is not None:
            if (label := item.widget()) is not None:
                label.deleteLater()
        wanted = self._least
        for mark in marks[:1]:
            more = f" +{len(marks) - 1}" if len(marks) > 1 else ""
            label = words(mark.text + more, wraps=False)
            label.setProperty("severity", mark.severity.value)
            label.setToolTip(", ".join(each.text for each in marks))
            self._row.addWidget(label)
            # Before the style sheet has reached it, its letters would be measured too narrow.
            label.ensurePolished()
            wanted = max(wanted, label.sizeHint().width())
        self.setMinimumWidth(wanted)
