"""What the menus do with files: open, save, bring back, and ask before anything is lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from itb_calc.desktop.document import Document
from itb_calc.desktop.widgets.text_dialog import TextDialog
from itb_calc.documents.file_here import FileHere, name_of
from itb_calc.documents.file_state import FileState, is_changed, state_now
from itb_calc.documents.lock import Held, NotHeld, hold
from itb_calc.documents.opening import open_to_work
from itb_calc.documents.recent import RecentFile, add_recent, recent_files
from itb_calc.documents.store import SaveRefused, save
from itb_calc.documents.whole_file import target_of
from itb_calc.planning.worksheet_files import SUFFIX
from itb_calc.report.shown_text import remark_on_shown, shown_as_text
from itb_calc.worksheet.codec import FileRefused, Saved
from itb_calc.worksheet.text import Worksheet

FILTER = f"Worksheets (*{SUFFIX});;All files (*)"
_CHANGED = "Its file was changed, moved or deleted meanwhile: save it under another name, and compare the two."


class FileCommands(QObject):
    """The commands of one window that have to do with files; `tell` shows one sentence and whether it is a refusal.

    `new_worksheet` makes an empty worksheet as the site wants it; `state` is the folder of the program's own files.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        tell: Callable[[str, bool], None],
        new_worksheet: Callable[[], Worksheet],
        state: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._say = window, document, tell
        self._new_worksheet, self._state = new_worksheet, state
        self._is_list_said = False

    def _tell(self, text: str, *, is_refusal: bool = False) -> None:
        self._say(text, is_refusal)

    def new(self) -> None:
        """Start an empty worksheet; the one before it can be brought back."""
        self._document.open(self._new_worksheet(), "")
        before = " The one before it can be brought back in the menu Worksheet." if self._document.has_former else ""
        self._tell(f"A new worksheet.{before}")

    def choose_file(self) -> None:
        """Ask for a worksheet file, and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a worksheet", self._folder, FILTER)
        if path:
            self.open_file(path)

    def open_file(self, path: str) -> None:
        """Open a worksheet file; what is open stays where the file is refused.

        A worksheet before that has unsaved changes to this file comes back, so that nobody works past them.
        """
        for _ in self.open_in_steps(path):
            pass

    def open_in_steps(self, path: str) -> Iterator[None]:
        """Open a worksheet file in steps between which the window answers; after each all is as it should be."""
        name = name_of(path)
        if self._is_open(path):
            self._tell(f"{name} is open already.")
            return
        former = self._document.unsaved_former_at(path)
        if former is not None:
            self._bring_back(f"{name} was open already: here it is, with the changes that are not saved.", former)
            return
        outcome = open_to_work(path)
        if isinstance(outcome, FileRefused):
            self._tell(f"{name} is not opened: {outcome.message}", is_refusal=True)
            return
        yield
        # Whole, so that unsaved work finds its file from any folder.
        path = os.path.abspath(path)  # noqa: PTH100 - links stay as they are
        saved = outcome.opened.saved
        self._document.open(saved.worksheet, name, FileHere(path, saved, outcome.opened.state, outcome.lock))
        yield
        self._tell_opened(path, name, saved, outcome.lock)

    def _tell_opened(self, path: str, name: str, saved: Saved, lock: Held | NotHeld) -> None:
        not_listed = self._remember(path)
        to_read = lock.to_read if isinstance(lock, NotHeld) else ""
        before, now = saved.shown, self._document.shown
        remark = "" if before is None or now is None else remark_on_shown(before, now)
        said = " ".join(part for part in (f"{name} is open.", to_read, remark, not_listed) if part)
        self._tell(said, is_refusal=bool(to_read))

    def _is_open(self, path: str) -> bool:
        file = self._document.file
        return file is not None and target_of(path) == target_of(file.path)

    def bring_back(self) -> None:
        """Change places with the worksheet before; what the page said of the one that goes is no longer true."""
        if self._document.has_former:
            self._bring_back("The worksheet before is back. The other one can be brought back in the same way.")

    def _bring_back(self, said: str, place: int = -1) -> None:
        self._document.bring_back(place)
        file = self._document.file
        if file is None:
            self._tell(said)
            return
        lock = hold(file.path)
        self._document.file = replace(file, lock=lock)
        if isinstance(lock, NotHeld):
            self._tell(f"{said} {lock.to_read}", is_refusal=True)
        elif is_changed(file.path, file.state):
            self._tell(f"{said} {_CHANGED}", is_refusal=True)
        else:
            self._tell(said)

    def save(self) -> bool:
        """Save the worksheet into its file, or ask where; returns whether it is saved."""
        file = self._document.file
        if file is None:
            return self.save_as()
        # Whoever had it open may be gone by now.
        lock = hold(file.path) if isinstance(file.lock, NotHeld) else file.lock
        if isinstance(lock, NotHeld):
            self._tell(lock.to_save, is_refusal=True)
            return False
        self._document.file = replace(file, lock=lock)
        return self._save(file.path, lock, file.state)

    def save_as(self) -> bool:
        """Ask for a name, and save the worksheet under it; returns whether it is saved."""
        self._document.number_it()
        path = self.ask_where()
        if not path:
            return False
        if self._is_open(path):
            return self.save()
        lock = hold(path)
        if isinstance(lock, NotHeld):
            self._tell(lock.to_save, is_refusal=True)
            return False
        was = state_now(path)
        if isinstance(was, FileRefused):
            lock.release()
            self._tell(f"{name_of(path)}: {was.message}", is_refusal=True)
            return False
        former = self._document.file
        if not self._save(path, lock, was):
            lock.release()
            return False
        if former is not None:
            former.release()
        return True

    def _save(self, path: str, lock: Held, was: FileState | None) -> bool:
        document = self._document
        document.number_it()
        saved = Saved(document.worksheet, document.shown)
        outcome = save(lock, saved.worksheet, saved.shown, was)
        if isinstance(outcome, SaveRefused):
            self._tell(outcome.message, is_refusal=True)
            return False
        name = name_of(path)
        document.saved(FileHere(path, saved, outcome, lock), name)
        self._tell(f"{name} is saved. {self._remember(path)}".rstrip())
        return True

    def ask_where(self) -> str:
        """Ask for the name of a file to save into; empty where none was chosen."""
        dialog = QFileDialog(self._window, "Save the worksheet", self._folder, FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # So the dialog asks before a file is replaced, under the very name that is written.
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{self._document.worksheet.number}{SUFFIX}")
        return dialog.selectedFiles()[0] if dialog.exec() else ""

    @property
    def _folder(self) -> str:
        """The folder of the open file, else of the file that was open last."""
        file = self._document.file
        paths = [file.path] if file is not None else [each.path for each in self.recent if each.is_there]
        return str(Path(paths[0]).parent) if paths else ""

    def show_shown(self) -> None:
        """Show what was shown when the file was saved, beside what is shown now."""
        file, now = self._document.file, self._document.shown
        before = None if file is None else file.saved.shown
        if before is None or now is None:
            self._tell("Nothing is written down of what was shown: this worksheet was not saved by itb-calc yet.")
            return
        signatures = self._document.worksheet.signatures
        TextDialog(self._window, "What was shown when it was saved", shown_as_text(before, now, signatures)).exec()

    @property
    def recent(self) -> tuple[RecentFile, ...]:
        """The files that were open last, the newest first."""
        return recent_files(self._state)

    def _remember(self, path: str) -> str:
        """Put a file on the list of recent ones; returns a sentence, once, where the list cannot be kept."""
        refused = add_recent(self._state, path)
        if refused is None or self._is_list_said:
            return ""
        self._is_list_said = True
        return refused

    def may_close(self) -> bool:
        """Ask before anything typed is lost: in this worksheet, or in one that can be brought back."""
        is_lost = self._document.is_lost or self._document.is_a_former_lost
        return self.ask_before_closing() if is_lost else True

    def ask_before_closing(self) -> bool:
        """Ask whether to save; returns whether the window may close."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Close")
        box.setText(what_is_lost(self._document))
        store = box.addButton("&Save", QMessageBox.ButtonRole.AcceptRole)
        close = box.addButton("C&lose without saving", QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton("&Go back", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(store)
        box.setEscapeButton(back)
        box.exec()
        if box.clickedButton() is store:
            return self._is_all_saved()
        return box.clickedButton() is close

    def ask_before_deleting(self) -> bool:
        """Ask whether unsaved work that was left may be deleted."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Delete")
        box.setText("The unsaved work is deleted, and cannot be brought back.")
        delete = box.addButton("&Delete it", QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton("&Go back", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        return box.clickedButton() is delete

    def _is_all_saved(self) -> bool:
        """Save; where a worksheet before is not saved either, bring it back to be saved instead of closing."""
        if self._document.is_lost and not self.save():
            return False
        if not self._document.is_a_former_lost:
            return True
        while not self._document.is_lost:
            self.bring_back()
        self._tell("This worksheet before has changes that are not saved: save it, then close.", is_refusal=True)
        return False


def what_is_lost(document: Document) -> str:
    """Say which worksheets the end of the program would lose something of."""
    name = document.name or "without a name"
    here = f"The worksheet {name} has changes that are not saved." if document.is_lost else ""
    before = "A worksheet before this one has changes that are not saved." if document.is_a_former_lost else ""
    return " ".join(part for part in (here, before) if part)
