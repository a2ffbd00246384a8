"""The second check in the window: while it runs, nothing of the first person is in any widget, menu or clipboard.

The bench is destroyed, not hidden, and built anew from the document afterwards. The clipboard is emptied in any case:
whoever copied something there can copy it again, and nothing has to be guessed about where it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenuBar, QStatusBar, QWidget

from itb_calc.desktop.pages.second_check import Around, Outcome, SecondCheckPage
from itb_calc.desktop.viewmodels.check_state import LEAVE, LEAVE_FIRST, TITLE
from itb_calc.documents.blind_check import Entered, NotRead, checker, compare, why_not_yet
from itb_calc.documents.names import Refused

if TYPE_CHECKING:
    from itb_calc.desktop.contents import Contents

_TIP = "QTipLabel"


class SecondCheck(QObject):
    """The second check of one window. What is to be told meanwhile is kept, and told when the bench is back."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._contents = contents
        self.page: SecondCheckPage | None = None
        self._held: list[tuple[str, bool]] = []

    @property
    def is_running(self) -> bool:
        """Whether the second person is at the window."""
        return self.page is not None

    def ask(self) -> None:
        """Begin where the worksheet is ready for it, else say what it waits for."""
        document = self._contents.document
        if document.evaluation is None or self.is_running:
            return
        waits = why_not_yet(document.worksheet, document.evaluation)
        if waits:
            self._contents.tell(waits, True)  # noqa: FBT003 - as Commands calls it
        else:
            # Later: the button or the menu that asked is about to be destroyed.
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        contents, document = self._contents, self._contents.document
        if document.reference is None or self.is_running:
            return
        self._kept = contents.put_away()
        around = Around(
            document.worksheet.decimal_mark, document.reference, document.today, len(document.worksheet.rounds)
        )
        self.page = SecondCheckPage(contents.window.theme, around, self._compare, self._refused_name)
        self.page.signed.connect(self._sign)
        self.page.left.connect(lambda: QTimer.singleShot(0, self, self.end))
        window = contents.window
        former = [each for each in window.children() if isinstance(each, QWidget)]
        window.setMenuBar(self._bar())
        window.setCentralWidget(self.page)
        window.setWindowTitle(f"{TITLE} – itb-calc")
        window.setWindowFilePath("")
        _destroy([*former, *_tips()])
        _empty_clipboard()
        self.page.order_tabs()
        self.page.name.setFocus()

    def _bar(self) -> QMenuBar:
        bar = QMenuBar()
        menu = bar.addMenu("&Check")
        leave = QAction(LEAVE, menu)
        leave.triggered.connect(self._leave)
        menu.addAction(leave)
        return bar

    def _leave(self) -> None:
        if self.page is not None:
            self.page.leave_now()

    def _refused_name(self, typed_name: str) -> str:
        """Say why a name is none for this check; empty where it is one."""
        name = checker(self._contents.document.worksheet, typed_name)
        return name.message if isinstance(name, Refused) else ""

    def _compare(self, typed_name: str, entered: Entered) -> Outcome:
        document = self._contents.document
        worksheet, reference, evaluation = document.worksheet, document.reference, document.evaluation
        name = checker(worksheet, typed_name)
        if isinstance(name, Refused) or reference is None or evaluation is None:
            return name if isinstance(name, Refused) else Refused("The reference data are not there: leave the check.")
        outcome = compare(worksheet, reference, evaluation, entered)
        if not isinstance(outcome, NotRead):
            document.count_round(name, outcome)
        return outcome

    def _sign(self, typed_name: str) -> None:
        if self.page is None:
            return
        name = checker(self._contents.document.worksheet, typed_name)
        why = name.message if isinstance(name, Refused) else self._contents.document.sign_as_checked(name)
        if why:
            self.page.show_refusal(why)
        else:
            self.hold(f"Signed as checked by {typed_name.strip()}.", is_refusal=False)
            QTimer.singleShot(0, self, self._end_signed)

    def _end_signed(self) -> None:
        """Show who signed, with the focus where no key changes anything: a change would void both names."""
        self.end()
        self._contents.bench.refill.go_to_signatures()

    def end(self) -> None:
        """Give the window back to the first person: the bench is built anew from the document."""
        page, self.page = self.page, None
        if page is None:
            return
        _empty_clipboard()
        self._contents.take_out(self._kept)
        del self._kept
        held, self._held = self._held, []
        for text, is_refusal in held:
            self._contents.tell(text, is_refusal)

    def hold(self, text: str, *, is_refusal: bool) -> None:
        """Keep a sentence until the check is over."""
        self._held.append((text, is_refusal))

    def refuse_close(self) -> None:
        """Say that the check comes to its end before the window does."""
        if self.page is not None:
            self.page.tell(LEAVE_FIRST)


def _destroy(widgets: list[QWidget]) -> None:
    """Destroy widgets now, not at the next turn: what is destroyed later can be read until then.

    A status bar is only emptied: its window counts on it.
    """
    for widget in widgets:
        if isinstance(widget, QStatusBar):
            widget.clearMessage()
            _destroy([each for each in widget.children() if isinstance(each, QLabel)])
        elif shiboken6.isValid(widget):
            shiboken6.delete(widget)


def _tips() -> list[QWidget]:
    """Return the tool tips, which keep their text after they are hidden."""
    return [each for each in QApplication.topLevelWidgets() if each.metaObject().className() == _TIP]


def _empty_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    if clipboard.supportsFindBuffer():
        modes.append(QClipboard.Mode.FindBuffer)
    for mode in modes:
        clipboard.clear(mode)
