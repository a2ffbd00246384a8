"""The refill strengths that can be had: every complete refill product, equal ones together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.reference.products import Product
from itb_calc.reference.reference import Reference


@dataclass(frozen=True, slots=True)
class Stock:
    """One concentration (mcg/mL) in containers of one volume (mL), with all products that are this."""

    concentration: Amount
    container: Amount | None
    products: tuple[Product, ...]

    def product_for(self, chosen: str | None) -> str:
        """Return the id of the chosen product where it is one of these, else of the first."""
        ids = [product.id for product in self.products]
        return chosen if chosen is not None and chosen in ids else ids[0]


def shelf(reference: Reference) -> tuple[Stock, ...]:
    """Return the stocks, the weakest and the smallest containers first."""
    found: dict[tuple[Amount, Amount | None], list[Product]] = {}
    for product in reference.products.values():
        if product.use == "refill" and product.complete and product.strength is not None:
            key = product.strength.value.to("mcg/mL"), product.container_volume
            found.setdefault(key, []).append(product)
    stocks = (Stock(concentration, volume, tuple(products)) for (concentration, volume), products in found.items())
    return tuple(sorted(stocks, key=lambda stock: (stock.concentration, container_size(stock))))


def container_size(stock: Stock) -> Fraction:
    """Volume of a container in mL, to sort by; 0 where it is not known."""
    return Fraction(0) if stock.container is None else stock.container.number("mL")
