"""The picture of a dose change: previous and new side by side, and the new one on the range that is usual."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import APPROXIMATELY, show_amount, show_entered
from itb_calc.desktop.viewmodels.meaning import WORDS
from itb_calc.reference.dosing import DosingGroup
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.worksheet.evaluate import Evaluation

_TITRATION = "titration"
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class ShownDose:
    """A daily dose (mcg/day) as it is shown: what it is, per day, and per hour."""

    name: str
    per_day: str
    per_hour: str

    @property
    def text(self) -> str:
        """The dose on one line."""
        return f"{self.name} {self.per_day} ({self.per_hour})"


@dataclass(frozen=True, slots=True)
class UsualRange:
    """How far a dose usually changes (%): down to `lowest`, below 0, and up to `highest`; whom that is for."""

    lowest: Fraction
    highest: Fraction
    lowest_label: str
    highest_label: str
    whom: str

    @property
    def text(self) -> str:
        """The range in words."""
        return f"usual for {self.whom}: {self.lowest_label} to {self.highest_label}"


@dataclass(frozen=True, slots=True)
class DoseChangePicture:
    """Both doses, the change (% of the previous dose), and the usual range where group and phase are known.

    `alternative` says the same as the picture.
    """

    previous: ShownDose
    new: ShownDose
    change: Fraction
    change_label: str
    usual: UsualRange | None
    no_range: str = ""

    @property
    def verdict(self) -> str:
        """Where the change lies; a change that is smaller than usual is fine."""
        if self.usual is None:
            return self.no_range
        is_inside = self.usual.lowest <= self.change <= self.usual.highest
        return f"{'within' if is_inside else 'outside'} what is {self.usual.text}"

    @property
    def alternative(self) -> str:
        """The picture in words."""
        return f"From {self.previous.text} to {self.new.text}: {self.change_label}, {self.verdict}."


def dose_change_picture(facts: Facts, evaluation: Evaluation) -> DoseChangePicture | None:
    """Return the picture; None where the change is absent or withheld."""
    try:
        change = evaluation.results.amount("dose_change")
        previous, new = facts.inputs.need(fields.PREVIOUS_DAILY_DOSE), facts.inputs.need(fields.DAILY_DOSE)
    except Missing:
        return None
    mark = evaluation.decimal_mark
    usual, missing = _usual_range(facts, mark)
    return DoseChangePicture(
        _shown("previous", previous, mark),
        _shown("new", new, mark),
        change.number("%"),
        signed(change, mark),
        usual,
        missing,
    )


def signed(change: Amount, mark: DecimalMark) -> str:
    """Show a percentage with its sign, so that an increase is never read as a decrease."""
    shown = show_amount(change, mark)
    if change.magnitude == 0:
        return f"no change ({shown})"
    if change.magnitude < 0:
        return shown
    rounded = shown.startswith(APPROXIMATELY)
    number = shown.removeprefix(APPROXIMATELY)
    # What is too small to be shown is written in words already: "less than 0.1 %".
    return f"{APPROXIMATELY if rounded else ''}+{number}" if number[0].isdigit() else f"more by {number}"


def _shown(name: str, dose: Amount, mark: DecimalMark) -> ShownDose:
    return ShownDose(name, show_entered(dose, mark), show_amount(dose.to("mcg/hour"), mark))


def _usual_range(facts: Facts, mark: DecimalMark) -> tuple[UsualRange | None, str]:
    """Return the range for group and phase, or in words why there is none."""
    try:
        group_id, phase = facts.inputs.need(fields.PATIENT_GROUP), facts.inputs.need(fields.PHASE)
    except Missing as missing:
        return None, f"no usual range without the {fields.label_of(missing.name).lower()}"
    if facts.reference.dosing is None:
        return None, "no usual range without the reference data"
    group = facts.reference.dosing.group(group_id)
    increase = _highest(group, phase)
    whom = f"{WORDS[group_id].lower()}, {WORDS[phase].lower()}"
    lowest, highest = -group.deepest_decrease.number("%"), increase.number("%")
    return UsualRange(
        lowest,
        highest,
        f"{_MINUS}{show_entered(group.deepest_decrease, mark)}",
        f"+{show_entered(increase, mark)}",
        whom,
    ), ""


def _highest(group: DosingGroup, phase: str) -> Amount:
    return (group.titration if phase == _TITRATION else group.maintenance).highest_increase
