"""The peak of the resident memory, against an empty window. Run: python -m tests.benchmarks.window_memory."""

from tests.benchmarks.window_runs import fresh_runs

_TARGETS = {"page": 1.9, "chart": 2.7}
_ROUNDS = 5


def main() -> None:
    """Print the ratios of the minima, and the targets."""
    least: dict[str, float] = {}
    with fresh_runs() as runs:
        runs.run("program_memory", runs.file)
        for _ in range(_ROUNDS):
            for name, peak in {**runs.run("program_memory", runs.file), **runs.run("bare_memory")}.items():
                least[name] = min(peak, least.get(name, peak))
    for name, target in _TARGETS.items():
        ratio, sizes = least[name] / least["bare"], f"{least[name]:.1f} MB / {least['bare']:.1f} MB"
        print(f"memory with {name} / empty window: {ratio:.2f} (target: at most {target}; {sizes})")


if __name__ == "__main__":
    main()
