"""A share of the kills that were done in full once (docs/kills-log.md), and a disk that fills up under the log."""

import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from itb_calc.documents.log_record import NotRecorded, Receipt, append, log_file, turn_off, turn_on
from itb_calc.documents.log_verify import verify
from tests.documents.kills_log.killing import kill_many
from tests.documents.logs import FINISHED, NOW, log_of, record

_SHARE = 8


def test_kills_lose_no_entry(tmp_path: Path) -> None:
    killed, reported = kill_many(_SHARE, tmp_path)
    assert killed >= _SHARE
    assert reported > 0


def append_until_refused(folder: Path) -> tuple[list[Receipt], str]:
    """Append until there is no room, and return what there is a receipt for, and why there is no more."""
    receipts = []
    while isinstance(said := append(folder, FINISHED), Receipt):
        receipts.append(said)
        assert len(receipts) < 20_000, "the disk never fills up"
    assert isinstance(said, NotRecorded)
    return receipts, said.sentence


_FULL = "This is not recorded in the log: there is no room left on the disk. Make room, then try again."


class _OnAFullDisk(sqlite3.Connection):
    """Gives out no more pages than there are, which is what SQLite makes of a full disk."""

    def __init__(self, *arguments: object, **more: object) -> None:
        make: Callable[..., None] = super().__init__
        make(*arguments, **more)
        self.execute("PRAGMA max_page_count = 20")


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = log_of(tmp_path, 1)
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    with monkeypatch.context() as full:
        full.setattr(sqlite3, "connect", lambda *given, **more: connect(*given, factory=_OnAFullDisk, **more))
        receipts, sentence = append_until_refused(tmp_path)
    assert sentence == _FULL
    assert verify(path).count == len(receipts) + 2
    assert verify(path).head == receipts[-1].sha256
    record(tmp_path)


@contextmanager
def small_disk(place: Path) -> Iterator[Path | None]:
    """Mount a disk of half a megabyte; None where this account may not."""
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)], check=False, capture_output=True
    )
    try:
        yield place if mounted.returncode == 0 else None
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", str(place)], check=True)


def test_a_small_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        # Where nothing may be mounted, the test before this one stands for it.
        folder = disk or tmp_path
        assert turn_on(folder, NOW) is None
        if disk is None:
            record(folder, 3)
            return
        ballast = disk / "ballast"
        ballast.write_bytes(b"x" * 100_000)
        receipts, sentence = append_until_refused(folder)
        assert sentence == _FULL
        said = verify(log_file(folder))
        assert (said.holds, said.count, said.head) == (True, len(receipts) + 1, receipts[-1].sha256)
        ballast.unlink()
        assert isinstance(append(folder, FINISHED), Receipt)
        assert verify(log_file(folder)).count == len(receipts) + 2


def test_where_nothing_may_be_written_a_log_is_read_and_says_so(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        folder = disk or tmp_path
        path = log_of(folder, 2)
        if disk is not None:
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            said = append(folder, FINISHED)
            assert isinstance(said, NotRecorded)
            assert said.sentence == (
                "This is not recorded in the log: it may not be opened or written where it is."
                " Ask whoever looks after this machine."
            )
            assert (turn_off(folder, NOW) or "").startswith("The log stays on: ")
        assert verify(path).count == 3


def test_a_disk_without_room_for_a_log_leaves_it_off(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        if disk is not None:
            filler = disk / "filler"
            with pytest.raises(OSError, match="No space left"):
                filler.write_bytes(bytes(1_000_000))
            assert (turn_on(disk / "state", NOW) or "").startswith("The log stays off: there is no room left")
            filler.unlink()
        assert turn_on(disk or tmp_path, NOW) is None
