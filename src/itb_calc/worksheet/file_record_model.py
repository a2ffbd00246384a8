"""The record in a worksheet file: who vouches for it, what the site's settings say, and what was shown."""

from __future__ import annotations

from itb_calc.worksheet.file_section import Section, Text


class SiteSection(Section):
    """What the site's settings say where a field is empty."""

    name: Text = None
    flow_tolerance: Text = None
    booking_buffer: Text = None
    weekend_rule: Text = None


class ConfirmationSection(Section):
    """Why a finding may stand, what it said when the reason was given, and who answers for it."""

    reason: Text = None
    message: Text = None
    by: Text = None
    at: Text = None
    content: Text = None
    void: bool | None = None


class SignedFinding(Section):
    """A finding as it was shown when somebody signed."""

    rule: Text = None
    message: Text = None


class ShownAtSigningSection(Section):
    """What was shown when somebody signed."""

    results: dict[str, str] | None = None
    findings: list[SignedFinding] | None = None


class SignatureSection(Section):
    """A name, when and under what it was set."""

    name: Text = None
    at: Text = None
    content: Text = None
    reference: Text = None
    void: bool | None = None
    version: Text = None
    shown: ShownAtSigningSection | None = None


class SignaturesSection(Section):
    """Who prepared, and who checked."""

    prepared: SignatureSection | None = None
    checked: SignatureSection | None = None


class RoundSection(Section):
    """One comparison of the second check."""

    by: Text = None
    at: Text = None
    differing: list[str] | None = None
    content: Text = None


class PrintSection(Section):
    """A final print."""

    what: Text = None
    at: Text = None
    content: Text = None
    void: bool | None = None


class ShownFinding(Section):
    """A finding as it was shown."""

    rule: Text = None
    severity: Text = None
    message: Text = None


class ShownProblem(Section):
    """A field that was not read, and what was said of it."""

    field: Text = None
    message: Text = None


class ShownSection(Section):
    """What the program made of the texts when the file was written: their meaning, and what it showed."""

    version: Text = None
    reference_version: Text = None
    reference_sha256: Text = None
    today: Text = None
    meanings: dict[str, str] | None = None
    results: dict[str, str] | None = None
    findings: list[ShownFinding] | None = None
    problems: list[ShownProblem] | None = None
