"""Plain text for a terminal of 80 columns."""

from __future__ import annotations

import re
import textwrap

WIDTH = 80
_BEFORE_UNIT = re.compile(r"(?<=[0-9]) (?=[^\W\d_]|%)")
# No text holds it, and no line is broken at it.
_JOINED = "\N{WORD JOINER}"


def wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    """Wrap a text under an indent; the first line may begin with something else, and is there for an empty text too."""
    beginning = indent if first is None else first
    joined = _BEFORE_UNIT.sub(_JOINED, text)
    lines = textwrap.wrap(joined, WIDTH, initial_indent=beginning, subsequent_indent=indent, break_on_hyphens=False)
    return [line.replace(_JOINED, " ") for line in lines] or [beginning.rstrip()]


def row(label: str, text: str, label_width: int) -> list[str]:
    """Return a label with a text beside it, wrapped under itself."""
    indent = " " * (label_width + 4)
    if len(label) > label_width:
        return [f"  {label}", *wrapped(text, indent)]
    return wrapped(text, indent, f"  {label:<{label_width}}  ")
