"""A worksheet is filled, read, corrected and copied with the keyboard alone."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.worksheet.text import Confirmation
from tests.desktop.desk import (
    ALT,
    CONTROL,
    SHIFT,
    Key,
    card_of,
    cards,
    copied,
    focused,
    place,
    press,
    result_row,
    row_of,
    shown,
    under,
    write,
    write_anew,
)
from tests.worksheet.sheets import ROUTINE, put, read_sheet

# The platform of the tests says of every list that opens what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def tab_to(path: str) -> None:
    """Press Tab until a field has the focus; there are fewer stops than this."""
    for _ in range(60):
        if place() == path:
            return
        press(Key.Key_Tab)
    pytest.fail(f"Tab does not come to {path}")


def choose(qtbot: QtBot, opening: Key, letters: str) -> None:
    """Open a list, go to an entry by its letters, and take it."""
    press(opening)
    assert QApplication.activePopupWidget() is not None
    write(letters)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def fill(qtbot: QtBot) -> None:
    """Fill a worksheet in the order of the work; what is injected is a slip."""
    assert place() == "fill_date"
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Space, "Baclofen 40mg/20")
    press(Key.Key_Tab)
    write("40 mg/20 mL")
    press(Key.Key_Tab)
    write("20")
    tab_to("preparation.target_concentration")
    write("1500")
    press(Key.Key_Tab)
    write("40")
    tab_to("preparation.graduation")
    write("0.5")
    tab_to("pump.id")
    choose(qtbot, Key.Key_Down, "Medtronic SynchroMed II 8637-4")
    press(Key.Key_Tab)
    assert place() == "pump.alarm_volume"
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Tab)
    write("20")
    press(Key.Key_Tab)
    write("40")
    tab_to("previous.first_fill")
    choose(qtbot, Key.Key_F4, "No")
    tab_to("dose.daily_dose")
    write("450")
    tab_to("dose.patient_group")
    choose(qtbot, Key.Key_Return, "Adult, s")
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Space, "M")
    tab_to("refill.flow_tolerance")
    write("10")
    press(Key.Key_Tab)
    press(Key.Key_Enter, CONTROL)
    press(Key.Key_Tab)
    write("7")


def test_a_worksheet_is_filled_read_and_corrected(contents: Contents, qtbot: QtBot) -> None:
    fill(qtbot)
    assert contents.document.worksheet.texts == {
        "fill_date": "2026-11-23",
        "product.id": "baclofen-40mg-20ml-inj-20ml",
        "product.label_strength": "40 mg/20 mL",
        "product.container_volume": "20 mL",
        "preparation.target_concentration": "1500 mcg/mL",
        "preparation.final_volume": "40 mL",
        "preparation.graduation": "0.5 mL",
        "pump.id": "synchromed-ii-40",
        "pump.alarm_volume": "2 mL",
        "pump.injected_volume": "20 mL",
        "pump.programmed_volume": "40 mL",
        "dose.daily_dose": "450 mcg/day",
        "dose.patient_group": "adult-spinal",
        "dose.phase": "maintenance",
        "refill.flow_tolerance": "10 %",
        "refill.stability_limit": "180 days",
        "refill.booking_buffer": "7 days",
    }
    assert contents.document.worksheet.answers == {"previous.first_fill": False}

    assert shown(contents, "stock_concentration") == "2 mg/mL = 2,000 mcg/mL"
    assert shown(contents, "measured_stock_volume") == "30 mL"
    assert shown(contents, "measured_diluent_volume") == "10 mL"
    assert shown(contents, "containers") == "2"
    assert shown(contents, "leftover_volume") == "10 mL"
    assert shown(contents, "flow_rate") == "0.3 mL/day"
    assert shown(contents, "hourly_dose") == "18.75 mcg/hour"
    for withheld in ("book_by_date", "latest_refill_date", "alarm_date", "days_to_alarm"):
        assert shown(contents, withheld) == "withheld: see VOL-01"

    press(Key.Key_F6)
    card = focused()
    assert isinstance(card, FindingCard)
    assert card.state.rule == "VOL-01"
    press(Key.Key_Return)
    assert place() == "pump.injected_volume"
    write_anew("40")
    assert [card.state.rule for card in cards(contents) if card.state.severity.value == "block"] == []
    # 38 mL at 0.33 mL/day are 115 whole days, to Thu 18 Mar 2027; a week before that is booked.
    assert shown(contents, "latest_refill_date") == "Thu 18 Mar 2027"
    assert shown(contents, "book_by_date") == "Thu 11 Mar 2027"
    # 38 mL at 0.3 mL/day are 126 whole days.
    assert shown(contents, "alarm_date") == "Mon 29 Mar 2027"


@pytest.fixture
def routine(contents: Contents) -> Contents:
    contents.document.open(read_sheet(ROUTINE), "")
    return contents


def go_to_result(contents: Contents, path: str, name: str) -> None:
    """Go from a field to the results beside it."""
    tab_to(path)
    press(Key.Key_Down, CONTROL)
    assert focused() is result_row(contents, name).button


def test_a_result_is_copied_with_its_name_and_unit(routine: Contents) -> None:
    go_to_result(routine, "dose.age_years", "flow_rate")
    press(Key.Key_C, CONTROL)
    assert copied() == "Flow: 0.3 mL/day"
    go_to_result(routine, "refill.booking_buffer", "book_by_date")
    press(Key.Key_C, CONTROL)
    assert copied() == "Book by: Fri 5 Mar 2027"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_the_working_of_a_result_opens_and_closes(routine: Contents, key: Key) -> None:
    go_to_result(routine, "dose.age_years", "flow_rate")
    row = result_row(routine, "flow_rate")
    press(key)
    assert row._working.isVisible()
    assert row._working.said == (
        "Formula: flow = daily dose ÷ concentration (follows from the units)\n"
        "Numbers put in: 450 mcg/day ÷ 1,500 mcg/mL\n"
        "Answer: 0.3 mL/day\n"
        "Check backwards: 450 mcg/day ÷ 0.3 mL/day = 1,500 mcg/mL"
    )
    press(key)
    assert not row._working.isVisible()


def test_the_arrows_go_from_result_to_result_and_escape_back_to_the_field(routine: Contents) -> None:
    go_to_result(routine, "preparation.second_stock.container_volume", "measured_stock_volume")
    press(Key.Key_Down)
    assert focused() is result_row(routine, "measured_diluent_volume").button
    press(Key.Key_C, CONTROL)
    assert copied() == "Measured diluent volume: 11 mL"
    assert routine.bench.spoken == "Copied: Measured diluent volume: 11 mL"
    assert routine.bench.refill.header.note.text() == "Copied: Measured diluent volume: 11 mL"
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert focused() is result_row(routine, "stock_concentration").button
    press(Key.Key_Escape)
    assert place() == "preparation.second_stock.container_volume"


def test_the_whole_evaluation_is_copied(routine: Contents) -> None:
    press(Key.Key_C, CONTROL | SHIFT)
    lines = copied().splitlines()
    assert lines[0] == "REFILL WORKSHEET, evaluated for Mon 23 Nov 2026"
    assert "  Book by                     Fri 5 Mar 2027" in lines
    assert "  Achieved concentration      ≈1.4943 mg/mL ≈ 1,494.3 mcg/mL" in lines
    assert routine.bench.spoken == "The whole evaluation is copied as text."


def give_reason(text: str) -> None:
    """Go round to the findings, on to the reason of the first, and type it."""
    press(Key.Key_F6)
    assert isinstance(focused(), FindingCard)
    press(Key.Key_Tab)
    assert isinstance(focused(), QLineEdit)
    write(text)


def test_a_reason_is_kept_for_what_the_finding_says_and_no_longer(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "refill.stability_limit", "200 days")), "")
    assert [card.state.heading for card in cards(contents)] == ["▲ CONFIRM RES-03"]
    message = card_of(contents, "RES-03").state.message
    assert "200" in message
    give_reason("Pharmacy stability study, Dr Ito")
    assert contents.document.worksheet.confirmations == {
        "RES-03": Confirmation("Pharmacy stability study, Dr Ito", message)
    }

    contents.bench.go_to_field("refill.stability_limit")
    write_anew("210")
    card = card_of(contents, "RES-03")
    assert card.reason is not None
    assert card.reason.text() == ""
    assert card._earlier.isVisible()
    assert card._earlier.said == (
        "Given before the values changed, so it no longer counts: Pharmacy stability study, Dr Ito"
    )
    assert contents.document.page.findings[0].reason == ""

    write_anew("200")
    card = card_of(contents, "RES-03")
    assert card.reason is not None
    assert card.reason.text() == "Pharmacy stability study, Dr Ito"
    assert not card._earlier.isVisible()


def test_a_reason_that_is_taken_back_is_not_kept(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "refill.stability_limit", "200 days")), "")
    give_reason("x")
    press(Key.Key_Backspace)
    assert contents.document.worksheet.confirmations == {}


@pytest.mark.usefixtures("contents")
def test_alt_and_a_letter_goes_to_the_field_and_again_to_the_next() -> None:
    press(Key.Key_A, ALT)
    assert place() == "pump.alarm_volume"
    press(Key.Key_D, ALT)
    first = place()
    press(Key.Key_D, ALT)
    assert {first, place()} == {"preparation.diluent_graduation", "dose.daily_dose"}


def test_f1_opens_the_help_of_the_field_and_closes_it(contents: Contents) -> None:
    press(Key.Key_D, ALT)
    tab_to("dose.daily_dose")
    row = row_of(contents, "dose.daily_dose")
    press(Key.Key_F1)
    assert row._help.isVisible()
    assert row._help.said == "Daily dose: The ordered dose for 24 hours, in micrograms; never per hour."
    assert contents.bench.spoken == row._help.said
    press(Key.Key_F1)
    assert not row._help.isVisible()


def test_an_offer_is_never_taken_by_itself(contents: Contents) -> None:
    row = row_of(contents, "refill.stability_limit")
    tab_to("refill.booking_buffer")
    assert row.text == ""
    assert contents.document.worksheet.is_empty
    assert row._offer.isVisible()
    assert row._offer.text() == "Write 180  (Ctrl+Enter)"
    assert row._offer.toolTip().endswith("grade S") or "grade" in row._offer.toolTip()


def test_a_refused_text_offers_the_same_number_written_well(contents: Contents) -> None:
    tab_to("preparation.final_volume")
    write(".5")
    assert under(row_of(contents, "preparation.final_volume")).startswith("Not read: .5 is not read as a number")
    press(Key.Key_Return, CONTROL)
    assert row_of(contents, "preparation.final_volume").text == "0.5"
    assert contents.document.worksheet.texts == {"preparation.final_volume": "0.5 mL"}


def test_a_choice_is_left_unchanged_with_escape_and_by_letters_while_it_is_closed(
    contents: Contents, qtbot: QtBot
) -> None:
    tab_to("product.id")
    write("baclofen 20")
    assert contents.document.worksheet.is_empty
    press(Key.Key_Space)
    write("Baclofen 20")
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert contents.document.worksheet.is_empty
    assert row_of(contents, "product.id").text == ""
    assert place() == "product.id"
