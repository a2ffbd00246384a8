"""What of unsaved work is kept until it is saved: never a text that may tell who the patient is.

Such texts come back from the person's own file, as far as they were the same there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from itb_calc.visit.fields import BY_PATH
from itb_calc.visit.kinds import TextKind
from itb_calc.worksheet.content import signed_sha256
from itb_calc.worksheet.text import Confirmation, Round, Worksheet, voided

REASONS, SIGNATURES = "confirmations", "signatures"
_PRIVATE = tuple(path for path, each in BY_PATH.items() if isinstance(each.kind, TextKind) and each.kind.is_private)


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A worksheet without private texts, reasons, signatures and prints.

    `in_file`
        what of these is the same in the file that it was saved in: private fields, rules with their reason,
        `signatures`.
    `not_kept`
        what was typed or signed after that, and cannot come back: private fields, `confirmations`, `signatures`.
    `names_hold`
        whether what stands there is what was signed in the file, and no change ever made it void.
    """

    worksheet: Worksheet
    in_file: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    names_hold: bool = False


def unsaved_of(worksheet: Worksheet, saved: Worksheet | None) -> Unsaved:
    """Return what of a worksheet may be kept outside the person's files; `saved` is what its file holds, if any.

    Hashes of what was signed or compared go too: whoever knows the rest could try out identifiers until one fits.
    """
    texts = {path: text for path, text in worksheet.texts.items() if path not in _PRIVATE}
    rounds = tuple(_without_content(each) for each in worksheet.rounds)
    kept = replace(worksheet, texts=texts, confirmations={}, signatures={}, prints=(), rounds=rounds)
    known = saved or Worksheet()
    names_hold = worksheet.signatures == known.signatures and signed_sha256(worksheet) == signed_sha256(known)
    return Unsaved(kept, *_others(_void(worksheet), _void(known)), names_hold=names_hold)


def with_private_text(unsaved: Unsaved, saved: Worksheet) -> Worksheet:
    """Return unsaved work as it was, with what its file holds: private texts, reasons, and who signed.

    Only for the file that it was saved in, unchanged since. Who signed or confirmed did so for what stands in the
    file: where anything else stands here, all of it is void.
    """
    kept = unsaved.worksheet
    private = {path: text for path, text in saved.texts.items() if path in _PRIVATE and path in unsaved.in_file}
    reasons = {rule: given for rule, given in saved.confirmations.items() if rule in unsaved.in_file}
    whole = replace(
        kept,
        texts={**kept.texts, **private},
        confirmations=reasons,
        signatures=saved.signatures,
        prints=saved.prints,
        rounds=_rounds(kept.rounds, saved.rounds),
    )
    is_as_signed = unsaved.names_hold and signed_sha256(whole) == signed_sha256(saved)
    return whole if is_as_signed else _void(whole)


def _others(worksheet: Worksheet, saved: Worksheet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is not kept: what the file has just so, and what it does not."""
    fields = [path for path in _PRIVATE if path in worksheet.texts]
    same = [path for path in fields if worksheet.texts[path] == saved.texts.get(path)]
    lost = [path for path in fields if path not in same]
    for rule, given in worksheet.confirmations.items():
        if saved.confirmations.get(rule) == given:
            same.append(rule)
        elif REASONS not in lost:
            lost.append(REASONS)
    signed = (worksheet.signatures, worksheet.prints)
    if signed == (saved.signatures, saved.prints):
        same.extend([SIGNATURES] if any(signed) else [])
    else:
        lost.append(SIGNATURES)
    return tuple(sorted(same)), tuple(lost)


def _without_content(each: Round) -> Round:
    return replace(each, content="")


def _rounds(kept: tuple[Round, ...], saved: tuple[Round, ...]) -> tuple[Round, ...]:
    """Return the rounds with what each of them compared, as far as the file has it."""
    known = (*saved, *kept[len(saved) :])
    return tuple(there if _without_content(there) == each else each for each, there in zip(kept, known, strict=False))


def _void(worksheet: Worksheet) -> Worksheet:
    return replace(
        worksheet,
        confirmations={rule: _unconfirmed(given) for rule, given in worksheet.confirmations.items()},
        signatures={role: voided(each) for role, each in worksheet.signatures.items()},
        prints=tuple(voided(each) for each in worksheet.prints),
    )


def _unconfirmed(given: Confirmation) -> Confirmation:
    return voided(given) if given.by else given
