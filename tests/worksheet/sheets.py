"""Worksheet files for the tests: written as a person's file is, and read as the program reads it."""

import copy
import json
from datetime import date
from typing import Any

from itb_calc.reference.loader import load_reference
from itb_calc.visit import fields
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet

Sheet = dict[str, Any]

REFERENCE = load_reference()
TODAY = date(2026, 11, 23)

# Everything that a first fill needs is entered, and nothing else.
ROUTINE: Sheet = {
    "schema": 1,
    "kind": "refill",
    "decimal_mark": ".",
    "fill_date": "2026-11-23",
    "product": {
        "id": "baclofen-40mg-20ml-inj-20ml",
        "label_strength": "40 mg/20 mL",
        "container_volume": "20 mL",
    },
    "preparation": {
        "target_concentration": "1500 mcg/mL",
        "final_volume": "43 mL",
        "priming_volume": "3 mL",
        "graduation": "0.5 mL",
        "diluent_graduation": "0.5 mL",
    },
    "pump": {
        "id": "synchromed-ii-40",
        "alarm_volume": "4 mL",
        "injected_volume": "40 mL",
        "programmed_volume": "40 mL",
    },
    "dose": {"daily_dose": "450 mcg/day", "patient_group": "adult-spinal", "phase": "maintenance", "age_years": "40"},
    "refill": {"flow_tolerance": "10 %", "stability_limit": "180 days", "booking_buffer": "7 days"},
    "previous": {"first_fill": True},
}
STEP = {"start": "00:00", "end": "24:00", "dose": "450 mcg"}
# The same pump, filled before with 500 mcg/mL: 42 days at 0.8 mL/day, of 40 mL.
CHANGED: Sheet = {
    **ROUTINE,
    "previous": {
        "first_fill": False,
        "daily_dose": "400 mcg/day",
        "concentration": "500 mcg/mL",
        "programmed_volume": "40 mL",
        "fill_date": "2026-10-12",
        "aspirated_volume": "6 mL",
    },
    "system": {"tubing_volume": "0.14 mL", "tubing_volume_max": "0.2 mL", "catheter_volume": "0.2 mL"},
}
VISIT = {"date": "2026-08-01", "expected_residual": "5 mL", "aspirated_volume": "5.4 mL"}
# The fields that are parts of the rows of a list.
IN_LISTS = (*fields.SCHEDULE_STEP, *fields.VISIT)
# Every field that is typed as text into a section of the file, in the table's order.
TEXT_PATHS = tuple(field.path for field in fields.FIELDS if field is not fields.FIRST_FILL and field not in IN_LISTS)


def put(sheet: Sheet, path: str, value: object) -> Sheet:
    """Return a copy of a sheet with another value at a path."""
    changed = copy.deepcopy(sheet)
    section = changed
    *outer, key = path.split(".")
    for name in outer:
        section = section.setdefault(name, {})
    section[key] = value
    return changed


def empty_but(path: str, value: object) -> Sheet:
    """Return a sheet with one field only."""
    return put({"schema": 1}, path, value)


def content_of(sheet: Sheet) -> bytes:
    return json.dumps(sheet).encode()


def read_sheet(sheet: Sheet) -> Worksheet:
    worksheet = read_worksheet(content_of(sheet))
    assert not isinstance(worksheet, FileRefused), worksheet
    return worksheet


def evaluate_sheet(sheet: Sheet) -> Evaluation:
    return evaluate(read_sheet(sheet), REFERENCE, TODAY)
