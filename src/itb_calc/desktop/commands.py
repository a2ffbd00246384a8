"""What the menus and the keys do, apart from the fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from itb_calc.core.refusal import quote
from itb_calc.desktop.document import Document
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.visit.fields import label_of
from itb_calc.worksheet.codec import FileRefused
from itb_calc.worksheet.open_file import open_worksheet
from itb_calc.worksheet.read_back import Spoken, read_back_of
from itb_calc.worksheet.text import Worksheet

TRIAL_IS_LOST = (
    "What you typed on the screening page is not kept when itb-calc closes: copy it there as text, and paste it"
    " elsewhere first."
)
_FILTER = "Worksheets (*.itb.json);;All files (*)"


class Commands(QObject):
    """The commands of one window; `tell` shows one sentence, and whether it is about something that did not work.

    `went` asks to go to a field.
    """

    went = Signal(str)

    def __init__(self, window: QWidget, document: Document, tell: Callable[[str, bool], None]) -> None:
        super().__init__(window)
        self._window, self._document, self._tell = window, document, tell
        self._copied = ""

    def new(self) -> None:
        """Start an empty worksheet; the one before it can be brought back."""
        mark = self._document.worksheet.decimal_mark
        self._document.open(Worksheet(decimal_mark=mark), "")
        self._tell("A new worksheet. The one before it can be brought back in the menu Worksheet.", False)  # noqa: FBT003

    def choose_file(self) -> None:
        """Ask for a worksheet file, and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a worksheet", "", _FILTER)
        if path:
            self.open_file(path)

    def open_file(self, path: str) -> None:
        """Open a worksheet file; what is open stays where the file is refused."""
        name = quote(Path(path).name) or path
        worksheet = open_worksheet(path)
        if isinstance(worksheet, FileRefused):
            self._tell(f"{name} is not opened: {worksheet.message}", True)  # noqa: FBT003
            return
        self._document.open(worksheet, name)
        self._tell(f"{name} is open.", False)  # noqa: FBT003

    def bring_back(self) -> None:
        """Change places with the worksheet before; what the page said of the one that goes is no longer true."""
        if self._document.has_former:
            self._document.bring_back()
            self._tell("The worksheet before is back. The other one can be brought back in the same way.", False)  # noqa: FBT003

    def undo(self) -> None:
        """Take the last step back, wherever in the worksheet it was."""
        self._go_to(self._document.undo, "Taken back", "There is nothing to take back.")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go_to(self._document.redo, "Done again", "There is nothing to do again.")

    def _go_to(self, step: Callable[[], str], done: str, nothing: str) -> None:
        path = step()
        if not path:
            self._tell(nothing, False)  # noqa: FBT003
            return
        self._tell(f"{done}: {label_of(path)}.", False)  # noqa: FBT003
        self.went.emit(path)

    def copy_everything(self) -> None:
        """Put the whole evaluation on the clipboard as text."""
        document = self._document
        if document.reference is not None and document.evaluation is not None:
            text = evaluation_as_text(document.worksheet, document.reference, document.evaluation)
            QGuiApplication.clipboard().setText(text)
            self._tell("The whole evaluation is copied as text.", False)  # noqa: FBT003

    def copy_read_back(self) -> None:
        """Put the sentence for a telephone order on the clipboard, or say why there is none."""
        document, clipboard = self._document, QGuiApplication.clipboard()
        if document.reference is None or document.evaluation is None:
            return
        outcome = read_back_of(document.worksheet, document.reference, document.evaluation)
        if isinstance(outcome, Spoken):
            self._copied = outcome.sentence
            clipboard.setText(outcome.sentence)
            self._tell(f"Copied: {outcome.sentence}", False)  # noqa: FBT003
            return
        # Nobody is to paste the sentence of an earlier order for this one.
        if clipboard.text() == self._copied:
            clipboard.clear()
        self._tell(outcome.message, True)  # noqa: FBT003

    def may_close(self) -> bool:
        """Ask before anything typed is lost: this version does not save worksheets."""
        is_lost = self._document.is_lost or self._document.is_a_former_lost
        return self.ask_before_closing() if is_lost else True

    def ask_before_closing(self) -> bool:
        """Ask whether to close without what was typed; a copy stays only as long as the program, so it goes on."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Close")
        box.setText(what_is_lost(is_former=self._document.is_a_former_lost))
        copy = box.addButton("&Copy as text and go on", QMessageBox.ButtonRole.ActionRole)
        close = box.addButton("C&lose without it", QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton("&Go back", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        if box.clickedButton() is copy:
            self.copy_everything()
        return box.clickedButton() is close

    def ask_before_losing_trial(self) -> bool:
        """Ask whether to close without what is typed on the screening page, which nothing keeps."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Close")
        box.setText(TRIAL_IS_LOST)
        close = box.addButton("C&lose without it", QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton("&Go back", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is close


def what_is_lost(*, is_former: bool) -> str:
    """Say what the end of the program would lose."""
    lost = "What you typed is not kept when itb-calc closes: copy it as text, and paste it elsewhere first."
    return f"{lost} A worksheet before this one is not kept either; bring it back to copy it." if is_former else lost
