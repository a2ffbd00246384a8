"""Micrograms in full in a whole text: what was typed and printed names stay to the letter."""

from __future__ import annotations

import re
import textwrap

from itb_calc.core.in_full import in_full
from itb_calc.core.refusal import DecimalMark, quote
from itb_calc.core.show_number import in_mark
from itb_calc.reference.reference import Reference
from itb_calc.report.layout import WIDTH
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

_AS_TYPED = "AS TYPED"
_BEFORE_THE_TEXT = re.compile(r" *(?:\S.*? {2,})*")


def names_with_mcg(reference: Reference | None) -> tuple[str, ...]:
    """Return the printed names in which mcg stays, with each decimal mark."""
    products = () if reference is None else reference.products.values()
    names = {in_mark(each.printed_name, mark) for each in products for mark in DecimalMark}
    return tuple(sorted(name for name in names if "mcg" in name))


def kept_texts(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> tuple[str, ...]:
    """Return what stays to the letter in a text about a worksheet: printed names, and what was typed and not read."""
    typed = (worksheet.texts.get(problem.field, "") for problem in evaluation.problems)
    return (*names_with_mcg(reference), *(quote(text) for text in typed if text))


def text_in_full(text: str, kept: tuple[str, ...]) -> str:
    """Return a text of paragraphs with micrograms in full, its lines broken anew where they become too long.

    What stands under AS TYPED stays as it is.
    """
    parts = text.split("\n\n")
    return "\n\n".join(part if part.startswith(_AS_TYPED) else _part_in_full(part, kept) for part in parts)


def _part_in_full(part: str, kept: tuple[str, ...]) -> str:
    before, after = part.split("\n"), in_full(part, kept).split("\n")
    return "\n".join(new if new == old else _broken(new) for old, new in zip(before, after, strict=True))


def _broken(line: str) -> str:
    """Break a line that is too long, and begin the rest where its text began."""
    if len(line) <= WIDTH:
        return line
    found = _BEFORE_THE_TEXT.match(line)
    indent = " " * (0 if found is None else found.end())
    broken = textwrap.wrap(line[len(indent) :], WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return f"\n{indent}".join([line[: len(indent)] + broken[0], *broken[1:]])
