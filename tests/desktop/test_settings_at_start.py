"""The site's settings are in force as soon as the window is filled; a file that is not used is said in its head."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.document import Document
from itb_calc.desktop.main_window import MainWindow
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT
from itb_calc.desktop.theme.theme import Theme
from itb_calc.documents.site_settings import Origin, SiteSettings
from tests.desktop.desk import row_of, under
from tests.desktop.test_load_rest import _as_before, load, window
from tests.documents.settings import FULL, REVIEW, toml
from tests.worksheet.sheets import TODAY

__all__ = ["_as_before", "window"]
NAMED = "ITB_CALC_SETTINGS"
SITE = {**FULL, "palette": "high contrast"}


def _filled(qtbot: QtBot, window: MainWindow, preferences: Preferences, file: str | None = None) -> Contents:
    preferences.keep_purpose_read()
    load(qtbot, window, preferences, file)
    assert window.contents is not None
    return window.contents


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.toml"
    path.write_bytes(toml(SITE))
    monkeypatch.setenv(NAMED, str(path))
    return path


@pytest.mark.usefixtures("installed")
def test_the_first_worksheet_begins_with_the_settings(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    contents = _filled(qtbot, window, preferences)
    worksheet = contents.document.worksheet
    assert worksheet.site["booking_buffer"] == "7 days"
    assert worksheet.decimal_mark is DecimalMark.COMMA
    assert under(row_of(contents, "refill.booking_buffer")) == "Empty: 7 days counts (site setting of St Anne's ward 4)"
    assert contents.theme.palette == HIGH_CONTRAST
    assert not contents.document.is_lost


@pytest.mark.usefixtures("installed")
def test_colours_that_a_person_chose_stay(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    preferences.keep_theme(Theme(LIGHT))
    assert _filled(qtbot, window, preferences).theme.palette == LIGHT


def test_a_file_that_is_not_used_is_said_beside_what_else_is_said(
    qtbot: QtBot, window: MainWindow, preferences: Preferences, installed: Path
) -> None:
    installed.write_bytes(b"damaged")
    contents = _filled(qtbot, window, preferences, str(installed.parent / "none.itb.json"))
    note = contents.bench.refill.header.note.text()
    assert "none.itb.json" in note
    assert note.endswith(
        f" The settings file {installed} is not used, and the built-in settings count: it is not well-formed TOML in"
        " line 1."
    )
    assert contents.bench.spoken.startswith("The settings file ")
    assert contents.document.worksheet.site == {}


def test_a_new_worksheet_takes_the_mark_of_the_site_else_the_one_used_last(contents: Contents) -> None:
    contents.document.set_mark(DecimalMark.COMMA)
    contents.document.settings = SiteSettings({**REVIEW, "flow_tolerance": "7.5 %"}, Origin.SITE, "x")
    made = contents._new_worksheet()
    assert (made.decimal_mark, made.site) == (DecimalMark.COMMA, {"flow_tolerance": "7,5 %"})
    contents.document.settings = SiteSettings({**REVIEW, "decimal_mark": "."}, Origin.SITE, "x")
    assert contents._new_worksheet().decimal_mark is DecimalMark.POINT


def test_what_is_typed_already_keeps_its_worksheet() -> None:
    document = Document(lambda: TODAY)
    document.enter("dose.daily_dose", "450")
    document.take_settings(SiteSettings(SITE, Origin.SITE, "x"))
    assert document.worksheet.site == {}
    assert document.settings.name == "St Anne's ward 4"


def test_a_palette_that_is_not_known_changes_nothing(window: MainWindow, preferences: Preferences) -> None:
    window.take_palette(preferences, "")
    window.take_palette(preferences, "light")
    assert window.theme == Theme()
    assert not preferences.has_palette
    window.take_palette(preferences, "dark")
    assert window.theme == Theme(DARK)
    preferences.keep_theme(Theme(LIGHT))
    assert preferences.has_palette
