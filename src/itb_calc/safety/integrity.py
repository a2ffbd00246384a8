"""INT-01: the program's own results do not agree with each other. Not a rule about the visit, but about the program."""

from __future__ import annotations

from itb_calc.safety.finding import Finding, Severity

INTEGRITY = "INT-01"


def integrity_finding(lost: tuple[str, ...], withheld: tuple[str, ...]) -> Finding:
    """Say which check did not come out, and withhold every result."""
    return Finding(
        INTEGRITY,
        Severity.BLOCK,
        (),
        f"The results do not agree with each other ({', '.join(lost)}), which is a defect in the program."
        " Do not use it for this worksheet, and report it.",
        "three checks by code of their own: mass, volume, time",
        withheld,
    )
