"""Unsaved work that a killed program left: offered once, to one window, and never deleted without a word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from itb_calc.documents.lock import Held, NotHeld, hold
from itb_calc.documents.opening import Opened, open_saved
from itb_calc.documents.recovery_file import SUFFIX, Left, read_left
from itb_calc.documents.unsaved import REASONS, SIGNATURES, unsaved_of, with_private_text
from itb_calc.documents.whole_file import remove_left_over
from itb_calc.visit.fields import BY_PATH
from itb_calc.worksheet.codec import FileRefused
from itb_calc.worksheet.open_file import read_file
from itb_calc.worksheet.text import Worksheet

_WORDS = {REASONS: "reasons of findings", SIGNATURES: "signatures"}
_OTHER_FILE = "Its file was changed, moved or deleted in the meantime, so save this under another name."
_NOT_TAKEN = "The file cannot be opened to recover it: nothing can be written in its folder."


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that was left, in a file that no other window offers while this is held."""

    left: Left
    held: Held


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file with work that was left and cannot be read, where it lies, and one sentence."""

    path: str
    message: str
    held: Held | None


@dataclass(frozen=True, slots=True)
class Restored:
    """Work that came back: the worksheet, its file where that is as it was, and a sentence where something is missing.

    `is_saved` says that the file holds all of it by now, so that nothing is to be recovered.
    """

    worksheet: Worksheet
    opened: Opened | None
    message: str = ""
    is_saved: bool = False


def recoverable(folder: Path) -> tuple[Recovered | Unreadable, ...]:
    """Return what processes that are gone left in the recovery folder, the newest first, what is unreadable last.

    Each is held until `discard` or `leave`, so that no other window offers it too.
    """
    found = [each for path in _files(folder) if (each := _claim(path)) is not None]
    whole = [each for each in found if isinstance(each, Recovered)]
    whole.sort(key=lambda each: each.left.at, reverse=True)
    return (*whole, *(each for each in found if isinstance(each, Unreadable)))


def restore(recovered: Recovered) -> Restored:
    """Put work that was left together again: with the private texts of its file, where that was not changed since."""
    left, unsaved = recovered.left, recovered.left.unsaved
    opened = open_saved(left.path) if left.path else None
    if isinstance(opened, Opened):
        in_file = opened.saved.worksheet
        if replace(unsaved_of(in_file, in_file), names_hold=unsaved.names_hold) == unsaved:
            return Restored(in_file, opened, is_saved=True)
        if opened.state.stamp == left.stamp:
            return Restored(with_private_text(unsaved, in_file), opened, _missing(unsaved.not_kept))
    message = _missing((*unsaved.in_file, *unsaved.not_kept))
    return Restored(unsaved.worksheet, None, f"{_OTHER_FILE} {message}".rstrip() if left.path else message)


def _missing(what: Iterable[str]) -> str:
    """Say what has to be entered again."""
    words = [BY_PATH[each].label if each in BY_PATH else _WORDS.get(each, _WORDS[REASONS]) for each in what]
    return f"Enter again what is kept in no file but yours: {', '.join(dict.fromkeys(words))}." if words else ""


def discard(left: Recovered | Unreadable) -> None:
    """Delete work that was left; only when the person said so, or it is kept anew."""
    if left.held is not None:
        with suppress(OSError):
            Path(left.held.path).unlink()
        left.held.release()


def leave(left: Recovered | Unreadable) -> None:
    """Leave the work where it is: it is offered again at the next start."""
    if left.held is not None:
        left.held.release()


def _files(folder: Path) -> Iterator[str]:
    """Return the files with work in a folder, sorted; also those of which only the lock is left, which then goes."""
    try:
        names = {entry.name for entry in folder.iterdir()}
    except OSError:
        return
    left = {name for name in names if name.endswith(SUFFIX) and not name.startswith(".")}
    locks = {name[1:].removesuffix(".lock") for name in names if name.startswith(".") and name.endswith(".lock")}
    yield from (os.fspath(folder / name) for name in sorted(left | locks))


def _claim(path: str) -> Recovered | Unreadable | None:
    held = hold(path)
    if isinstance(held, NotHeld):
        return None if held.is_elsewhere else Unreadable(path, _NOT_TAKEN, None)
    if not Path(path).exists():
        held.release()
        return None
    remove_left_over(Path(held.path))
    found = read_file(path)
    left = found if isinstance(found, FileRefused) else read_left(found.content)
    return Unreadable(path, left.message, held) if isinstance(left, FileRefused) else Recovered(left, held)
