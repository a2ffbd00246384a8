"""A figure as text, to hold against the text in a table."""

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.show_number import show_entered


def shown(amount: Amount | None) -> str | None:
    return None if amount is None else show_entered(amount)


def shown_strength(strength: Quantity | None) -> str | None:
    if strength is None:
        return None
    assert strength.per is not None
    mass = show_entered(strength.amount)
    return f"{mass}/{show_entered(strength.per)}" if strength.per_is_typed else f"{mass}/{strength.per.unit}"
