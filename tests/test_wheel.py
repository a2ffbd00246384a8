"""A wheel carries the reviewed data inside the package, and works far from the checkout."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import environment

_TOP = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy of the checkout, without a network, and unpack it."""
    pytest.importorskip("hatchling", reason="what builds the wheel is not installed here")
    folder = tmp_path_factory.mktemp("wheel")
    checkout = folder / "checkout"
    checkout.mkdir()
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(_TOP / name, checkout)
    for name in ("src", "resources"):
        shutil.copytree(_TOP / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    shutil.rmtree(checkout)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def _run(unpacked: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=folder,
        capture_output=True,
        check=True,
        env=environment(PYTHONPATH=str(unpacked)),
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_the_wheel_holds_the_program_and_its_data_and_nothing_else(unpacked: Path) -> None:
    def names(folder: Path) -> set[str]:
        return {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }

    program = {f"itb_calc/{name}" for name in names(_TOP / "src" / "itb_calc")}
    data = {f"itb_calc/resources/{name}" for name in names(_TOP / "resources")}
    assert {name for name in names(unpacked) if ".dist-info/" not in name} == program | data
    for name in names(_TOP / "resources"):
        assert (unpacked / "itb_calc" / "resources" / name).read_bytes() == (_TOP / "resources" / name).read_bytes()


def test_the_unpacked_program_works_in_another_folder(unpacked: Path, tmp_path: Path) -> None:
    where = _run(unpacked, tmp_path, "-c", "import itb_calc; print(itb_calc.__file__)")
    assert Path(where.strip()).is_relative_to(unpacked)
    assert "come out as they must." in _run(unpacked, tmp_path, "-m", "itb_calc", "self-test")
    products = json.loads(_run(unpacked, tmp_path, "-m", "itb_calc", "products", "--json"))
    assert len(products["products"]) == 13
