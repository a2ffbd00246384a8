"""DOS: is this dose within what has been published, and not the shape of a unit slip?"""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.dose import with_boluses
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.safety.rules import dose_change
from itb_calc.visit import fields
from itb_calc.visit.missing import Missing

_PAEDIATRIC = "paediatric"


def _highest_dose(case: Case) -> Amount:
    """Daily dose (mcg/day) with every bolus; without them where they are empty or not read, for it is never less."""
    dose = case.inputs.need(fields.DAILY_DOSE)
    try:
        bolus, boluses = case.inputs.need(fields.BOLUS_DOSE), case.inputs.need(fields.BOLUSES_PER_DAY)
    except Missing:
        return dose
    return with_boluses(dose, bolus, boluses)


def limited_experience(case: Case) -> Trigger | None:
    """Fire above the dose that labelling has experience with."""
    highest, limit = _highest_dose(case), case.thresholds.limited_experience_dose.value
    if highest <= limit:
        return None
    return Trigger(
        f"{case.show_against(highest, limit)} is above {case.show(limit)}: labelling has limited experience there."
        " Check that the dose is meant."
    )


def outside_published(case: Case) -> Trigger | None:
    """Fire outside the extremes published for the patient's age."""
    limits = case.thresholds
    if _is_child(case):
        lowest, highest = limits.lowest_published_child_dose.value, limits.highest_published_child_dose.value
        whom = f"for a child under {limits.child_below_years.value} years"
    else:
        lowest, highest = limits.lowest_published_dose.value, limits.highest_published_dose.value
        whom = "for spasticity of spinal origin"
    dose, most = case.inputs.need(fields.DAILY_DOSE), _highest_dose(case)
    if most > highest:
        what = f"{case.show_against(most, highest)} is above the highest dose published {whom}, {case.show(highest)}"
    elif dose < lowest:
        what = f"{case.show_against(dose, lowest)} is below the lowest dose published {whom}, {case.show(lowest)}"
    else:
        return None
    return Trigger(f"{what}. Say why this dose is meant.")


def _is_child(case: Case) -> bool:
    age = case.inputs.get(fields.AGE_YEARS)
    if age is not None:
        return age < case.thresholds.child_below_years.value
    return case.inputs.get(fields.PATIENT_GROUP) == _PAEDIATRIC


def impossible_dose(case: Case) -> Trigger | None:
    """Fire where only a slip explains the dose."""
    dose, most = case.inputs.need(fields.DAILY_DOSE), _highest_dose(case)
    highest, lowest = case.thresholds.highest_possible_dose.value, case.thresholds.lowest_possible_dose.value
    if most > highest:
        what = f"{case.show_against(most, highest)} is above {case.show(highest)}, far beyond every published dose"
    elif dose < lowest:
        what = f"{case.show_against(dose, lowest)} is below {case.show(lowest)}, far below every published dose"
    else:
        return None
    return Trigger(f"{what}: were mg taken for mcg, or an hour for a day? Check the order.")


def not_established(case: Case) -> Trigger | None:
    """Fire below the age that labelling covers."""
    age, established = case.inputs.need(fields.AGE_YEARS), Fraction(case.thresholds.established_from_years.value)
    if age >= established:
        return None
    return Trigger(f"Safety is not established under {established} years. Say who decided on this treatment.")


_DOSE = (fields.DAILY_DOSE, fields.BOLUS_DOSE, fields.BOLUSES_PER_DAY)

RULES = (
    Rule(
        "DOS-01",
        Severity.CAUTION,
        "Dose with limited experience",
        _DOSE,
        "Experience above this dose is limited.",
        "US label summaries",
        limited_experience,
    ),
    Rule(
        "DOS-02",
        Severity.CONFIRM,
        "Dose outside the published extremes",
        (*_DOSE, fields.AGE_YEARS, fields.PATIENT_GROUP),
        "No published patient had a dose like this.",
        "German compendium; US monograph for children",
        outside_published,
    ),
    dose_change.OUTSIDE_ITS_RANGE,
    Rule(
        "DOS-04",
        Severity.BLOCK,
        "Dose that only a slip explains",
        _DOSE,
        "A unit slip: mg for mcg, or per hour for per day.",
        "project threshold",
        impossible_dose,
    ),
    Rule(
        "DOS-05",
        Severity.CONFIRM,
        "Age below labelling",
        (fields.AGE_YEARS,),
        "Safety and efficacy are not established at this age.",
        "US labelling",
        not_established,
    ),
    dose_change.STEEP_INCREASE,
    dose_change.SHAPE_OF_A_SLIP,
    dose_change.DOES_NOT_ADD_UP,
)
