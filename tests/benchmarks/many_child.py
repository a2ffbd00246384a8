"""What the benchmark of many worksheets runs, each in a fresh process: the list of a folder, with so many processes."""

import json
import sys
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from time import perf_counter

from itb_calc.planning.many_files import look_at_many
from itb_calc.planning.refill_list import NotEvaluated, refill_list
from itb_calc.planning.worksheet_files import find_worksheets
from itb_calc.reference.loader import load_reference
from itb_calc.report.schedule_text import schedule_as_text

_TODAY = date(2026, 11, 23)


def main(folder: str, processes: int) -> None:
    """Print the seconds that the whole list took, and the peak (MB) of this process and of those that it started."""
    reference = load_reference()
    start = perf_counter()
    found = find_worksheets([folder])
    known, peak = [], 0.0
    for looked in look_at_many(found.files, reference, _TODAY, processes):
        known.append(looked)
        if len(known) == len(found.files):
            peak = sum(_peak(process.pid) for process in active_children())
    schedule = refill_list(known, _TODAY)
    lines = sum(1 for _ in schedule_as_text(schedule, reference))
    seconds = perf_counter() - start
    if any(isinstance(what, NotEvaluated) for _, what in known) or lines < len(known):
        raise SystemExit("not every worksheet was evaluated")
    print(json.dumps({"seconds": seconds, "peak": peak + _peak("self")}))


def _peak(process: int | str | None) -> float:
    """Return the peak of the resident memory of a process (MB)."""
    status = Path("/proc", str(process), "status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
