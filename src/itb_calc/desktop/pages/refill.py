"""The worksheet page: fields, results beside them, pictures; built section by section, so that nothing freezes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.pages.refill_options import options_for
from itb_calc.desktop.pages.refill_tables import RefillTables, table_of
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.result_state import result_states
from itb_calc.desktop.viewmodels.sections import FIRST, SECTION_OF, SECTIONS, TABLES
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.dose_change_picture import DoseChangePictureWidget
from itb_calc.desktop.widgets.field_row import FieldRow, focused_row
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.offer_bar import OfferBar
from itb_calc.desktop.widgets.page_header import PageHeader
from itb_calc.desktop.widgets.preparation_picture import PreparationPictureWidget
from itb_calc.desktop.widgets.reservoir_picture import ReservoirPictureWidget
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.scan_row import ScanRow
from itb_calc.desktop.widgets.section_frame import SectionFrame
from itb_calc.desktop.widgets.sign_panel import SignPanel
from itb_calc.desktop.widgets.transition_picture import TransitionPictureWidget
from itb_calc.desktop.widgets.transition_words import TransitionWordsWidget
from itb_calc.desktop.widgets.undo_keys import UndoKeys
from itb_calc.desktop.widgets.ways_panel import WaysPanel
from itb_calc.desktop.widgets.words import words
from itb_calc.visit.kinds import YesNoKind

if TYPE_CHECKING:
    from itb_calc.desktop.widgets.volume_chart import VolumeChart

_NARROW = 800


class RefillPage(QWidget):
    """The page of one document.

    `explained` carries the help that F1 opened, for those who listen; `copied` what is now on the clipboard; `told`
    what was just done.
    """

    explained = Signal(str)
    copied = Signal(str)
    told = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self.document = theme, document
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[str, SectionFrame] = {}
        self.header = PageHeader(theme)
        self._undo_keys = UndoKeys(self)
        self._beginning = words(role="muted")
        self.last = FIRST.path
        self._chart: VolumeChart | None = None
        margin = theme.steps(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, margin, 0, 0)
        outer.setSpacing(theme.steps(1))
        self.offer = OfferBar(theme)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, margin, 0)
        head.setSpacing(theme.steps(1))
        head.addWidget(self.offer)
        head.addWidget(self.header)
        outer.addLayout(head)
        self._scroll = scroll_down_only(QScrollArea())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, margin, margin)
        self._column.setSpacing(theme.steps(3))
        self._scroll.setWidget(inside)
        outer.addWidget(self._scroll, 1)

    def build(self) -> Iterator[None]:
        """Build the page in steps short enough for the window to answer between them."""
        first = FieldRow(self._theme, FIRST)
        self._add_row(first)
        self._column.addWidget(first)
        self._column.addWidget(self._beginning)
        yield
        for section in SECTIONS:
            frame = SectionFrame(self._theme, section, result_states(section, None))
            self.sections[section.id] = frame
            for row in frame.rows.values():
                self._add_row(row)
            for result in frame.results.values():
                result.copied.connect(self.copied)
                result.opened.connect(self._show_working)
                result.button.moved.connect(self._move_result)
                result.button.left.connect(self.go_to_last)
            self._column.addWidget(frame)
            yield
        self.tables = RefillTables(self._theme, self.document, self.sections)
        # So that it goes with the page, and hears nothing of the document afterwards.
        self.tables.setParent(self)
        self.tables.explained.connect(self.explained)
        self.tables.entered.connect(self._enter_cell)
        yield
        self._preparation, self._reservoir = PreparationPictureWidget(self._theme), ReservoirPictureWidget(self._theme)
        self.sections["preparation"].pictures.addWidget(self._preparation)
        self.sections["pump"].pictures.addWidget(self._reservoir)
        self._dose_change = DoseChangePictureWidget(self._theme)
        self.sections["dose"].pictures.addWidget(self._dose_change)
        yield
        self._change, self._dose_picture = TransitionWordsWidget(self._theme), TransitionPictureWidget(self._theme)
        self.sections["transition"].above.addWidget(self._change)
        self.sections["transition"].below.addWidget(self._dose_picture)
        self._add_ways()
        self.scan = ScanRow(self._theme, self.document)
        self.sections["product"].above.addWidget(self.scan)
        self.sign = SignPanel(self._theme, self.document)
        self.sign.told.connect(self.told)
        self._column.addWidget(self.sign)
        self._column.addStretch(1)
        yield
        self._order_tabs()
        keys = {"Ctrl+Down": self.go_to_results, "Ctrl+Up": self.go_to_last, "Ctrl+B": self.go_to_scan}
        for key, act in keys.items():
            on_keys(self, (key,), act, inside=True)
        self.document.changed.connect(self.show_page)
        self.document.replaced.connect(self.fill_fields)
        self.document.replaced.connect(self.tables.fill)
        self.document.retyped.connect(self.fill_fields)
        self.document.retyped.connect(self.tables.fill)
        self.fill_fields()
        self.tables.fill()
        self.show_page()

    def add_chart(self, chart: VolumeChart) -> None:
        """Put the chart into its place, once its library is loaded."""
        self._chart = chart
        self.sections["refill"].below.addWidget(chart)
        chart.show_state(self.document.page.pictures.course)

    def _add_ways(self) -> None:
        """Put the ways to prepare under the preparation, closed."""
        frame = self.sections["preparation"]
        *_, last = frame.rows.values()
        self.ways = WaysPanel(self._theme, self.document, after=last.editor)
        frame.below.addWidget(self.ways)
        self.ways.copied.connect(self.copied)
        self.ways.told.connect(self.told)
        self.ways.said.connect(self.explained)
        self.ways.left.connect(self.go_to_last)
        self.ways.moved.connect(self._show_part)

    def _add_row(self, row: FieldRow) -> None:
        self.rows[row.field.path] = row
        self._undo_keys.watch(row.editor)
        path = row.field.path
        if isinstance(row.field.kind, YesNoKind):
            row.typed.connect(lambda text: self.document.answer(path, None if not text else text == "true"))
        else:
            row.typed.connect(lambda text: self.document.enter(path, text))
        row.explained.connect(self.explained)
        row.entered.connect(self._enter_row)

    def _enter_row(self, path: str) -> None:
        # Going elsewhere begins another step of undo.
        self.document.history.end_step()
        self.last = path
        self.show_in_sight(self.rows[path])

    def _enter_cell(self, cell: QWidget) -> None:
        self.document.history.end_step()
        self._undo_keys.watch(cell)
        self.last = cell.objectName()
        # With what is said under the row.
        self.show_in_sight(cell.parentWidget() or cell)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [self.rows[FIRST.path].editor, self.scan.editor]
        for name, frame in self.sections.items():
            stops += [*(row.editor for row in frame.rows.values()), *self.tables.buttons_in(name)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.sign.order_tabs(stops[-1])

    def fill_fields(self) -> None:
        """Put the document's texts into the fields, and the listed names into the choices."""
        for path, row in self.rows.items():
            blocker = QSignalBlocker(row.editor)
            if isinstance(row.editor, Choice):
                row.editor.offer_options(options_for(row.field, self.document, self._theme))
            del blocker
            answer = self.document.worksheet.answers.get(path)
            text = self.document.typed.get(path, "") if answer is None else str(answer).lower()
            row.show_text(text)

    def show_page(self) -> None:
        """Show the document's page as it is now."""
        # Else the whole page finds its places anew for each part that comes or goes.
        inside = (frame.layout() for frame in self.sections.values())
        layouts = [self._column, *(layout for layout in inside if layout is not None)]
        for layout in layouts:
            layout.setEnabled(False)
        try:
            self._show_parts()
        finally:
            for layout in layouts:
                layout.setEnabled(True)
            self._column.activate()

    def _show_parts(self) -> None:
        page = self.document.page
        for path, state in page.fields.items():
            if path in self.rows:
                self.rows[path].show_state(state)
        for name, frame in self.sections.items():
            if name in page.results:
                frame.show_results(page.results[name], page.remarks.get(name, ()))
        self.ways.show_ways()
        self._preparation.show_state(page.pictures.preparation)
        self._reservoir.show_state(page.pictures.reservoir)
        self._dose_change.show_state(page.pictures.dose_change)
        self._change.show_words(page.change)
        self._dose_picture.show_state(page.pictures.transition)
        self._dose_picture.setVisible(bool(page.change.paragraphs))
        self.tables.show_page()
        if self._chart is not None:
            self._chart.show_state(page.pictures.course)
        self._beginning.setText(page.beginning)
        self._beginning.setVisible(bool(page.beginning))
        self.header.show_document(self.document)

    def go_to(self, path: str) -> None:
        """Set the focus to a field, and bring it into sight."""
        row = self.rows.get(path)
        target = self.tables.target(path) if row is None else row.editor
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            # Once the page has its places: a page just built has none yet.
            QTimer.singleShot(0, target, lambda: self.show_in_sight(target))

    def go_to_signatures(self) -> None:
        """Show who vouches for the worksheet, with the focus on what changes nothing."""
        self.sign.check.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.sign, lambda: self.show_in_sight(self.sign))

    def go_to_first(self) -> None:
        """Go to the first field of the work."""
        self.go_to(FIRST.path)

    def go_to_scan(self) -> None:
        """Go to the field that a scanner types into."""
        self.scan.go()
        self.show_in_sight(self.scan)

    def go_to_last(self) -> None:
        """Go to the field that had the focus last, or to the first."""
        self.go_to(self.last)

    def explain(self) -> None:
        """Open the help of the field or the table that had the focus last."""
        self.go_to(self.last)
        (self.rows.get(self.last) or self.tables.block_of(self.last)).toggle_help()

    def place_of(self, widget: QWidget | None) -> str:
        """Name a field, or a cell of a table, of this page by its path; empty for anything else."""
        row = focused_row(widget)
        if row is not None and not self.isAncestorOf(row):
            return ""
        return self.tables.place_of(widget) if row is None else row.field.path

    def refusal_at(self, path: str) -> str:
        """Say why the field or the cell at a path is not read; empty where it is."""
        state = self.document.page.fields.get(path)
        return self.tables.refusal_at(path) if state is None else state.refused

    def go_to_results(self) -> None:
        """Go from a field to the results beside it, or to the next that there are."""
        section = (SECTION_OF | TABLES).get(table_of(self.last), SECTIONS[0].id)
        places = [each.id for each in SECTIONS]
        for name in (*places[places.index(section) :], *places):
            if self.sections[name].buttons:
                self._go_to_result(self.sections[name].buttons[0])
                return

    def _go_to_result(self, button: QToolButton) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_in_sight(button)

    def _show_working(self, row: QWidget) -> None:
        QTimer.singleShot(0, row, lambda: self.show_in_sight(row))

    def _move_result(self, step: int) -> None:
        """Go from result to result with the arrows."""
        buttons = [button for frame in self.sections.values() for button in frame.buttons]
        focused = next(place for place, button in enumerate(buttons) if button.hasFocus())
        self._go_to_result(buttons[(focused + step) % len(buttons)])

    def _show_part(self, widget: QWidget, part: QRect) -> None:
        """Scroll until a part of a widget is in sight; of one that is higher than the window, its beginning."""
        seen = widget.mapTo(self._scroll.viewport(), part.topLeft())
        top = seen.y() + self._scroll.verticalScrollBar().value()
        for y in (top + part.height(), top):
            self._scroll.ensureVisible(0, y, 0, self._theme.steps(1))

    def show_in_sight(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight, with its section's words around it."""
        margin = self._theme.steps(8)
        self._scroll.ensureWidgetVisible(widget, 0, margin)

    def set_width(self, width: int) -> None:
        """Put results under their fields where the page is narrow for its zoom."""
        is_narrow = width * 100 // self._theme.zoom < _NARROW
        self.header.set_narrow(is_narrow=is_narrow)
        self.rows[FIRST.path].set_stacked(is_stacked=is_narrow)
        for frame in self.sections.values():
            frame.set_narrow(is_narrow=is_narrow)
        self._change.set_stacked(is_stacked=is_narrow)
        self.tables.set_room(width * 100 // self._theme.zoom)
