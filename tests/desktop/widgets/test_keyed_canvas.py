"""Keys and axis texts of the small charts: side by side as far as there is room, inside, never over each other."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.keyed_canvas import KeyedCanvas
from tests.desktop.widgets.shown import dress

_KEYS = ("Given", "1,450.5 mcg/day given evenly", "Minimum flow 0.048 mL/day", "In no step")


@pytest.fixture
def canvas(qtbot: QtBot) -> KeyedCanvas:
    dress(Theme())
    canvas = KeyedCanvas(Theme(), "Waits.", _KEYS)
    qtbot.addWidget(canvas)
    return canvas


@pytest.mark.parametrize("width", [120, 200, 260, 420, 900])
def test_keys_stand_inside_and_apart(canvas: KeyedCanvas, width: int) -> None:
    places = canvas._places(_KEYS, width)
    assert all(place.left() >= 0 and place.right() <= width for place in places)
    for number, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[:number])


def test_keys_go_on_in_the_next_line_where_there_is_no_room(canvas: KeyedCanvas) -> None:
    assert len({place.top() for place in canvas._places(_KEYS, 2_000)}) == 1
    assert len({place.top() for place in canvas._places(_KEYS, 200)}) == len(_KEYS)
    assert canvas._places((), 200) == []


def test_the_height_has_room_for_the_longest_keys(canvas: KeyedCanvas) -> None:
    for width in (120, 260, 900):
        bottom = canvas._places(_KEYS, width)[-1].bottom()
        assert canvas.height_for(width) >= canvas.head + 150 + 2 * canvas.metrics().height() + bottom
    assert canvas.height_for(260) > canvas.height_for(2_000)


@pytest.mark.parametrize(("width", "texts"), [(600, 5), (200, 3), (60, 1)])
def test_texts_under_the_plot_do_not_cover_each_other_and_the_last_always_stands(
    canvas: KeyedCanvas, width: int, texts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.resize(width, 300)
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plot = QRectF(10, 10, width - 20, 100)
    marks = [(plot.left() + plot.width() * quarter / 4, f"{6 * quarter:02}:00") for quarter in range(5)]
    drawn: list[tuple[QRectF, str]] = []
    monkeypatch.setattr(
        "itb_calc.desktop.widgets.keyed_canvas.write_under", lambda _, place, text: drawn.append((place, text))
    )
    canvas.draw_columns(painter, plot, marks)
    painter.end()
    assert len(drawn) == texts
    assert drawn[0][1] == "24:00"
    for number, (place, _) in enumerate(drawn):
        assert place.left() >= 0
        assert place.right() <= width
        assert not any(place.intersects(other) for other, _ in drawn[:number])
