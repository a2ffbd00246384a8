"""What a scanner typed: the number of a package (GTIN), its lot and its expiry, where the code gives them for certain.

GS1 element strings come from GS1 DataMatrix and GS1-128, bare numbers from UPC-A, EAN-13 and ITF-14. Source: GS1
General Specifications, 3 (application identifiers), 5.10 and 7 (symbology identifiers, dates, element strings).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from itb_calc.core.refusal import quote

# Loaded at the first scan: half as large as the window itself, and most people never scan.
if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

_SEPARATOR = "\x1d"
# A scanner that types like a keyboard can be set to another separator. What no value of GS1 can hold cannot be a part
# of a lot, so that it must be one. GS1 General Specifications, figure 7.11-1.
_REPLACED = str.maketrans(dict.fromkeys("|~^`{}[]\\@#$\N{SYMBOL FOR GROUP SEPARATOR}", _SEPARATOR))
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
# The kinds of code that carry GS1 element strings, and those that carry a bare GTIN.
_OF_MESSAGES, _OF_NUMBERS = ("]d2", "]C1", "]e0", "]Q3"), ("]E0", "]I1")
_BARE_NUMBER = re.compile(r"[0-9]{12,14}")
_ALL_DIGITS = 14
_GTIN, _LOT, _SERIAL, _EXPIRY = "01", "10", "21", "17"
# What stands in the code of a medicine beside its number and its lot.
_OTHERS = {"11", "13", "15", "16", _EXPIRY, _SERIAL}
_AGAIN = "Scan it again, or choose the product from the list."
_CENTURY, _YEARS_AHEAD = 100, 50


@dataclass(frozen=True, slots=True)
class Code:
    """What a code gives: the GTIN with 14 digits; lot and last day empty or None where it gives none for certain."""

    gtin: str
    lot: str = ""
    expiry: date | None = None


@dataclass(frozen=True, slots=True)
class NoCode:
    """A text from which no package can be told, with one or two sentences for the person."""

    message: str


def read_code(text: str, today: date) -> Code | NoCode:
    """Read what a scanner typed. The century of the expiry is the one in which it is nearest to today."""
    typed = text.strip(" \r\n\t")
    found = _SYMBOLOGY.match(typed)
    symbology = found.group() if found else ""
    content = typed[len(symbology) :].translate(_REPLACED).strip(_SEPARATOR)
    if not content:
        return NoCode("Nothing was scanned. Put the cursor here, and scan the code on the package.")
    if not content.isascii():
        return NoCode(f"{quote(typed)} has a character that no code of a package has. {_AGAIN}")
    if symbology not in ("", *_OF_MESSAGES, *_OF_NUMBERS):
        return _other_symbology(symbology)
    if _BARE_NUMBER.fullmatch(content) and symbology not in _OF_MESSAGES:
        return _number(content)
    return _message(content, typed, today)


def _other_symbology(symbology: str) -> NoCode:
    if symbology.swapcase() in (*_OF_MESSAGES, *_OF_NUMBERS):
        return NoCode(
            "Small and capital letters came out the wrong way round. Switch Caps Lock off, and scan it again."
        )
    return NoCode(f"A code of this kind ({symbology}) carries no number of a package. {_AGAIN}")


def _number(digits: str) -> Code | NoCode:
    """Read a GTIN with 12 to 14 digits, its check digit being right."""
    from biip import ParseError  # noqa: PLC0415
    from biip.gtin import Gtin  # noqa: PLC0415

    try:
        Gtin.parse(digits)
    except ParseError:
        return NoCode(f"The check digit of {digits} does not fit, so that a digit was misread. {_AGAIN}")
    return Code(digits.zfill(_ALL_DIGITS))


def _message(message: str, typed: str, today: date) -> Code | NoCode:
    elements = _elements(message)
    if elements is None:
        return NoCode(f"{quote(typed)} is no code of a package that can be read. {_AGAIN}")
    values: dict[str, str] = {}
    for each in elements:
        if values.setdefault(each.ai.ai, each.value) != each.value:
            return NoCode(f"The code says two different things for ({each.ai.ai}), and none of them is taken. {_AGAIN}")
    if _GTIN not in values:
        return NoCode(f"{quote(typed)} has no number of a package (GTIN). Scan the code on the container itself.")
    if _runs_on(message, elements):
        return NoCode(
            "The scanner leaves out the separators of the code, so that lot and expiry cannot be told apart."
            " Set it to send GS (ASCII 29), or choose the product from the list."
        )
    number = _number(values[_GTIN])
    if isinstance(number, NoCode):
        return number
    lot = "" if _may_hold_more(message, elements) else values.get(_LOT, "")
    return Code(number.gtin, lot, _last_day(values[_EXPIRY], today) if _EXPIRY in values else None)


def _elements(message: str) -> list[GS1ElementString] | None:
    from biip import ParseError  # noqa: PLC0415
    from biip.gs1_messages import GS1Message  # noqa: PLC0415

    try:
        return list(GS1Message.parse(message).element_strings)
    except (ParseError, ArithmeticError, AssertionError):
        # The library raises the latter two for some values that are none.
        return None


def _runs_on(message: str, elements: list[GS1ElementString]) -> bool:
    """Whether a value of a length that is not fixed goes over into the next without a separator."""
    place = 0
    for each in elements:
        place += len(each)
        rest = message[place:]
        if each.ai.separator_required and rest and not rest.startswith(_SEPARATOR):
            return True
        place += len(rest) - len(rest.lstrip(_SEPARATOR))
    return False


def _may_hold_more(message: str, elements: list[GS1ElementString]) -> bool:
    """Whether the last value, a lot, could be a shorter one with more behind it: where no separator was sent at all."""
    last = elements[-1]
    if last.ai.ai != _LOT or _SEPARATOR in message:
        return False
    given = {each.ai.ai for each in elements}
    rests = (last.value[place:] for place in range(1, len(last.value)))
    return any(_says_more(rest, given) for rest in rests)


def _says_more(rest: str, given: set[str]) -> bool:
    elements = _elements(rest)
    return elements is not None and all(each.ai.ai in _OTHERS - given for each in elements)


def _last_day(digits: str, today: date) -> date:
    """Return the day of six digits, year, month and day; day 00 is the last of the month."""
    year, month, day = (int(digits[place : place + 2]) for place in (0, 2, 4))
    ahead = (year - today.year) % _CENTURY
    year = today.year + ahead - (_CENTURY if ahead > _YEARS_AHEAD else 0)
    return date(year, month, day or calendar.monthrange(year, month)[1])
