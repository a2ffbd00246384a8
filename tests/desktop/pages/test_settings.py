"""The settings page by keyboard: what is in force and from where, and a file of one's own with the reviewer's name."""

import tomllib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from itb_calc.desktop.bench import Bench
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import ScreeningPage
from itb_calc.desktop.pages.settings import SettingsPage
from itb_calc.desktop.viewmodels.settings_rows import NOT_READ, SAVED
from itb_calc.desktop.widgets.choice import Choice
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.documents import find_settings
from itb_calc.documents.find_settings import Places, load_settings
from itb_calc.documents.settings_fields import REVIEWED_BY, SETTINGS
from itb_calc.documents.site_settings import Origin, SiteSettings, new_worksheet
from tests.desktop.desk import CONTROL, Key, focused, paste, place, press, said, under, write
from tests.documents.settings import FULL
from tests.worksheet.sheets import REFERENCE

SETTINGS_PAGE = PAGES.index("Settings")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own file, in a folder that is not there yet."""
    path = tmp_path / "config" / "settings.toml"
    found = Places(None, tmp_path / "site" / "settings.toml", path)
    monkeypatch.setattr("itb_calc.desktop.pages.settings.places", lambda: found)
    return path


def page_of(contents: Contents) -> SettingsPage:
    page = contents.bench.page(SETTINGS_PAGE)
    assert isinstance(page, SettingsPage)
    return page


@pytest.fixture
def page(contents: Contents, own: Path) -> SettingsPage:  # noqa: ARG001 - so that no home is touched
    press(Key(Key.Key_1 + SETTINGS_PAGE), CONTROL)
    return page_of(contents)


def texts(page: SettingsPage) -> list[str]:
    return [said(label).replace("\u200b", "") for label in page.findChildren(QLabel) if label.isVisible()]


def test_what_is_in_force_is_told_with_where_it_comes_from(page: SettingsPage) -> None:
    found = texts(page)
    assert "The built-in settings count." in found
    assert found[found.index("Second check") + 1 :][0] == "required"
    assert "only the file of your site" in found[found.index("Second check") + 2]
    assert found[found.index("Flow tolerance") + 1 :][:2] == ["not set", ""]
    assert "Paper: A4, built in." in page.accessibleDescription()


def test_every_setting_but_the_day_of_the_review_and_the_second_check_has_a_field(page: SettingsPage) -> None:
    assert set(page.rows) == {field.path for field in SETTINGS} - {"reviewed_on", "second_check"}
    assert list(page.rows)[-1] == REVIEWED_BY.path
    assert place() == "name"


def _type_into(page: SettingsPage, path: str, text: str) -> None:
    page.go_to(path)
    write(text)


def test_settings_are_saved_with_the_name_of_the_reviewer_and_count_for_new_worksheets(
    contents: Contents, page: SettingsPage, own: Path
) -> None:
    open_before = contents.document.worksheet
    _type_into(page, "name", "Ward 4")
    _type_into(page, "booking_buffer", "7")
    _type_into(page, "flow_tolerance", "10")
    _type_into(page, REVIEWED_BY.path, "A. Pharmacist")
    page.button.setFocus()
    press(Key.Key_Return)
    assert said(page.note) == SAVED
    assert contents.bench.spoken == SAVED
    written = tomllib.loads(own.read_text(encoding="utf-8"))
    assert written.pop("reviewed_on").isoformat() == contents.document.today.isoformat()
    assert written == {
        "reviewed_by": "A. Pharmacist",
        "name": "Ward 4",
        "booking_buffer": "7 days",
        "flow_tolerance": "10 %",
    }
    assert contents.document.settings.origin is Origin.OWN
    assert contents.document.worksheet == open_before
    assert new_worksheet(contents.document.settings).site["booking_buffer"] == "7 days"
    assert "Reviewed by A. Pharmacist on Mon 23 Nov 2026." in texts(page)
    # The next review needs its name again, and the rest stands in its fields.
    assert page.rows[REVIEWED_BY.path].text == ""
    assert page.rows["booking_buffer"].text == "7"


def test_without_a_name_nothing_is_saved(page: SettingsPage, own: Path) -> None:
    page.save()
    assert said(page.note) == "Reviewed by is empty. Settings count only with their review."
    assert place() == REVIEWED_BY.path
    assert not own.exists()


def test_a_field_that_is_not_read_says_so_and_nothing_is_saved(page: SettingsPage, own: Path) -> None:
    _type_into(page, REVIEWED_BY.path, "A")
    _type_into(page, "flow_tolerance", "60")
    assert under(page.rows["flow_tolerance"]).startswith("Not read: 60 % is above 50 %")
    page.save()
    assert said(page.note) == NOT_READ
    assert place() == "flow_tolerance"
    assert not own.exists()
    write("x")
    assert said(page.note) == ""


def test_a_disk_that_refuses_is_said_and_what_counted_still_counts(
    contents: Contents, page: SettingsPage, own: Path
) -> None:
    own.parent.write_bytes(b"a file in the place of the folder")
    _type_into(page, REVIEWED_BY.path, "A")
    page.save()
    assert said(page.note).startswith(f"The settings are not saved in {own}: ")
    assert contents.document.settings == SiteSettings()


def test_the_threshold_is_chosen_among_the_published_ones(page: SettingsPage) -> None:
    editor = page.rows["start_dose_threshold"].editor
    assert isinstance(editor, Choice)
    assert [editor.itemData(line) for line in range(editor.count())] == ["", "8 hours", "12 hours"]
    for field in page.rows.values():
        if isinstance(field.editor, Choice):
            assert field.editor.itemData(0) == ""


def test_a_file_of_the_administrator_is_read_only_and_says_why(contents: Contents, own: Path) -> None:
    contents.document.settings = SiteSettings(FULL, Origin.SITE, "settings.toml")
    press(Key(Key.Key_1 + SETTINGS_PAGE), CONTROL)
    page = page_of(contents)
    assert page.rows == {}
    assert focused() is page
    found = texts(page)
    assert "In force: the file of your site, settings.toml." in found
    assert "Reviewed by A. Pharmacist on Mon 23 Nov 2026." in found
    assert any(text.startswith("These settings come from the file of your site: ") for text in found)
    assert found[found.index("Booking buffer") + 1 :][:2] == ["7 days", "the file of your site"]
    page.explain()
    page.go_to("name")
    assert not own.exists()


def test_a_file_that_is_not_used_is_said_on_the_page(contents: Contents) -> None:
    contents.document.settings = SiteSettings(path="x", refusal="The settings file x is not used, and so on: why.")
    page = page_of(contents)
    contents.bench.show_page(SETTINGS_PAGE)
    assert "The settings file x is not used, and so on: why." in texts(page)
    assert page.rows == {}


def test_what_is_typed_stays_through_a_change_of_looks(contents: Contents, page: SettingsPage) -> None:
    _type_into(page, "phone", "0123")
    contents.set_zoom(125)
    anew = page_of(contents)
    assert anew is not page
    assert anew.rows["phone"].text == "0123"
    assert place() == "phone"


def test_f1_explains_a_field_and_f6_comes_back_to_it(contents: Contents, page: SettingsPage) -> None:
    page.go_to("paper")
    contents.explain_field()
    assert contents.bench.spoken.startswith("Paper: ")
    press(Key.Key_F6)
    press(Key.Key_F6)
    assert place() == "paper"


def test_a_narrow_window_stacks_the_fields(contents: Contents, page: SettingsPage) -> None:
    assert contents.bench.place == SETTINGS_PAGE
    page.set_width(500)
    QApplication.processEvents()
    row = page.rows["phone"]
    assert row.label.y() + row.label.height() <= row.editor.y()
    page.set_width(1000)
    QApplication.processEvents()
    assert row.label.y() < row.editor.y() + row.editor.height()


def test_another_threshold_takes_back_the_answer_about_the_former_one(contents: Contents, page: SettingsPage) -> None:
    bench: Bench = contents.bench
    screening = bench.page(PAGES.index("Screening"))
    assert isinstance(screening, ScreeningPage)
    contents.document.settings = SiteSettings({"start_dose_threshold": "8 hours"}, Origin.OWN, "x")
    page.saved.emit()
    screening.enter("screening.lasted_longer", "false")
    contents.document.settings = SiteSettings({"start_dose_threshold": "12 hours"}, Origin.OWN, "x")
    page.saved.emit()
    assert bench.trial.typed == {}


def test_the_file_that_was_saved_is_in_force_at_the_next_start(page: SettingsPage, own: Path) -> None:
    page.rows["weekend_rule"].editor.setFocus()
    editor = page.rows["weekend_rule"].editor
    assert isinstance(editor, Choice)
    editor.set_value("keep")
    editor.chosen.emit("keep")
    _type_into(page, REVIEWED_BY.path, "A")
    page.save()
    where = Places(None, own.parent / "none", own)
    assert load_settings(where, REFERENCE).texts["weekend_rule"] == "keep"
    assert find_settings.places({}).own != own


EVIL = ("<b>x</b>", "\x1b[31m", "\u202e7", "7\n8", "9" * 3000, "{0}", "1,5", "½")


def test_no_text_in_a_field_does_anything_but_stand_there(page: SettingsPage, own: Path) -> None:
    for evil in EVIL:
        for path, row in page.rows.items():
            if not isinstance(row.editor, Choice):
                paste_into(page, path, evil)
                assert len(row.text) == len(evil)
        page.save()
        assert not own.exists()
        assert said(page.note)


def paste_into(page: SettingsPage, path: str, text: str) -> None:
    page.go_to(path)
    paste(text)
