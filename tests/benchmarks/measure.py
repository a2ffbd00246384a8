"""Two things measured in turn in one run, and the ratio of their minima."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Comparison:
    """Minimum seconds of the measured thing and of what it is compared with."""

    measured: float
    baseline: float

    @property
    def ratio(self) -> float:
        """How many times the baseline the measured thing takes."""
        return self.measured / self.baseline


def in_turn(measured: Callable[[], object], baseline: Callable[[], object], rounds: int, repeats: int) -> Comparison:
    """Run both in turn, each round so many times, and keep each one's fastest round (seconds for one run)."""
    fastest = [float("inf"), float("inf")]
    for _ in range(rounds):
        for which, function in enumerate((measured, baseline)):
            start = perf_counter()
            for _ in range(repeats):
                function()
            fastest[which] = min(fastest[which], (perf_counter() - start) / repeats)
    return Comparison(*fastest)
