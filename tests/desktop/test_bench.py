"""The ways between pages and findings; where the window is narrow, the findings open over the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from itb_calc.desktop.bench import ABOUT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.desk import CONTROL, Key, card_of, focused, place, press, row_of
from tests.worksheet.sheets import ROUTINE, put, read_sheet

BLOCKED = put(put(ROUTINE, "pump.programmed_volume", "20 mL"), "refill.booking_buffer", "1 days")


@pytest.fixture
def blocked(contents: Contents) -> Contents:
    contents.document.open(read_sheet(BLOCKED), "")
    QApplication.processEvents()
    return contents


def resize(contents: Contents, width: int, height: int = 700) -> None:
    contents.window.resize(width, height)
    QApplication.processEvents()


def is_beside(contents: Contents) -> bool:
    """Whether the findings stand beside the page: in sight, and in nobody's way."""
    bench = contents.bench
    return bench.panel.isVisible() and bench.panel.x() == bench.stack.geometry().right() + 1


def is_on_top(contents: Contents) -> bool:
    """Whether a click in the middle of the findings hits them, and not the page under them."""
    bench = contents.bench
    hit = bench.childAt(bench.panel.geometry().center())
    return hit is not None and (hit is bench.panel or bench.panel.isAncestorOf(hit))


def test_from_1100_pixels_on_the_findings_stand_beside_the_page(blocked: Contents) -> None:
    resize(blocked, 1100)
    assert is_beside(blocked)
    assert not blocked.bench.column.findings.isVisible()
    assert blocked.bench.panel.geometry().right() == blocked.bench.width() - 1


def test_below_1100_pixels_their_counts_stand_on_a_button(blocked: Contents) -> None:
    resize(blocked, 1099)
    bench = blocked.bench
    assert not bench.panel.isVisible()
    assert bench.column.findings.isVisible()
    assert bench.column.findings.text() == "Worksheet\nfindings\n■ 1 block\n● 1 caution"
    assert bench.column.findings.accessibleName() == "Findings: ■ 1 block, ● 1 caution"
    assert bench.stack.geometry().right() == bench.width() - 1
    blocked.document.enter("pump.programmed_volume", "40")
    assert bench.column.findings.text() == "Worksheet\nfindings\n● 1 caution"


def test_a_wider_window_brings_them_back_beside_the_page(blocked: Contents) -> None:
    resize(blocked, 1000)
    resize(blocked, 1280)
    assert is_beside(blocked)
    assert not blocked.bench.column.findings.isVisible()


@pytest.mark.parametrize(("zoom", "is_narrow"), [(100, False), (150, True), (200, True)])
def test_a_larger_type_makes_the_window_narrow(
    fill: Fill,
    reference: Reference,
    zoom: int,
    is_narrow: bool,  # noqa: FBT001
) -> None:
    contents = fill(reference, theme=Theme(zoom=zoom))
    contents.bench.show_page(REFILL)
    QApplication.processEvents()
    assert contents.bench.column.findings.isVisible() is is_narrow
    assert contents.bench.panel.isVisible() is not is_narrow


def test_the_zoom_key_makes_it_narrow_and_back(blocked: Contents) -> None:
    for _ in range(2):
        press(Key.Key_Plus, CONTROL)
    assert blocked.theme.zoom == 150
    assert blocked.bench.column.findings.isVisible()
    press(Key.Key_0, CONTROL)
    assert blocked.theme.zoom == 100
    assert is_beside(blocked)


def test_the_button_opens_the_findings_over_the_page_and_closes_them(blocked: Contents) -> None:
    resize(blocked, 1024)
    bench = blocked.bench
    bench.column.findings.setFocus()
    press(Key.Key_Space)
    assert bench.panel.isVisible()
    assert bench.panel.geometry().right() == bench.width() - 1
    assert (bench.panel.y(), bench.panel.height()) == (0, bench.height())
    assert is_on_top(blocked)
    press(Key.Key_Space)
    assert not bench.panel.isVisible()


def test_escape_closes_the_open_findings_and_goes_back_to_the_field(blocked: Contents) -> None:
    resize(blocked, 1024)
    row_of(blocked, "dose.daily_dose").editor.setFocus()
    press(Key.Key_F6)
    assert blocked.bench.panel.isVisible()
    assert isinstance(focused(), FindingCard)
    press(Key.Key_Escape)
    assert not blocked.bench.panel.isVisible()
    assert place() == "dose.daily_dose"


def test_escape_in_a_wide_window_closes_nothing(blocked: Contents) -> None:
    row_of(blocked, "dose.daily_dose").editor.setFocus()
    press(Key.Key_Escape)
    assert blocked.bench.panel.isVisible()
    assert place() == "dose.daily_dose"
    assert row_of(blocked, "dose.daily_dose").text == "450"


def test_going_to_a_field_closes_the_findings_that_are_open_over_it(blocked: Contents) -> None:
    resize(blocked, 1024)
    press(Key.Key_F6)
    press(Key.Key_Return)
    assert not blocked.bench.panel.isVisible()
    assert place() == "pump.injected_volume"


def test_the_field_of_a_finding_comes_into_sight(blocked: Contents) -> None:
    row_of(blocked, "fill_date").editor.setFocus()
    card = card_of(blocked, "RES-06")
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert place() == "refill.booking_buffer"
    area = blocked.bench.refill._scroll
    editor = row_of(blocked, "refill.booking_buffer").editor
    top = editor.mapTo(area, editor.rect().topLeft()).y()
    assert top >= 0
    assert top + editor.height() <= area.viewport().height()


def test_a_finding_goes_to_its_field_from_any_page(blocked: Contents) -> None:
    press(Key.Key_3, CONTROL)
    card_of(blocked, "VOL-01").setFocus()
    press(Key.Key_Return)
    assert blocked.bench.place == REFILL
    assert place() == "pump.injected_volume"


@pytest.mark.parametrize("page", range(len(PAGES)))
def test_ctrl_and_a_number_goes_to_a_page(contents: Contents, page: int) -> None:
    press(Key.Key_1 if page else Key.Key_2, CONTROL)
    press(Key(Key.Key_1 + page), CONTROL)
    assert contents.bench.place == page
    assert contents.bench.column.pages.currentRow() == page
    assert contents.bench.page(page).isVisible()
    assert contents.bench.page(page).isAncestorOf(focused()) or focused() is contents.bench.page(page)


def test_the_arrows_in_the_page_list_go_from_page_to_page(contents: Contents) -> None:
    contents.bench.column.pages.setFocus()
    press(Key.Key_Up)
    assert contents.bench.place == REFILL - 1
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert contents.bench.place == REFILL + 1
    assert focused() is contents.bench.column.pages


def test_back_on_the_worksheet_the_last_field_has_the_focus(contents: Contents) -> None:
    row_of(contents, "dose.daily_dose").editor.setFocus()
    press(Key.Key_1, CONTROL)
    press(Key.Key_2, CONTROL)
    assert place() == "dose.daily_dose"


def test_f6_goes_round_from_page_to_findings_to_pages(blocked: Contents) -> None:
    row_of(blocked, "dose.daily_dose").editor.setFocus()
    press(Key.Key_F6)
    card = focused()
    assert isinstance(card, FindingCard)
    assert card.state.rule == "VOL-01"
    press(Key.Key_F6)
    assert focused() is blocked.bench.column.pages
    press(Key.Key_F6)
    assert place() == "dose.daily_dose"


def test_without_findings_f6_goes_between_page_and_pages(contents: Contents) -> None:
    press(Key.Key_F6)
    assert focused() is contents.bench.column.pages
    press(Key.Key_F6)
    assert place() == "fill_date"


@pytest.mark.parametrize("page", range(len(PAGES)))
def test_from_the_purpose_a_click_in_the_list_goes_to_any_page(contents: Contents, page: int) -> None:
    contents.show_about()
    assert contents.bench.place == ABOUT
    pages = contents.bench.column.pages
    QTest.mouseClick(
        pages.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        pages.visualItemRect(pages.item(page)).center(),
    )
    assert contents.bench.place == page


def test_on_the_purpose_page_no_page_of_the_list_is_marked(contents: Contents) -> None:
    contents.show_about()
    assert [item.text() for item in contents.bench.column.pages.selectedItems()] == []


def test_the_zoom_is_written_at_the_bottom(contents: Contents) -> None:
    contents.set_zoom(125)
    assert any(
        label.text().startswith("125")
        for label in contents.bench.column.findChildren(type(contents.bench.panel.counts))
    )


def test_the_footer_names_version_and_hash(contents: Contents, reference: Reference) -> None:
    assert contents.bench.panel.footer.said == (
        f"itb-calc 0.1.0, reference data {reference.version} ({reference.sha256[:8]})"
    )
