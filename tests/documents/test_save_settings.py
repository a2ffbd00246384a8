"""One's own settings file: written as a whole, and one sentence where it cannot be."""

import errno
from pathlib import Path

import pytest

from itb_calc.documents import save_settings
from itb_calc.documents.find_settings import Places, load_settings
from itb_calc.documents.save_settings import save_own, why_not_changed
from itb_calc.documents.site_settings import Origin, SiteSettings
from tests.documents.settings import FULL, REVIEW
from tests.worksheet.sheets import REFERENCE


def test_what_is_saved_is_in_force(tmp_path: Path) -> None:
    own = tmp_path / "new" / "settings.toml"
    assert save_own(FULL, own) == ""
    assert load_settings(Places(None, tmp_path / "none", own), REFERENCE) == SiteSettings(FULL, Origin.OWN, str(own))
    assert save_own(REVIEW, own) == ""
    assert load_settings(Places(None, tmp_path / "none", own), REFERENCE).texts == REVIEW
    assert [path.name for path in own.parent.iterdir()] == ["settings.toml"]


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    assert save_own(FULL, tmp_path) == (
        f"The settings are not saved in {tmp_path}: a folder stands in its place. What counted before still counts."
    )


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "it cannot be written there" in save_own(FULL, Path("a\0b"))


@pytest.mark.parametrize(
    ("number", "rest"),
    [
        (errno.ENOSPC, "there is no room left where it is to stand"),
        (errno.EACCES, "nothing may be written there"),
        (errno.EIO, "it cannot be written there"),
    ],
)
def test_a_disk_that_refuses_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, rest: str
) -> None:
    own = tmp_path / "settings.toml"
    assert save_own(REVIEW, own) == ""

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(save_settings, "put_whole", refuse)
    assert f": {rest}. " in save_own(FULL, own)
    assert load_settings(Places(None, tmp_path / "none", own), REFERENCE).texts == REVIEW


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (SiteSettings(), ""),
        (SiteSettings(FULL, Origin.OWN, "x"), ""),
        (SiteSettings(FULL, Origin.SITE, "x"), "These settings come from the file of your site: only"),
        (SiteSettings(FULL, Origin.NAMED, "x"), "These settings come from the file that ITB_CALC_SETTINGS names: only"),
        (SiteSettings(refusal="No."), "Nothing can be changed here while a settings file is not used"),
    ],
)
def test_who_may_not_change_them_is_told_why(settings: SiteSettings, reason: str) -> None:
    found = why_not_changed(settings)
    assert found.startswith(reason)
    assert bool(found) == bool(reason)
