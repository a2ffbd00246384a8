"""Kill a process that saves and keeps worksheets: `python -m tests.documents.kills --count 1000`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.documents.kills.harness import Kills, run_kills
from tests.documents.kills.worksheets import Worksheets
from tests.documents.papers import small_disk


def _worksheets(folder: Path, count: int, seed: int) -> str:
    worksheets = Worksheets(folder)
    kills = run_kills(worksheets.work, worksheets.check, count, seed)
    return _said(kills, worksheets)


def _said(kills: Kills, worksheets: Worksheets) -> str:
    killed = worksheets.killed
    middle = f"{killed['saving']} while it saved and {killed['keeping']} while it kept unsaved work"
    return f"{kills.count} kills, {middle}; {kills.reported} reports, nothing lost"


def _full_disk(folder: Path, count: int, seed: int) -> str:
    with small_disk(folder / "disk", "size=160k") as is_small:
        if not is_small:
            return "no small disk can be mounted here; a full disk is tested in test_store.py and test_recovery.py"
        worksheets = Worksheets(folder / "disk", may_be_refused=True)
        kills = run_kills(worksheets.work, worksheets.check, count, seed)
        return f"{_said(kills, worksheets)}, {worksheets.refused} times there was no room to save"


SCENARIOS: dict[str, Callable[[Path, int, int], str]] = {"worksheets": _worksheets, "full-disk": _full_disk}


def main() -> int:
    """Run each scenario so many times, and say what was lost; 1 where something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.documents.kills")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=sorted(SCENARIOS))
    arguments = parser.parse_args()
    for name, scenario in SCENARIOS.items():
        if arguments.only in (None, name):
            began = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                said = scenario(Path(folder), arguments.count, arguments.seed)
            sys.stdout.write(f"{name}: {said} ({time.monotonic() - began:.0f} s)\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
