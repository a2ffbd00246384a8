"""The picture of the steps of a screening: every dose with its volume, how far apart, and which one this is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.show_number import in_mark, show_entered
from itb_calc.report.screening_text import spacing_in_words
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.screening import figures, steps
from itb_calc.visit.screening_fields import DOSE

_THIS = "this dose"
_SCALE = "Drawn to scale in mL."


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """One dose: dose and volume as shown, its share of the largest volume, and what is said of it."""

    dose: str
    volume: str
    share: Fraction
    is_this: bool

    @property
    def said(self) -> str:
        """What stands below the step beside its volume."""
        return _THIS if self.is_this else ""


@dataclass(frozen=True, slots=True)
class ScreeningPicture:
    """The steps, the smallest first, and the shortest time between two; `alternative` says the same."""

    steps: tuple[DrawnStep, ...]
    between: str
    alternative: str


def screening_picture(facts: Facts) -> ScreeningPicture | None:
    """Return the picture; None without usable figures. The dose that is typed is marked where it is a step."""
    mark = facts.inputs.mark
    try:
        found, all_steps = figures(facts), steps(facts)
    except Missing:
        return None
    largest = max(step.volume.number("mL") for step in all_steps)
    drawn = tuple(
        DrawnStep(
            show_entered(step.dose, mark),
            show_entered(step.volume, mark),
            step.volume.number("mL") / largest,
            step.dose == facts.inputs.values.get(DOSE.path),
        )
        for step in all_steps
    )
    said = "; ".join(f"{step.dose} in {step.volume}{f', {_THIS}' if step.is_this else ''}" for step in drawn)
    notes = " ".join(in_mark(note, mark) for note in found.notes)
    return ScreeningPicture(
        drawn,
        f"at least {show_entered(found.shortest_interval, mark)} between two steps",
        f"Steps: {said}. {spacing_in_words(facts, mark)} {notes} {_SCALE}",
    )
