"""Writes amounts as field texts, in the spellings that the grammar allows."""

from random import Random
from typing import Final

Sheet = dict[str, object]

STEP: Final = 10_000
"""Amounts are whole ten-thousandths: this many make one unit."""

_GAPS: Final = (" ", " ", " ", " ", " ", " ", " ", "", "  ", "\u00a0")
_MICROGRAMS: Final = (
    "mcg", "mcg", "mcg", "mcg", "mcg", "mcg", "microgram", "micrograms", "\u00b5g", "\u03bcg",
    "ug",
)  # fmt: skip
_MILLILITRES: Final = ("mL", "mL", "mL", "mL", "ml")
_DAYS: Final = ("day", "day", "day", "day", "days")
_PERS: Final = ("/", "/", "/", "/", "/", "/", " / ", " per ", " in ")


def section(sheet: Sheet, name: str) -> dict[str, object]:
    """The section of that name, made where it is missing."""
    found = sheet.setdefault(name, {})
    if not isinstance(found, dict):
        message = f"{name} is no section"
        raise TypeError(message)
    return found


def put(sheet: Sheet, path: str, text: str | None) -> None:
    """Writes the text into the field; None leaves it out."""
    if text is None:
        return
    *sections, key = path.split(".")
    fields = sheet
    for name in sections:
        fields = section(fields, name)
    fields[key] = text


class Pen:
    """Writes amounts, given in ten-thousandths of a unit, with one decimal mark."""

    def __init__(self, random: Random, mark: str) -> None:
        """Spellings come from random; mark is the worksheet's decimal mark."""
        self._random = random
        self.mark = mark

    def number(self, amount: int) -> str:
        """The bare number; now and then with a trailing zero."""
        whole, rest = divmod(amount, STEP)
        decimals = f"{rest:04}".rstrip("0")
        if len(decimals) < 4 and self._random.random() < 0.02:
            decimals += "0"
        return f"{whole}{self.mark}{decimals}" if decimals else f"{whole}"

    def _quantity(self, amount: int, unit: str) -> str:
        text = f"{self.number(amount)}{self._random.choice(_GAPS)}{unit}"
        return f" {text} " if self._random.random() < 0.02 else text

    def _microgram(self) -> str:
        return self._random.choice(_MICROGRAMS)

    def _per(self, unit: str) -> str:
        return f"{self._random.choice(_PERS)}{unit}"

    def volume(self, amount: int) -> str:
        """mL."""
        return self._quantity(amount, self._random.choice(_MILLILITRES))

    def flow(self, amount: int) -> str:
        """mL/day."""
        day = self._per(self._random.choice(_DAYS))
        return self._quantity(amount, self._random.choice(_MILLILITRES) + day)

    def dose(self, amount: int) -> str:
        """mcg/day."""
        day = self._per(self._random.choice(_DAYS))
        return self._quantity(amount, self._microgram() + day)

    def bolus(self, amount: int) -> str:
        """mcg."""
        return self._quantity(amount, self._microgram())

    def days(self, amount: int) -> str:
        """Days."""
        return self._quantity(amount, self._random.choice(("days", "days", "days", "day")))

    def tolerance(self, amount: int) -> str:
        """Percent."""
        return self._quantity(amount, "%")

    def length(self, amount: int) -> str:
        """Centimetres."""
        return self._quantity(amount, "cm")

    def _mass(self, amount: int, suffix: str) -> str:
        """A mass in mcg, or in mg where four decimals can say it."""
        if amount % 1_000 == 0 and self._random.random() < 0.5:
            return self._quantity(amount // 1_000, f"mg{suffix}")
        return self._quantity(amount, self._microgram() + suffix)

    def concentration(self, amount: int) -> str:
        """mcg/mL, as mcg/mL or mg/mL."""
        return self._mass(amount, self._per(self._random.choice(_MILLILITRES)))

    def strength(self, mass: int, volume: int | None) -> str:
        """A mass in ten-thousandths of a mcg, per mL or in whole mL."""
        unit = self._random.choice(_MILLILITRES)
        if volume is not None:
            gap = self._random.choice((" ", " ", " ", ""))
            unit = f"{volume}{gap}{unit}"
        return self._mass(mass, self._per(unit))
