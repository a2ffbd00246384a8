"""What the pump delivers now, and what it delivered since the previous fill."""

from tests.oracle.inputs import TARGET, highest_daily_dose
from tests.oracle.preparation import what_is_given
from tests.oracle.ratio import ZERO, Ratio, below, divide, multiply, ratio, subtract
from tests.oracle.reading import FIXED_FLOW, Reading
from tests.oracle.results import Results


def put_delivery(reading: Reading, results: Results) -> None:
    """Doses and flow."""
    dose = reading.numbers.get("dose.daily_dose")
    previous = reading.numbers.get("previous.daily_dose")
    if dose is not None:
        results.put("hourly_dose", divide(dose, ratio(24)))
        results.put("highest_daily_dose", highest_daily_dose(reading))
    if dose is not None and previous is not None:
        results.put("dose_change", multiply(divide(subtract(dose, previous), previous), ratio(100)))
    if reading.is_constant_flow():
        _put_fixed_flow(reading, results, dose)
    elif dose is not None and not reading.is_pump_unclear():
        _put_flow(reading, results, dose)


def _put_fixed_flow(reading: Reading, results: Results, dose: Ratio | None) -> None:
    flow = reading.numbers.get(FIXED_FLOW)
    if flow is None:
        return
    results.put("flow_rate", flow)
    given = what_is_given(reading, results)
    results.put("delivered_daily_dose", None if given is None else multiply(flow, given))
    results.put("needed_concentration", None if dose is None else divide(dose, flow))


def _put_flow(reading: Reading, results: Results, dose: Ratio) -> None:
    concentration = results.numbers.get("pump_concentration")
    achieved = results.numbers.get("achieved_concentration")
    if concentration is not None:
        results.put("flow_rate", divide(dose, concentration))
    if achieved is not None:
        results.put("delivered_daily_dose", multiply(dose, divide(achieved, reading.numbers[TARGET])))


def _previous_flow(reading: Reading) -> Ratio | None:
    """mL/day since the previous fill: the fixed one, else the previous dose in the previous concentration."""
    if reading.is_constant_flow():
        return reading.numbers.get(FIXED_FLOW)
    dose = reading.numbers.get("previous.daily_dose")
    concentration = reading.numbers.get("previous.concentration")
    if dose is None or concentration is None or reading.is_pump_unclear():
        return None
    return divide(dose, concentration)


def _expected_residual(reading: Reading) -> Ratio | None:
    """mL: what the programmer shows, else what the previous fill leaves after whole calendar days."""
    path, bolus_path = "previous.expected_residual", "previous.bolus_volume"
    if not reading.is_empty(path):
        return reading.numbers.get(path)
    programmed = reading.numbers.get("previous.programmed_volume")
    filled, before = reading.dates.get("fill_date"), reading.dates.get("previous.fill_date")
    flow = _previous_flow(reading)
    if programmed is None or filled is None or before is None or flow is None or bolus_path in reading.problems:
        return None
    days = filled.toordinal() - before.toordinal()
    if days <= 0:
        return None
    used = multiply(flow, ratio(days))
    left = subtract(subtract(programmed, used), reading.numbers.get(bolus_path, ZERO))
    return ZERO if below(left, ZERO) else left


def put_residual(reading: Reading, results: Results) -> None:
    """What should have been left, and what was found."""
    expected = _expected_residual(reading)
    aspirated = reading.numbers.get("previous.aspirated_volume")
    programmed = reading.numbers.get("previous.programmed_volume")
    if expected is None:
        return
    results.put("expected_residual", expected)
    if aspirated is None:
        return
    discrepancy = subtract(expected, aspirated)
    results.put("volume_discrepancy", discrepancy)
    if programmed is not None and below(expected, programmed):
        share = divide(discrepancy, subtract(programmed, expected))
        results.put("discrepancy_of_delivered", multiply(share, ratio(100)))
