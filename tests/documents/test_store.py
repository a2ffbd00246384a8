"""A worksheet is saved as a whole or not at all, over nothing that somebody else wrote, with a sentence where not."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from itb_calc.documents import file_state
from itb_calc.documents.file_state import FileState, is_changed, state_now
from itb_calc.documents.opening import Opened, open_saved
from itb_calc.documents.store import SaveRefused, save
from itb_calc.documents.whole_file import put_whole
from itb_calc.worksheet.codec import FileRefused, Saved
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.text import Signature, Worksheet
from tests.documents.papers import PLAIN, WHOLE, held, make_read_only, names, numbered, shown, small_disk

_NO_ROOM = (
    "The worksheet is not saved: there is no room left on that disk. Make room there, or save it in another folder."
)
_NOT_ALLOWED = "The worksheet is not saved: nothing may be written in that folder. Save it in another folder."
_CHANGED = (
    "The worksheet is not saved: another program changed the file after it was opened here."
    " Save it under another name, and compare the two."
)
_GONE = (
    "The worksheet is not saved: the file is not there any more: it was moved or deleted after it was opened here."
    " Save it under another name."
)
_NOT_THE_SAME = (
    "The worksheet is not saved: what would be written could not be read back the same."
    " Copy it as text, and report this."
)
_APPEARED = "The worksheet is not saved: a file of that name was written there just now. Save it under another name."


def _save(path: Path, worksheet: Worksheet = WHOLE, was: FileState | None = None) -> FileState | SaveRefused:
    taken = held(path)
    try:
        return save(taken, worksheet, None, was)
    finally:
        taken.release()


def _saved(path: Path, worksheet: Worksheet = WHOLE, was: FileState | None = None) -> FileState:
    state = _save(path, worksheet, was)
    assert isinstance(state, FileState), state
    return state


def _in(path: Path) -> Worksheet:
    opened = open_saved(str(path))
    assert isinstance(opened, Opened), opened
    return opened.saved.worksheet


def test_what_is_saved_is_what_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    taken = held(path)
    state = save(taken, WHOLE, shown(WHOLE), None)
    taken.release()
    opened = open_saved(str(path))
    assert isinstance(opened, Opened)
    assert opened.saved == Saved(WHOLE, shown(WHOLE))
    assert opened.state == state == state_now(str(path))
    assert names(tmp_path) == ["visit.itb.json"]


def test_it_is_saved_again_and_again(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    state = None
    for number in range(3):
        state = _saved(path, numbered(number), state)
        assert _in(path) == numbered(number)


@pytest.mark.skipif(os.name == "nt", reason="rights are kept in another way there")
def test_who_may_read_the_file_does_not_change(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    path.chmod(0o640)
    _saved(path, PLAIN, state)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="rights are kept in another way there")
def test_nobody_may_read_what_is_written_beside_who_may_not_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    modes = []

    def parts() -> Iterator[bytes]:
        (beside,) = (name for name in names(tmp_path) if name.endswith(".part"))
        modes.append(stat.S_IMODE((tmp_path / beside).stat().st_mode))
        yield b"new"

    put_whole(path, parts())
    assert modes == [0o600]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "real.itb.json", tmp_path / "link.itb.json"
    link.symlink_to(real)
    _saved(link)
    assert link.is_symlink()
    assert _in(real) == WHOLE


def _rewrite(path: Path) -> None:
    path.write_bytes(write_worksheet(numbered(8)))


def _same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Monday", b"Sunday"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _huge(path: Path) -> None:
    path.write_bytes(b" " * 2_000_000)


@pytest.mark.parametrize("change", [_rewrite, _same_size_and_time, _huge])
def test_what_somebody_else_wrote_is_not_replaced(tmp_path: Path, change: Callable[[Path], None]) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    change(path)
    theirs = path.read_bytes()
    assert _save(path, PLAIN, state) == SaveRefused(_CHANGED, is_changed_outside=True)
    assert path.read_bytes() == theirs
    assert names(tmp_path) == ["visit.itb.json"]


def test_a_file_that_was_only_touched_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    os.utime(path, (1, 1))
    _saved(path, PLAIN, state)


def test_a_file_that_is_gone_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    path.unlink()
    assert _save(path, PLAIN, state) == SaveRefused(_GONE, is_changed_outside=True)
    assert names(tmp_path) == []
    _saved(path, PLAIN)


def test_a_file_that_appeared_is_not_replaced_before_it_was_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    _saved(path)
    assert _save(path, PLAIN) == SaveRefused(_APPEARED, is_changed_outside=True)
    assert _in(path) == WHOLE
    now = state_now(str(path))
    assert isinstance(now, FileState)
    _saved(path, PLAIN, now)


def test_a_file_that_cannot_be_read_any_more_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    monkeypatch.setattr(file_state, "read_file", lambda _: FileRefused("no"))
    assert is_changed(str(path), state)
    assert is_changed(str(path), None)
    assert not is_changed(str(tmp_path / "none"), None)
    assert is_changed(str(tmp_path / "none"), state)


def test_a_change_at_the_last_moment_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    flush = os.fsync

    def change(number: int) -> None:
        flush(number)
        _rewrite(path)

    monkeypatch.setattr(os, "fsync", change)
    assert _save(path, PLAIN, state) == SaveRefused(_CHANGED, is_changed_outside=True)
    assert _in(path) == numbered(8)


@pytest.mark.parametrize(
    ("worksheet", "sentence"),
    [
        (
            replace(PLAIN, texts={"notes": "n" * 1_000_000}),
            "The worksheet is not saved: it is larger than a worksheet file may be. Shorten what is written in it.",
        ),
        (
            replace(PLAIN, signatures={"prepared": Signature("", "", "", "")}),
            _NOT_THE_SAME,
        ),
    ],
)
def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path, worksheet: Worksheet, sentence: str) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    assert _save(path, worksheet, state) == SaveRefused(sentence)
    assert _in(path) == WHOLE


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, _NO_ROOM),
        (errno.EDQUOT, _NO_ROOM),
        (errno.EFBIG, _NO_ROOM),
        (errno.EROFS, _NOT_ALLOWED),
        (errno.EACCES, _NOT_ALLOWED),
        (errno.EIO, "The worksheet is not saved: the disk does not take it. Save it in another folder."),
        (None, "The worksheet is not saved: the disk does not take it. Save it in another folder."),
        (errno.ENAMETOOLONG, "The worksheet is not saved: its name is too long for that disk. Choose a shorter one."),
    ],
)
def test_what_the_system_refuses_is_a_sentence_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, sentence: str
) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)

    def refuse(_: int) -> None:
        raise OSError(number, "refused") if number is not None else OSError

    monkeypatch.setattr(os, "fsync", refuse)
    assert _save(path, PLAIN, state) == SaveRefused(sentence)
    assert _in(path) == WHOLE
    assert names(tmp_path) == ["visit.itb.json"]


def test_a_folder_that_cannot_be_flushed_does_not_stop_what_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def refuse(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "refused")
        flush(number)

    monkeypatch.setattr(os, "fsync", refuse)
    _saved(tmp_path / "visit.itb.json")
    monkeypatch.setattr(os, "name", "nt")
    put_whole(tmp_path / "other", [b"x"])
    monkeypatch.undo()
    assert _in(tmp_path / "visit.itb.json") == WHOLE


def test_the_folder_is_flushed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed = []

    def look(number: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(number).st_mode))

    monkeypatch.setattr(os, "fsync", look)
    _saved(tmp_path / "visit.itb.json")
    assert flushed == [False, True]


def test_what_is_no_file_and_what_is_protected_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert _save(tmp_path / "folder") == SaveRefused(
        "The worksheet is not saved: there is a folder of that name. Choose another name."
    )
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    taken = held(path)
    path.chmod(0o444)
    assert save(taken, PLAIN, None, state) == SaveRefused(
        "The worksheet is not saved: the file is protected against writing. Save it under another name."
    )
    assert _in(path) == WHOLE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name")
def test_a_pipe_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _save(tmp_path / "pipe") == SaveRefused(
        "The worksheet is not saved: there is something of that name that is not a file. Choose another name."
    )


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    taken = held(folder / "visit.itb.json")
    taken.release()
    folder.rmdir()
    assert save(taken, PLAIN, None, None) == SaveRefused(
        "The worksheet is not saved: the folder that it is to stand in is not there. Save it in another folder."
    )


def test_what_a_killed_process_left_goes_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    left: list[str] = []

    def killed() -> None:
        left.extend(name for name in names(tmp_path) if name.endswith(".part"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_whole(path, [b"x"], killed)
    assert names(tmp_path) == []
    (tmp_path / left[0]).write_bytes(b"half")
    others = ["other.part", ".itb-calc-other.part", left[0].removesuffix(".part")]
    for name in others:
        (tmp_path / name).write_bytes(b"theirs")
    folder = tmp_path / left[0].replace(".part", "f.part")
    folder.mkdir()
    _saved(path)
    assert names(tmp_path) == sorted([*others, folder.name, "visit.itb.json"])


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk") as is_small:
        path = tmp_path / "disk" / "visit.itb.json"
        state = _saved(path)
        if is_small:
            # What is left is less than a worksheet needs.
            with pytest.raises(OSError, match="No space left"):
                (tmp_path / "disk" / "rest").write_bytes(b"x" * 100_000)
        else:
            monkeypatch.setattr(os, "fsync", _no_room)
        assert _save(path, PLAIN, state) == SaveRefused(_NO_ROOM)
        assert _in(path) == WHOLE
        assert set(names(tmp_path / "disk")) <= {"rest", "visit.itb.json"}


def _no_room(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_that_became_read_only_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk") as is_small:
        path = tmp_path / "disk" / "visit.itb.json"
        state = _saved(path)
        taken = held(path)
        taken.release()
        if is_small:
            make_read_only(tmp_path / "disk")
        else:
            monkeypatch.setattr(os, "fsync", _read_only)
        assert save(taken, PLAIN, None, state) == SaveRefused(_NOT_ALLOWED)
        assert _in(path) == WHOLE


def _read_only(_: int) -> None:
    raise OSError(errno.EROFS, "Read-only file system")


def test_saving_takes_no_time_that_is_felt(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    state = _saved(path)
    began = time.perf_counter()
    _saved(path, PLAIN, state)
    assert time.perf_counter() - began < 1
