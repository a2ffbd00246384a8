"""What the pictures show, each with a text that says the same."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.desktop.viewmodels.course_picture import CoursePicture, course_picture
from itb_calc.desktop.viewmodels.dose_change_picture import DoseChangePicture, dose_change_picture
from itb_calc.desktop.viewmodels.preparation_picture import PreparationPicture, preparation_picture
from itb_calc.desktop.viewmodels.reservoir_picture import ReservoirPicture, reservoir_picture
from itb_calc.desktop.viewmodels.transition_picture import TransitionPicture, transition_picture
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.concentration_change import concentration_change
from itb_calc.worksheet.course import course
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of the page; None where there is nothing to draw."""

    preparation: PreparationPicture | None = None
    reservoir: ReservoirPicture | None = None
    course: CoursePicture | None = None
    dose_change: DoseChangePicture | None = None
    transition: TransitionPicture | None = None


def pictures(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> Pictures:
    """Derive every picture from a worksheet and its evaluation."""
    inputs, _ = read(worksheet, reference)
    facts = Facts(inputs, reference)
    drawn = course(facts, evaluation)
    return Pictures(
        preparation_picture(facts, evaluation),
        reservoir_picture(facts, evaluation),
        None if drawn is None else course_picture(drawn, evaluation.decimal_mark),
        dose_change_picture(facts, evaluation),
        transition_picture(concentration_change(facts, evaluation), evaluation.decimal_mark),
    )
