"""The screening page, empty and filled, as a person comes to it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from itb_calc.desktop.bench import SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import Kept, ScreeningPage
from tests.desktop.desk import CONTROL, Key, press
from tests.desktop.pages.trial_page import page_of
from tests.desktop.viewmodels.typed_trials import ALL


@pytest.fixture
def page(contents: Contents) -> ScreeningPage:
    contents.document._today = lambda: date(2026, 11, 24)
    press(Key(Key.Key_1 + SCREENING), CONTROL)
    return page_of(contents)


@pytest.fixture
def filled(page: ScreeningPage) -> ScreeningPage:
    page.take(Kept(dict(ALL), {}))
    QApplication.processEvents()
    return page
