"""What a change of concentration does to the drug in reservoir, tubing and catheter."""

from tests.oracle.inputs import PREVIOUS_CONCENTRATION, is_system_unreadable, pump_figure, system_volumes
from tests.oracle.ratio import ONE, ZERO, Ratio, add, below, divide, multiply, ratio, subtract
from tests.oracle.reading import FIXED_FLOW, Reading
from tests.oracle.results import Results


def old_and_new(reading: Reading, results: Results) -> tuple[Ratio, Ratio] | None:
    """Previous and new concentration in mcg/mL where both are known and differ."""
    old = reading.numbers.get(PREVIOUS_CONCENTRATION)
    new = results.numbers.get("pump_concentration")
    return None if old is None or new is None or old == new else (old, new)


def is_bridge_unclear(reading: Reading, results: Results) -> bool:
    """Whether text that cannot be read decides if a bridge uses more solution than the dose alone."""
    if reading.is_constant_flow():
        return False
    if PREVIOUS_CONCENTRATION in reading.problems:
        return True
    change = old_and_new(reading, results)
    return change is not None and below(change[0], change[1]) and is_system_unreadable(reading)


def put_change(reading: Reading, results: Results) -> None:
    """Mixed concentration, system volume, and the days with and without a bridge."""
    change = old_and_new(reading, results)
    if change is None:
        return
    old, new = change
    _put_mixed(reading, results, old, new)
    volumes = system_volumes(reading)
    used = largest = None
    if volumes is not None:
        lowest, highest = volumes
        largest = highest or lowest
        # A bridge that is wrong then errs to the lower dose.
        used = lowest if below(old, new) else largest
        results.put("system_volume", used)
        results.put("system_volume_max", highest)
    flow = results.numbers.get("flow_rate")
    if largest is not None and flow is not None:
        results.put("unbridged_duration", multiply(divide(largest, flow), ratio(24)))
    if reading.is_constant_flow():
        fixed = reading.numbers.get(FIXED_FLOW)
        results.put("unbridged_daily_dose", None if fixed is None else multiply(old, fixed))
    elif not reading.is_pump_unclear():
        _put_bridge(reading, results, used, old, new)


def _put_mixed(reading: Reading, results: Results, old: Ratio, new: Ratio) -> None:
    injected = reading.numbers.get("pump.injected_volume")
    residual = pump_figure(reading, "pump.residual_volume")
    if injected is None or residual is None:
        return
    mass = add(multiply(injected, new), multiply(residual, old))
    mixed = divide(mass, add(injected, residual))
    results.put("mixed_concentration", mixed)
    results.put("mixed_deviation", multiply(divide(subtract(mixed, new), new), ratio(100)))


def _put_bridge(reading: Reading, results: Results, used: Ratio | None, old: Ratio, new: Ratio) -> None:
    dose = reading.numbers.get("dose.daily_dose")
    if dose is not None:
        results.put("unbridged_daily_dose", multiply(dose, divide(old, new)))
    if used is None:
        return
    mass = multiply(used, old)
    results.put("bridge_dose", mass)
    if dose is not None:
        results.put("bridge_duration", multiply(divide(mass, dose), ratio(24)))
        results.put("bridge_rate", divide(dose, old))
    extra = multiply(used, subtract(ONE, divide(old, new)))
    if below(ZERO, extra):
        results.put("bridge_extra_volume", extra)
