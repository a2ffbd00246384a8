"""What exactly is signed: a hash over everything entered, so that no change goes unnoticed, wherever it was made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from typing import Any

from itb_calc.worksheet.text import Confirmation, Round, Signature, Worksheet


def entered_sha256(worksheet: Worksheet) -> str:
    """Return the hash of what is entered: fields, answers, lists, decimal mark, the site's figures and the number."""
    return _sha256(_entered(worksheet))


def reason_sha256(worksheet: Worksheet, rule: str, given: Confirmation) -> str:
    """Return the hash under a reason with its name: what is entered, and the whole reason but for the hash itself."""
    return _sha256([entered_sha256(worksheet), rule, given.reason, given.message, given.by, given.at])


def signed_sha256(worksheet: Worksheet) -> str:
    """Return the hash of what is signed and compared: what is entered, and the reasons with their names."""
    reasons = {rule: astuple(given) for rule, given in worksheet.confirmations.items()}
    return _sha256([_entered(worksheet), reasons])


def signature_sha256(worksheet: Worksheet, role: str, signature: Signature, stands_on: Round | None = None) -> str:
    """Return the hash under a signature: what is signed, as what, by whom, when, on which figures, program and round.

    What was shown to whoever signed is part of it.
    """
    by = [role, signature.name, signature.at, signature.reference, signature.version, astuple(signature.shown)]
    return _sha256([signed_sha256(worksheet), by, None if stands_on is None else astuple(stands_on)])


def printed_sha256(worksheet: Worksheet) -> str:
    """Return the hash of what a final print shows: what was signed, and the signatures."""
    signatures = {role: astuple(signature) for role, signature in worksheet.signatures.items()}
    return _sha256([signed_sha256(worksheet), signatures])


def _entered(worksheet: Worksheet) -> list[Any]:
    lists = [[dict(row) for row in rows] for rows in (worksheet.schedule, worksheet.visits)]
    return [
        worksheet.number,
        worksheet.decimal_mark.value,
        dict(worksheet.site),
        dict(worksheet.texts),
        dict(worksheet.answers),
        *lists,
    ]


def _sha256(content: object) -> str:
    # ASCII, so that a text that is no Unicode has a hash too.
    written = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()
