"""With micrograms in full no text that is shown or spoken has the word mcg but what is typed, and printed names."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from itb_calc.desktop.bench import ABOUT, CONVERT, PLAN, SCREENING
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.plan import PlanPage
from itb_calc.desktop.pages.screening import Kept, ScreeningPage
from itb_calc.desktop.pages.settings import SettingsPage
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.settings_rows import SAVED
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.documents.find_settings import Places
from itb_calc.documents.settings_fields import MICROGRAMS_IN_FULL, NO, REVIEWED_BY, YES
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.report.spelled_text import names_with_mcg
from tests.desktop.conftest import Fill
from tests.desktop.second_check import prepare, start
from tests.desktop.test_nothing_cut_off import SHEETS, SIZES, TRIAL, TRIAL_START, cut_off, settle, without_room
from tests.desktop.walk import everything
from tests.worksheet.changes import STRONGER
from tests.worksheet.sheets import ROUTINE, put, read_sheet

MCG = re.compile(r"(?<![\w.-])mcg(?![\w-])")
IN_FULL = SiteSettings(
    {"reviewed_by": "A. Pharmacist", "reviewed_on": "2026-11-23", MICROGRAMS_IN_FULL.path: YES}, Origin.OWN
)
NAMES = names_with_mcg(load_reference())
# Typed into fields with no unit beside them.
TYPED = {"450 mcg/day", "50 mcg/mL"}


@pytest.fixture
def spelled_out(fill: Fill, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Contents:
    """The window of a site that wants micrograms in full."""
    monkeypatch.setattr("itb_calc.desktop.document.SiteSettings", lambda: IN_FULL)
    contents = fill(reference)
    contents.add_chart()
    return contents


def left() -> set[tuple[str, str]]:
    """Return every text with the word mcg that is neither typed nor a printed name."""
    return {(place, text) for place, text in everything() if MCG.search(bare(text)) and text not in TYPED}


def bare(text: str) -> str:
    """Return a text without printed names, and without what keeps its lines together."""
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
    for name in NAMES:
        text = text.replace(name, "")
    return text


def show_everything(contents: Contents) -> None:
    """Build every page, open every working, list the ways and the candidates."""
    for place in range(ABOUT + 1):
        contents.bench.show_page(place)
    contents.bench.convert_text = "450 mcg/day"
    contents.bench.trial = Kept({f"screening.{name}": text for name, text in {**TRIAL, **TRIAL_START}.items()}, {})
    plan, screening = contents.bench.page(PLAN), contents.bench.page(SCREENING)
    assert isinstance(plan, PlanPage)
    assert isinstance(screening, ScreeningPage)
    plan.work.finish()
    contents.bench.refill.ways.turn()
    for frame in (*contents.bench.refill.sections.values(), *screening.sections.values()):
        for field in frame.rows.values():
            field.toggle_help()
        for result in frame.results.values():
            result.button.setChecked(True)
    settle()


@pytest.mark.parametrize("sheet", SHEETS)
def test_nothing_in_the_window_says_mcg(spelled_out: Contents, sheet: str) -> None:
    spelled_out.document.open(read_sheet(SHEETS[sheet]), "")
    spelled_out.document.planned = {"plan.interval": "90"}
    show_everything(spelled_out)
    assert left() == set()


def test_the_walk_finds_what_is_not_spelled(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    show_everything(contents)
    assert len(left()) > 100


def test_the_second_check_says_it_too(spelled_out: Contents) -> None:
    prepare(spelled_out)
    start(spelled_out)
    settle()
    assert left() == set()


def test_what_is_copied_is_spelled_too(spelled_out: Contents) -> None:
    spelled_out.document.open(read_sheet(ROUTINE), "")
    spelled_out.bench.refill.sections["preparation"].results["pump_concentration"].copy()
    settle()
    assert "micrograms/mL" in QGuiApplication.clipboard().text()
    assert "micrograms/mL" in spelled_out.bench.refill.header.note.text()
    spelled_out.commands.copy_everything()
    parts = QGuiApplication.clipboard().text().split("\n\n")
    assert {part.split(",")[0] for part in parts if MCG.search(bare(part))} == {"AS TYPED"}
    assert max(len(line) for part in parts for line in part.split("\n")) <= 80


def test_what_is_typed_stays_to_the_letter(spelled_out: Contents) -> None:
    sheet = put(ROUTINE, "product.label_strength", "1,5 mcg in 20 mL")
    spelled_out.document.open(read_sheet(sheet), "")
    row = spelled_out.bench.refill.rows["product.label_strength"]
    assert row.text == "1,5 mcg in 20 mL"
    assert "micrograms" not in row.meaning.said
    spelled_out.document.open(read_sheet(STRONGER), "")
    finding = next(each for each in spelled_out.document.page.findings if each.needs_reason)
    spelled_out.document.confirm(finding.rule, "He gets 450 mcg a day")
    settle()
    shown = [text for _, text in everything() if "He gets" in text]
    assert shown
    assert all("He gets 450 mcg a day" in bare(text) for text in shown)


def test_saving_the_setting_spells_what_stands_already(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Places(None, tmp_path / "site.toml", tmp_path / "own.toml")
    monkeypatch.setattr("itb_calc.desktop.pages.settings.places", lambda: found)
    contents.document.open(read_sheet(ROUTINE), "")
    for word, in_full in ((YES, True), (NO, False)):
        contents.bench.show_page(PAGES.index("Settings"))
        page = contents.bench.page(PAGES.index("Settings"))
        assert isinstance(page, SettingsPage)
        for path, text in ((MICROGRAMS_IN_FULL.path, word), (REVIEWED_BY.path, "A. Pharmacist")):
            page.rows[path].show_text(text)
            page.rows[path].typed.emit(text)
        page.save()
        settle()
        after = contents.bench.page(PAGES.index("Settings"))
        assert isinstance(after, SettingsPage)
        assert after.note.said == SAVED
        unit = contents.bench.refill.rows["dose.daily_dose"].unit.text()
        assert unit == ("micrograms/day" if in_full else "mcg/day")
        assert contents.document.worksheet.texts["dose.daily_dose"] == ROUTINE["dose"]["daily_dose"]


@pytest.fixture(params=[(size, zoom) for size in SIZES for zoom in (100, 200)], ids=str)
def sized(
    request: pytest.FixtureRequest, fill: Fill, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> Contents:
    size, zoom = request.param
    monkeypatch.setattr("itb_calc.desktop.document.SiteSettings", lambda: IN_FULL)
    contents = fill(reference, theme=Theme(zoom=zoom), size=size)
    contents.add_chart()
    return contents


@pytest.mark.parametrize("sheet", ["routine", "troubled", "refused", "bridge too slow", "tables", "wrong tables"])
def test_the_longer_word_has_room_on_the_worksheet(sized: Contents, sheet: str) -> None:
    sized.document.open(read_sheet(SHEETS[sheet]), "")
    sized.bench.show_page(PAGES.index("Refill"))
    settle()
    assert cut_off(sized.bench.refill) == []


def test_the_longer_word_has_room_beside_the_worksheet(sized: Contents) -> None:
    sized.document.open(read_sheet(ROUTINE), "")
    sized.document.planned = {"plan.interval": "90"}
    show_everything(sized)
    for place in (PLAN, SCREENING, CONVERT, PAGES.index("Reference"), PAGES.index("Emergency")):
        sized.bench.show_page(place)
        settle()
        assert cut_off(sized.bench.page(place)) == []
    plan = sized.bench.page(PLAN)
    assert isinstance(plan, PlanPage)
    assert plan.table.horizontalScrollBar().maximum() == 0
    assert without_room(plan.table, 2 * sized.theme.px(6)) == []
