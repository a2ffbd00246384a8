"""Widgets set side by side that go on in the next line, like words."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.widgets.flow_layout import FlowLayout
from itb_calc.desktop.widgets.words import words


class Box(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._size

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._size


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    qtbot.addWidget(place)
    return place


def flow(place: QWidget, *boxes: QWidget) -> FlowLayout:
    layout = FlowLayout(place, 10)
    for box in boxes:
        layout.addWidget(box)
    return layout


def test_what_has_room_stands_in_one_line(place: QWidget) -> None:
    boxes = [Box(30, 20), Box(40, 25)]
    layout = flow(place, *boxes)
    place.resize(80, 100)
    place.show()
    assert [box.geometry() for box in boxes] == [QRect(0, 0, 30, 20), QRect(40, 0, 40, 25)]
    assert layout.heightForWidth(80) == 25


def test_one_pixel_less_begins_another_line(place: QWidget) -> None:
    boxes = [Box(30, 20), Box(40, 25), Box(5, 5)]
    layout = flow(place, *boxes)
    place.resize(79, 100)
    place.show()
    assert [box.pos().toTuple() for box in boxes] == [(0, 0), (0, 30), (50, 30)]
    assert layout.heightForWidth(79) == 55


def test_what_is_wider_than_the_line_is_made_as_wide_as_the_line(place: QWidget) -> None:
    label = words("a reading of many words that cannot stand in one line of this width at all")
    flow(place, label)
    place.resize(100, 300)
    place.show()
    assert label.sizeHint().width() > 100
    assert label.width() == 100
    assert label.height() == label.heightForWidth(100)


def test_a_text_that_wraps_gets_the_height_that_it_needs(place: QWidget) -> None:
    label = words("a reading of many words that cannot stand in one line of this width at all")
    layout = flow(place, label)
    assert layout.heightForWidth(100) == label.heightForWidth(100)
    assert layout.heightForWidth(100) > layout.heightForWidth(1000)


def test_the_least_size_is_that_of_the_largest(place: QWidget) -> None:
    layout = flow(place, Box(30, 20), Box(40, 10))
    assert layout.minimumSize() == layout.sizeHint() == QSize(40, 20)
    assert layout.hasHeightForWidth()
    assert layout.expandingDirections() == Qt.Orientation(0)


def test_items_are_counted_given_and_taken(place: QWidget) -> None:
    first, second = Box(1, 1), Box(2, 2)
    layout = flow(place, first, second)
    assert layout.count() == 2
    assert layout.itemAt(2) is None
    assert layout.itemAt(-1) is None
    assert layout.takeAt(5) is None
    item = layout.takeAt(0)
    assert item is not None
    assert item.widget() is first
    assert layout.count() == 1


def test_cleared_it_is_empty_and_nothing_is_left_on_the_page(place: QWidget) -> None:
    boxes = [Box(30, 20), Box(40, 25)]
    layout = flow(place, *boxes)
    place.show()
    layout.clear()
    QApplication.processEvents()
    assert layout.count() == 0
    assert layout.heightForWidth(100) == 0
    assert not any(box.isVisible() for box in boxes)
