"""The main window: painted first with one field, filled as soon as the rest is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow

from itb_calc.desktop.first_paint import FirstPaint
from itb_calc.desktop.theme.font import interface_font
from itb_calc.desktop.theme.stylesheet import stylesheet
from itb_calc.desktop.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from itb_calc.desktop.contents import Contents
    from itb_calc.desktop.preferences import Preferences

_TITLE = "itb-calc"
_SIZE = (1280, 800)
_SMALLEST = (640, 480)
_FRAME = (8, 32)


class MainWindow(QMainWindow):
    """The window; `contents` is everything in it, once that is loaded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.contents: Contents | None = None
        self.setWindowTitle(_TITLE)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.fit_to_screen(*_SIZE)
        self.first_paint = FirstPaint(theme)
        self.setCentralWidget(self.first_paint)
        self.first_paint.first_field.setFocus()

    def fit_to_screen(self, width: int, height: int) -> None:
        """Take this size, or as much of it as the screen has room for, with room for the frame."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - _FRAME[0]), min(height, room.height() - _FRAME[1]))

    def take_palette(self, preferences: Preferences, name: str) -> None:
        """Take the colours of the site where the person has chosen none; a name that is not known changes nothing."""
        from itb_calc.desktop.theme.palette import PALETTES  # noqa: PLC0415 - after the first paint

        palette, application = PALETTES.get(name), QApplication.instance()
        if palette is None or palette == self.theme.palette or preferences.has_palette:
            return
        self.theme = Theme(palette, self.theme.zoom)
        if isinstance(application, QApplication):
            dress(application, self.theme)

    def show_failure(self, what: str) -> None:
        """Say that a part is missing, and why: in the place of the pages, or in the page that has no chart."""
        if self.contents is None:
            self.first_paint.say(
                f"itb-calc cannot calculate, because a part of it cannot be loaded ({what}). Install it again."
            )
        else:
            sentence = f"The chart cannot be loaded, and is missing here ({what}). Install itb-calc again."
            self.contents.tell(sentence, True)  # noqa: FBT003 - as Commands calls it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take one file that is dragged in."""
        if self.contents is not None and _file_in(event) and self.contents.may_open:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the file that is dropped."""
        if self.contents is not None and self.contents.may_open and (path := _file_in(event)):
            event.acceptProposedAction()
            self.contents.files.open_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close, unless what is typed would be lost and the person goes back."""
        if self.contents is None or self.contents.may_close():
            event.accept()
        else:
            event.ignore()


def _file_in(event: QDropEvent) -> str:
    """Return the path of the one file that is dragged; empty for anything else."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""


def dress(application: QApplication, theme: Theme) -> None:
    """Give the whole program this theme."""
    application.setFont(interface_font(theme))
    application.setStyleSheet(stylesheet(theme))
