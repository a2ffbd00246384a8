"""Keep unsaved work while somebody types, so that it is still there when the program was killed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from itb_calc.documents.lock import Held, hold
from itb_calc.documents.places import make_folder
from itb_calc.documents.recovery_file import SUFFIX, Origin, left_of, write_left
from itb_calc.documents.whole_file import Trouble, put_whole, trouble_of
from itb_calc.worksheet.text import Worksheet

_NOT_KEPT = "What you type could not be recovered if itb-calc were to end now:"
_SENTENCES = {
    Trouble.NO_ROOM: "there is no room left on the disk. Save the worksheet, and make room.",
    Trouble.NOT_ALLOWED: "nothing can be written in its own folder. Save the worksheet often.",
}
_OTHER = "its own folder cannot be used. Save the worksheet often."
_TRIES = 3


@dataclass(frozen=True, slots=True)
class NotKept:
    """Why unsaved work is not kept, in one sentence; work goes on without it."""

    message: str


@dataclass(frozen=True, slots=True)
class Autosave:
    """The place of one running document's unsaved work; nobody else offers it while this is held."""

    held: Held

    def write(self, worksheet: Worksheet, at: str, origin: Origin | None) -> NotKept | None:
        """Keep what is unsaved at a moment (ISO), in place of what was kept before; nothing where nothing is typed.

        `origin` is the document's file as it was read or written last; None where it was never saved.
        """
        left = left_of(worksheet, at, origin)
        target = Path(self.held.path)
        try:
            if left.unsaved.worksheet.is_empty:
                target.unlink(missing_ok=True)
            else:
                put_whole(target, [write_left(left)])
        except OSError as cause:
            return _not_kept(cause)
        return None

    def clear(self) -> NotKept | None:
        """Forget what was kept: it is saved, or not wanted any more. The document goes on."""
        try:
            Path(self.held.path).unlink(missing_ok=True)
        except OSError as cause:
            return _not_kept(cause)
        return None

    def end(self) -> None:
        """Forget what was kept, and give the place up: the document is closed."""
        self.clear()
        self.held.release()


def start_autosave(folder: Path) -> Autosave | NotKept:
    """Begin to keep the unsaved work of one document in the recovery folder."""
    try:
        make_folder(folder)
    except OSError as cause:
        return _not_kept(cause)
    for _ in range(_TRIES):
        # Somebody who looks for work that was left may look at the new place for a moment.
        held = hold(str(folder / f"{secrets.token_hex(16)}{SUFFIX}"))
        if isinstance(held, Held):
            return Autosave(held)
    return NotKept(f"{_NOT_KEPT} {_OTHER}")


def _not_kept(cause: OSError) -> NotKept:
    return NotKept(f"{_NOT_KEPT} {_SENTENCES.get(trouble_of(cause), _OTHER)}")
