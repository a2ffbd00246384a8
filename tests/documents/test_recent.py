"""The list of recent files: paths, ten at most, the newest first, and nothing that could end the program."""

import errno
import json
import os
from pathlib import Path

import pytest

from itb_calc.documents.places import recent_file
from itb_calc.documents.recent import MOST, RecentFile, add_recent, forget_recent, recent_files

_NOT_KEPT = "The list of recent files is not kept: nothing can be written where it stands."


def _paths(state: Path) -> list[str]:
    return [each.path for each in recent_files(state)]


def test_the_newest_comes_first_each_once_and_ten_at_most(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert recent_files(state) == ()
    for number in range(12):
        assert add_recent(state, str(tmp_path / f"{number}.itb.json")) is None
    assert _paths(state) == [str(tmp_path / f"{number}.itb.json") for number in range(11, 1, -1)]
    assert len(_paths(state)) == MOST
    add_recent(state, str(tmp_path / "5.itb.json"))
    assert _paths(state)[:2] == [str(tmp_path / "5.itb.json"), str(tmp_path / "11.itb.json")]
    assert len(_paths(state)) == MOST


def test_a_file_that_vanished_stays_and_is_marked(tmp_path: Path) -> None:
    for name in ("a.itb.json", "b.itb.json"):
        (tmp_path / name).write_bytes(b"")
        add_recent(tmp_path, str(tmp_path / name))
    (tmp_path / "a.itb.json").unlink()
    there, gone = str(tmp_path / "b.itb.json"), str(tmp_path / "a.itb.json")
    assert recent_files(tmp_path) == (RecentFile(there, is_there=True), RecentFile(gone, is_there=False))
    assert forget_recent(tmp_path, gone) is None
    assert _paths(tmp_path) == [there]


def test_a_path_is_kept_whole_whatever_the_folder_and_the_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add_recent(tmp_path, "Ü\udcff.itb.json")
    assert _paths(tmp_path) == [str(tmp_path / "Ü\udcff.itb.json")]


def test_nothing_but_paths_is_in_it(tmp_path: Path) -> None:
    add_recent(tmp_path, str(tmp_path / "a"))
    assert json.loads(recent_file(tmp_path).read_bytes()) == [str(tmp_path / "a")]


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (b"", []),
        (b"\xff\x00", []),
        (b"[", []),
        (b"[" * 100_000, []),
        (b"{}", []),
        (b"1", []),
        (b'["/a", 1, null, "", "/b", ["/c"]]', ["/a", "/b"]),
        (json.dumps([f"/{number}" for number in range(20)]).encode(), [f"/{number}" for number in range(10)]),
    ],
)
def test_a_damaged_list_is_what_is_left_of_it_and_is_written_anew(
    tmp_path: Path, content: bytes, paths: list[str]
) -> None:
    recent_file(tmp_path).write_bytes(content)
    assert _paths(tmp_path) == paths
    assert add_recent(tmp_path, "/new") is None
    assert _paths(tmp_path) == ["/new", *paths][:MOST]


def test_where_nothing_can_be_written_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert add_recent(tmp_path / "file", "/a") == _NOT_KEPT
    add_recent(tmp_path, "/a")

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", refuse)
    assert add_recent(tmp_path, "/b") == _NOT_KEPT
    assert forget_recent(tmp_path, "/a") == _NOT_KEPT
    assert _paths(tmp_path) == ["/a"]
