"""Doses, boluses, patients, day schedules and fixed flows of the generated worksheets."""

from itertools import pairwise
from random import Random
from typing import Final

from tests.oracle import facts
from tests.oracle.plan import MINIMUM_FLOW, Plan, beside, edge
from tests.oracle.writing import STEP, Pen, Sheet, put, section

_DOSES: Final = (
    1, 12, 24, 60, 90, 96, 100, 120, 150, 200, 220, 250, 300, 350, 400, 450, 600, 703, 800, 900,
    1_000, 1_190, 1_199, 1_250, 1_600, 2_003, 2_500, 4_800, 5_000, 8_000, 450_000,
)  # fmt: skip
_PATIENTS: Final = (
    (None, None, None), ("adult-spinal", "maintenance", None), ("adult-spinal", "titration", 40),
    ("adult-spinal", "maintenance", 50), ("adult-cerebral", "maintenance", 67),
    ("adult-cerebral", "titration", None), ("paediatric", "maintenance", None),
    ("paediatric", "titration", 8), ("paediatric", "maintenance", 12),
    ("paediatric", "maintenance", 11), ("paediatric", "titration", 4),
    ("paediatric", "titration", 3), ("paediatric", "maintenance", 0), (None, None, 9),
    (None, "titration", 16), ("adult-spinal", None, 30),
)  # fmt: skip
_CHANGES: Final = (0, 10, 15, 20, 30, 40, 50, -10, -20, -30)
_OLD_DOSES: Final = (100, 150, 200, 300, 400, 500, 700, 800, 900, 1_000, 1_200)
_SLIPPED: Final = (1, 2, 12, 13, 20, 24, 50, 60, 100)
_SHARES: Final = (0, 0, 0, 0, 0, 0, 5, -5, 10, -10, 4, -4, 9, 20)
_FIXED_DOSES: Final = (200, 250, 300, 400, 450, 500, 600, 800, 1_000)


def put_dose(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    """The daily dose, its boluses, and the patient."""
    group, phase, age = random.choice(_PATIENTS)
    plan.dose = _dose(random, plan)
    if random.random() < 0.28:
        _put_boluses(random, pen, sheet, plan)
    if random.random() < 0.3:
        plan.dose = beside(random, plan.dose)
    plan.dose = max(plan.dose, 1)
    if plan.old_concentration is not None:
        _relate_to_previous(random, plan, facts.HIGHEST_INCREASE.get((group or "", phase or ""), 0))
    put(sheet, "dose.daily_dose", pen.dose(plan.dose))
    put(sheet, "dose.patient_group", group)
    put(sheet, "dose.phase", phase)
    if age is not None:
        years = age * STEP
        if random.random() < 0.05:
            years += random.choice((-1, 1)) * STEP // 2
        put(sheet, "dose.age_years", pen.number(max(years, 0)))


def _dose(random: Random, plan: Plan) -> int:
    kind, old = random.random(), plan.old_concentration
    if plan.pump == facts.CONSTANT_FLOW and kind < 0.8:
        return random.choice(_FIXED_DOSES) * STEP
    if old is not None and old > plan.concentration and kind < 0.15:
        # A bridge would run at the pump's minimum.
        return edge(random, old * MINIMUM_FLOW // STEP)
    usable = max(plan.programmed - plan.alarm, STEP)
    if kind < 0.55:
        # Flows that a refill every one to eight months needs.
        days = random.choice((30, 40, 60, 75, 90, 120, 150, 180))
        return plan.concentration * usable // STEP // days // STEP * STEP
    if kind < 0.65:
        days = random.choice((13, 14, 15, 179, 180, 181, 364, 365, 366))
        return plan.concentration * usable // STEP // days
    if kind < 0.72:
        return plan.concentration * MINIMUM_FLOW // STEP
    return random.choice(_DOSES) * STEP


def _put_boluses(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    bolus = random.choice((10_000, 50_000, 75_000, 100_000, 200_000, 500_000))
    count = random.choice((0, 1, 2, 3, 4, 6, 8))
    put(sheet, "dose.bolus_dose", pen.bolus(bolus))
    put(sheet, "dose.boluses_per_day", f"{count}")
    if random.random() < 0.2:
        # The highest daily dose then stands on a limit, the daily dose below it.
        plan.dose = random.choice((1_000, 1_199, 2_003, 5_000)) * STEP - bolus * count


def _relate_to_previous(random: Random, plan: Plan, highest: int) -> None:
    """Sets the previous dose; now and then both doses, so that their relation stands on a limit."""
    kind = random.random()
    if kind < 0.3:
        plan.old_dose = plan.dose
    elif kind < 0.55:
        plan.old_dose = max(1, plan.dose * random.choice((95, 90, 110, 105, 80, 98)) // 100 // STEP * STEP)
    elif kind < 0.8:
        old = random.choice(_OLD_DOSES) * STEP
        change = random.choice((highest, random.choice(_CHANGES)))
        plan.old_dose, plan.dose = old, edge(random, old * (100 + change) // 100)
    elif kind < 0.84:
        plan.old_dose, plan.dose = random.choice(((800, 1_000), (850, 1_020), (1_000, 1_200), (1_500, 1_800)))
        plan.old_dose, plan.dose = plan.old_dose * STEP, edge(random, plan.dose * STEP)
    elif kind < 0.96:
        _slip(random, plan)
    else:
        plan.old_dose = edge(random, random.choice((12, 2_003, 1, 120, 20_030, 288, 48_072, 450_000)) * STEP)


def _slip(random: Random, plan: Plan) -> None:
    """One dose is the other times the shape of a slip, exactly, or 2 % beside it."""
    factor, base = random.choice(facts.SLIP_SHAPES), random.choice(_SLIPPED) * STEP
    margin = 100 + random.choice((-facts.SLIP_MARGIN, 0, facts.SLIP_MARGIN))
    if random.random() < 0.5:
        plan.old_dose, plan.dose = base, edge(random, base * factor * margin // 100)
    else:
        plan.old_dose, plan.dose = base * factor, edge(random, base * margin // 100)


def put_fixed_flow(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    """For a constant-flow pump the flow that gives the dose, or misses it by a limit; seldom for another."""
    if plan.pump != facts.CONSTANT_FLOW:
        if random.random() < 0.004:
            put(sheet, "pump.fixed_flow", pen.flow(5_000))
        return
    flow = plan.dose * (100 + random.choice(_SHARES)) * STEP // (100 * plan.concentration)
    if random.random() < 0.4:
        flow = edge(random, flow)
    put(sheet, "pump.fixed_flow", pen.flow(max(flow, 1)))
    if random.random() < 0.3:
        section(sheet, "pump").pop("programmed_volume", None)


def put_schedule(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    """Now and then a day schedule: mostly one that adds up, else one just beside it."""
    if random.random() > (0.01 if plan.pump == facts.CONSTANT_FLOW else 0.14):
        return
    count = random.choice((1, 2, 2, 3, 4, 6, 12, facts.MOST_STEPS))
    if random.random() < 0.02:
        count = random.choice((0, facts.MOST_STEPS + 1, 20))
    times = _times(random, count)
    doses = _step_doses(random, plan, times)
    kind = random.random()
    if kind < 0.05 and doses:
        doses[-1] = max(1, doses[-1] + random.choice((-1, 1, 1_000, -STEP)))
    elif kind < 0.1 and times:
        times = _beside_whole_day(random, times)
    steps = [
        {"start": _clock(start), "end": _clock(end), "dose": pen.bolus(dose)}
        for (start, end), dose in zip(times, doses, strict=True)
    ]
    if random.random() < 0.2:
        random.shuffle(steps)
    section(sheet, "dose")["schedule"] = steps


def _times(random: Random, count: int) -> list[tuple[int, int]]:
    """Minutes from 00:00 of so many steps that cover the day."""
    grid = random.choice((60, 60, 30, 1))
    inner = sorted(random.sample(range(grid, 24 * 60, grid), max(count - 1, 0)))
    bounds = [0, *inner, 24 * 60]
    return list(pairwise(bounds))[:count]


def _step_doses(random: Random, plan: Plan, times: list[tuple[int, int]]) -> list[int]:
    """In proportion to the time, then shifted from one step to another; the total is the daily dose."""
    doses = [max(1, plan.dose * (end - start) // (24 * 60)) for start, end in times]
    if len(doses) > 1:
        if random.random() < 0.35:
            shift = doses[0] // random.choice((2, 4, 10))
            # Or what the first step needs to run at the pump's minimum.
            if random.random() < 0.5:
                least = plan.concentration * MINIMUM_FLOW // STEP * (times[0][1] - times[0][0]) // (24 * 60)
                shift = doses[0] - edge(random, least)
            doses[0] -= shift
        doses[0] = max(doses[0], 1)
    if doses:
        doses[-1] = max(1, plan.dose - sum(doses[:-1]))
    return doses


def _beside_whole_day(random: Random, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A gap, an overlap, or a day that begins late or ends early, by a minute where that leaves a step."""
    place = random.randrange(len(times))
    start, end = times[place]
    moved = random.choice(((start + 1, end), (start - 1, end), (start, end - 1), (start, end + 1)))
    if 0 <= moved[0] < moved[1] <= 24 * 60:
        times[place] = moved
    return times


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
