"""With micrograms in full no text that the window shows or says has the word mcg but what is typed and printed names."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from itb_calc.desktop.bench import ABOUT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.theme.theme import Theme
from itb_calc.documents.settings_fields import MICROGRAMS_IN_FULL, YES
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.test_nothing_cut_off import SHEETS, TRIAL, TRIAL_START, settle
from tests.desktop.walk import everything
from itb_calc.desktop.pages.screening import Kept, ScreeningPage
from itb_calc.desktop.bench import SCREENING, CONVERT, PLAN
from tests.worksheet.sheets import Sheet, read_sheet
MCG = re.compile(r"(?<![\w.-])mcg(?![\w-])")
IN_FULL = SiteSettings({MICROGRAMS_IN_FULL.path: YES, "reviewed_by": "A", "reviewed_on": "2026-11-23"}, Origin.OWN)


@pytest.fixture
def spelled_out(fill: Fill, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Contents:
    monkeypatch.setattr("itb_calc.desktop.document.SiteSettings", lambda: IN_FULL)
    contents = fill(reference)
    contents.add_chart()
    return contents


@pytest.mark.parametrize("name", SHEETS)
def test_walk(spelled_out: Contents, name: str) -> None:
    contents = spelled_out
    contents.document.open(read_sheet(SHEETS[name]), "")
    for place in range(ABOUT + 1):
        contents.bench.show_page(place)
    contents.bench.convert_text = "450 mcg/day"
    contents.bench.trial = Kept({f"screening.{name}": text for name, text in {**TRIAL, **TRIAL_START}.items()}, {})
    settle()
    for place, text in sorted({(p, t) for p, t in everything() if MCG.search(t)}):
        print("FOUND", place, "|", text[:200].replace("\n", "/"))
    assert 0
