"""Save a worksheet: as a whole, never over what somebody else wrote, and with one sentence where it does not work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from itb_calc.documents.file_state import FileState, is_changed, state_of
from itb_calc.documents.lock import Held
from itb_calc.documents.whole_file import Trouble, in_the_way, put_whole, remove_left_over, trouble_of
from itb_calc.worksheet.codec import LARGEST_FILE, Saved, read_saved
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.shown import Shown
from itb_calc.worksheet.text import Worksheet

_NOT_SAVED = "The worksheet is not saved:"
_SENTENCES = {
    Trouble.NO_ROOM: "there is no room left on that disk. Make room there, or save it in another folder.",
    Trouble.NO_FOLDER: "the folder that it is to stand in is not there. Save it in another folder.",
    Trouble.NOT_ALLOWED: "nothing may be written in that folder. Save it in another folder.",
    Trouble.A_FOLDER: "there is a folder of that name. Choose another name.",
    Trouble.NO_FILE: "there is something of that name that is not a file. Choose another name.",
    Trouble.PROTECTED: "the file is protected against writing. Save it under another name.",
    Trouble.TOO_LONG: "its name is too long for that disk. Choose a shorter one.",
    Trouble.OTHER: "the disk does not take it. Save it in another folder.",
}
_CHANGED = "another program changed the file after it was opened here. Save it under another name, and compare the two."
_GONE = "the file is not there any more: it was moved or deleted after it was opened here. Save it under another name."
_APPEARED = "a file of that name was written there just now. Save it under another name."
_TOO_LARGE = "it is larger than a worksheet file may be. Shorten what is written in it."
_NOT_THE_SAME = "what would be written could not be read back the same. Copy it as text, and report this."


@dataclass(frozen=True, slots=True)
class SaveRefused:
    """A worksheet that is not saved, with one sentence; what was in the file is still in it."""

    message: str
    is_changed_outside: bool = False


class _ChangedOutsideError(Exception):
    """The file is another one by now."""


def save(held: Held, worksheet: Worksheet, shown: Shown | None, was: FileState | None) -> FileState | SaveRefused:
    """Save a worksheet into the file that is held; return the state of the file, to be handed over the next time.

    `was` is the file as the person knows it: what opening or the last saving gave, or `state_now` of a file that is
    to be replaced; None where there is to be none. A file that is another one by now is not replaced.
    """
    content = write_worksheet(worksheet, shown)
    if len(content) > LARGEST_FILE:
        return _refused(_TOO_LARGE)
    if read_saved(content) != Saved(worksheet, shown):
        return _refused(_NOT_THE_SAME)
    target = Path(held.path)
    trouble = in_the_way(target)
    if trouble is not None:
        return _refused(_SENTENCES[trouble])
    remove_left_over(target)

    def may_replace() -> None:
        if is_changed(held.path, was):
            raise _ChangedOutsideError

    try:
        return state_of(content, put_whole(target, [content], may_replace))
    except _ChangedOutsideError:
        return _changed_outside(target, was)
    except OSError as cause:
        return _refused(_SENTENCES[trouble_of(cause)])


def _changed_outside(target: Path, was: FileState | None) -> SaveRefused:
    if was is None:
        return _refused(_APPEARED, is_changed_outside=True)
    return _refused(_CHANGED if target.exists() else _GONE, is_changed_outside=True)


def _refused(what: str, *, is_changed_outside: bool = False) -> SaveRefused:
    return SaveRefused(f"{_NOT_SAVED} {what}", is_changed_outside)
