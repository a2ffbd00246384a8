"""What is killed: somebody who types, saves, saves under new names and recovers, in a few worksheets, all the time."""

import random
from collections.abc import Sequence
from pathlib import Path

from itb_calc.documents.autosave import Autosave, start_autosave
from itb_calc.documents.file_state import FileState
from itb_calc.documents.lock import Held, hold
from itb_calc.documents.opening import Opened, OpenedToWork, open_saved, open_to_work
from itb_calc.documents.recovery import Recovered, discard, leave, recoverable
from itb_calc.documents.recovery_file import Origin
from itb_calc.documents.store import save
from itb_calc.documents.unsaved import unsaved_of
from itb_calc.worksheet.text import Worksheet
from tests.documents.kills.harness import Report
from tests.documents.papers import number_of, numbered

_FILES, _IN_A_RUN = 5, 100_000


class Worksheets:
    """A folder with worksheets and one for unsaved work: what works in them, and what must be found there.

    `may_be_refused` says that the disk may be full: what is refused is not reported, and must leave what was there.
    """

    def __init__(self, folder: Path, *, may_be_refused: bool = False) -> None:
        self._folder, self._recovery = folder, folder / "recovery"
        self._may_be_refused = may_be_refused
        self._saved: dict[str, int] = {}
        self._kept: dict[str, int] = {}
        self.refused = 0
        # In the middle of what the processes were killed.
        self.killed: dict[str, int] = {"saving": 0, "keeping": 0}
        # Loads what is loaded late, so that no process has to.
        warm = hold(str(folder / "warm"))
        assert isinstance(warm, Held), warm
        warm.release()

    def work(self, run: int, report: Report) -> None:
        """Work for ever; numbers only grow, within a run and from run to run."""
        chance = random.Random(run)  # noqa: S311 - what is done next, no secrets
        number = run * _IN_A_RUN
        autosave = self._start(report)
        while True:
            number += 1
            path = self._folder / f"visit-{chance.randrange(_FILES)}.itb.json"
            if chance.random() < 0.1:
                path = self._folder / f"new-{number % 20}.itb.json"
            if chance.random() < 0.1:
                self._fill(chance)
            self._one(path, number, autosave, report, is_saved=chance.random() < 0.7)

    def check(self, reported: Sequence[str]) -> None:
        """Look whether all that was reported is there, whole, as it was or as a later one."""
        for line in reported:
            what, number, path = line.split(" ", 2)
            if what == "saved":
                self._saved[path] = int(number)
            elif what == "kept":
                self._kept[path] = int(number)
            elif what == "refused":
                self.refused += 1
            elif what == "forgets":
                self._kept.pop(path, None)
        last = reported[-1].partition(" ")[0] if reported else ""
        if last in self.killed:
            self.killed[last] += 1
        self._check_saved()
        self._check_kept()

    def _check_saved(self) -> None:
        found = {}
        for path in self._folder.glob("*.itb.json"):
            opened = open_saved(str(path))
            assert isinstance(opened, Opened), f"{path.name} is unreadable: {opened}"
            found[str(path)] = _whole(opened.saved.worksheet)
        _nothing_lost(self._saved, found)
        self._saved = found

    def _check_kept(self) -> None:
        found = {}
        for left in recoverable(self._recovery):
            assert isinstance(left, Recovered), f"unsaved work is unreadable: {left}"
            number = number_of(left.left.unsaved.worksheet)
            assert left.left.unsaved.worksheet == unsaved_of(numbered(number), None).worksheet
            found[left.held.path] = number
            leave(left)
        _nothing_lost(self._kept, found)

    def _start(self, report: Report) -> Autosave | None:
        """Begin as the program does: take over the newest work that was left, then forget what was left."""
        autosave = start_autosave(self._recovery)
        left = [each for each in recoverable(self._recovery) if isinstance(each, Recovered)]
        if not isinstance(autosave, Autosave):
            assert self._may_be_refused, autosave
            return None
        if left:
            number = number_of(left[0].left.unsaved.worksheet)
            if not self._keep(autosave, number, None, report):
                return autosave
        for each in left:
            report(f"forgets 0 {each.held.path}")
            discard(each)
        return autosave

    def _one(self, path: Path, number: int, autosave: Autosave | None, report: Report, *, is_saved: bool) -> None:
        """Open a worksheet, type into it, save it in most cases, and close it."""
        opened = open_to_work(str(path))
        lock = opened.lock if isinstance(opened, OpenedToWork) else hold(str(path))
        if not isinstance(lock, Held):
            assert self._may_be_refused, lock
            return
        state, origin = None, None
        if isinstance(opened, OpenedToWork):
            state = opened.opened.state
            origin = Origin(str(path), state, opened.opened.saved.worksheet)
        if autosave is not None:
            self._keep(autosave, number, origin, report)
        if is_saved:
            report(f"saving {number} {path}")
            now = save(lock, numbered(number), None, state)
            if isinstance(now, FileState):
                report(f"saved {number} {path}")
                self._forget(autosave, report)
            else:
                assert self._may_be_refused, now
                report(f"refused {number} {path}")
        lock.release()

    def _keep(self, autosave: Autosave, number: int, origin: Origin | None, report: Report) -> bool:
        report(f"keeping {number} {autosave.held.path}")
        refused = autosave.write(numbered(number), "2026-11-25T02:00:00", origin)
        if refused is None:
            report(f"kept {number} {autosave.held.path}")
            return True
        assert self._may_be_refused, refused
        return False

    @staticmethod
    def _forget(autosave: Autosave | None, report: Report) -> None:
        if autosave is not None:
            report(f"forgets 0 {autosave.held.path}")
            autosave.clear()

    def _fill(self, chance: random.Random) -> None:
        """Fill the disk more or less, where it is a small one."""
        if self._may_be_refused:
            try:
                (self._folder / "rest").write_bytes(b"x" * chance.randrange(100_000))
            except OSError:
                # It is full now.
                return


def _whole(worksheet: Worksheet) -> int:
    number = number_of(worksheet)
    assert worksheet == numbered(number), f"the worksheet is not one that was saved: {worksheet}"
    return number


def _nothing_lost(reported: dict[str, int], found: dict[str, int]) -> None:
    lost = [path for path in reported if path not in found]
    assert not lost, f"lost: {lost}"
    older = [path for path, number in reported.items() if found[path] < number]
    assert not older, f"older than what was reported: {older}"
