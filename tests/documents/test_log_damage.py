"""Bytes of a log changed at random: never a traceback, and never a log that holds and says something else."""

import random
from pathlib import Path

import pytest

from itb_calc.documents.log_read import NotRead, read_log
from itb_calc.documents.log_record import NotRecorded, append
from itb_calc.documents.log_verify import Outcome, verify
from tests.documents.logs import FINISHED, log_of, opened

_FILES = 150


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """Change a few bytes anywhere, or in the head of the file; cut it; or write over a piece of it."""
    content = bytearray(whole)
    match chance.randrange(4):
        case 0:
            for _ in range(chance.choice((1, 2, 8))):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case 1:
            content[chance.randrange(200)] = chance.randrange(256)
        case 2:
            del content[chance.randrange(len(content)) :]
        case _:
            start, length = chance.randrange(len(content)), chance.choice((4, 64, 1000))
            content[start : start + length] = chance.randbytes(len(content[start : start + length]))
    return bytes(content)


def test_damage_is_never_a_traceback_nor_another_log(tmp_path: Path) -> None:
    path = log_of(tmp_path, 30)
    whole, entries = path.read_bytes(), read_log(path)
    chance, outcomes = random.Random(5), set[Outcome]()  # noqa: S311 - the same damage on every machine
    for _ in range(_FILES):
        content = damaged(whole, chance)
        path.write_bytes(content)
        said = verify(path)
        outcomes.add(said.outcome)
        assert not said.holds or read_log(path) == entries
        assert path.read_bytes() == content
        append(tmp_path, FINISHED)
        # What SQLite left beside one damaged file is not the next one's.
        for rest in ("-wal", "-shm"):
            path.with_name(f"{path.name}{rest}").unlink(missing_ok=True)
    assert outcomes == set(Outcome)


@pytest.mark.parametrize("broken", ["not SQL \xff", "\xff"])
def test_damage_that_sqlite_says_in_no_unicode_is_said_in_words(tmp_path: Path, broken: str) -> None:
    path = log_of(tmp_path, 1)
    with opened(path) as log:
        log.execute("PRAGMA writable_schema = ON")
        made = "CREATE TRIGGER \xff" + broken
        log.execute(
            "UPDATE sqlite_master SET sql = CAST(? AS TEXT) WHERE name = 'no_update'", (made.encode("latin-1"),)
        )
    assert verify(path).outcome is not Outcome.HOLDS
    assert isinstance(read_log(path), NotRead)
    assert isinstance(append(tmp_path, FINISHED), NotRecorded)
