"""What an absent result waits for, in words."""

from __future__ import annotations

from itb_calc.visit.missing import Missing, NotEntered, Unreadable
from itb_calc.visit.names import wanted


def waits_in_words(cause: Missing) -> str:
    """Name the field that a result waits for, and say whether it is empty or not read."""
    if isinstance(cause, NotEntered):
        return f"needs {wanted(cause.name)}"
    if isinstance(cause, Unreadable):
        return f"needs {wanted(cause.name)}, which is not read"
    return "cannot be computed from what is entered"
