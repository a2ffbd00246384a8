"""Start writers, kill them (SIGKILL) at a random moment, and look at what they left.

python -m tests.documents.kills_log.killing 1000
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from itb_calc.documents.log_read import read_log
from itb_calc.documents.log_record import is_on, log_file, turn_on
from itb_calc.documents.log_verify import verify
from tests.cli.running import environment
from tests.documents.logs import NOW

_TOP = Path(__file__).parents[3]
_LONGEST_LIFE = 0.06
# A log that grows for ever would make the last rounds slow; a new one is begun after so many kills.
_KILLS_OF_ONE_LOG = 100


def writer(task: str, folder: Path) -> "subprocess.Popen[str]":
    """Start a writer, and wait until it writes."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.documents.kills_log.writer", task, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_TOP,
        env=environment(),
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def kill(writers: "list[subprocess.Popen[str]]") -> list[str]:
    """Kill each of the writers at a moment of its own, and return what they reported as whole lines."""
    reported = []
    random.shuffle(writers)
    for each in writers:
        time.sleep(random.uniform(0, _LONGEST_LIFE))  # noqa: S311 - any moment will do
        each.kill()
    for each in writers:
        said, _ = each.communicate(timeout=60)
        # A line without its end was not reported yet.
        reported += [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return reported


def kill_two_that_append(folder: Path, receipts: dict[int, str]) -> int:
    """Kill two writers of one log; every entry that was ever reported must be there, and the chain hold."""
    for line in kill([writer("append", folder) for _ in range(2)]):
        sequence, sha256 = line.split()
        assert int(sequence) not in receipts, "two entries in one place"
        receipts[int(sequence)] = sha256
    said = verify(log_file(folder))
    assert said.holds, said.sentence
    entries = read_log(log_file(folder))
    assert isinstance(entries, tuple)
    kept = {entry.sequence: entry.sha256 for entry in entries}
    assert all(kept.get(sequence) == sha256 for sequence, sha256 in receipts.items()), "a reported entry is lost"
    return 2


def kill_one_that_begins(folder: Path) -> int:
    """Kill a writer that turns logs on: each is on with a whole log, or off and can be turned on."""
    folder.mkdir()
    numbers = {int(line) for line in kill([writer("begin", folder)])}
    for each in folder.iterdir():
        assert int(each.name) not in numbers or is_on(each)
        assert turn_on(each, NOW) is None
        said = verify(log_file(each))
        assert said.holds, said.sentence
    return 1


def kill_many(count: int, folder: Path) -> tuple[int, int]:
    """Kill so many writers at least; return how many were, and how many entries they had reported."""
    killed, reported, number = 0, 0, 0
    while killed < count:
        number += 1
        log, receipts = folder / f"log-{number}", dict[int, str]()
        assert turn_on(log, NOW) is None
        most = min(count, killed + _KILLS_OF_ONE_LOG)
        killed += kill_one_that_begins(folder / f"begun-{number}")
        while killed < most:
            killed += kill_two_that_append(log, receipts)
        reported += len(receipts)
    return killed, reported


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(*kill_many(int(sys.argv[1]), Path(place)))
