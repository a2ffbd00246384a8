"""Final prints: which papers went out of a worksheet, and that they no longer hold once it has changed."""

from __future__ import annotations

from dataclasses import replace

from itb_calc.documents.when import in_words
from itb_calc.worksheet.content import printed_sha256
from itb_calc.worksheet.text import Print, Worksheet


def printed(worksheet: Worksheet, what: str, at: str) -> Worksheet:
    """Write down that a final paper (`worksheet`, `label`, `card`) was printed at a time (ISO, to the minute).

    A print is no change of what was signed: signatures and earlier prints stay as they are.
    """
    return replace(worksheet, prints=(*worksheet.prints, Print(what, at, printed_sha256(worksheet))))


def void_prints(worksheet: Worksheet) -> tuple[Print, ...]:
    """Return the prints that do not show the worksheet as it is: voided, or of other content."""
    content = printed_sha256(worksheet)
    return tuple(each for each in worksheet.prints if each.is_void or each.content != content)


def void_prints_in_words(worksheet: Worksheet) -> str:
    """Say that papers which were printed no longer hold, and what to do; empty where each of them holds."""
    void = void_prints(worksheet)
    if not void:
        return ""
    last = {each.what: each for each in void}
    named = ", ".join(f"the {what} of {in_words(each.at)}" for what, each in last.items())
    return f"What was printed is void, since the worksheet was changed afterwards: {named}. Destroy it and print anew."
