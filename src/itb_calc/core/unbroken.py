"""Text in which no line ends where it would be misread: between a number and its unit, or inside a unit."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
JOINED = "/\N{WORD JOINER}"
_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[^\W\d_]|%)")
_INSIDE_UNIT = re.compile(r"(?<=[a-zL])/(?=[a-zA-Z0-9])")


def unbroken(text: str) -> str:
    """Return a text in which no line ends between a number and its unit, or inside a unit."""
    return _INSIDE_UNIT.sub(JOINED, _BEFORE_UNIT.sub(NO_BREAK, text))
