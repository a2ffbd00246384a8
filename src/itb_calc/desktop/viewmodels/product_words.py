"""A product in a list: its printed name with its route and use, which several names do not print."""

from __future__ import annotations

from itb_calc.reference.products import Product

USES = {"refill": "for the pump", "screening": "screening only", "oral": "ORAL, never for the pump"}

USE_TITLES = {
    "refill": "For the pump",
    "screening": "For the screening dose only, never for a refill",
    "oral": "To swallow, never for the pump",
}


def product_name(product: Product) -> str:
    """Return the printed name, and the package code where there is one."""
    return f"{product.printed_name} (NDC {product.ndc})" if product.ndc else product.printed_name


def product_entry(product: Product) -> str:
    """Return printed name, package code where there is one, and use."""
    return f"{product_name(product)}: {USES[product.use]}"
