"""A worksheet with everything that goes with it, and in what two states of one differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from itb_calc.desktop.viewmodels.beside_unit import row_to_field, to_field
from itb_calc.documents.autosave import Autosave
from itb_calc.documents.file_here import FileHere
from itb_calc.documents.history import History
from itb_calc.visit.fields import BY_PATH, SCHEDULE, SCHEDULE_STEP, VISIT, VISITS
from itb_calc.worksheet.text import Worksheet

Rows = tuple[Mapping[str, str], ...]


class Opened(NamedTuple):
    """A worksheet with everything that goes with it: `as_opened` is what of it is safe, `kept` where the rest is."""

    worksheet: Worksheet
    typed: dict[str, str]
    rows: dict[str, Rows]
    name: str
    file: FileHere | None
    as_opened: Worksheet
    planned: dict[str, str]
    history: History
    kept: Autosave | None

    @property
    def is_lost(self) -> bool:
        """Whether the end of the program would lose something: what was typed, or that somebody vouched for it.

        A number that a worksheet was given is none: nobody has seen it yet.
        """
        here, safe = self.worksheet, self.as_opened
        if here == safe or (_is_nothing(here) and _is_nothing(safe)):
            return False
        return (here if safe.number else replace(here, number="")) != safe

    @property
    def is_worth_keeping(self) -> bool:
        """Whether it is kept to be brought back when another worksheet is opened."""
        return self.is_lost or not _is_nothing(self.worksheet)


def _is_nothing(worksheet: Worksheet) -> bool:
    vouched = worksheet.signatures or worksheet.rounds or worksheet.prints
    return worksheet.is_empty and not vouched


def is_same(path: str, one: Worksheet, other: Worksheet) -> bool:
    """Whether a field, or a list, says the same in two states of a worksheet."""
    if path == SCHEDULE:
        return one.schedule == other.schedule
    if path == VISITS:
        return one.visits == other.visits
    return one.texts.get(path) == other.texts.get(path) and one.answers.get(path) == other.answers.get(path)


def first_difference(one: Worksheet, other: Worksheet) -> str:
    """Return the first field, in the order of the work, that two states of a worksheet have differently.

    Where all fields are the same it is `reason for RULE`; empty where the reasons are, too.
    """
    fields = (path for path in (*BY_PATH, SCHEDULE, VISITS) if not is_same(path, one, other))
    rules = sorted(one.confirmations.keys() | other.confirmations.keys())
    reasons = (f"reason for {rule}" for rule in rules if _reason(one, rule) != _reason(other, rule))
    return next(fields, "") or next(reasons, "")


def _reason(worksheet: Worksheet, rule: str) -> tuple[str, str] | None:
    given = worksheet.confirmations.get(rule)
    return None if given is None else (given.reason, given.message)


def rows_of(worksheet: Worksheet) -> dict[str, Rows]:
    """Return the rows of each table as they stand in it."""
    return {
        SCHEDULE: tuple(row_to_field(SCHEDULE_STEP, step) for step in worksheet.schedule),
        VISITS: tuple(row_to_field(VISIT, visit) for visit in worksheet.visits),
    }


def as_typed(worksheet: Worksheet) -> dict[str, str]:
    """Return each text as it stands in its field."""
    return {path: to_field(BY_PATH[path], text) for path, text in worksheet.texts.items()}
