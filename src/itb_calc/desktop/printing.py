"""Print and save as PDF: the preview, the printer, the file, and the note that a final paper went out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from itb_calc.desktop.document import Document
from itb_calc.desktop.widgets.spelling import spelled

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from itb_calc.desktop.main_window import MainWindow
    from itb_calc.desktop.pages.preview import Preview
    from itb_calc.report.papers import Wanted
    from itb_calc.report.pdf import LaidOut
    from itb_calc.report.printed_label import NoPaper
    from itb_calc.report.vouched import Vouched

_FILTER = "PDF files (*.pdf)"


class PrintCommands(QObject):
    """What the menu's Print and Save as PDF do; `tell` shows one sentence, and whether it is a refusal."""

    def __init__(self, window: MainWindow, document: Document, tell: Callable[[str, bool], None]) -> None:
        super().__init__(window)
        self._window, self._document, self._tell = window, document, tell
        self.preview: Preview | None = None

    def open(self) -> None:
        """Show what will be printed; nothing before the reference data is there."""
        preview = self.build()
        if preview is not None:
            preview.exec()
            preview.deleteLater()
            self.preview = None

    def build(self) -> Preview | None:
        """Make the preview of the worksheet as it is; None before the reference data is there."""
        document = self._document
        if document.reference is None or document.evaluation is None:
            return None
        # Loaded when somebody prints: neither the first paint nor the first keystroke waits for it.
        from itb_calc.desktop.pages.preview import Preview  # noqa: PLC0415
        from itb_calc.report.papers import WORKSHEET, wanted_by  # noqa: PLC0415

        if not (document.worksheet.is_empty or document.worksheet.signatures):
            # What is signed is signed with the number it had.
            document.number_it()
        usual = wanted_by(self._document.settings, WORKSHEET)
        self.preview = Preview(self._window, self._window.theme, usual, self._names, self.lay_out)
        self.preview.print_it.connect(self.ask_for_printer)
        self.preview.save_it.connect(self.ask_for_file)
        return self.preview

    @property
    def _names(self) -> Vouched:
        from itb_calc.report.settings_text import check_dropped_in_words  # noqa: PLC0415
        from itb_calc.report.vouched import vouched  # noqa: PLC0415

        evaluation = self._document.evaluation
        assert evaluation is not None  # noqa: S101 - nothing is printed before it is there
        settings = self._document.settings
        required, dropped = settings.needs_second_check, check_dropped_in_words(settings)
        return vouched(self._document.worksheet, evaluation, second_check_required=required, dropped_by=dropped)

    def lay_out(self, wanted: Wanted) -> LaidOut | NoPaper:
        """Lay out a paper of the worksheet as it is."""
        from itb_calc.report.pdf_papers import laid_out  # noqa: PLC0415

        document = self._document
        assert document.reference is not None  # noqa: S101 - nothing is printed before it is there
        assert document.evaluation is not None  # noqa: S101
        return laid_out(wanted, document.worksheet, document.reference, document.evaluation, self._names)

    def _say(self, text: str, *, is_refusal: bool) -> None:
        """Say it where the person looks: in the preview, which stands in front of the window, and in the window."""
        if self.preview is not None:
            self.preview.say(text, is_refusal=is_refusal)
        self._tell(text, is_refusal)

    def ask_for_printer(self, wanted: Wanted) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self.preview or self._window).exec():
            self.print_on(printer, wanted)

    def print_on(self, printer: QPrinter, wanted: Wanted) -> None:
        """Print a paper; said where the printer does not take it, and then not kept as printed."""
        from itb_calc.desktop.print_on_paper import print_on_paper  # noqa: PLC0415
        from itb_calc.report.papers import TITLES  # noqa: PLC0415
        from itb_calc.report.printed_label import NoPaper  # noqa: PLC0415

        laid = self.lay_out(wanted)
        if isinstance(laid, NoPaper):
            self._say(spelled(laid.message), is_refusal=True)
        elif print_on_paper(printer, laid, TITLES[wanted.what]):
            self._done(wanted)
        else:
            self._say(
                "The printer did not take it. Look at the printer, or save a PDF and print that.", is_refusal=True
            )

    def ask_for_file(self, wanted: Wanted) -> None:
        """Ask for the name of a PDF file, and write it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        name = f"{self._document.worksheet.number or 'worksheet'}-{wanted.what}.pdf"
        path, _ = QFileDialog.getSaveFileName(self.preview or self._window, "Save as PDF", name, _FILTER)
        if path:
            self.save_as(path, wanted)

    def save_as(self, path: str, wanted: Wanted) -> None:
        """Write a paper to a PDF file, never over a worksheet."""
        from itb_calc.documents.file_here import name_of  # noqa: PLC0415
        from itb_calc.report.output_file import refused_name, write_whole  # noqa: PLC0415
        from itb_calc.report.papers import TITLES  # noqa: PLC0415
        from itb_calc.report.pdf import as_pdf  # noqa: PLC0415
        from itb_calc.report.printed_label import NoPaper  # noqa: PLC0415

        file = self._document.file
        laid = self.lay_out(wanted)
        if isinstance(laid, NoPaper):
            self._say(spelled(laid.message), is_refusal=True)
            return
        refusal = refused_name(path, () if file is None else (file.path,))
        refusal = refusal or write_whole(path, (as_pdf(laid, TITLES[wanted.what]),))
        if refusal is not None:
            self._say(refusal, is_refusal=True)
            return
        self._done(wanted, name_of(path))

    def _done(self, wanted: Wanted, where: str = "") -> None:
        """Say what went out; a final paper is kept in the worksheet."""
        from itb_calc.desktop.viewmodels.preview_state import printed_in_words  # noqa: PLC0415
        from itb_calc.documents.prints import printed  # noqa: PLC0415
        from itb_calc.documents.when import written  # noqa: PLC0415

        names = self._names
        if names.is_final:
            self._document.vouch(printed(self._document.worksheet, wanted.what, written(self._document.now())))
        self._say(printed_in_words(wanted, names, where), is_refusal=False)
