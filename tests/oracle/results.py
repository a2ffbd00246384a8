"""The results of a worksheet before any rule withholds one.

A result is absent where a field that it reads is empty or cannot be read. Units: concentrations
mcg/mL, volumes mL, doses mcg/day, hourly dose mcg/hour, flows mL/day, durations days, deviation
percent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tests.oracle.ratio import (
    ONE,
    ZERO,
    Ratio,
    add,
    below,
    ceiling,
    divide,
    floor,
    half_up,
    multiply,
    ratio,
    shown,
    subtract,
)
from tests.oracle.text import Reading

SECOND_STRENGTH: Final = "preparation.second_stock.label_strength"
TARGET: Final = "preparation.target_concentration"
_PUMP_FIGURES: Final = {
    "pump.reservoir_volume": "reservoir",
    "pump.residual_volume": "residual",
    "pump.minimum_flow": "minimum_flow",
}
_SATURDAY: Final = 5
_LAST_DAY: Final = date.max.toordinal()


@dataclass(slots=True)
class Results:
    """Results by name; a name in none of the three is absent."""

    numbers: dict[str, Ratio] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: Ratio | None) -> None:
        """Keep the value where there is one."""
        if value is not None:
            self.numbers[name] = value

    def withhold(self, names: Iterable[str]) -> None:
        """Make the named results absent."""
        for name in names:
            self.numbers.pop(name, None)
            self.dates.pop(name, None)
            self.texts.pop(name, None)

    def shown(self) -> dict[str, str]:
        """Every result as text: "n" or "n/d", ISO dates, words."""
        return (
            {name: shown(value) for name, value in self.numbers.items()}
            | {name: day.isoformat() for name, day in self.dates.items()}
            | self.texts
        )


def pump_reference(reading: Reading, path: str) -> Ratio | None:
    """The chosen pump's own figure for the field, in mL or mL/day, or None where not known."""
    pump = reading.pump()
    figure = None if pump is None else getattr(pump, _PUMP_FIGURES[path])
    return None if figure is None else ratio(figure, 1_000)


def pump_figure(reading: Reading, path: str) -> Ratio | None:
    """The typed figure, else the pump's own where the field is empty, in mL or mL/day."""
    if path in reading.problems:
        return None
    return reading.numbers.get(path) or pump_reference(reading, path)


def container_volume(reading: Reading) -> Ratio | None:
    """The stock's container in mL: typed, else printed where the field is empty."""
    if "product.container_volume" in reading.problems:
        return None
    product = reading.product()
    if product is None or product.container is None:
        return reading.numbers.get("product.container_volume")
    return reading.numbers.get("product.container_volume") or ratio(product.container, 1_000)


def priming_volume(reading: Reading) -> Ratio | None:
    """mL; 0 where the field is empty, None where it cannot be read."""
    if "preparation.priming_volume" in reading.problems:
        return None
    return reading.numbers.get("preparation.priming_volume", ZERO)


def has_second_stock(reading: Reading) -> bool:
    """A second stock is there as soon as its strength has text, readable or not."""
    return SECOND_STRENGTH in reading.strengths or SECOND_STRENGTH in reading.problems


def second_concentration(reading: Reading) -> Ratio | None:
    """mcg/mL of the second stock."""
    strength = reading.strengths.get(SECOND_STRENGTH)
    return None if strength is None else strength.concentration


def graduation(reading: Reading, of: str, other: str) -> Ratio | None:
    """The graduation that measures one volume, in mL: its own, else the other one entered."""
    own_path, other_path = f"preparation.{of}", f"preparation.{other}"
    # Text that cannot be read is not empty: the other graduation does not stand in for it.
    if own_path in reading.problems:
        return None
    return reading.numbers.get(own_path) or reading.numbers.get(other_path)


def stock_graduation(reading: Reading) -> Ratio | None:
    """mL."""
    return graduation(reading, "graduation", "diluent_graduation")


def diluent_graduation(reading: Reading) -> Ratio | None:
    """mL."""
    return graduation(reading, "diluent_graduation", "graduation")


def has_graduation(reading: Reading) -> bool:
    """Whether either graduation has text, readable or not."""
    return not (reading.is_empty("preparation.graduation") and reading.is_empty("preparation.diluent_graduation"))


def is_diluted(reading: Reading, results: Results) -> bool:
    """One stock and a target below it; False too where either is not known."""
    target = reading.numbers.get(TARGET)
    stock = results.numbers.get("stock_concentration")
    if target is None or stock is None or has_second_stock(reading):
        return False
    return below(target, stock)


def highest_daily_dose(reading: Reading) -> Ratio | None:
    """D + N * b in mcg/day, only with both bolus fields."""
    dose = reading.numbers.get("dose.daily_dose")
    bolus = reading.numbers.get("dose.bolus_dose")
    count = reading.numbers.get("dose.boluses_per_day")
    if dose is None or bolus is None or count is None:
        return None
    return add(dose, multiply(bolus, count))


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
    dose = reading.numbers.get("dose.daily_dose")
    # A pump that cannot be read might be one with a fixed flow.
    if dose is not None and "pump.id" not in reading.problems:
        results.put("delivered_daily_dose", multiply(dose, share))


def _put_flow(reading: Reading, results: Results) -> None:
    stock = results.numbers.get("stock_concentration")
    if stock is not None:
        empty = reading.is_empty(TARGET)
        results.put("pump_concentration", stock if empty else reading.numbers.get(TARGET))
    dose = reading.numbers.get("dose.daily_dose")
    concentration = results.numbers.get("pump_concentration")
    if dose is None:
        return
    results.put("hourly_dose", divide(dose, ratio(24)))
    results.put("highest_daily_dose", highest_daily_dose(reading))
    if concentration is not None and "pump.id" not in reading.problems:
        results.put("flow_rate", divide(dose, concentration))


def _worst_flow(reading: Reading, results: Results) -> Ratio | None:
    """mL/day with every bolus used and the pump at the fast end of its tolerance, or None."""
    reads = ("refill.flow_tolerance", "dose.bolus_dose", "dose.boluses_per_day")
    if any(path in reading.problems for path in reads):
        return None
    highest = highest_daily_dose(reading)
    tolerance = reading.numbers.get("refill.flow_tolerance")
    if highest is None and tolerance is None:
        return None
    dose = highest or reading.numbers["dose.daily_dose"]
    flow = divide(dose, results.numbers["pump_concentration"])
    return multiply(flow, add(ONE, divide(tolerance or ZERO, ratio(100))))


def _put_days(reading: Reading, results: Results) -> None:
    programmed = reading.numbers.get("pump.programmed_volume")
    flow = results.numbers.get("flow_rate")
    if programmed is None or flow is None:
        return
    ends = {
        "days_to_alarm": reading.numbers.get("pump.alarm_volume"),
        "days_to_empty": pump_figure(reading, "pump.residual_volume"),
    }
    worst = _worst_flow(reading, results)
    for name, end in ends.items():
        if end is None:
            continue
        usable = subtract(programmed, end)
        if not below(ZERO, usable):
            continue
        results.put(name, divide(usable, flow))
        if worst is not None:
            results.put(f"earliest_{name}", divide(usable, worst))
    tolerance = reading.numbers.get("refill.flow_tolerance")
    if tolerance is not None and "days_to_alarm" in results.numbers:
        slow = subtract(ONE, divide(tolerance, ratio(100)))
        days = results.numbers["days_to_alarm"]
        results.put("latest_days_to_alarm", divide(days, slow))


def _put_date(results: Results, name: str, ordinal: int) -> None:
    # A date that no calendar can write is absent.
    if 1 <= ordinal <= _LAST_DAY:
        results.dates[name] = date.fromordinal(ordinal)


def _put_dates(reading: Reading, results: Results) -> None:
    days = results.numbers.get("days_to_alarm")
    if reading.fill_date is None or days is None:
        return
    filled = reading.fill_date.toordinal()
    _put_date(results, "alarm_date", filled + floor(days))
    stability = reading.numbers.get("refill.stability_limit")
    worst_reads = ("refill.flow_tolerance", "dose.bolus_dose", "dose.boluses_per_day")
    if stability is None or any(path in reading.problems for path in worst_reads):
        return
    limit = results.numbers.get("earliest_days_to_alarm", days)
    stability_decides = below(stability, limit)
    latest = filled + floor(stability if stability_decides else limit)
    _put_date(results, "latest_refill_date", latest)
    if "latest_refill_date" not in results.dates:
        return
    results.texts["deciding_limit"] = "stability" if stability_decides else "alarm"
    buffer = reading.numbers.get("refill.booking_buffer")
    if buffer is not None:
        booked = latest - floor(buffer)
        # Ordinal 1 is a Monday; at a weekend the last working day is Friday.
        weekday = (booked - 1) % 7
        _put_date(results, "book_by_date", booked - max(0, weekday - _SATURDAY + 1))


def calculate(reading: Reading) -> Results:
    """Every result that the worksheet's fields give."""
    results = Results()
    results.put("stock_concentration", _stock_concentration(reading))
    _put_exact_volumes(reading, results)
    _put_measured(reading, results)
    _put_containers(reading, results)
    _put_achieved(reading, results)
    _put_flow(reading, results)
    _put_days(reading, results)
    _put_dates(reading, results)
    return results
