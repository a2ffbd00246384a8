"""What the choices of the worksheet page offer: listed names with route and use in words and shape."""

from __future__ import annotations

from typing import Any

from itb_calc.desktop.document import Document
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.meaning import WORDS
from itb_calc.desktop.viewmodels.product_words import USE_TITLES, product_entry, product_name
from itb_calc.desktop.widgets.choice import Option
from itb_calc.desktop.widgets.use_shape import use_shape
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import OTHER
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import IdKind, WordKind

_YES_NO = (Option("true", "Yes"), Option("false", "No"))


def options_for(field: Field[Any], document: Document, theme: Theme) -> tuple[Option, ...]:
    """Return the options of a choice; the listed names once the reference data is loaded."""
    reference = document.reference or Reference()
    match field.kind:
        case IdKind(catalogue="products"):
            return product_options(reference, theme)
        case IdKind(catalogue="pumps"):
            return tuple(Option(pump.id, pump.name) for pump in reference.pumps.values())
        case IdKind(catalogue="catheters"):
            return tuple(Option(catheter.id, catheter.name) for catheter in reference.catheters.values())
        case WordKind(words=choices):
            return tuple(Option(choice, WORDS[choice]) for choice in choices)
        case _:
            return _YES_NO


def product_options(reference: Reference, theme: Theme, first: str = "refill") -> tuple[Option, ...]:
    """Group by use, one use first, so that what is for the pump stands apart from what is swallowed."""
    uses = {first: USE_TITLES[first], **USE_TITLES}
    groups = [
        (f"{title}, by {kind}", [product for product in products if product.use == use])
        for kind, products in (("printed name", reference.listed), ("package code", reference.presentations))
        for use, title in uses.items()
    ]
    options: list[Option] = []
    for title, members in groups:
        if members:
            options.append(Option("", title, is_heading=True))
            options += [
                Option(
                    product.id,
                    product_entry(product),
                    use_shape(product.use, theme),
                    name=product_name(product),
                )
                for product in members
            ]
    other = Option(OTHER, "Another product: known by its package only")
    return (*options, Option("", "Not in these lists", is_heading=True), other)
