"""Working a plan out between the events: a few candidates at a time, so that no key waits for seventy worksheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from itb_calc.planning.candidate import Candidate
from itb_calc.planning.plan import Plan, begin, judged, with_candidates
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import Worksheet

# Milliseconds until the typing pauses, and seconds of work between two events.
_PAUSE, _SLICE = 120, 0.01


class PlanWork(QObject):
    """`begun` gives a plan as it is read, at once; `made` the same with all its candidates, when they are judged."""

    begun = Signal(object)
    made = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._begun: Plan | None = None
        self._judging: Iterator[Candidate] = iter(())
        self._judged: list[Candidate] = []
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._slices = QTimer(self, interval=0)
        self._soon.timeout.connect(self._slices.start)
        self._slices.timeout.connect(self._judge_some)

    @property
    def is_going_on(self) -> bool:
        """Whether candidates are still to come."""
        return self._soon.isActive() or self._slices.isActive()

    def begin(self, sheet: Worksheet, reference: Reference, today: date) -> None:
        """Read a wish, and judge its candidates after a pause; at once where there are none."""
        self.stop()
        self._begun = begin(sheet, reference, today)
        self._judging, self._judged = judged(self._begun), []
        self.begun.emit(self._begun)
        if self._begun.interval is None:
            self.finish()
        else:
            self._soon.start()

    def _judge_some(self) -> None:
        end = perf_counter() + _SLICE
        for candidate in self._judging:
            self._judged.append(candidate)
            if perf_counter() > end:
                return
        self.finish()

    def finish(self) -> None:
        """Judge now what is not judged yet."""
        self.stop()
        if self._begun is not None:
            self._judged += self._judging
            self.made.emit(with_candidates(self._begun, self._judged))

    def stop(self) -> None:
        """Leave the rest until somebody wants it."""
        self._soon.stop()
        self._slices.stop()
