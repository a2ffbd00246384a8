"""Reference files that are missing, damaged or changed: one sentence each, and never an exception."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from tests.reference.conftest import FOLDER, Change, hash_of

FILES = sorted(path.name for path in FOLDER.glob("*.toml"))
NOT_REVIEWED = "The reference files are not the reviewed ones: their contents differ from what the manifest expects."


def assert_withheld(reference: Reference) -> str:
    """Check that nothing of spoilt data is left, and return the one sentence that says why."""
    assert not reference.is_complete
    assert (reference.dosing, reference.thresholds) == (None, None)
    assert (reference.listed, reference.presentations) == ((), ())
    assert not any((reference.products, reference.pumps, reference.catheters, reference.sources))
    assert reference.defect is not None
    assert reference.defect.endswith(".")
    assert "\n" not in reference.defect
    assert not any(word in reference.defect.lower() for word in ("error", "invalid", "traceback", f"{os.sep}reference"))
    return reference.defect


def test_there_are_nine_files() -> None:
    assert FILES == [
        "catheters.toml",
        "dosing.toml",
        "emergency.toml",
        "manifest.toml",
        "presentations.toml",
        "products.toml",
        "pumps.toml",
        "sources.toml",
        "thresholds.toml",
    ]


def test_the_files_of_the_project_load(reference: Reference) -> None:
    assert reference.is_complete
    assert (reference.version, reference.defect) == ("2026-11", None)
    assert list(reference.products) == [each.id for each in (*reference.listed, *reference.presentations)]


def test_the_data_cannot_be_changed(reference: Reference) -> None:
    for mapping in (reference.products, reference.pumps, reference.catheters, reference.sources):
        with pytest.raises(TypeError):
            mapping["new"] = None  # type: ignore[index]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert assert_withheld(load_reference(copied)) == f"The reference file {name} is missing."


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_opened_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    (copied / name).mkdir()
    assert assert_withheld(load_reference(copied)) == f"The reference file {name} cannot be opened."


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"id = \n", b"a = 1\na = 2\n", b"x = " + b"[" * 5000, b"x = " + b"9" * 5000])
def test_a_file_that_is_not_toml_is_named(copied: Path, name: str, content: bytes) -> None:
    (copied / name).write_bytes(content)
    assert assert_withheld(load_reference(copied)) == f"The reference file {name} is not well-formed TOML."


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"# caf\xe9\n", b"\xff\xfe#\x00"])
def test_a_file_that_is_not_utf_8_is_named(copied: Path, name: str, content: bytes) -> None:
    (copied / name).write_bytes(content)
    assert assert_withheld(load_reference(copied)) == f"The reference file {name} is not text in UTF-8."


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_does_not_fit_its_schema(copied: Path, name: str) -> None:
    (copied / name).write_bytes(b"")
    defect = assert_withheld(load_reference(copied))
    assert defect.startswith(f"The reference file {name} does not fit its schema: ")


@pytest.mark.parametrize("name", FILES)
def test_an_unknown_key_is_refused_in_every_file(copied: Path, name: str) -> None:
    path = copied / name
    path.write_bytes(b"surprise = 1\n" + path.read_bytes())
    defect = assert_withheld(load_reference(copied))
    assert defect == f"The reference file {name} does not fit its schema: surprise is not a key that belongs there."


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [None, b"", b"surprise = 1\n", b"id = \n", b"\xff"])
def test_the_emergency_data_outlives_a_defect_of_any_other_file(
    copied: Path, reference: Reference, name: str, content: bytes | None
) -> None:
    (copied / name).unlink()
    if content is not None:
        (copied / name).write_bytes(content)
    spoilt = load_reference(copied)
    assert_withheld(spoilt)
    assert reference.emergency is not None
    assert spoilt.emergency == (None if name == "emergency.toml" else reference.emergency)


@pytest.mark.parametrize("name", [name for name in FILES if name != "emergency.toml"])
def test_the_emergency_data_outlives_another_file_that_cannot_be_opened(
    copied: Path, reference: Reference, name: str
) -> None:
    (copied / name).unlink()
    (copied / name).mkdir()
    assert load_reference(copied).emergency == reference.emergency


def test_the_emergency_data_outlives_files_that_contradict_each_other(
    copied: Path, reference: Reference, change: Change
) -> None:
    change("sources.toml", 'key = "us-boxed-warning"', 'key = "renamed"')
    spoilt = load_reference(copied)
    assert assert_withheld(spoilt) == "The source us-boxed-warning that withdrawal-signs cites is not in sources.toml."
    assert spoilt.emergency == reference.emergency


def test_the_emergency_data_outlives_a_hash_that_differs(copied: Path, reference: Reference) -> None:
    path = copied / "pumps.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    changed = load_reference(copied)
    assert changed.defect == NOT_REVIEWED
    assert changed.emergency == reference.emergency


def test_a_missing_folder_has_no_emergency_data(tmp_path: Path) -> None:
    assert load_reference(tmp_path / "nowhere").emergency is None


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    defect = assert_withheld(load_reference(tmp_path / "nowhere"))
    assert defect == "The folder of the reference data cannot be opened."


def test_a_changed_figure_keeps_the_data_and_says_that_it_is_not_the_reviewed_one(copied: Path) -> None:
    path = copied / "pumps.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("1.4 mL", "1.3 mL", 1), encoding="utf-8")
    changed = load_reference(copied)
    assert changed.is_complete
    assert changed.defect == NOT_REVIEWED
    assert changed.sha256 == hash_of(copied) != load_reference(FOLDER).sha256


@pytest.mark.parametrize("content", ["# a remark\n", ""])
def test_a_file_more_is_not_what_was_reviewed(copied: Path, content: str) -> None:
    (copied / "extra.toml").write_text(content, encoding="utf-8")
    assert load_reference(copied).defect == NOT_REVIEWED


def test_other_files_do_not_count(copied: Path) -> None:
    (copied / "README.md").write_text("For people.\n", encoding="utf-8")
    assert load_reference(copied).defect is None


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"])
def test_line_ends_of_another_system_are_the_same_data(copied: Path, line_end: bytes) -> None:
    for name in FILES:
        path = copied / name
        path.write_bytes(path.read_bytes().replace(b"\n", line_end))
    reference = load_reference(copied)
    assert reference.defect is None
    assert reference == load_reference(FOLDER)


def test_version_and_hash_are_told_of_spoilt_data_too(copied: Path, change: Change) -> None:
    change("pumps.toml", "is_constant_flow = true", 'is_constant_flow = "yes"')
    reference = load_reference(copied)
    assert assert_withheld(reference)
    assert (reference.version, reference.sha256) == ("2026-11", hash_of(copied))


@pytest.mark.parametrize("sha256", ["", "0" * 63, "G" * 64, "A" * 64])
def test_a_hash_that_is_none_does_not_fit_the_manifest(copied: Path, change: Change, sha256: str) -> None:
    change("manifest.toml", load_reference(copied).sha256, sha256)
    defect = assert_withheld(load_reference(copied))
    assert defect == "The reference file manifest.toml does not fit its schema: sha256 does not have the right form."


def test_another_expected_hash_is_a_defect(copied: Path, change: Change) -> None:
    change("manifest.toml", load_reference(copied).sha256, "0" * 64)
    assert load_reference(copied).defect == NOT_REVIEWED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(FILES), data=st.data())
def test_no_damage_raises(tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("damaged") / "reference"))
    content = (folder / name).read_bytes()
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, min(len(content), start + 40)))
    put = data.draw(st.binary(max_size=8).filter(lambda new: new != content[start:end]))
    (folder / name).write_bytes(content[:start] + put + content[end:])
    reference = load_reference(folder)
    if reference.defect is None:
        assert name == "manifest.toml" or reference == load_reference(FOLDER)
    else:
        assert "\n" not in reference.defect
