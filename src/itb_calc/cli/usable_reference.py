"""The reference data for a command that shows it."""

from __future__ import annotations

from itb_calc.cli.streams import say
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference

DEFECTIVE = 1


def load_for_showing() -> tuple[Reference, int]:
    """Load the reference data; a defect is said on standard error and counts as a block."""
    reference = load_reference()
    if reference.defect is None:
        return reference, 0
    say(f"{reference.defect} Install itb-calc again before you rely on any of its figures.")
    return reference, DEFECTIVE
