"""Which settings file counts: the administrator's, else the named one, else one's own; a bad one is told."""

import os
import sys
from pathlib import Path

import pytest

from itb_calc.documents.find_settings import VARIABLE, Places, check_file, load_settings, places
from itb_calc.documents.settings_fields import BY_KEY
from itb_calc.documents.site_settings import Origin, SiteSettings
from tests.documents.settings import FULL, REVIEW, toml
from tests.worksheet.sheets import REFERENCE


def _places(folder: Path, *, is_named: bool = False) -> Places:
    named = folder / "named.toml" if is_named else None
    return Places(named, folder / "site" / "settings.toml", folder / "own" / "settings.toml")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def test_without_any_file_the_built_in_settings_count(tmp_path: Path) -> None:
    assert load_settings(_places(tmp_path), REFERENCE) == SiteSettings()


def test_ones_own_file_counts_where_there_is_no_other(tmp_path: Path) -> None:
    where = _places(tmp_path)
    _write(where.own, toml(FULL))
    assert load_settings(where, REFERENCE) == SiteSettings(FULL, Origin.OWN, str(where.own))


def test_the_administrators_file_wins(tmp_path: Path) -> None:
    where = _places(tmp_path)
    _write(where.own, toml(FULL))
    _write(where.site, toml(REVIEW))
    assert load_settings(where, REFERENCE) == SiteSettings(REVIEW, Origin.SITE, str(where.site))


def test_a_damaged_file_of_the_administrator_is_not_passed_over(tmp_path: Path) -> None:
    where = _places(tmp_path)
    _write(where.own, toml(FULL))
    _write(where.site, b"damaged")
    settings = load_settings(where, REFERENCE)
    assert (dict(settings.texts), settings.origin, settings.path) == ({}, Origin.BUILT_IN, str(where.site))
    assert settings.refusal == (
        f"The settings file {where.site} is not used, and the built-in settings count: it is not well-formed TOML in"
        " line 1."
    )


def test_a_named_file_never_takes_the_place_of_the_administrators(tmp_path: Path) -> None:
    where = _places(tmp_path, is_named=True)
    assert where.named is not None
    _write(where.named, toml(FULL))
    _write(where.site, toml(REVIEW))
    assert load_settings(where, REFERENCE) == SiteSettings(REVIEW, Origin.SITE, str(where.site))
    _write(where.site, b"damaged")
    assert load_settings(where, REFERENCE).path == str(where.site)


def test_without_a_site_s_file_the_named_one_counts_alone(tmp_path: Path) -> None:
    where = _places(tmp_path, is_named=True)
    _write(where.own, toml(REVIEW))
    assert where.named is not None
    assert load_settings(where, REFERENCE).refusal.endswith("count: there is no such file.")
    _write(where.named, toml(FULL))
    assert load_settings(where, REFERENCE) == SiteSettings(FULL, Origin.NAMED, str(where.named))


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    where = _places(tmp_path)
    where.site.mkdir(parents=True)
    assert load_settings(where, REFERENCE).refusal.endswith("count: it is not a file.")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    where = _places(tmp_path)
    where.site.parent.mkdir()
    where.site.symlink_to(tmp_path / "nowhere")
    assert load_settings(where, REFERENCE).refusal.endswith("count: it is not a file.")


@pytest.mark.skipif(sys.platform == "win32", reason="there are none there")
def test_a_pipe_does_not_stop_the_program(tmp_path: Path) -> None:
    where = _places(tmp_path)
    where.site.parent.mkdir()
    os.mkfifo(where.site)
    assert load_settings(where, REFERENCE).refusal.endswith("count: it is not a file.")


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = _places(tmp_path)
    _write(where.site, toml(FULL))

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refused)
    assert load_settings(where, REFERENCE).refusal.endswith("count: it cannot be opened for reading.")


def test_a_name_that_disturbs_is_made_visible(tmp_path: Path) -> None:
    settings = check_file(str(tmp_path / "a\x1bb"), REFERENCE)
    assert "\x1b" not in settings.refusal
    assert "a[U+001B]b" in settings.refusal


def test_a_path_that_no_file_can_have_is_refused() -> None:
    assert "would not be used" in check_file("a\0b", REFERENCE).refusal


def test_a_file_is_checked_wherever_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "example.toml"
    _write(path, toml(FULL))
    assert check_file(str(path), REFERENCE) == SiteSettings(FULL, Origin.CHECKED, str(path))


def test_the_places_are_named_after_the_program() -> None:
    found = places({})
    assert found.named is None
    assert {found.site.name, found.own.name} == {"settings.toml"}
    assert "itb-calc" in found.site.parts
    assert "itb-calc" in found.own.parts
    assert found.site != found.own


def test_the_variable_names_a_file() -> None:
    assert places({VARIABLE: "x.toml"}).named == Path("x.toml")
    assert places({VARIABLE: ""}).named is None


def test_the_example_for_administrators_is_read_and_has_every_setting() -> None:
    settings = check_file(str(Path(__file__).parents[2] / "docs" / "examples" / "settings.toml"), REFERENCE)
    assert settings.refusal == ""
    assert tuple(settings.texts) == tuple(BY_KEY)
