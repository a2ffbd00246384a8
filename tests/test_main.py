"""The program's entrance, as a module and as an installed command."""

import runpy
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from itb_calc import __version__
from itb_calc.__main__ import main
from itb_calc.desktop.display import lacks_display


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


@pytest.mark.parametrize(
    ("arguments", "file"),
    [([], None), (["a.itb.json"], "a.itb.json"), (["A.ITB.JSON"], "A.ITB.JSON"), (["here.txt"], "here.txt")],
)
def test_without_a_command_the_window_opens_on_the_file_that_is_named(
    arguments: list[str], file: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str | None] = []
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").touch()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def open_window(name: str | None) -> int:
        opened.append(name)
        return 7

    monkeypatch.setattr("itb_calc.desktop.start.run", open_window)
    monkeypatch.setattr(sys, "argv", ["itb-calc", *arguments])
    assert (main(), opened) == (7, [file])


@pytest.mark.parametrize("argument", ["missing.txt", "convrt", "-x.json"])
def test_a_word_that_is_no_file_is_taken_for_a_command(
    argument: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["itb-calc", argument])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "itb-calc --help" in capsys.readouterr().err


def test_without_a_display_one_sentence_names_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "argv", ["itb-calc"])
    assert main() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "There is no display for the window. The command line works without one: `itb-calc --help` lists its"
        " commands.\n"
    )
    assert lacks_display("linux", {"DISPLAY": ""})
    assert not lacks_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert not lacks_display("win32", {})
