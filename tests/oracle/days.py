"""How long the fill lasts, and the dates that follow."""

from datetime import date
from typing import Final

from tests.oracle.change import is_bridge_unclear
from tests.oracle.inputs import daily_boluses, programmed_volume, pump_figure
from tests.oracle.ratio import ONE, ZERO, Ratio, add, below, divide, floor, multiply, ratio, subtract
from tests.oracle.reading import Reading
from tests.oracle.results import Results

_TOLERANCE: Final = "refill.flow_tolerance"
_WORST_READS: Final = (_TOLERANCE, "dose.bolus_dose", "dose.boluses_per_day")
_SATURDAY: Final = 5
_LAST_DAY: Final = date.max.toordinal()


def _has_worst_case(reading: Reading, results: Results) -> bool:
    """Whether a tolerance, boluses or a bridge can make the fill end earlier than the nominal day."""
    is_entered = daily_boluses(reading) is not None or _TOLERANCE in reading.numbers
    return is_entered or "bridge_extra_volume" in results.numbers


def _is_worst_case_unclear(reading: Reading, results: Results) -> bool:
    return any(path in reading.problems for path in _WORST_READS) or is_bridge_unclear(reading, results)


def _worst_flow(reading: Reading, results: Results, flow: Ratio) -> Ratio | None:
    """mL/day with every bolus used and the pump at the fast end of its tolerance, or None."""
    if _is_worst_case_unclear(reading, results) or not _has_worst_case(reading, results):
        return None
    boluses, concentration = daily_boluses(reading), results.numbers.get("pump_concentration")
    if boluses is not None:
        if concentration is None:
            return None
        flow = add(flow, divide(boluses, concentration))
    tolerance = reading.numbers.get(_TOLERANCE, ZERO)
    return multiply(flow, add(ONE, divide(tolerance, ratio(100))))


def put_days(reading: Reading, results: Results) -> None:
    """Nominal, earliest and latest days."""
    programmed = programmed_volume(reading)
    flow = results.numbers.get("flow_rate")
    if programmed is None or flow is None:
        return
    ends = {
        "days_to_alarm": reading.numbers.get("pump.alarm_volume"),
        "days_to_empty": pump_figure(reading, "pump.residual_volume"),
    }
    worst = _worst_flow(reading, results, flow)
    extra = results.numbers.get("bridge_extra_volume", ZERO)
    for name, end in ends.items():
        if end is None:
            continue
        usable = subtract(programmed, end)
        if not below(ZERO, usable):
            continue
        results.put(name, divide(usable, flow))
        if worst is not None and below(extra, usable):
            results.put(f"earliest_{name}", divide(subtract(usable, extra), worst))
    tolerance = reading.numbers.get(_TOLERANCE)
    if tolerance is not None and "days_to_alarm" in results.numbers:
        slow = subtract(ONE, divide(tolerance, ratio(100)))
        results.put("latest_days_to_alarm", divide(results.numbers["days_to_alarm"], slow))


def _refill_limit(reading: Reading, results: Results) -> Ratio | None:
    """Days until the alarm counts; never the nominal ones where a worst case is there or may be."""
    if _is_worst_case_unclear(reading, results):
        return None
    name = "earliest_days_to_alarm" if _has_worst_case(reading, results) else "days_to_alarm"
    return results.numbers.get(name)


def _put_date(results: Results, name: str, ordinal: int) -> None:
    # A date that no calendar can write is absent.
    if 1 <= ordinal <= _LAST_DAY:
        results.dates[name] = date.fromordinal(ordinal)


def put_dates(reading: Reading, results: Results) -> None:
    """Alarm, latest refill and booking."""
    fill_date, days = reading.dates.get("fill_date"), results.numbers.get("days_to_alarm")
    if fill_date is None or days is None:
        return
    filled = fill_date.toordinal()
    _put_date(results, "alarm_date", filled + floor(days))
    stability, limit = reading.numbers.get("refill.stability_limit"), _refill_limit(reading, results)
    if stability is None or limit is None:
        return
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
