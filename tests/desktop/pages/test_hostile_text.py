"""Whatever is pasted into a field stays to the letter; it is its exact number or none, and is explained in place."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.bench import CONVERT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.convert import ConvertPage
from itb_calc.desktop.viewmodels.sections import SHOWN_FIELDS
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.field_row import is_choice
from itb_calc.desktop.widgets.form_row import FormRow
from itb_calc.desktop.widgets.lines_edit import LinesEdit
from itb_calc.visit.kinds import TextKind
from itb_calc.worksheet.read import read
from tests.desktop.desk import paste, result_row, row_of, said, shown, turn_wheel, under
from tests.worksheet.sheets import ROUTINE, put, read_sheet

HOSTILE = (
    "1,5",
    "1 000",
    "1\N{NO-BREAK SPACE}000",
    "1,000",
    "<b>5</b>",
    "<img src='x'>5",
    "5\n0",
    "5\r\n0",
    "5\t0",
    "5\n",
    "\N{RIGHT-TO-LEFT OVERRIDE}5",
    "\N{ZERO WIDTH SPACE}5",
    "٣",
    "１",
    "½",
    "5²",
    "1e3",
    "-5",
    "−5",
    "+5",
    "0,5",
    ".5",
    "5.",
    "007",
    "1_000",
    "0x10",
    "nan",
    "∞",
    "=1+1",
    "%s %n",
    "{0}",
    "&amp;",
    "&5",
    "5\0",
    "5\0000",
    "\N{PILL}",
    "1" * 100_000,
    " " * 100_000 + "x",
)
# Words mean nothing to the calculation: whatever stands in them, no number depends on it.
WORDS = tuple(field for field in SHOWN_FIELDS if isinstance(field.kind, TextKind))
NOTES = "notes"
EDITS = tuple(field for field in SHOWN_FIELDS if not is_choice(field) and field not in WORDS)
CHOICES = tuple(field for field in SHOWN_FIELDS if is_choice(field))
# What each field's number goes into, written by hand: none of it may be shown while the field is not read.
_DAYS = ("days_to_alarm", "earliest_days_to_alarm", "latest_days_to_alarm", "days_to_empty", "earliest_days_to_empty")
_WORST = ("earliest_days_to_alarm", "earliest_days_to_empty", "latest_refill_date", "book_by_date", "deciding_limit")
_DATES = ("alarm_date", "latest_refill_date", "book_by_date")
_MEASURED = ("measured_stock_volume", "measured_diluent_volume", "achieved_concentration", "achieved_deviation")
_VOLUMES = ("stock_volume", "diluent_volume", *_MEASURED, "containers", "leftover_volume", "delivered_daily_dose")
VOID: dict[str, tuple[str, ...]] = {
    "fill_date": _DATES,
    "product.label_strength": ("stock_concentration", *_VOLUMES),
    "product.container_volume": ("containers", "leftover_volume"),
    "preparation.target_concentration": (*_VOLUMES, "pump_concentration", "flow_rate", *_DAYS, *_DATES),
    "preparation.final_volume": _VOLUMES,
    "preparation.priming_volume": (),
    "preparation.graduation": (
        *("measured_stock_volume", "achieved_concentration", "achieved_deviation"),
        *("containers", "leftover_volume", "delivered_daily_dose"),
    ),
    "preparation.diluent_graduation": ("measured_diluent_volume", "achieved_concentration", "delivered_daily_dose"),
    "preparation.second_stock.label_strength": ("second_stock_volume", *_VOLUMES),
    "preparation.second_stock.container_volume": (),
    "pump.alarm_volume": ("days_to_alarm", "earliest_days_to_alarm", "latest_days_to_alarm", *_DATES),
    "pump.injected_volume": (),
    "pump.programmed_volume": (*_DAYS, *_DATES),
    "pump.reservoir_volume": (),
    "pump.residual_volume": ("days_to_empty", "earliest_days_to_empty"),
    "pump.minimum_flow": (),
    "dose.daily_dose": ("flow_rate", "hourly_dose", "delivered_daily_dose", *_DAYS, *_DATES),
    "dose.bolus_dose": ("highest_daily_dose", *_WORST),
    "dose.boluses_per_day": ("highest_daily_dose", *_WORST),
    "dose.age_years": (),
    "refill.flow_tolerance": ("latest_days_to_alarm", *_WORST),
    "refill.stability_limit": ("latest_refill_date", "book_by_date", "deciding_limit"),
    "refill.booking_buffer": ("book_by_date",),
}
# The same for the rest of the visit, with a previous fill of another concentration.
_RESIDUAL = ("expected_residual", "volume_discrepancy", "discrepancy_of_delivered")
_SYSTEM = (
    *("system_volume", "system_volume_max", "bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume"),
    *("unbridged_duration", *_WORST),
)
VOID_IN_A_VISIT: dict[str, tuple[str, ...]] = {
    "pump.fixed_flow": ("flow_rate", "delivered_daily_dose", *_DAYS, *_DATES),
    "previous.daily_dose": ("dose_change", *_RESIDUAL),
    "previous.concentration": ("unbridged_daily_dose", "mixed_concentration", "mixed_deviation", *_RESIDUAL, *_SYSTEM),
    "previous.programmed_volume": _RESIDUAL,
    "previous.fill_date": _RESIDUAL,
    "previous.bolus_volume": _RESIDUAL,
    "previous.expected_residual": _RESIDUAL,
    "previous.aspirated_volume": ("volume_discrepancy", "discrepancy_of_delivered"),
    "system.tubing_volume": _SYSTEM,
    "system.tubing_volume_max": _SYSTEM,
    "system.catheter_volume": _SYSTEM,
    "system.catheter_trimmed_length": (),
    "lots.drug_expiry": (),
    "lots.second_expiry": (),
    "lots.diluent_expiry": (),
    "lots.prepared_at": (),
    "lots.beyond_use": (),
}
VISIT = put(
    put(ROUTINE, "system", {"tubing_volume": "0.14 mL", "tubing_volume_max": "0.2 mL", "catheter_volume": "0.2 mL"}),
    "previous",
    {
        "daily_dose": "400 mcg/day",
        "concentration": "500 mcg/mL",
        "programmed_volume": "40 mL",
        "fill_date": "2026-10-12",
        "aspirated_volume": "6.4 mL",
    },
)
# What 350 is in each field that takes a number of this size; in the others it is refused.
THREE_FIFTY: dict[str, object] = {
    **{
        path: Amount(Fraction(350), "mL")
        for path in (*VOID, *VOID_IN_A_VISIT)
        if path.endswith(("_volume", "_volume_max", "graduation", "_residual"))
    },
    "previous.daily_dose": Amount(Fraction(350), "mcg/day"),
    "previous.concentration": Amount(Fraction(350), "mcg/mL"),
    "system.catheter_trimmed_length": Amount(Fraction(350), "cm"),
    "preparation.target_concentration": Amount(Fraction(350), "mcg/mL"),
    "pump.minimum_flow": Amount(Fraction(350), "mL/day"),
    "dose.daily_dose": Amount(Fraction(350), "mcg/day"),
    "dose.bolus_dose": Amount(Fraction(350), "mcg"),
    "dose.boluses_per_day": Fraction(350),
    "dose.age_years": Fraction(350),
    "refill.stability_limit": Amount(Fraction(350), "day"),
    "refill.booking_buffer": Amount(Fraction(350), "day"),
}


@pytest.fixture
def routine(contents: Contents) -> Contents:
    """A filled worksheet, all of whose results are shown."""
    contents.document.open(read_sheet(ROUTINE), "")
    return contents


@pytest.fixture
def visit(contents: Contents) -> Contents:
    """A filled worksheet of a whole visit, all of whose results are shown."""
    contents.document.open(read_sheet(VISIT), "")
    return contents


def numbers(contents: Contents) -> dict[str, str]:
    """Every result that stands on the page as a number or a date."""
    rows = {
        name: result_row(contents, name)
        for section in contents.bench.refill.sections.values()
        for name in section.results
    }
    return {name: row.value.said for name, row in rows.items() if row.isVisible() and not row.button.isHidden()}


def values(contents: Contents) -> dict[str, object]:
    """What the texts of the page are read as."""
    assert contents.document.reference is not None
    inputs, _ = read(contents.document.worksheet, contents.document.reference)
    return dict(inputs.values)


def test_every_line_edit_of_the_page_is_under_test(contents: Contents) -> None:
    edits = contents.bench.refill.findChildren(QLineEdit)
    # A scanned code and the name of who signs are no fields: test_scan.py and the tests of signing look at them.
    beside = {"scan", "Your name"}
    names = {edit.objectName() or edit.accessibleName() for edit in edits}
    assert names - beside == {field.path for field in (*EDITS, *WORDS)} - {NOTES}
    assert {field.path for field in EDITS} == {*VOID, *VOID_IN_A_VISIT}


def test_the_filled_worksheet_shows_the_results_that_are_to_vanish(routine: Contents) -> None:
    there = set(numbers(routine))
    # The second stock and the boluses are empty in it.
    assert {name for names in VOID.values() for name in names} - there == {"second_stock_volume", "highest_daily_dose"}


def test_the_filled_visit_shows_the_results_that_are_to_vanish(visit: Contents) -> None:
    assert {name for names in VOID_IN_A_VISIT.values() for name in names} <= set(numbers(visit))


@pytest.mark.parametrize("path", VOID)
def test_hostile_text_is_kept_refused_and_explained(routine: Contents, path: str) -> None:
    assert_kept_refused_and_explained(routine, path, VOID[path])


@pytest.mark.parametrize("path", VOID_IN_A_VISIT)
def test_hostile_text_in_the_rest_of_a_visit_is_kept_refused_and_explained(visit: Contents, path: str) -> None:
    assert_kept_refused_and_explained(visit, path, VOID_IN_A_VISIT[path])


def assert_kept_refused_and_explained(contents: Contents, path: str, void: tuple[str, ...]) -> None:
    before = numbers(contents)
    row = row_of(contents, path)
    row.editor.setFocus()
    for text in HOSTILE:
        paste(text)
        assert row.text == text
        assert contents.document.typed[path] == text
        assert text in contents.document.worksheet.texts[path]
        assert_refused_in_place(row.meaning)
        # A bolus without its partner is a problem of the partner too.
        assert contents.bench.panel.counts.said.endswith(
            "2 not read" if path.startswith("dose.bolus") else "1 not read"
        )
        there = numbers(contents)
        assert there.keys().isdisjoint(void), f"{text[:20]!r} in {path}"
        assert there.items() <= before.items(), f"{text[:20]!r} in {path} changes a number"


def assert_refused_in_place(label: QLabel) -> None:
    shown = said(label)
    assert label.isVisible()
    assert shown.startswith("Not read: ")
    assert shown.endswith(".")
    assert shown.isprintable()
    assert len(shown) < 300
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("path", VOID)
def test_a_refused_text_leaves_no_trace_once_it_is_mended(routine: Contents, path: str) -> None:
    assert_leaves_no_trace(routine, path, VOID[path])
    assert routine.bench.panel.counts.text() == "none"


@pytest.mark.parametrize("path", VOID_IN_A_VISIT)
def test_a_refused_text_in_the_rest_of_a_visit_leaves_no_trace(visit: Contents, path: str) -> None:
    assert_leaves_no_trace(visit, path, VOID_IN_A_VISIT[path])


def assert_leaves_no_trace(contents: Contents, path: str, void: tuple[str, ...]) -> None:
    before, row, counts = numbers(contents), row_of(contents, path), contents.bench.panel.counts.text()
    good = row.text
    row.editor.setFocus()
    paste("0,5")
    assert numbers(contents) != before or not void
    if good:
        paste(good)
    else:
        row.editor.clear()
    assert numbers(contents) == before
    assert contents.bench.panel.counts.text() == counts


@pytest.mark.parametrize("path", [*VOID, *VOID_IN_A_VISIT])
def test_350_is_350_or_refused_and_never_35(contents: Contents, path: str) -> None:
    row = row_of(contents, path)
    row.editor.setFocus()
    for text in ("350", " 350", "350 "):
        paste(text)
        assert row.text == text
        if path in THREE_FIFTY:
            assert values(contents) == {path: THREE_FIFTY[path]}
            assert not under(row).startswith("Not read")
        else:
            assert values(contents) == {}
            assert_refused_in_place(row.meaning)


def test_with_a_decimal_comma_the_point_is_refused_and_the_comma_read(contents: Contents) -> None:
    contents.document.set_mark(DecimalMark.COMMA)
    row = row_of(contents, "pump.alarm_volume")
    row.editor.setFocus()
    paste("1,5")
    assert values(contents) == {"pump.alarm_volume": Amount(Fraction(3, 2), "mL")}
    paste("1.5")
    assert row.text == "1.5"
    assert under(row) == "Not read: 1.5 is not read as a number: the decimal mark here is a comma. Write 1,5."
    assert values(contents) == {}


def test_a_text_longer_than_qt_takes_by_itself_is_not_cut(contents: Contents) -> None:
    row = row_of(contents, "pump.alarm_volume")
    row.editor.setFocus()
    paste("4" * 40_000)
    assert contents.document.worksheet.texts["pump.alarm_volume"] == "4" * 40_000 + " mL"


def test_hostile_text_on_the_convert_page_is_kept_refused_and_explained(contents: Contents) -> None:
    contents.bench.go_to_page(CONVERT)
    page = contents.bench.page(CONVERT)
    assert isinstance(page, ConvertPage)
    for text in (*HOSTILE, "350", "0.5"):
        paste("10 mg/20 mL")
        assert page.findChildren(FormRow)
        paste(text)
        assert page.field.text() == text
        assert_refused_in_place(page._meaning)
        assert [row for row in page.findChildren(FormRow) if not row.isHidden()] == []


def test_350_mg_on_the_convert_page_is_350_mg(contents: Contents) -> None:
    contents.bench.go_to_page(CONVERT)
    page = contents.bench.page(CONVERT)
    assert isinstance(page, ConvertPage)
    paste("350 mg")
    assert page._meaning.said == "350 mg = 350,000 mcg"


def every_entry(contents: Contents) -> list[ClinicalEdit | Choice | LinesEdit]:
    return [row_of(contents, field.path).editor for field in (*EDITS, *CHOICES)]


@pytest.mark.parametrize("steps", [1, -1, 5])
def test_the_wheel_over_a_field_changes_nothing(routine: Contents, steps: int) -> None:
    worksheet = routine.document.worksheet
    for entry in every_entry(routine):
        for has_focus in (False, True):
            if has_focus:
                entry.setFocus()
            turn_wheel(entry, steps)
            assert routine.document.worksheet is worksheet, entry.objectName()
    assert numbers(routine)["book_by_date"] == "Fri 5 Mar 2027"


def test_the_wheel_takes_no_focus(contents: Contents) -> None:
    by_wheel = Qt.FocusPolicy.WheelFocus
    taken = [entry.objectName() for entry in every_entry(contents) if entry.focusPolicy() & by_wheel == by_wheel]
    assert taken == []


def hold(widget: QWidget, key: Qt.Key, text: str) -> None:
    """Send what a key that is held down repeats."""
    for _ in range(3):
        QApplication.sendEvent(
            widget,
            QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True),  # noqa: FBT003
        )


def test_a_digit_key_held_down_writes_nothing_more(routine: Contents) -> None:
    worksheet = routine.document.worksheet
    for entry in every_entry(routine):
        # A note may hold a row of digits; no number is read from it.
        if entry.objectName() == NOTES:
            continue
        entry.setFocus()
        for digit in range(10):
            hold(entry, Qt.Key(Qt.Key.Key_0 + digit), str(digit))
        assert routine.document.worksheet is worksheet, entry.objectName()


def test_backspace_held_down_works(contents: Contents) -> None:
    row = row_of(contents, "dose.daily_dose")
    row.editor.setFocus()
    paste("450000")
    hold(row.editor, Qt.Key.Key_Backspace, "\b")
    assert row.text == "450"
    assert shown(contents, "hourly_dose") == "18.75 mcg/hour"


def test_no_choice_can_be_typed_into(contents: Contents) -> None:
    for choice in contents.window.findChildren(Choice):
        assert not choice.isEditable(), choice.objectName()


def test_the_day_of_the_tests_does_not_move(contents: Contents) -> None:
    assert contents.document.evaluation is not None
    assert contents.document.evaluation.today == date(2026, 11, 23)
