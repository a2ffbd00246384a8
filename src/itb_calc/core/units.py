"""The units of the field and how they combine: the only file that knows pint.

A private registry with our own definitions only, magnitudes as Fraction, no prefixes, no aliases, and no text from a
person ever in pint's parser. A unit is named here by its public spelling ("mcg/mL", "mL/day", "%", "1").
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pint

_DEFINITIONS = (
    "mcg = [mass]",
    "mg = 1000 * mcg",
    "mL = [volume]",
    "minute = [time]",
    "hour = 60 * minute",
    "day = 24 * hour",
    "week = 7 * day",
    "cm = [length]",
    "percent = 1 / 100",
)
_PINT_NAMES = {
    "mcg": "mcg",
    "mg": "mg",
    "mL": "mL",
    "min": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "cm": "cm",
    "%": "percent",
}
# What a product or a quotient comes out in: one unit for each dimension of the field.
_CANONICAL = ("1", "mcg", "mL", "day", "cm", "mcg/mL", "mcg/day", "mL/day", "mL/cm")


@contextmanager
def _hidden(package: str) -> Iterator[None]:
    """Let nothing import a package for a while: it is treated as not installed."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment] # None hides a module
    known = modules.get(package)
    modules[package] = None
    try:
        yield
    finally:
        del modules[package]
        if known is not None:
            modules[package] = known


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Build the private registry, on first use."""
    # pint loads numpy where it finds it, which the charts need and no number here: it costs time and memory.
    with _hidden("numpy"):
        import pint  # noqa: PLC0415 - the window must be able to load this module before pint

    units: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Fraction, on_redefinition="raise")
    for definition in _DEFINITIONS:
        units.define(definition)
    return units


@cache
def factor(source: str, target: str) -> Fraction:
    """How many of the target unit are one of the source unit; DimensionalityError where they do not compare."""
    if _one(source).dimensionality != _one(target).dimensionality:
        raise _dimensionality_error(source, target)
    return _magnitude(_one(source).to(_one(target).units))


@cache
def product(left: str, right: str) -> tuple[str, Fraction]:
    """Return the unit of left × right and the number of it in one left times one right."""
    return _canonical(_one(left) * _one(right), f"{left} × {right}")


@cache
def quotient(left: str, right: str) -> tuple[str, Fraction]:
    """Return the unit of left ÷ right and the number of it in one left divided by one right."""
    return _canonical(_one(left) / _one(right), f"{left} ÷ {right}")


@cache
def canonical(unit: str) -> tuple[str, Fraction]:
    """Return the canonical unit of the same dimension, and the number of it in one of the given unit."""
    return _canonical(_one(unit), unit)


@cache
def _one(unit: str) -> pint.Quantity[Any]:
    if unit == "1":
        return registry().Quantity(Fraction(1))
    top, _, bottom = unit.partition("/")
    one = registry().Quantity(Fraction(1), _PINT_NAMES[top])
    return one / registry().Quantity(Fraction(1), _PINT_NAMES[bottom]) if bottom else one


@cache
def _canonical_dimensions() -> dict[Any, str]:
    return {_one(unit).dimensionality: unit for unit in _CANONICAL}


def _canonical(quantity: pint.Quantity[Any], described: str) -> tuple[str, Fraction]:
    unit = _canonical_dimensions().get(quantity.dimensionality)
    if unit is None:
        raise _dimensionality_error(described, "a unit of the field")
    return unit, _magnitude(quantity.to(_one(unit).units))


def _magnitude(quantity: pint.Quantity[Any]) -> Fraction:
    return Fraction(quantity.magnitude)


def _dimensionality_error(source: str, target: str) -> Exception:
    """Make pint's own exception, with our words: pint cannot format a Fraction exponent."""
    import pint  # noqa: PLC0415 - see registry

    return pint.DimensionalityError(source, target)
