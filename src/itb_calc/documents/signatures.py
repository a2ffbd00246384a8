"""Who vouches for a worksheet: prepared by, checked by, and who answers for each confirmed finding.

A name stands under what was entered, the reference data and the program at that time, and for nothing else; a check
stands on the comparison of the same person besides. The hashes find what does not belong together. They hold no secret,
so they prove no identity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from itb_calc import __version__
from itb_calc.documents.names import UNSIGNED, Refused, if_two_people, is_a_name, is_same_person, read_name
from itb_calc.documents.when import in_words
from itb_calc.safety.finding import Finding
from itb_calc.worksheet.content import reason_sha256, signature_sha256, signed_sha256
from itb_calc.worksheet.edit import without_signatures
from itb_calc.worksheet.text import CHECKED, PREPARED, Round, ShownAtSigning, Signature, Worksheet, voided

TITLES = {PREPARED: "Prepared by", CHECKED: "Checked by"}
_OTHER = {PREPARED: CHECKED, CHECKED: PREPARED}


class Standing(StrEnum):
    """What a name under a worksheet, or under a reason, is worth now."""

    UNSIGNED = "unsigned"
    COUNTS = "counts"
    VOID = "void"
    NO_NAME = "no-name"
    SAME_PERSON = "same-person"
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


def sign(  # noqa: PLR0913 - a name, and everything that it stands under
    worksheet: Worksheet,
    role: str,
    name: str,
    at: str,
    reference_sha256: str,
    *,
    shown: ShownAtSigning = ShownAtSigning(),  # noqa: B008 - frozen
) -> Worksheet | Refused:
    """Put a name under a worksheet, as `prepared` or as `checked`, at a time (ISO, to the minute), and what it saw.

    Refused without a person's name, where the same person signed in the other role, and as checked where nobody's
    name counts as prepared, or where this person's last comparison was of something else or did not agree.
    """
    read = read_name(name)
    if isinstance(read, Refused):
        return read
    other = worksheet.signatures.get(_OTHER[role])
    if other is not None and not other.is_void and is_same_person(read, other.name):
        full = if_two_people(read, other.name)
        return Refused(f"{other.name} has signed as {_OTHER[role]}. Another person must sign as {role}{full}.")
    if role == CHECKED and not signature_state(worksheet, PREPARED, reference_sha256).counts:
        return Refused("Nobody has signed as prepared what stands here now. Sign as prepared first, then check.")
    stands_on = next(_rounds_that_stand(worksheet, read), None) if role == CHECKED else None
    if role == CHECKED and stands_on is None:
        return Refused("No comparison stands in which every item agreed. Do the second check.")
    bare = Signature(read, at, "", reference_sha256, version=__version__, shown=shown)
    signature = replace(bare, content=signature_sha256(worksheet, role, bare, stands_on))
    # A print shows the signatures, so that one with others is another print.
    prints = tuple(voided(each) for each in worksheet.prints)
    return replace(worksheet, signatures={**worksheet.signatures, role: signature}, prints=prints)


def _rounds_that_stand(worksheet: Worksheet, name: str) -> Iterator[Round]:
    """Return the last comparisons, the latest first, as far as each is this person's, agreed, and of what is here."""
    content = signed_sha256(worksheet)
    return takewhile(
        lambda each: not each.differing and each.by == name and each.content == content, reversed(worksheet.rounds)
    )


def named(worksheet: Worksheet, rule: str, name: str, at: str) -> Worksheet | Refused:
    """Put the name of who answers for it to the reason of a finding; signatures and prints of before become void."""
    read = read_name(name)
    if isinstance(read, Refused):
        return read
    given = worksheet.confirmations.get(rule)
    if given is None or not given.reason.strip():
        return Refused(f"No reason is given for {rule} yet. Type the reason, then the name of who answers for it.")
    answered = replace(given, by=read, at=at, is_void=False)
    answered = replace(answered, content=reason_sha256(worksheet, rule, answered))
    confirmed = replace(worksheet, confirmations={**worksheet.confirmations, rule: answered})
    return without_signatures(worksheet, confirmed)


def signature_state(
    worksheet: Worksheet, role: str, reference_sha256: str, version: str = __version__
) -> SignatureState:
    """Return what the signature of a role is worth for the worksheet as it is, on this reference data."""
    signature = worksheet.signatures.get(role)
    if signature is None:
        return SignatureState(role, Standing.UNSIGNED, UNSIGNED, "", UNSIGNED)
    if not is_a_name(signature.name):
        words = "void: what stands here as a name does not say who signed"
        return SignatureState(role, Standing.NO_NAME, UNSIGNED, signature.at, words)
    standing = _standing(worksheet, role, signature, reference_sha256, version)
    return SignatureState(role, standing, signature.name, signature.at, _words(worksheet, role, signature)[standing])


def _words(worksheet: Worksheet, role: str, signature: Signature) -> dict[Standing, str]:
    signed = f"{signature.name} signed on {in_words(signature.at)}"
    is_compared_anew = role == CHECKED and _is_compared_anew(worksheet, signature)
    happened = "the second check was done once more" if is_compared_anew else "the worksheet was changed"
    return {
        Standing.COUNTS: f"{signature.name}, {in_words(signature.at)}",
        Standing.VOID: f"voided: {happened} after {signed}",
        Standing.SAME_PERSON: f"void: one person cannot do both, and {signed}",
        Standing.CHANGED: f"void: what stands here is not what {signed}",
        Standing.OTHER_REFERENCE: f"void: the reference data are others than when {signed}",
        Standing.OTHER_VERSION: f"void: this is another version of itb-calc than when {signed}",
    }


def _is_compared_anew(worksheet: Worksheet, signature: Signature) -> bool:
    """Whether the last comparison came after a check was signed: it differed, or somebody else did it."""
    last = worksheet.rounds[-1] if worksheet.rounds else None
    return last is not None and (bool(last.differing) or last.by != signature.name)


def _standing(worksheet: Worksheet, role: str, signature: Signature, reference_sha256: str, version: str) -> Standing:
    prepared = worksheet.signatures.get(PREPARED)
    if signature.is_void:
        return Standing.VOID
    if role == CHECKED and prepared is not None and is_same_person(signature.name, prepared.name):
        return Standing.SAME_PERSON
    stands_on = _rounds_that_stand(worksheet, signature.name) if role == CHECKED else iter((None,))
    if all(signature_sha256(worksheet, role, signature, each) != signature.content for each in stands_on):
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
    if not is_a_name(given.by):
        words = "void: what stands here as a name does not say who answers"
        return ReasonState(finding.rule, Standing.NO_NAME, given.reason, UNSIGNED, given.at, words)
    signed = f"{given.by} answered for it on {in_words(given.at)}"
    standing, words = Standing.COUNTS, f"{given.by}, {in_words(given.at)}"
    if given.is_void:
        standing, words = Standing.VOID, f"voided: the worksheet was changed after {signed}"
    elif given.content != reason_sha256(worksheet, finding.rule, given):
        standing, words = Standing.CHANGED, f"void: what stands here is not what stood here when {signed}"
    return ReasonState(finding.rule, standing, given.reason, given.by, given.at, words)
