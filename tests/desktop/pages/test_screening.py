"""The screening page: filled, read, corrected, cleared and copied with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.bench import SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import Kept, ScreeningPage
from itb_calc.desktop.theme.palette import DARK
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.desktop.widgets.picture import Picture
from itb_calc.reference.reference import Reference
from itb_calc.visit.screening_fields import FIELDS
from tests.desktop.conftest import Fill
from tests.desktop.desk import ALT, CONTROL, SHIFT, Key, copied, focused, place, press, said, under, write, write_anew
from tests.desktop.pages.trial_page import cards, choose, numbers, page_of, results, shown, tab_to
from tests.desktop.viewmodels.typed_trials import ALL, SECOND

# The platform of the tests says of every list that opens what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_it_is_built_when_it_is_first_shown(contents: Contents) -> None:
    assert SCREENING not in contents.bench._built
    contents.bench.go_to_page(SCREENING)
    assert SCREENING in contents.bench._built
    assert PAGES.index("Refill") < SCREENING < PAGES.index("Reference")


def test_a_trial_is_filled_read_and_corrected(page: ScreeningPage, qtbot: QtBot) -> None:
    assert place() == "screening.product"
    choose(qtbot, Key.Key_Space, "Baclofen 50")
    press(Key.Key_Tab)
    write("50 mcg/mL")
    press(Key.Key_Tab)
    write("75")
    assert shown(page, "bolus_volume") == "1.5 mL"
    press(Key.Key_Tab)
    press(Key.Key_Return, CONTROL)  # the day is offered
    press(Key.Key_Tab)
    write("07:59")
    tab_to("first_dose")
    choose(qtbot, Key.Key_F4, "No")
    press(Key.Key_Tab)
    write("2026-11-23")
    press(Key.Key_Tab)
    write("08:00")
    press(Key.Key_Tab)
    write("50")
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Down, "No r")
    assert shown(page, "bolus_volume") == "withheld: see SCR-03"
    assert shown(page, "next_dose_from") == "withheld: see SCR-03"

    press(Key.Key_F6)
    card = focused()
    assert isinstance(card, FindingCard)
    assert card.state.rule == "SCR-03"
    press(Key.Key_Return)
    assert place() == "screening.date"
    tab_to("time")
    write_anew("08:00")
    assert cards(page) == []
    assert shown(page, "bolus_volume") == "1.5 mL"
    assert shown(page, "time_since_last") == "24 hours"
    assert shown(page, "next_dose_from") == "Wed 25 Nov 2026 08:00"

    tab_to("effective_dose")
    write("75")
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Return, "8")
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Space, "No")
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Space, "No")
    assert shown(page, "start_dose") == "150 mcg/day (6.25 mcg/hour)"
    assert results(page)["start_dose"]._assumption.said == "threshold 8 hours: US labelling and the 2016 consensus"
    assert page.typed == ALL


def test_the_volume_is_the_largest_number_of_the_page(filled: ScreeningPage) -> None:
    sizes = {name: row.value.fontInfo().pixelSize() for name, row in results(filled).items()}
    assert sizes["bolus_volume"] == max(sizes.values())
    assert sizes["bolus_volume"] > sizes["time_since_last"]


def test_another_threshold_asks_the_question_again(filled: ScreeningPage, qtbot: QtBot) -> None:
    tab_to("threshold")
    choose(qtbot, Key.Key_Space, "12")
    assert filled.rows["screening.lasted_longer"].text == ""
    assert under(filled.rows["screening.lasted_longer"]) == "Longer than 12 hours?"
    assert shown(filled, "start_dose") == "needs an answer to “Effect past the threshold”"


def test_the_closed_list_shows_the_time_and_the_open_one_its_labelling(filled: ScreeningPage) -> None:
    editor = filled.rows["screening.threshold"].editor
    assert isinstance(editor, Choice)
    assert [editor.itemText(place) for place in range(editor.count())] == [
        "Not chosen",
        "8 hours: US labelling and the 2016 consensus",
        "12 hours: German labelling",
    ]
    assert editor.value == "us-label"


def test_the_screening_product_stands_first_in_its_list(page: ScreeningPage) -> None:
    editor = page.rows["screening.product"].editor
    assert isinstance(editor, Choice)
    entries = [editor.itemText(place) for place in range(editor.count())]
    assert entries[1] == "For the screening dose only, never for a refill, by printed name"
    assert entries[2] == "Baclofen 50mcg/ml Pf Syr, 1ml: screening only"
    assert any("ORAL" in entry for entry in entries)


def test_an_empty_page_says_where_to_begin_and_shows_the_steps(page: ScreeningPage) -> None:
    assert page.header.note.said.startswith("Begin with the product in your hand, then the dose.")
    assert numbers(page) == {}
    assert page.header.counts.said == "Findings of this page: none yet"
    (picture,) = page.findChildren(Picture)
    assert picture.accessibleDescription().startswith("Steps: 25 mcg in 0.5 mL; 50 mcg in 1 mL;")
    places = [row.mapTo(page, row.rect().topLeft()) for row in page.sections["dose"].rows.values()]
    write("x")
    assert page.header.note.said
    page.enter("screening.last_dose", "50")
    QApplication.processEvents()
    assert page.header.note.said == ""
    assert [row.mapTo(page, row.rect().topLeft()) for row in page.sections["dose"].rows.values()] == places


def test_what_was_not_checked_stands_beside_the_results(page: ScreeningPage) -> None:
    page.enter("screening.dose", "75")
    remarks = [page.sections[name]._remarks.said for name in ("dose", "time", "start")]
    assert remarks[0] == "i  SCR-01 is not checked: the product (product, strength on the label)."
    assert remarks[1].startswith("i  SCR-03 is not checked: ")
    assert "i  SCR-04 is not checked: " in remarks[1]
    assert remarks[2] == ""


def test_a_card_stands_beside_the_field_that_it_leads_to(filled: ScreeningPage) -> None:
    filled.enter("screening.time", "07:59")
    filled.enter("screening.last_response", "positive")
    (first, second) = cards(filled)
    assert (first.state.rule, second.state.rule) == ("SCR-04", "SCR-03")
    assert filled.sections["dose"].isAncestorOf(first)
    assert filled.sections["time"].isAncestorOf(second)
    assert filled.header.counts.said == "Findings of this page: ■ 2 block"
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert place() == "screening.dose"


def test_findings_of_the_worksheet_and_of_the_page_are_told_apart(filled: ScreeningPage, contents: Contents) -> None:
    filled.enter("screening.time", "07:59")
    headings = [said(label) for label in contents.bench.panel.findChildren(QLabel)]
    assert headings[0] == "Findings of the worksheet"
    assert "SCR-03" not in " ".join(headings)
    assert contents.document.worksheet.is_empty


@pytest.mark.usefixtures("filled")
def test_alt_and_a_letter_goes_to_the_field() -> None:
    for field in FIELDS:
        press(Key(Key.Key_A + ord(field.mnemonic) - ord("A")), ALT)
        assert place() == field.path


def test_f1_opens_the_help_of_the_field_and_says_it(page: ScreeningPage, contents: Contents) -> None:
    tab_to("dose")
    press(Key.Key_F1)
    row = page.rows["screening.dose"]
    assert row._help.isVisible()
    assert row._help.said == "Screening dose: The ordered test dose, in micrograms, injected once."
    assert contents.bench.spoken == row._help.said
    press(Key.Key_F1)
    assert not row._help.isVisible()
    contents.explain_field()
    assert row._help.isVisible()
    assert contents.bench.place == SCREENING


def test_results_are_walked_opened_and_copied(filled: ScreeningPage, contents: Contents) -> None:
    tab_to("dose")
    press(Key.Key_Down, CONTROL)
    assert focused() is results(filled)["bolus_volume"].button
    press(Key.Key_Return)
    assert results(filled)["bolus_volume"]._working.said == (
        "Formula: volume = screening dose ÷ concentration of the screening product\n"
        "Numbers put in: 75 mcg ÷ 50 mcg/mL\nAnswer: 1.5 mL\nCheck backwards: 1.5 mL × 50 mcg/mL = 75 mcg"
    )
    press(Key.Key_C, CONTROL)
    assert copied() == "Volume to inject: 1.5 mL (of the screening product, and of no other)"
    assert filled.header.note.said == f"Copied: {copied()}"
    assert contents.bench.spoken == f"Copied: {copied()}"
    press(Key.Key_Down)
    assert focused() is results(filled)["time_since_last"].button
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert focused() is results(filled)["start_hourly_dose"].button
    press(Key.Key_Escape)
    assert place() == "screening.dose"
    tab_to("effective_dose")
    press(Key.Key_Down, CONTROL)
    assert focused() is results(filled)["start_dose"].button
    press(Key.Key_Up, CONTROL)
    assert place() == "screening.effective_dose"


def test_without_results_there_is_nowhere_to_go(page: ScreeningPage) -> None:
    press(Key.Key_Down, CONTROL)
    assert place() == "screening.product"
    assert numbers(page) == {}


def test_the_page_is_cleared_and_brought_back(filled: ScreeningPage, contents: Contents, qtbot: QtBot) -> None:
    filled.header.clear.setFocus()
    press(Key.Key_Return)
    assert (filled.typed, numbers(filled)) == ({}, {})
    assert all(row.text == "" for row in filled.rows.values())
    assert filled.header.clear.text() == "&Bring back what was here"
    assert contents.bench.spoken == "The page is empty. What was here can be brought back."
    assert place() == "screening.product"
    press(Key.Key_B, ALT)
    qtbot.waitUntil(lambda: filled.typed == ALL)
    assert filled.header.clear.text() == "&Clear the page"
    assert shown(filled, "bolus_volume") == "1.5 mL"
    press(Key.Key_C, ALT)
    qtbot.waitUntil(lambda: filled.typed == {})


def test_what_was_cleared_can_be_brought_back_until_something_else_is_cleared(page: ScreeningPage) -> None:
    assert not page.header.clear.isEnabled()
    page.enter("screening.dose", "50")
    page.clear_or_bring_back()
    page.enter("screening.dose", "75")
    assert page.header.clear.text() == "&Clear the page"
    page.clear_or_bring_back()
    page.clear_or_bring_back()
    assert page.typed == {"screening.dose": "75"}


def test_the_whole_page_is_copied_as_text(filled: ScreeningPage, contents: Contents, qtbot: QtBot) -> None:
    press(Key.Key_Y, ALT)
    qtbot.waitUntil(lambda: contents.bench.spoken != "")
    assert copied().startswith("SCREENING, evaluated on Tue 24 Nov 2026\n\nFINDINGS  none\n")
    assert "  Volume to inject            1.5 mL (of the screening product, and of no other)\n" in copied()
    assert contents.bench.spoken == "The whole page is copied as text."
    assert filled.header.note.said == "The whole page is copied as text."
    press(Key.Key_C, CONTROL | SHIFT)
    assert copied().startswith("REFILL WORKSHEET")


def test_other_looks_keep_everything_typed_and_the_focus(filled: ScreeningPage, contents: Contents) -> None:
    filled.clear_or_bring_back()
    filled.enter("screening.dose", "1,5")
    filled.enter("screening.last_response", "positive")
    tab_to("dose")
    contents.set_palette(DARK)
    page = page_of(contents)
    assert page is not filled
    assert page.typed == {"screening.dose": "1,5", "screening.last_response": "positive"}
    assert page.rows["screening.dose"].text == "1,5"
    assert contents.bench.place == SCREENING
    assert place() == "screening.dose"
    assert focused() is page.rows["screening.dose"].editor
    page.clear_or_bring_back()
    page.clear_or_bring_back()
    assert page.typed["screening.dose"] == "1,5"


def test_an_empty_page_that_was_cleared_still_brings_back_after_other_looks(
    filled: ScreeningPage, contents: Contents
) -> None:
    filled.clear_or_bring_back()
    contents.set_zoom(125)
    page_of(contents).clear_or_bring_back()
    assert page_of(contents).typed == ALL


def test_back_on_the_page_the_last_field_has_the_focus(page: ScreeningPage) -> None:
    assert page.isVisible()
    tab_to("last_dose")
    press(Key.Key_1, CONTROL)
    press(Key(Key.Key_1 + SCREENING), CONTROL)
    assert place() == "screening.last_dose"


def test_f6_goes_round_from_the_page_to_its_findings_to_the_pages(filled: ScreeningPage, contents: Contents) -> None:
    filled.enter("screening.time", "07:59")
    tab_to("dose")
    press(Key.Key_F6)
    assert focused() is cards(filled)[0]
    press(Key.Key_F6)
    assert focused() is contents.bench.column.pages
    press(Key.Key_F6)
    assert place() == "screening.dose"
    filled.enter("screening.time", "08:00")
    press(Key.Key_F6)
    assert focused() is contents.bench.column.pages


def test_in_a_narrow_window_f6_opens_nothing_over_the_page(filled: ScreeningPage, contents: Contents) -> None:
    contents.window.resize(1024, 700)
    QApplication.processEvents()
    filled.enter("screening.time", "07:59")
    press(Key.Key_F6)
    assert focused() is cards(filled)[0]
    assert not contents.bench.panel.isVisible()


def test_results_stand_under_their_fields_where_the_page_is_narrow(page: ScreeningPage) -> None:
    page.set_width(800)
    assert not page.rows["screening.dose"].label.geometry().bottom() <= page.rows["screening.dose"].editor.y()
    page.set_width(799)
    QApplication.processEvents()
    assert page.rows["screening.dose"].label.geometry().bottom() <= page.rows["screening.dose"].editor.y()


def test_what_is_typed_before_the_reference_data_stays_when_it_comes(
    fill: Fill, reference: Reference, preferences: object
) -> None:
    contents = fill(None)
    assert preferences is not None
    contents.bench.go_to_page(SCREENING)
    page = page_of(contents)
    tab_to("dose")
    write("75")
    assert numbers(page) == {}
    contents.start(reference)
    assert numbers(page) == {"bolus_volume": "1.5 mL"}
    assert page.rows["screening.dose"].text == "75"
    choices = page.rows["screening.product"].editor
    assert isinstance(choices, Choice)
    assert choices.count() > 20


def test_damaged_reference_data_is_said_and_nothing_is_shown(fill: Fill, preferences: object) -> None:
    contents = fill(Reference(defect="The reference data is damaged."))
    assert preferences is not None
    contents.bench.go_to_page(SCREENING)
    page = page_of(contents)
    page.enter("screening.dose", "75")
    assert [card.state.rule for card in cards(page)] == ["REF-01"]
    assert numbers(page) == {}


def test_the_page_reads_with_the_decimal_mark_of_the_worksheet(contents: Contents, page: ScreeningPage) -> None:
    contents.document.set_mark(DecimalMark.COMMA)
    assert said(page.header.mark) == "decimal mark: 0,5"
    tab_to("dose")
    write("37,5")
    assert shown(page, "bolus_volume") == "0,75 mL"
    write_anew("37.5")
    assert numbers(page) == {}


def test_midnight_is_noticed(contents: Contents, page: ScreeningPage) -> None:
    page.enter("screening.date", "2026-11-24")
    assert under(page.rows["screening.date"]) == "Tue 24 Nov 2026, today"
    contents.document._today = lambda: date(2026, 11, 25)
    contents.document.look_at_the_day()
    assert under(page.rows["screening.date"]).startswith("Tue 24 Nov 2026, not today")


def test_the_worksheet_is_left_alone(filled: ScreeningPage, contents: Contents) -> None:
    assert contents.document.worksheet.is_empty
    press(Key.Key_2, CONTROL)
    assert contents.bench.place == REFILL
    assert contents.bench.refill.rows["product.id"].text == ""
    assert filled.typed == ALL


def test_a_second_dose_alone_has_no_start_dose(page: ScreeningPage) -> None:
    page.take(Kept(dict(SECOND), {}))
    assert set(numbers(page)) == {"bolus_volume", "time_since_last", "next_dose_from"}
