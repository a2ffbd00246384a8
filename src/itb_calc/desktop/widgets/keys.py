"""Keys that mean something while one widget has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget


def on_keys(widget: QWidget, keys: tuple[str, ...], act: Callable[[], object], *, inside: bool = False) -> None:
    """Do something on these keys while the widget, or with `inside` something in it, has the focus, and only then."""
    contexts = Qt.ShortcutContext
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), widget)
        # Set apart: the constructor takes a context without using it.
        shortcut.setContext(contexts.WidgetWithChildrenShortcut if inside else contexts.WidgetShortcut)
        shortcut.activated.connect(act)


def press_with_enter(button: QAbstractButton) -> None:
    """Let Enter press the button while it has the focus; Qt gives that to Space only."""
    on_keys(button, ("Return", "Enter"), button.click)
