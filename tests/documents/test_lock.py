"""One writer for each file: in this process, in others, and after one of them was killed."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from itb_calc.documents.lock import Held, NotHeld, hold
from itb_calc.documents.opening import OpenedToWork, open_to_work
from itb_calc.documents.whole_file import put_whole
from itb_calc.worksheet.codec import FileRefused, Saved
from itb_calc.worksheet.codec_write import write_worksheet
from tests.cli.running import environment
from tests.documents.papers import PLAIN, WHOLE, held, make_read_only, names, small_disk

_ELSEWHERE = NotHeld("it is open in another window, or somebody else has it open", is_elsewhere=True)
_NOT_ALLOWED = NotHeld("nothing may be written in its folder")
_HOLDER = """
import sys
from itb_calc.documents.lock import hold
held = hold(sys.argv[1])
print(type(held).__name__, flush=True)
sys.stdin.read()
"""


@contextmanager
def _another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold a file in another process until its standard input is closed."""
    command = [sys.executable, "-P", "-c", _HOLDER, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Held\n"
        yield process


def test_a_file_is_held_once(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    first = held(path)
    assert first.path == str(path)
    assert hold(str(path)) == _ELSEWHERE
    held(tmp_path / "other.itb.json").release()
    first.release()
    second = held(path)
    first.release()
    assert hold(str(path)) == _ELSEWHERE, "a second release lets nothing go"
    second.release()
    assert names(tmp_path) == []


def test_a_link_is_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "visit.itb.json")
    taken = held(tmp_path / "link")
    assert taken.path == str(tmp_path / "visit.itb.json")
    assert hold(str(tmp_path / "visit.itb.json")) == _ELSEWHERE
    taken.release()


def test_another_copy_of_the_program_holds_it_until_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    with _another_process(path):
        assert hold(str(path)) == _ELSEWHERE
    held(path).release()


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_what_a_killed_process_held_is_free(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    with _another_process(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert names(tmp_path) == [".visit.itb.json.lock"]
    held(path).release()
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_who_waits_while_it_is_let_go_never_holds_what_has_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl  # noqa: PLC0415 - only there

    path = tmp_path / "visit.itb.json"
    first = held(path)
    lock = fcntl.flock
    calls = []

    def let_go_in_between(number: int, how: int) -> None:
        calls.append(how)
        if len(calls) == 1:
            # The second one has opened the very file that goes now.
            first.release()
        lock(number, how)

    monkeypatch.setattr(fcntl, "flock", let_go_in_between)
    second = held(path)
    monkeypatch.undo()
    assert len(calls) > 2, "it began anew"
    assert names(tmp_path) == [".visit.itb.json.lock"]
    assert hold(str(path)) == _ELSEWHERE
    second.release()


def test_a_lock_that_seems_held_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = FileLock.acquire
    tries = []

    def busy_once(self: FileLock) -> object:
        tries.append(self)
        if len(tries) == 1:
            raise Timeout(self.lock_file)
        return take(self)

    monkeypatch.setattr(FileLock, "acquire", busy_once)
    held(tmp_path / "visit.itb.json").release()
    assert len(tries) == 2


def test_where_nothing_can_be_written_there_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk") as is_small:
        if is_small:
            make_read_only(tmp_path / "disk")
        else:
            monkeypatch.setattr(FileLock, "acquire", _refuse(errno.EROFS))
        assert hold(str(tmp_path / "disk" / "visit.itb.json")) == _NOT_ALLOWED


def _refuse(number: int) -> object:
    def refuse(_: FileLock) -> None:
        raise OSError(number, "refused")

    return refuse


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "nothing may be written in its folder"),
        (errno.ENOSPC, "there is no room left on its disk"),
        (errno.ENOSYS, "its folder cannot keep two writers apart"),
        (errno.ENOLCK, "its folder cannot keep two writers apart"),
    ],
)
def test_what_the_system_refuses_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    monkeypatch.setattr(FileLock, "acquire", _refuse(number))
    assert hold(str(tmp_path / "visit.itb.json")) == NotHeld(reason)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone/visit.itb.json", "its folder is not there"),
        ("x" * 253, "its name is too long for that disk"),
        ("a\x00b", "its folder cannot keep two writers apart"),
    ],
)
def test_a_place_that_is_none_is_a_reason(tmp_path: Path, name: str, reason: str) -> None:
    assert hold(str(tmp_path / name)) == NotHeld(reason)
    assert names(tmp_path) == []


def test_the_sentences_say_what_to_do() -> None:
    assert _ELSEWHERE.to_read == (
        "It can only be read here: it is open in another window, or somebody else has it open."
        " Save it under another name to change it."
    )
    assert _NOT_ALLOWED.to_save == (
        "The worksheet is not saved: nothing may be written in its folder."
        " Save it under another name or in another folder."
    )


def test_a_file_that_is_opened_to_work_is_held(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(write_worksheet(WHOLE))
    first = open_to_work(str(path))
    assert isinstance(first, OpenedToWork)
    assert first.opened.saved == Saved(WHOLE, None)
    assert isinstance(first.lock, Held)
    second = open_to_work(str(path))
    assert isinstance(second, OpenedToWork)
    assert second.lock == _ELSEWHERE
    first.lock.release()


def test_what_was_saved_until_it_was_held_is_what_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(write_worksheet(WHOLE))
    take = FileLock.acquire

    def saved_before(self: FileLock) -> object:
        path.write_bytes(write_worksheet(PLAIN))
        return take(self)

    monkeypatch.setattr(FileLock, "acquire", saved_before)
    opened = open_to_work(str(path))
    assert isinstance(opened, OpenedToWork)
    assert opened.opened.saved.worksheet == PLAIN
    assert isinstance(opened.lock, Held)
    opened.lock.release()


def test_what_a_killed_process_left_beside_goes_when_it_is_opened_to_work(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(write_worksheet(WHOLE))
    left: list[str] = []

    def killed() -> None:
        left.extend(name for name in names(tmp_path) if name.endswith(".part"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_whole(path, [b"x"], killed)
    (tmp_path / left[0]).write_bytes(b"half")
    opened = open_to_work(str(path))
    assert isinstance(opened, OpenedToWork)
    assert isinstance(opened.lock, Held)
    opened.lock.release()
    assert names(tmp_path) == ["visit.itb.json"]


def test_a_protected_file_is_opened_to_read(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(write_worksheet(WHOLE))
    path.chmod(0o444)
    opened = open_to_work(str(path))
    assert isinstance(opened, OpenedToWork)
    assert opened.lock == NotHeld("it is protected against writing")


@pytest.mark.parametrize("number", [None, errno.EROFS])
def test_what_was_damaged_until_it_was_held_is_refused_and_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(write_worksheet(WHOLE))
    take = FileLock.acquire

    def damaged_before(self: FileLock) -> object:
        path.write_bytes(b"")
        if number is not None:
            raise OSError(number, "refused")
        return take(self)

    monkeypatch.setattr(FileLock, "acquire", damaged_before)
    assert open_to_work(str(path)) == FileRefused("The file is empty, so it is no worksheet.")
    assert names(tmp_path) == ["visit.itb.json"]


def test_what_is_no_worksheet_is_not_even_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileLock, "acquire", _refuse(errno.EIO))
    assert open_to_work(str(tmp_path / "none")) == FileRefused("there is no such file.")


@pytest.mark.skipif(os.name == "nt", reason="rights are kept in another way there")
def test_who_may_write_in_the_folder_may_take_a_lock_that_was_left(tmp_path: Path) -> None:
    taken = held(tmp_path / "visit.itb.json")
    assert (tmp_path / ".visit.itb.json.lock").stat().st_mode & 0o777 == 0o666
    taken.release()
