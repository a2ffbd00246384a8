"""Many worksheet files, on all cores: only so much at a time is under way, and no file stops the others.

A process sends back only what the list says of a worksheet, never the evaluation. Where a process dies, the files that
it may have died of are looked at one by one, and only the one that it dies of again is given up.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import islice
from multiprocessing import active_children, get_context, parent_process

from itb_calc.planning.one_file import look_at
from itb_calc.planning.refill_list import NotEvaluated, Refill
from itb_calc.planning.worksheet_files import WorksheetFile
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference

_CHUNK = 32
# Starting a process takes as long as looking at so many files.
_WORTH_A_PROCESS = 500
# Windows cannot wait for more of them at once.
_MOST_PROCESSES = 61
_CHUNKS_UNDER_WAY = 2
_SAFE_PATH = "PYTHONSAFEPATH"
_GIVEN_UP = NotEvaluated(
    "the process that looked at this file ended, so that nothing is known of this worksheet. Look at it by hand."
)

_Files = tuple[WorksheetFile, ...]
Looked = tuple[WorksheetFile, Refill | NotEvaluated]


def processes_for(count: int) -> int:
    """Return how many processes are worth starting for so many files: one for each core at most."""
    return max(1, min(_cores(), count // _WORTH_A_PROCESS, _MOST_PROCESSES))


def look_at_many(files: Sequence[WorksheetFile], reference: Reference, today: date, processes: int) -> Iterator[Looked]:
    """Give what is known of each file, in any order."""
    done: set[str] = set()
    if processes > 1:
        try:
            for looked in _in_processes(files, today, processes):
                done.add(looked[0].path)
                yield looked
        except (OSError, RuntimeError, ImportError):
            # No further process can be started here: what is left is done in this one.
            pass
    for file in files:
        if file.path not in done:
            yield file, look_at(file, reference, today)


def look_at_chunk(files: _Files, today: date) -> list[Refill | NotEvaluated]:
    """Look at some files in a process that was started for it."""
    return [look_at(file, _reference(), today) for file in files]


@cache
def _reference() -> Reference:
    """Load the reference data once for each process that was started for it."""
    return load_reference()


def _in_processes(files: Sequence[WorksheetFile], today: date, processes: int) -> Generator[Looked, None, None]:
    each = iter(files)
    chunks = deque(iter(lambda: tuple(islice(each, _CHUNK)), ()))
    while chunks:
        lost = yield from _until_one_dies(chunks, today, processes)
        yield from _one_by_one(deque(lost), today)


def _until_one_dies(chunks: deque[_Files], today: date, processes: int) -> Generator[Looked, None, _Files]:
    """Look at the chunks; where a process dies, return the files of those that were under way."""
    under_way: dict[Future[list[Refill | NotEvaluated]], _Files] = {}
    with _pool(processes) as pool:
        try:
            while chunks or under_way:
                while chunks and len(under_way) < _CHUNKS_UNDER_WAY * processes:
                    future = _submit(pool, chunks[0], today)
                    under_way[future] = chunks.popleft()
                for finished in wait(under_way, return_when=FIRST_COMPLETED).done:
                    known = finished.result()
                    yield from zip(under_way.pop(finished), known, strict=True)
        except BrokenProcessPool:
            return tuple(file for chunk in under_way.values() for file in chunk)
    return ()


def _one_by_one(files: deque[WorksheetFile], today: date) -> Iterator[Looked]:
    """Look at each file alone, and give up those that end the process again; raises where none can be started."""
    while files:
        with _pool(1) as pool:
            _submit(pool, (), today).result()
            try:
                while files:
                    (known,) = _submit(pool, (files[0],), today).result()
                    yield files.popleft(), known
            except BrokenProcessPool:
                yield files.popleft(), _GIVEN_UP


def _submit(pool: ProcessPoolExecutor, files: _Files, today: date) -> Future[list[Refill | NotEvaluated]]:
    with _fit_to_be_inherited():
        return pool.submit(look_at_chunk, files, today)


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Give fresh processes, started alike on every system; none of them stays, also where one waits for its file."""
    with _fit_to_be_inherited():
        pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        yield pool
    except BaseException:
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Make a started process leave Ctrl+C to the one that started it, and end together with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _fit_to_be_inherited() -> Iterator[None]:
    """Hold Ctrl+C back while a process may be started, and let it load nothing from the folder that it is started in.

    A started process inherits both before any code of ours runs in it.
    """
    masking = getattr(signal, "pthread_sigmask", None)
    mask = None if masking is None else masking(signal.SIG_BLOCK, {signal.SIGINT})
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before
        if masking is not None:
            masking(signal.SIG_SETMASK, mask)


def _cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
