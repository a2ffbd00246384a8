"""From exec to a window that takes typing, against an empty window. Run: python -m tests.benchmarks.window_start."""

from time import perf_counter

from tests.benchmarks.measure import Comparison
from tests.benchmarks.window_runs import Runs, fresh_runs

_TARGET_RATIO = 1.25
_ROUNDS = 25


def main() -> None:
    """Print the ratio of the minima, and the target."""
    with fresh_runs() as runs:
        children = ("program_start", "bare_start")
        for child in children:
            runs.run(child)
        fastest = dict.fromkeys(children, float("inf"))
        for _ in range(_ROUNDS):
            for child in children:
                fastest[child] = min(fastest[child], _start(runs, child))
    compared = Comparison(*fastest.values())
    milliseconds = f"{compared.measured * 1000:.1f} ms / {compared.baseline * 1000:.1f} ms"
    print(f"start / empty window: {compared.ratio:.2f} (target: at most {_TARGET_RATIO}; {milliseconds})")


def _start(runs: Runs, child: str) -> float:
    """Return the seconds from before the process to its window. The clock is one for all processes of a machine."""
    before = perf_counter()
    return float(runs.run(child)["ready"]) - before


if __name__ == "__main__":
    main()
