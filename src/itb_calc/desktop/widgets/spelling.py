"""Micrograms in full in all that the window shows and says: one switch on the application, asked where texts go out.

What is typed, what an offer types and the names of files never come here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QApplication

_Measure = TypeVar("_Measure")
_SWITCH = "micrograms_in_full"


def spell_micrograms(printed_names: Iterable[str] | None) -> bool:
    """Write mcg out from now on, but never in printed names, or leave it (None). Return whether that is a change."""
    application = QApplication.instance()
    wanted = None if printed_names is None else tuple(printed_names)
    if application is None or _printed_names() == wanted:
        return False
    application.setProperty(_SWITCH, wanted)
    return True


def _printed_names() -> tuple[str, ...] | None:
    application = QApplication.instance()
    names = None if application is None else application.property(_SWITCH)
    return names if names is None else tuple(names)


def spelled(text: str, kept: Iterable[str] = ()) -> str:
    """Return a text as the window shows and says it; `kept` are typed texts that stay in it to the letter."""
    if "mcg" not in text:
        return text
    names = _printed_names()
    if names is None:
        return text
    # Nothing of core is loaded before the first paint, and the switch is set later.
    from itb_calc.core.in_full import in_full  # noqa: PLC0415

    return in_full(text, (*names, *kept))


def spelling_choice(usual: _Measure, where_spelled: _Measure) -> _Measure:
    """Return a measure of the layout: another one where micrograms in full need the room."""
    return usual if _printed_names() is None else where_spelled
