"""The screening page: a test dose and its volume, the time since the last one, and the start dose that would follow."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.pages.screening_options import screening_options
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState, announcement
from itb_calc.desktop.viewmodels.result_state import result_states
from itb_calc.desktop.viewmodels.screening_sections import FIRST, SCREENING_SECTION_OF, SCREENING_SECTIONS
from itb_calc.desktop.viewmodels.screening_state import (
    ScreeningState,
    screening_state,
    screening_text,
    with_another_site,
    with_typed,
)
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.finding_list import FindingList
from itb_calc.desktop.widgets.keys import on_keys
from itb_calc.desktop.widgets.room import scroll_down_only
from itb_calc.desktop.widgets.screening_header import ScreeningHeader
from itb_calc.desktop.widgets.screening_picture import ScreeningPictureWidget
from itb_calc.desktop.widgets.section_frame import SectionFrame
from itb_calc.desktop.widgets.words import words
from itb_calc.documents.site_settings import screening_site
from itb_calc.reference.reference import Reference
from itb_calc.report.spelled_text import names_with_mcg, text_in_full

_NARROW = 800
_PAUSE = 700


class Kept(NamedTuple):
    """What stands in the fields by path, and what stood there before the page was cleared."""

    typed: dict[str, str]
    former: dict[str, str]


class ScreeningPage(QWidget):
    """One trial, typed here and kept nowhere else. `told` carries what is to be said to those who listen."""

    told = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self._document = theme, document
        self.typed: dict[str, str] = {}
        self._former: dict[str, str] = {}
        self.state = ScreeningState()
        self._spoken: tuple[FindingState, ...] = ()
        self._refused = ("", "")
        self._around: tuple[object, ...] = ()
        self.last = FIRST.path
        self.header = ScreeningHeader(theme)
        self.sections = {
            section.id: SectionFrame(theme, section, result_states(section, None)) for section in SCREENING_SECTIONS
        }
        self.rows = {path: row for frame in self.sections.values() for path, row in frame.rows.items()}
        self.findings = {name: FindingList(theme) for name in self.sections}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._connect()
        self._look_around()

    def _arrange(self) -> None:
        theme, margin = self._theme, self._theme.steps(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, margin, 0, 0)
        outer.setSpacing(theme.steps(1))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, margin, 0)
        head.addWidget(self.header)
        outer.addLayout(head)
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, margin, margin)
        column.setSpacing(theme.steps(2))
        for name, frame in self.sections.items():
            frame.pictures.addWidget(self.findings[name])
            column.addWidget(frame)
        column.addWidget(self._steps())
        column.addStretch(1)
        self._scroll = scroll_down_only(QScrollArea())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        outer.addWidget(self._scroll, 1)

    def _steps(self) -> QFrame:
        theme, frame = self._theme, QFrame()
        frame.setObjectName("section")
        column = QVBoxLayout(frame)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(1))
        column.addWidget(words("Steps", "heading"))
        self.picture = ScreeningPictureWidget(theme)
        self._sources = words(role="small")
        for widget in (self.picture, self._sources):
            column.addWidget(widget)
        return frame

    def _connect(self) -> None:
        for path, row in self.rows.items():
            row.typed.connect(lambda text, path=path: self.enter(path, text))
            row.explained.connect(self.told)
            row.entered.connect(self._enter_row)
        for frame in self.sections.values():
            for result in frame.results.values():
                result.copied.connect(lambda text: self.tell(f"Copied: {text}"))
                result.opened.connect(lambda row: QTimer.singleShot(0, row, lambda: self.show_in_sight(row)))
                result.button.moved.connect(self._move_result)
                result.button.left.connect(self.go_to_last)
        for cards in self.findings.values():
            cards.chosen.connect(self.go_to)
        for keys, act in (("Ctrl+Down", self.go_to_results), ("Ctrl+Up", self.go_to_last)):
            on_keys(self, (keys,), act, inside=True)
        for before, after in pairwise(
            [*(row.editor for row in self.rows.values()), self.header.clear, self.header.copy]
        ):
            QWidget.setTabOrder(before, after)
        self.header.clear.clicked.connect(self.clear_or_bring_back)
        self.header.copy.clicked.connect(self.copy_text)
        self._pause.timeout.connect(self._say_what_is_new)
        self._document.changed.connect(self._look_around)

    def enter(self, path: str, text: str) -> None:
        """Take a field's text as it stands in the field."""
        self._put(with_typed(self.typed, path, text), self._former)

    @property
    def kept(self) -> Kept:
        """What another page like this takes over."""
        return Kept(self.typed, self._former)

    def take(self, kept: Kept) -> None:
        """Take over what stood in the fields of another page like this."""
        self._put(*kept)
        self._spoken = self.state.spoken

    def _put(self, typed: dict[str, str], former: dict[str, str]) -> None:
        self.typed, self._former = typed, former
        self.show_page()

    def clear_or_bring_back(self) -> None:
        """Empty every field; while all are empty, bring back what was in them."""
        is_cleared = bool(self.typed)
        self._put({} if is_cleared else self._former, self.typed)
        self.tell("The page is empty. What was here can be brought back." if is_cleared else "What was here is back.")
        self.go_to(FIRST.path)

    def copy_text(self) -> None:
        """Put the whole page on the clipboard as text."""
        document = self._document
        site = screening_site(document.settings)
        text = screening_text(self.typed, document.worksheet.decimal_mark, self._reference, document.today, site)
        QGuiApplication.clipboard().setText(
            text_in_full(text, names_with_mcg(self._reference)) if document.settings.spells_micrograms else text
        )
        self.tell("The whole page is copied as text.")

    def tell(self, text: str) -> None:
        """Show one sentence about what was just done, and say it."""
        self.header.show_note(text)
        self.told.emit(text)

    @property
    def _reference(self) -> Reference:
        return self._document.reference or Reference()

    def show_page(self) -> None:
        """Show the page as it is now."""
        document, mark = self._document, self._document.worksheet.decimal_mark
        for path, row in self.rows.items():
            row.show_text(self.typed.get(path, ""))
        site = screening_site(document.settings)
        self.state = screening_state(self.typed, mark, self._reference, document.today, site)
        for path, field in self.state.fields.items():
            self.rows[path].show_state(field)
        for name, frame in self.sections.items():
            frame.show_results(self.state.results[name], self.state.not_checked.get(name, ()))
            self.findings[name].show_findings(self.state.findings[name])
        self.picture.show_state(self.state.picture)
        self._sources.setText(self.state.sources)
        self.header.show_beginning(self.state.beginning)
        self.header.show_counts(self.state.counts, mark)
        self.header.offer(has_texts=bool(self.typed), has_former=bool(self._former))
        self._pause.start()

    def _look_around(self) -> None:
        """Show the page anew where the figures, the decimal mark or the day are others; nothing else concerns it."""
        document = self._document
        site = screening_site(document.settings)
        around = (document.reference, document.worksheet.decimal_mark, document.today, site)
        if around == self._around:
            return
        if self._around and site != self._around[-1]:
            self.typed = with_another_site(self.typed)
        self._around = around
        for row in self.rows.values():
            if isinstance(row.editor, Choice):
                blocker = QSignalBlocker(row.editor)
                row.editor.offer_options(screening_options(row.field, document, self._theme))
                del blocker
        self.show_page()

    def go_to(self, path: str) -> None:
        """Set the focus to a field, and bring it into sight."""
        if path in self.rows:
            editor = self.rows[path].editor
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, editor, lambda: self.show_in_sight(editor))

    def go_to_last(self) -> None:
        """Go to the field that had the focus last, or to the first."""
        self.go_to(self.last)

    def explain(self) -> None:
        """Open the help of the field that had the focus last."""
        self.go_to_last()
        self.rows[self.last].toggle_help()

    def first_card(self) -> FindingCard | None:
        """Return the first card of a finding, or None where nothing is found."""
        cards = (cards.first_card() for cards in self.findings.values())
        return next((card for card in cards if card is not None), None)

    def go_to_results(self) -> None:
        """Go from a field to the results beside it, or to the next that there are."""
        places = [*self.sections]
        here = places.index(SCREENING_SECTION_OF[self.last])
        for name in (*places[here:], *places):
            if self.sections[name].buttons:
                self._go_to_result(self.sections[name].buttons[0])
                return

    def _go_to_result(self, button: QToolButton) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_in_sight(button)

    def _move_result(self, step: int) -> None:
        buttons = [button for frame in self.sections.values() for button in frame.buttons]
        focused = next(place for place, button in enumerate(buttons) if button.hasFocus())
        self._go_to_result(buttons[(focused + step) % len(buttons)])

    def _enter_row(self, path: str) -> None:
        self.last = path
        self.show_in_sight(self.rows[path])

    def show_in_sight(self, widget: QWidget) -> None:
        """Scroll until a widget is in sight, with its section's words around it."""
        self._scroll.ensureWidgetVisible(widget, 0, self._theme.steps(8))

    def _say_what_is_new(self) -> None:
        """After a pause in the typing, say which findings are new and why the field is not read."""
        news = announcement(self._spoken, self.state.spoken)
        self._spoken = self.state.spoken
        refused = (self.last, self.state.fields[self.last].refused)
        said = " ".join(part for part in (refused[1] if refused != self._refused else "", news) if part)
        self._refused = refused
        if said:
            self.told.emit(said)

    def set_width(self, width: int) -> None:
        """Put results under their fields where the page is narrow for its zoom."""
        is_narrow = width * 100 // self._theme.zoom < _NARROW
        for frame in self.sections.values():
            frame.set_narrow(is_narrow=is_narrow)
