"""What hands can do: graduations of a syringe, and whole containers."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import graduated
from itb_calc.core.working import Worked


def measured_volume(volume: Amount, graduation: Amount, name: str) -> Worked:
    """Volume (mL) that a syringe with this graduation (mL) can measure: the nearest multiple, half up."""
    measured = graduated(volume, graduation)
    steps = Amount(Fraction(floor((volume * 2 + graduation).magnitude / (graduation * 2).magnitude)), "1")
    return Worked(
        measured,
        f"{name} = exact volume rounded half up to a multiple of the graduation",
        "{volume} to a multiple of {graduation}",
        "{steps} × {graduation} = {answer}",
        {"volume": volume, "graduation": graduation, "steps": steps},
        holds=graduation * steps == measured,
    )


def containers(volume: Amount, container: Amount) -> Worked:
    """How many containers (of so many mL) hold a volume (mL): the labelled volume counts, not the overfill."""
    count = Amount(Fraction(ceil((volume / container).magnitude)), "1")
    total = container * count
    return Worked(
        count,
        "containers = volume ÷ container's labelled volume, rounded up",
        "{volume} ÷ {container}",
        "{answer} × {container} = {total}, which holds {volume}; one fewer would not",
        {"volume": volume, "container": container, "total": total},
        holds=total - container < volume <= total,
    )


def leftover_volume(volume: Amount, container: Amount, count: Amount) -> Worked:
    """Volume (mL) left in the opened containers, by their labelled volume."""
    left = container * count - volume
    return Worked(
        left,
        "left over = containers × container's labelled volume − volume taken",
        "{count} × {container} − {volume}",
        "{answer} + {volume} = {total}",
        {"count": count, "container": container, "volume": volume, "total": container * count},
        holds=left + volume == container * count,
    )


def wasted_volume(left_over: Iterable[Amount], drawn: Iterable[Amount], needed: Amount) -> Amount:
    """Volume (mL) that is thrown away: what stays in opened containers, and what is drawn beyond the need."""
    waste = Amount(Fraction(0), "mL") - needed
    for volume in (*left_over, *drawn):
        waste += volume
    return waste


def whole_containers(container: Amount, stock: Amount, target: Amount, needed: Amount) -> tuple[int, Amount]:
    """Return the fewest containers to empty wholly, and the final volume (mL) that they make at the target.

    The final volume is count × container × stock ÷ target, and covers the needed volume (mL).
    """
    made_by_one = container * (stock / target)
    count = max(1, ceil((needed / made_by_one).magnitude))
    return count, made_by_one * count
