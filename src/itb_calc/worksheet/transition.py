"""A change of concentration as one value: the old drug still to come, without a bridge and with one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount


@dataclass(frozen=True, slots=True)
class FirstFill:
    """There is no previous fill."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The concentration (mcg/mL) stays."""

    concentration: Amount


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is waited for: the path of a field, empty or not read; an empty path where no single field would help."""

    path: str = ""
    is_unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """A block of this rule makes it untrue."""

    rule: str


@dataclass(frozen=True, slots=True)
class NotBridgeable:
    """The pump has a fixed flow."""


@dataclass(frozen=True, slots=True)
class SystemVolume:
    """What tubing and catheter hold (mL): as the bridge uses it, and the largest where the tubing is a range."""

    used: Amount
    largest: Amount | None

    @property
    def is_range(self) -> bool:
        """Whether the tubing volume is a range."""
        return self.largest is not None


@dataclass(frozen=True, slots=True)
class Unbridged:
    """The flow for the new solution (mL/day), and while the old one comes out what the patient gets (mcg/day), which
    share of the order that is, for how long (hours, with the largest system volume), and what comes afterwards
    (mcg/day).
    """

    flow: Amount
    dose: Amount
    share: Fraction | None
    duration: Amount | Lacking
    afterwards: Amount | None


@dataclass(frozen=True, slots=True)
class Bridge:
    """The old drug (mcg) at the ordered dose: for how long (hours), and at which flow (mL/day).

    `extra` (mL) is what it takes beyond the new flow, where the concentration goes up.
    """

    dose: Amount
    duration: Amount
    flow: Amount
    extra: Amount | None


@dataclass(frozen=True, slots=True)
class Mixed:
    """What stays in the reservoir (mL) and what it can at most make of the new fill (mcg/mL, and % off)."""

    residual: Amount
    concentration: Amount
    deviation: Amount


@dataclass(frozen=True, slots=True)
class Change:
    """The concentration changes (mcg/mL): `times` stronger or weaker; what follows, or why it is not there.

    `has_schedule` says that the ordered dose (mcg/day) is an average of a day in steps.
    """

    old: Amount
    new: Amount
    times: Fraction
    ordered: Amount | None
    system: SystemVolume | Lacking
    unbridged: Unbridged | Lacking | Withheld
    bridge: Bridge | Lacking | Withheld | NotBridgeable
    mixed: Mixed | Lacking
    has_schedule: bool

    @property
    def goes_up(self) -> bool:
        """Whether the new solution is the stronger one."""
        return self.new > self.old


ConcentrationChange = FirstFill | Unchanged | Lacking | Withheld | Change
