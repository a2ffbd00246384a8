"""What is remembered between two starts; damaged or foreign values count as not set."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.theme.palette import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Palette
from itb_calc.desktop.theme.theme import ZOOMS, Theme


def file_of(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "itb-calc" / "itb-calc.ini"


def write(tmp_path: Path, text: str | bytes) -> Preferences:
    """Let a file of this text be all that is remembered."""
    path = file_of(tmp_path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Preferences()


@pytest.fixture(autouse=True)
def _in_a_folder_of_the_test(preferences: Preferences) -> None:
    assert preferences.geometry == QByteArray()


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    preferences = Preferences()
    assert preferences.theme(LIGHT) == Theme(LIGHT, 100)
    assert preferences.theme(DARK) == Theme(DARK, 100)
    assert not preferences.is_purpose_read
    assert not file_of(tmp_path).exists()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_theme_is_remembered(palette: Palette, zoom: int) -> None:
    theme = Theme(palette, zoom)
    Preferences().keep_theme(theme)
    assert Preferences().theme(LIGHT) == theme
    assert Preferences().theme(HIGH_CONTRAST) == theme


def test_the_purpose_that_was_read_is_remembered() -> None:
    Preferences().keep_purpose_read()
    assert Preferences().is_purpose_read


def test_the_geometry_is_remembered() -> None:
    Preferences().keep_geometry(QByteArray(b"\x00\x01geometry\xff"))
    assert Preferences().geometry == QByteArray(b"\x00\x01geometry\xff")


@pytest.mark.parametrize("palette", ["pink", "", "Dark", "@Variant(\\0\\0)", "@Invalid()", "dark, light", "1"])
def test_a_palette_that_does_not_exist_counts_as_not_set(tmp_path: Path, palette: str) -> None:
    assert write(tmp_path, f"[General]\npalette={palette}\n").theme(DARK) == Theme(DARK, 100)


@pytest.mark.parametrize(
    "zoom", ["0", "-100", "1000", "110", "1e2", "100.0", "x", "", "100, 200", "１００", "@Invalid()"]
)
def test_a_zoom_that_does_not_exist_counts_as_not_set(tmp_path: Path, zoom: str) -> None:
    assert write(tmp_path, f"[General]\npalette=dark\nzoom={zoom}\n").theme(LIGHT) == Theme(DARK, 100)


@pytest.mark.parametrize("read", ["no", "", "true", "YES", "1", "yes, no", "@Invalid()"])
def test_anything_but_yes_shows_the_purpose_again(tmp_path: Path, read: str) -> None:
    assert not write(tmp_path, f"[General]\npurpose_read={read}\n").is_purpose_read


@pytest.mark.parametrize("geometry", ["x", "1, 2, 3", "@Size(5 5)", "@Invalid()", ""])
def test_a_geometry_that_is_none_counts_as_not_set(tmp_path: Path, geometry: str) -> None:
    assert write(tmp_path, f"[General]\ngeometry={geometry}\n").geometry == QByteArray()


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"[General\npalette", b"=\n=\n", b"palette=dark" * 50_000], ids=range(5)
)
def test_a_damaged_file_counts_as_not_set(tmp_path: Path, content: bytes) -> None:
    preferences = write(tmp_path, content)
    assert preferences.theme(LIGHT) == Theme(LIGHT, 100)
    assert preferences.geometry == QByteArray()
    preferences.keep_theme(Theme(DARK, 150))
    assert preferences.theme(LIGHT) == Theme(DARK, 150)


def test_only_looks_place_and_the_purpose_are_written(tmp_path: Path) -> None:
    preferences = Preferences()
    preferences.keep_theme(Theme(DARK, 150))
    preferences.keep_purpose_read()
    preferences.keep_geometry(QByteArray(b"x"))
    settings = QSettings(str(file_of(tmp_path)), QSettings.Format.IniFormat)
    assert sorted(settings.allKeys()) == ["geometry", "palette", "purpose_read", "zoom"]
