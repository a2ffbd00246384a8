"""The preview: what will be on paper, page by page, and whether it is final."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.preview_state import PreviewState, picture_name, preview_state
from itb_calc.desktop.widgets.announce import announce
from itb_calc.desktop.widgets.choose_one import ChooseOne
from itb_calc.desktop.widgets.keys import press_with_enter
from itb_calc.desktop.widgets.words import set_role, words
from itb_calc.reference.paper import PaperDefectError, label_sizes
from itb_calc.report.papers import CARD, LABEL, WORKSHEET, Wanted
from itb_calc.report.pdf import LaidOut, page_image
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.vouched import Vouched

_WHATS = {WORKSHEET: "&Worksheet", LABEL: "Syringe &label", CARD: "Patient's &card"}
_PAPERS = {"a4": "&A4", "letter": "Lette&r"}
_NARROWEST = 480
# Of the width that there is (percent), and the most for a small paper: so many pixels for each of its points.
_ZOOMS = (50, 75, 100, 125, 150, 200, 300)
_MOST = 3


class Preview(QDialog):
    """Choose the paper, look at it, print it or save it; `print_it` and `save_it` tell what was asked for."""

    print_it = Signal(object)
    save_it = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        usual: Wanted,
        names: Vouched,
        make: Callable[[Wanted], LaidOut | NoPaper],
    ) -> None:
        super().__init__(parent)
        self._theme, self._usual, self._names, self._make = theme, usual, names, make
        self.setWindowTitle("Print")
        self.laid: LaidOut | None = None
        self.what = ChooseOne(theme, "Print", _WHATS, usual.what)
        self.paper = ChooseOne(theme, "Paper", _PAPERS, usual.paper)
        self.label = ChooseOne(theme, "Label", _sizes(), usual.label or next(iter(_sizes()), ""))
        self.heading = words("", "heading")
        self.standing = words("")
        self.pages = QVBoxLayout()
        self.note = words("")
        self.note.hide()
        self._zoom, self._drawn = 100, 0
        self.larger = self._sizing("Lar&ger", 1, "Ctrl++", "Ctrl+=")
        self.smaller = self._sizing("S&maller", -1, "Ctrl+-")
        self.printer = self._button("&Print…", self.print_it)
        self.file = self._button("Save as P&DF…", self.save_it)
        self._build(parent)
        for choice in (self.what, self.paper, self.label):
            choice.chosen.connect(lambda _: self.show_paper())
        self.show_paper()

    @property
    def wanted(self) -> Wanted:
        """The paper that is chosen."""
        return replace(self._usual, what=self.what.value, paper=self.paper.value, label=self.label.value)

    def _button(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: signal.emit(self.wanted))  # type: ignore[attr-defined]
        press_with_enter(button)
        return button

    def _sizing(self, text: str, steps: int, *keys: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleDescription(f"Shows the pages {text.replace('&', '').lower()}, {keys[0]}")
        button.clicked.connect(lambda: self.zoom_by(steps))
        press_with_enter(button)
        for key in keys:
            QShortcut(QKeySequence(key), self).activated.connect(lambda: self.zoom_by(steps))
        return button

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger or smaller by so many steps, as far as there are any."""
        place = min(max(_ZOOMS.index(self._zoom) + steps, 0), len(_ZOOMS) - 1)
        self._zoom = _ZOOMS[place]
        self._draw()
        announce(self, f"The pages are shown at {self._zoom} % of the width that there is.")

    def say(self, text: str, *, is_refusal: bool) -> None:
        """Say what became of it here: the window behind cannot be seen."""
        self.note.setText(text)
        set_role(self.note, "role", "problem" if is_refusal else "strong")
        self.note.setVisible(bool(text))
        if text:
            announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages as wide as there is room."""
        super().resizeEvent(event)
        if self.laid is not None and self._width() != self._drawn:
            self._draw()

    def _width(self) -> int:
        """Return how wide a page is drawn (pixels): as wide as there is room, times the zoom."""
        if self.laid is None:
            return 0
        room = self.width() - self._theme.steps(4) - 2 * self.area.verticalScrollBar().sizeHint().width()
        most = self._theme.px(round(self.laid.sheet.paper[0] * _MOST))
        return min(max(room, _NARROWEST), most) * self._zoom // 100

    def _build(self, parent: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[self._theme.steps(2)] * 4)
        column.setSpacing(self._theme.steps(1))
        for widget in (self.what, self.paper, self.label, self.heading, self.standing):
            column.addWidget(widget)
        inside = QWidget()
        inside.setObjectName("page")
        self.pages.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(self.pages)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Pages as they will be printed")
        self.area.setWidget(inside)
        column.addWidget(self.area, 1)
        column.addWidget(self.note)
        line = QHBoxLayout()
        for button in (self.larger, self.smaller):
            line.addWidget(button)
        line.addStretch(1)
        close = QPushButton("Clo&se")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        press_with_enter(close)
        for button in (self.printer, self.file, close):
            line.addWidget(button)
        column.addLayout(line)
        self.resize(parent.size())

    def show_paper(self) -> None:
        """Lay the chosen paper out anew and show its pages."""
        wanted = self.wanted
        self.paper.setVisible(wanted.what != LABEL)
        self.label.setVisible(wanted.what == LABEL)
        outcome = self._make(wanted)
        refused = outcome if isinstance(outcome, NoPaper) else None
        self.laid = None if isinstance(outcome, NoPaper) else outcome
        self._show_words(preview_state(wanted, self._names, self.laid.pages if self.laid else 0, refused))
        self.say("", is_refusal=False)
        self._draw()
        for button in (self.printer, self.file):
            button.setEnabled(self.laid is not None)

    def _show_words(self, state: PreviewState) -> None:
        self.heading.setText(state.heading)
        self.standing.setText("\n".join((state.refusal or state.standing, *(f"– {each}" for each in state.reasons))))
        announce(self, state.spoken)

    def _draw(self) -> None:
        """Draw the pages of the chosen paper anew."""
        self._drawn, wanted = self._width(), self.wanted
        self.larger.setEnabled(self.laid is not None and self._zoom < _ZOOMS[-1])
        self.smaller.setEnabled(self.laid is not None and self._zoom > _ZOOMS[0])
        while (item := self.pages.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # At once, since it is deleted only later.
                widget.hide()
                widget.deleteLater()
        if self.laid is None:
            return
        for number in range(self.laid.pages):
            ratio = self.devicePixelRatioF()
            image = page_image(self.laid, number, round(self._drawn * ratio))
            image.setDevicePixelRatio(ratio)
            picture = QLabel()
            picture.setPixmap(QPixmap.fromImage(image))
            picture.setAccessibleName(picture_name(wanted, number + 1, self.laid.pages))
            picture.setAccessibleDescription(self.laid.document.toPlainText() if number == 0 else "See the first page.")
            self.pages.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            picture.show()
        self.pages.addStretch(1)


def _sizes() -> dict[str, str]:
    try:
        return {size.id: size.name for size in label_sizes()}
    except PaperDefectError:
        # The label itself says what is wrong.
        return {}
