"""What is drawn up, what it gives, and what the label of the pump says."""

from tests.oracle.inputs import (
    SECOND_STRENGTH,
    TARGET,
    container_volume,
    diluent_graduation,
    has_graduation,
    has_second_stock,
    priming_volume,
    second_concentration,
    stock_graduation,
)
from tests.oracle.ratio import ONE, ZERO, Ratio, add, below, ceiling, divide, half_up, multiply, ratio, subtract
from tests.oracle.reading import Reading
from tests.oracle.results import Results


def put_preparation(reading: Reading, results: Results) -> None:
    """Every result from the stock to the concentration in the pump."""
    results.put("stock_concentration", _stock_concentration(reading))
    _put_exact_volumes(reading, results)
    _put_measured(reading, results)
    _put_containers(reading, results)
    _put_achieved(reading, results)
    stock = results.numbers.get("stock_concentration")
    if stock is not None:
        results.put("pump_concentration", stock if reading.is_empty(TARGET) else reading.numbers.get(TARGET))


def what_is_given(reading: Reading, results: Results) -> Ratio | None:
    """mcg/mL that reaches the patient: achieved, else the pump concentration; None where that cannot be told."""
    achieved = results.numbers.get("achieved_concentration")
    if achieved is not None or reading.is_empty(TARGET) or not has_graduation(reading):
        return achieved or results.numbers.get("pump_concentration")
    reads = ("preparation.final_volume", "preparation.graduation", "preparation.diluent_graduation")
    measured = is_diluted(reading, results) and any(path in reading.problems for path in reads)
    # Text that cannot be read might have given another concentration.
    if measured or SECOND_STRENGTH in reading.problems:
        return None
    return results.numbers.get("pump_concentration")


def is_diluted(reading: Reading, results: Results) -> bool:
    """One stock and a target below it; False too where either is not known."""
    target = reading.numbers.get(TARGET)
    stock = results.numbers.get("stock_concentration")
    if target is None or stock is None or has_second_stock(reading):
        return False
    return below(target, stock)


def _stock_concentration(reading: Reading) -> Ratio | None:
    product = reading.product()
    if product is None:
        return None
    if "product.label_strength" in reading.problems:
        return None
    strength = reading.strengths.get("product.label_strength")
    if not product.complete and "product.container_volume" in reading.problems:
        return None
    if strength is not None:
        return strength.concentration
    if not product.complete or product.mass is None:
        return None
    return ratio(product.mass * 1_000, product.volume or 1_000)


def _put_exact_volumes(reading: Reading, results: Results) -> None:
    """Undiluted: injected + priming. Else by conservation of mass in the final volume."""
    if reading.is_empty(TARGET):
        injected = reading.numbers.get("pump.injected_volume")
        priming = priming_volume(reading)
        if injected is not None and priming is not None:
            results.put("stock_volume", add(injected, priming))
        return
    target = reading.numbers.get(TARGET)
    final = reading.numbers.get("preparation.final_volume")
    stock = results.numbers.get("stock_concentration")
    if target is None or final is None or stock is None:
        return
    other = second_concentration(reading) if has_second_stock(reading) else ZERO
    # Two equal stocks make nothing but their own strength: no share can be worked out.
    if other is None or other == stock:
        return
    share = divide(subtract(target, other), subtract(stock, other))
    volume = multiply(final, share)
    rest = "second_stock_volume" if has_second_stock(reading) else "diluent_volume"
    results.put("stock_volume", volume)
    results.put(rest, subtract(final, volume))


def _put_measured(reading: Reading, results: Results) -> None:
    numbers = results.numbers
    if not is_diluted(reading, results) or "stock_volume" not in numbers:
        return
    stock_step, diluent_step = stock_graduation(reading), diluent_graduation(reading)
    if stock_step is not None:
        results.put("measured_stock_volume", half_up(numbers["stock_volume"], stock_step))
    if diluent_step is not None:
        results.put("measured_diluent_volume", half_up(numbers["diluent_volume"], diluent_step))


def _put_containers(reading: Reading, results: Results) -> None:
    diluted = is_diluted(reading, results)
    name = "measured_stock_volume" if diluted and has_graduation(reading) else "stock_volume"
    volume, container = results.numbers.get(name), container_volume(reading)
    if volume is None or container is None:
        return
    count = ratio(ceiling(divide(volume, container)))
    results.put("containers", count)
    results.put("leftover_volume", subtract(multiply(count, container), volume))


def _put_achieved(reading: Reading, results: Results) -> None:
    numbers = results.numbers
    stock = numbers.get("measured_stock_volume")
    diluent = numbers.get("measured_diluent_volume")
    if stock is None or diluent is None or add(stock, diluent) == ZERO:
        return
    mass = multiply(numbers["stock_concentration"], stock)
    achieved = divide(mass, add(stock, diluent))
    share = divide(achieved, reading.numbers[TARGET])
    results.put("achieved_concentration", achieved)
    results.put("achieved_deviation", multiply(subtract(share, ONE), ratio(100)))
