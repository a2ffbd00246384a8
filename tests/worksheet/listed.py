"""Worksheet files with a day schedule and earlier visits: well, wrong, and not read."""

from tests.worksheet.sheets import CHANGED, VISIT, Sheet, put

VISITS = [VISIT | {"date": f"2026-{month:02}-01"} for month in range(1, 11)]
LISTED: Sheet = {
    **put(
        CHANGED,
        "dose.schedule",
        [
            {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
            {"start": "08:00", "end": "16:00", "dose": "210 mcg"},
            {"start": "16:00", "end": "24:00", "dose": "120 mcg"},
        ],
    ),
    "visits": [VISIT, VISIT | {"date": "2026-10-12", "aspirated_volume": "3.8 mL"}],
}
# Hours in no step and in two, a sum that is another, a step below the minimum flow; as many visits as are shown.
WRONG: Sheet = {
    **put(
        CHANGED,
        "dose.schedule",
        [
            {"start": "00:00", "end": "08:00", "dose": "120.125 mcg"},
            {"start": "09:00", "end": "17:30", "dose": "210 mcg"},
            {"start": "16:00", "end": "23:00", "dose": "9 mcg"},
        ],
    ),
    "visits": [*VISITS, VISIT | {"date": "2025-11-01"}, VISIT | {"date": "2025-12-01", "aspirated_volume": "12.25 mL"}],
}
NOT_READ: Sheet = {
    **put(
        CHANGED,
        "dose.schedule",
        [
            {"start": "0:00", "end": "8 in the morning", "dose": "120,5 mcg"},
            {"start": "23:00", "end": "08:00", "dose": "1 mg"},
            {"dose": "a whole sentence that somebody pasted into a narrow cell"},
            *[{"start": "00:00"}] * 12,
        ],
    ),
    "visits": [*VISITS, *VISITS, {"date": "2026-12-24"}, {"aspirated_volume": "5,5 mL"}],
}
