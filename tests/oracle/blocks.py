"""The rules that can block, in their order, and what each block withholds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.oracle import facts
from tests.oracle.ratio import ZERO, Ratio, add, below, ratio
from tests.oracle.results import (
    TARGET,
    Results,
    has_graduation,
    has_second_stock,
    highest_daily_dose,
    is_diluted,
    priming_volume,
    pump_figure,
    second_concentration,
)
from tests.oracle.text import Reading


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at; the results lose what earlier blocks withhold."""

    reading: Reading
    results: Results
    today: date

    def number(self, path: str) -> Ratio | None:
        """The value of a number field in its unit, or None."""
        return self.reading.numbers.get(path)

    def result(self, name: str) -> Ratio | None:
        """A result that is not withheld, or None."""
        return self.results.numbers.get(name)


Rule = Callable[[Case], str | None]
"""Returns the severity of its finding, or None."""

_DAYS: Final = frozenset(
    {
        "days_to_alarm",
        "days_to_empty",
        "earliest_days_to_alarm",
        "earliest_days_to_empty",
        "latest_days_to_alarm",
    }
)
_DATES: Final = frozenset({"alarm_date", "latest_refill_date", "book_by_date", "deciding_limit"})
_DELIVERY: Final = frozenset({"flow_rate", "delivered_daily_dose"})
_PREPARED: Final = frozenset(
    {
        "stock_volume",
        "diluent_volume",
        "second_stock_volume",
        "measured_stock_volume",
        "measured_diluent_volume",
        "containers",
        "leftover_volume",
        "achieved_concentration",
        "achieved_deviation",
    }
)
_PRODUCT_BLOCK: Final = (
    _PREPARED | _DELIVERY | _DAYS | _DATES | {"stock_concentration", "pump_concentration", "highest_daily_dose"}
)
_DILUTION_BLOCK: Final = _PREPARED | _DELIVERY | _DAYS | _DATES | {"pump_concentration"}
_TIME_BLOCK: Final = _DAYS | _DATES
_FLOW_BLOCK: Final = _DELIVERY | _DAYS | _DATES
_DOSE_BLOCK: Final = _FLOW_BLOCK | {"hourly_dose"}


def _above(left: Ratio | None, right: Ratio | None) -> bool:
    """Whether both are known and left is strictly above right."""
    return left is not None and right is not None and below(right, left)


def upper_dose(case: Case) -> Ratio | None:
    """What the upper dose limits look at, in mcg/day: boluses counted where both are there."""
    return highest_daily_dose(case.reading) or case.number("dose.daily_dose")


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
    if has_graduation(reading) and "preparation.second_stock.label_strength" in reading.problems:
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
    if prepared is None or injected is None or priming is None:
        return None
    return "block" if below(prepared, add(injected, priming)) else None


def dil_06(case: Case) -> str | None:
    """The stock volume rounds to 0 on its graduation."""
    return "block" if case.result("measured_stock_volume") == ZERO else None


def flw_01(case: Case) -> str | None:
    """Flow below the pump's minimum."""
    minimum = pump_figure(case.reading, "pump.minimum_flow")
    return "block" if _above(minimum, case.result("flow_rate")) else None


def res_01(case: Case) -> str | None:
    """Programmed above the reservoir, or not above the alarm volume."""
    programmed, alarm = case.number("pump.programmed_volume"), case.number("pump.alarm_volume")
    if programmed is None:
        return None
    too_much = _above(programmed, pump_figure(case.reading, "pump.reservoir_volume"))
    too_little = alarm is not None and not below(alarm, programmed)
    return "block" if too_much or too_little else None


def res_08(case: Case) -> str | None:
    """Alarm volume below the pump's residual volume."""
    residual = pump_figure(case.reading, "pump.residual_volume")
    return "block" if _above(residual, case.number("pump.alarm_volume")) else None


def dos_04(case: Case) -> str | None:
    """A daily dose beyond anything: the shape of a unit slip."""
    lowest, highest = facts.SLIP_EXTREMES
    too_high = _above(upper_dose(case), ratio(highest))
    return "block" if too_high or _above(ratio(lowest), case.number("dose.daily_dose")) else None


def vol_01(case: Case) -> str | None:
    """Injected and programmed volume differ."""
    injected = case.number("pump.injected_volume")
    programmed = case.number("pump.programmed_volume")
    if injected is None or programmed is None:
        return None
    return "block" if injected != programmed else None


def vol_02(case: Case) -> str | None:
    """Injected above the reservoir."""
    reservoir = pump_figure(case.reading, "pump.reservoir_volume")
    return "block" if _above(case.number("pump.injected_volume"), reservoir) else None


BLOCKS: Final[tuple[tuple[str, Rule, frozenset[str]], ...]] = (
    ("PRD-01", prd_01, _PRODUCT_BLOCK),
    ("PRD-02", prd_02, _PRODUCT_BLOCK),
    ("PRD-03", prd_03, _PRODUCT_BLOCK),
    ("PRD-07", prd_07, _PRODUCT_BLOCK),
    ("DIL-01", dil_01, _DILUTION_BLOCK),
    ("DIL-05", dil_05, _TIME_BLOCK),
    ("DIL-06", dil_06, _DILUTION_BLOCK),
    ("FLW-01", flw_01, _FLOW_BLOCK),
    ("RES-01", res_01, _TIME_BLOCK),
    ("RES-08", res_08, _TIME_BLOCK),
    ("DOS-04", dos_04, _DOSE_BLOCK),
    ("VOL-01", vol_01, _TIME_BLOCK),
    ("VOL-02", vol_02, _TIME_BLOCK),
)
