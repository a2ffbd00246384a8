"""What a way to prepare can draw from: the chosen product, every strength on the shelf, and the typed second stock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import in_mark, write_typable
from itb_calc.planning.shelf import Stock, shelf
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results
from itb_calc.worksheet.text import Worksheet

T = TypeVar("T")

NO_SECOND = {fields.SECOND_STRENGTH.path: "", fields.SECOND_CONTAINER_VOLUME.path: ""}
_OF_THE_PRODUCT = (fields.PRODUCT_ID.path, fields.LABEL_STRENGTH.path, fields.CONTAINER_VOLUME.path)
_NOT_LISTED = "Another product"
_AS_TYPED = "Second stock as typed"


@dataclass(frozen=True, slots=True)
class Source:
    """A stock: its concentration (mcg/mL) and its container (mL) where they are known, and how a worksheet says it.

    `as_stock` holds the texts of the product's fields, `as_second` those of the second stock's. `is_typed` says that
    the worksheet has it already; of any other, `name` is only the first of the products that are this.
    """

    name: str
    product: str
    concentration: Amount | None
    container: Amount | None
    as_stock: Mapping[str, str]
    as_second: Mapping[str, str]
    is_typed: bool

    def is_like(self, other: Source) -> bool:
        """Whether concentration and container are the same."""
        return (self.concentration, self.container) == (other.concentration, other.container)


def sources(worksheet: Worksheet, facts: Facts, results: Results) -> tuple[Source, ...]:
    """Return the chosen product, if one is chosen, and the strengths on the shelf that are not its own."""
    chosen = _chosen(worksheet, facts, results)
    product_id = "" if chosen is None else chosen.product
    # What was typed from the package in the hand may be unread or wrong: its printed figures do not take its place.
    others = [stock for stock in shelf(facts.reference) if product_id not in {each.id for each in stock.products}]
    on_the_shelf = [_from_the_shelf(stock, worksheet.decimal_mark) for stock in others]
    if chosen is None:
        return tuple(on_the_shelf)
    return (chosen, *(source for source in on_the_shelf if not source.is_like(chosen)))


def typed_second(worksheet: Worksheet, facts: Facts) -> Source | None:
    """Return the second stock as it is typed, read or not; None where none is typed."""
    if fields.SECOND_STRENGTH.path not in worksheet.texts:
        return None
    strength = _if_there(lambda: facts.inputs.get(fields.SECOND_STRENGTH))
    return Source(
        _AS_TYPED,
        "",
        None if strength is None else strength.value,
        _if_there(lambda: facts.inputs.get(fields.SECOND_CONTAINER_VOLUME)),
        {},
        {path: worksheet.texts.get(path, "") for path in NO_SECOND},
        is_typed=True,
    )


def _chosen(worksheet: Worksheet, facts: Facts, results: Results) -> Source | None:
    product_id = worksheet.texts.get(fields.PRODUCT_ID.path)
    if product_id is None:
        return None
    product = facts.reference.products.get(product_id)
    return Source(
        _NOT_LISTED if product is None else in_mark(product.printed_name, worksheet.decimal_mark),
        product_id,
        _if_there(lambda: results.amount("stock_concentration")),
        _if_there(facts.container_volume),
        {path: worksheet.texts.get(path, "") for path in _OF_THE_PRODUCT},
        {},
        is_typed=True,
    )


def _from_the_shelf(stock: Stock, mark: DecimalMark) -> Source:
    product = stock.products[0]
    as_second = (
        {} if product.strength is None else {fields.SECOND_STRENGTH.path: _write_strength(product.strength, mark)}
    )
    if stock.container is not None:
        as_second[fields.SECOND_CONTAINER_VOLUME.path] = f"{write_typable(stock.container, mark)} mL"
    return Source(
        in_mark(product.printed_name, mark),
        product.id,
        stock.concentration,
        stock.container,
        {**dict.fromkeys(_OF_THE_PRODUCT, ""), fields.PRODUCT_ID.path: product.id},
        {**NO_SECOND, **as_second},
        is_typed=False,
    )


def _write_strength(strength: Quantity, mark: DecimalMark) -> str:
    """Write a printed strength as a person types it: `10 mg/20 mL`, or `500 mcg/mL`."""
    top = f"{write_typable(strength.amount, mark)} {strength.amount.unit}"
    if strength.per is None or not strength.per_is_typed:
        return f"{top}/mL"
    return f"{top}/{write_typable(strength.per, mark)} {strength.per.unit}"


def _if_there(read: Callable[[], T | None]) -> T | None:
    """Return what is read, or None where something that it needs is not there."""
    try:
        return read()
    except Missing:
        return None
