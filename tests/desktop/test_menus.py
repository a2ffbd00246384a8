"""The menus: every key does one thing, and the decimal mark can be changed only while nothing is typed."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.bench import CONVERT, SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import Kept
from itb_calc.desktop.theme.palette import DARK, HIGH_CONTRAST
from itb_calc.desktop.viewmodels.field_words import label_with_mnemonic
from itb_calc.desktop.viewmodels.sections import SHOWN_FIELDS
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.visit import screening_fields
from tests.desktop.desk import CONTROL, SHIFT, Key, paste, press, row_of, shown, write
from tests.worksheet.sheets import ROUTINE, read_sheet


def menus(contents: Contents) -> list[QMenu]:
    return contents.menus.bar.findChildren(QMenu)


def actions(contents: Contents) -> list[QAction]:
    return [action for menu in menus(contents) for action in menu.actions() if action.text() and action.menu() is None]


def action(contents: Contents, text: str) -> QAction:
    (found,) = [each for each in actions(contents) if each.text().replace("&", "").startswith(text)]
    return found


def open_menu(contents: Contents, title: str) -> None:
    """Tell a menu that it is about to be shown, as it is told before it opens."""
    (menu,) = [menu for menu in menus(contents) if menu.title().replace("&", "") == title]
    menu.aboutToShow.emit()


def is_mark_free(contents: Contents) -> bool:
    open_menu(contents, "Worksheet")
    enabled = {each.isEnabled() for each in contents.menus.marks.values()}
    assert len(enabled) == 1
    return enabled.pop()


def test_every_key_is_given_once(contents: Contents) -> None:
    contents.set_zoom(125)
    keys = [keys.toString() for each in actions(contents) for keys in each.shortcuts()]
    QApplication.processEvents()
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert set(keys) >= {
        *(f"Ctrl+{place + 1}" for place in range(len(PAGES))),
        *("Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0"),
        *("Ctrl+N", "Ctrl+O", "Ctrl+Shift+N", "Ctrl+Shift+C", "Ctrl+R", "Ctrl+Shift+W", "Ctrl+Q", "F6"),
    }
    of_fields = {shortcut.key().toString() for shortcut in contents.bench.findChildren(QShortcut)}
    assert of_fields.isdisjoint(keys)


def test_no_letter_of_a_menu_title_is_a_letter_of_a_field(contents: Contents) -> None:
    def letters(texts: list[str]) -> set[str]:
        return {text[text.index("&") + 1].upper() for text in texts if "&" in text}

    titles = [each.text() for each in contents.menus.bar.actions()]
    of_titles = letters(titles)
    assert len(of_titles) == sum("&" in title for title in titles)
    assert of_titles.isdisjoint(
        letters([label_with_mnemonic(field) for field in (*SHOWN_FIELDS, *screening_fields.FIELDS)])
    )


@pytest.mark.parametrize("title", ["Worksheet", "Look", "Jump", "Help"])
def test_the_letters_of_a_menu_are_given_once(contents: Contents, title: str) -> None:
    (menu,) = [menu for menu in menus(contents) if menu.title().replace("&", "") == title]
    texts = [each.text() for each in menu.actions() if "&" in each.text()]
    letters = Counter(text[text.index("&") + 1].upper() for text in texts)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_the_decimal_mark_is_free_while_nothing_is_typed(contents: Contents) -> None:
    assert is_mark_free(contents)
    contents.menus.marks[DecimalMark.COMMA].trigger()
    assert contents.document.worksheet.decimal_mark is DecimalMark.COMMA
    assert contents.bench.refill.header.mark.text() == "decimal mark: 0,5"
    open_menu(contents, "Worksheet")
    assert contents.menus.marks[DecimalMark.COMMA].isChecked()
    assert not contents.menus.marks[DecimalMark.POINT].isChecked()


def test_once_a_field_is_typed_in_the_decimal_mark_stays(contents: Contents) -> None:
    row_of(contents, "dose.daily_dose").editor.setFocus()
    write("4")
    assert not is_mark_free(contents)
    contents.menus.marks[DecimalMark.COMMA].trigger()
    assert contents.document.worksheet.decimal_mark is DecimalMark.POINT
    press(Key.Key_Backspace)
    assert is_mark_free(contents)


def test_once_a_question_is_answered_the_decimal_mark_stays(contents: Contents) -> None:
    contents.document.answer("previous.first_fill", says=False)
    assert not is_mark_free(contents)


def test_what_is_typed_on_the_convert_page_holds_the_decimal_mark_too(contents: Contents) -> None:
    contents.bench.go_to_page(CONVERT)
    paste("1.5 mg")
    assert not is_mark_free(contents)


def test_what_is_typed_on_the_screening_page_holds_the_decimal_mark_too(contents: Contents) -> None:
    contents.bench.go_to_page(SCREENING)
    assert is_mark_free(contents)
    contents.bench.trial = Kept({"screening.dose": "37.5"}, {})
    assert not is_mark_free(contents)


def test_the_worksheet_before_is_brought_back_by_its_key_after_the_menu_was_seen(contents: Contents) -> None:
    contents.document.enter("dose.daily_dose", "450")
    open_menu(contents, "Worksheet")
    press(Key.Key_N, CONTROL)
    assert contents.document.worksheet.is_empty
    press(Key.Key_N, CONTROL | SHIFT)
    assert contents.document.worksheet.texts == {"dose.daily_dose": "450 mcg/day"}


def test_bringing_back_is_offered_once_there_is_something(contents: Contents) -> None:
    open_menu(contents, "Worksheet")
    assert not contents.menus.bring_back.isEnabled()
    contents.files.new()
    assert not contents.menus.bring_back.isEnabled()
    contents.document.enter("dose.daily_dose", "450")
    contents.files.new()
    open_menu(contents, "Worksheet")
    assert contents.menus.bring_back.isEnabled()


@pytest.mark.parametrize("name", ["Light", "Dark", "High contrast"])
def test_the_look_that_is_worn_is_ticked(contents: Contents, name: str) -> None:
    action(contents, name).trigger()
    ticked = [
        each.text()
        for each in actions(contents)
        if each.isChecked() and each.text() in {"Light", "Dark", "High contrast"}
    ]
    assert ticked == [name]
    action(contents, name).trigger()
    assert action(contents, name).isChecked()


def test_the_zoom_ends_at_its_ends(contents: Contents) -> None:
    assert not action(contents, "Smaller").isEnabled()
    for zoom in (125, 150, 175, 200):
        press(Key.Key_Plus, CONTROL)
        assert contents.theme.zoom == zoom
    assert not action(contents, "Larger").isEnabled()
    press(Key.Key_Plus, CONTROL)
    assert contents.theme.zoom == 200
    press(Key.Key_Minus, CONTROL)
    assert contents.theme.zoom == 175
    press(Key.Key_0, CONTROL)
    assert contents.theme.zoom == 100
    press(Key.Key_Equal, CONTROL)
    assert contents.theme.zoom == 125


def test_a_look_chosen_from_the_menu_is_worn(contents: Contents) -> None:
    action(contents, "Dark").trigger()
    assert contents.theme.palette is DARK
    action(contents, "High contrast").trigger()
    assert contents.theme.palette is HIGH_CONTRAST
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert HIGH_CONTRAST.accent in application.styleSheet()


def test_the_tool_bar_says_in_words_what_it_does_and_with_which_key(contents: Contents) -> None:
    header = contents.bench.refill.header
    tools = [(tool.text(), tool.accessibleName(), tool.toolTip()) for tool in header.findChildren(QToolButton)]
    assert tools == [
        ("New", "New", "New (Ctrl+N)"),
        ("Open…", "Open…", "Open… (Ctrl+O)"),
        ("Save", "Save", "Save (Ctrl+S)"),
        ("Print…", "Print, or save as PDF…", "Print, or save as PDF… (Ctrl+P)"),
        ("Copy all", "Copy the whole evaluation", "Copy the whole evaluation (Ctrl+Shift+C)"),
    ]


def test_the_tool_bar_works_after_a_change_of_looks(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    contents.set_zoom(125)
    contents.bench.refill.header.findChildren(QToolButton)[0].click()
    assert contents.document.worksheet.is_empty
    assert shown(contents, "book_by_date") == ""


def test_the_help_of_the_last_field_opens_from_the_menu(contents: Contents) -> None:
    row_of(contents, "dose.daily_dose").editor.setFocus()
    action(contents, "What this field is for").trigger()
    assert row_of(contents, "dose.daily_dose")._help.isVisible()


def test_the_help_of_a_field_opens_from_another_page(contents: Contents) -> None:
    row_of(contents, "dose.daily_dose").editor.setFocus()
    press(Key.Key_1, CONTROL)
    action(contents, "What this field is for").trigger()
    assert row_of(contents, "dose.daily_dose")._help.isVisible()
