"""What the parts of one generated worksheet have to fit."""

from dataclasses import dataclass
from random import Random
from typing import Final

from tests.oracle.writing import STEP

MINIMUM_FLOW: Final = 480
"""Of the pumps whose minimum flow is known, in ten-thousandths of mL/day."""


@dataclass(slots=True)
class Plan:
    """Amounts in ten-thousandths of mcg/mL, mL and mcg/day.

    old_concentration, old_dose: of the previous fill; None where the worksheet has none.
    """

    fill_date: str
    pump: str = ""
    programmed: int = 0
    alarm: int = 0
    concentration: int = 0
    dose: int = 0
    old_concentration: int | None = None
    old_dose: int | None = None


def beside(random: Random, amount: int) -> int:
    """Mostly the amount itself, else one of the steps next to it."""
    if random.random() < 0.75:
        return amount
    return max(1, amount + random.choice((-1, 1)) * random.choice((1, 10, 1_000, STEP)))


def edge(random: Random, amount: int) -> int:
    """The amount, or the nearest that a text can say on either side of it; above 0."""
    return max(1, amount + random.choice((-1, 0, 0, 1)))
