"""The part on a change of concentration in the text for a terminal."""

from __future__ import annotations

from itb_calc.reference.reference import Reference
from itb_calc.report.layout import row, wrapped
from itb_calc.report.transition_words import worksheet_transition_words
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

_HEADING = "CONCENTRATION CHANGE"
_LABEL_WIDTH = 18


def concentration_change_as_text(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> list[str]:
    """Return the lines; none for a worksheet in which nothing is typed."""
    if worksheet.is_empty:
        return []
    said = worksheet_transition_words(worksheet, reference, evaluation)
    lines = wrapped(said.headline, "  ", f"{_HEADING}  ")
    for paragraph in said.paragraphs:
        lines += row(paragraph.topic.value, paragraph.text, _LABEL_WIDTH)
    return lines
