"""One result: the number with its unit, or in words why there is none; opened and copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.result_state import ResultState, Standing
from itb_calc.desktop.widgets.result_row import ResultRow
from tests.desktop.desk import CONTROL, Key, copied

FLOW = ResultState(
    "flow_rate", "Flow", Standing.SHOWN, "0.3 mL/day", "exact pump", ("Formula: a", "Answer: 0.3 mL/day"), is_main=True
)
WITHHELD = ResultState("flow_rate", "Flow", Standing.WITHHELD, "withheld: see VOL-01", is_main=True)
WAITING = ResultState("flow_rate", "Flow", Standing.WAITING, "needs the daily dose")
ABSENT = ResultState("flow_rate", "Flow", Standing.ABSENT, "")


@pytest.fixture
def row(qtbot: QtBot) -> ResultRow:
    row = ResultRow(Theme(), FLOW)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
    QGuiApplication.clipboard().setText("before")
    return row


def test_a_shown_result_has_number_unit_assumption_and_a_button(row: ResultRow) -> None:
    assert row.value.said == "0.3 mL/day"
    assert row._assumption.said == "exact pump"
    assert row._assumption.isVisible()
    assert row.button.isVisible()
    assert not row._working.isVisible()
    assert row.button.accessibleName() == "Flow: 0.3 mL/day (exact pump)"


@pytest.mark.parametrize(("state", "role"), [(WITHHELD, "withheld"), (WAITING, "absent")])
def test_a_result_that_is_not_there_says_why_in_its_place(row: ResultRow, state: ResultState, role: str) -> None:
    row.show_state(state)
    assert row.isVisible()
    assert row.value.said == state.text
    assert row.value.property("role") == role
    assert not row.button.isVisible()
    assert not row._assumption.isVisible()


def test_the_place_of_a_result_is_kept_where_its_number_is_gone(row: ResultRow) -> None:
    before = row.value.x()
    row.show_state(WITHHELD)
    assert row.value.x() == before
    assert row.button.sizePolicy().retainSizeWhenHidden()


def test_an_absent_result_has_no_place(row: ResultRow) -> None:
    row.show_state(ABSENT)
    assert not row.isVisible()
    row.show_state(FLOW)
    assert row.isVisible()


def test_the_working_closes_with_the_number_and_stays_closed(row: ResultRow) -> None:
    row.button.setChecked(True)
    assert row._working.isVisible()
    assert row.button.text() == "−"
    row.show_state(WITHHELD)
    assert not row._working.isVisible()
    row.show_state(FLOW)
    assert not row._working.isVisible()
    assert row.button.text() == "+"


def test_the_open_working_is_heard_and_follows_the_number(row: ResultRow) -> None:
    row.button.setChecked(True)
    assert row.button.accessibleName() == "Flow: 0.3 mL/day (exact pump). Formula: a Answer: 0.3 mL/day"
    other = ResultState("flow_rate", "Flow", Standing.SHOWN, "0.6 mL/day", "", ("Answer: 0.6 mL/day",), is_main=True)
    row.show_state(other)
    assert row._working.isVisible()
    assert row._working.said == "Answer: 0.6 mL/day"
    assert row.button.accessibleName() == "Flow: 0.6 mL/day. Answer: 0.6 mL/day"


def test_what_is_copied_carries_name_and_unit(row: ResultRow, qtbot: QtBot) -> None:
    row.button.setFocus()
    with qtbot.waitSignal(row.copied) as told:
        QTest.keyClick(row.button, Key.Key_C, CONTROL)
    assert copied() == "Flow: 0.3 mL/day (exact pump)"
    assert told.args == ["Flow: 0.3 mL/day (exact pump)"]


@pytest.mark.parametrize("state", [WITHHELD, WAITING, ABSENT], ids=lambda state: state.standing.value)
def test_nothing_is_copied_where_there_is_no_number(row: ResultRow, state: ResultState) -> None:
    row.show_state(state)
    row.copy()
    assert copied() == "before"


def test_the_main_result_is_the_largest(row: ResultRow) -> None:
    assert row.value.property("role") == "main"
    row.show_state(ResultState("flow_rate", "Flow", Standing.SHOWN, "0.3 mL/day"))
    assert row.value.property("role") == "result"


@pytest.mark.parametrize("is_main", [True, False])
def test_stacked_the_label_stands_above_the_number(row: ResultRow, is_main: bool) -> None:  # noqa: FBT001
    row.show_state(ResultState("flow_rate", "Flow", Standing.SHOWN, "0.3 mL/day", is_main=is_main))
    for is_stacked in (True, False):
        row.set_stacked(is_stacked=is_stacked)
        row.adjustSize()
        QTest.qWait(1)
        is_above = row._label.geometry().bottom() < row.value.geometry().top()
        assert is_above is (is_stacked or is_main)


def test_typed_text_in_a_result_is_never_markup(row: ResultRow) -> None:
    for label in (row.value, row._label, row._assumption, row._working):
        assert label.textFormat() is Qt.TextFormat.PlainText
