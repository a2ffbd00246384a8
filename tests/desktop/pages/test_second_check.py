"""The second check at the desk: by keyboard, blind, in rounds, with a pause before the name is set."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.second_check import SecondCheckPage
from itb_calc.documents.blind_check import PAUSE_SECONDS
from itb_calc.documents.blind_items import GROUPS
from itb_calc.worksheet.content import signed_sha256
from itb_calc.worksheet.text import CHECKED, Round
from tests.desktop.desk import CONTROL, Key, focused, place, press, said, write
from tests.desktop.second_check import PREPARER, fill_in, prepare, start, type_item

AT = "2026-11-23T14:05"


@pytest.fixture
def page(contents: Contents) -> SecondCheckPage:
    prepare(contents)
    return start(contents)


def _wait(page: SecondCheckPage, seconds: int = PAUSE_SECONDS) -> None:
    """Let seconds go by, as the clock of the page tells them."""
    for _ in range(seconds):
        page._clock.timeout.emit()


def _is_running(contents: Contents) -> bool:
    return contents.second_check.is_running


def test_the_page_begins_empty_with_the_name(page: SecondCheckPage) -> None:
    assert focused() is page.name
    assert page.name.text() == ""
    assert page.name.completer() is None
    assert {row.text for row in page.rows.values()} == {""}
    assert (page.sign.text(), page.sign.isEnabled()) == ("Sign as checked (once every item agrees)", False)
    assert said(page.rounds) == "Not compared yet."


def test_tab_goes_from_the_name_through_the_sources_to_the_buttons(page: SecondCheckPage) -> None:
    ways = [field.path for group in GROUPS[:1] for field in group.fields]
    ways += ["dose.schedule[0].start", "dose.schedule[0].end", "dose.schedule[0].dose"]
    ways += [field.path for group in GROUPS[1:] for field in group.fields]
    for path in ways:
        press(Key.Key_Tab)
        assert place() == path
    press(Key.Key_Tab)
    assert focused() is page.compare
    # What cannot be pressed yet is no stop.
    press(Key.Key_Tab)
    assert focused() is page.leave


def test_every_stop_has_a_name_and_says_what_it_is_for(page: SecondCheckPage) -> None:
    for row in page.rows.values():
        assert row.editor.accessibleName() == row.field.label
        assert row.field.help in row.editor.accessibleDescription()
        assert row.label.buddy() is row.editor
    assert page.name.accessibleName() == "Your name"
    assert page.name.accessibleDescription()


def test_what_is_typed_is_read_at_once_and_refused_at_its_field(page: SecondCheckPage) -> None:
    row = page.rows["dose.daily_dose"]
    row.editor.setFocus()
    write("4,5")
    assert said(row.meaning).startswith("Not read: ")
    page.rows["product.label_strength"].editor.setFocus()
    write("2 mg/mL")
    assert said(page.rows["product.label_strength"].meaning) == "2 mg/mL = 2,000 mcg/mL"
    type_item(page, "pump.id", "synchromed-ii-40")
    assert said(page.rows["pump.id"].meaning) == ""


def test_who_prepared_cannot_check_and_nothing_is_compared(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents, name=PREPARER.upper())
    page.compare.setFocus()
    press(Key.Key_Return)
    assert said(page.note) == "This person has signed as prepared. Another person must do the second check."
    assert focused() is page.name
    assert contents.document.worksheet.rounds == ()


def test_an_unread_text_is_gone_to_and_counts_no_round(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents)
    type_item(page, "pump.alarm_volume", "4,37")
    page.compare.click()
    assert said(page.note) == "Alarm volume is not read, so nothing is compared yet. Correct what you typed there."
    assert place() == "pump.alarm_volume"
    assert page.rows["pump.alarm_volume"].text == "4,37"
    table = page.groups["order"].table
    assert table is not None
    type_item(page, "pump.alarm_volume", "4.37")
    table.lines[0].edits[1].setText("7")
    page.compare.click()
    assert said(page.note).startswith("Day schedule is not read")
    assert place() == "dose.schedule[0].end"
    assert contents.document.worksheet.rounds == ()


def test_a_slip_is_named_emptied_and_counted_and_the_rest_stays(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents)
    type_item(page, "dose.daily_dose", "4376")
    type_item(page, "pump.alarm_volume", "43.7")
    page.compare.click()
    assert said(page.note) == (
        "Daily dose and alarm volume differ. Neither value is shown: both of you go back to the order, the package and"
        " the printout, and each looks again."
    )
    assert place() == "dose.daily_dose"
    emptied = {path for path, row in page.rows.items() if not row.text}
    assert emptied == {"dose.daily_dose", "pump.alarm_volume", "preparation.second_stock.label_strength"} | {
        "lots.second_lot",
        "second_stock_volume",
    }
    differing = ("dose.daily_dose", "pump.alarm_volume")
    (counted,) = contents.document.worksheet.rounds
    assert replace(counted, content="") == Round("Bo Lind", AT, differing)
    assert counted.content == signed_sha256(contents.document.worksheet)
    under = [row.meaning.said for path, row in page.rows.items() if path in differing]
    assert under == ["It differed at the last comparison: read it off the source again."] * len(under)
    assert said(page.rounds) == "Compared once."
    assert not page.sign.isEnabled()


def test_a_schedule_that_differs_is_emptied(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents)
    table = page.groups["order"].table
    assert table is not None
    table.lines[0].edits[2].setText("132.4")
    page.compare.click()
    assert said(page.note).startswith("Day schedule differs.")
    assert table.rows == ()
    assert place().startswith("dose.schedule[0]")


def test_after_a_pause_the_second_person_signs(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents)
    page.compare.setFocus()
    press(Key.Key_Return)
    assert said(page.note).startswith("Every item agrees: look once more")
    assert (page.sign.text(), page.sign.isEnabled()) == ("Sign as checked (in 5 seconds)", False)
    page.sign.click()
    page._sign()
    _wait(page, PAUSE_SECONDS - 1)
    assert (page.sign.text(), page.sign.isEnabled()) == ("Sign as checked (in 1 second)", False)
    assert CHECKED not in contents.document.worksheet.signatures
    _wait(page, 1)
    assert (page.sign.text(), page.sign.isEnabled()) == ("Sign as checked", True)
    assert "wait" not in said(page.note), "the wait that it spoke of is over"
    page.sign.setFocus()
    press(Key.Key_Return)
    QApplication.processEvents()
    assert not contents.second_check.is_running
    worksheet = contents.document.worksheet
    assert worksheet.signatures[CHECKED].name == "Bo Lind"
    assert [replace(each, content="") for each in worksheet.rounds] == [Round("Bo Lind", AT, ())]
    panel = contents.bench.refill.sign
    assert said(panel.checked) == "✓ Checked by: Bo Lind, Mon 23 Nov 2026 14:05"
    assert said(panel.rounds) == "Second check: 1 comparison, nothing differed."
    assert said(contents.bench.refill.header.note) == "Signed as checked by Bo Lind."


@pytest.mark.parametrize("what", ["item", "name", "step"])
def test_a_change_after_the_comparison_asks_for_another_one(
    page: SecondCheckPage, contents: Contents, what: str
) -> None:
    fill_in(page, contents)
    page.compare.click()
    _wait(page)
    table = page.groups["order"].table
    assert table is not None
    target = {
        "item": page.rows["dose.bolus_dose"].editor,
        "name": page.name,
        "step": table.lines[0].edits[2],
    }[what]
    target.setFocus()
    press(Key.Key_End)
    write("1")
    assert said(page.note) == "Something was changed since the comparison. Compare again."
    assert not page.sign.isEnabled()
    page._sign()
    QApplication.processEvents()
    assert contents.second_check.is_running
    assert CHECKED not in contents.document.worksheet.signatures


def test_who_leaves_finds_the_worksheet_as_it_was_with_what_was_caught(
    page: SecondCheckPage, contents: Contents
) -> None:
    before = contents.document.worksheet
    fill_in(page, contents)
    type_item(page, "dose.daily_dose", "4376")
    page.compare.click()
    page.leave.setFocus()
    press(Key.Key_Return)
    QApplication.processEvents()
    assert _is_running(contents), "what was entered is not thrown away at the first press"
    assert said(page.note).startswith("What you entered is thrown away when you leave.")
    press(Key.Key_Return)
    QApplication.processEvents()
    assert not _is_running(contents)
    after = contents.document.worksheet
    assert (after.texts, after.signatures) == (before.texts, before.signatures)
    panel = contents.bench.refill.sign
    assert said(panel.rounds) == "Second check: 1 comparison, it caught: Daily dose."
    # Again from the beginning: nothing that the second person typed is kept.
    again = start(contents)
    assert {row.text for row in again.rows.values()} == {""}
    assert said(again.rounds) == "Compared once."


def test_the_window_closes_after_the_check_and_not_before(page: SecondCheckPage, contents: Contents) -> None:
    assert not contents.may_close()
    assert said(page.note) == "The second check is still open. Leave it before you close itb-calc."


def test_a_signature_that_is_refused_leaves_the_page(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents)
    page.compare.click()
    _wait(page)
    # Something changed it meanwhile: what agreed then is not what stands there now.
    contents.document.enter("notes", "changed")
    page.sign.click()
    QApplication.processEvents()
    assert contents.second_check.is_running
    assert said(page.note) == "Nobody has signed as prepared what stands here now. Sign as prepared first, then check."
    assert not page.sign.isEnabled()


def test_the_check_does_not_begin_before_it_can(contents: Contents) -> None:
    contents.start_second_check()
    QApplication.processEvents()
    assert not contents.second_check.is_running
    prepare(contents)
    contents.document.enter("notes", "x")
    contents.start_second_check()
    QApplication.processEvents()
    assert not contents.second_check.is_running
    assert said(contents.bench.refill.header.note).startswith("The second check begins when")
    start_page = contents.bench.refill.sign.check
    assert start_page.isEnabled()


def test_the_button_of_the_section_begins_it_and_the_menu_leaves_it(contents: Contents) -> None:
    prepare(contents)
    button = contents.bench.refill.sign.check
    button.setFocus()
    press(Key.Key_Return)
    QApplication.processEvents()
    assert _is_running(contents)
    (menu,) = (each for each in contents.window.menuBar().findChildren(QMenu) if each.title())
    (leave,) = menu.actions()
    assert (menu.title(), leave.text()) == ("&Check", "Leave the check")
    leave.trigger()
    QApplication.processEvents()
    assert not _is_running(contents)
    assert len(contents.window.menuBar().actions()) > 1


def test_after_the_signature_no_key_changes_what_was_signed(page: SecondCheckPage, contents: Contents) -> None:
    fill_in(page, contents)
    page.compare.click()
    _wait(page)
    page.sign.click()
    QApplication.processEvents()
    signed = contents.document.worksheet
    assert contents.bench.refill.sign.check.hasFocus()
    write("7")
    press(Key.Key_Backspace)
    assert contents.document.worksheet == signed


def test_who_prepared_is_told_at_once_and_not_after_everything_is_typed(page: SecondCheckPage) -> None:
    page.name.setFocus()
    write(PREPARER)
    press(Key.Key_Tab)
    assert said(page._under_name) == "This person has signed as prepared. Another person must do the second check."
    page.name.setFocus()
    press(Key.Key_A, CONTROL)
    write("Bo Lind")
    press(Key.Key_Tab)
    assert said(page._under_name).startswith("First and last name of the person who checks")


def test_an_empty_check_is_left_at_once_and_a_change_asks_anew(page: SecondCheckPage, contents: Contents) -> None:
    type_item(page, "dose.daily_dose", "450")
    page.leave.click()
    type_item(page, "dose.daily_dose", "")
    page.leave.click()
    QApplication.processEvents()
    assert not contents.second_check.is_running
