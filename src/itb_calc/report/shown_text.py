"""What was shown of a worksheet when it was saved, beside what is shown now: to settle what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from itb_calc.core.refusal import quote
from itb_calc.documents.when import in_words
from itb_calc.report.layout import row, wrapped
from itb_calc.visit.fields import label_of
from itb_calc.visit.names import RESULTS
from itb_calc.worksheet.shown import Shown, differences
from itb_calc.worksheet.text import Signature

_LABEL_WIDTH = 26
_NOTHING = "not shown"


def remark_on_shown(before: Shown, now: Shown) -> str:
    """Say that results are shown otherwise now than when the file was saved; empty where none is."""
    changed = differences(before, now)
    if not changed:
        return ""
    results = "1 result is" if len(changed) == 1 else f"{len(changed)} results are"
    why = _why(before, now) or "; nothing else differs, so the file’s record was changed outside the program"
    return f"{results} shown otherwise than when it was saved{why}: see “What was shown when it was saved” in the menu."


def _why(before: Shown, now: Shown) -> str:
    """Name what can have made the difference."""
    reasons = []
    if before.version != now.version:
        reasons.append(f"by itb-calc {before.version or 'of an unknown version'}")
    if before.reference_sha256 != now.reference_sha256:
        reasons.append(f"on reference data {before.reference_version or 'unknown'}")
    if before.today != now.today:
        reasons.append(f"on {before.today or 'an unknown day'}")
    return f" ({', '.join(reasons)})" if reasons else ""


def shown_as_text(before: Shown, now: Shown, signatures: Mapping[str, Signature] | None = None) -> str:
    """Return what was shown then: which program said it, each result with what is shown now, and the findings.

    Behind it stands for each signature by its role, where the file keeps it, what was shown to whoever signed.
    """
    parts = [
        _who(before),
        _results(before.results, now),
        _findings(before),
        _problems(before),
        *(part for role, signature in (signatures or {}).items() for part in _signed(role, signature, now)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _signed(role: str, signature: Signature, now: Shown) -> Iterator[list[str]]:
    """Return what was shown when somebody signed, also where the signature is void by now."""
    shown = signature.shown
    if not (shown.results or shown.findings):
        return
    void = " The signature is void." if signature.is_void else ""
    said = f"{quote(signature.name)} signed as {role} on {in_words(signature.at)}, by itb-calc"
    said += f" {quote(signature.version) or 'of an unknown version'}.{void}"
    yield ["AS IT WAS SHOWN WHEN IT WAS SIGNED", *wrapped(said, "  ", "  ")]
    yield _results(dict(shown.results), now)
    findings = [line for rule, message in shown.findings for line in row(rule, message, _LABEL_WIDTH)]
    yield ["FINDINGS THEN", *findings] if findings else ["FINDINGS THEN  none"]


def _who(before: Shown) -> list[str]:
    reference = f"{before.reference_version or 'unknown'} ({before.reference_sha256[:12] or 'no hash'})"
    said = f"Shown on {before.today or 'an unknown day'} by itb-calc {before.version or 'of an unknown version'}"
    return ["AS IT WAS SHOWN WHEN IT WAS SAVED", *wrapped(f"{said}, with reference data {reference}.", "  ", "  ")]


def _results(before: Mapping[str, str], now: Shown) -> list[str]:
    lines = ["RESULTS THEN, and now where they differ"]
    for name in dict.fromkeys((*before, *now.results)):
        then, today = before.get(name, _NOTHING), now.results.get(name, _NOTHING)
        said = then if then == today else f"{then}; now: {today}"
        label = RESULTS[name].label if name in RESULTS else name
        lines += row(label, said, _LABEL_WIDTH)
    return lines if len(lines) > 1 else ["RESULTS THEN  none"]


def _findings(before: Shown) -> list[str]:
    lines = ["FINDINGS THEN"]
    for rule, severity, message in before.findings:
        lines += row(f"{severity} {rule}", message, _LABEL_WIDTH)
    return lines if len(lines) > 1 else ["FINDINGS THEN  none"]


def _problems(before: Shown) -> list[str]:
    lines = ["NOT READ THEN"]
    for path, message in before.problems:
        lines += row(_label(path), message, _LABEL_WIDTH)
    return lines if len(lines) > 1 else []


def _label(path: str) -> str:
    try:
        return label_of(path)
    except KeyError:
        # Of a version that had other fields.
        return path
