"""The lists of a worksheet on paper: as typed, with what each row amounts to, and no number for one not read."""

import pytest

from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.report.typed_lists import typed_steps, typed_visits
from itb_calc.worksheet.evaluate import evaluate
from tests.worksheet.sheets import CHANGED, REFERENCE, TODAY, VISIT, put, read_sheet

_STEPS = [
    {"start": "00:00", "end": "09:00", "dose": "120 mcg"},
    {"start": "09:00", "end": "24:00", "dose": "330 mcg"},
]


def test_each_step_has_its_dose_per_hour() -> None:
    assert typed_steps(read_sheet(put({"schema": 1}, "dose.schedule", _STEPS)), REFERENCE) == [
        "00:00 to 09:00: 120 mcg (≈13.33 mcg/hour)",
        "09:00 to 24:00: 330 mcg (22 mcg/hour)",
    ]


def test_a_step_that_is_not_read_stands_as_typed_and_without_a_number() -> None:
    steps = [{"start": "8:00", "dose": "1,5 mcg"}, {}, {"end": "\x1b[2J", "start": "00:00", "dose": "1 mcg"}]
    assert typed_steps(read_sheet(put({"schema": 1}, "dose.schedule", steps)), REFERENCE) == [
        "8:00 to ?: 1,5 mcg",
        "? to ?: ?",
        "00:00 to [U+001B][2J: 1 mcg",
    ]


@pytest.mark.parametrize(("mark", "shown"), [(".", "−0.4 mL"), (",", "−0,4 mL")])
def test_each_visit_has_its_discrepancy_in_the_documents_mark(mark: str, shown: str) -> None:
    typed = {part: text.replace(".", mark) for part, text in VISIT.items()}
    worksheet = read_sheet({"schema": 1, "decimal_mark": mark, "visits": [typed]})
    assert typed_visits(worksheet, REFERENCE) == [
        f"2026-08-01: 5 mL expected, 5{mark}4 mL aspirated (discrepancy {shown})"
    ]


def test_a_visit_that_is_not_read_stands_as_typed_and_without_a_number() -> None:
    visits = [{"date": "2026-12-01", "expected_residual": "5 mL", "aspirated_volume": "5 mL"}, {}]
    assert typed_visits(read_sheet({"schema": 1, "fill_date": "2026-11-23", "visits": visits}), REFERENCE) == [
        "2026-12-01: 5 mL expected, 5 mL aspirated",
        "?: ? expected, ? aspirated",
    ]


def test_both_lists_are_printed_among_what_was_typed_and_their_problems_among_what_is_not_read() -> None:
    visits = [VISIT, {"date": "x"}]
    worksheet = read_sheet({**put(CHANGED, "dose.schedule", [*_STEPS, {"start": "8:00"}]), "visits": visits})
    text = evaluation_as_text(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))
    not_read, typed = (part for part in text.split("\n\n") if part.startswith(("NOT READ", "AS TYPED")))
    assert "  Day schedule                Step 3 of the day is not read: 8:00 is not a time" in not_read
    assert "  Earlier visits              Visit 2 is not read: x is not a date of the" in not_read
    lines = typed.split("\n")
    assert [line[30:] for line in lines if line.startswith("  Day schedule")] == [
        "00:00 to 09:00: 120 mcg (≈13.33 mcg/hour)",
        "09:00 to 24:00: 330 mcg (22 mcg/hour)",
        "8:00 to ?: ?",
    ]
    assert [line[30:] for line in lines if line.startswith("  Earlier visits")] == [
        "2026-08-01: 5 mL expected, 5.4 mL aspirated",
        "x: ? expected, ? aspirated",
    ]
