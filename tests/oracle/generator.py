"""Makes worksheets from a seed: realistic, and often exactly on or just beside a limit.

Amounts are whole ten-thousandths of the field's unit (the finest step that a text can say), so
that "just beside" is one step.
"""

from random import Random
from typing import Final

from tests.oracle import facts
from tests.oracle.generate_doses import put_dose, put_fixed_flow, put_schedule
from tests.oracle.generate_previous import choose_previous, put_previous, put_system
from tests.oracle.illformed import spoil
from tests.oracle.plan import Plan, beside
from tests.oracle.writing import STEP, Pen, Sheet, put, section

TODAY: Final = "2026-11-23"
"""The date to evaluate the worksheets on: the fill dates lie around it."""

_ORAL: Final = tuple(id_ for id_, product in facts.LISTED.items() if product.use == "oral")
_SCREENING: Final = tuple(id_ for id_, product in facts.PRODUCTS.items() if product.use == "screening")
_READY: Final = tuple(id_ for id_, product in facts.PRODUCTS.items() if product.complete and product.use == "refill")
_INCOMPLETE: Final = ("baclofen-10mg-20-inj-20ml", "baclofen-2000mcg-inj-refill-kit", facts.OTHER)
# mcg and mL (None: per mL) as a package may print them
_OTHER_LABELS: Final = (
    (2_000, None), (1_000, None), (500, None), (50, None), (4_000, None), (3_000, None),
    (10_000, 5), (10_000, 20), (40_000, 20), (20_000, 10), (80_000, 40), (30_000, 20),
    (2_001, None), (60_000, 20), (1_000, 20), (5_000, 10),
)  # fmt: skip
_TARGETS: Final = (
    500, 500, 1_000, 1_000, 750, 1_250, 1_500, 600, 800, 499, 501, 250, 100, 60, 50, 30, 1_996,
    1_990, 200, 1_999, 2_000, 2_001, 999, 5, 2,
)  # fmt: skip
_ODD_TARGETS: Final = (4_999, 5_000, 20_000, 20_001, 499_999, 500_000, 2_000_001, 49_999_999, 50_000_000, 200_000_000)
# Graduations, for 20 mL at a quarter of the stock, that miss the target by exactly 10, 5, -10, -5 %
_EDGES_OF_DEVIATION: Final = ((11_000, 29_000), (7_500, 29_500), (15_000, 31_000), (9_500, 30_500))
_FILL_DATES: Final = (
    "2026-11-24", "2026-11-21", "2026-11-27", "2026-12-31", "2026-10-31", "2026-09-01",
    "2026-06-15", "2026-03-02", "2025-12-06", "2027-02-28", "2027-08-30", "2027-09-01",
    "2028-02-29", "2024-02-29",
)  # fmt: skip

_SECTIONS: Final = ("product", "preparation", "pump", "dose", "refill", "previous", "system")


def worksheet(seed: int) -> dict[str, object]:
    """The worksheet of this seed: always the same one."""
    random = Random(seed)  # noqa: S311 - repeatable, nothing secret
    pen = Pen(random, "," if random.random() < 0.15 else ".")
    sheet: Sheet = {"schema": 1, "kind": "refill"}
    if pen.mark == "," or random.random() < 0.3:
        sheet["decimal_mark"] = None if pen.mark == "." and random.random() < 0.1 else pen.mark
    plan = Plan(_fill_date(random))
    put(sheet, "fill_date", plan.fill_date)
    stock = _product(random, pen, sheet)
    _put_pump(random, pen, sheet, plan)
    plan.concentration = _preparation(random, pen, sheet, stock, plan)
    choose_previous(random, plan)
    put_dose(random, pen, sheet, plan)
    put_fixed_flow(random, pen, sheet, plan)
    put_schedule(random, pen, sheet, plan)
    _refill(random, pen, sheet)
    put_previous(random, pen, sheet, plan)
    put_system(random, pen, sheet, plan)
    _forget(random, sheet)
    if random.random() < 0.13:
        for _ in range(random.choice((1, 1, 1, 2))):
            spoil(random, sheet, pen.mark)
    return sheet


def _fill_date(random: Random) -> str:
    if random.random() < 0.5:
        return TODAY
    if random.random() < 0.5:
        return f"2026-{random.randint(9, 12):02}-{random.randint(1, 30):02}"
    return random.choice(_FILL_DATES)


def _product(random: Random, pen: Pen, sheet: Sheet) -> int:
    """Writes the product; returns its concentration in whole mcg/mL as far as it goes."""
    kind = random.choices(("ready", "incomplete", "oral", "screening", "none"), (74, 20, 3, 2, 1))[0]
    if kind == "none":
        return 2_000
    choices = {"ready": _READY, "incomplete": _INCOMPLETE, "oral": _ORAL, "screening": _SCREENING}
    chosen = random.choice(choices[kind])
    put(sheet, "product.id", chosen)
    product = facts.PRODUCTS[chosen]
    volume = None if product.volume is None else product.volume // 1_000
    label = (product.mass or 10_000, volume)
    container = (product.container or 20_000) * STEP // 1_000
    needed = kind == "incomplete" and random.random() < 0.95
    if chosen == facts.OTHER or random.random() < 0.03:
        label = random.choice(_OTHER_LABELS)
        container = random.choice((1, 5, 10, 20, 20, 50)) * STEP
    elif chosen == "baclofen-2000mcg-inj-refill-kit":
        label = random.choice(((10_000, 5), (40_000, 20), (2_000, None), (80_000, 40)))
        container = (label[1] or 20) * STEP
    elif label[1] is not None and random.random() < 0.3:
        label = (label[0] // label[1], None)
    if needed or random.random() < 0.15:
        mass = beside(random, label[0] * STEP) if random.random() < 0.1 else label[0] * STEP
        put(sheet, "product.label_strength", pen.strength(mass, label[1]))
    if needed or random.random() < 0.15:
        put(sheet, "product.container_volume", pen.volume(container))
    return label[0] // (label[1] or 1)


def _put_pump(random: Random, pen: Pen, sheet: Sheet, plan: Plan) -> None:
    """Writes the pump and its fill, all but a fixed flow."""
    chosen = random.choice((*facts.PUMPS, facts.CONSTANT_FLOW, *["synchromed-ii-20", "synchromed-ii-40"] * 5))
    put(sheet, "pump.id", chosen)
    pump = facts.PUMPS[chosen]
    reservoir = (pump.reservoir or 20_000) * STEP // 1_000
    programmed = reservoir
    if random.random() < 0.25:
        programmed = random.choice((beside(random, reservoir), reservoir - 2 * STEP, 10 * STEP))
    if random.random() < 0.01:
        programmed = random.choice((4, 3, 2, 1)) * STEP
    injected = programmed
    if random.random() < 0.03:
        injected = random.choice((programmed // 2, 2 * programmed, programmed + 1))
    residual = (pump.residual or 1_400) * STEP // 1_000
    alarm = random.choice((20_000, 20_000, 30_000, 40_000, 40_000, 50_000, 35_000, 17_500))
    if random.random() < 0.1:
        alarm = beside(random, random.choice((40_000, residual, 20_000, programmed)))
    put(sheet, "pump.injected_volume", pen.volume(injected))
    put(sheet, "pump.programmed_volume", pen.volume(programmed))
    put(sheet, "pump.alarm_volume", pen.volume(alarm))
    typed = 0.6 if chosen in {facts.OTHER, facts.CONSTANT_FLOW} else 0.08
    if random.random() < typed:
        put(sheet, "pump.reservoir_volume", pen.volume(beside(random, reservoir)))
    if random.random() < typed:
        put(sheet, "pump.residual_volume", pen.volume(beside(random, residual)))
    least = 0.1 if chosen == facts.CONSTANT_FLOW else max(typed, 0.3 if pump.minimum_flow is None else 0)
    if random.random() < least:
        minimum = random.choice((480, 480, 479, 481, 400, 1_000))
        put(sheet, "pump.minimum_flow", pen.flow(minimum))
    plan.pump, plan.programmed, plan.alarm = chosen, programmed, alarm


def _preparation(random: Random, pen: Pen, sheet: Sheet, stock: int, plan: Plan) -> int:
    """Writes the preparation; returns the concentration in the pump in steps of mcg/mL."""
    priming = random.choice((0, 0, 10_000, 30_000, 30_000, 5_000))
    if priming or random.random() < 0.2:
        put(sheet, "preparation.priming_volume", pen.volume(priming))
    if random.random() < 0.42:
        return stock * STEP
    if random.random() < (0.25 if plan.pump == facts.CONSTANT_FLOW else 0.03):
        return _edge_of_deviation(random, pen, sheet, stock, plan.programmed)
    second = _second_stock(random, pen, sheet, stock) if random.random() < 0.22 else None
    if second is None or random.random() < 0.1:
        target = random.choice((*[c for c in _TARGETS if c <= stock], stock // 2, stock)) * STEP
    else:
        # The middle, or so near one stock that little of the other is needed.
        part = random.choice((2, 2, 2, 4, 200))
        target = (stock * STEP * (part - 1) + second * STEP) // part
    target = beside(random, target)
    if random.random() < 0.03:
        target = random.choice((stock * STEP + 1, stock * 2 * STEP, *_ODD_TARGETS))
    put(sheet, "preparation.target_concentration", pen.concentration(target))
    final = plan.programmed + priming
    if random.random() < 0.4:
        final += random.choice((1_000, 2_000, 5_000, 20_000, 50_000, -1, 1))
    put(sheet, "preparation.final_volume", pen.volume(final))
    for name, chance in (("graduation", 0.55), ("diluent_graduation", 0.15)):
        if random.random() < chance:
            step = random.choice((100, 200, 1_000, 2_000, 2_000, 2_500, 5_000, 10_000, 50_000))
            put(sheet, f"preparation.{name}", pen.volume(step))
    return target


def _edge_of_deviation(random: Random, pen: Pen, sheet: Sheet, stock: int, programmed: int) -> int:
    """Writes a dilution that misses its target by a limit; returns the target in steps of mcg/mL."""
    target = beside(random, stock * STEP // 4)
    put(sheet, "preparation.priming_volume", pen.volume(0))
    put(sheet, "preparation.target_concentration", pen.concentration(target))
    put(sheet, "preparation.final_volume", pen.volume(programmed))
    graduations = random.choice(_EDGES_OF_DEVIATION)
    for name, step in zip(("graduation", "diluent_graduation"), graduations, strict=True):
        put(sheet, f"preparation.{name}", pen.volume(max(1, step * programmed // (20 * STEP))))
    return target


def _second_stock(random: Random, pen: Pen, sheet: Sheet, stock: int) -> int:
    """Writes a second stock; returns its whole mcg/mL."""
    strengths = [s for s in (500, 1_000, 2_000, 500, 2_000) if s != stock]
    second = random.choice((*strengths, stock, 50, 3_000) if random.random() < 0.2 else strengths)
    by_volume = random.random() < 0.5
    label = (second * 20, 20) if by_volume else (second, None)
    path = "preparation.second_stock"
    put(sheet, f"{path}.label_strength", pen.strength(label[0] * STEP, label[1]))
    if random.random() < 0.5:
        put(sheet, f"{path}.container_volume", pen.volume(20 * STEP))
    return second


def _refill(random: Random, pen: Pen, sheet: Sheet) -> None:
    if random.random() < 0.55:
        tolerance = random.choice((0, 25_000, 50_000, 100_000, 145_000, 145_000, 500_000, 33_333))
        put(sheet, "refill.flow_tolerance", pen.tolerance(tolerance))
    if random.random() < 0.93:
        limit = random.choice((180, 180, 180, 180, 180, 90, 60, 30, 181, 200, 10)) * STEP
        limit = beside(random, limit) if random.random() < 0.2 else limit
        put(sheet, "refill.stability_limit", pen.days(limit))
    if random.random() < 0.9:
        buffer = random.choice((0, 1, 2, 3, 4, 6, 7, 7, 7, 7, 8, 10, 10, 14, 40))
        put(sheet, "refill.booking_buffer", pen.days(buffer * STEP))


def _forget(random: Random, sheet: Sheet) -> None:
    """Leaves fields and sections empty in each of the ways that mean "not entered"."""
    for name in [name for name in _SECTIONS if isinstance(sheet.get(name), dict)]:
        if random.random() < 0.008:
            sheet.pop(name, None)
            if random.random() < 0.5:
                sheet[name] = None
        else:
            _forget_fields(random, section(sheet, name))
    if random.random() < 0.02:
        sheet["fill_date"] = random.choice((None, ""))
    for name, key in (("pump", "fixed_flow"), ("dose", "schedule")):
        if isinstance(sheet.get(name), dict) and random.random() < 0.1:
            section(sheet, name).setdefault(key, None)


def _forget_fields(random: Random, fields: Sheet) -> None:
    for key in list(fields):
        if random.random() < 0.012:
            way = random.choice(("missing", "null", "empty"))
            fields[key] = "" if way == "empty" and isinstance(fields[key], str) else None
            if way == "missing":
                del fields[key]
