"""Everything in the window: the pages, the findings beside them, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.pages.about import AboutPage
from itb_calc.desktop.pages.convert import ConvertPage
from itb_calc.desktop.pages.emergency import EmergencyPage
from itb_calc.desktop.pages.plan import PlanPage
from itb_calc.desktop.pages.reference import ReferencePage
from itb_calc.desktop.pages.refill import RefillPage
from itb_calc.desktop.pages.screening import Kept, ScreeningPage
from itb_calc.desktop.pages.settings import SettingsPage
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.finding_state import FindingState, announcement
from itb_calc.desktop.widgets.announce import announce
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.findings_panel import WIDTH, FindingsPanel
from itb_calc.desktop.widgets.page_column import PageColumn
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.planning.wish import INTERVAL
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import PRODUCT_ID
from itb_calc.worksheet.text import Worksheet

_NARROW = 1100
_PAUSE = 700
CONVERT, PLAN, SCREENING = PAGES.index("Convert"), PAGES.index("Plan"), PAGES.index("Screening")
_TAKE_BACK = "Ctrl+Z takes it back."
ABOUT = len(PAGES)


class Bench(QWidget):
    """Page list, pages and findings. The worksheet page is built at once, each other page when it is first wanted."""

    purpose_read = Signal()

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self.setObjectName("page")
        self.theme, self.document = theme, document
        self.spoken_so_far: tuple[FindingState, ...] = ()
        self._refused = ("", "")
        self.spoken = ""
        self._is_narrow = False
        self._has_charts = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.column = PageColumn(theme)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.panel = FindingsPanel(theme)
        self.panel.setFixedWidth(theme.px(WIDTH))
        self.refill = RefillPage(theme, document)
        self._built: dict[int, QWidget] = {REFILL: self.refill}
        self.stack.addWidget(self.refill)
        for widget, stretch in ((self.column, 0), (self.stack, 1), (self.panel, 0)):
            self._row.addWidget(widget, stretch)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)

    def build(self) -> Iterator[None]:
        """Build the worksheet page in short steps, then connect everything."""
        yield from self.refill.build()
        self.column.pages.itemSelectionChanged.connect(self._show_selected)
        self.column.findings.clicked.connect(self.toggle_panel)
        self.panel.chosen.connect(self.go_to_field)
        self.panel.reasoned.connect(self.document.confirm)
        self.refill.explained.connect(self.say)
        self.refill.copied.connect(self._tell_copied)
        self.refill.told.connect(self._tell)
        self._pause.timeout.connect(self._say_what_is_new)
        self.document.replaced.connect(self._forget_what_was_said)
        self.document.changed.connect(self._show_findings)
        self._show_findings()

    @property
    def place(self) -> int:
        """The page that is shown."""
        return next(place for place, page in self._built.items() if page is self.stack.currentWidget())

    @property
    def convert_text(self) -> str:
        """What is typed on the convert page."""
        page = self._built.get(CONVERT)
        return page.field.text() if isinstance(page, ConvertPage) else ""

    @convert_text.setter
    def convert_text(self, text: str) -> None:
        page = self.page(CONVERT)
        if isinstance(page, ConvertPage):
            page.field.setText(text)

    @property
    def search_text(self) -> str:
        """What is searched for on the reference page."""
        page = self._built.get(PAGES.index("Reference"))
        return page.search.text() if isinstance(page, ReferencePage) else ""

    @search_text.setter
    def search_text(self, text: str) -> None:
        page = self.page(PAGES.index("Reference"))
        if isinstance(page, ReferencePage):
            page.search.setText(text)

    def page(self, place: int) -> QWidget:
        """Return a page, built now if it was not wanted before."""
        if place not in self._built:
            page = self._makers()[place]()
            self._built[place] = page
            self.stack.addWidget(page)
        return self._built[place]

    def _makers(self) -> dict[int, Callable[[], QWidget]]:
        reference = self.document.reference or Reference()
        return {
            CONVERT: lambda: ConvertPage(self.theme, self.document),
            PLAN: self._plan,
            SCREENING: self._screening,
            PAGES.index("Reference"): lambda: ReferencePage(self.theme, reference),
            PAGES.index("Emergency"): lambda: EmergencyPage(self.theme, reference),
            PAGES.index("Log"): self._log,
            PAGES.index("Settings"): self._settings,
            ABOUT: self._about,
        }

    def _log(self) -> QWidget:
        # SQLite and what goes with it are loaded when the page is first wanted.
        from itb_calc.desktop.pages.log import LogPage  # noqa: PLC0415
        from itb_calc.documents.places import state_folder  # noqa: PLC0415

        page = LogPage(self.theme, state_folder())
        page.told.connect(self.say)
        return page

    def _screening(self) -> QWidget:
        page = ScreeningPage(self.theme, self.document)
        page.told.connect(self.say)
        return page

    def _settings(self) -> QWidget:
        page = SettingsPage(self.theme, self.document)
        page.told.connect(self.say)
        page.saved.connect(self.document.changed)
        return page

    @property
    def trial(self) -> Kept:
        """What is typed on the screening page."""
        page = self._built.get(SCREENING)
        return page.kept if isinstance(page, ScreeningPage) else Kept({}, {})

    @trial.setter
    def trial(self, kept: Kept) -> None:
        page = self.page(SCREENING)
        if isinstance(page, ScreeningPage):
            page.take(kept)

    @property
    def fields_page(self) -> RefillPage | ScreeningPage | PlanPage | SettingsPage:
        """The page with fields of its own that is shown; the worksheet page where that is another."""
        page = self._built[self.place]
        return page if isinstance(page, ScreeningPage | PlanPage | SettingsPage) else self.refill

    def _plan(self) -> QWidget:
        page = PlanPage(self.theme, self.document)
        page.told.connect(self.say)
        page.taken.connect(self._take_over)
        if self._has_charts:
            page.add_chart()
        return page

    def add_charts(self) -> None:
        """Let the pages beside the worksheet have their charts, now that the library of charts is loaded."""
        self._has_charts = True
        page = self._built.get(PLAN)
        if isinstance(page, PlanPage):
            page.add_chart()

    def _take_over(self, worksheet: Worksheet, name: str) -> None:
        """Go on with a candidate of the plan, at its product; the wished interval stays on the plan page."""
        planned = self.document.planned
        self.document.planned = {path: planned[path] for path in (INTERVAL.path,) if path in planned}
        self.document.take_over(worksheet)
        self.show_page(REFILL)
        self.refill.go_to(PRODUCT_ID.path)
        self._tell(f"{name} is taken over: check that the product is the one in your hand. {_TAKE_BACK}")

    def _about(self) -> QWidget:
        page = AboutPage(self.theme, self.document.reference or Reference())
        page.read.connect(self._go_on)
        return page

    def _go_on(self) -> None:
        self.purpose_read.emit()
        self.show_page(REFILL)
        self.refill.go_to_first()

    def show_page(self, place: int) -> None:
        """Show a page."""
        page = self.page(place)
        self.stack.setCurrentWidget(page)
        pages = self.column.pages
        pages.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        if place < len(PAGES):
            pages.setCurrentRow(place)
        else:
            pages.clearSelection()
        pages.blockSignals(False)  # noqa: FBT003 - Qt takes it by place
        self._fit()

    def _show_selected(self) -> None:
        """Show the page that was chosen in the list; a list that only has the focus chooses none."""
        chosen = self.column.pages.selectedIndexes()
        if chosen:
            self.show_page(chosen[0].row())

    def go_to_page(self, place: int) -> None:
        """Show a page, and go to its first stop."""
        self.show_page(place)
        self.panel.setVisible(not self._is_narrow)
        self._focus_page()

    def _focus_page(self) -> None:
        page = self._built[self.place]
        match page:
            case RefillPage() | ScreeningPage() | PlanPage() | SettingsPage():
                page.go_to_last()
            case ConvertPage():
                page.field.setFocus()
            case ReferencePage():
                page.search.setFocus()
            case AboutPage():
                page.button.setFocus()
            case _:
                page.setFocus()

    def go_to_field(self, path: str) -> None:
        """Go from a finding to its field."""
        if path:
            self.show_page(REFILL)
            if self._is_narrow:
                self.panel.hide()
            self.refill.go_to(path)

    def toggle_panel(self) -> None:
        """Open or close the findings over the page, where they have no room beside it."""
        if self._is_narrow:
            self.panel.setVisible(self.panel.isHidden())
            self._fit()

    def go_round(self) -> None:
        """Go from the pages to the page, to the findings, and on to the pages."""
        focused = self.focusWidget()
        card = self._first_card()
        if focused is self.column.pages:
            self._focus_page()
        elif card is not None and not self._is_in_findings(focused):
            if self.panel.isAncestorOf(card):
                self.panel.show()
                self._fit()
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panel.setVisible(not self._is_narrow)
            self.column.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_card(self) -> FindingCard | None:
        """Return the first finding of the page, of the worksheet where the page has none of its own."""
        page = self._built[self.place]
        own = page.first_card() if isinstance(page, ScreeningPage) else None
        return own or self.panel.first_card()

    def _is_in_findings(self, focused: QWidget) -> bool:
        return isinstance(focused, FindingCard) or self.panel.isAncestorOf(focused)

    def _tell_copied(self, text: str) -> None:
        """Say what is on the clipboard, and show it in the page's head."""
        self._tell(f"Copied: {text}")

    def _tell(self, text: str) -> None:
        """Show one sentence in the page's head, and say it."""
        self.refill.header.show_note(spelled(text), is_refusal=False)
        self.say(text)

    def say(self, text: str) -> None:
        """Say something to those who listen."""
        self.spoken = text
        announce(self, text)

    def _show_findings(self) -> None:
        page = self.document.page
        self.panel.show_findings(page.findings, page.counts, page.footer)
        self.column.show_counts(page.counts)
        self._pause.start()

    def _forget_what_was_said(self) -> None:
        """Another worksheet is news from the beginning."""
        self.spoken_so_far = ()

    def _say_what_is_new(self) -> None:
        """After a pause in the typing, say which findings are new and why the field is not read."""
        page = self.document.page
        news = announcement(self.spoken_so_far, page.findings)
        self.spoken_so_far = page.findings
        path = self.refill.place_of(self.focusWidget())
        refused = self.refill.refusal_at(path)
        place = (path, refused)
        text = " ".join(part for part in (refused if place != self._refused else "", news) if part)
        self._refused = place
        if text:
            self.say(text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the findings their place beside the page, or over it where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() * 100 // self.theme.zoom < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            if is_narrow:
                self._row.removeWidget(self.panel)
            else:
                self._row.addWidget(self.panel)
            self.panel.setVisible(not is_narrow)
            self.column.findings.setVisible(is_narrow)
        if is_narrow:
            width = min(self.panel.width(), self.width())
            self.panel.setGeometry(self.width() - width, 0, width, self.height())
            self.panel.raise_()
        room = self.width() - self.column.width() - (0 if is_narrow else self.panel.width())
        for page in self._built.values():
            if isinstance(page, RefillPage | EmergencyPage | ConvertPage | ScreeningPage | PlanPage | SettingsPage):
                page.set_width(room)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the findings that are open over the page with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_narrow and not self.panel.isHidden():
            self.panel.hide()
            self._focus_page()
        else:
            super().keyPressEvent(event)
