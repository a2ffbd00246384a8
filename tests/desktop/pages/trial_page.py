"""The screening page as a person sees it, and the way through it by keyboard."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.bench import SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import ScreeningPage
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.result_row import ResultRow
from tests.desktop.desk import Key, place, press, write


def page_of(contents: Contents) -> ScreeningPage:
    page = contents.bench.page(SCREENING)
    assert isinstance(page, ScreeningPage)
    return page


def results(page: ScreeningPage) -> dict[str, ResultRow]:
    return {name: row for frame in page.sections.values() for name, row in frame.results.items()}


def shown(page: ScreeningPage, name: str) -> str:
    row = results(page)[name]
    return row.value.said if row.isVisible() else ""


def numbers(page: ScreeningPage) -> dict[str, str]:
    rows = results(page).items()
    return {name: row.value.said for name, row in rows if row.isVisible() and not row.button.isHidden()}


def cards(page: ScreeningPage) -> list[FindingCard]:
    QApplication.processEvents()
    found = [card for card in page.findChildren(FindingCard) if not card.isHidden()]
    return sorted(found, key=lambda card: card.mapTo(page, card.rect().topLeft()).y())


def tab_to(path: str) -> None:
    for _ in range(40):
        if place() == f"screening.{path}":
            return
        press(Key.Key_Tab)
    pytest.fail(f"Tab does not come to {path}")


def choose(qtbot: QtBot, opening: Key, letters: str) -> None:
    press(opening)
    assert QApplication.activePopupWidget() is not None
    write(letters)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
