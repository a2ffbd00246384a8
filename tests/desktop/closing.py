"""Close the window as a person does."""

from PySide6.QtGui import QCloseEvent

from itb_calc.desktop.contents import Contents


def closes(contents: Contents) -> bool:
    event = QCloseEvent()
    contents.window.contents = contents
    contents.window.closeEvent(event)
    return event.isAccepted()
