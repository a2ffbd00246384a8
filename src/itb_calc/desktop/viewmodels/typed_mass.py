"""A mass typed without the volume that it is in: no strength, though packages are called by it."""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.refusal import DecimalMark

_MASSES = frozenset({"mg", "mcg"})


def typed_mass(text: str, mark: DecimalMark) -> Amount | None:
    """Return the mass (mg or mcg) that a text is, and nothing else; None for any other text."""
    quantity = read_quantity(text, mark)
    return quantity.amount if isinstance(quantity, Quantity) and quantity.unit in _MASSES else None
