"""What stands under the field for a scanned code: what was understood, or why nothing was; worked out without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from itb_calc.documents.scanned import Unknown, scan
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import Worksheet

LABEL = "Sca&n the package"
NAME = "Scan the package"
DESCRIPTION = (
    "A scanner types here. Scan the code on the container: product, lot and expiry are entered, and Enter does the"
    " same for a number typed by hand. Control and B comes here."
)


@dataclass(frozen=True, slots=True)
class ScanState:
    """What stands in the field, the sentence under it, and what to enter, by field; nothing where it is refused."""

    text: str = ""
    sentence: str = ""
    is_refused: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)


def scan_state(text: str, worksheet: Worksheet, reference: Reference, today: date) -> ScanState:
    """Understand a scanned text. What is not understood stays in the field, to be looked at."""
    outcome = scan(text, worksheet, reference, today)
    if isinstance(outcome, Unknown):
        return ScanState(text, outcome.sentence, is_refused=True)
    return ScanState("", outcome.sentence, texts=outcome.texts)


def after(state: ScanState, worksheet: Worksheet) -> ScanState:
    """Return what still stands there after a change: nothing of a scan whose texts are no longer in the worksheet."""
    is_true = all(worksheet.texts.get(path) == text for path, text in state.texts.items())
    return state if is_true else ScanState()
