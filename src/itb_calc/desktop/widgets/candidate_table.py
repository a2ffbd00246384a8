"""The candidates of a plan in a table that is chosen from by the keyboard: arrows, Enter, and Escape back."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from itb_calc.desktop.theme.theme import SMALL, Theme
from itb_calc.desktop.viewmodels.plan_rows import HEADINGS, PlanRow
from itb_calc.desktop.widgets.candidates_model import CandidatesModel
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.read_table import only_read
from itb_calc.desktop.widgets.spelling import spelled, spelling_choice
from itb_calc.desktop.widgets.ways_table import breakable

# Shares of the width, in the order of the headings; where it is narrow, each cell has room for its longest word.
_SHARES = (35, 24, 15, 26)
_NARROW_SHARES = (280, 308, 172, 240)
_AROUND, _LARGE = 12, 150
_NARROW = 420
_HEIGHT = 284


class CandidateTable(QTableView):
    """The rows. `taken` asks for the current one, `chosen` tells that another is current, `left` asks to go back."""

    taken = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._candidates = CandidatesModel()
        if theme.zoom > _LARGE:
            # A smaller type, large all the same, where micrograms in full need the room.
            smaller = f"QTableView {{ font-size: {theme.px(SMALL - 2)}px; }}"
            self.setStyleSheet(spelling_choice("", smaller))
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self.resizeRowsToContents)
        self.setModel(self._candidates)
        self.setObjectName("candidates")
        self.setAccessibleName("Candidates")
        self.setAccessibleDescription("The fittest first. Enter takes one over into the worksheet, Escape goes back")
        only_read(self, theme)
        self.setFixedHeight(theme.px(_HEIGHT))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        on_keys(self, ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"), self.taken.emit)
        on_keys(self, ("Escape", "Ctrl+Up"), self.left.emit)
        self.doubleClicked.connect(lambda _: self.taken.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    @property
    def current(self) -> PlanRow | None:
        """The row that is current, or None."""
        index = self.currentIndex()
        return self._candidates.rows[index.row()] if index.isValid() else None

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """The rows from top to bottom."""
        return self._candidates.rows

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        """Show other rows; the candidate that was current stays so where it is still there, else the first is."""
        if rows == self._candidates.rows:
            return
        current = self.current
        self._candidates.show_rows(rows)
        self._share_out()
        self._measuring.start()
        keys = [row.key for row in rows]
        if rows:
            place = keys.index(current.key) if current is not None and current.key in keys else 0
            self.setCurrentIndex(self._candidates.index(place, 0))
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width out among the columns."""
        super().resizeEvent(event)
        self._share_out()
        self._measuring.start()

    def _share_out(self) -> None:
        width = self.viewport().width()
        shares = _NARROW_SHARES if width < self._theme.px(_NARROW) else _SHARES
        # Where micrograms in full need the room, each column first gets what its longest piece needs.
        needed = spelling_choice(lambda: [0] * len(shares), self._needed)()
        rest = max(width - sum(needed), 0)
        edges = [rest * sum(shares[:place]) // sum(shares) for place in range(len(shares) + 1)]
        for place, ((left, right), least) in enumerate(zip(pairwise(edges), needed, strict=True)):
            self.setColumnWidth(place, least + right - left)

    def _needed(self) -> list[int]:
        """Return the width that the longest piece of each column needs; no line ends between a number and its unit."""
        metrics, bold = self.fontMetrics(), QFontMetrics(self.horizontalHeader().font())
        padding = self._theme.px(_AROUND)
        needed = []
        for place, heading in enumerate(HEADINGS):
            pieces = {each for row in self._candidates.rows for each in breakable(spelled(row.cells[place]))}
            longest = max(map(metrics.horizontalAdvance, pieces), default=0) + padding
            needed.append(max(longest, bold.horizontalAdvance(heading) + 1))
        return needed

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Bring the current row into sight."""
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
