"""Kill a process at random moments, many times, and look after each what is left on the disk.

The process is a fork of this one, in which everything is loaded already, so that no start is paid for.
"""

import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# Long enough for several writes, short enough for many kills.
_LONGEST_LIFE = 0.1
_LONGEST_LINE = 4096

Report = Callable[[str], None]
# Works for ever, and reports one line whenever something is done and must outlive it. The number is that of the run.
Child = Callable[[int, Report], None]
# Looks at what is left, given what the process had reported; raises AssertionError where something is lost.
Check = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Kills:
    """How many processes were killed, and how many lines they had reported."""

    count: int
    reported: int


def run_kills(child: Child, check: Check, count: int, seed: int = 1) -> Kills:
    """Start and kill a process so many times; raises AssertionError where something was lost, or it ended by itself."""
    chance = random.Random(seed)  # noqa: S311 - moments, no secrets
    reported = 0
    for run in range(count):
        lines = _killed(child, run, chance.uniform(0, _LONGEST_LIFE))
        try:
            check(lines)
        except AssertionError as lost:
            msg = f"after kill {run + 1} of {count}: {lost}"
            raise AssertionError(msg) from lost
        reported += len(lines)
    return Kills(count, reported)


def _killed(child: Child, run: int, life: float) -> list[str]:
    """Let a process work for so many seconds, and return what it had reported when it was killed."""
    read, write = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(read)
        _work(child, run, write)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        time.sleep(life)
        os.kill(number, signal.SIGKILL)
        _, status = os.waitpid(number, 0)
        whole, _, _ = pipe.read().rpartition(b"\n")
    assert os.WIFSIGNALED(status), f"the process ended by itself: {os.waitstatus_to_exitcode(status)}"
    assert os.WTERMSIG(status) == signal.SIGKILL
    return whole.decode().splitlines()


def _work(child: Child, run: int, write: int) -> None:
    def report(line: str) -> None:
        content = f"{line}\n".encode()
        # Up to this length a pipe takes all or nothing.
        assert len(content) <= _LONGEST_LINE
        os.write(write, content)

    try:
        child(run, report)
    except BaseException:  # noqa: BLE001 - nothing of the parent may run in its copy
        traceback.print_exc()
    os._exit(3)
