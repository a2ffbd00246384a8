"""What undo and redo go through: earlier states of one worksheet, whole, so that no change can be left out."""

from __future__ import annotations

from collections.abc import Callable

from itb_calc.worksheet.text import Worksheet

MOST_STEPS = 1000
# Seconds after which typing in the same field is another step.
PAUSE = 2.0


class History:
    """The states before and after the present one. Typing in one field without a pause is one step.

    `clock` tells seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._before: list[Worksheet] = []
        self._after: list[Worksheet] = []
        self._place, self._at = "", 0.0

    @property
    def can_undo(self) -> bool:
        """Whether there is a state before the present one."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone, and nothing changed since."""
        return bool(self._after)

    def note(self, before: Worksheet, place: str) -> None:
        """Remember the state before a change at a place; an empty place is a step of its own."""
        now = self._clock()
        is_same_step = bool(place) and place == self._place and now - self._at <= PAUSE and bool(self._before)
        self._place, self._at = place, now
        self._after.clear()
        if not is_same_step:
            self._before.append(before)
            del self._before[:-MOST_STEPS]

    def end_step(self) -> None:
        """Let the next change be a step of its own: the person went elsewhere."""
        self._place = ""

    def undo(self, now: Worksheet) -> Worksheet | None:
        """Return the state before, and keep the present one for redo; None where there is none before."""
        return self._move(now, self._before, self._after)

    def redo(self, now: Worksheet) -> Worksheet | None:
        """Return the state that was undone last; None where none was."""
        return self._move(now, self._after, self._before)

    def _move(self, now: Worksheet, source: list[Worksheet], target: list[Worksheet]) -> Worksheet | None:
        self._place = ""
        if not source:
            return None
        target.append(now)
        return source.pop()
