"""One set-up at a time: a lock that the operating system drops when its holder ends, however it ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_NAME = "itb-calc-set-up.lock"
WAITING = "Another set-up of itb-calc is running in this folder; waiting for it to finish."
PAUSE_SECONDS = 0.5

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def only_one(folder: Path, say: Callable[[str], None]) -> Iterator[int]:
    """Hold the folder's lock, waiting for another set-up to end; gives the handle, for children to hold it too."""
    folder.mkdir(exist_ok=True)
    handle = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _try_lock(handle):
            say(WAITING)
            while not _try_lock(handle):
                time.sleep(PAUSE_SECONDS)
        yield handle
    finally:
        os.close(handle)
