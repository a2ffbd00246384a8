"""Above the page, until it is put right: whose names and which prints do not hold for what stands there now."""

from __future__ import annotations

from itb_calc.documents.prints import void_prints_in_words
from itb_calc.documents.signatures import Standing, signature_state
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet

_HOLDS = (Standing.COUNTS, Standing.UNSIGNED)


def void_in_words(worksheet: Worksheet, evaluation: Evaluation) -> str:
    """Name the signatures and the prints that are void, a line each; empty where all hold."""
    states = (
        signature_state(worksheet, role, evaluation.reference_sha256, evaluation.version)
        for role in (PREPARED, CHECKED)
    )
    names = [f"▲ {state.title}: {state.words}." for state in states if state.standing not in _HOLDS]
    prints = void_prints_in_words(worksheet)
    return "\n".join([*names, *([f"▲ {prints}"] if prints else [])])
