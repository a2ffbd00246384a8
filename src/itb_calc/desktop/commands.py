"""What the menus and the keys do, apart from the fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.undo_keys import editor_elsewhere
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.report.spelled_text import kept_texts, text_in_full
from itb_calc.visit.fields import BY_PATH, SCHEDULE, VISITS, label_of
from itb_calc.worksheet.read_back import Spoken, read_back_of

TRIAL_IS_LOST = (
    "What you typed on the screening page is not kept when itb-calc closes: copy it there as text, and paste it"
    " elsewhere first."
)


class Commands(QObject):
    """The commands of one window; `tell` shows one sentence, and whether it is about something that did not work.

    `went` asks to go to a field.
    """

    went = Signal(str)

    def __init__(self, window: QWidget, document: Document, tell: Callable[[str, bool], None]) -> None:
        super().__init__(window)
        self._window, self._document, self._tell = window, document, tell
        self._copied = ""

    def undo(self) -> None:
        """Take the last step back, wherever in the worksheet it was; in a field that is none of it, in that field."""
        if (editor := editor_elsewhere(QApplication.focusWidget())) is not None:
            editor.undo()
            return
        self._take_step(self._document.undo, "Taken back", "There is nothing to take back.")

    def redo(self) -> None:
        """Do again what was taken back last."""
        if (editor := editor_elsewhere(QApplication.focusWidget())) is not None:
            editor.redo()
            return
        self._take_step(self._document.redo, "Done again", "There is nothing to do again.")

    def _take_step(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        place = step()
        if place is None:
            self._tell(nothing, False)  # noqa: FBT003
            return
        is_field = place in BY_PATH or place in (SCHEDULE, VISITS)
        self._tell(f"{done}: {label_of(place) if is_field else place}.", False)  # noqa: FBT003
        if is_field:
            self.went.emit(place)

    def copy_everything(self) -> None:
        """Put the whole evaluation on the clipboard as text."""
        document = self._document
        if document.reference is not None and document.evaluation is not None:
            text = evaluation_as_text(document.worksheet, document.reference, document.evaluation)
            kept = kept_texts(document.worksheet, document.reference, document.evaluation)
            is_in_full = document.settings.spells_micrograms
            QGuiApplication.clipboard().setText(text_in_full(text, kept) if is_in_full else text)
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
        self._tell(spelled(outcome.message), True)  # noqa: FBT003

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
