"""How long the window does not answer while the rest is loaded. Run: python -m tests.benchmarks.window_freeze."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.benchmarks.window_runs import fresh_runs

_TARGET_MILLISECONDS = 50
_ROUNDS = 9


def main() -> None:
    """Print the longest freeze of three ways to start, the target, and the largest freezes of each best run."""
    with fresh_runs() as runs:
        runs.run("freezes")
        _print_freezes("first start", partial(runs.run, "freezes"))
        _print_freezes("start on a file with a chart", partial(runs.run, "freezes", runs.file))
        _print_freezes("typing from the start", partial(runs.run, "freezes_while_typing"))


def _print_freezes(name: str, start: Callable[[], dict[str, Any]]) -> None:
    rounds = [start()["gaps"] for _ in range(_ROUNDS)]
    quietest = min(rounds, key=lambda gaps: float(gaps[0][0]))
    longest = quietest[0][0] * 1000
    print(f"{name}: longest freeze {longest:.0f} ms (target: at most {_TARGET_MILLISECONDS} ms), minimum of {_ROUNDS}")
    for seconds, since, what in quietest:
        print(f"    {seconds * 1000:5.1f} ms, {since * 1000:4.0f} ms after the first paint: {what}")


if __name__ == "__main__":
    main()
