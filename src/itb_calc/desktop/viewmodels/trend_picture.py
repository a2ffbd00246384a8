"""The picture of the trend: by how much each visit was off what was expected, this visit last."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered

LESS, MORE = "less was aspirated than expected", "more was aspirated than expected"
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The discrepancy (mL) of one visit; `name` and `short` are its date, or say that it is this visit."""

    name: str
    short: str
    discrepancy: Amount


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """The visits in their order, and how far off is unusual (mL); None where the reference data does not say.

    `alternative` says the same as the picture.
    """

    points: tuple[TrendPoint, ...]
    caution: Amount | None
    confirm: Amount | None
    alternative: str
    mark: DecimalMark = DecimalMark.POINT

    @property
    def band(self) -> tuple[Amount, Amount] | None:
        """What is not unusual, from above to below (mL)."""
        return None if self.caution is None else _both_ways(self.caution)

    @property
    def limits(self) -> tuple[Amount, ...]:
        """What is far off, above and below (mL)."""
        return () if self.confirm is None else _both_ways(self.confirm)

    @property
    def reach(self) -> Amount:
        """The largest discrepancy that the picture has room for, up and down (mL, above 0)."""
        sizes = [abs(point.discrepancy).number("mL") for point in self.points]
        sizes += [limit.number("mL") for limit in (self.caution, self.confirm) if limit is not None]
        return Amount(max(sizes) or Fraction(1), "mL")


def _both_ways(limit: Amount) -> tuple[Amount, Amount]:
    return limit, Amount(-limit.magnitude, limit.unit)


def trend_picture(
    points: tuple[TrendPoint, ...],
    limits: tuple[Amount | None, Amount | None],
    unread: tuple[int, ...],
    mark: DecimalMark,
) -> TrendPicture:
    """Put the visits into a picture, with those that are not read named in its text."""
    caution, confirm = limits
    said = "; ".join(f"{point.name}: {discrepancy_in_words(point.discrepancy, mark)}" for point in points)
    sentences = (
        said,
        f"Band: up to {show_entered(caution, mark)} off" if caution is not None else "",
        f"Dashed lines: {show_entered(confirm, mark)} off" if confirm is not None else "",
        f"Not drawn, since not read: {', '.join(f'visit {number}' for number in unread)}" if unread else "",
    )
    alternative = " ".join(f"{sentence}." for sentence in sentences if sentence)
    return TrendPicture(points, caution, confirm, alternative, mark)


def discrepancy_in_words(discrepancy: Amount, mark: DecimalMark) -> str:
    """Show a discrepancy (mL) with its sign, and say what the sign means."""
    if discrepancy.number("mL") == _NOTHING:
        return f"{show_amount(discrepancy, mark)}, as expected"
    return f"{show_amount(discrepancy, mark)}, {LESS if discrepancy.number('mL') > _NOTHING else MORE}"
