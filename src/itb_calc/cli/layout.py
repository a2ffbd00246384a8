"""Plain text for a terminal of 80 columns."""

from __future__ import annotations

import textwrap

WIDTH = 80


def heading(text: str) -> str:
    """Return a heading in capitals."""
    return text.upper()


def wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    """Wrap a text under an indent; the first line may begin with something else of the same width."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def row(label: str, text: str, label_width: int) -> list[str]:
    """Return a label with a text beside it, wrapped under itself."""
    indent = " " * (label_width + 4)
    return wrapped(text, indent, f"  {label:<{label_width}}  ")
