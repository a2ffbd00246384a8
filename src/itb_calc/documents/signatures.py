"""Who vouches for a worksheet: prepared by, checked by, and who answers for each confirmed finding.

A name stands under what was entered, the reference data and the program at that time, and for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from itb_calc import __version__
from itb_calc.documents.names import UNSIGNED, Refused, is_same_person, read_name
from itb_calc.documents.when import in_words
from itb_calc.safety.finding import Finding
from itb_calc.worksheet.content import entered_sha256, signed_sha256
from itb_calc.worksheet.edit import without_signatures
from itb_calc.worksheet.text import CHECKED, PREPARED, Signature, Worksheet

TITLES = {PREPARED: "Prepared by", CHECKED: "Checked by"}
_OTHER = {PREPARED: CHECKED, CHECKED: PREPARED}


class Standing(StrEnum):
    """What a name under a worksheet, or under a reason, is worth now."""

    UNSIGNED = "unsigned"
    COUNTS = "counts"
    VOID = "void"
    CHANGED = "changed"
    OTHER_REFERENCE = "other-reference"
    OTHER_VERSION = "other-version"


@dataclass(frozen=True, slots=True)
class SignatureState:
    """One signature as it is shown: the name and when it was set, or UNSIGNED, and in words what it is worth."""

    role: str
    standing: Standing
    name: str
    at: str
    words: str

    @property
    def counts(self) -> bool:
        """Whether somebody vouches for the worksheet as it is."""
        return self.standing is Standing.COUNTS

    @property
    def title(self) -> str:
        """What the name stands for: `Prepared by`."""
        return TITLES[self.role]


def sign(worksheet: Worksheet, role: str, name: str, at: str, reference_sha256: str) -> Worksheet | Refused:
    """Put a name under a worksheet, as `prepared` or as `checked`, at a time (ISO, to the minute).

    Refused without a person's name, where the same person signed in the other role, and as checked where nobody's
    name counts as prepared: a check takes two.
    """
    read = read_name(name)
    if isinstance(read, Refused):
        return read
    other = worksheet.signatures.get(_OTHER[role])
    if other is not None and not other.is_void and is_same_person(read, other.name):
        return Refused(f"{other.name} has signed as {_OTHER[role]}. Another person must sign as {role}.")
    if role == CHECKED and not signature_state(worksheet, PREPARED, reference_sha256).counts:
        return Refused("Nobody has signed as prepared what stands here now. Sign as prepared first, then check.")
    signature = Signature(read, at, signed_sha256(worksheet), reference_sha256, version=__version__)
    # A print shows the signatures, so that one with others is another print.
    prints = tuple(replace(each, is_void=True) for each in worksheet.prints)
    return replace(worksheet, signatures={**worksheet.signatures, role: signature}, prints=prints)


def named(worksheet: Worksheet, rule: str, name: str, at: str) -> Worksheet | Refused:
    """Put the name of who answers for it to the reason of a finding; signatures and prints of before become void."""
    read = read_name(name)
    if isinstance(read, Refused):
        return read
    given = worksheet.confirmations.get(rule)
    if given is None or not given.reason.strip():
        return Refused(f"No reason is given for {rule} yet. Type the reason, then the name of who answers for it.")
    answered = replace(given, by=read, at=at, content=entered_sha256(worksheet), is_void=False)
    confirmed = replace(worksheet, confirmations={**worksheet.confirmations, rule: answered})
    return without_signatures(worksheet, confirmed)


def signature_state(
    worksheet: Worksheet, role: str, reference_sha256: str, version: str = __version__
) -> SignatureState:
    """Return what the signature of a role is worth for the worksheet as it is, on this reference data."""
    signature = worksheet.signatures.get(role)
    if signature is None:
        return SignatureState(role, Standing.UNSIGNED, UNSIGNED, "", UNSIGNED)
    standing = _standing(worksheet, signature, reference_sha256, version)
    signed = f"{signature.name} signed on {in_words(signature.at)}"
    words = {
        Standing.COUNTS: f"{signature.name}, {in_words(signature.at)}",
        Standing.VOID: f"voided: the worksheet was changed after {signed}",
        Standing.CHANGED: f"void: what stands here is not what {signed}",
        Standing.OTHER_REFERENCE: f"void: the reference data are others than when {signed}",
        Standing.OTHER_VERSION: f"void: this is another version of itb-calc than when {signed}",
    }
    return SignatureState(role, standing, signature.name, signature.at, words[standing])


def _standing(worksheet: Worksheet, signature: Signature, reference_sha256: str, version: str) -> Standing:
    if signature.is_void:
        return Standing.VOID
    if signature.content != signed_sha256(worksheet):
        return Standing.CHANGED
    if signature.reference != reference_sha256:
        return Standing.OTHER_REFERENCE
    return Standing.COUNTS if signature.version == version else Standing.OTHER_VERSION


@dataclass(frozen=True, slots=True)
class ReasonState:
    """The reason for a confirmed finding, and what the name under it is worth.

    The reason is empty where none is given for what the finding says now.
    """

    rule: str
    standing: Standing
    reason: str
    by: str
    at: str
    words: str

    @property
    def counts(self) -> bool:
        """Whether a named person says why the finding may stand."""
        return bool(self.reason) and self.standing is Standing.COUNTS


def reason_state(worksheet: Worksheet, finding: Finding) -> ReasonState:
    """Return who answers for a finding that must be confirmed: a reason holds for one message only."""
    given = worksheet.confirmations.get(finding.rule)
    if given is None or not given.reason.strip() or given.message != finding.message:
        return ReasonState(finding.rule, Standing.UNSIGNED, "", UNSIGNED, "", "no reason is given")
    if not given.by.strip():
        return ReasonState(finding.rule, Standing.UNSIGNED, given.reason, UNSIGNED, "", UNSIGNED)
    signed = f"{given.by} answered for it on {in_words(given.at)}"
    standing, words = Standing.COUNTS, f"{given.by}, {in_words(given.at)}"
    if given.is_void:
        standing, words = Standing.VOID, f"voided: the worksheet was changed after {signed}"
    elif given.content != entered_sha256(worksheet):
        standing, words = Standing.CHANGED, f"void: what stands here is not what stood here when {signed}"
    return ReasonState(finding.rule, standing, given.reason, given.by, given.at, words)
