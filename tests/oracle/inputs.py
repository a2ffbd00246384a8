"""What stands in a worksheet once reference figures and zeros fill the empty fields that may be filled.

Each is None where it is not known, or where a field that it reads cannot be read.
"""

from typing import Final

from tests.oracle import facts
from tests.oracle.ratio import ZERO, Ratio, add, multiply, ratio, subtract
from tests.oracle.reading import FIXED_FLOW, TRIMMED, Reading

SECOND_STRENGTH: Final = "preparation.second_stock.label_strength"
TARGET: Final = "preparation.target_concentration"
PREVIOUS_CONCENTRATION: Final = "previous.concentration"
MINIMUM_FLOW: Final = "pump.minimum_flow"

_PUMP_FIGURES: Final = {
    "pump.reservoir_volume": "reservoir",
    "pump.residual_volume": "residual",
    MINIMUM_FLOW: "minimum_flow",
}
_TUBING: Final = ("system.tubing_volume", "system.tubing_volume_max")
_CATHETER: Final = "system.catheter_volume"
_CATHETER_ID: Final = "system.catheter_id"


def pump_reference(reading: Reading, path: str) -> Ratio | None:
    """The chosen pump's own figure for the field, in mL or mL/day."""
    pump = reading.pump()
    figure = None if pump is None else getattr(pump, _PUMP_FIGURES[path])
    return None if figure is None else ratio(figure, 1_000)


def pump_figure(reading: Reading, path: str) -> Ratio | None:
    """The typed figure, else the pump's own where the field is empty, in mL or mL/day.

    The minimum flow of a constant-flow pump is its fixed flow.
    """
    if path in reading.problems:
        return None
    if path == MINIMUM_FLOW and reading.is_constant_flow():
        return reading.numbers.get(path) or reading.numbers.get(FIXED_FLOW)
    return reading.numbers.get(path) or pump_reference(reading, path)


def programmed_volume(reading: Reading) -> Ratio | None:
    """mL; for a constant-flow pump the injected volume stands for it where it is empty."""
    path = "pump.programmed_volume"
    if reading.is_constant_flow() and reading.is_empty(path):
        path = "pump.injected_volume"
    return reading.numbers.get(path)


def container_volume(reading: Reading) -> Ratio | None:
    """The stock's container in mL: typed, else printed where the field is empty."""
    if "product.container_volume" in reading.problems:
        return None
    product = reading.product()
    if product is None or product.container is None:
        return reading.numbers.get("product.container_volume")
    return reading.numbers.get("product.container_volume") or ratio(product.container, 1_000)


def priming_volume(reading: Reading) -> Ratio | None:
    """mL; 0 where the field is empty."""
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


def _graduation(reading: Reading, of: str, other: str) -> Ratio | None:
    """The graduation that measures one volume, in mL: its own, else the other one entered."""
    own_path, other_path = f"preparation.{of}", f"preparation.{other}"
    # Text that cannot be read is not empty: the other graduation does not stand in for it.
    if own_path in reading.problems:
        return None
    return reading.numbers.get(own_path) or reading.numbers.get(other_path)


def stock_graduation(reading: Reading) -> Ratio | None:
    """mL."""
    return _graduation(reading, "graduation", "diluent_graduation")


def diluent_graduation(reading: Reading) -> Ratio | None:
    """mL."""
    return _graduation(reading, "diluent_graduation", "graduation")


def has_graduation(reading: Reading) -> bool:
    """Whether either graduation has text, readable or not."""
    return not (reading.is_empty("preparation.graduation") and reading.is_empty("preparation.diluent_graduation"))


def highest_daily_dose(reading: Reading) -> Ratio | None:
    """D + N * b in mcg/day, only with both bolus fields."""
    dose = reading.numbers.get("dose.daily_dose")
    boluses = daily_boluses(reading)
    return None if dose is None or boluses is None else add(dose, boluses)


def daily_boluses(reading: Reading) -> Ratio | None:
    """N * b in mcg/day, only with both bolus fields."""
    bolus = reading.numbers.get("dose.bolus_dose")
    count = reading.numbers.get("dose.boluses_per_day")
    return None if bolus is None or count is None else multiply(bolus, count)


def is_system_unreadable(reading: Reading) -> bool:
    """Whether a field of tubing or catheter that counts cannot be read; a typed catheter volume wins."""
    by_length = () if reading.is_known(_CATHETER) else (_CATHETER_ID, TRIMMED)
    return any(path in reading.problems for path in (*_TUBING, _CATHETER, *by_length))


def _catheter_volume(reading: Reading) -> Ratio | None:
    """mL: typed, else from the implanted length."""
    typed, trimmed = reading.numbers.get(_CATHETER), reading.numbers.get(TRIMMED)
    chosen = reading.words.get(_CATHETER_ID)
    if typed is not None or trimmed is None or chosen is None:
        return typed
    catheter = facts.CATHETERS[chosen]
    return multiply(subtract(ratio(catheter.length), trimmed), ratio(catheter.volume_per_length, 1_000_000))


def system_volumes(reading: Reading) -> tuple[Ratio, Ratio | None] | None:
    """Tubing and catheter in mL: the volume or the smallest, and the largest where there is a range."""
    tubing, largest = (reading.numbers.get(path) for path in _TUBING)
    catheter = _catheter_volume(reading)
    if is_system_unreadable(reading) or tubing is None or catheter is None:
        return None
    return add(tubing, catheter), None if largest is None else add(largest, catheter)
