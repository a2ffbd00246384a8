"""The command line in this process, and a copy of the program's data to spoil."""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from itb_calc.__main__ import main
from itb_calc.reference import locate
from itb_calc.reference.locate import resources_folder
from tests.cli.running import Command, Outcome

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def itb_calc(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["itb-calc", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main()
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        printed = capsys.readouterr()
        return Outcome(status, printed.out, printed.err)

    return run


@pytest.fixture
def copied_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program find its data in a copy."""
    package = tmp_path / "program" / "itb_calc"
    copy = shutil.copytree(resources_folder(), package / "resources")
    monkeypatch.setattr(locate, "__file__", str(package / "reference" / "locate.py"))
    return Path(copy)


@pytest.fixture
def spoil(copied_resources: Path) -> Spoil:
    """Return a function that puts one text for another in a file of the copy, once."""

    def put(name: str, old: str, new: str) -> None:
        path = copied_resources / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return put
