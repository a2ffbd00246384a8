"""A file is written as a whole, or not at all; what was there stays until then."""

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from itb_calc.report.output_file import refused_name, write_whole

_NO_ROOM = "list.csv: there is no room left where it is to stand, so that nothing was written."


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        assert write_whole(str(tmp_path / "list.csv"), [content[:1], content[1:]]) is None
        assert (tmp_path / "list.csv").read_bytes() == content
    assert _names(tmp_path) == ["list.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "list.csv").symlink_to(tmp_path / "real.csv")
    assert write_whole(str(tmp_path / "list.csv"), [b"new"]) is None
    assert (tmp_path / "list.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="rights are kept in another way there")
def test_who_may_read_a_file_does_not_change(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_whole(str(path), [b"new"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_stops_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    (tmp_path / "list.csv").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(tmp_path / "list.csv"), parts())
    assert (tmp_path / "list.csv").read_bytes() == b"old"
    assert _names(tmp_path) == ["list.csv"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, _NO_ROOM),
        (errno.EDQUOT, _NO_ROOM),
        (errno.EROFS, "list.csv: nothing may be written there. Choose another folder."),
        (errno.EACCES, "list.csv: nothing may be written there. Choose another folder."),
        (errno.EIO, "list.csv: it cannot be written there. Choose another name or folder."),
        (None, "list.csv: it cannot be written there. Choose another name or folder."),
    ],
)
def test_what_the_system_refuses_is_a_sentence_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, sentence: str
) -> None:
    def refuse(_: int) -> NoReturn:
        raise OSError(number, "refused") if number is not None else OSError

    (tmp_path / "list.csv").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    assert write_whole(str(tmp_path / "list.csv"), [b"new"]) == sentence
    assert (tmp_path / "list.csv").read_bytes() == b"old"
    assert _names(tmp_path) == ["list.csv"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder with room for 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("no disk can be mounted here")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(tiny_disk: Path) -> None:
    path = tiny_disk / "list.csv"
    assert write_whole(str(path), [b"old"]) is None
    assert write_whole(str(path), [b"x" * 1000] * 100) == _NO_ROOM
    assert path.read_bytes() == b"old"
    assert _names(tiny_disk) == ["list.csv"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("gone/list.csv", "list.csv: the folder that it is to stand in does not exist."),
        ("file/list.csv", "list.csv: the folder that it is to stand in does not exist."),
        ("a\x00b", "a[U+0000]b: it cannot be written there. Choose another name or folder."),
    ],
)
def test_a_place_that_is_none_is_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert write_whole(str(tmp_path / name), [b"new"]) == sentence


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("visit.itb.json", "this is a worksheet, or named like one, and would be replaced. Choose another name."),
        ("VISIT.ITB.JSON", "this is a worksheet, or named like one, and would be replaced. Choose another name."),
        ("taken.txt", "this is a worksheet, or named like one, and would be replaced. Choose another name."),
        ("folder", "there is something of that name that is not a file. Choose another name."),
        ("a\x00b", "it cannot be written there. Choose another name or folder."),
    ],
)
def test_a_name_that_is_a_worksheet_or_no_file_is_refused(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "taken.txt").write_bytes(b"{}")
    refusal = refused_name(str(tmp_path / name), {str(tmp_path / "taken.txt")})
    assert refusal is not None
    assert refusal.endswith(f": {sentence}")
    assert refusal.isprintable()


def test_the_top_of_a_disk_and_a_device_are_refused(tmp_path: Path) -> None:
    assert refused_name(os.path.sep, ()) is not None
    assert write_whole(os.path.sep, [b"new"]) is not None
    assert refused_name(os.devnull, ()) is not None
    assert refused_name(str(tmp_path / "list.csv"), ()) is None


def test_a_file_that_is_there_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"old")
    assert refused_name(str(tmp_path / "list.csv"), {str(tmp_path / "other")}) is None
