"""Worksheets whose pictures the tests look at."""

from itb_calc.desktop.viewmodels.pictures import Pictures, pictures
from itb_calc.worksheet.evaluate import evaluate
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

# 1,500 mcg/mL from 2,000 mcg/mL without a graduation: 30 mL of stock and 10 mL of diluent.
DILUTED: Sheet = {**ROUTINE, "preparation": {"target_concentration": "1500 mcg/mL", "final_volume": "40 mL"}}
UNDILUTED: Sheet = {**ROUTINE, "preparation": {}}
TWO_STOCKS = put(DILUTED, "preparation.second_stock.label_strength", "0.5 mg/mL")
MANY_CONTAINERS: Sheet = {
    **DILUTED,
    "product": {"id": "other", "label_strength": "2 mg/mL", "container_volume": "2 mL"},
}
SHORT_STABILITY = put(ROUTINE, "refill.stability_limit", "90 days")
BLOCKED = put(ROUTINE, "pump.programmed_volume", "20 mL")


def pictures_of(sheet: Sheet) -> Pictures:
    worksheet = read_sheet(sheet)
    return pictures(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))
