"""The files of the repository: no path of one machine, no address in a lock file, no file too long to read."""

import re
import statistics
import subprocess
from pathlib import Path

import pytest

_TOP = Path(__file__).parents[1]
_MACHINE_PATH = re.compile(r"(?<![\w.\-~<>])/(?:home|root|Users)/\w")
_LONGEST_FILE = 400
_LONGEST_MEDIAN = 120


def _files() -> list[Path]:
    """Return the files that are, or are about to be, in the repository; all of them outside of one."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        names = subprocess.run(listing, cwd=_TOP, check=True, capture_output=True).stdout.decode("utf-8").split("\0")
    except (OSError, subprocess.CalledProcessError):
        parts = ("src", "tests", "resources", "docs", "installer")
        return [path for part in parts for path in (_TOP / part).rglob("*") if path.suffix != ".pyc" and path.is_file()]
    return [path for path in (_TOP / name for name in names if name) if path.is_file()]


_FILES = _files()
_PYTHON = {
    top: [path for path in _FILES if path.suffix == ".py" and path.is_relative_to(_TOP / top)]
    for top in ("src", "tests")
}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_files_are_found() -> None:
    assert len(_FILES) > 100
    assert _TOP / "pyproject.toml" in _FILES
    assert Path(__file__) in _FILES
    assert all(len(files) > 70 for files in _PYTHON.values())


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_TOP).as_posix())
def test_a_file_names_no_path_of_one_machine(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", errors="replace")
    assert _MACHINE_PATH.findall(text) == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_names_no_address(name: str) -> None:
    assert "://" not in (_TOP / "installer" / name).read_text(encoding="utf-8")


def test_the_scan_sees_what_it_looks_for() -> None:
    for folder in ("home", "root", "Users"):
        assert _MACHINE_PATH.search(f'see "/{folder}' + "/x")


@pytest.mark.parametrize("top", _PYTHON)
def test_no_source_file_is_too_long_to_read(top: str) -> None:
    assert {path.name: _lines(path) for path in _PYTHON[top] if _lines(path) > _LONGEST_FILE} == {}


def test_the_files_of_the_program_are_small() -> None:
    assert statistics.median(_lines(path) for path in _PYTHON["src"]) <= _LONGEST_MEDIAN
