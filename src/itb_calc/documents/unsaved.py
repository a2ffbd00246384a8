"""What of unsaved work is kept until it is saved: never a text that may tell who the patient is.

Such texts come back from the person's own file, as far as they were the same there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from itb_calc.visit.fields import BY_PATH
from itb_calc.visit.kinds import TextKind
from itb_calc.worksheet.edit import with_content_of
from itb_calc.worksheet.text import Worksheet

REASONS, SIGNATURES = "confirmations", "signatures"
_PRIVATE = tuple(path for path, each in BY_PATH.items() if isinstance(each.kind, TextKind) and each.kind.is_private)


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A worksheet without private texts, reasons, signatures and prints.

    `in_file`
        the private fields, and the rules, whose text and reason are those of the file that it was saved in.
    `not_kept`
        what was typed or signed after that, and cannot come back: private fields, `confirmations`, `signatures`.
    """

    worksheet: Worksheet
    in_file: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()


def unsaved_of(worksheet: Worksheet, saved: Worksheet | None) -> Unsaved:
    """Return what of a worksheet may be kept outside the person's files; `saved` is what its file holds, if any.

    Hashes of what was signed go too: whoever knows the rest could try out identifiers until one fits.
    """
    known = Worksheet() if saved is None else saved
    fields = [path for path in _PRIVATE if path in worksheet.texts]
    same = [path for path in fields if worksheet.texts[path] == known.texts.get(path)]
    rules = [rule for rule, given in worksheet.confirmations.items() if known.confirmations.get(rule) == given]
    lost = [path for path in fields if path not in same]
    if len(rules) < len(worksheet.confirmations):
        lost.append(REASONS)
    if (worksheet.signatures, worksheet.prints) != (known.signatures, known.prints):
        lost.append(SIGNATURES)
    texts = {path: text for path, text in worksheet.texts.items() if path not in _PRIVATE}
    kept = replace(worksheet, texts=texts, confirmations={}, signatures={}, prints=())
    return Unsaved(kept, (*same, *rules), tuple(lost))


def with_private_text(unsaved: Unsaved, saved: Worksheet) -> Worksheet:
    """Return unsaved work as it was, with what its file holds: private texts, reasons, and who signed.

    Only for the file that it was saved in, unchanged since. Who signed for something else than what stands there now
    is void.
    """
    kept = unsaved.worksheet
    private = {path: text for path, text in saved.texts.items() if path in _PRIVATE and path in unsaved.in_file}
    reasons = {rule: given for rule, given in saved.confirmations.items() if rule in unsaved.in_file}
    entered = replace(kept, texts={**kept.texts, **private}, confirmations=reasons)
    return replace(with_content_of(saved, entered), number=kept.number, rounds=kept.rounds)
