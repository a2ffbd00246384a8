"""A screening trial as it stands in the fields of the page."""

from tests.worksheet.trials import SCREENING_PRODUCT

# What stands in the fields: numbers beside their units.
SECOND = {
    "screening.product": SCREENING_PRODUCT,
    "screening.label_strength": "50 mcg/mL",
    "screening.dose": "75",
    "screening.date": "2026-11-24",
    "screening.time": "08:00",
    "screening.first_dose": "false",
    "screening.last_date": "2026-11-23",
    "screening.last_time": "08:00",
    "screening.last_dose": "50",
    "screening.last_response": "none",
}
START = {
    "screening.effective_dose": "75",
    "screening.threshold": "us-label",
    "screening.lasted_longer": "false",
    "screening.adverse_reaction": "false",
}
ALL = {**SECOND, **START}
