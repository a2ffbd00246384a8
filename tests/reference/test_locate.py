"""Where the resources are found: in a checkout, in a wheel, in a frozen program, and nowhere."""

import sys
from pathlib import Path

import pytest

from itb_calc.reference import locate
from itb_calc.reference.loader import load_reference
from itb_calc.reference.locate import ResourcesNotFoundError, find_resources, resources_folder
from tests.reference.conftest import FOLDER


def make(folder: Path) -> Path:
    (folder / "reference").mkdir(parents=True)
    return folder


def test_a_checkout_or_an_editable_install_has_them_beside_src(tmp_path: Path) -> None:
    resources = make(tmp_path / "resources")
    assert find_resources(tmp_path / "src" / "itb_calc", None) == resources


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "itb_calc"
    resources = make(package / "resources")
    make(tmp_path / "lib" / "resources")
    assert find_resources(package, None) == resources


def test_what_lies_around_an_installed_package_is_not_taken(tmp_path: Path) -> None:
    make(tmp_path / "resources")
    with pytest.raises(ResourcesNotFoundError):
        find_resources(tmp_path / "site-packages" / "itb_calc", None)


def test_a_frozen_program_has_them_in_its_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resources = make(tmp_path / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_folder() == resources


def test_a_frozen_program_looks_nowhere_else(tmp_path: Path) -> None:
    make(tmp_path / "resources")
    bundle = tmp_path / "bundle"
    with pytest.raises(ResourcesNotFoundError):
        find_resources(tmp_path / "src" / "itb_calc", str(bundle))


def test_this_checkout_is_found_and_loaded_without_being_named() -> None:
    assert resources_folder() == FOLDER.parent
    assert load_reference().is_complete


def test_nowhere_is_one_sentence_and_no_exception(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "__file__", str(tmp_path / "itb_calc" / "reference" / "locate.py"))
    reference = load_reference()
    assert not reference.is_complete
    assert reference.defect == "The folder with the reference data is missing."
