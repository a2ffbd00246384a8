"""The marks beside a field: the gravest, and how many more, never cut off."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.field_state import Mark
from itb_calc.desktop.widgets.marks import Marks
from itb_calc.desktop.widgets.words import Words
from itb_calc.safety.finding import Severity
from tests.desktop.widgets.shown import THEMES, dress

_MARKS = (Mark(Severity.CONFIRM, "DOS-07"), Mark(Severity.CAUTION, "DOS-01"))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.palette.name}-{theme.zoom}")
def test_how_many_more_there_are_is_not_cut_off_where_there_is_little_room(qtbot: QtBot, theme: Theme) -> None:
    dress(theme)
    place = QWidget()
    qtbot.addWidget(place)
    row = QHBoxLayout(place)
    marks = Marks(theme)
    row.addWidget(marks)
    row.addWidget(QWidget(), 1)
    place.resize(10, 40)
    place.show()
    marks.show_marks(_MARKS)
    qtbot.waitExposed(place)
    (label,) = marks.findChildren(Words)
    assert label.said == "▲ DOS-07 +1"
    assert marks.minimumWidth() >= label.fontMetrics().horizontalAdvance(label.text())
    assert label.toolTip() == "▲ DOS-07, ● DOS-01"
