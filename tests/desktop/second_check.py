"""A worksheet of unmistakable values, prepared and signed, and the second person in front of its window."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.second_check import SecondCheckPage
from itb_calc.desktop.viewmodels.beside_unit import to_field
from itb_calc.documents.blind_items import BY_ID
from itb_calc.safety.finding import Severity
from itb_calc.visit.fields import SCHEDULE_STEP
from itb_calc.worksheet.text import PREPARED
from tests.documents.second_person import read_off
from tests.worksheet.sheets import Sheet, read_sheet

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
PREPARER, ANSWERS, REASON = "Zdenka Quist", "Xaver Pym", "The okapi was weighed"
# Each number stands nowhere else in the program.
MARKED: Sheet = {
    "schema": 1,
    "kind": "refill",
    "fill_date": "2026-11-23",
    "patient": {"identifier": "ZEBRA-4711-Q"},
    "notes": "kaleidoscope",
    "lots": {"drug_lot": "LOTX81Y", "diluent_lot": "DILQ56", "second_lot": None},
    "product": {"id": "other", "label_strength": "34.71 mg/17.355 mL", "container_volume": "17.355 mL"},
    "preparation": {"target_concentration": "1613.7 mcg/mL", "final_volume": "38.43 mL", "priming_volume": "2.87 mL"},
    "pump": {
        "id": "other",
        "alarm_volume": "4.37 mL",
        "injected_volume": "35.19 mL",
        "programmed_volume": "35.19 mL",
        "reservoir_volume": "36.83 mL",
        "residual_volume": "1.379 mL",
        "minimum_flow": "0.0613 mL/day",
    },
    "dose": {
        "daily_dose": "437.6 mcg/day",
        "bolus_dose": "13.7 mcg",
        "boluses_per_day": "3",
        "patient_group": "adult-spinal",
        "phase": "maintenance",
        "age_years": "47.31",
        "schedule": [
            {"start": "00:00", "end": "07:13", "dose": "123.4 mcg"},
            {"start": "07:13", "end": "24:00", "dose": "314.2 mcg"},
        ],
    },
    "refill": {"flow_tolerance": "7.31 %", "stability_limit": "173.5 days", "booking_buffer": "9 days"},
    "previous": {
        "daily_dose": "219.8 mcg/day",
        "concentration": "871.3 mcg/mL",
        "programmed_volume": "33.71 mL",
        "fill_date": "2026-10-12",
        "aspirated_volume": "23.37 mL",
    },
    "system": {"tubing_volume": "0.1937 mL", "catheter_volume": "0.2171 mL"},
    "visits": [{"date": "2026-08-03", "expected_residual": "5.173 mL", "aspirated_volume": "5.291 mL"}],
}


def prepare(contents: Contents) -> None:
    """Let the first person fill in, answer for every finding and sign."""
    document = contents.document
    document.now = lambda: NOW
    document.open(read_sheet(MARKED), "giraffe.itb.json")
    assert document.evaluation is not None
    for finding in document.evaluation.findings:
        if finding.severity is Severity.CONFIRM:
            document.confirm(finding.rule, REASON)
            assert document.answer_for(finding.rule, ANSWERS) == ""
    assert document.sign(PREPARED, PREPARER) == ""


def start(contents: Contents) -> SecondCheckPage:
    """Give the window to the second person."""
    contents.start_second_check()
    QApplication.processEvents()
    page = contents.second_check.page
    assert page is not None
    return page


def fill_in(page: SecondCheckPage, contents: Contents, name: str = "Bo Lind") -> None:
    """Type into the page what the sources say."""
    entered = read_off(contents.document.worksheet)
    page.name.setText(name)
    for path, text in entered.texts.items():
        type_item(page, path, to_field(BY_ID[path], text))
    table = page.groups["order"].table
    assert table is not None
    for place, step in enumerate(entered.schedule):
        for column, field in enumerate(SCHEDULE_STEP):
            table.lines[place].edits[column].setText(to_field(field, step[field.path.rpartition(".")[2]]))


def type_item(page: SecondCheckPage, path: str, text: str) -> None:
    """Put a text into an item as somebody does who types or chooses it."""
    row = page.rows[path]
    row.show_text(text)
    row.typed.emit(text)
