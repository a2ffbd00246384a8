"""What a mass typed without its volume may mean: every strength of a liquid that prints this mass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import in_mark, show_entered
from itb_calc.reference.products import Product
from itb_calc.reference.reference import Reference

_ORAL = ", oral: never for the pump"


@dataclass(frozen=True, slots=True)
class Reading:
    """One strength that prints the mass: `10 mg in 20 mL`, its concentration (mcg/mL), and whose names print it.

    `text` is the whole line for a person, with the concentration and, for an oral liquid, with its route. Where an
    oral and an intrathecal product print the same strength, each has a reading of its own.
    """

    strength: str
    concentration: Amount
    names: tuple[str, ...]
    is_oral: bool
    text: str


def readings_of_mass(mass: Amount, reference: Reference, mark: DecimalMark = DecimalMark.POINT) -> tuple[Reading, ...]:
    """Return every strength of the products and presentations whose printed mass equals this one (mg or mcg).

    In the order of concentration, then of volume, the intrathecal before the oral. A name that is itself incomplete,
    a tablet, and a name that prints only what 1 mL holds, give no reading. A name may print the same mass in the
    other unit (10,000 mcg for 10 mg).
    """
    found: dict[tuple[Amount, Amount, bool], list[str]] = {}
    for product, concentration, volume in _that_print(mass, reference):
        names = found.setdefault((concentration, volume, product.route == "oral"), [])
        name = in_mark(product.printed_name, mark)
        if name not in names:
            names.append(name)
    readings = []
    for concentration, volume, is_oral in sorted(found):
        names = found[concentration, volume, is_oral]
        strength = f"{show_entered(mass, mark)} in {show_entered(volume, mark)}"
        text = f"{strength} = {show_entered(concentration, mark)}{_ORAL if is_oral else ''}"
        readings.append(Reading(strength, concentration, tuple(names), is_oral, text))
    return tuple(readings)


def readings_of_names(mass: Amount, reference: Reference, mark: DecimalMark = DecimalMark.POINT) -> tuple[str, ...]:
    """Return what the incomplete printed names may mean that give this mass (mg or mcg) where a concentration is meant.

    Such a name prints a number of micrograms without the volume that they are in.
    """
    return tuple(
        in_mark(reading, mark)
        for product in reference.products.values()
        if not product.complete and product.label_mass is None and _prints(product, mass)
        for reading in product.possible_readings
    )


def _prints(product: Product, mass: Amount) -> bool:
    concentration = product.label_concentration
    return concentration is not None and concentration.number("mcg/mL") == mass.number("mcg")


def _that_print(mass: Amount, reference: Reference) -> Iterator[tuple[Product, Amount, Amount]]:
    for product in reference.products.values():
        concentration, volume = product.label_concentration, product.label_volume
        if product.complete and product.label_mass == mass and concentration is not None and volume is not None:
            yield product, concentration, volume
