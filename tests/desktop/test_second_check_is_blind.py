"""While the second check runs, no value of the first person is anywhere: not in a widget, a menu, a title, a tool tip,
a model, a scene, a clipboard, a node of the accessibility tree, or a log.
"""

import logging
import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QMessageBox, QToolTip

from itb_calc.core.show_result import show_result
from itb_calc.desktop.bench import CONVERT, PLAN, SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.plan import PlanPage
from itb_calc.desktop.pages.screening import Kept
from itb_calc.desktop.widgets.choice import NOT_CHOSEN, Choice
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.page_list import PAGES, REFILL
from itb_calc.worksheet.text import Worksheet
from tests.desktop.second_check import ANSWERS, PREPARER, REASON, prepare, start
from tests.desktop.walk import everything

# Of a tool tip that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

_NUMBER = re.compile(r"[0-9][0-9,]*\.[0-9]+|[0-9]{4,}|[0-9],[0-9]{3}")
_BY_HAND = {PREPARER, ANSWERS, REASON, "ZEBRA-4711-Q", "kaleidoscope", "LOTX81Y", "DILQ56", "giraffe"}
# Typed elsewhere in the program, and no less the first person's.
_ELSEWHERE = {"77.731 mg", "83.1", "61.37"}


def _numbers(texts: list[str]) -> set[str]:
    """The numbers of texts that cannot be taken for another: with decimals, or of four digits."""
    found = {number for text in texts for number in _NUMBER.findall(text)}
    return {number for number in found if sum(character.isdigit() for character in number) >= 3}


def _values(contents: Contents) -> set[str]:
    """Every value of the first person: what was typed, what it means, every result, and every name."""
    worksheet, evaluation = contents.document.worksheet, contents.document.evaluation
    assert evaluation is not None
    rows = [text for row in (*worksheet.schedule, *worksheet.visits) for text in row.values()]
    results = [show_result(worked.value, worksheet.decimal_mark) for worked in evaluation.results.worked.values()]
    numbers = _numbers([*_numeric(worksheet), *rows, *results])
    dates = {text for text in results if "202" in text}
    numbers = {number for number in numbers if not number.startswith("202")}
    return {*numbers, *dates, *_BY_HAND}


def _numeric(worksheet: Worksheet) -> list[str]:
    return [text for path, text in worksheet.texts.items() if "lot" not in path and "date" not in path]


def _leaks(values: set[str], seen: list[tuple[str, str]]) -> list[str]:
    return [f"{value} in {place}: {text[:80]}" for value in sorted(values) for place, text in seen if value in text]


def _occupy_everything(contents: Contents) -> None:
    """Let the first person use every page, copy, and rest the mouse."""
    bench = contents.bench
    for place in range(len(PAGES)):
        bench.show_page(place)
    bench.show_page(CONVERT)
    bench.convert_text = "77.731 mg"
    bench.show_page(SCREENING)
    bench.trial = Kept({"screening.dose": "61.37"}, {})
    plan = bench.page(PLAN)
    assert isinstance(plan, PlanPage)
    wished = plan.rows["plan.interval"].editor
    assert isinstance(wished, ClinicalEdit)
    wished.setText("83.1")
    plan.work.finish()
    bench.show_page(REFILL)
    contents.commands.copy_everything()
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection():
        clipboard.setText("437.6 mcg/day", QClipboard.Mode.Selection)
    QApplication.processEvents()
    QToolTip.showText(QPoint(5, 5), "437.6 mcg/day is the dose", bench)


@pytest.fixture
def occupied(contents: Contents) -> Contents:
    contents.add_chart()
    prepare(contents)
    _occupy_everything(contents)
    return contents


def test_nothing_of_the_first_person_is_left_while_the_second_checks(
    occupied: Contents, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    values = _values(occupied)
    assert len(values) > 50
    before = everything()
    # The walk finds what is there: every value, and every value in more than one kind of place.
    assert {value for value in values if not _leaks({value}, before)} == set()
    assert {value for value in _ELSEWHERE if not _leaks({value}, before)} == set()
    for kind in ("spoken", "Clipboard", "QTipLabel", "window title", ".accessibleName", "FindingCard"):
        assert any(kind in leak for leak in _leaks(values, before)), kind
    capfd.readouterr()
    page = start(occupied)
    for look in ("at once", "after the events", "after a comparison"):
        unseen = {*values, *_ELSEWHERE, occupied.document.worksheet.number}
        assert _leaks(unseen, everything()) == [], look
        QApplication.processEvents()
        if look == "after the events":
            page.name.setText("Bo Lind")
            page.compare_now()
            assert "differ" in page.note.text()
    choices = [row.editor for row in page.rows.values() if isinstance(row.editor, Choice)]
    assert [choice.currentText() for choice in choices] == [NOT_CHOSEN]
    assert all(row.text == "" for row in page.rows.values())
    assert occupied.window.windowTitle() == "Second check – itb-calc"
    written = capfd.readouterr()
    logged = [("log", record.getMessage()) for record in caplog.records]
    assert _leaks(values, [*logged, ("out", written.out), ("error", written.err)]) == []
    occupied.second_check.end()


def test_what_is_told_meanwhile_waits_until_the_check_is_over(occupied: Contents) -> None:
    start(occupied)
    occupied.tell("giraffe.itb.json could not be kept.", True)  # noqa: FBT003 - as Commands calls it
    occupied.document.look_at_the_day()
    occupied.document.changed.emit()
    QApplication.processEvents()
    assert _leaks({"giraffe"}, everything()) == []
    occupied.second_check.end()
    assert occupied.bench.refill.header.note.text() == "giraffe.itb.json could not be kept."


def test_afterwards_everything_of_the_first_person_is_back(occupied: Contents) -> None:
    values = _values(occupied)
    worksheet = occupied.document.worksheet
    start(occupied)
    occupied.second_check.end()
    QApplication.processEvents()
    occupied.commands.copy_everything()
    assert occupied.document.worksheet == worksheet
    seen = everything()
    assert {value for value in values if not _leaks({value}, seen)} == set()
    assert occupied.bench.convert_text == "77.731 mg"
    assert occupied.bench.trial.typed == {"screening.dose": "61.37"}
    assert occupied.window.windowTitle() == f"{occupied.document.title} – itb-calc"
    # The bench that was destroyed hears nothing of another worksheet.
    occupied.document.open(Worksheet(), "another")
    occupied.document.enter("dose.daily_dose", "450")
    occupied.document.bring_back()
    assert occupied.document.name == "giraffe.itb.json"


_SETTERS = (
    *("setToolTip", "setWhatsThis", "setStatusTip", "setAccessibleName", "setAccessibleDescription"),
    *("setWindowTitle", "setPlaceholderText", "setObjectName", "setText"),
)


def test_the_walk_sees_a_text_wherever_it_stands_and_the_check_leaves_none(contents: Contents) -> None:
    """The walk itself must be able to fail."""
    window = contents.window
    planted = QLineEdit(window)
    plants: tuple[Callable[[str], object], ...] = (
        *(getattr(planted, setter) for setter in _SETTERS),
        contents.menus.copy.setText,
        lambda text: window.statusBar().showMessage(text),
        window.setWindowFilePath,
        lambda text: QListWidget(window).addItem(text),
        lambda text: QComboBox(window).addItem("x", text),
        lambda text: QMessageBox(window).setText(text),
        lambda text: QLabel(text, window).hide(),
        lambda text: QGuiApplication.clipboard().setText(text),
    )
    names = {f"quagga-{count}-" for count in range(len(plants))}
    assert _leaks(names, everything()) == []
    for count, plant in enumerate(plants):
        plant(f"quagga-{count}-")
    seen = everything()
    assert {name for name in names if not _leaks({name}, seen)} == set()
    prepare(contents)
    start(contents)
    assert _leaks(names, everything()) == []
