"""The sections of the worksheet page in the order of the work: which fields, and which results beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from itb_calc.visit import fields, record_fields
from itb_calc.visit.field import Field


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its fields in tab order and its results; the first of `main` that is shown stands in large type.

    A result in `optional` has no place of its own until there is something to say: it answers a field that may stay
    empty. In a section with a `subject` no result has a place while that result has no meaning, or waits for a field
    in `said_above`: the section says so once, above its fields.
    """

    id: str
    title: str
    fields: tuple[Field[Any], ...]
    results: tuple[str, ...]
    main: tuple[str, ...]
    optional: frozenset[str] = frozenset()
    subject: str = ""
    said_above: frozenset[str] = frozenset()


FIRST = fields.FILL_DATE
SECTIONS: tuple[Section, ...] = (
    Section(
        "product",
        "1 Product",
        (
            fields.PRODUCT_ID,
            fields.LABEL_STRENGTH,
            fields.CONTAINER_VOLUME,
            record_fields.DRUG_LOT,
            record_fields.DRUG_EXPIRY,
        ),
        ("stock_concentration",),
        main=("stock_concentration",),
    ),
    Section(
        "preparation",
        "2 Preparation",
        (
            fields.TARGET_CONCENTRATION,
            fields.FINAL_VOLUME,
            fields.PRIMING_VOLUME,
            fields.GRADUATION,
            fields.DILUENT_GRADUATION,
            fields.SECOND_STRENGTH,
            fields.SECOND_CONTAINER_VOLUME,
        ),
        (
            "measured_stock_volume",
            "measured_diluent_volume",
            "stock_volume",
            "diluent_volume",
            "second_stock_volume",
            "containers",
            "leftover_volume",
            "achieved_concentration",
            "achieved_deviation",
            "pump_concentration",
        ),
        main=("measured_stock_volume", "stock_volume"),
        optional=frozenset(
            {
                "diluent_volume",
                "second_stock_volume",
                "measured_stock_volume",
                "measured_diluent_volume",
                "achieved_concentration",
                "achieved_deviation",
            }
        ),
    ),
    Section(
        "pump",
        "3 Pump and fill",
        (
            fields.PUMP_ID,
            fields.ALARM_VOLUME,
            fields.INJECTED_VOLUME,
            fields.PROGRAMMED_VOLUME,
            fields.RESERVOIR_VOLUME,
            fields.RESIDUAL_VOLUME,
            fields.MINIMUM_FLOW,
            fields.FIXED_FLOW,
        ),
        ("needed_concentration",),
        main=("needed_concentration",),
    ),
    Section(
        "previous",
        "4 Previous fill",
        (
            fields.FIRST_FILL,
            fields.PREVIOUS_DAILY_DOSE,
            fields.PREVIOUS_CONCENTRATION,
            fields.PREVIOUS_PROGRAMMED_VOLUME,
            fields.PREVIOUS_FILL_DATE,
            fields.PREVIOUS_BOLUS_VOLUME,
            fields.EXPECTED_RESIDUAL,
            fields.ASPIRATED_VOLUME,
        ),
        ("volume_discrepancy", "expected_residual", "discrepancy_of_delivered"),
        main=("volume_discrepancy",),
        optional=frozenset({"discrepancy_of_delivered"}),
    ),
    Section(
        "dose",
        "5 Dose",
        (
            fields.DAILY_DOSE,
            fields.BOLUS_DOSE,
            fields.BOLUSES_PER_DAY,
            fields.PATIENT_GROUP,
            fields.PHASE,
            fields.AGE_YEARS,
        ),
        ("flow_rate", "hourly_dose", "dose_change", "highest_daily_dose", "delivered_daily_dose"),
        main=("flow_rate",),
        optional=frozenset({"highest_daily_dose", "delivered_daily_dose"}),
    ),
    Section(
        "transition",
        "6 Concentration change",
        (
            fields.TUBING_VOLUME,
            fields.TUBING_VOLUME_MAX,
            fields.CATHETER_VOLUME,
            fields.CATHETER_ID,
            fields.CATHETER_TRIMMED_LENGTH,
        ),
        (
            "unbridged_daily_dose",
            "unbridged_duration",
            "bridge_dose",
            "bridge_duration",
            "bridge_rate",
            "bridge_extra_volume",
            "system_volume",
            "system_volume_max",
            "mixed_concentration",
            "mixed_deviation",
        ),
        main=("unbridged_daily_dose",),
        optional=frozenset({"bridge_extra_volume", "system_volume_max"}),
        # Of all these it needs the least but for the change itself.
        subject="mixed_concentration",
        said_above=frozenset(
            field.path
            for field in (
                fields.PREVIOUS_CONCENTRATION,
                fields.PRODUCT_ID,
                fields.LABEL_STRENGTH,
                fields.CONTAINER_VOLUME,
                fields.TARGET_CONCENTRATION,
            )
        ),
    ),
    Section(
        "refill",
        "7 Refill date",
        (fields.FLOW_TOLERANCE, fields.STABILITY_LIMIT, fields.BOOKING_BUFFER),
        (
            "book_by_date",
            "latest_refill_date",
            "deciding_limit",
            "alarm_date",
            "days_to_alarm",
            "earliest_days_to_alarm",
            "latest_days_to_alarm",
            "days_to_empty",
            "earliest_days_to_empty",
        ),
        main=("book_by_date",),
        optional=frozenset(
            {"earliest_days_to_alarm", "latest_days_to_alarm", "days_to_empty", "earliest_days_to_empty"}
        ),
    ),
    Section(
        "record",
        "8 Record",
        (
            record_fields.PATIENT_IDENTIFIER,
            record_fields.SECOND_LOT,
            record_fields.SECOND_EXPIRY,
            record_fields.DILUENT_LOT,
            record_fields.DILUENT_EXPIRY,
            record_fields.PREPARED_AT,
            record_fields.BEYOND_USE,
            record_fields.NOTES,
        ),
        (),
        main=(),
    ),
)
SHOWN_FIELDS: tuple[Field[Any], ...] = (FIRST, *(field for section in SECTIONS for field in section.fields))
# The tables that stand below the fields of a section.
TABLES = {fields.VISITS: "previous", fields.SCHEDULE: "dose"}
ON_THE_PAGE = frozenset(field.path for field in SHOWN_FIELDS)
SECTION_OF: dict[str, str] = {field.path: section.id for section in SECTIONS for field in section.fields}
