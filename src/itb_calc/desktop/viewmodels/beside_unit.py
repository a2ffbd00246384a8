"""A number typed beside its unit, and the worksheet's text for it, which carries the unit.

The unit stands beside the field, so only the number is typed; a text with a unit of its own is taken as it is. Nothing
is read here: whatever was typed reaches the reader, which reads or refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind

_PLURALS = {"day": "days"}


def unit_beside(field: Field[Any]) -> str:
    """Return the unit that stands beside the field and belongs to a bare number in it; empty where there is none."""
    unit = field_unit(field)
    return _PLURALS.get(unit, unit)


def field_unit(field: Field[Any]) -> str:
    """Return the unit of a bare number in the field, as amounts name it; empty where there is none."""
    return field.kind.units[0] if isinstance(field.kind, AmountKind) else ""


def to_worksheet(field: Field[Any], typed: str) -> str:
    """Return the worksheet's text for what was typed in the field."""
    unit = unit_beside(field)
    if not unit or not typed.strip() or _has_a_unit_of_its_own(typed):
        return typed
    return f"{typed} {unit}"


def to_field(field: Field[Any], text: str) -> str:
    """Return what stands in the field for a worksheet's text: without the unit where that stands beside it."""
    unit = unit_beside(field)
    bare = text.removesuffix(f" {unit}") if unit else text
    return bare if to_worksheet(field, bare) == text else text


def row_to_worksheet(parts: Sequence[Field[Any]], typed: Mapping[str, str]) -> dict[str, str]:
    """Return the worksheet's texts for a row of a table, part by part."""
    by_name = {field.path.rpartition(".")[2]: field for field in parts}
    return {name: to_worksheet(by_name[name], text) for name, text in typed.items()}


def row_to_field(parts: Sequence[Field[Any]], texts: Mapping[str, str]) -> dict[str, str]:
    """Return what stands in the cells of a row for the worksheet's texts."""
    by_name = {field.path.rpartition(".")[2]: field for field in parts}
    return {name: to_field(by_name[name], text) for name, text in texts.items()}


def _has_a_unit_of_its_own(typed: str) -> bool:
    return any(character.isalpha() or character == "%" for character in typed)
