"""The reference data as it stands in the project, and a copy of its files to spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from itb_calc.reference.content_hash import content_hash
from itb_calc.reference.loader import MANIFEST, load_reference
from itb_calc.reference.reference import Reference

FOLDER = Path(__file__).parents[2] / "resources" / "reference"

Change = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference(FOLDER)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "reference"))


@pytest.fixture
def change(copied: Path) -> Change:
    """Return a function that puts one text for another in one file of the copy, once, and seals the copy again."""

    def put(name: str, old: str, new: str) -> None:
        path = copied / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        if name != MANIFEST:
            seal(copied)

    return put


def hash_of(folder: Path) -> str:
    return content_hash({path.name: path.read_bytes() for path in folder.glob("*.toml") if path.name != MANIFEST})


def seal(folder: Path) -> None:
    lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    sealed = [f'sha256 = "{hash_of(folder)}"' if line.startswith("sha256") else line for line in lines]
    (folder / MANIFEST).write_text("\n".join(sealed) + "\n", encoding="utf-8")
