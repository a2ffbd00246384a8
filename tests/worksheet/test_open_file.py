"""Opening a worksheet file by its path: the worksheet or one plain sentence, and the file stays as it is."""

import errno
import io
import os
from pathlib import Path

import pytest

from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused
from itb_calc.worksheet.open_file import FileContent, is_there, open_worksheet, read_content, read_file
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import ROUTINE, content_of, read_sheet

_NO_FILE = "there is no such file."
_FOLDER = "this is a folder, not a worksheet file."
_NOT_OPENED = "the file cannot be opened for reading."
_NOT_ALLOWED = "you may not read this file. Ask whoever looks after it."
_DEVICE = "this is a device or a pipe, not a worksheet file."


def _refusal(path: str | Path) -> str:
    refused = open_worksheet(str(path))
    assert isinstance(refused, FileRefused), refused
    assert read_content(str(path)) == refused, "the same sentence for the bytes"
    return refused.message


def _state(path: Path) -> tuple[bytes, int, int]:
    return path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode


def test_a_good_file_is_the_worksheet_in_it_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(content_of(ROUTINE))
    path.chmod(0o444)
    before = _state(path)
    assert open_worksheet(str(path)) == read_sheet(ROUTINE)
    assert _state(path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["visit.itb.json"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty, so it is no worksheet."),
        (content_of(ROUTINE)[:-1], "The file is not well-formed JSON (line 1), so it is no worksheet."),
        (b"\x89PNG", "The file is not text in UTF-8, so it is no worksheet."),
        (b"[]", "The file is JSON, but no worksheet: a worksheet is one object in braces."),
        (b" " * (LARGEST_FILE + 1), "The file is larger than any worksheet, so it was not read."),
    ],
)
def test_a_damaged_file_is_refused_and_stays_as_it_is(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "damaged.itb.json"
    path.write_bytes(content)
    before = _state(path)
    assert open_worksheet(str(path)) == FileRefused(message)
    assert _state(path) == before


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "nowhere.itb.json") == _NO_FILE
    assert _refusal(tmp_path / "no" / "folder" / "either.itb.json") == _NO_FILE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "folder.itb.json"
    folder.mkdir()
    assert _refusal(folder) == _FOLDER
    assert folder.is_dir()


@pytest.mark.parametrize("path", ["a\x00b", "x" * 5_000])
def test_a_name_that_no_file_can_have_is_one_sentence(path: str) -> None:
    assert _refusal(path) == _NOT_OPENED


@pytest.mark.parametrize(
    ("number", "message"), [(errno.EACCES, _NOT_ALLOWED), (errno.EPERM, _NOT_ALLOWED), (errno.EIO, _NOT_OPENED)]
)
def test_a_file_that_may_not_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    path = tmp_path / "secret.itb.json"
    path.write_bytes(content_of(ROUTINE))

    def refuse(*_: object) -> None:
        raise OSError(number, "refused", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "open", refuse)
    assert _refusal(path) == message
    monkeypatch.undo()
    assert open_worksheet(str(path)) == read_sheet(ROUTINE)


def test_a_disk_that_does_not_give_the_file_back_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(content_of(ROUTINE))

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, f"no {size} bytes")

        def fileno(self) -> int:
            return number

    number = os.open(path, os.O_RDONLY)
    monkeypatch.setattr(os, "open", lambda *_: number)
    monkeypatch.setattr(os, "fdopen", lambda *_: Broken())
    assert open_worksheet(str(path)) == FileRefused("the disk does not give the file back. Look at a copy of it.")
    os.close(number)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_and_a_device_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.itb.json")
    for path in (tmp_path / "pipe.itb.json", "/dev/zero", "/dev/null"):
        assert open_worksheet(str(path)) == FileRefused(_DEVICE)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
@pytest.mark.parametrize("becomes", ["pipe", "folder"])
def test_what_becomes_something_else_while_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, becomes: str
) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(content_of(ROUTINE))
    opened = os.open

    def replaced(name: str, flags: int) -> int:
        path.unlink()
        if becomes == "pipe":
            os.mkfifo(path)
        else:
            path.mkdir()
        return opened(name, flags)

    monkeypatch.setattr(os, "open", replaced)
    refused = open_worksheet(str(path))
    assert refused == FileRefused(_DEVICE if becomes == "pipe" else _NOT_OPENED)


def test_a_link_that_leads_nowhere_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link.itb.json").symlink_to(tmp_path / "gone.itb.json")
    (tmp_path / "round.itb.json").symlink_to(tmp_path / "round.itb.json")
    assert _refusal(tmp_path / "link.itb.json") == _NO_FILE
    assert _refusal(tmp_path / "round.itb.json") == _NOT_OPENED


def test_what_is_there_is_told_from_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    assert is_there(str(tmp_path))
    assert is_there(str(tmp_path / "link"))
    assert not is_there(str(tmp_path / "gone"))
    assert is_there("x" * 5_000), "nobody can tell"


def test_a_read_file_comes_with_what_the_system_says_of_it(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(b"x\r\n\x1a")
    assert read_file(str(path)) == FileContent(b"x\r\n\x1a", path.stat())


def test_no_more_than_a_worksheet_is_read_of_a_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "huge.itb.json"
    path.write_bytes(b" " * (LARGEST_FILE + 5_000))
    content = read_content(str(path))
    assert isinstance(content, bytes)
    assert len(content) == 1_000_001


def test_what_is_read_is_a_worksheet_even_where_it_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.itb.json"
    path.write_text('{"schema": 1}', encoding="utf-8")
    assert open_worksheet(str(path)) == Worksheet()
    assert read_content(str(path)) == b'{"schema": 1}'
