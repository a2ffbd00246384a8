"""The quiet page of the first start, kept under Help: what the program is for, its keys, versions and hashes."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.about_state import AboutState, about_state
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.plain_section import plain_section
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.words import words
from itb_calc.reference.reference import Reference

_LIBRARIES = ("PySide6-Essentials", "pint", "pydantic", "pyqtgraph")


class AboutPage(QScrollArea):
    """Purpose, keys, versions; `read` says that the person goes on to the worksheet."""

    read = Signal()

    def __init__(self, theme: Theme, reference: Reference) -> None:
        super().__init__()
        scroll_down_only(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        state = about_state(reference, tuple((name, _version(name)) for name in _LIBRARIES))
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(2))
        column.addWidget(words("What itb-calc is for", "title"))
        column.addWidget(self._purpose(state))
        self.button = QPushButton("&Go to the worksheet")
        self.button.clicked.connect(self.read)
        press_with_enter(self.button)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._table("Keys", state.keys))
        column.addWidget(self._table("Versions", state.versions))
        column.addStretch(1)
        self.setWidget(inside)

    def _purpose(self, state: AboutState) -> QFrame:
        frame, column = plain_section(self._theme)
        for paragraph in state.purpose:
            column.addWidget(words(paragraph))
        return frame

    def _table(self, title: str, pairs: tuple[tuple[str, str], ...]) -> QFrame:
        frame, column = plain_section(self._theme)
        column.addWidget(words(title, "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.steps(3))
        for line, (name, text) in enumerate(pairs):
            grid.addWidget(words(name, "strong"), line, 0)
            grid.addWidget(words(_breakable(text)), line, 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        return frame


def _breakable(text: str) -> str:
    """Let a long hash break into lines."""
    return "\u200b".join(text[place : place + 16] for place in range(0, len(text), 16)) if " " not in text else text


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
