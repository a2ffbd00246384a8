"""The sections of the screening page in the order of the work: which fields, and which results beside them."""

from __future__ import annotations

from itb_calc.desktop.viewmodels.sections import Section
from itb_calc.visit import screening_fields as fields

FIRST = fields.PRODUCT
SCREENING_SECTIONS: tuple[Section, ...] = (
    Section(
        "dose",
        "1 Dose and volume",
        (fields.PRODUCT, fields.STRENGTH, fields.DOSE),
        ("bolus_volume",),
        main=("bolus_volume",),
    ),
    Section(
        "time",
        "2 Time, and the dose before",
        (fields.INJECTION_DATE, fields.INJECTION_TIME, fields.FIRST_DOSE, *fields.LAST),
        ("time_since_last", "next_dose_from"),
        main=(),
    ),
    Section(
        "start",
        "3 Start dose, once a dose has worked",
        (fields.EFFECTIVE_DOSE, fields.THRESHOLD, fields.LASTED_LONGER, fields.ADVERSE_REACTION),
        ("start_dose", "start_hourly_dose"),
        main=("start_dose",),
    ),
)
ON_THE_SCREENING_PAGE = frozenset(fields.BY_PATH)
SCREENING_SECTION_OF: dict[str, str] = {
    field.path: section.id for section in SCREENING_SECTIONS for field in section.fields
}
