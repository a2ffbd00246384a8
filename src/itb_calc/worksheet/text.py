"""The worksheet: what a person typed, field by field, as text, and who vouches for it. Nothing in it is repaired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from itb_calc.core.refusal import DecimalMark

SCHEMA = 1
KIND = "refill"
PREPARED, CHECKED = "prepared", "checked"
# Stands before the hash of what was voided, so that it is no hash any more, whatever else is deleted in the file.
_VOID = "void:"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Why a finding may stand, and what the finding said when the reason was given: it holds for nothing else.

    `by` is the person who answers for the reason, and `at` when (ISO, to the minute); both are empty where nobody does.
    `content` is the hash of what was entered then, with all of this. A later change makes it void for ever.
    """

    reason: str
    message: str
    by: str = ""
    at: str = ""
    content: str = ""
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class ShownAtSigning:
    """What somebody saw who signed: results by name as displayed, findings as rule and message."""

    results: tuple[tuple[str, str], ...] = ()
    findings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A name under a worksheet: when it was set (ISO, to the minute), on what, and on which figures and program.

    `content` is the hash of what was signed, as what, with all of this. A later change makes the signature void for
    ever.
    """

    name: str
    at: str
    content: str
    reference: str
    is_void: bool = False
    version: str = ""
    shown: ShownAtSigning = ShownAtSigning()


@dataclass(frozen=True, slots=True)
class Print:
    """A final print of the worksheet, of its label or of the patient's card; void once the worksheet has changed."""

    what: str
    at: str
    content: str
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """One comparison of a second check: by whom, when, and which items differed; never with a value.

    `content` is the hash of what was compared; empty where it is not known.
    """

    by: str
    at: str
    differing: tuple[str, ...]
    content: str = ""


_Voucher = TypeVar("_Voucher", Confirmation, Signature, Print)


def voided(each: _Voucher) -> _Voucher:
    """Return it void for good: what stood under it is no hash any more."""
    content = each.content if each.content.startswith(_VOID) else f"{_VOID}{each.content}"
    return replace(each, is_void=True, content=content)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Typed texts by field path (an empty field is absent), answers to yes-or-no fields, and lists of rows.

    `schedule`, `visits`
        the steps of the day and the earlier visits: the typed parts of each.
    `decimal_mark`
        the mark that the texts were typed with.
    `confirmations`
        reasons by rule.
    `number`
        the worksheet's own number, empty until it has one.
    `site`
        what the site's settings say where a field is empty, as text by key: it goes with the worksheet.
    `signatures`
        by role: `prepared`, `checked`.
    `rounds`, `prints`
        the comparisons of the second check, and the final prints, in their order.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    schedule: tuple[Mapping[str, str], ...] = ()
    decimal_mark: DecimalMark = DecimalMark.POINT
    confirmations: Mapping[str, Confirmation] = field(default_factory=dict)
    visits: tuple[Mapping[str, str], ...] = ()
    number: str = ""
    site: Mapping[str, str] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    prints: tuple[Print, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is entered."""
        return not (self.texts or self.answers or self.schedule or self.visits)
