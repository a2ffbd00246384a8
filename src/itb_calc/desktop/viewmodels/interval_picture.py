"""The picture of a plan: how long each concentration lasts, against the wish and the limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.core.working import Worked
from itb_calc.planning.candidate import Candidate
from itb_calc.planning.plan import Plan
from itb_calc.visit import fields

_FEW = 3


class Verdict(StrEnum):
    """How a candidate stands; each has a shape of its own, so that nothing hangs on a colour."""

    READY = "strength that fits"
    DILUTED = "dilution that fits"
    OUT = "falls out"

    @property
    def shape(self) -> str:
        """The shape, on the chart and in the table."""
        return {Verdict.READY: "◆", Verdict.DILUTED: "◇", Verdict.OUT: "×"}[self]


_NAMES = {Verdict.READY: "strengths that fit", Verdict.DILUTED: "dilutions that fit", Verdict.OUT: "what falls out"}


@dataclass(frozen=True, slots=True)
class IntervalPoint:
    """One concentration (mcg/mL) with the days that it lasts, and how the best candidate of it stands."""

    concentration: Amount
    days: Amount
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class IntervalPicture:
    """Points from the weakest to the strongest, and the lines; `alternative` says the same as the picture.

    `wished` and `stability` are days, `highest` is the concentration beyond which the flow is below the pump's minimum,
    `needed` the one that a fixed flow needs; None where there is none.
    """

    points: tuple[IntervalPoint, ...]
    wished: Amount
    stability: Amount | None
    highest: Amount | None
    needed: Amount | None
    strongest: Amount
    mark: DecimalMark = DecimalMark.POINT
    alternative: str = ""

    @property
    def longest(self) -> Amount:
        """The most days that the picture shows."""
        limits = [limit for limit in (self.wished, self.stability) if limit is not None]
        return max([*limits, *(point.days for point in self.points)])

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The shapes that there are."""
        present = {point.verdict for point in self.points}
        return tuple(verdict for verdict in Verdict if verdict in present)

    @property
    def wished_label(self) -> str:
        """What the line of the wish is called."""
        return f"wished {show_entered(self.wished, self.mark)}"

    @property
    def stability_label(self) -> str:
        """What the line of the stability limit is called; empty where there is none."""
        return "" if self.stability is None else f"stability limit {show_entered(self.stability, self.mark)}"

    @property
    def highest_label(self) -> str:
        """What lies beyond the pump's minimum flow; empty where nothing of it is in the picture."""
        if self.highest is None or self.highest >= self.strongest:
            return ""
        return f"above {show_amount(self.highest, self.mark)} the flow is below the minimum"

    @property
    def needed_label(self) -> str:
        """What the line of the needed concentration is called; empty where there is none."""
        if self.needed is None or self.needed > self.strongest:
            return ""
        return f"needed {show_amount(self.needed, self.mark)}"


def verdict_of(candidate: Candidate) -> Verdict:
    """Say how a candidate stands."""
    if not candidate.fits:
        return Verdict.OUT
    return Verdict.READY if candidate.target is None else Verdict.DILUTED


def interval_picture(plan: Plan) -> IntervalPicture | None:
    """Return the picture of a plan; None where no candidate has days to show."""
    if plan.interval is None:
        return None
    points = _points(plan.candidates)
    if not points:
        return None
    picture = IntervalPicture(
        points,
        plan.interval,
        plan.facts.inputs.get(fields.STABILITY_LIMIT),
        _value(plan.highest),
        _value(plan.lowest) if plan.facts.is_constant_flow() else None,
        max(candidate.concentration for candidate in plan.candidates),
        plan.worksheet.decimal_mark,
    )
    without_days = sum(candidate.days is None for candidate in plan.candidates)
    return replace(picture, alternative=_in_words(picture, without_days))


def _value(worked: Worked | None) -> Amount | None:
    return worked.value if worked is not None and isinstance(worked.value, Amount) else None


def _points(candidates: Iterable[Candidate]) -> tuple[IntervalPoint, ...]:
    """One point for each concentration and its days: the candidates come in their order, so the first is the best."""
    found: dict[tuple[Amount, Amount], Verdict] = {}
    for candidate in candidates:
        if candidate.days is not None:
            found.setdefault((candidate.concentration, candidate.days), verdict_of(candidate))
    return tuple(IntervalPoint(*place, verdict) for place, verdict in sorted(found.items()))


def _in_words(picture: IntervalPicture, without_days: int) -> str:
    parts = [
        f"{_NAMES[verdict]} {_range([point for point in picture.points if point.verdict is verdict], picture.mark)}"
        for verdict in picture.verdicts
    ]
    lines = (picture.wished_label, picture.stability_label, picture.needed_label, picture.highest_label)
    counted = (
        f"; {without_days} without days, since a block withholds them or they are not known" if without_days else ""
    )
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}{counted}. Lines: {', '.join(line for line in lines if line)}."


def _range(points: list[IntervalPoint], mark: DecimalMark) -> str:
    """Name a few points one by one, more of them by the first and the last."""
    if len(points) <= _FEW:
        return ", ".join(f"{show_entered(point.concentration, mark)} for {_days(point, mark)}" for point in points)
    first, last = points[0], points[-1]
    weakest, strongest = show_entered(first.concentration, mark), show_entered(last.concentration, mark)
    return f"from {weakest} for {_days(first, mark)} to {strongest} for {_days(last, mark)}"


def _days(point: IntervalPoint, mark: DecimalMark) -> str:
    return show_amount(point.days, mark)
