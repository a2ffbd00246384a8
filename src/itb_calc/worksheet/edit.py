"""Changes to a worksheet: each gives a new one, and what is not touched stays as it was typed.

Whoever signed, confirmed or printed did so for what stood there. Any change makes it void, and it stays void when the
change is taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.site import in_another_mark
from itb_calc.worksheet.text import Confirmation, Worksheet, voided


def enter(worksheet: Worksheet, path: str, text: str) -> Worksheet:
    """Put a text into a field; an empty text empties it."""
    return enter_all(worksheet, {path: text})


def enter_all(worksheet: Worksheet, texts: Mapping[str, str]) -> Worksheet:
    """Put texts into their fields at once; an empty text empties its field, every other field stays as it is."""
    kept = {path: text for path, text in worksheet.texts.items() if path not in texts}
    entered = {path: text for path, text in texts.items() if text}
    return with_content_of(worksheet, replace(worksheet, texts={**kept, **entered}))


def answer(worksheet: Worksheet, path: str, says: bool | None) -> Worksheet:  # noqa: FBT001 - the answer itself
    """Answer a yes-or-no field; None takes the answer back."""
    answers = {key: value for key, value in worksheet.answers.items() if key != path}
    answered = answers if says is None else {**answers, path: says}
    return with_content_of(worksheet, replace(worksheet, answers=answered))


def confirm(worksheet: Worksheet, rule: str, reason: str, message: str) -> Worksheet:
    """Give the reason why a finding may stand, for what it says now; an empty reason takes it back.

    Nobody answers for a reason until somebody puts a name to it.
    """
    others = {key: value for key, value in worksheet.confirmations.items() if key != rule}
    given = {**others, rule: Confirmation(reason, message)} if reason.strip() else others
    return without_signatures(worksheet, replace(worksheet, confirmations=given))


def with_schedule(worksheet: Worksheet, steps: Sequence[Mapping[str, str]]) -> Worksheet:
    """Put in the steps of the day, in this order; an empty part of a step is not entered."""
    return with_content_of(worksheet, replace(worksheet, schedule=_entered(steps)))


def with_visits(worksheet: Worksheet, visits: Sequence[Mapping[str, str]]) -> Worksheet:
    """Put in the earlier visits, in this order; an empty part of a visit is not entered."""
    return with_content_of(worksheet, replace(worksheet, visits=_entered(visits)))


def _entered(rows: Sequence[Mapping[str, str]]) -> tuple[Mapping[str, str], ...]:
    return tuple({part: text for part, text in row.items() if text} for row in rows)


def with_mark(worksheet: Worksheet, mark: DecimalMark) -> Worksheet:
    """Set the decimal mark; only while nothing is typed, since no text may be read under another mark than its own."""
    if not worksheet.is_empty:
        msg = "a worksheet with typed texts keeps its decimal mark"
        raise ValueError(msg)
    return with_content_of(worksheet, replace(worksheet, decimal_mark=mark, site=in_another_mark(worksheet, mark)))


def with_content_of(worksheet: Worksheet, other: Worksheet) -> Worksheet:
    """Take what is entered, and the reasons, from another state of the worksheet; who vouched for the former is void.

    The number, the rounds of the second check and the voided names stay: they happened.
    """
    entered = replace(
        worksheet,
        texts=other.texts,
        answers=other.answers,
        schedule=other.schedule,
        visits=other.visits,
        decimal_mark=other.decimal_mark,
        site=other.site,
        confirmations=_reasons(worksheet, other),
    )
    return worksheet if entered == worksheet else without_signatures(worksheet, _unconfirmed(entered))


def _reasons(worksheet: Worksheet, other: Worksheet) -> dict[str, Confirmation]:
    """Take the other state's reasons; a name is never brought back with them, and one that stands now stays."""
    return {
        rule: _reason(worksheet.confirmations.get(rule), given.reason, given.message)
        for rule, given in other.confirmations.items()
    }


def _reason(now: Confirmation | None, reason: str, message: str) -> Confirmation:
    if now is not None and (now.reason, now.message) == (reason, message):
        return now
    return Confirmation(reason, message)


def _unconfirmed(worksheet: Worksheet) -> Worksheet:
    void = {rule: voided(given) if given.by else given for rule, given in worksheet.confirmations.items()}
    return replace(worksheet, confirmations=void)


def without_signatures(before: Worksheet, after: Worksheet) -> Worksheet:
    """Return a changed worksheet with every signature and every print void; the same one where nothing changed."""
    if after == before:
        return before
    return replace(
        after,
        signatures={role: voided(signature) for role, signature in after.signatures.items()},
        prints=tuple(voided(each) for each in after.prints),
    )
