"""Entries are written to the file that a person chose, as a whole or not at all."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from itb_calc.documents import log_export
from itb_calc.documents.log_export import write_export
from itb_calc.documents.whole_file import put_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"old")
    assert write_export(str(path), [b"a", b"b"]) is None
    assert path.read_bytes() == b"ab"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["visit.itb.json", "LOG.SQLITE", "log.sqlite-wal"])
def test_a_worksheet_or_a_log_is_never_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    said = write_export(str(path), [b"new"])
    assert said is not None
    assert said.startswith(f"{name}: this is a worksheet or a log, or named like one")
    assert path.read_bytes() == b"old"


def test_a_name_that_is_none_is_said(tmp_path: Path) -> None:
    assert (write_export("\0", [b"new"]) or "").endswith("Choose another name or folder.")
    assert (write_export(str(tmp_path / "none" / "x.csv"), [b""]) or "").startswith("x.csv: the folder that it is to")
    (tmp_path / "folder").mkdir()
    assert "Choose another name or folder." in (write_export(str(tmp_path / "folder"), [b""]) or "")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"old")

    def full(parts: Iterator[bytes]) -> Iterator[bytes]:
        yield from parts
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(log_export, "put_whole", lambda target, parts: put_whole(target, full(parts)))
    assert write_export(str(path), iter([b"new"])) == (
        "log.csv: there is no room left where it is to stand, so that nothing was written."
    )
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
