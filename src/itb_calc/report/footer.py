"""The end of every text for people: which program and which figures it rests on, and who decides."""

from __future__ import annotations

from itb_calc.report.layout import wrapped

_DUTY = (
    "A second, independent check for trained staff: the label, the pump's programmer and the prescriber decide."
    " Not a certified medical device."
)


def footer(version: str, reference_version: str, reference_sha256: str) -> list[str]:
    """Return the lines; an empty version or hash is one that is not known."""
    reference = f"{reference_version or 'unknown'} ({reference_sha256[:12] or 'no hash'})"
    return [f"itb-calc {version}, reference data {reference}", *wrapped(_DUTY, "")]
