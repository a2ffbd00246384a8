"""What is typed stays to the letter, whatever the looks; the first start shows the purpose, and only once."""

from datetime import date

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenuBar

from itb_calc.desktop.bench import ABOUT, CONVERT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.main_window import MainWindow
from itb_calc.desktop.pages.convert import ConvertPage
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT, Palette
from itb_calc.desktop.theme.theme import ZOOMS, Theme
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import Confirmation
from tests.desktop.conftest import Fill
from tests.desktop.desk import CONTROL, Key, cards, paste, place, press, row_of, shown, write
from tests.worksheet.sheets import ROUTINE, put, read_sheet

# To the letter: units of their own, spaces, texts that are not read.
TYPED = {
    "preparation.target_concentration": "1500 mcg/mL",
    "preparation.final_volume": " 40",
    "pump.alarm_volume": "1,5",
    "pump.injected_volume": "<b>40</b>",
    "dose.daily_dose": "450 ",
    "refill.stability_limit": "180 days",
    "fill_date": "23.11.2026",
}


def type_all(contents: Contents) -> None:
    for path, text in TYPED.items():
        row_of(contents, path).editor.setFocus()
        write(text)


def typed_texts(contents: Contents) -> dict[str, str]:
    return {path: row_of(contents, path).text for path in TYPED}


@pytest.mark.parametrize("palette", [DARK, HIGH_CONTRAST, LIGHT], ids=lambda palette: palette.name)
def test_another_palette_keeps_everything_typed_and_the_focus(contents: Contents, palette: Palette) -> None:
    type_all(contents)
    worksheet = contents.document.worksheet
    row_of(contents, "pump.alarm_volume").editor.setFocus()
    contents.set_palette(palette)
    assert typed_texts(contents) == TYPED
    assert contents.document.worksheet is worksheet
    assert place() == "pump.alarm_volume"
    assert contents.theme.palette is palette


@pytest.mark.parametrize("zoom", ZOOMS)
def test_another_size_keeps_everything_typed_and_the_focus(contents: Contents, zoom: int) -> None:
    type_all(contents)
    row_of(contents, "dose.daily_dose").editor.setFocus()
    contents.set_zoom(zoom)
    assert typed_texts(contents) == TYPED
    assert place() == "dose.daily_dose"
    assert contents.theme.zoom == zoom
    assert row_of(contents, "dose.daily_dose").editor.minimumHeight() <= contents.theme.px(32)


def test_results_findings_and_reasons_stay_with_other_looks(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "refill.stability_limit", "200 days")), "Test.itb.json")
    message = contents.document.page.findings[0].message
    contents.document.confirm("RES-03", "Study")
    contents.set_palette(DARK)
    contents.set_zoom(125)
    assert contents.document.worksheet.confirmations == {"RES-03": Confirmation("Study", message)}
    (card,) = cards(contents)
    assert card.reason is not None
    assert card.reason.text() == "Study"
    assert shown(contents, "book_by_date") == "Fri 5 Mar 2027"
    assert row_of(contents, "product.id").text == "baclofen-40mg-20ml-inj-20ml"
    assert row_of(contents, "previous.first_fill").text == "true"
    assert contents.bench.refill.header.title.text() == "Refill worksheet: Test.itb.json • changed"
    assert contents.window.windowTitle() == "Test.itb.json • changed – itb-calc"


@pytest.mark.parametrize("page", [*range(len(PAGES)), ABOUT])
def test_the_page_stays_with_other_looks(contents: Contents, page: int) -> None:
    contents.bench.go_to_page(page)
    contents.set_palette(HIGH_CONTRAST)
    assert contents.bench.place == page
    assert page == ABOUT or contents.bench.column.pages.currentRow() == page


def test_the_text_of_the_convert_page_stays_with_other_looks(contents: Contents) -> None:
    contents.bench.go_to_page(CONVERT)
    paste("10 mg/20 ")
    contents.set_zoom(150)
    page = contents.bench.page(CONVERT)
    assert isinstance(page, ConvertPage)
    assert page.field.text() == "10 mg/20 "


def test_the_chart_stays_with_other_looks(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    contents.add_chart()
    contents.set_palette(DARK)
    QApplication.processEvents()
    assert contents.bench.refill._chart is not None
    assert contents.bench.refill._chart.isVisible()


def test_there_is_one_bench_and_one_menu_bar_after_many_changes(contents: Contents) -> None:
    for palette in (DARK, LIGHT, HIGH_CONTRAST):
        contents.set_palette(palette)
    QApplication.processEvents()
    assert contents.window.centralWidget() is contents.bench
    assert contents.window.menuWidget() is contents.menus.bar
    visible = [bar for bar in contents.window.findChildren(QMenuBar) if bar.isVisible()]
    assert visible == [contents.menus.bar]
    # A key that two actions share does nothing.
    press(Key(Key.Key_1 + PAGES.index("Reference")), CONTROL)
    assert contents.bench.place == PAGES.index("Reference")


def test_a_worksheet_that_was_changed_in_looks_is_still_live(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    contents.set_zoom(125)
    row_of(contents, "dose.daily_dose").editor.setFocus()
    paste("900")
    assert shown(contents, "flow_rate") == "0.6 mL/day"
    paste("900,")
    assert shown(contents, "flow_rate") == "needs the daily dose, which is not read"


def test_the_looks_are_remembered(contents: Contents, preferences: Preferences) -> None:
    contents.set_palette(DARK)
    contents.set_zoom(175)
    assert Preferences().theme(LIGHT) == Theme(DARK, 175)
    assert preferences.theme(LIGHT) == Theme(DARK, 175)


def test_the_first_start_shows_the_purpose_and_afterwards_no_more(fresh: Contents) -> None:
    assert fresh.bench.place == ABOUT
    for _ in range(6):
        press(Key.Key_Tab)
        if getattr(QApplication.focusWidget(), "text", str)() == "&Go to the worksheet":
            break
    press(Key.Key_Space)
    assert fresh.bench.place == REFILL
    assert place() == "fill_date"
    assert Preferences().is_purpose_read


def test_the_purpose_is_not_read_by_looking_elsewhere(fresh: Contents) -> None:
    press(Key.Key_2, CONTROL)
    assert fresh.bench.place == REFILL
    assert not Preferences().is_purpose_read


def test_what_was_typed_before_the_rest_was_there_is_carried_over(
    preferences: Preferences, reference: Reference, qapp: QApplication
) -> None:
    window = MainWindow(Theme())
    window.first_paint.first_field.setText("2026-1")
    window.first_paint.first_field.setCursorPosition(4)
    contents = Contents(window, preferences)
    contents.document._today = lambda: date(2026, 11, 23)
    contents.start(reference)
    for _ in contents.build():
        pass
    editor = row_of(contents, "fill_date").editor
    assert isinstance(editor, ClinicalEdit)
    assert (editor.text(), editor.cursorPosition()) == ("2026-1", 4)
    assert contents.document.worksheet.texts == {"fill_date": "2026-1"}
    # Somebody who is typing is not sent to the page of the first start.
    assert contents.bench.place == REFILL
    assert contents.document.page.fields["fill_date"].problem
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert qapp is not None


def test_what_is_typed_before_the_reference_data_is_evaluated_when_it_comes(
    fill: Fill, preferences: Preferences, reference: Reference
) -> None:
    preferences.keep_purpose_read()
    contents = fill(None)
    row_of(contents, "dose.daily_dose").editor.setFocus()
    write("450 mcg/day")
    assert shown(contents, "hourly_dose") == ""
    contents.start(reference)
    assert row_of(contents, "dose.daily_dose").text == "450 mcg/day"
    assert place() == "dose.daily_dose"
    assert shown(contents, "hourly_dose") == "18.75 mcg/hour"


def test_the_geometry_is_remembered_when_the_window_closes(contents: Contents, preferences: Preferences) -> None:
    assert preferences.geometry == QByteArray()
    assert contents.may_close()
    assert preferences.geometry == contents.window.saveGeometry()


def test_midnight_is_noticed(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    contents.document._today = lambda: date(2027, 4, 1)
    contents.document.look_at_the_day()
    assert [card.state.rule for card in cards(contents)][:1] == ["RES-05"]


def test_the_window_is_never_larger_than_the_screen(contents: Contents) -> None:
    room = contents.window.screen().availableGeometry()
    contents.window.fit_to_screen(100_000, 100_000)
    assert contents.window.width() < room.width()
    assert contents.window.height() < room.height()
    contents.window.fit_to_screen(700, 500)
    assert (contents.window.width(), contents.window.height()) == (700, 500)
