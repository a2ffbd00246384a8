"""Every field of a worksheet, in the order of the work: the one table that reader, file, form and help come from."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind, DateKind, IdKind, NumberKind, StrengthKind, TimeKind, WordKind, YesNoKind
from itb_calc.visit.record_fields import RECORD_FIELDS

_CONCENTRATION = AmountKind(("mcg/mL", "mg/mL"))
_DAILY_DOSE = AmountKind(("mcg/day",))
_MASS = AmountKind(("mcg",))
_VOLUME = AmountKind(("mL",))
_VOLUME_OR_ZERO = AmountKind(("mL",), zero_allowed=True)
_FLOW = AmountKind(("mL/day",))

FILL_DATE: Field[date] = Field(
    "fill_date", DateKind(), "Fill date", "F", "The day on which the pump is filled; every date is counted from it."
)

PRODUCT_ID: Field[str] = Field(
    "product.id",
    IdKind("products"),
    "Product",
    "P",
    "The product in your hand, by its printed name or its package code; `other` if it is not listed.",
)
LABEL_STRENGTH: Field[Quantity] = Field(
    "product.label_strength",
    StrengthKind(),
    "Strength on the label",
    "S",
    "What the package prints, with both units: 40 mg/20 mL, or 2 mg/mL. Never from memory.",
)
CONTAINER_VOLUME: Field[Amount] = Field(
    "product.container_volume",
    _VOLUME,
    "Container volume",
    "C",
    "How much one container holds by its label; overfill does not count.",
)

TARGET_CONCENTRATION: Field[Amount] = Field(
    "preparation.target_concentration",
    _CONCENTRATION,
    "Target concentration",
    "T",
    "The concentration to prepare and to program. Leave it empty if the product goes in undiluted.",
)
FINAL_VOLUME: Field[Amount] = Field(
    "preparation.final_volume",
    _VOLUME,
    "Final volume",
    "V",
    "How much to prepare: what is injected and what primes the refill assembly.",
)
PRIMING_VOLUME: Field[Amount] = Field(
    "preparation.priming_volume",
    _VOLUME_OR_ZERO,
    "Priming volume",
    "R",
    "What fills the refill assembly and never reaches the pump; counted as 0 while it is empty.",
)
GRADUATION: Field[Amount] = Field(
    "preparation.graduation", _VOLUME, "Syringe graduation", "G", "The smallest step marked on the syringe for stock."
)
DILUENT_GRADUATION: Field[Amount] = Field(
    "preparation.diluent_graduation",
    _VOLUME,
    "Diluent syringe graduation",
    "D",
    "The smallest step marked on the syringe for diluent; the same as for stock while it is empty.",
)
SECOND_STRENGTH: Field[Quantity] = Field(
    "preparation.second_stock.label_strength",
    StrengthKind(),
    "Strength of the second stock",
    "E",
    "What the second package prints, where two stocks are mixed instead of stock and diluent.",
)
SECOND_CONTAINER_VOLUME: Field[Amount] = Field(
    "preparation.second_stock.container_volume",
    _VOLUME,
    "Container volume of the second stock",
    "O",
    "How much one container of the second stock holds by its label.",
)

PUMP_ID: Field[str] = Field(
    "pump.id", IdKind("pumps"), "Pump", "P", "The implanted pump, by model; `other` if it is not listed."
)
ALARM_VOLUME: Field[Amount] = Field(
    "pump.alarm_volume",
    _VOLUME,
    "Alarm volume",
    "A",
    "The volume left at which the pump is set to sound its alarm, from the programmer. Never filled in for you.",
)
INJECTED_VOLUME: Field[Amount] = Field(
    "pump.injected_volume", _VOLUME, "Injected volume", "I", "How much goes through the needle into the reservoir."
)
PROGRAMMED_VOLUME: Field[Amount] = Field(
    "pump.programmed_volume",
    _VOLUME,
    "Programmed volume",
    "G",
    "The reservoir volume that the programmer is told; it must be what was injected.",
)
RESERVOIR_VOLUME: Field[Amount] = Field(
    "pump.reservoir_volume",
    _VOLUME,
    "Reservoir volume",
    "R",
    "How much the pump holds, from its manual; the listed figure is used while this is empty.",
)
RESIDUAL_VOLUME: Field[Amount] = Field(
    "pump.residual_volume",
    _VOLUME,
    "Residual volume",
    "S",
    "What the pump can never deliver, from its manual; the listed figure is used while this is empty.",
)
MINIMUM_FLOW: Field[Amount] = Field(
    "pump.minimum_flow",
    _FLOW,
    "Minimum flow",
    "M",
    "The slowest flow that the pump can deliver, from its manual; the listed figure is used while this is empty.",
)
FIXED_FLOW: Field[Amount] = Field(
    "pump.fixed_flow",
    _FLOW,
    "Fixed flow",
    "X",
    "The flow that the maker fixed, from the pump's manual; only for a constant-flow pump.",
)

DAILY_DOSE: Field[Amount] = Field(
    "dose.daily_dose", _DAILY_DOSE, "Daily dose", "D", "The ordered dose for 24 hours, in micrograms; never per hour."
)
BOLUS_DOSE: Field[Amount] = Field(
    "dose.bolus_dose", _MASS, "Bolus dose", "B", "What one bolus that the patient may give adds, in micrograms."
)
BOLUSES_PER_DAY: Field[Fraction] = Field(
    "dose.boluses_per_day",
    NumberKind(zero_allowed=True, whole=True),
    "Boluses per day",
    "O",
    "The most boluses that the pump allows in 24 hours.",
)
PATIENT_GROUP: Field[str] = Field(
    "dose.patient_group",
    WordKind(("adult-spinal", "adult-cerebral", "paediatric")),
    "Patient group",
    "G",
    "Whose published dose range applies: adult with spasticity of spinal or of cerebral origin, or a child.",
)
PHASE: Field[str] = Field(
    "dose.phase",
    WordKind(("titration", "maintenance")),
    "Phase",
    "H",
    "Whether the dose is still being found or is kept up.",
)
AGE_YEARS: Field[Fraction] = Field(
    "dose.age_years", NumberKind(zero_allowed=True, whole=False), "Age in years", "Y", "The patient's age in years."
)
STEP_START: Field[str] = Field("dose.schedule.start", TimeKind(), "Step start", "S", "When the step of the day begins.")
STEP_END: Field[str] = Field("dose.schedule.end", TimeKind(), "Step end", "E", "When the step of the day ends.")
STEP_DOSE: Field[Amount] = Field(
    "dose.schedule.dose", _MASS, "Step dose", "D", "The whole dose of the step, in micrograms."
)

FLOW_TOLERANCE: Field[Amount] = Field(
    "refill.flow_tolerance",
    AmountKind(("%",), zero_allowed=True, highest=Fraction(50)),
    "Flow tolerance",
    "T",
    "By how much the pump may run faster or slower than programmed; 0 to 50 %.",
)
STABILITY_LIMIT: Field[Amount] = Field(
    "refill.stability_limit",
    AmountKind(("day",)),
    "Stability limit",
    "L",
    "How long the drug may stay in the pump.",
)
BOOKING_BUFFER: Field[Amount] = Field(
    "refill.booking_buffer",
    AmountKind(("day",), zero_allowed=True, whole=True),
    "Booking buffer",
    "B",
    "How many whole days before the latest refill date to book.",
)

FIRST_FILL: Field[bool] = Field(
    "previous.first_fill", YesNoKind(), "First fill", "F", "Yes if this pump has never been filled with baclofen."
)
PREVIOUS_DAILY_DOSE: Field[Amount] = Field(
    "previous.daily_dose",
    _DAILY_DOSE,
    "Previous daily dose",
    "U",
    "The dose for 24 hours until now, from the programmer.",
)
PREVIOUS_CONCENTRATION: Field[Amount] = Field(
    "previous.concentration",
    _CONCENTRATION,
    "Previous concentration",
    "C",
    "What has been in the pump until now, from the programmer.",
)
PREVIOUS_PROGRAMMED_VOLUME: Field[Amount] = Field(
    "previous.programmed_volume",
    _VOLUME,
    "Previous programmed volume",
    "G",
    "The reservoir volume that was programmed at the previous fill.",
)
PREVIOUS_FILL_DATE: Field[date] = Field(
    "previous.fill_date",
    DateKind(),
    "Previous fill date",
    "P",
    "The day of the previous fill.",
)
PREVIOUS_BOLUS_VOLUME: Field[Amount] = Field(
    "previous.bolus_volume",
    _VOLUME_OR_ZERO,
    "Previous bolus volume",
    "B",
    "What the patient's boluses took since the previous fill; counted as 0 while it is empty.",
)
EXPECTED_RESIDUAL: Field[Amount] = Field(
    "previous.expected_residual",
    _VOLUME_OR_ZERO,
    "Expected residual volume",
    "E",
    "What the programmer says is left in the reservoir.",
)
ASPIRATED_VOLUME: Field[Amount] = Field(
    "previous.aspirated_volume",
    _VOLUME_OR_ZERO,
    "Aspirated volume",
    "A",
    "What came out of the reservoir with the needle.",
)

TUBING_VOLUME: Field[Amount] = Field(
    "system.tubing_volume",
    _VOLUME,
    "Tubing volume",
    "T",
    "The pump's own tubing, from the programmer; the smaller figure where it is a range.",
)
TUBING_VOLUME_MAX: Field[Amount] = Field(
    "system.tubing_volume_max",
    _VOLUME,
    "Largest tubing volume",
    "M",
    "The larger figure where the tubing volume is a range.",
)
CATHETER_VOLUME: Field[Amount] = Field(
    "system.catheter_volume",
    _VOLUME,
    "Catheter volume",
    "C",
    "What the implanted catheter holds, from the programmer or the implant record.",
)
CATHETER_ID: Field[str] = Field(
    "system.catheter_id",
    IdKind("catheters"),
    "Catheter model",
    "H",
    "The implanted catheter, where its maker prints a volume for each centimetre.",
)
CATHETER_TRIMMED_LENGTH: Field[Amount] = Field(
    "system.catheter_trimmed_length",
    AmountKind(("cm",), zero_allowed=True),
    "Trimmed length",
    "L",
    "How much was cut off the catheter at implantation.",
)

VISIT_DATE: Field[date] = Field("visits.date", DateKind(), "Visit date", "V", "The day of an earlier refill.")
VISIT_EXPECTED: Field[Amount] = Field(
    "visits.expected_residual",
    _VOLUME_OR_ZERO,
    "Residual expected at the visit",
    "E",
    "What should have been left in the reservoir on that day.",
)
VISIT_ASPIRATED: Field[Amount] = Field(
    "visits.aspirated_volume",
    _VOLUME_OR_ZERO,
    "Volume aspirated at the visit",
    "A",
    "What came out of the reservoir with the needle on that day.",
)

SCHEDULE = "dose.schedule"
SCHEDULE_STEP: tuple[Field[Any], ...] = (STEP_START, STEP_END, STEP_DOSE)
VISITS = "visits"
VISIT: tuple[Field[Any], ...] = (VISIT_DATE, VISIT_EXPECTED, VISIT_ASPIRATED)
FIELDS: tuple[Field[Any], ...] = (
    FILL_DATE,
    PRODUCT_ID,
    LABEL_STRENGTH,
    CONTAINER_VOLUME,
    TARGET_CONCENTRATION,
    FINAL_VOLUME,
    PRIMING_VOLUME,
    GRADUATION,
    DILUENT_GRADUATION,
    SECOND_STRENGTH,
    SECOND_CONTAINER_VOLUME,
    PUMP_ID,
    ALARM_VOLUME,
    INJECTED_VOLUME,
    PROGRAMMED_VOLUME,
    RESERVOIR_VOLUME,
    RESIDUAL_VOLUME,
    MINIMUM_FLOW,
    FIXED_FLOW,
    DAILY_DOSE,
    BOLUS_DOSE,
    BOLUSES_PER_DAY,
    PATIENT_GROUP,
    PHASE,
    AGE_YEARS,
    STEP_START,
    STEP_END,
    STEP_DOSE,
    FLOW_TOLERANCE,
    STABILITY_LIMIT,
    BOOKING_BUFFER,
    FIRST_FILL,
    PREVIOUS_DAILY_DOSE,
    PREVIOUS_CONCENTRATION,
    PREVIOUS_PROGRAMMED_VOLUME,
    PREVIOUS_FILL_DATE,
    PREVIOUS_BOLUS_VOLUME,
    EXPECTED_RESIDUAL,
    ASPIRATED_VOLUME,
    TUBING_VOLUME,
    TUBING_VOLUME_MAX,
    CATHETER_VOLUME,
    CATHETER_ID,
    CATHETER_TRIMMED_LENGTH,
    *VISIT,
    *RECORD_FIELDS,
)
SCHEDULE_LABEL = "Day schedule"
VISITS_LABEL = "Earlier visits"
# The schedule as a whole, for a finding to name: its parts are the fields, and are read one by one.
DAY_SCHEDULE: Field[Any] = Field(SCHEDULE, TimeKind(), SCHEDULE_LABEL, "", "The day in steps, each with its own dose.")
BY_PATH: dict[str, Field[Any]] = {field.path: field for field in FIELDS}
# The lists as wholes, whose parts are fields.
LISTS = {SCHEDULE: SCHEDULE_LABEL, VISITS: VISITS_LABEL}


def label_of(path: str) -> str:
    """Return what the field at a path is called; the day schedule and the earlier visits have names of their own."""
    return LISTS.get(path) or BY_PATH[path].label
