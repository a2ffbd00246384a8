"""How the stock comes out of its containers: the earlier ones are emptied, the last one gives the rest."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results


@dataclass(frozen=True, slots=True)
class Containers:
    """So many containers of one labelled volume (mL), and what is taken from the last of them (mL)."""

    count: int
    volume: Amount
    from_last: Amount


def containers_of_stock(facts: Facts, results: Results) -> Containers | None:
    """Return the containers to open; None where their number or what is left over is absent or withheld."""
    try:
        count, left_over = results.amount("containers"), results.amount("leftover_volume")
        volume = facts.container_volume()
    except Missing:
        return None
    return None if volume is None else Containers(int(count.magnitude), volume, volume - left_over)
