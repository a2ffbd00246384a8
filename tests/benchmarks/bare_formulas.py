"""The formulas of one worksheet in bare fractions: what an evaluation is compared with."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

WORKSHEET = {
    "schema": 1,
    "kind": "refill",
    "fill_date": "2026-11-23",
    "product": {"id": "baclofen-40mg-20ml-inj-20ml", "label_strength": "40 mg/20 mL", "container_volume": "20 mL"},
    "preparation": {
        "target_concentration": "1500 mcg/mL",
        "final_volume": "43 mL",
        "priming_volume": "3 mL",
        "graduation": "0.5 mL",
    },
    "pump": {
        "id": "synchromed-ii-40",
        "alarm_volume": "4 mL",
        "injected_volume": "40 mL",
        "programmed_volume": "40 mL",
    },
    "dose": {
        "daily_dose": "450 mcg/day",
        "bolus_dose": "10 mcg",
        "boluses_per_day": "4",
        "patient_group": "adult-spinal",
        "phase": "maintenance",
    },
    "refill": {"flow_tolerance": "10 %", "stability_limit": "180 days", "booking_buffer": "7 days"},
    "previous": {
        "daily_dose": "400 mcg/day",
        "concentration": "500 mcg/mL",
        "programmed_volume": "40 mL",
        "fill_date": "2026-10-12",
        "aspirated_volume": "5.5 mL",
    },
    "system": {"tubing_volume": "0.14 mL", "tubing_volume_max": "0.2 mL", "catheter_volume": "0.2 mL"},
}


def bare_results() -> dict[str, object]:
    """Every result of the worksheet, without units, working, rules or reading (mcg, mL, day)."""
    fill = date(2026, 11, 23)
    mass, volume, target, final = Fraction(40000), Fraction(20), Fraction(1500), Fraction(43)
    graduation, programmed, alarm, residual = Fraction(1, 2), Fraction(40), Fraction(4), Fraction(7, 5)
    dose, bolus, boluses, tolerance = Fraction(450), Fraction(10), Fraction(4), Fraction(10)
    stock = mass / volume
    stock_volume = target * final / stock
    diluent = final - stock_volume
    measured_stock = graduation * floor(stock_volume / graduation + Fraction(1, 2))
    measured_diluent = graduation * floor(diluent / graduation + Fraction(1, 2))
    containers = ceil(measured_stock / volume)
    achieved = stock * measured_stock / (measured_stock + measured_diluent)
    flow = dose / target
    worst = (flow + boluses * bolus / target) * (1 + tolerance / 100)
    days = (programmed - alarm) / flow
    change = _concentration_change(dose, target, flow)
    extra = change["bridge_extra_volume"]
    earliest = (programmed - alarm - extra) / worst
    latest = fill + timedelta(days=floor(min(earliest, Fraction(180))))
    booked = latest - timedelta(days=7)
    return {
        "stock_concentration": stock,
        "stock_volume": stock_volume,
        "diluent_volume": diluent,
        "measured_stock_volume": measured_stock,
        "measured_diluent_volume": measured_diluent,
        "containers": Fraction(containers),
        "leftover_volume": containers * volume - measured_stock,
        "achieved_concentration": achieved,
        "achieved_deviation": (achieved - target) / target * 100,
        "pump_concentration": target,
        "delivered_daily_dose": dose * achieved / target,
        "flow_rate": flow,
        "hourly_dose": dose / 24,
        "highest_daily_dose": dose + boluses * bolus,
        "days_to_alarm": days,
        "days_to_empty": (programmed - residual) / flow,
        "earliest_days_to_alarm": earliest,
        "earliest_days_to_empty": (programmed - residual - extra) / worst,
        "latest_days_to_alarm": (programmed - alarm) / (flow * (1 - tolerance / 100)),
        "alarm_date": fill + timedelta(days=floor(days)),
        "latest_refill_date": latest,
        "deciding_limit": "stability" if earliest > 180 else "alarm",
        "book_by_date": booked - timedelta(days=max(0, booked.weekday() - 4)),
        **_previous_fill(dose, fill),
        **change,
    }


def _previous_fill(dose: Fraction, fill: date) -> dict[str, Fraction]:
    previous, old, programmed, aspirated = Fraction(400), Fraction(500), Fraction(40), Fraction(11, 2)
    expected = max(programmed - previous / old * (fill - date(2026, 10, 12)).days, Fraction(0))
    return {
        "dose_change": (dose - previous) / previous * 100,
        "expected_residual": expected,
        "volume_discrepancy": expected - aspirated,
        "discrepancy_of_delivered": (expected - aspirated) / (programmed - expected) * 100,
    }


def _concentration_change(dose: Fraction, new: Fraction, flow: Fraction) -> dict[str, Fraction]:
    old, injected, residual, catheter = Fraction(500), Fraction(40), Fraction(7, 5), Fraction(1, 5)
    system, largest = Fraction(7, 50) + catheter, Fraction(1, 5) + catheter
    mixed = (injected * new + residual * old) / (injected + residual)
    return {
        "mixed_concentration": mixed,
        "mixed_deviation": (mixed - new) / new * 100,
        "system_volume": system,
        "system_volume_max": largest,
        "bridge_dose": system * old,
        "bridge_duration": system * old / dose * 24,
        "bridge_rate": dose / old,
        "bridge_extra_volume": system * (1 - old / new),
        "unbridged_daily_dose": dose * old / new,
        "unbridged_duration": largest / flow * 24,
    }
