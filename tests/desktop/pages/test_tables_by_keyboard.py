"""The day schedule and the earlier visits are filled, found wrong, and mended with the keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.theme.palette import DARK
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.table_block import TableBlock
from itb_calc.visit.fields import SCHEDULE, VISITS
from tests.desktop.desk import (
    CONTROL,
    SHIFT,
    Key,
    card_of,
    copied,
    focused,
    place,
    press,
    result_row,
    row_of,
    shown,
    write,
    write_anew,
)
from tests.desktop.widgets.tables import Row
from tests.worksheet.sheets import CHANGED, ROUTINE, STEP, VISIT, Sheet, put, read_sheet

MORNING, DAY, NIGHT = (
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "08:00", "end": "16:00", "dose": "210 mcg"},
    {"start": "16:00", "end": "24:00", "dose": "120 mcg"},
)


def block(contents: Contents, path: str = SCHEDULE) -> TableBlock:
    return contents.bench.refill.tables.blocks[path]


def texts(contents: Contents, path: str = SCHEDULE) -> list[tuple[str, ...]]:
    table = block(contents, path).table
    assert table is not None
    return [tuple(edit.text() for edit in line.edits) for line in table.lines]


def lines(contents: Contents, path: str = SCHEDULE) -> list[str]:
    """What stands under each row, as it is seen."""
    table = block(contents, path).table
    assert table is not None
    return [line.line.said if line.line.isVisible() else "" for line in table.lines]


def steps(contents: Contents) -> list[Row]:
    return [dict(step) for step in contents.document.worksheet.schedule]


def opened(contents: Contents, sheet: Sheet, *typed: Row) -> Contents:
    contents.document.open(read_sheet(put(sheet, "dose.schedule", list(typed))), "")
    QApplication.processEvents()
    return contents


@pytest.fixture
def routine(contents: Contents) -> Contents:
    return opened(contents, ROUTINE)


def open_table(contents: Contents, path: str, before: str) -> None:
    """Tab from the last field of a section to the button of its table, and open it."""
    contents.bench.refill.go_to(before)
    press(Key.Key_Tab)
    assert focused() is block(contents, path).button
    press(Key.Key_Return)
    press(Key.Key_Tab)
    QApplication.processEvents()


def test_a_day_schedule_is_typed_with_slips_in_it_and_mended(routine: Contents) -> None:
    open_table(routine, SCHEDULE, "dose.age_years")
    assert place() == "dose.schedule[0].start"
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Tab)
    write("8:00")
    assert lines(routine)[0].startswith("Not read: 8:00 is not a time of day.")
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Tab)
    write("120")
    press(Key.Key_Tab)
    press(Key.Key_Return, CONTROL)
    for text in ("17:00", "210", "16:00", "24:00", "12"):
        press(Key.Key_Tab)
        write(text)
    QApplication.processEvents()
    assert steps(routine) == [MORNING, DAY | {"end": "17:00"}, NIGHT | {"dose": "12 mcg"}]
    assert lines(routine)[:2] == ["15 mcg/hour, 0.24 mL/day", "≈23.33 mcg/hour, ≈0.3733 mL/day"]
    assert "Below the pump's minimum flow" in lines(routine)[2]
    assert shown(routine, "flow_rate").startswith("withheld: see ")

    press(Key.Key_F6)
    card = focused()
    assert isinstance(card, FindingCard)
    assert card.state.rule == "FLW-01"
    press(Key.Key_Return)
    assert place() == "dose.schedule[2].start"
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    write_anew("120")
    assert "16:00 to 17:00 is in more than one step" in card_of(routine, "DOS-08").state.message
    press(Key.Key_Up)
    press(Key.Key_Backtab)
    assert place() == "dose.schedule[1].end"
    write_anew("16:00")
    assert steps(routine) == [MORNING, DAY, NIGHT]
    assert shown(routine, "flow_rate") == "0.3 mL/day"
    assert routine.bench.panel.counts.said == "none"
    assert block(routine)._notes.said == "The steps make 450 mcg/day, as ordered."


def test_the_earlier_visits_are_typed_and_their_trend_is_there(contents: Contents) -> None:
    contents.document.open(read_sheet(CHANGED), "")
    open_table(contents, VISITS, "previous.aspirated_volume")
    assert place() == "visits[0].date"
    for text in ("2026-08-01", "5", "5.4"):
        write(text)
        press(Key.Key_Tab)
    QApplication.processEvents()
    assert [dict(visit) for visit in contents.document.worksheet.visits] == [VISIT]
    assert lines(contents, VISITS)[0] == "−0.4 mL, more was aspirated than expected"
    picture = block(contents, VISITS).picture
    assert picture is not None
    assert picture.caption.said.startswith("Sat 1 Aug 2026: −0.4 mL, more was aspirated than expected; this visit, ")
    write("2026-08-01")
    assert lines(contents, VISITS)[1].startswith("Not read: Sat 1 Aug 2026 stands in visit 1 too")
    press(Key.Key_Delete, CONTROL)
    assert len(contents.document.worksheet.visits) == 1


def test_everything_that_is_typed_is_in_the_copied_evaluation(contents: Contents) -> None:
    opened(contents, {**CHANGED, "visits": [VISIT]}, MORNING, DAY, NIGHT)
    press(Key.Key_C, CONTROL | SHIFT)
    assert "  Day schedule                08:00 to 16:00: 210 mcg (26.25 mcg/hour)" in copied()
    assert "  Earlier visits              2026-08-01: 5 mL expected, 5.4 mL aspirated" in copied()


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ((MORNING, DAY | {"start": "09:00"}, NIGHT), "dose.schedule[1].start"),
        ((MORNING, DAY, NIGHT | {"end": "23:00"}), "dose.schedule[2].end"),
        ((MORNING, DAY | {"dose": "211 mcg"}, NIGHT), "dose.schedule[0].dose"),
    ],
)
def test_a_finding_about_the_day_leads_to_the_cell_that_is_wrong(
    contents: Contents, typed: tuple[Row, ...], target: str
) -> None:
    opened(contents, ROUTINE, *typed)
    contents.bench.refill.go_to_first()
    contents.bench.go_to_field(card_of(contents, "DOS-08").state.path)
    assert place() == target


def test_a_step_below_the_minimum_flow_leads_to_its_dose(contents: Contents) -> None:
    opened(contents, ROUTINE, MORNING | {"dose": "23 mcg"}, DAY | {"dose": "307 mcg"}, NIGHT)
    card = card_of(contents, "FLW-01")
    assert card.state.place == "Day schedule"
    contents.bench.go_to_field(card.state.path)
    assert place() == "dose.schedule[0].dose"


@pytest.mark.parametrize(
    ("typed", "target"), [((MORNING, {"start": "8"}), "dose.schedule[1].start"), ((), "dose.schedule[0].start")]
)
def test_the_path_of_the_schedule_leads_to_the_first_cell_that_is_not_read(
    contents: Contents, typed: tuple[Row, ...], target: str
) -> None:
    opened(contents, ROUTINE, *typed)
    contents.bench.refill.go_to(SCHEDULE)
    assert place() == target


@pytest.mark.parametrize("change", [lambda each: each.set_palette(DARK), lambda each: each.set_zoom(150)])
def test_another_look_keeps_the_rows_to_the_letter_and_the_cell_with_the_focus(
    contents: Contents, change: Callable[[Contents], None]
) -> None:
    opened(contents, ROUTINE, STEP)
    contents.bench.refill.go_to("dose.schedule[1].start")
    for text in ("8 am", "<b>", " 30 mcg"):
        write(text)
        press(Key.Key_Tab)
    press(Key.Key_Backtab)
    before, worksheet = texts(contents), contents.document.worksheet
    assert before[1] == ("8 am", "<b>", " 30 mcg")
    change(contents)
    assert place() == "dose.schedule[1].dose"
    assert texts(contents) == before
    assert contents.document.worksheet is worksheet
    assert texts(contents, SCHEDULE)[2] == ("", "", "")


def test_the_button_keeps_the_focus_with_another_look(routine: Contents) -> None:
    block(routine).button.setFocus()
    routine.set_palette(DARK)
    assert focused() is block(routine).button
    assert not block(routine).is_open


def test_each_worksheet_brings_its_own_rows_back(contents: Contents) -> None:
    opened(contents, ROUTINE, MORNING, DAY, NIGHT)
    table = block(contents).table
    assert table is not None
    table.lines[0].edits[2].setText("120 mcg")
    contents.files.new()
    assert not block(contents).is_open
    contents.bench.refill.go_to(SCHEDULE)
    write("05")
    contents.files.bring_back()
    assert texts(contents)[0] == ("00:00", "08:00", "120 mcg")
    assert steps(contents) == [MORNING, DAY, NIGHT]
    contents.files.bring_back()
    assert texts(contents) == [("05", "", ""), ("", "", "")]


def test_from_a_cell_the_keys_go_to_the_results_of_its_section_and_back(contents: Contents) -> None:
    opened(contents, ROUTINE, STEP)
    contents.bench.refill.go_to("dose.schedule[0].end")
    press(Key.Key_Down, CONTROL)
    assert focused() is result_row(contents, "flow_rate").button
    press(Key.Key_Escape)
    assert place() == "dose.schedule[0].end"


def test_f1_in_a_cell_opens_the_help_of_its_table_and_the_menu_does_too(contents: Contents) -> None:
    opened(contents, ROUTINE, STEP)
    contents.bench.refill.go_to("dose.schedule[0].end")
    press(Key.Key_F1)
    assert block(contents).help.isVisible()
    assert contents.bench.spoken == block(contents).help.said
    contents.explain_field()
    assert not block(contents).help.isVisible()


def test_the_keyboard_goes_round_from_a_cell_to_the_findings_and_back(contents: Contents) -> None:
    opened(contents, ROUTINE, MORNING, NIGHT)
    contents.bench.refill.go_to("dose.schedule[1].dose")
    press(Key.Key_F6)
    assert isinstance(focused(), FindingCard)
    press(Key.Key_F6)
    press(Key.Key_F6)
    assert place() == "dose.schedule[1].dose"


def test_why_a_cell_is_not_read_is_announced_after_a_pause(
    contents: Contents, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("itb_calc.desktop.bench.announce", lambda _, text: heard.append(text))
    contents.bench._pause.setInterval(0)
    opened(contents, ROUTINE, STEP)
    contents.bench.refill.go_to("dose.schedule[0].dose")
    qtbot.waitUntil(lambda: not contents.bench._pause.isActive())
    heard.clear()
    write_anew("450,5")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[-1].startswith(
        "Not read: 450,5 is not read as a number: the decimal mark here is a point. Write 450.5."
    )


def test_the_section_of_the_cell_is_brought_into_sight(contents: Contents) -> None:
    opened(contents, ROUTINE, *[STEP] * 13)
    contents.bench.refill.go_to("dose.schedule[12].dose")
    QApplication.processEvents()
    QApplication.processEvents()
    cell = focused()
    top = cell.mapTo(contents.bench.refill, cell.rect().topLeft()).y()
    assert 0 < top < contents.bench.refill.height() - cell.height()


def test_a_constant_flow_pump_with_steps_says_so_at_the_table(contents: Contents) -> None:
    opened(contents, {**ROUTINE, "pump": {"id": "constant-flow"}}, STEP)
    assert block(contents)._wrong.said.startswith("A pump with a flow fixed by its maker gives the same all day.")
    assert contents.bench.panel.counts.said.endswith("1 not read")


def test_a_new_field_before_any_reference_data_is_not_disturbed(routine: Contents) -> None:
    """Nothing of the tables is built while they are closed."""
    assert [each.table for each in routine.bench.refill.tables.blocks.values()] == [None, None]
    assert row_of(routine, "dose.daily_dose").text == "450"
