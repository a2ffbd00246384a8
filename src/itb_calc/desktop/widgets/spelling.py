"""Micrograms in full in all that the window shows and says: one switch on the application, asked where texts go out.

What is typed, what an offer types, printed names and file names never come here.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication

from itb_calc.core.in_full import in_full

_SWITCH = "micrograms_in_full"


def spell_micrograms(*, is_wanted: bool) -> bool:
    """Set whether mcg is written out from now on, and return whether it was otherwise before."""
    application = QApplication.instance()
    if application is None or is_spelled() is is_wanted:
        return False
    application.setProperty(_SWITCH, is_wanted)
    return True


def is_spelled() -> bool:
    """Say whether mcg is written out."""
    application = QApplication.instance()
    return application is not None and application.property(_SWITCH) is True


def spelled(text: str, kept: Iterable[str] = ()) -> str:
    """Return a text as the window shows and says it; `kept` are typed texts that stay in it to the letter."""
    return in_full(text, kept) if is_spelled() else text
