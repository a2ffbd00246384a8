"""From the number under a bar code to the listed presentations that it can be: exactly, and never by likeness.

A US medicine has a National Drug Code (NDC) of 10 digits, and its GTIN is made of it: the digit 3, the 10 digits and a
check digit, with zeros in front up to 14 digits. The reference data has the NDC with its hyphens, with 10 digits, or
with 11 in the form 5-4-2, where a zero was put in front of one of its three parts.
"""

from __future__ import annotations

from itb_calc.reference.products import Product
from itb_calc.reference.reference import Reference

_OF_AN_NDC = "003"
_NDC_DIGITS = 10
# The three parts of an NDC of 11 digits; in one of them a zero was put in front.
_LONG_FORM = (5, 4, 2)


def ndc_digits(gtin: str) -> str | None:
    """Return the 10 digits of the NDC in a GTIN of 14 digits; None where it is not made of one."""
    return gtin[len(_OF_AN_NDC) : -1] if gtin.startswith(_OF_AN_NDC) else None


def possible_digits(ndc: str) -> tuple[str, ...]:
    """Return the 10 digits that an NDC with its hyphens can have: one, or several where it cannot be told which."""
    parts = ndc.split("-")
    if tuple(len(part) for part in parts) != _LONG_FORM:
        digits = "".join(parts)
        return (digits,) if len(digits) == _NDC_DIGITS else ()
    without = (
        "".join((*parts[:place], part[1:], *parts[place + 1 :])) for place, part in enumerate(parts) if part[0] == "0"
    )
    return tuple(dict.fromkeys(without))


def presentations_of(digits: str, reference: Reference) -> tuple[Product, ...]:
    """Return every listed presentation whose NDC can have these 10 digits."""
    return tuple(
        each for each in reference.presentations if each.ndc is not None and digits in possible_digits(each.ndc)
    )


def is_certain(product: Product) -> bool:
    """Whether it is certain which 10 digits the NDC of a presentation has."""
    return product.ndc is not None and len(possible_digits(product.ndc)) == 1
