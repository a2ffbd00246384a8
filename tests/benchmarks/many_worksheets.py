"""Many worksheets: cost of each, and memory, as they become more. Run: python -m tests.benchmarks.many_worksheets."""

import copy
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.bare_formulas import WORKSHEET

_COUNTS = (100, 1_000, 10_000)
_PROCESSES = (1, 2)
_ROUNDS = 3
_FIRST_FILL = date(2026, 3, 1)
_TARGETS = {"cost": 1.1, "memory": 1.25, "processes": 0.75}

Figures = dict[tuple[int, int], float]


def main() -> None:
    """Print the ratios of the minima, and the targets."""
    seconds: Figures = defaultdict(lambda: float("inf"))
    peaks: Figures = defaultdict(lambda: float("inf"))
    with tempfile.TemporaryDirectory() as top:
        for count in _COUNTS:
            _write(Path(top, str(count)), count)
        for _ in range(_ROUNDS):
            for count in _COUNTS:
                for processes in _PROCESSES:
                    figures = _run(Path(top, str(count)), processes)
                    where = count, processes
                    seconds[where] = min(seconds[where], figures["seconds"] / count)
                    peaks[where] = min(peaks[where], figures["peak"])
    _show(seconds, peaks)


def _show(seconds: Figures, peaks: Figures) -> None:
    least, *_, most = _COUNTS
    for where, cost in seconds.items():
        print(f"{where[0]:>6,} worksheets, {where[1]} at once: {cost * 1000:.2f} ms each, peak {peaks[where]:.1f} MB")
    cost = seconds[most, 1] / seconds[least, 1]
    print(f"cost of a worksheet, {most:,} / {least:,}: {cost:.2f} (target: at most {_TARGETS['cost']})")
    for processes in _PROCESSES:
        peak = peaks[most, processes] / peaks[least, processes]
        print(
            f"peak memory, {most:,} / {least:,}, {processes} at once: {peak:.2f} (target: at most {_TARGETS['memory']})"
        )
    both = seconds[most, 2] / seconds[most, 1]
    print(f"two processes / one, {most:,} worksheets: {both:.2f} (target: at most {_TARGETS['processes']})")


def _write(folder: Path, count: int) -> None:
    """Write worksheets that differ in dose and date; some are blocked, some not read, some not complete."""
    folder.mkdir()
    for place in range(count):
        sheet: dict[str, Any] = copy.deepcopy(WORKSHEET)
        sheet["fill_date"] = (_FIRST_FILL + timedelta(place % 260)).isoformat()
        sheet["dose"]["daily_dose"] = f"{300 + place % 400} mcg/day"
        if place % 20 == 0:
            sheet["pump"]["programmed_volume"] = "20 mL"
        if place % 20 == 1:
            sheet["refill"]["stability_limit"] = "180"
        if place % 20 == 2:
            sheet["refill"]["booking_buffer"] = None
        (folder / f"visit-{place:05}.itb.json").write_text(json.dumps(sheet), encoding="utf-8")


def _run(folder: Path, processes: int) -> dict[str, float]:
    child = [sys.executable, "-P", "-m", "tests.benchmarks.many_child", str(folder), str(processes)]
    done = subprocess.run(child, check=True, stdout=subprocess.PIPE)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    main()
