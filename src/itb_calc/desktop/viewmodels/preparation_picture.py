"""The picture of the preparation: which volume from how many containers, and what is added."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing, Unreadable
from itb_calc.visit.results import Results
from itb_calc.worksheet.containers import Containers, containers_of_stock
from itb_calc.worksheet.evaluate import Evaluation

MOST_CONTAINERS = 12
_SCALE = "Drawn to scale in mL: a barrel stands for its volume, not for one syringe of that size."
_OVERFILL = "Containers hold more than their label says: measure the labelled volume."
_NOTHING = Amount(Fraction(0), "mL")


@dataclass(frozen=True, slots=True)
class Row:
    """The containers side by side: what each one holds by its label (mL), what is taken from each one (mL).

    Of more than a dozen the picture shows eleven of those that are emptied and the last one; `label` says so.
    """

    label: str
    volume: Amount
    taken: tuple[Amount, ...]
    taken_texts: tuple[str, ...]

    @property
    def length(self) -> Amount:
        """What the containers of the row hold together (mL)."""
        return self.volume * len(self.taken)


@dataclass(frozen=True, slots=True)
class Barrel:
    """A volume (mL) to measure, with the graduation (mL) of its syringe where that is entered."""

    name: str
    volume: Amount
    label: str
    graduation: Amount | None = None


@dataclass(frozen=True, slots=True)
class PreparationPicture:
    """Containers, where they are known, and one barrel for each volume to measure; `alternative` says the same."""

    containers: Row | None
    barrels: tuple[Barrel, ...]
    alternative: str
    mark: DecimalMark = DecimalMark.POINT

    @property
    def longest(self) -> Amount:
        """The longest volume of the picture (mL): it sets the scale for all."""
        volumes = [barrel.volume for barrel in self.barrels]
        return max(volumes if self.containers is None else [*volumes, self.containers.length])


def preparation_picture(facts: Facts, evaluation: Evaluation) -> PreparationPicture | None:
    """Return the picture; None where a volume that it needs is withheld, missing, or waits for what is not read."""
    results, mark = evaluation.results, evaluation.decimal_mark
    try:
        barrels = _barrels(facts, results, mark)
    except Missing:
        return None
    containers = containers_of_stock(facts, results)
    return PreparationPicture(
        None if containers is None else _row(containers, mark),
        tuple(barrel for barrel in barrels if barrel.volume > _NOTHING),
        _alternative(containers, barrels, mark),
        mark,
    )


def _barrels(facts: Facts, results: Results, mark: DecimalMark) -> list[Barrel]:
    barrels = [_barrel("Stock", _measured(results, "stock_volume"), mark, facts.stock_graduation())]
    if "diluent_volume" in results.worked:
        volume = _measured(results, "diluent_volume")
        barrels.append(_barrel("Diluent", volume, mark, facts.diluent_graduation()))
    if "second_stock_volume" in results.worked:
        barrels.append(_barrel("Second stock", results.amount("second_stock_volume"), mark, facts.stock_graduation()))
    return barrels


def _barrel(name: str, volume: Amount, mark: DecimalMark, graduation: Amount | None) -> Barrel:
    return Barrel(name, volume, f"{name} {show_amount(volume, mark)}", graduation)


def _measured(results: Results, name: str) -> Amount:
    """Return the measured volume, or the exact one where nothing is rounded to a graduation."""
    measured = f"measured_{name}"
    cause = results.waits_for(measured)
    if isinstance(cause, Unreadable):
        raise cause
    return results.amount(measured if measured in results.worked else name)


def _row(containers: Containers, mark: DecimalMark) -> Row:
    emptied = min(containers.count, MOST_CONTAINERS) - 1
    not_drawn = containers.count - emptied - 1
    more = f", {_number(not_drawn, mark)} more not drawn" if not_drawn else ""
    each = show_entered(containers.volume, mark)
    return Row(
        f"{_counted(containers.count, mark)} of {each}{more}",
        containers.volume,
        (*[containers.volume] * emptied, containers.from_last),
        (*[each] * emptied, _from_last(containers, mark)),
    )


def _from_last(containers: Containers, mark: DecimalMark) -> str:
    if containers.from_last == containers.volume:
        return show_entered(containers.volume, mark)
    return show_amount(containers.from_last, mark)


def _alternative(containers: Containers | None, barrels: list[Barrel], mark: DecimalMark) -> str:
    stock, *others = barrels
    parts = [f"Draw up {show_amount(stock.volume, mark)} of stock{_out_of(containers, mark)}"]
    parts += [_added(other, mark) for other in others]
    overfill = f" {_OVERFILL}" if containers is not None else ""
    return f"{'; '.join(parts)}.{overfill} {_SCALE}"


def _added(barrel: Barrel, mark: DecimalMark) -> str:
    name = barrel.name.lower()
    if barrel.volume == _NOTHING:
        return f"no {name}"
    return f"add {show_amount(barrel.volume, mark)} of {name.replace('second', 'the second')}"


def _out_of(containers: Containers | None, mark: DecimalMark) -> str:
    if containers is None:
        return ""
    each, last = show_entered(containers.volume, mark), _from_last(containers, mark)
    source = f" from {_counted(containers.count, mark)} of {each}"
    if containers.count == 1:
        return source
    if containers.from_last == containers.volume:
        return f"{source}: all {each} from each"
    if containers.count == 2:
        return f"{source}: {each} from the first, {last} from the second"
    emptied = _counted(containers.count - 1, mark)  # the word keeps two numbers from reading as one: 2, 3 mL
    return f"{source}: {each} from each of the first {emptied}, {last} from the last"


def _counted(count: int, mark: DecimalMark) -> str:
    return f"{_number(count, mark)} {'container' if count == 1 else 'containers'}"


def _number(count: int, mark: DecimalMark) -> str:
    return show_amount(Amount(Fraction(count), "1"), mark)
