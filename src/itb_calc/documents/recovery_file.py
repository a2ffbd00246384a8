"""The file that unsaved work is kept in: what was typed, when, and which file it belongs to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, ValidationError

from itb_calc.documents.file_state import FileState
from itb_calc.documents.unsaved import Unsaved, unsaved_of
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.file_section import Section
from itb_calc.worksheet.text import Worksheet

SUFFIX = ".json"
_DAMAGED = FileRefused("The file is damaged, so what was typed cannot be read from it.")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file of a document: where it is, its state when it was read or written last, and what was in it then."""

    path: str
    state: FileState
    worksheet: Worksheet


@dataclass(frozen=True, slots=True)
class Left:
    """Unsaved work: when it was kept (ISO), its file, if it has one, and size and time of that file then."""

    unsaved: Unsaved
    at: str
    path: str = ""
    stamp: tuple[int, int] | None = None


class _RecoveryFile(Section):
    """The form of the file; the worksheet in it has the form of a worksheet file."""

    schema_: Literal[1] = Field(alias="schema")
    at: str
    path: str
    size: int | None
    mtime_ns: int | None
    in_file: list[str]
    not_kept: list[str]
    names_hold: bool
    worksheet: str


def left_of(worksheet: Worksheet, at: str, origin: Origin | None) -> Left:
    """Return what may be kept of a worksheet at a moment (ISO); without an origin it was never saved."""
    if origin is None:
        return Left(unsaved_of(worksheet, None), at)
    return Left(unsaved_of(worksheet, origin.worksheet), at, origin.path, origin.state.stamp)


def write_left(left: Left) -> bytes:
    """Return the content of the file. No hash of the person's file is in it, only its size and time."""
    size, mtime_ns = left.stamp or (None, None)
    data = {
        "schema": 1,
        "at": left.at,
        "path": left.path,
        "size": size,
        "mtime_ns": mtime_ns,
        "in_file": left.unsaved.in_file,
        "not_kept": left.unsaved.not_kept,
        "names_hold": left.unsaved.names_hold,
        "worksheet": write_worksheet(left.unsaved.worksheet).decode(),
    }
    return f"{json.dumps(data, indent=2)}\n".encode("ascii")


def read_left(content: bytes) -> Left | FileRefused:
    """Read the file, or say in one sentence why what was typed cannot be read from it."""
    try:
        file = _RecoveryFile.model_validate(json.loads(content))
        typed = file.worksheet.encode()
    except (ValueError, RecursionError, ValidationError):
        return _DAMAGED
    worksheet = read_worksheet(typed)
    if isinstance(worksheet, FileRefused):
        return _DAMAGED
    stamp = None if file.size is None or file.mtime_ns is None else (file.size, file.mtime_ns)
    unsaved = Unsaved(worksheet, tuple(file.in_file), tuple(file.not_kept), file.names_hold)
    return Left(unsaved, file.at, file.path, stamp)
