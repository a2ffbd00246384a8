"""Micrograms in full in a whole text: what was typed and printed names stay to the letter."""

from __future__ import annotations

from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import in_mark
from itb_calc.reference.reference import Reference


def names_with_mcg(reference: Reference | None) -> tuple[str, ...]:
    """Return the printed names in which mcg stays, with each decimal mark."""
    products = {} if reference is None else reference.products
    return tuple(
        in_mark(each.printed_name, mark) for each in products.values() if "mcg" in each.printed_name for mark in DecimalMark
    )
