"""The convert page: one typed quantity in all its forms, or why it is not read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.convert import Conversion, convert
from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.core.show_number import show_entered, show_number
from itb_calc.desktop.viewmodels.typed_mass import typed_mass
from itb_calc.reference.readings import readings_of_mass, readings_of_names
from itb_calc.reference.reference import Reference

_PERCENT_DECIMALS = 4
_IN_CONTAINER = frozenset({"mg", "mcg", "mL"})
_A_MASS = "A mass alone is no strength: type the volume that it is in as well, from the package in your hand."


@dataclass(frozen=True, slots=True)
class FormState:
    """One form of the quantity: what it is a form of, and the number with its unit."""

    label: str
    text: str

    @property
    def copied(self) -> str:
        """What a copy of the form is: the number with its unit."""
        return self.text


@dataclass(frozen=True, slots=True)
class ConvertState:
    """Meaning and forms of what is typed; or a problem, with a safe way to write it where there is one.

    `caution` says what a mass alone does not say; `readings` are the strengths that a mass typed alone may stand for.
    """

    meaning: str = ""
    problem: str = ""
    suggestion: str | None = None
    forms: tuple[FormState, ...] = ()
    readings: tuple[str, ...] = ()
    caution: str = ""


def convert_state(text: str, mark: DecimalMark, reference: Reference) -> ConvertState:
    """Derive the page from the typed text."""
    if not text:
        return ConvertState()
    conversion = convert(text, mark)
    if isinstance(conversion, Refusal):
        return ConvertState(problem=conversion.message, suggestion=conversion.suggestion)
    mass = typed_mass(text, mark)
    return ConvertState(
        meaning=conversion.meaning,
        forms=tuple(_form(unit, number, conversion, mark) for unit, number in conversion.forms.items()),
        readings=() if mass is None else _readings(mass, mark, reference),
        caution="" if mass is None else _A_MASS,
    )


def _form(unit: str, number: Fraction, conversion: Conversion, mark: DecimalMark) -> FormState:
    if unit == "percent":
        return FormState("Percent weight in volume", f"{show_number(number, _PERCENT_DECIMALS, mark)} %")
    has_container = "mL" in conversion.forms and "mg/mL" in conversion.forms
    label = "In the container" if has_container and unit in _IN_CONTAINER else f"In {unit}"
    return FormState(label, show_entered(Amount(number, unit), mark))


def _readings(mass: Amount, mark: DecimalMark, reference: Reference) -> tuple[str, ...]:
    printed = tuple(reading.text for reading in readings_of_mass(mass, reference, mark))
    return (*printed, *readings_of_names(mass, reference, mark))
