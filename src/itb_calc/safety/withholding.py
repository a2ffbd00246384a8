"""What a block withholds: a result stays only where the block does not make it untrue."""

from __future__ import annotations

_STAYS_UNDER_PRODUCT_BLOCK = frozenset({"hourly_dose", "dose_change"})
_PREPARATION = frozenset(
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
_DAYS = frozenset(
    {
        "days_to_alarm",
        "days_to_empty",
        "earliest_days_to_alarm",
        "earliest_days_to_empty",
        "latest_days_to_alarm",
    }
)
_DATES = frozenset({"alarm_date", "latest_refill_date", "deciding_limit", "book_by_date"})
_FLOW = frozenset({"flow_rate", "delivered_daily_dose"})
_DOSE = frozenset({"hourly_dose", "dose_change"})
_RESIDUAL = frozenset({"expected_residual", "volume_discrepancy", "discrepancy_of_delivered"})
_MIXED = frozenset({"mixed_concentration", "mixed_deviation"})
BRIDGE = frozenset(
    {
        "system_volume",
        "system_volume_max",
        "bridge_dose",
        "bridge_duration",
        "bridge_rate",
        "bridge_extra_volume",
        "unbridged_daily_dose",
        "unbridged_duration",
    }
)

_BOLUS = frozenset({"bolus_volume", "next_dose_from"})
_START_DOSE = frozenset({"start_dose", "start_hourly_dose"})

_DILUTION_IMPOSSIBLE = _PREPARATION | {"pump_concentration"} | _FLOW | _DAYS | _DATES | _MIXED | BRIDGE
DAYS_AND_DATES = _DAYS | _DATES
_FLOW_IMPOSSIBLE = _FLOW | _DAYS | _DATES | BRIDGE

_BY_RULE = {
    "DIL-01": _DILUTION_IMPOSSIBLE,
    "DIL-06": _DILUTION_IMPOSSIBLE,
    "DIL-05": DAYS_AND_DATES,
    "VOL-01": DAYS_AND_DATES,
    "VOL-02": DAYS_AND_DATES,
    "RES-01": DAYS_AND_DATES,
    "RES-08": DAYS_AND_DATES,
    "EXP-01": DAYS_AND_DATES,
    "DAT-01": DAYS_AND_DATES | _RESIDUAL,
    "FLW-01": _FLOW_IMPOSSIBLE,
    "FLW-04": _FLOW_IMPOSSIBLE,
    "DOS-04": _FLOW_IMPOSSIBLE | _DOSE,
    "DOS-08": _FLOW_IMPOSSIBLE | _DOSE,
    "TRN-04": BRIDGE | _DATES,
    "SCR-01": _BOLUS | _START_DOSE,
    "SCR-03": _BOLUS,
    "SCR-04": _BOLUS,
}
_PRODUCT_UNTRUE = frozenset({"PRD-01", "PRD-02", "PRD-03", "PRD-07", "REF-01"})


def withheld_by(rule: str, names: frozenset[str]) -> frozenset[str]:
    """Return which of these results a block of this rule withholds; all of them for a rule that is not in the table."""
    if rule in _PRODUCT_UNTRUE:
        return names - _STAYS_UNDER_PRODUCT_BLOCK
    return names & _BY_RULE.get(rule, names)
