"""Write what is given out to a file: as a whole, or not at all."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

from itb_calc.core.refusal import quote
from itb_calc.documents.whole_file import Trouble, put_whole, target_of, trouble_of
from itb_calc.planning.worksheet_files import SUFFIX

_SENTENCES = {
    Trouble.NO_ROOM: "there is no room left where it is to stand, so that nothing was written.",
    Trouble.NO_FOLDER: "the folder that it is to stand in does not exist.",
    Trouble.NOT_ALLOWED: "nothing may be written there. Choose another folder.",
}
_EMPTY = '""'
_OTHER = "it cannot be written there. Choose another name or folder."
_A_WORKSHEET = "this is a worksheet, or named like one, and would be replaced. Choose another name."
_NO_FILE = "there is something of that name that is not a file. Choose another name."


def refused_name(path: str, worksheets: Container[str]) -> str | None:
    """Say why a path may not be written to: it is, or looks like, a worksheet, or is no file; None where it may."""
    target = target_of(path)
    if target is None:
        return _sentence(path, _OTHER)
    if target.name.lower().endswith(SUFFIX) or str(target) in worksheets:
        return _sentence(path, _A_WORKSHEET)
    return _sentence(path, _NO_FILE) if target.exists() and not target.is_file() else None


def write_whole(path: str, parts: Iterable[bytes]) -> str | None:
    """Write a file beside its place, and put it there when all of it is on the disk; a sentence where that fails."""
    target = target_of(path)
    if target is None:
        return _sentence(path, _OTHER)
    try:
        put_whole(target, parts)
    except OSError as cause:
        return _sentence(path, _SENTENCES.get(trouble_of(cause), _OTHER))
    return None


def _sentence(path: str, what: str) -> str:
    return f"{quote(Path(path).name or path) or _EMPTY}: {what}"
