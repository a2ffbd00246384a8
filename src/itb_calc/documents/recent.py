"""The files that were open last: their paths, and nothing of what is in them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from itb_calc.documents.places import make_folder, recent_file
from itb_calc.documents.whole_file import put_whole
from itb_calc.worksheet.codec import FileRefused
from itb_calc.worksheet.open_file import is_there, read_file

MOST = 10
_NOT_KEPT = "The list of recent files is not kept: nothing can be written where it stands."


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was open, and whether it is still there."""

    path: str
    is_there: bool


def recent_files(state: Path) -> tuple[RecentFile, ...]:
    """Return the files that were open last, the newest first; none where the list is damaged."""
    return tuple(RecentFile(path, is_there(path)) for path in _paths(state))


def add_recent(state: Path, path: str) -> str | None:
    """Put a file on top of the list; a sentence where the list cannot be kept."""
    top = os.path.abspath(path)  # noqa: PTH100 - keeps a path that no file can have, too
    return _keep(state, [top, *(other for other in _paths(state) if other != top)])


def forget_recent(state: Path, path: str) -> str | None:
    """Take a file off the list; a sentence where the list cannot be kept."""
    return _keep(state, [other for other in _paths(state) if other != path])


def _paths(state: Path) -> list[str]:
    found = read_file(os.fspath(recent_file(state)))
    if isinstance(found, FileRefused):
        return []
    try:
        listed = json.loads(found.content)
    except (ValueError, RecursionError):
        return []
    return [each for each in listed if isinstance(each, str) and each][:MOST] if isinstance(listed, list) else []


def _keep(state: Path, paths: list[str]) -> str | None:
    content = json.dumps(paths[:MOST], indent=2).encode("ascii")
    try:
        make_folder(state)
        put_whole(recent_file(state), [content])
    except OSError:
        return _NOT_KEPT
    return None
