"""What the program has to say about a visit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs, the gravest first."""

    BLOCK = "block"
    CONFIRM = "confirm"
    CAUTION = "caution"
    INFO = "info"

    @property
    def shape(self) -> str:
        """The sign that tells the severity beside its word, so that nothing hangs on a colour."""
        return {Severity.BLOCK: "■", Severity.CONFIRM: "▲", Severity.CAUTION: "●", Severity.INFO: "i"}[self]

    @property
    def weight(self) -> int:
        """Place in the order of severities; 0 is the gravest."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the rule that made it, how much it weighs, its fields, and at most two sentences.

    `withholds` names the results that are not shown because of it; empty for anything but a block.
    """

    rule: str
    severity: Severity
    fields: tuple[str, ...]
    message: str
    source: str
    withholds: tuple[str, ...] = ()
