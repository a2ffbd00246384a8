"""What was shown of a worksheet when it was saved, beside what is shown now: to settle what was seen."""

from __future__ import annotations

from itb_calc.report.layout import row, wrapped
from itb_calc.visit.fields import label_of
from itb_calc.visit.names import RESULTS
from itb_calc.worksheet.shown import Shown, differences

_LABEL_WIDTH = 26
_NOTHING = "not shown"


def remark_on_shown(before: Shown, now: Shown) -> str:
    """Say that results are shown otherwise now than when the file was saved; empty where none is."""
    changed = differences(before, now)
    if not changed:
        return ""
    results = "1 result is" if len(changed) == 1 else f"{len(changed)} results are"
    why = _why(before, now)
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


def shown_as_text(before: Shown, now: Shown) -> str:
    """Return what was shown then: which program said it, each result with what is shown now, and the findings."""
    parts = [
        _who(before),
        _results(before, now),
        _findings(before),
        _problems(before),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _who(before: Shown) -> list[str]:
    reference = f"{before.reference_version or 'unknown'} ({before.reference_sha256[:12] or 'no hash'})"
    said = f"Shown on {before.today or 'an unknown day'} by itb-calc {before.version or 'of an unknown version'}"
    return ["AS IT WAS SHOWN WHEN IT WAS SAVED", *wrapped(f"{said}, with reference data {reference}.", "  ", "  ")]


def _results(before: Shown, now: Shown) -> list[str]:
    lines = ["RESULTS THEN, and now where they differ"]
    for name in dict.fromkeys((*before.results, *now.results)):
        then, today = before.results.get(name, _NOTHING), now.results.get(name, _NOTHING)
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
