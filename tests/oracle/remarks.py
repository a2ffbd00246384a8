"""The rules that confirm, caution or inform about this fill; they run after every block has withheld."""

from typing import Final

from tests.oracle import facts
from tests.oracle.case import Case, Rule, exceeds, falls_short, upper_dose
from tests.oracle.inputs import (
    MINIMUM_FLOW,
    TARGET,
    container_volume,
    diluent_graduation,
    pump_reference,
    second_concentration,
    stock_graduation,
)
from tests.oracle.preparation import is_diluted
from tests.oracle.ratio import ZERO, Ratio, below, magnitude, multiply, ratio
from tests.oracle.reading import FIXED_FLOW


def _container_content(case: Case) -> Ratio | None:
    """mcg in one container of the stock."""
    stock, volume = case.result("stock_concentration"), container_volume(case.reading)
    return None if stock is None or volume is None else multiply(stock, volume)


def prd_04(case: Case) -> str | None:
    """The stock's container holds 10 mg."""
    return "info" if _container_content(case) == ratio(facts.TWO_FACED_CONTENT) else None


def prd_05(case: Case) -> str | None:
    """The stock is as strong as an oral liquid."""
    lookalikes = [ratio(strength) for strength in facts.ORAL_LOOKALIKES]
    return "info" if case.result("stock_concentration") in lookalikes else None


def prd_06(case: Case) -> str | None:
    """Either stock above 2,000 mcg/mL."""
    stocks = (case.result("stock_concentration"), second_concentration(case.reading))
    strong = any(exceeds(stock, facts.HIGHEST_LICENSED) for stock in stocks)
    return "caution" if strong else None


def con_01(case: Case) -> str | None:
    """Something is diluted to a licensed strength."""
    licensed = [ratio(strength) for strength in facts.LICENSED_STRENGTHS]
    if not is_diluted(case.reading, case.results):
        return None
    return "caution" if case.number(TARGET) in licensed else None


def _is_hard_to_measure(volume: Ratio | None, step: Ratio | None) -> bool:
    if volume is None or not below(ZERO, volume):
        return False
    if falls_short(volume, facts.SMALLEST_MEASURED, 1_000):
        return True
    return step is not None and below(volume, step)


def dil_02(case: Case) -> str | None:
    """A volume to measure below 0.1 mL or below its graduation."""
    stock_step = stock_graduation(case.reading)
    hard = (
        _is_hard_to_measure(case.result("stock_volume"), stock_step)
        or _is_hard_to_measure(case.result("second_stock_volume"), stock_step)
        or _is_hard_to_measure(case.result("diluent_volume"), diluent_graduation(case.reading))
    )
    return "caution" if hard else None


def dil_03(case: Case) -> str | None:
    """Achieved deviates from the target, either way, by more than 5 % or 10 %."""
    deviation = case.result("achieved_deviation")
    if deviation is None:
        return None
    if exceeds(magnitude(deviation), facts.DEVIATION_CONFIRM):
        return "confirm"
    return "caution" if exceeds(magnitude(deviation), facts.DEVIATION_CAUTION) else None


def dil_04(case: Case) -> str | None:
    """Something is diluted."""
    return "info" if is_diluted(case.reading, case.results) else None


def flw_02(case: Case) -> str | None:
    """Concentration outside the pump's labelled baclofen range."""
    pump, concentration = case.reading.pump(), case.result("pump_concentration")
    if pump is None or pump.label is None:
        return None
    lowest, highest = pump.label
    outside = falls_short(concentration, lowest) or exceeds(concentration, highest)
    return "caution" if outside else None


def flw_03(case: Case) -> str | None:
    """The chosen pump's minimum flow is neither typed nor known, nor is its flow fixed at a typed one."""
    reading, pump = case.reading, case.reading.pump()
    unknown = pump is not None and pump.minimum_flow is None and reading.is_empty(MINIMUM_FLOW)
    fixed = reading.is_constant_flow() and not reading.is_empty(FIXED_FLOW)
    return "info" if unknown and not fixed else None


def pmp_01(case: Case) -> str | None:
    """A typed figure less restrictive than the pump's own."""
    reading = case.reading

    def typed_and_own(path: str) -> tuple[Ratio, Ratio] | None:
        typed, own = case.number(path), pump_reference(reading, path)
        return None if typed is None or own is None else (typed, own)

    reservoir = typed_and_own("pump.reservoir_volume")
    lower = [typed_and_own(MINIMUM_FLOW), typed_and_own("pump.residual_volume")]
    looser = reservoir is not None and below(reservoir[1], reservoir[0])
    looser = looser or any(pair is not None and below(pair[0], pair[1]) for pair in lower)
    return "confirm" if looser else None


def res_02(case: Case) -> str | None:
    """Which limit decided the refill date."""
    return "info" if "deciding_limit" in case.results.texts else None


def res_03(case: Case) -> str | None:
    """Stability limit longer than recommended."""
    limit = case.number("refill.stability_limit")
    return "confirm" if exceeds(limit, facts.LONGEST_STABILITY) else None


def res_04(case: Case) -> str | None:
    """Alarm volume below 4 mL; worse where the booking buffer is short or empty."""
    path = "refill.booking_buffer"
    alarm = case.number("pump.alarm_volume")
    if path in case.reading.problems or not falls_short(alarm, facts.SAFE_ALARM_VOLUME, 1_000):
        return None
    short = falls_short(case.number(path), facts.BUFFER_FOR_LOW_ALARM)
    return "caution" if short or case.reading.is_empty(path) else "info"


def res_05(case: Case) -> str | None:
    """Today is after the latest refill date."""
    latest = case.results.dates.get("latest_refill_date")
    return "confirm" if latest is not None and case.today > latest else None


def res_06(case: Case) -> str | None:
    """Booking buffer short or empty."""
    path = "refill.booking_buffer"
    short = falls_short(case.number(path), facts.SHORTEST_BUFFER)
    return "caution" if short or case.reading.is_empty(path) else None


def res_07(case: Case) -> str | None:
    """No flow tolerance entered."""
    return "info" if case.reading.is_empty("refill.flow_tolerance") else None


def res_10(case: Case) -> str | None:
    """Book-by date not after the fill date, or an interval of an unlikely length."""
    book_by, filled = case.results.dates.get("book_by_date"), case.reading.dates.get("fill_date")
    days = case.result("days_to_alarm")
    too_soon = book_by is not None and filled is not None and book_by <= filled
    odd = falls_short(days, facts.SHORTEST_INTERVAL) or exceeds(days, facts.LONGEST_INTERVAL)
    return "confirm" if too_soon or odd else None


def dat_02(case: Case) -> str | None:
    """The fill date is not today."""
    filled = case.reading.dates.get("fill_date")
    return "info" if filled is not None and filled != case.today else None


def dos_01(case: Case) -> str | None:
    """Highest daily dose above 1,000 mcg/day."""
    return "caution" if exceeds(upper_dose(case), facts.LIMITED_EXPERIENCE) else None


def _published_extremes(case: Case) -> tuple[int, int] | None:
    """mcg/day for this patient; None where what cannot be read would decide it."""
    problems, age = case.reading.problems, case.number("dose.age_years")
    if "dose.age_years" in problems:
        return None
    if age is not None:
        young = below(age, ratio(facts.YOUNG_AGE))
    elif "dose.patient_group" in problems:
        return None
    else:
        young = case.reading.words.get("dose.patient_group") == "paediatric"
    return facts.YOUNG_EXTREMES if young else facts.OTHER_EXTREMES


def dos_02(case: Case) -> str | None:
    """Outside the published extremes for the patient's age or group."""
    extremes = _published_extremes(case)
    if extremes is None:
        return None
    lowest, highest = extremes
    too_low = falls_short(case.number("dose.daily_dose"), lowest)
    return "confirm" if too_low or exceeds(upper_dose(case), highest) else None


def dos_05(case: Case) -> str | None:
    """Under 4 years."""
    young = falls_short(case.number("dose.age_years"), facts.NOT_ESTABLISHED_AGE)
    return "confirm" if young else None


REMARKS: Final[tuple[tuple[str, Rule], ...]] = (
    ("PRD-04", prd_04),
    ("PRD-05", prd_05),
    ("PRD-06", prd_06),
    ("CON-01", con_01),
    ("DIL-02", dil_02),
    ("DIL-03", dil_03),
    ("DIL-04", dil_04),
    ("FLW-02", flw_02),
    ("FLW-03", flw_03),
    ("PMP-01", pmp_01),
    ("RES-02", res_02),
    ("RES-03", res_03),
    ("RES-04", res_04),
    ("RES-05", res_05),
    ("RES-06", res_06),
    ("RES-07", res_07),
    ("RES-10", res_10),
    ("DAT-02", dat_02),
    ("DOS-01", dos_01),
    ("DOS-02", dos_02),
    ("DOS-05", dos_05),
)
