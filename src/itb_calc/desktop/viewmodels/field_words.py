"""The words around a field: its label with the mnemonic, its unit, and what a screen reader says of it."""

from __future__ import annotations

from typing import Any

from itb_calc.desktop.viewmodels.beside_unit import unit_beside
from itb_calc.desktop.viewmodels.field_state import FieldState
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind, MomentKind, NumberKind, StrengthKind


def label_with_mnemonic(field: Field[Any]) -> str:
    """Return the label with `&` before the letter that goes to the field with Alt."""
    place = field.label.upper().find(field.mnemonic.upper())
    if place < 0:
        return f"{field.label} (&{field.mnemonic})"
    return f"{field.label[:place]}&{field.label[place:]}"


def unit_in_short(field: Field[Any]) -> str:
    """Return what stands beside the field: the unit of a bare number, or the form of what it takes."""
    match field.kind:
        case AmountKind():
            return unit_beside(field)
        case StrengthKind() | MomentKind():
            # Too long to stand beside the field: it stands under it.
            return ""
        case NumberKind():
            return "years" if field.path.endswith("years") else ""
        case _:
            return field.unit


def accessible_description(field: Field[Any], state: FieldState) -> str:
    """Return unit first, then what the text means or why it is not read, then what the field is for."""
    unit = field.unit if isinstance(field.kind, StrengthKind | MomentKind) else unit_in_short(field)
    return " ".join(part for part in (f"{unit}." if unit else "", state.spoken, field.help) if part)
