"""The contents of the window: the document, the bench that shows it, the menus; built after the first paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from itb_calc.desktop.bench import ABOUT, Bench
from itb_calc.desktop.bench_kept import KeptBench, give_back, keep_bench
from itb_calc.desktop.commands import Commands
from itb_calc.desktop.document import Document
from itb_calc.desktop.file_commands import FileCommands
from itb_calc.desktop.keeping import Keeping
from itb_calc.desktop.main_window import MainWindow, dress
from itb_calc.desktop.menus import Menus
from itb_calc.desktop.pages.settings import SettingsPage
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.printing import PrintCommands
from itb_calc.desktop.recording import Recording
from itb_calc.desktop.recovering import Recovering
from itb_calc.desktop.second_check_mode import SecondCheck
from itb_calc.desktop.theme.palette import Palette
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.sections import FIRST
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.page_list import REFILL
from itb_calc.desktop.widgets.spelling import spell_micrograms
from itb_calc.documents.places import state_folder
from itb_calc.documents.settings_fields import DECIMAL_MARK
from itb_calc.documents.site_settings import new_worksheet
from itb_calc.reference.reference import Reference
from itb_calc.report.spelled_text import names_with_mcg
from itb_calc.worksheet import edit
from itb_calc.worksheet.text import Worksheet

_MINUTE = 60_000


class Contents(QObject):
    """Document, bench and menus of one window. A change of looks builds the bench anew from the document."""

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self._preferences = window, preferences
        self.document = Document(date.today)
        self.commands = Commands(window, self.document, self.tell)
        state = state_folder()
        self.files = FileCommands(window, self.document, self.tell, self._new_worksheet, state)
        self.printing = PrintCommands(window, self.document, self.tell)
        self.second_check = SecondCheck(self)
        self.keeping = Keeping(self.document, state)
        self.keeping.told.connect(self._tell_refusal)
        self.recording = Recording(self.document, state)
        self.recording.told.connect(self._tell_refusal)
        self.recovering = Recovering(self.document, self.keeping, self.tell, state)
        self.recovering.offered.connect(self._show_offer)
        self.bench = Bench(window.theme, self.document)
        # Empty, it goes into the window at once: a full one would be styled anew, all in one.
        self.bench.setParent(window)
        self._has_chart = False
        self._is_installed = False
        self.commands.went.connect(self._go_to_field)
        self.document.replaced.connect(self._begin)
        self.document.retyped.connect(self._offer_former)
        self.document.changed.connect(self._name_window)
        self.document.changed.connect(self._spell_anew)
        clock = QTimer(self, interval=_MINUTE)
        clock.timeout.connect(self.document.look_at_the_day)
        clock.start()

    @property
    def theme(self) -> Theme:
        """The theme that the bench was built in."""
        return self.bench.theme

    def build(self) -> Iterator[None]:
        """Build the bench in short steps, and put it in the place of the first paint."""
        yield from self.bench.build()
        yield
        if not self._preferences.is_purpose_read:
            self.bench.page(ABOUT)
            yield
        first = self.window.first_paint.first_field
        self._carry_over(first)
        yield
        # Once more, for what was typed since.
        self._carry_over(first)
        self._install()
        if not self._preferences.is_purpose_read and self.document.worksheet.is_empty:
            self.show_about()

    def _carry_over(self, first: ClinicalEdit) -> None:
        """Keep what was typed before the rest was there, and where the cursor stood."""
        row = self.bench.refill.rows[FIRST.path]
        if isinstance(row.editor, ClinicalEdit) and row.editor.text() != first.text():
            row.editor.setText(first.text())
            row.editor.setCursorPosition(first.cursorPosition())

    def _install(self) -> None:
        self.window.contents = self
        self.menus = Menus(self)
        self._is_installed = True
        self.window.setMenuBar(self.menus.bar)
        self.bench.refill.header.add_tools(self.menus.tool_buttons())
        self.bench.refill.sign.check_wanted.connect(self.start_second_check)
        self.bench.purpose_read.connect(self._preferences.keep_purpose_read)
        self._connect_offer()
        self.window.setCentralWidget(self.bench)
        self.bench.refill.go_to_first()
        self._name_window()

    def _go_to_field(self, path: str) -> None:
        """Go to a field of the bench that there is now: it is built anew with other looks. One goes on typing there."""
        self.bench.go_to_field(path)
        row = self.bench.refill.rows.get(path)
        if row is not None and not isinstance(row.editor, Choice):
            row.editor.setCursorPosition(len(row.editor.text()))

    @property
    def may_open(self) -> bool:
        """Whether another worksheet may be opened now."""
        return self._is_installed and not self.second_check.is_running

    def _tell_refusal(self, text: str) -> None:
        self.tell(text, is_refusal=True)

    def _show_offer(self, sentence: str) -> None:
        """Offer what an ended program left, or hide the offer."""
        self.bench.refill.offer.show_offer(sentence, can_recover=self.recovering.can_recover)
        if sentence:
            self.bench.say(sentence)

    def _connect_offer(self) -> None:
        offer = self.bench.refill.offer
        offer.recovered.connect(self.recovering.recover)
        offer.postponed.connect(self._postpone_offer)
        offer.discarded.connect(self._discard_offer)
        offer.show_offer(self.recovering.sentence, can_recover=self.recovering.can_recover)

    def _postpone_offer(self) -> None:
        self._answer_offer(self.recovering.later)

    def _discard_offer(self) -> None:
        if self.files.ask_before_deleting():
            self._answer_offer(self.recovering.discard)

    def _answer_offer(self, answer: Callable[[], None]) -> None:
        """Do what was chosen; once nothing more is offered, go back to the field where work stopped."""
        last = self.bench.refill.last
        answer()
        if not self.recovering.sentence:
            self.bench.refill.go_to(last)

    def _new_worksheet(self) -> Worksheet:
        """Return an empty worksheet as the site wants it, with the mark used last where the site names none."""
        settings = self.document.settings
        made = new_worksheet(settings)
        is_mark_named = DECIMAL_MARK.path in settings.texts
        return made if is_mark_named else edit.with_mark(made, self.document.worksheet.decimal_mark)

    def start(self, reference: Reference) -> None:
        """Take the reference data."""
        spell_micrograms(self._kept_names(reference))
        self.document.start(reference)

    def add_chart(self) -> None:
        """Put the chart onto the page, now that its library is loaded."""
        from itb_calc.desktop.widgets.volume_chart import VolumeChart  # noqa: PLC0415 - loaded late, in a thread

        self._has_chart = True
        if self.second_check.is_running:
            return
        self.bench.refill.add_chart(VolumeChart(self.theme))
        self.bench.add_charts()

    def tell(self, text: str, is_refusal: bool) -> None:  # noqa: FBT001 - as Commands calls it
        """Show one sentence in the page's head, and say it; while somebody checks, when that is over."""
        if self.second_check.is_running:
            self.second_check.hold(text, is_refusal=is_refusal)
            return
        self.bench.show_page(REFILL)
        self.bench.refill.header.show_note(text, is_refusal=is_refusal)
        self.bench.say(text)

    def tell_beside(self, text: str) -> None:
        """Show in the page's head, beside what stands there, that something is not as it should be, and say it."""
        header = self.bench.refill.header
        header.show_note(" ".join(part for part in (header.note.text(), text) if part), is_refusal=True)
        self.bench.say(text)

    def start_second_check(self) -> None:
        """Give the window to the second person, or say what the check waits for."""
        self.second_check.ask()

    def show_about(self) -> None:
        """Show the page of the first start."""
        self.bench.go_to_page(ABOUT)

    def show_ways(self) -> None:
        """Open the table of the ways to prepare and go to it, or close it and go back."""
        self.bench.show_page(REFILL)
        self.bench.refill.ways.turn()

    def explain_field(self) -> None:
        """Open the help of the field that has, or last had, the focus."""
        page = self.bench.fields_page
        if page is self.bench.refill:
            self.bench.show_page(REFILL)
        page.explain()

    @property
    def is_convert_empty(self) -> bool:
        """Whether nothing is typed on the convert page."""
        return not self.bench.convert_text

    @property
    def is_plan_empty(self) -> bool:
        """Whether nothing is typed on the plan page that the worksheet does not have."""
        return not self.document.planned

    @property
    def is_screening_empty(self) -> bool:
        """Whether nothing is typed on the screening page."""
        return not self.bench.trial.typed

    def may_close(self) -> bool:
        """Say whether the window may close, and remember where it stood."""
        if self.second_check.is_running:
            self.second_check.refuse_close()
            return False
        self._preferences.keep_geometry(self.window.saveGeometry())
        may_lose_trial = self.is_screening_empty or self.commands.ask_before_losing_trial()
        may_close = may_lose_trial and self.files.may_close()
        if may_close:
            self.keeping.end()
            self.recovering.end()
            self.document.let_go()
        return may_close

    def set_palette(self, palette: Palette) -> None:
        """Choose the colours."""
        self._dress(Theme(palette, self.theme.zoom))

    def set_zoom(self, zoom: int) -> None:
        """Choose the size of everything."""
        self._dress(Theme(self.theme.palette, zoom))

    def _dress(self, theme: Theme) -> None:
        """Build the bench anew in another theme; what is typed, the page and the focus stay."""
        application = QApplication.instance()
        kept, former = self.put_away(), self.bench
        self.window.theme = theme
        self._preferences.keep_theme(theme)
        if isinstance(application, QApplication):
            dress(application, theme)
        self.take_out(kept)
        former.deleteLater()

    def _kept_names(self, reference: Reference | None) -> tuple[str, ...] | None:
        """Return the names in which mcg stays where the settings want it written out elsewhere; None where not."""
        return names_with_mcg(reference) if self.document.settings.spells_micrograms else None

    def _spell_anew(self) -> None:
        """Build the bench anew where the settings that were just saved spell its texts in another way."""
        if self._is_installed and spell_micrograms(self._kept_names(self.document.reference)):
            # Not within the page that tells it.
            QTimer.singleShot(0, self, self._dress_anew)

    def _dress_anew(self) -> None:
        page = self.bench.fields_page
        said = page.note.text() if isinstance(page, SettingsPage) else ""
        self._dress(self.theme)
        page = self.bench.fields_page
        if isinstance(page, SettingsPage):
            page.note.setText(said)

    def put_away(self) -> KeptBench:
        """Remember what the bench shows beyond the document, for another one that takes its place."""
        self._is_installed = False
        return keep_bench(self.bench, self.window.focusWidget())

    def take_out(self, kept: KeptBench) -> None:
        """Build a bench from the document, and put it into the window with what another one had shown."""
        self.bench = Bench(self.window.theme, self.document)
        self.bench.spoken_so_far = kept.spoken
        self.bench.setParent(self.window)
        for _ in self.bench.build():
            pass
        self._install()
        if self._has_chart:
            self.add_chart()
        give_back(self.bench, kept)

    def _begin(self) -> None:
        """Begin at the top of a worksheet that was just opened."""
        if self._is_installed:
            self.menus.refresh()
            self.bench.refill.go_to_first()

    def _offer_former(self) -> None:
        """Let the key that brings the worksheet before back do so at once."""
        if self._is_installed:
            self.menus.refresh()

    def _name_window(self) -> None:
        if not self.second_check.is_running:
            self.window.setWindowTitle(f"{self.document.title} – itb-calc")
