"""Running the program: in this process for speed, in one of its own where the process itself matters."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

SOURCE = Path(__file__).parents[2] / "src"
MODULE = (sys.executable, "-P", "-m", "itb_calc")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind."""

    status: int
    out: str
    err: str

    def is_refusal(self) -> bool:
        """Exit status 2, nothing on standard output, exactly one line on standard error."""
        one_line = self.err.endswith("\n") and self.err.count("\n") == 1 and self.err.strip() != ""
        return (self.status, self.out) == (2, "") and one_line and "Traceback" not in self.err


class Command(Protocol):
    """The program as a function of its arguments."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Outcome: ...


def environment(**variables: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8", **variables}


def run_process(*arguments: str, stdin: bytes = b"", **variables: str) -> Outcome:
    done = subprocess.run(
        [*MODULE, *arguments], input=stdin, capture_output=True, check=False, env=environment(**variables)
    )
    return Outcome(done.returncode, _text(done.stdout), _text(done.stderr))


def widest(text: str) -> int:
    return max((len(line) for line in text.splitlines()), default=0)


def _text(output: bytes) -> str:
    return output.decode("utf-8").replace("\r\n", "\n")
