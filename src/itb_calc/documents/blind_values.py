"""What counts of the first person's worksheet in the second check: values that never leave the comparison."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import cast

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Step
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.show_number import as_shown, is_typable
from itb_calc.documents.blind_items import ITEMS, MEASURED_DILUENT, MEASURED_SECOND, MEASURED_STOCK
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet


class NotKnown(Enum):
    """What the first person's text says is not known: it is equal to nothing."""

    NOT_READ = "not read"


Value = Amount | Fraction | str | frozenset[tuple[Step, int]] | None | NotKnown
_MEASURED = {
    MEASURED_STOCK.path: ("measured_stock_volume", "stock_volume"),
    MEASURED_DILUENT.path: ("measured_diluent_volume", "diluent_volume"),
    MEASURED_SECOND.path: ("second_stock_volume",),
}
_NOTHING = Amount(Fraction(0), "mL")


@dataclass(frozen=True, slots=True)
class First:
    """The first person's values by item. None where nothing is entered, and no listed figure stands for it.

    `_is_graduated` says whether the graduation of a syringe is entered.
    """

    _values: Mapping[str, Value]
    _is_graduated: bool

    def agrees(self, item: str, entered: Value) -> bool:
        """Whether the second person's value of an item is the first person's."""
        first = self._values[item]
        if isinstance(first, NotKnown):
            return False
        if item not in _MEASURED:
            return first == entered
        # Nothing measured is no volume at all, whether 0 is written or nothing.
        volume = _NOTHING if first is None else first
        seen = _NOTHING if entered is None else entered
        return volume == seen or self._is_as_shown(volume, seen)

    def _is_as_shown(self, volume: Value, seen: Value) -> bool:
        """Whether a volume was measured as it is shown, where no syringe is known that measures it exactly.

        With a graduation it is exact; but for one that cannot be typed, such as a third of a second stock.
        """
        if not isinstance(volume, Amount) or seen == _NOTHING:
            return False
        return as_shown(volume) == seen and not (self._is_graduated and is_typable(volume.magnitude))


def first_values(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> First:
    """Return what the first person entered, item by item; listed figures stand for what is empty."""
    inputs, _ = read(worksheet, reference)
    facts = Facts(inputs, reference)
    derived: dict[str, Callable[[], Value]] = {
        fields.LABEL_STRENGTH.path: lambda: _strength(facts),
        fields.CONTAINER_VOLUME.path: facts.container_volume,
        fields.RESERVOIR_VOLUME.path: facts.reservoir_volume,
        **{item: lambda names=names: _measured(evaluation, names) for item, names in _MEASURED.items()},  # type: ignore[misc]
    }
    values = {
        field.path: _known(derived.get(field.path, lambda field=field: plain(inputs.get(field))))  # type: ignore[misc]
        for field in ITEMS
    }
    graduations = (fields.GRADUATION.path, fields.DILUENT_GRADUATION.path)
    return First(
        {**values, fields.SCHEDULE: _known(lambda: steps_that_compare(inputs.steps()))},
        any(path in worksheet.texts for path in graduations),
    )


def steps_that_compare(steps: Iterable[Step]) -> frozenset[tuple[Step, int]]:
    """Return the steps of a day in no order, each with how often it stands there: one entered twice is no one."""
    return frozenset(Counter(steps).items())


def _known(value: Callable[[], Value]) -> Value:
    try:
        return value()
    except Missing:
        return NotKnown.NOT_READ


def plain(value: object) -> Value:
    """Return a field's value as it compares: a strength by its concentration, a text without the space around it."""
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, str):
        # One letter has one form: a keyboard may compose an accent, a barcode may not.
        return unicodedata.normalize("NFC", value.strip())
    # No item is a date or a moment.
    return cast("Value", value)


def _strength(facts: Facts) -> Value:
    typed = facts.inputs.get(fields.LABEL_STRENGTH)
    if typed is not None or facts.inputs.get(fields.PRODUCT_ID) is None:
        return plain(typed)
    product = facts.product()
    return None if product is None else plain(product.strength)


def _measured(evaluation: Evaluation, names: tuple[str, ...]) -> Value:
    worked = evaluation.results.worked
    return next((evaluation.results.amount(name) for name in names if name in worked), None)
