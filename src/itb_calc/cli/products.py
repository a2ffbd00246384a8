"""`itb-calc products`: grouped by what each is for, so that an oral product is not taken for another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from itb_calc.cli.sources import citations_as_json, cited_in_brief, source_list
from itb_calc.cli.streams import answer, answer_json
from itb_calc.cli.usable_reference import load_for_showing
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.show_number import show_entered
from itb_calc.core.show_result import equal
from itb_calc.reference.products import Product
from itb_calc.report.layout import wrapped

_GROUPS = (
    ("refill", "FOR THE PUMP (intrathecal)"),
    ("screening", "FOR THE SCREENING DOSE ONLY (intrathecal), NEVER FOR A REFILL"),
    ("oral", "TO SWALLOW, NEVER FOR THE PUMP"),
)
_INDENT = " " * 6


def run_products(*, as_json: bool) -> int:
    """Print the listed products and the licensed presentations."""
    reference, status = load_for_showing()
    if as_json:
        products = [_as_json(product) for product in reference.listed]
        answer_json({"products": products, "presentations": [_as_json(entry) for entry in reference.presentations]})
        return status
    lines = ["LISTED PRODUCTS, by their printed names", ""]
    lines += _grouped(reference.listed)
    lines += ["LICENSED PRESENTATIONS, by their package codes", ""]
    lines += _grouped(reference.presentations)
    lines += ["A product that is not here: id other, with its strength and container typed.", ""]
    lines += source_list(reference, (citation for each in reference.products.values() for citation in each.citations))
    answer("\n".join(lines))
    return status


def _as_json(product: Product) -> dict[str, Any]:
    return {
        "id": product.id,
        "printed_name": product.printed_name,
        "form": product.form,
        "route": product.route,
        "strength": None if product.strength is None else _strength_text(product.strength),
        "container_volume": None if product.container_volume is None else show_entered(product.container_volume),
        "complete": product.complete,
        "use": product.use,
        "sources": citations_as_json(product.citations),
    }


def _strength_text(strength: Quantity) -> str:
    """Write a strength in the grammar in which it can be typed: no thousands marks."""
    top = f"{strength.amount.magnitude} {strength.amount.unit}"
    if strength.per is None or not strength.per_is_typed:
        return f"{top}/mL"
    return f"{top}/{strength.per.magnitude} {strength.per.unit}"


def _grouped(products: Iterable[Product]) -> list[str]:
    lines: list[str] = []
    for use, title in _GROUPS:
        members = [product for product in products if product.use == use]
        if members:
            lines += [title]
            for product in members:
                lines += _readable(product)
            lines.append("")
    return lines


def _readable(product: Product) -> list[str]:
    lines = [f"  {product.printed_name}", *wrapped(_in_words(product), _INDENT)]
    if product.possible_readings:
        lines.append(f"{_INDENT}It could be:")
        for reading in product.possible_readings:
            lines += wrapped(reading, f"{_INDENT}  ", f"{_INDENT}- ")
    return [*lines, *wrapped(f"id {product.id}; {cited_in_brief(product.citations)}", _INDENT)]


def _in_words(product: Product) -> str:
    container = "" if product.container_volume is None else f", container {show_entered(product.container_volume)}"
    return f"{_strength_in_words(product)} ({product.form}{container})"


def _strength_in_words(product: Product) -> str:
    if not product.complete:
        return "THE NAME DOES NOT GIVE THE FULL STRENGTH: type it from the package"
    if product.strength is None:
        return "" if product.label_mass is None else f"{show_entered(product.label_mass)} each"
    value = product.strength.value
    return equal(show_entered(value.to("mg/mL")), show_entered(value.to("mcg/mL")))
