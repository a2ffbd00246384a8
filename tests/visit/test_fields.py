"""The table of fields: every field of the worksheet file, and no other."""

import pytest

from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind, NumberKind, TextKind

STRENGTH = "mg/mL, mcg/mL or mg in mL"
EITHER = "mcg/mL or mg/mL"

# Path, label, letter, unit in words.
TABLE = (
    ("fill_date", "Fill date", "F", "YYYY-MM-DD"),
    ("product.id", "Product", "P", ""),
    ("product.label_strength", "Strength on the label", "S", STRENGTH),
    ("product.container_volume", "Container volume", "C", "mL"),
    ("preparation.target_concentration", "Target concentration", "T", EITHER),
    ("preparation.final_volume", "Final volume", "V", "mL"),
    ("preparation.priming_volume", "Priming volume", "R", "mL"),
    ("preparation.graduation", "Syringe graduation", "G", "mL"),
    ("preparation.diluent_graduation", "Diluent syringe graduation", "D", "mL"),
    ("preparation.second_stock.label_strength", "Strength of the second stock", "E", STRENGTH),
    ("preparation.second_stock.container_volume", "Container volume of the second stock", "O", "mL"),
    ("pump.id", "Pump", "P", ""),
    ("pump.alarm_volume", "Alarm volume", "A", "mL"),
    ("pump.injected_volume", "Injected volume", "I", "mL"),
    ("pump.programmed_volume", "Programmed volume", "G", "mL"),
    ("pump.reservoir_volume", "Reservoir volume", "R", "mL"),
    ("pump.residual_volume", "Residual volume", "S", "mL"),
    ("pump.minimum_flow", "Minimum flow", "M", "mL/day"),
    ("pump.fixed_flow", "Fixed flow", "X", "mL/day"),
    ("dose.daily_dose", "Daily dose", "D", "mcg/day"),
    ("dose.bolus_dose", "Bolus dose", "B", "mcg"),
    ("dose.boluses_per_day", "Boluses per day", "O", "number"),
    ("dose.patient_group", "Patient group", "G", ""),
    ("dose.phase", "Phase", "H", ""),
    ("dose.age_years", "Age in years", "Y", "number"),
    ("dose.schedule.start", "Step start", "S", "HH:MM"),
    ("dose.schedule.end", "Step end", "E", "HH:MM"),
    ("dose.schedule.dose", "Step dose", "D", "mcg"),
    ("refill.flow_tolerance", "Flow tolerance", "T", "%"),
    ("refill.stability_limit", "Stability limit", "L", "days"),
    ("refill.booking_buffer", "Booking buffer", "B", "days"),
    ("previous.first_fill", "First fill", "F", ""),
    ("previous.daily_dose", "Previous daily dose", "U", "mcg/day"),
    ("previous.concentration", "Previous concentration", "C", EITHER),
    ("previous.programmed_volume", "Previous programmed volume", "G", "mL"),
    ("previous.fill_date", "Previous fill date", "P", "YYYY-MM-DD"),
    ("previous.bolus_volume", "Previous bolus volume", "B", "mL"),
    ("previous.expected_residual", "Expected residual volume", "E", "mL"),
    ("previous.aspirated_volume", "Aspirated volume", "A", "mL"),
    ("system.tubing_volume", "Tubing volume", "T", "mL"),
    ("system.tubing_volume_max", "Largest tubing volume", "M", "mL"),
    ("system.catheter_volume", "Catheter volume", "C", "mL"),
    ("system.catheter_id", "Catheter model", "H", ""),
    ("system.catheter_trimmed_length", "Trimmed length", "L", "cm"),
    ("visits.date", "Visit date", "V", "YYYY-MM-DD"),
    ("visits.expected_residual", "Residual expected at the visit", "E", "mL"),
    ("visits.aspirated_volume", "Volume aspirated at the visit", "A", "mL"),
    ("patient.identifier", "Patient identifier", "I", ""),
    ("lots.drug_lot", "Drug lot", "O", ""),
    ("lots.drug_expiry", "Drug expiry", "X", "YYYY-MM-DD"),
    ("lots.second_lot", "Lot of the second stock", "S", ""),
    ("lots.second_expiry", "Expiry of the second stock", "E", "YYYY-MM-DD"),
    ("lots.diluent_lot", "Diluent lot", "D", ""),
    ("lots.diluent_expiry", "Diluent expiry", "Y", "YYYY-MM-DD"),
    ("lots.prepared_at", "Prepared", "P", "YYYY-MM-DD HH:MM"),
    ("lots.beyond_use", "Beyond-use date", "B", "YYYY-MM-DD HH:MM"),
    ("notes", "Notes", "N", ""),
)

MAY_BE_ZERO = {
    "preparation.priming_volume",
    "dose.boluses_per_day",
    "dose.age_years",
    "refill.flow_tolerance",
    "refill.booking_buffer",
    "previous.bolus_volume",
    "previous.expected_residual",
    "previous.aspirated_volume",
    "system.catheter_trimmed_length",
    "visits.expected_residual",
    "visits.aspirated_volume",
}

SECTIONS = ("", "product", "preparation", "preparation.second_stock", "pump", "dose", "dose.schedule", "refill")
LATER_SECTIONS = ("previous", "system", "visits", "patient", "lots")


def test_every_field_of_the_file_is_in_the_table_and_no_other() -> None:
    assert tuple((field.path, field.label, field.mnemonic, field.unit) for field in fields.FIELDS) == TABLE


def test_a_field_is_found_by_its_path() -> None:
    assert list(fields.BY_PATH) == [row[0] for row in TABLE]
    assert all(field.path == path for path, field in fields.BY_PATH.items())
    assert tuple(fields.BY_PATH.values()) == fields.FIELDS


def test_the_steps_of_the_day_are_the_fields_of_the_schedule() -> None:
    assert fields.SCHEDULE == "dose.schedule"
    assert [field.path for field in fields.SCHEDULE_STEP] == [
        f"dose.schedule.{part}" for part in ("start", "end", "dose")
    ]


def test_an_earlier_visit_has_three_parts_and_the_lists_have_names_of_their_own() -> None:
    assert fields.VISITS == "visits"
    assert [field.path for field in fields.VISIT] == [
        f"visits.{part}" for part in ("date", "expected_residual", "aspirated_volume")
    ]
    assert [fields.label_of(path) for path in ("visits", "dose.schedule", "visits.date")] == [
        *("Earlier visits", "Day schedule", "Visit date")
    ]


def test_the_sections_stand_in_the_order_of_the_work() -> None:
    assert tuple(dict.fromkeys(field.section for field in fields.FIELDS)) == (*SECTIONS, *LATER_SECTIONS)


def test_zero_is_allowed_where_it_means_something_and_nowhere_else() -> None:
    kinds = {field.path: field.kind for field in fields.FIELDS}
    may_be_zero = {
        path for path, kind in kinds.items() if isinstance(kind, AmountKind | NumberKind) and kind.zero_allowed
    }
    assert may_be_zero == MAY_BE_ZERO


def test_whole_numbers_and_highest_values() -> None:
    kinds = {field.path: field.kind for field in fields.FIELDS}
    whole = {path for path, kind in kinds.items() if isinstance(kind, AmountKind | NumberKind) and kind.whole}
    assert whole == {"refill.booking_buffer", "dose.boluses_per_day"}
    highest = {path: kind.highest for path, kind in kinds.items() if isinstance(kind, AmountKind) and kind.highest}
    assert highest == {"refill.flow_tolerance": 50}


def test_words_have_room_on_paper_and_what_may_tell_who_the_patient_is_is_private() -> None:
    words = {field.path: field.kind for field in fields.FIELDS if isinstance(field.kind, TextKind)}
    lots = ("lots.drug_lot", "lots.second_lot", "lots.diluent_lot")
    assert words == {
        "patient.identifier": TextKind(40, is_private=True),
        **dict.fromkeys(lots, TextKind(30)),
        "notes": TextKind(2000, has_lines=True, is_private=True),
    }
    assert TextKind(1) == TextKind(1, has_lines=False, is_private=False)


@pytest.mark.parametrize("field", fields.FIELDS, ids=lambda field: field.path)
def test_a_field_helps_in_a_sentence(field: Field[object]) -> None:
    assert field.help.endswith(".")
    assert field.help[0].isupper()
    assert len(field.help) > 20


@pytest.mark.parametrize("field", fields.FIELDS, ids=lambda field: field.path)
def test_the_letter_is_in_the_label(field: Field[object]) -> None:
    assert len(field.mnemonic) == 1
    assert field.mnemonic.isupper()
    assert field.mnemonic in field.label.upper()


@pytest.mark.parametrize("section", [*SECTIONS, *LATER_SECTIONS])
def test_letters_are_unique_within_a_section(section: str) -> None:
    letters = [field.mnemonic for field in fields.FIELDS if field.section == section]
    assert len(letters) == len(set(letters))


def test_letters_are_unique_in_the_preparation_with_its_second_stock() -> None:
    letters = [field.mnemonic for field in fields.FIELDS if field.path.startswith("preparation.")]
    assert len(letters) == len(set(letters))


def test_labels_are_unique() -> None:
    assert len({field.label for field in fields.FIELDS}) == len(fields.FIELDS)


def test_every_path_has_a_label_and_the_schedule_has_one_of_its_own() -> None:
    assert [fields.label_of(path) for path in fields.BY_PATH] == [field.label for field in fields.FIELDS]
    assert fields.label_of("dose.schedule") == fields.DAY_SCHEDULE.label == "Day schedule"
    assert fields.DAY_SCHEDULE.path == fields.SCHEDULE
    assert fields.DAY_SCHEDULE not in fields.FIELDS
