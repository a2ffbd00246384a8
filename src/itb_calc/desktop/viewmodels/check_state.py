"""The page of the second check as it is shown: made of what the second person types, and of nothing else.

No function here gets the worksheet that is checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from itb_calc.core.refusal import DecimalMark, Refusal
from itb_calc.desktop.viewmodels.beside_unit import row_to_worksheet, to_worksheet
from itb_calc.desktop.viewmodels.field_state import FieldState, safe_way
from itb_calc.desktop.viewmodels.meaning import meaning
from itb_calc.desktop.viewmodels.schedule_state import schedule_state
from itb_calc.desktop.viewmodels.table_state import TableState
from itb_calc.documents.blind_check import PAUSE_SECONDS, Entered
from itb_calc.documents.blind_items import BY_ID
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.fields import SCHEDULE_STEP
from itb_calc.visit.kinds import AmountKind, StrengthKind
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet

TITLE = "Second check"
PURPOSE = (
    "Nothing that the first person typed is shown here. Read every item off its source, as if nobody had done it before"
    " you; what the source does not have stays empty."
)
COMPARE, SIGN, LEAVE = "Compare", "Sign as checked", "Leave the check"
SIGN_LATER = f"{SIGN} (once every item agrees)"
NAME_LABEL = "Your &name"
NAME_HELP = "First and last name of the person who checks; another one than who prepared."
CHANGED = "Something was changed since the comparison. Compare again."
LEAVE_AGAIN = "What you entered is thrown away when you leave. Press the button once more to leave all the same."
DIFFERED = "It differed at the last comparison: read it off the source again."
LEAVE_FIRST = "The second check is still open. Leave it before you close itb-calc."


def entered_of(typed: Mapping[str, str], steps: Sequence[Mapping[str, str]]) -> Entered:
    """Return what was typed beside the units as texts with their units."""
    texts = {path: to_worksheet(BY_ID[path], text) for path, text in typed.items() if text}
    return Entered(texts, tuple(row_to_worksheet(SCHEDULE_STEP, row) for row in steps))


def with_difference(state: FieldState) -> FieldState:
    """Return what stands under an item that was emptied because it differed."""
    return replace(state, problem=DIFFERED)


def item_state(path: str, typed: str, mark: DecimalMark, reference: Reference, today: date) -> FieldState:
    """Return what stands under an item: what is typed there means, or why it is not read."""
    field = BY_ID[path]
    text = to_worksheet(field, typed)
    if not text:
        return FieldState(path)
    outcome = read_field(field, text, mark, reference)
    if isinstance(outcome, Refusal):
        offer = safe_way(field, outcome.suggestion, mark, reference)
        return FieldState(path, problem=outcome.message, is_typed=True, offer=offer)
    # The listed figures of a pump would answer the next item.
    explained = isinstance(field.kind, AmountKind | StrengthKind)
    return FieldState(path, meaning=meaning(field, text, mark, reference, today) if explained else "")


def steps_state(entered: Entered, mark: DecimalMark, reference: Reference, today: date) -> TableState:
    """Return the table of the steps that were typed, held against the daily dose that was typed beside them."""
    dose = fields.DAILY_DOSE.path
    texts = {dose: entered.texts[dose]} if dose in entered.texts else {}
    typed = Worksheet(texts, schedule=entered.schedule, decimal_mark=mark)
    return schedule_state(typed, reference, evaluate(typed, reference, today)).table


def waiting(seconds: int) -> str:
    """Say that the signature waits, and how long."""
    number = f"{seconds} second" if seconds == 1 else f"{seconds} seconds"
    return f"{SIGN} (in {number})"


def rounds_in_words(count: int) -> str:
    """Count the comparisons that were made of this worksheet."""
    return {0: "Not compared yet.", 1: "Compared once."}.get(count, f"Compared {count} times.")


PAUSE_WORDS = f"The button waits for {PAUSE_SECONDS} seconds."
