"""What is wrong with a file that does not fit its schema: the first place, in one plain sentence."""

from __future__ import annotations

from pydantic import ValidationError

from itb_calc.core.refusal import quote
from itb_calc.reference.quantities import NOT_FITTING

_REST = {
    "missing": "is missing",
    "extra_forbidden": "is not a key that belongs there",
    "literal_error": "is not one of the words that may stand there",
    "string_type": "is not text in quotation marks",
    "bool_type": "is neither true nor false",
    "date_type": "is not a date",
    "int_type": "is not a whole number",
}


def describe(name: str, refused: ValidationError) -> str:
    """Return one sentence: the file, the place in it, and what does not fit."""
    first = refused.errors(include_url=False, include_context=False, include_input=False)[0]
    rest = first["msg"] if first["type"] == NOT_FITTING else _REST.get(first["type"], "does not have the right form")
    place = ", ".join(_place(part) for part in first["loc"])
    return f"The reference file {name} does not fit its schema: {f'{place} ' if place else 'it '}{rest}."


def _place(part: int | str) -> str:
    return f"entry {part + 1}" if isinstance(part, int) else quote(part)
