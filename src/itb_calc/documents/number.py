"""The number of a worksheet: on its prints, its label and in the log, where a patient's name must not stand."""

from __future__ import annotations

from datetime import date

# Crockford's alphabet: no I, L, O, U, which are taken for other characters or make words.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6


def new_number(today: date, chance: bytes) -> str:
    """Return a number from a day and at least six bytes of chance: `ITB-20261125-7K3FQ2`."""
    if len(chance) < LENGTH:
        msg = f"a number needs {LENGTH} bytes of chance"
        raise ValueError(msg)
    characters = "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in chance[:LENGTH])
    return f"ITB-{today:%Y%m%d}-{characters}"
