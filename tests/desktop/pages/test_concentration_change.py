"""A change from 500 to 2,000 mcg/mL is entered and read with the keyboard alone, and the fields stay where they are."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.transition_picture import TransitionPictureWidget
from itb_calc.desktop.widgets.transition_words import TransitionWordsWidget
from itb_calc.report.transition_words import Topic
from tests.desktop.desk import CONTROL, Key, focused, place, press, row_of, shown, under, write, write_anew
from tests.desktop.pages.test_refill_by_keyboard import choose, tab_to
from tests.worksheet.changes import FIXED_FLOW, STRONGER
from tests.worksheet.sheets import ROUTINE, put, read_sheet

# The platform of the tests says of every list that opens what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _words(contents: Contents) -> TransitionWordsWidget:
    return contents.bench.refill.findChildren(TransitionWordsWidget)[0]


def _picture(contents: Contents) -> TransitionPictureWidget:
    return contents.bench.refill.findChildren(TransitionPictureWidget)[0]


def _top(contents: Contents, path: str) -> int:
    """Return the pixel row of a field in its section, once every layout is done."""
    for _ in range(5):
        QApplication.processEvents()
    return row_of(contents, path).mapTo(contents.bench.refill.sections["transition"], QPoint()).y()


def test_the_change_is_typed_and_understood_from_the_page(contents: Contents, qtbot: QtBot) -> None:
    assert _words(contents).isHidden()
    assert place() == "fill_date"
    press(Key.Key_Return, CONTROL)
    press(Key.Key_Tab)
    choose(qtbot, Key.Key_Space, "Baclofen 40mg/20")
    tab_to("pump.id")
    choose(qtbot, Key.Key_Down, "Medtronic SynchroMed II 8637-2")
    tab_to("pump.injected_volume")
    write("20")
    press(Key.Key_Tab)
    write("20")
    assert _words(contents).headline.said == (
        "Whether the concentration changes cannot be said without the previous concentration, unless this is the first"
        " fill."
    )
    assert _picture(contents).isHidden()
    tab_to("previous.concentration")
    write("500")
    tab_to("dose.daily_dose")
    write("300")
    words = _words(contents)
    assert words.headline.said == "From 500 to 2,000 mcg/mL: 4 times stronger."
    assert "75 mcg/day, a quarter of the ordered 300 mcg/day." in words.paragraphs[Topic.WITHOUT].said
    assert "without the tubing volume" in words.paragraphs[Topic.WITH].said
    assert shown(contents, "bridge_dose") == "needs the tubing volume"

    tab_to("system.tubing_volume")
    assert "programmer" in under(row_of(contents, "system.tubing_volume"))
    write("0.14")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    assert place() == "system.catheter_volume"
    write("0.2")
    assert shown(contents, "unbridged_daily_dose") == "75 mcg/day (≈3.13 mcg/hour)"
    assert shown(contents, "unbridged_duration") == "54.4 hours"
    assert shown(contents, "bridge_dose") == "170 mcg"
    assert shown(contents, "bridge_duration") == "13.6 hours"
    assert "for 54.4 hours. Getting less than ordered can bring on withdrawal." in words.paragraphs[Topic.WITHOUT].said
    assert ": 170 mcg in 13.6 hours, at a flow of 0.6 mL/day." in words.paragraphs[Topic.WITH].said
    assert _picture(contents).isVisible()
    assert _picture(contents).canvas.state is not None

    press(Key.Key_Down, CONTROL)
    assert focused().accessibleName().startswith("Without a bridge the patient gets: 75 mcg/day")


def test_the_catheter_is_chosen_by_its_model_and_its_volume_is_shown(contents: Contents, qtbot: QtBot) -> None:
    contents.document.open(read_sheet(put(STRONGER, "system.catheter_volume", None)), "")
    tab_to("system.catheter_id")
    choose(qtbot, Key.Key_Down, "Flow")
    assert shown(contents, "system_volume") == "needs the trimmed length"
    press(Key.Key_Tab)
    assert place() == "system.catheter_trimmed_length"
    write("20")
    assert under(row_of(contents, "system.catheter_volume")) == (
        "Empty: 0.234 mL counts, from model and trimmed length"
    )
    assert shown(contents, "system_volume") == "≈0.37 mL"


@pytest.mark.parametrize("path", ["system.tubing_volume", "system.catheter_volume"])
def test_the_field_that_one_types_into_does_not_move(contents: Contents, path: str) -> None:
    contents.document.open(read_sheet(put(STRONGER, path, None)), "")
    tab_to(path)
    empty = _top(contents, path)
    for character in "0.15":
        write(character)
        assert _top(contents, path) == empty
    write_anew("x")
    assert _top(contents, path) == empty


def test_where_the_concentration_stays_one_line_says_so_and_nothing_is_drawn(contents: Contents) -> None:
    contents.document.open(read_sheet(STRONGER), "")
    assert _picture(contents).isVisible()
    tab_to("previous.concentration")
    write_anew("2000")
    assert _words(contents).headline.said == "The concentration stays at 2,000 mcg/mL: there is nothing to bridge."
    assert not any(paragraph.isVisible() for paragraph in _words(contents).paragraphs.values())
    assert _picture(contents).isHidden()
    assert not any(row.isVisible() for row in contents.bench.refill.sections["transition"].results.values())


def test_a_first_fill_has_nothing_to_bridge(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    assert _words(contents).headline.said == "This is the first fill: there is no old solution to bridge."
    assert _picture(contents).isHidden()


def test_a_pump_that_cannot_be_bridged_has_no_place_for_one(contents: Contents) -> None:
    contents.document.open(read_sheet(FIXED_FLOW), "")
    assert not _words(contents).paragraphs[Topic.WITH].isVisible()
    assert shown(contents, "bridge_dose") == ""
    assert shown(contents, "unbridged_daily_dose") == "75 mcg/day (≈3.13 mcg/hour)"
