"""How far a long command is: a bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

_NOT_WORTH_A_BAR = 0.5


def with_progress(each: Iterable[T], total: int, *, after: float = _NOT_WORTH_A_BAR) -> Iterable[T]:
    """Give the same things, with a bar that appears after so many seconds and leaves nothing behind."""
    if sys.stderr is None or not sys.stderr.isatty():
        return each
    from tqdm import tqdm  # noqa: PLC0415 - nothing that is not seen is loaded

    # One bar needs neither the thread that watches it nor the lock between processes.
    tqdm.monitor_interval = 0
    tqdm.set_lock(threading.RLock())
    return tqdm(each, total=total, unit=" worksheets", file=sys.stderr, delay=after, leave=False)
