"""The files of the repository: no address of a package registry, no path of one machine, no file too long to read."""

import re
import statistics
import subprocess
from pathlib import Path

import pytest

_TOP = Path(__file__).parents[1]
# Put together from parts, so that this file does not hold what it looks for.
_REGISTRIES = tuple(
    f"{name}{ending}"
    for name, ending in (
        *(("pypi", ".org"), ("pypi", ".python.org"), ("python", "hosted.org"), ("anaconda", ".org"), ("npmjs", ".")),
        *(
            ("conda-", "forge.org"),
            ("proxy.golang", ".org"),
            ("crates", ".io"),
            ("rubygems", ".org"),
            ("--index", "-url"),
        ),
        *(("--extra-index", "-url"), ("--find", "-links"), ("deb.debian", ".org"), ("archive.ubuntu", ".com")),
    )
)
_MACHINE_PATH = re.compile(rf"(?<![\w.\-~])/(?:{'|'.join(('ho' + 'me', 'ro' + 'ot', 'wo' + 'rk', 'Us' + 'ers'))})/")
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


def _registries_in(text: str) -> list[str]:
    return [needle for needle in _REGISTRIES if needle in text]


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_files_are_found() -> None:
    assert len(_FILES) > 100
    assert _TOP / "pyproject.toml" in _FILES
    assert Path(__file__) in _FILES
    assert all(len(files) > 70 for files in _PYTHON.values())


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(_TOP).as_posix())
def test_a_file_names_no_registry_and_no_machine(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", errors="replace")
    assert _registries_in(text) == []
    assert _MACHINE_PATH.findall(text) == []


def test_the_scan_sees_what_it_looks_for() -> None:
    assert _registries_in(f"https://{_REGISTRIES[0]}/simple") == [_REGISTRIES[0]]
    for folder in ("home", "root", "work"):
        assert _MACHINE_PATH.search(f'see "/{folder}/x"')
        assert not _MACHINE_PATH.search(f"per/{folder}/x")


@pytest.mark.parametrize("top", _PYTHON)
def test_no_source_file_is_too_long_to_read(top: str) -> None:
    assert {path.name: _lines(path) for path in _PYTHON[top] if _lines(path) > _LONGEST_FILE} == {}


def test_the_files_of_the_program_are_small() -> None:
    assert statistics.median(_lines(path) for path in _PYTHON["src"]) <= _LONGEST_MEDIAN
