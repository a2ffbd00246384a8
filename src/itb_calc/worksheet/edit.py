"""Changes to a worksheet: each gives a new one, and what is not touched stays as it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.text import Confirmation, Worksheet


def enter(worksheet: Worksheet, path: str, text: str) -> Worksheet:
    """Put a text into a field; an empty text empties it."""
    texts = {key: value for key, value in worksheet.texts.items() if key != path}
    return replace(worksheet, texts={**texts, path: text} if text else texts)


def enter_all(worksheet: Worksheet, texts: Mapping[str, str]) -> Worksheet:
    """Put texts into their fields at once; an empty text empties its field, every other field stays as it is."""
    kept = {path: text for path, text in worksheet.texts.items() if path not in texts}
    return replace(worksheet, texts={**kept, **{path: text for path, text in texts.items() if text}})


def answer(worksheet: Worksheet, path: str, says: bool | None) -> Worksheet:  # noqa: FBT001 - the answer itself
    """Answer a yes-or-no field; None takes the answer back."""
    answers = {key: value for key, value in worksheet.answers.items() if key != path}
    return replace(worksheet, answers=answers if says is None else {**answers, path: says})


def confirm(worksheet: Worksheet, rule: str, reason: str, message: str) -> Worksheet:
    """Give the reason why a finding may stand, for what it says now; an empty reason takes it back."""
    others = {key: value for key, value in worksheet.confirmations.items() if key != rule}
    given = {**others, rule: Confirmation(reason, message)} if reason.strip() else others
    return replace(worksheet, confirmations=given)


def with_schedule(worksheet: Worksheet, steps: Sequence[Mapping[str, str]]) -> Worksheet:
    """Put in the steps of the day, in this order; an empty part of a step is not entered."""
    return replace(worksheet, schedule=_entered(steps))


def with_visits(worksheet: Worksheet, visits: Sequence[Mapping[str, str]]) -> Worksheet:
    """Put in the earlier visits, in this order; an empty part of a visit is not entered."""
    return replace(worksheet, visits=_entered(visits))


def _entered(rows: Sequence[Mapping[str, str]]) -> tuple[Mapping[str, str], ...]:
    return tuple({part: text for part, text in row.items() if text} for row in rows)


def with_mark(worksheet: Worksheet, mark: DecimalMark) -> Worksheet:
    """Set the decimal mark; only while nothing is typed, since no text may be read under another mark than its own."""
    if not worksheet.is_empty:
        msg = "a worksheet with typed texts keeps its decimal mark"
        raise ValueError(msg)
    return replace(worksheet, decimal_mark=mark)
