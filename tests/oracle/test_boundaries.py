"""The generated worksheets stand on every limit of the comparing rules, and just on either side of it."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.oracle import facts
from tests.oracle.calculate import calculate
from tests.oracle.generator import worksheet
from tests.oracle.inputs import pump_figure
from tests.oracle.ratio import ONE, ZERO, Ratio, add, below, divide, magnitude, multiply, ratio, subtract
from tests.oracle.reading import FIXED_FLOW, TRIMMED, Reading, read
from tests.oracle.results import Results

Pair = tuple[Ratio | None, Ratio | None]
"""A value and its limit; None where the worksheet does not give it."""

_PERCENT: Final = ratio(100)
_DOSE: Final = "dose.daily_dose"


def _change(reading: Reading, results: Results) -> Iterator[tuple[str, Pair]]:
    words, change = reading.words, results.numbers.get("dose_change")
    group, phase = words.get("dose.patient_group"), words.get("dose.phase")
    if group is not None and phase is not None:
        yield f"DOS-03 {group} {phase}", (change, ratio(facts.HIGHEST_INCREASE[group, phase]))
        yield "DOS-03 decrease", (change, ratio(facts.DEEPEST_DECREASE))
    dose, old = reading.numbers.get(_DOSE), reading.numbers.get("previous.daily_dose")
    if change is None or dose is None or old is None:
        return
    if below(ratio(facts.LIMITED_EXPERIENCE), dose):
        yield "DOS-06 step", (change, ratio(facts.LARGE_STEP))
    if below(ratio(facts.LARGE_STEP), change):
        yield "DOS-06 dose", (dose, ratio(facts.LIMITED_EXPERIENCE))
    for factor in facts.SLIP_SHAPES:
        for shape in (ratio(factor), ratio(1, factor)):
            deviation = multiply(subtract(divide(divide(dose, old), shape), ONE), _PERCENT)
            for limit in (facts.SLIP_MARGIN, -facts.SLIP_MARGIN):
                yield f"DOS-07 {shape} {limit:+} %", (deviation, ratio(limit))


def _volumes(reading: Reading, results: Results) -> Iterator[tuple[str, Pair]]:
    discrepancy = results.numbers.get("volume_discrepancy")
    for limit in (1, 2, -1, -2):
        yield f"VOL-03 and VOL-04 {limit:+} mL", (discrepancy, ratio(limit))
    programmed = reading.numbers.get("previous.programmed_volume")
    yield "VOL-04 programmed", (reading.numbers.get("previous.aspirated_volume"), programmed)
    yield "VOL-05", (results.numbers.get("expected_residual"), ZERO)
    if discrepancy is not None and below(ONE, magnitude(discrepancy)) and below(magnitude(discrepancy), ratio(2)):
        yield "VOL-03 reservoir", (pump_figure(reading, "pump.reservoir_volume"), ratio(20))
    filled, before = (reading.dates.get(path) for path in ("fill_date", "previous.fill_date"))
    if filled is not None and before is not None:
        yield "DAT-01", (ratio((filled - before).days, 100), ZERO)


def _flows(reading: Reading, results: Results) -> Iterator[tuple[str, Pair]]:
    minimum = pump_figure(reading, "pump.minimum_flow")
    yield "TRN-04", (results.numbers.get("bridge_rate"), minimum)
    concentration, dose = results.numbers.get("pump_concentration"), reading.numbers.get(_DOSE)
    for step in reading.schedule or () if concentration is not None else ():
        flow = multiply(step.dose, ratio(24 * 60, step.end - step.start))
        yield "FLW-01 step", (divide(flow, concentration or ONE), minimum)
    fixed = reading.numbers.get(FIXED_FLOW)
    for name in ("pump_concentration", "achieved_concentration"):
        given = results.numbers.get(name)
        if reading.is_constant_flow() and fixed is not None and dose is not None and given is not None:
            deviation = multiply(subtract(divide(multiply(fixed, given), dose), ONE), _PERCENT)
            for limit in (5, 10, -5, -10):
                yield f"FLW-04 {name} {limit:+} %", (deviation, ratio(limit))


def _fields(reading: Reading, results: Results) -> Iterator[tuple[str, Pair]]:
    numbers, total = reading.numbers, ZERO
    for step in reading.schedule or ():
        total = add(total, step.dose)
    if reading.schedule is not None:
        yield "DOS-08 total", (total, numbers.get(_DOSE))
    for path, limits in (("daily_dose", (12, 2_003, 120)), ("concentration", (500, 2_000, 50, 20_000))):
        for limit in limits:
            yield f"SLP-01 previous.{path} {limit}", (numbers.get(f"previous.{path}"), ratio(limit))
    programmed, alarm = numbers.get("pump.programmed_volume"), numbers.get("pump.alarm_volume")
    if programmed is not None and alarm is not None:
        yield "bridge takes all", (results.numbers.get("bridge_extra_volume"), subtract(programmed, alarm))


def _before_it_is_a_problem(sheet: dict[str, object]) -> Iterator[tuple[str, Pair]]:
    """Limits beyond which the field is a problem: read apart from each other, so that none is."""
    system = sheet.get("system")
    if not isinstance(system, dict):
        return

    def alone(path: str) -> Ratio | None:
        key = path.removeprefix("system.")
        mark = sheet.get("decimal_mark")
        return read({"decimal_mark": mark, "system": {key: system.get(key)}}).numbers.get(path)

    yield "trimmed length", (alone(TRIMMED), ratio(110))
    yield "tubing range", (alone("system.tubing_volume"), alone("system.tubing_volume_max"))


def _side(value: Ratio, limit: Ratio) -> str | None:
    """Where the value stands, or None where that is further than a twentieth of the limit."""
    distance, near = subtract(value, limit), ratio(1, 20) if limit == ZERO else divide(magnitude(limit), ratio(20))
    if below(near, magnitude(distance)):
        return None
    return "at" if distance == ZERO else "below" if below(distance, ZERO) else "above"


@pytest.fixture(scope="module")
def reached() -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    sources: tuple[Callable[[Reading, Results], Iterator[tuple[str, Pair]]], ...] = (_change, _volumes, _flows, _fields)
    for seed in range(10_000):
        sheet = worksheet(seed)
        reading = read(sheet)
        results = calculate(reading)
        pairs = [pair for source in sources for pair in source(reading, results)]
        for name, (value, limit) in [*pairs, *_before_it_is_a_problem(sheet)]:
            side = None if value is None or limit is None else _side(value, limit)
            if side is not None:
                found[name, side] += 1
    return found


def test_every_limit_is_met_and_passed_on_both_sides(reached: Counter[tuple[str, str]]) -> None:
    names = {name for name, _ in reached}
    assert len(names) == 54
    # What is expected to be left is never shown below 0.
    one_sided = {("VOL-05", "below")}
    missing = {(name, side) for name in names for side in ("below", "at", "above") if reached[name, side] < 2}
    assert missing == one_sided
