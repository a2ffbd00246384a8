"""Runs the fuzzer in shares of a fixed size, so that the result is the same however many processes share the work."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from random import Random

from tests.worksheet.fuzz.judge import judge
from tests.worksheet.fuzz.mutate import mutated
from tests.worksheet.fuzz.seeds import seeds

SHARE = 5_000


@dataclass
class Tally:
    """How many files were tried, what became of them, and what was wrong with which."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, bytes]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Put another tally to this one."""
        self.count += other.count
        self.outcomes += other.outcomes
        self.wrong += other.wrong


def share(seed: int, place: int, count: int) -> Tally:
    """Try so many files of one share of a run."""
    # Repeatable on purpose: nothing here is a secret.
    random = Random(f"{seed}/{place}")  # noqa: S311
    files, tally = seeds(), Tally()
    for _ in range(count):
        content = mutated(files, random)
        outcome, wrong = judge(content)
        tally.count += 1
        tally.outcomes[outcome] += 1
        if wrong is not None:
            tally.wrong.append((wrong, content))
    return tally


def tallies(seed: int, count: int, processes: int) -> Iterator[Tally]:
    """Try so many files, and give the tally of each share as it is there."""
    sizes = [min(SHARE, count - start) for start in range(0, count, SHARE)]
    if processes == 1:
        yield from (share(seed, place, size) for place, size in enumerate(sizes))
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(share, [seed] * len(sizes), range(len(sizes)), sizes)
