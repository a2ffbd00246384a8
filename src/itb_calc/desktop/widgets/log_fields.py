"""The fields over the entries of the log: words, days, and the order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.log_rows import ORDERS, Asked
from itb_calc.desktop.widgets.choice import Choice, Option
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.flow_layout import FlowLayout

_WIDE, _NARROW = 190, 120


class LogFields(QWidget):
    """`changed` tells that something else is asked for."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = FlowLayout(self, theme.steps(1))
        self.search, self.first, self.last = QLineEdit(), ClinicalEdit(), ClinicalEdit()
        self.order = Choice(theme.px(16))
        self._add("&Search", self.search, "Words that must stand in an entry, such as a name or a number", _WIDE)
        self._add("&From", self.first, "The first day, as year, month and day: 2027-04-09", _NARROW)
        self._add("&To", self.last, "The last day, as year, month and day: 2027-04-09", _NARROW)
        self._add("Or&der", self.order, "What the entries are sorted by", _WIDE)
        self.search.setObjectName("search")
        for edit in (self.search, self.first, self.last):
            edit.textChanged.connect(lambda _: self.changed.emit())
        self.order.offer_options([Option(order, order) for order in ORDERS])
        self.order.set_value(ORDERS[0])
        self.order.chosen.connect(lambda _: self.changed.emit())

    def _add(self, label: str, editor: QWidget, description: str, width: int) -> None:
        pair = QWidget()
        line = QHBoxLayout(pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(6))
        shown = QLabel(label)
        shown.setBuddy(editor)
        editor.setAccessibleName(label.replace("&", ""))
        editor.setAccessibleDescription(description)
        editor.setFixedWidth(self._theme.px(width))
        line.addWidget(shown)
        line.addWidget(editor)
        self._flow.addWidget(pair)

    @property
    def asked(self) -> Asked:
        """What is asked for."""
        return Asked(self.search.text(), self.first.text(), self.last.text(), self.order.value)
