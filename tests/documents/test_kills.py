"""A share of the kills of `python -m tests.documents.kills`, and that it would see a loss."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from itb_calc.worksheet.codec_write import write_worksheet
from tests.cli.running import environment
from tests.documents.kills.worksheets import Worksheets
from tests.documents.papers import numbered

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no process can be forked there")
_TOP = Path(__file__).parents[2]


def test_kills_lose_nothing_and_leave_nothing_unreadable() -> None:
    # In a process of its own, since only one without threads may be forked.
    done = subprocess.run(
        [sys.executable, "-m", "tests.documents.kills", "--count", "25"],
        check=False,
        capture_output=True,
        text=True,
        cwd=_TOP,
        env=environment(),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "worksheets: 25 kills, " in done.stdout
    assert "full-disk: " in done.stdout


_LOSSES = {
    "lost": lambda path: path.unlink(missing_ok=True),
    "older than what was reported": lambda path: path.write_bytes(write_worksheet(numbered(1))),
    "unreadable": lambda path: path.write_bytes(write_worksheet(numbered(2))[:-9]),
    "not one that was saved": lambda path: path.write_bytes(
        write_worksheet(numbered(2)).replace(b"450 mcg/day", b"451 mcg/day")
    ),
}


@pytest.mark.parametrize("loss", _LOSSES)
def test_a_loss_is_seen(tmp_path: Path, loss: str) -> None:
    worksheets, path = Worksheets(tmp_path), tmp_path / "visit-0.itb.json"
    path.write_bytes(write_worksheet(numbered(2)))
    worksheets.check([f"saved 2 {path}"])
    _LOSSES[loss](path)
    with pytest.raises(AssertionError, match=loss):
        worksheets.check([])


def test_lost_unsaved_work_is_seen(tmp_path: Path) -> None:
    worksheets = Worksheets(tmp_path)
    kept = str(tmp_path / "recovery" / "0.json")
    worksheets.check([f"kept 2 {kept}", f"forgets 0 {kept}"])
    with pytest.raises(AssertionError, match="lost"):
        worksheets.check([f"kept 2 {kept}"])
    (tmp_path / "recovery").mkdir()
    Path(kept).write_bytes(b"{")
    with pytest.raises(AssertionError, match="unsaved work is unreadable"):
        worksheets.check([])


_HARNESS = """
import sys, time
from tests.documents.kills.harness import run_kills

def ends(run, report):
    pass

def works(run, report):
    while True:
        report("line")
        time.sleep(0.001)

def check(lines):
    assert set(lines) <= {"line"}
    assert sys.argv[1] != "loses" or not lines, "it is lost"

print(run_kills(ends if sys.argv[1] == "ends" else works, check, 20))
"""


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("works", "Kills(count=20, reported="),
        ("ends", "AssertionError: the process ended by itself: 3"),
        ("loses", "of 20: it is lost"),
    ],
)
def test_the_harness_says_what_it_saw(how: str, said: str) -> None:
    command = [sys.executable, "-c", _HARNESS, how]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=_TOP, env=environment())
    assert said in (done.stdout if how == "works" else done.stderr)
    assert (done.returncode == 0) == (how == "works")
