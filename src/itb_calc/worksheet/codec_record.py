"""The record of a worksheet file as the worksheet has it: what is not entered is left out."""

from __future__ import annotations

from itb_calc.worksheet.file_model import WorksheetFile
from itb_calc.worksheet.file_record_model import ShownAtSigningSection, SignatureSection
from itb_calc.worksheet.shown import Shown
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Print, Round, ShownAtSigning, Signature


def site_of(file: WorksheetFile) -> dict[str, str]:
    """Return what the site's settings say, by key."""
    return {} if file.site is None else {key: text for key, text in file.site.model_dump().items() if text}


def confirmations_of(file: WorksheetFile) -> dict[str, Confirmation]:
    """Return the reasons by rule; without a reason nothing is confirmed."""
    return {
        rule: Confirmation(
            given.reason,
            given.message or "",
            given.by or "",
            given.at or "",
            given.content or "",
            is_void=bool(given.void),
        )
        for rule, given in (file.confirmations or {}).items()
        if given.reason
    }


def signatures_of(file: WorksheetFile) -> dict[str, Signature]:
    """Return the signatures by role; without a name nobody has signed."""
    if file.signatures is None:
        return {}
    sections = {PREPARED: file.signatures.prepared, CHECKED: file.signatures.checked}
    return {role: _signature(section, section.name) for role, section in sections.items() if section and section.name}


def _signature(section: SignatureSection, name: str) -> Signature:
    return Signature(
        name,
        section.at or "",
        section.content or "",
        section.reference or "",
        is_void=bool(section.void),
        version=section.version or "",
        shown=_shown_at_signing(section.shown or ShownAtSigningSection()),
    )


def _shown_at_signing(section: ShownAtSigningSection) -> ShownAtSigning:
    return ShownAtSigning(
        results=tuple((section.results or {}).items()),
        findings=tuple((each.rule or "", each.message or "") for each in section.findings or ()),
    )


def rounds_of(file: WorksheetFile) -> tuple[Round, ...]:
    """Return the comparisons of the second check in their order."""
    return tuple(
        Round(each.by or "", each.at or "", tuple(each.differing or ()), each.content or "")
        for each in file.second_check or ()
    )


def prints_of(file: WorksheetFile) -> tuple[Print, ...]:
    """Return the final prints in their order."""
    return tuple(
        Print(each.what or "", each.at or "", each.content or "", is_void=bool(each.void)) for each in file.prints or ()
    )


def shown_in(file: WorksheetFile) -> Shown | None:
    """Return what was shown when the file was written; None where the file does not say."""
    shown = file.shown
    if shown is None:
        return None
    return Shown(
        version=shown.version or "",
        reference_version=shown.reference_version or "",
        reference_sha256=shown.reference_sha256 or "",
        today=shown.today or "",
        meanings=shown.meanings or {},
        results=shown.results or {},
        findings=tuple((each.rule or "", each.severity or "", each.message or "") for each in shown.findings or ()),
        problems=tuple((each.field or "", each.message or "") for each in shown.problems or ()),
    )
