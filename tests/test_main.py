"""The program's entrance, as a module and as an installed command."""

import runpy
import sys
from importlib.metadata import entry_points

import pytest

from itb_calc import __version__
from itb_calc.__main__ import main


def test_main_runs_the_command_and_returns_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["itb-calc", "convert", "40 mg"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("40 mg = 40,000 mcg\n")
    monkeypatch.setattr(sys, "argv", ["itb-calc", "convert", "40"])
    assert main() == 2


def test_the_installed_command_is_the_same_function() -> None:
    (script,) = entry_points(group="console_scripts", name="itb-calc")
    assert script.load() is main


@pytest.mark.parametrize(("text", "status"), [("2 mg/mL", 0), ("2 mg/mL/day", 2)])
def test_the_module_exits_with_the_status(
    text: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["itb-calc", "convert", text])
    monkeypatch.delitem(sys.modules, "itb_calc.__main__")
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("itb_calc", run_name="__main__")
    assert stopped.value.code == status
    assert bool(capsys.readouterr().out) == (status == 0)


def test_being_imported_runs_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delitem(sys.modules, "itb_calc.__main__")
    runpy.run_module("itb_calc.__main__", run_name="imported")
    assert capsys.readouterr() == ("", "")


def test_the_version_has_three_numbers() -> None:
    assert [part.isdecimal() for part in __version__.split(".")] == [True] * 3
