"""The previous fill, tubing and catheter of the generated worksheets."""

from datetime import date, timedelta
from random import Random
from typing import Final

from tests.oracle import facts
from tests.oracle.plan import Plan, beside, edge
from tests.oracle.writing import STEP, Pen, Sheet, put, section

_OLD_CONCENTRATIONS: Final = (500, 1_000, 2_000, 500, 1_000, 2_000, 750, 1_500, 250, 4_000)
_SLIPPED_CONCENTRATIONS: Final = (500, 2_000, 50, 200, 5_000, 20_000, 5, 2, 499_999, 2_000_000)
_DISCREPANCIES: Final = (
    0, 0, 0, 0, 0, 1_000, -1_000, 4_000, -3_000, 9_000, 10_000, 10_000, -10_000, -10_000, 15_000,
    20_000, 20_000, -20_000, -20_000, 30_000, -35_000,
)  # fmt: skip
_TUBINGS: Final = (1_400, 1_400, 1_990, 2_000, 500, 1)
_CATHETERS: Final = (2_000, 1_500, 1_000, 2_200, 999)
_MOST: Final = 9_999_999 * STEP
_TRIMMED: Final = (0, 300_000, 405_000, 1_000_000, 1_099_999, 700_001)


def choose_previous(random: Random, plan: Plan) -> None:
    """Decides whether there is a previous fill, and on its concentration."""
    if random.random() < 0.42:
        return
    kind = random.random()
    plan.old_concentration = plan.concentration
    if 0.5 < kind < 0.85:
        plan.old_concentration = random.choice(_OLD_CONCENTRATIONS) * STEP
    elif kind > 0.97:
        plan.old_concentration = edge(random, random.choice(_SLIPPED_CONCENTRATIONS) * STEP)
    elif kind > 0.94:
        plan.old_concentration = beside(random, plan.concentration)
    elif kind > 0.85:
        factor = random.choice((2, 4))
        plan.old_concentration = random.choice((plan.concentration * factor, max(plan.concentration // factor, 1)))


def put_previous(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    """The previous fill, or one of the ways to say that there is none, or not to say it."""
    if plan.old_concentration is None or plan.old_dose is None:
        kind = random.random()
        if kind < 0.65:
            sheet["previous"] = {"first_fill": True}
        elif kind < 0.9:
            sheet["previous"] = random.choice(
                ({}, {"first_fill": False}, {"first_fill": None}, {"daily_dose": None}, None)
            )
        return
    if random.random() < 0.3:
        section(sheet, "previous")["first_fill"] = random.random() < 0.03
    put(sheet, "previous.daily_dose", pen.dose(plan.old_dose))
    put(sheet, "previous.concentration", pen.concentration(plan.old_concentration))
    _put_residual(random, pen, sheet, plan, (plan.old_dose, plan.old_concentration))


def _previous_date(plan: Plan, days: int) -> str:
    """The day that is so many days before the fill date, or before today where that is none."""
    try:
        filled = date.fromisoformat(plan.fill_date)
    except ValueError:
        filled = date(2026, 11, 23)
    return (filled - timedelta(days=days)).isoformat()


def _put_residual(random: Random, pen: Pen, sheet: Sheet, plan: Plan, old: tuple[int, int]) -> None:
    dose, concentration = old
    programmed = plan.programmed if random.random() < 0.7 else random.choice((10, 18, 20, 40)) * STEP
    # Mostly so long that something is left.
    days = random.choice((28, 30, 45, 60, 75, 90, 120))
    lasts = programmed * concentration // (dose * STEP)
    days = max(1, min(days, lasts * 9 // 10)) if random.random() < 0.9 else days
    bolus = random.choice((0, 0, 0, 0, 0, 0, 5_000, 10_000, 1))
    used = -(-dose * days * STEP // concentration) + bolus
    if random.random() < 0.06:
        # Just dry, or all but one step.
        programmed = min(edge(random, used), _MOST)
    expected = max(programmed - used, 0)
    aspirated = expected - random.choice(_DISCREPANCIES) + random.choice((0, 0, 0, 1, -1))
    if random.random() < 0.02:
        aspirated = edge(random, programmed)
    if bolus or random.random() < 0.1:
        put(sheet, "previous.bolus_volume", pen.volume(bolus))
    if random.random() < 0.15:
        shown = random.choice((expected, expected, expected + 4_000, 0, 1, programmed))
        put(sheet, "previous.expected_residual", pen.volume(shown))
    put(sheet, "previous.programmed_volume", pen.volume(programmed))
    put(sheet, "previous.aspirated_volume", pen.volume(max(aspirated, 0)))
    if random.random() < 0.04:
        days = random.choice((-1, 0, 1))
    put(sheet, "previous.fill_date", _previous_date(plan, days))


def put_system(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    """Tubing and catheter: mostly where the concentration changes."""
    changes = plan.old_concentration is not None and plan.old_concentration != plan.concentration
    if random.random() > (0.8 if changes else 0.15):
        if random.random() < 0.1:
            sheet["system"] = random.choice((None, {}, {"tubing_volume": None}))
        return
    tubing = random.choice(_TUBINGS)
    put(sheet, "system.tubing_volume", pen.volume(tubing))
    if random.random() < 0.4:
        largest = tubing + random.choice((600, 600, 600, 1, 0))
        largest = max(1, tubing - 1) if random.random() < 0.04 else largest
        put(sheet, "system.tubing_volume_max", pen.volume(largest))
    by_length = random.random() < 0.35
    if by_length:
        trimmed = random.choice((1_100_000, 1_100_001)) if random.random() < 0.08 else random.choice(_TRIMMED)
        put(sheet, "system.catheter_trimmed_length", pen.length(trimmed))
        put(sheet, "system.catheter_id", random.choice(tuple(facts.CATHETERS)))
    if not by_length or random.random() < 0.2:
        put(sheet, "system.catheter_volume", pen.volume(_catheter(random, plan, tubing)))
    if random.random() < 0.08:
        section(sheet, "system").pop(random.choice(("tubing_volume", "catheter_volume", "catheter_id")), None)


def _catheter(random: Random, plan: Plan, tubing: int) -> int:
    """A catheter; seldom one so large that the bridge takes what is above the alarm, or a step beside it."""
    old, usable = plan.old_concentration, plan.programmed - plan.alarm
    if old is None or old >= plan.concentration or usable <= 0 or random.random() > 0.12:
        return random.choice(_CATHETERS)
    system = -(-usable * plan.concentration // (plan.concentration - old))
    return edge(random, min(max(system - tubing, 1), _MOST))
