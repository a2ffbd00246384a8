"""Worksheets in which the concentration changes."""

from itb_calc.visit.facts import Facts
from itb_calc.worksheet.concentration_change import concentration_change
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.transition import ConcentrationChange
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

# 300 mcg/day of 2,000 mcg/mL instead of 500: 0.15 mL/day push out 0.34 to 0.4 mL of the weaker solution.
STRONGER: Sheet = {
    **ROUTINE,
    "preparation": {},
    "dose": {**ROUTINE["dose"], "daily_dose": "300 mcg/day"},
    "previous": {"daily_dose": "300 mcg/day", "concentration": "500 mcg/mL"},
    "system": {"tubing_volume": "0.14 mL", "tubing_volume_max": "0.2 mL", "catheter_volume": "0.2 mL"},
}
# The other way round: 0.6 mL/day of 500 mcg/mL.
WEAKER: Sheet = {
    **STRONGER,
    "product": {"id": "baclofen-10mg-20-inj-20ml", "label_strength": "10 mg/20 mL"},
    "previous": {"daily_dose": "300 mcg/day", "concentration": "2000 mcg/mL"},
}
# 0.15 mL/day, whatever is ordered.
FIXED_FLOW: Sheet = {
    **STRONGER,
    "pump": {
        "id": "constant-flow",
        "fixed_flow": "0.15 mL/day",
        "injected_volume": "40 mL",
        "reservoir_volume": "40 mL",
        "alarm_volume": "4 mL",
    },
}
ONE_VALUE = put(STRONGER, "system.tubing_volume_max", None)
# A bridge would need 0.045 mL/day, and the pump gives 0.048 at least.
BELOW_MINIMUM = put(put(WEAKER, "dose.daily_dose", "90 mcg/day"), "previous.daily_dose", "90 mcg/day")
SCHEDULED = put(STRONGER, "dose.schedule", [{"start": "00:00", "end": "24:00", "dose": "300 mcg"}])


def change_of(sheet: Sheet) -> ConcentrationChange:
    worksheet = read_sheet(sheet)
    inputs, _ = read(worksheet, REFERENCE)
    return concentration_change(Facts(inputs, REFERENCE), evaluate(worksheet, REFERENCE, TODAY))
