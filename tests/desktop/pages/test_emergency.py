"""The emergency page: there at once, by one key, without any calculation."""

import pytest
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.emergency import EmergencyPage
from itb_calc.desktop.viewmodels.emergency_state import NOT_THERE
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.desk import CONTROL, Key, focused, press, said

EMERGENCY = PAGES.index("Emergency")


def page_of(contents: Contents) -> EmergencyPage:
    page = contents.bench.page(EMERGENCY)
    assert isinstance(page, EmergencyPage)
    return page


def lines(page: EmergencyPage) -> list[str]:
    return [said(label) for label in page.findChildren(QLabel)]


def parts(page: EmergencyPage) -> list[str]:
    return [frame.accessibleName() for frame in page.findChildren(QFrame, "section")]


def test_one_key_goes_there_and_the_arrows_scroll(contents: Contents) -> None:
    contents.window.resize(1024, 480)
    press(Key(Key.Key_1 + EMERGENCY), CONTROL)
    page = page_of(contents)
    assert contents.bench.place == EMERGENCY
    assert focused() is page
    assert page.accessibleName() == "Emergency"
    press(Key.Key_Down)
    assert page.verticalScrollBar().value() > 0


def test_overdose_and_withdrawal_stand_there_with_their_sources(contents: Contents) -> None:
    press(Key(Key.Key_1 + EMERGENCY), CONTROL)
    page = page_of(contents)
    text = "\n".join(lines(page)).casefold()
    assert "overdose" in text
    assert "withdrawal" in text
    sources = [line for line in lines(page) if line.startswith("Source: ")]
    assert len(sources) == len(parts(page)) > 2
    assert all("grade " in line and "reviewed " in line for line in sources)


def test_each_part_is_told_as_a_whole(contents: Contents) -> None:
    press(Key(Key.Key_1 + EMERGENCY), CONTROL)
    page = page_of(contents)
    for frame in page.findChildren(QFrame, "section"):
        title, *steps, source = [said(label) for label in frame.findChildren(QLabel)]
        assert frame.accessibleName() == f"{title}. {' '.join(steps)}"
        assert source.startswith("Source: ")


def test_the_sides_stand_under_each_other_where_the_page_is_narrow(contents: Contents) -> None:
    page = page_of(contents)
    directions = QBoxLayout.Direction
    page.set_width(560)
    assert page._sides.direction() is directions.LeftToRight
    page.set_width(559)
    assert page._sides.direction() is directions.TopToBottom


def test_there_is_nothing_to_type_on_it(contents: Contents) -> None:
    assert page_of(contents).findChildren(QLineEdit) == []


def test_without_its_data_it_says_what_to_use_instead(fill: Fill) -> None:
    contents = fill(Reference(defect="The reference data is damaged."))
    press(Key(Key.Key_1 + EMERGENCY), CONTROL)
    assert NOT_THERE in lines(page_of(contents))
    assert "printed protocol" in NOT_THERE


def test_it_stands_where_other_data_is_defective(fill: Fill, reference: Reference) -> None:
    contents = fill(Reference(defect="A figure is damaged.", emergency=reference.emergency))
    press(Key(Key.Key_1 + EMERGENCY), CONTROL)
    assert NOT_THERE not in lines(page_of(contents))
    assert len(parts(page_of(contents))) > 2


@pytest.mark.parametrize("word", ["<b>", "&amp;"])
def test_no_line_is_taken_for_markup(contents: Contents, word: str) -> None:
    for label in page_of(contents).findChildren(QLabel):
        assert label.textFormat().name == "PlainText"
        assert word not in label.text()
