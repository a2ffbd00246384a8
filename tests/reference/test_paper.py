"""Label sizes and plain words: strict, and words for every sign that there is and for no other."""

import shutil
from pathlib import Path

import pytest

from itb_calc.reference import paper
from itb_calc.reference.locate import ResourcesNotFoundError, resources_folder
from itb_calc.reference.paper import PaperDefectError, label_sizes, plain_words
from tests.worksheet.sheets import REFERENCE

assert REFERENCE.emergency is not None
_EMERGENCY = REFERENCE.emergency


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources_folder() / "paper", tmp_path / "paper"))


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_usual_size_is_first_and_each_is_named_once() -> None:
    sizes = label_sizes()
    assert (sizes[0].id, sizes[0].name) == ("100x50", "100 × 50 mm")
    assert len({size.id for size in sizes}) == len(sizes)
    assert all(size.id == f"{size.width_mm}x{size.height_mm}" for size in sizes)


def test_every_sign_has_plain_words() -> None:
    signs = {(section.side, item.text) for section in _EMERGENCY.beside("signs") for item in section.items}
    assert set(plain_words(_EMERGENCY)) == signs


@pytest.mark.parametrize(
    ("old", "new", "rest"),
    [
        ("width_mm = 100", 'width_mm = "100"', "is not a whole number"),
        ("width_mm = 100", "width_mm = 0", "does not have the right form"),
        ('id = "100x50"', 'id = "100 x 50"', "does not have the right form"),
        ("width_mm = 100", "width_mm = 100\nwidth = 1", "is not a key that belongs there"),
        ("[[sizes]]", "[[sizes", "is not well-formed TOML in UTF-8."),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused(folder: Path, old: str, new: str, rest: str) -> None:
    _spoil(folder / "label_sizes.toml", old, new)
    with pytest.raises(PaperDefectError, match=f"The file label_sizes.toml .*{rest}"):
        label_sizes(folder)


def test_words_for_a_sign_that_there_is_not_are_refused(folder: Path) -> None:
    _spoil(folder / "plain_words.toml", 'sign = "Itching"', 'sign = "Sneezing"')
    with pytest.raises(PaperDefectError, match="has words for Sneezing, which is no sign of withdrawal"):
        plain_words(_EMERGENCY, folder)


def test_a_missing_file_and_a_missing_folder_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "label_sizes.toml").unlink()
    with pytest.raises(PaperDefectError, match=r"The file label_sizes.toml cannot be opened\."):
        label_sizes(folder)

    def nowhere() -> Path:
        raise ResourcesNotFoundError

    monkeypatch.setattr(paper, "resources_folder", nowhere)
    with pytest.raises(PaperDefectError, match="The folder with the reference data is missing"):
        label_sizes()
