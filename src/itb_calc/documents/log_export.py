"""Write the entries of a log that a person asked for to the file that the person chose."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from itb_calc.core.refusal import quote
from itb_calc.documents.whole_file import Trouble, put_whole, target_of, trouble_of

_OTHER = "it cannot be written there. Choose another name or folder."
_SENTENCES = {
    Trouble.NO_ROOM: "there is no room left where it is to stand, so that nothing was written.",
    Trouble.NO_FOLDER: "the folder that it is to stand in does not exist.",
    Trouble.NOT_ALLOWED: "nothing may be written there. Choose another folder.",
}
_NEVER_REPLACED = "this is a worksheet or a log, or named like one, and would be replaced. Choose another name."
_ENDINGS = (".itb.json", ".sqlite", ".sqlite-wal", ".sqlite-shm")


def write_export(path: str, parts: Iterable[bytes]) -> str | None:
    """Write a file as a whole, or not at all; a sentence where that fails. A worksheet or log is never replaced."""
    target = target_of(path)
    if target is None:
        return _sentence(path, _OTHER)
    if target.name.lower().endswith(_ENDINGS):
        return _sentence(path, _NEVER_REPLACED)
    try:
        put_whole(target, parts)
    except OSError as cause:
        return _sentence(path, _SENTENCES.get(trouble_of(cause), _OTHER))
    return None


def _sentence(path: str, what: str) -> str:
    return f"{quote(Path(path).name) or path}: {what}"
