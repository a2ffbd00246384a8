"""A way to prepare in words, the same in the window, on the command line and on paper."""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import APPROXIMATELY, show_amount, show_entered
from itb_calc.core.show_result import equal, show_both_ways
from itb_calc.planning.source import Source
from itb_calc.planning.way import DILUENT, SECOND_STOCK, Draw, Kind, Way
from itb_calc.planning.ways import Ways
from itb_calc.safety.finding import Severity

NOTES = (
    (
        "Waste is what stays in opened containers and what is prepared beyond the need. Containers hold more than their"
        " label says: measure the labelled volume."
    ),
    (
        "With two stocks nothing is rounded to a graduation. A product that is not the chosen one stands for every"
        " listed one of its strength and container: choose the one in your hand."
    ),
)
_KINDS = {
    Kind.READY_MADE: "Ready-made",
    Kind.ONE_STOCK: "One stock and diluent",
    Kind.WHOLE_CONTAINERS: "Whole containers and diluent",
    Kind.TWO_STOCKS: "Two stocks",
}
_NOT_KNOWN = "not known: needs the container volume"


def kind_in_words(way: Way) -> str:
    """Return how the target comes about."""
    return _KINDS[way.kind]


def need_in_words(ways: Ways, mark: DecimalMark) -> str:
    """Say what is prepared: `43 mL at 1.5 mg/mL = 1,500 mcg/mL`; empty where that is not known."""
    if ways.needed is None or ways.target is None:
        return ""
    micrograms = show_entered(ways.target.to("mcg/mL"), mark)
    both = equal(show_entered(ways.target.to("mg/mL"), mark), micrograms)
    return f"{show_entered(ways.needed, mark)} at {both}"


def source_in_words(source: Source, mark: DecimalMark) -> str:
    """Return name, strength and container of a stock."""
    if source.concentration is None:
        return source.name
    container = "" if source.container is None else f", {show_entered(source.container, mark)}"
    return f"{source.name} ({show_entered(source.concentration, mark)}{container})"


def draw_in_words(draw: Draw, mark: DecimalMark) -> str:
    """Say what hands draw up: `32.5 mL of stock`."""
    name = "the second stock" if draw.name == SECOND_STOCK else draw.name
    if draw.volume.magnitude == 0:
        return f"no {draw.name}"
    return f"{show_amount(draw.volume, mark)} of {name}"


def unrounded_in_words(draw: Draw, mark: DecimalMark) -> str:
    """Return the volume behind a measured one; empty where the two look the same."""
    exact = show_amount(draw.exact, mark)
    is_the_same = exact.removeprefix(APPROXIMATELY) == show_amount(draw.volume, mark)
    return "" if draw.measured is None or is_the_same else f"{exact} before rounding"


def containers_in_words(way: Way, mark: DecimalMark) -> tuple[str, ...]:
    """Say for each stock how many containers of which volume are opened: `2 of 20 mL`."""
    return tuple(_opened(draw, mark) for draw in way.draws if draw.name != DILUENT)


def _opened(draw: Draw, mark: DecimalMark) -> str:
    if draw.containers is None or draw.container is None:
        return _NOT_KNOWN
    return f"{draw.containers} of {show_entered(draw.container, mark)}"


def waste_in_words(way: Way, mark: DecimalMark) -> str:
    """Return the volume that is thrown away."""
    return _NOT_KNOWN if way.waste is None else show_amount(way.waste, mark)


def smallest_in_words(way: Way, mark: DecimalMark) -> str:
    """Return the smallest volume to measure."""
    return "none" if way.smallest is None else show_amount(way.smallest, mark)


def achieved_in_words(way: Way, mark: DecimalMark) -> str:
    """Return what the drawn volumes give, and how far that is off the target where something is rounded."""
    if way.achieved is None:
        return ""
    off = "" if way.deviation is None else f" ({_signed(way.deviation, mark)})"
    return f"{show_both_ways(way.achieved, mark)}{off}"


def _signed(deviation: Amount, mark: DecimalMark) -> str:
    shown = show_amount(deviation, mark)
    if deviation.magnitude <= 0:
        return shown
    bare = shown.removeprefix(APPROXIMATELY)
    return f"{'' if bare == shown else APPROXIMATELY}+{bare}"


def findings_in_words(way: Way) -> tuple[str, ...]:
    """Return severity, with its shape, and rule of each finding that is more than a remark."""
    return tuple(
        f"{finding.severity.shape} {finding.severity.value} {finding.rule}"
        for finding in way.findings
        if finding.severity is not Severity.INFO
    )
