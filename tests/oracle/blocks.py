"""The rules that can block, in their order, and what each block withholds."""

from typing import Final

from tests.oracle import facts
from tests.oracle.case import Case, Rule, is_above, upper_dose
from tests.oracle.inputs import (
    MINIMUM_FLOW,
    SECOND_STRENGTH,
    TARGET,
    has_graduation,
    has_second_stock,
    priming_volume,
    programmed_volume,
    pump_figure,
    second_concentration,
)
from tests.oracle.preparation import is_diluted
from tests.oracle.ratio import ONE, ZERO, Ratio, add, below, divide, magnitude, multiply, ratio, subtract
from tests.oracle.reading import FIXED_FLOW, Step
from tests.oracle.results import BRIDGE, DATES, DAYS, DELIVERY, DOSE, MIXED, PREPARED, RESIDUAL, RESULT_NAMES

_PRODUCT_BLOCK: Final = RESULT_NAMES - DOSE
_DILUTION_BLOCK: Final = PREPARED | DELIVERY | DAYS | DATES | MIXED | BRIDGE | {"pump_concentration"}
_TIME_BLOCK: Final = DAYS | DATES
_FLOW_BLOCK: Final = DELIVERY | DAYS | DATES | BRIDGE
_DAY: Final = 24 * 60
"""Minutes."""


def prd_01(case: Case) -> str | None:
    """An oral product for the pump."""
    product = case.reading.product()
    return "block" if product is not None and product.use == "oral" else None


def prd_02(case: Case) -> str | None:
    """No full strength in the name, and the package's strength or volume not typed."""
    reading, product = case.reading, case.reading.product()
    if product is None or product.complete:
        return None
    path = "product.label_strength"
    no_strength = path not in reading.strengths and path not in reading.problems
    no_container = product.container is None and reading.is_empty("product.container_volume")
    return "block" if no_strength or no_container else None


def prd_03(case: Case) -> str | None:
    """The screening product, or either stock of 50 mcg/mL."""
    product = case.reading.product()
    stocks = (case.result("stock_concentration"), second_concentration(case.reading))
    screening = product is not None and product.use == "screening"
    return "block" if screening or ratio(facts.SCREENING_STRENGTH) in stocks else None


_TABLET_MASSES: Final = {
    "baclofen-5mg-tablets": 5_000,
    "baclofen-10mg-tablets": 10_000,
    "baclofen-15mg-tablets": 15_000,
    "baclofen-20mg-tablets": 20_000,
}


def _strength_disagrees(case: Case, product: facts.Product) -> bool:
    typed = case.reading.strengths.get("product.label_strength")
    tablet = _TABLET_MASSES.get(case.reading.words.get("product.id", ""))
    if typed is not None and tablet is not None:
        return typed.volume is not None and typed.mass != ratio(tablet)
    if typed is None or product.mass is None:
        return False
    if product.volume is None or typed.volume is None:
        printed = ratio(product.mass * 1_000, product.volume or 1_000)
        return typed.concentration != printed
    return typed.mass != ratio(product.mass) or typed.volume != ratio(product.volume, 1_000)


def prd_07(case: Case) -> str | None:
    """Typed from the package, and unlike a figure that the printed name gives."""
    product = case.reading.product()
    if product is None:
        return None
    container = case.number("product.container_volume")
    other_container = (
        container is not None and product.container is not None and container != ratio(product.container, 1_000)
    )
    return "block" if other_container or _strength_disagrees(case, product) else None


def dil_01(case: Case) -> str | None:
    """Target above the stock; with two stocks, not strictly between them."""
    target, stock = case.number(TARGET), case.result("stock_concentration")
    if target is None or stock is None:
        return None
    if not has_second_stock(case.reading):
        return "block" if below(stock, target) else None
    other = second_concentration(case.reading)
    if other is None:
        return None
    between = (below(stock, target) and below(target, other)) or (below(other, target) and below(target, stock))
    return None if between else "block"


def prepared_volume(case: Case) -> Ratio | None:
    """mL: the measured total where something is measured, else the final volume."""
    reading = case.reading
    if TARGET not in reading.numbers:
        return None
    if has_graduation(reading) and SECOND_STRENGTH in reading.problems:
        # Whether anything is measured cannot be told.
        return None
    if has_second_stock(reading) or not has_graduation(reading):
        return case.number("preparation.final_volume")
    if case.result("stock_concentration") is None:
        # Whether anything is measured cannot be told.
        return None
    if not is_diluted(reading, case.results):
        return case.number("preparation.final_volume")
    stock = case.result("measured_stock_volume")
    diluent = case.result("measured_diluent_volume")
    return None if stock is None or diluent is None else add(stock, diluent)


def dil_05(case: Case) -> str | None:
    """Prepared less than is injected and primes."""
    prepared, injected = prepared_volume(case), case.number("pump.injected_volume")
    priming = priming_volume(case.reading)
    if prepared is None or injected is None:
        return None
    # What primes is not known where it is not read, but it is never less than nothing.
    needed = injected if priming is None else add(injected, priming)
    return "block" if below(prepared, needed) else None


def dil_06(case: Case) -> str | None:
    """The stock volume rounds to 0 on its graduation."""
    return "block" if case.result("measured_stock_volume") == ZERO else None


def _step_flow(step: Step, concentration: Ratio) -> Ratio:
    """mL/day while the step runs."""
    return divide(multiply(step.dose, ratio(_DAY, step.end - step.start)), concentration)


def flw_01(case: Case) -> str | None:
    """Flow, or the flow of a step, below the pump's minimum."""
    minimum, concentration = pump_figure(case.reading, MINIMUM_FLOW), case.result("pump_concentration")
    flows = [case.result("flow_rate")]
    if concentration is not None and not case.reading.is_pump_unclear():
        flows.extend(_step_flow(step, concentration) for step in case.reading.schedule or ())
    return "block" if any(is_above(minimum, flow) for flow in flows) else None


def flw_04(case: Case) -> str | None:
    """What a fixed flow gives deviates from the daily dose, either way, by more than 5 % or 10 %."""
    flow, dose = case.number(FIXED_FLOW), case.number("dose.daily_dose")
    concentration = case.result("pump_concentration")
    if not case.reading.is_constant_flow() or flow is None or dose is None or concentration is None:
        return None
    given = (concentration, case.result("achieved_concentration") or concentration)
    shares = (magnitude(subtract(divide(multiply(flow, each), dose), ONE)) for each in given)
    deviations = [multiply(share, ratio(100)) for share in shares]
    if any(is_above(deviation, ratio(facts.FIXED_FLOW_BLOCK)) for deviation in deviations):
        return "block"
    off = any(is_above(deviation, ratio(facts.FIXED_FLOW_CAUTION)) for deviation in deviations)
    return "caution" if off else None


def res_01(case: Case) -> str | None:
    """Programmed above the reservoir, or not above the alarm volume."""
    programmed, alarm = programmed_volume(case.reading), case.number("pump.alarm_volume")
    if programmed is None:
        return None
    too_much = is_above(programmed, pump_figure(case.reading, "pump.reservoir_volume"))
    too_little = alarm is not None and not below(alarm, programmed)
    return "block" if too_much or too_little else None


def res_08(case: Case) -> str | None:
    """Alarm volume below the pump's residual volume."""
    residual = pump_figure(case.reading, "pump.residual_volume")
    return "block" if is_above(residual, case.number("pump.alarm_volume")) else None


def dat_01(case: Case) -> str | None:
    """Previous fill date not before the fill date."""
    filled, before = (case.reading.dates.get(path) for path in ("fill_date", "previous.fill_date"))
    return "block" if filled is not None and before is not None and before >= filled else None


def dos_04(case: Case) -> str | None:
    """A daily dose beyond anything: the shape of a unit slip."""
    lowest, highest = facts.SLIP_EXTREMES
    too_high = is_above(upper_dose(case), ratio(highest))
    return "block" if too_high or is_above(ratio(lowest), case.number("dose.daily_dose")) else None


def dos_08(case: Case) -> str | None:
    """The steps do not cover 24 h exactly, or their total is not the daily dose."""
    steps, dose = case.reading.schedule, case.number("dose.daily_dose")
    if steps is None:
        return None
    starts, ends = [step.start for step in steps], [step.end for step in steps]
    covers = [*starts, _DAY] == [0, *ends]
    total = ZERO
    for step in steps:
        total = add(total, step.dose)
    return "block" if not covers or (dose is not None and total != dose) else None


def trn_04(case: Case) -> str | None:
    """The bridge would be slower than the pump's minimum."""
    minimum = pump_figure(case.reading, MINIMUM_FLOW)
    return "block" if is_above(minimum, case.result("bridge_rate")) else None


def vol_01(case: Case) -> str | None:
    """Injected and programmed volume differ; a fixed flow is not programmed."""
    injected = case.number("pump.injected_volume")
    programmed = case.number("pump.programmed_volume")
    if injected is None or programmed is None or case.reading.is_constant_flow():
        return None
    return "block" if injected != programmed else None


def vol_02(case: Case) -> str | None:
    """Injected above the reservoir."""
    reservoir = pump_figure(case.reading, "pump.reservoir_volume")
    return "block" if is_above(case.number("pump.injected_volume"), reservoir) else None


BLOCKS: Final[tuple[tuple[str, Rule, frozenset[str]], ...]] = (
    ("PRD-01", prd_01, _PRODUCT_BLOCK),
    ("PRD-02", prd_02, _PRODUCT_BLOCK),
    ("PRD-03", prd_03, _PRODUCT_BLOCK),
    ("PRD-07", prd_07, _PRODUCT_BLOCK),
    ("DIL-01", dil_01, _DILUTION_BLOCK),
    ("DIL-05", dil_05, _TIME_BLOCK),
    ("DIL-06", dil_06, _DILUTION_BLOCK),
    ("FLW-01", flw_01, _FLOW_BLOCK),
    ("FLW-04", flw_04, _FLOW_BLOCK),
    ("RES-01", res_01, _TIME_BLOCK),
    ("RES-08", res_08, _TIME_BLOCK),
    ("DAT-01", dat_01, _TIME_BLOCK | RESIDUAL),
    ("DOS-04", dos_04, _FLOW_BLOCK | DOSE),
    ("DOS-08", dos_08, _FLOW_BLOCK | DOSE),
    ("TRN-04", trn_04, BRIDGE | DATES),
    ("VOL-01", vol_01, _TIME_BLOCK),
    ("VOL-02", vol_02, _TIME_BLOCK),
)
