"""DOS-03, 06, 07 and 08: is this step of dose usual, is it the shape of a slip, and does the day add up to it?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Misfit, clock, misfits, total_dose
from itb_calc.reference.dosing import DosingGroup
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.missing import NotComputed

_TITRATION = "titration"
_QUESTION = "was one unit taken for another?"
_QUESTIONS = {
    10: "was a decimal mark set wrong?",
    24: "was a dose per hour entered for a dose per day?",
    100: "was a decimal mark set wrong?",
    1000: "were mg taken for mcg?",
}
# More of them would bury what is wrong; the schedule shows them all.
_MOST_STRETCHES_NAMED = 3


def outside_its_range(case: Case) -> Trigger | None:
    """Fire where the change is larger than is usual for group and phase."""
    change = case.results.amount("dose_change")
    group, phase = _group(case), case.inputs.need(fields.PHASE)
    increase = (group.titration if phase == _TITRATION else group.maintenance).highest_increase
    decrease = group.deepest_decrease
    if change > increase:
        what = f"An increase of {case.show_against(change, increase)}"
        beyond, harm = f"above the {case.show(increase)}", "can overdose the patient"
    elif abs(change) > decrease and change.magnitude < 0:
        what = f"A decrease of {case.show_against(abs(change), decrease)}"
        beyond, harm = f"deeper than the {case.show(decrease)}", "can bring on withdrawal"
    else:
        return None
    return Trigger(
        f"{what}, {_from_old_to_new(case)}, is {beyond} that is usual for this group in {phase}, and {harm}."
        " Check the order, or say why this step is meant."
    )


def _from_old_to_new(case: Case) -> str:
    old, new = case.inputs.need(fields.PREVIOUS_DAILY_DOSE), case.inputs.need(fields.DAILY_DOSE)
    return f"from {case.show(old)} to {case.show(new)}"


def _group(case: Case) -> DosingGroup:
    group = case.inputs.need(fields.PATIENT_GROUP)
    if case.reference.dosing is None:
        raise NotComputed("dosing")
    return case.reference.dosing.group(group)


def steep_increase(case: Case) -> Trigger | None:
    """Fire where a high dose is raised steeply, though within the range for the group."""
    change, steep = case.results.amount("dose_change"), case.thresholds.steep_increase.value
    dose, high = case.inputs.need(fields.DAILY_DOSE), case.thresholds.limited_experience_dose.value
    if change <= steep or dose <= high:
        return None
    return Trigger(
        f"An increase of {case.show_against(change, steep)} to {case.show_against(dose, high)} may be excessive: above"
        f" {case.show(high)}, more than {case.show(steep)} at a time is a large step. Check that it is meant."
    )


def shape_of_a_slip(case: Case) -> Trigger | None:
    """Fire where the new dose is one factor of a slip away from the previous one."""
    new, old = case.inputs.need(fields.DAILY_DOSE), case.inputs.need(fields.PREVIOUS_DAILY_DOSE)
    close = case.thresholds.slip_closeness.value.number("1")
    for factor in case.thresholds.slip_factors_change.values:
        shown = case.show(Amount(Fraction(factor), "1"))
        for expected, times in ((old * factor, f"{shown} times"), (old / factor, f"1/{shown} of")):
            if abs(new - expected) > expected * close:
                continue
            about = "" if new == expected else "about "
            return Trigger(
                f"{case.show(new)} is {about}{times} the previous dose, {case.show(old)}:"
                f" {_QUESTIONS.get(factor, _QUESTION)} Check the order and the previous dose."
            )
    return None


def does_not_add_up(case: Case) -> Trigger | None:
    """Fire where the steps do not cover the day exactly once, or do not add up to the daily dose."""
    if not case.inputs.steps():
        return None
    found = met(lambda: _wrong_hours(case), lambda: _wrong_total(case))
    if not found:
        return None
    return Trigger(
        f"The day schedule would not give the ordered dose: {'; '.join(found)}. Check each step against the order."
    )


def _wrong_hours(case: Case) -> str | None:
    wrong = [_in_words(misfit) for misfit in misfits(case.inputs.steps())]
    if len(wrong) <= _MOST_STRETCHES_NAMED:
        return ", ".join(wrong) or None
    return f"{', '.join(wrong[:_MOST_STRETCHES_NAMED])} and {len(wrong) - _MOST_STRETCHES_NAMED} more like that"


def misfits_in_words(wrong: Iterable[Misfit]) -> str:
    """Say which hours of the day are missing or double; nothing where none are."""
    return ", ".join(_in_words(misfit) for misfit in wrong)


def _in_words(misfit: Misfit) -> str:
    what = "is in no step" if misfit.kind == "missing" else "is in more than one step"
    return f"{clock(misfit.start)} to {clock(misfit.end)} {what}"


def _wrong_total(case: Case) -> str | None:
    total, dose = total_dose(case.inputs.steps()), case.inputs.need(fields.DAILY_DOSE)
    if total == dose:
        return None
    return f"its steps make {case.show_against(total, dose)}, but the daily dose is {case.show(dose)}"


_CHANGE = (fields.DAILY_DOSE, fields.PREVIOUS_DAILY_DOSE)

OUTSIDE_ITS_RANGE = Rule(
    "DOS-03",
    Severity.CONFIRM,
    "Change outside the usual range",
    (*_CHANGE, fields.PATIENT_GROUP, fields.PHASE),
    "Large steps up or down carry overdose and withdrawal.",
    "US label summaries; consensus 2016",
    outside_its_range,
    silent_after=("DOS-07",),
)
STEEP_INCREASE = Rule(
    "DOS-06",
    Severity.CAUTION,
    "Steep increase to a high dose",
    _CHANGE,
    "Above 20 % may be excessive at higher doses.",
    "consensus panel (CMSC 2015); the dose is the project's",
    steep_increase,
    silent_after=("DOS-03", "DOS-07"),
)
SHAPE_OF_A_SLIP = Rule(
    "DOS-07",
    Severity.CONFIRM,
    "Change with the shape of a slip",
    _CHANGE,
    "A decimal, hour for day or unit slip multiplies a dose by just such a factor.",
    "project threshold",
    shape_of_a_slip,
)
DOES_NOT_ADD_UP = Rule(
    "DOS-08",
    Severity.BLOCK,
    "Day schedule that does not add up",
    (fields.DAY_SCHEDULE, fields.DAILY_DOSE),
    "60 mcg per hour was programmed for 60 mcg per day.",
    "ISMP",
    does_not_add_up,
)
