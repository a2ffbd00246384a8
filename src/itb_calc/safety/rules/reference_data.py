"""REF: are the figures behind all this the reviewed ones?"""

from __future__ import annotations

from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger


def reference_is_defective(case: Case) -> Trigger | None:
    """Fire where the reference data fails its schema or its hash."""
    defect = case.reference.defect
    if defect is None:
        return None
    return Trigger(f"{defect} Install itb-calc again before you rely on any result.")


RULES = (
    Rule(
        "REF-01",
        Severity.BLOCK,
        "Reference data not as reviewed",
        (),
        "Every limit and every printed strength comes from these files.",
        "project rule",
        reference_is_defective,
    ),
)
