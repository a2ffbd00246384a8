"""Which worksheet files are meant by the files and folders that somebody names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".itb.json"
_EMPTY = '""'
_NOTHING_HERE = f"there is no worksheet file (*{SUFFIX}) in this folder."
_NOT_OPENED = "the folder cannot be opened, so that what is in it is missing here."


@dataclass(frozen=True, slots=True)
class WorksheetFile:
    """A file or folder: the real path that opens it and tells it from every other, and its name for people."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class FoldersSearched:
    """The files that were found, each once and sorted, and each folder that gives none, with a sentence."""

    files: tuple[WorksheetFile, ...]
    refused: tuple[tuple[WorksheetFile, str], ...]


def find_worksheets(named: Sequence[str]) -> FoldersSearched:
    """Find the worksheets of files and folders; a folder means its `*.itb.json` files, in folders of it too.

    A file that is named counts whatever it is called, and whether it is there or not. Links are followed; what can
    be reached in two ways counts once. Names are as below the folder where one is named, else as they were named.
    """
    search = _Search()
    for name in named:
        if _is_folder(name):
            search.folder(_real(name), name if len(named) > 1 else "")
        else:
            search.file(_real(name), (name if len(named) > 1 else Path(name).name) or name or _EMPTY)
    return search.found()


class _Search:
    """What was found so far."""

    def __init__(self) -> None:
        self._files: dict[str, WorksheetFile] = {}
        self._refused: list[tuple[WorksheetFile, str]] = []
        self._seen: set[str] = set()

    def found(self) -> FoldersSearched:
        ordered = sorted(self._files.values(), key=lambda file: (file.name, file.path))
        return FoldersSearched(tuple(ordered), tuple(self._refused))

    def file(self, path: str, name: str) -> None:
        self._files.setdefault(path, WorksheetFile(path, name))

    def folder(self, top: str, name: str) -> None:
        """Search a folder and those in it, without a depth at which it would stop."""
        something = top in self._seen
        waiting = [(top, name)]
        while waiting:
            path, shown = waiting.pop()
            if path not in self._seen:
                self._seen.add(path)
                something |= self._search(path, shown, waiting)
        if not something:
            self._refuse(top, name, _NOTHING_HERE)

    def _search(self, path: str, shown: str, waiting: list[tuple[str, str]]) -> bool:
        """Take a folder's files, put the folders in it among those that wait, and say whether there was anything."""
        try:
            with os.scandir(path) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError:
            self._refuse(path, shown, _NOT_OPENED)
            return True
        something = False
        for entry in entries:
            name = str(Path(shown, entry.name))
            if _leads_to_folder(entry):
                inner = _followed(entry)
                something |= inner in self._seen
                waiting.append((inner, name))
            elif entry.name.lower().endswith(SUFFIX):
                something = True
                self.file(_followed(entry), name)
        return something

    def _refuse(self, path: str, shown: str, sentence: str) -> None:
        self._refused.append((WorksheetFile(path, shown or Path(path).name or path), sentence))


def _is_folder(path: str) -> bool:
    try:
        return path != "" and Path(path).is_dir()
    except OSError:
        # Too long for a path, or where nobody may look: opening it will say so.
        return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads to itself, or to where nobody may look.
        return False


def _followed(entry: os.DirEntry[str]) -> str:
    """Return the real path of what a real folder holds."""
    return _real(entry.path) if entry.is_symlink() else entry.path


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        # No path at all, such as one with a null character: opening it will say so.
        return path
