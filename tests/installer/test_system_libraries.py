import ctypes
import importlib.util
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from installer import set_up, stopping, system_libraries

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Qt brings everything it needs there")
EGL = system_libraries.Library("libEGL.so.1", "libegl1")
GLIB = system_libraries.Library("libglib-2.0.so.0", "libglib2.0-0")
GTHREAD = system_libraries.Library("libgthread-2.0.so.0", "libglib2.0-0")


def test_what_does_not_load_is_missing() -> None:
    assert system_libraries.missing_libraries(lambda soname: soname != "libEGL.so.1") == (EGL,)
    assert system_libraries.missing_libraries(lambda _: True) == ()
    assert system_libraries.missing_libraries(lambda _: False) == system_libraries.QT_LIBRARIES


def test_an_unknown_library_does_not_load() -> None:
    assert not system_libraries.loads("libitb-calc-has-no-such-library.so.1")


def test_each_package_is_named_once_and_the_venv_package_first() -> None:
    lack = system_libraries.Lack("python3.11-venv", (GLIB, GTHREAD, EGL))
    assert lack.packages == ("python3.11-venv", "libglib2.0-0", "libegl1")
    assert not system_libraries.Lack()


def test_the_advice_is_one_command_where_there_is_apt() -> None:
    sentence = system_libraries.advice(system_libraries.Lack("python3.11-venv", (EGL,)), lead="Missing", apt=True)
    assert sentence == "Missing; this command installs them: sudo apt-get install python3.11-venv libegl1"


def test_the_advice_names_the_libraries_where_there_is_no_apt() -> None:
    sentence = system_libraries.advice(system_libraries.Lack("python3.11-venv", (EGL,)), lead="Missing", apt=False)
    assert sentence.endswith("of this system: ensurepip of Python, libEGL.so.1")


def test_the_wheel_of_pip_is_looked_for_in_each_folder(tmp_path: Path) -> None:
    (tmp_path / "setuptools-1-py3-none-any.whl").touch()
    assert not system_libraries.has_pip_wheel((tmp_path / "absent", tmp_path))
    (tmp_path / "pip-1-py3-none-any.whl").touch()
    assert system_libraries.has_pip_wheel((tmp_path / "absent", tmp_path))


def test_nothing_is_asked_for_away_from_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda _: False)
    assert system_libraries.look("darwin", venv=True, libraries=True) == system_libraries.Lack()


def test_only_the_parts_asked_for_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda _: False)
    monkeypatch.setattr(system_libraries, "venv_brings_pip", lambda: False)
    package = f"python3.{sys.version_info.minor}-venv"
    assert system_libraries.look("linux", venv=True, libraries=False) == system_libraries.Lack(package)
    assert system_libraries.look("linux", venv=False, libraries=True) == system_libraries.Lack(
        "", system_libraries.QT_LIBRARIES
    )


def _lacking(monkeypatch: pytest.MonkeyPatch, lack: system_libraries.Lack, *, root: bool) -> list[tuple[str, ...]]:
    """Let the system lack this until packages are installed; gives what was installed."""
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(system_libraries, "look", lambda _, **__: system_libraries.Lack() if installed else lack)
    monkeypatch.setattr(system_libraries, "has_apt", lambda: True)
    monkeypatch.setattr(system_libraries, "may_install", lambda: root)
    monkeypatch.setattr(system_libraries, "install", installed.append)
    return installed


def test_root_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = _lacking(monkeypatch, system_libraries.Lack("", (EGL,)), root=True)
    assert set_up._system(venv=False, libraries=True, needs_qt=True)
    assert installed == [("libegl1",)]


def test_anyone_else_gets_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = _lacking(monkeypatch, system_libraries.Lack("", (EGL,)), root=False)
    with pytest.raises(stopping.SetUpError, match=r"sudo apt-get install libegl1$"):
        set_up._system(venv=False, libraries=True, needs_qt=True)
    assert installed == []


def test_the_command_line_goes_on_without_the_libraries(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _lacking(monkeypatch, system_libraries.Lack("", (EGL,)), root=False)
    assert not set_up._system(venv=True, libraries=True, needs_qt=False)
    output, told = capfd.readouterr()
    assert output == ""
    assert told.startswith("The window cannot open yet")


def test_nothing_goes_on_without_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    _lacking(monkeypatch, system_libraries.Lack("python3.11-venv", (EGL,)), root=False)
    with pytest.raises(stopping.SetUpError, match=r"sudo apt-get install python3.11-venv libegl1$"):
        set_up._system(venv=True, libraries=True, needs_qt=False)


@ON_LINUX
@pytest.mark.parametrize("plugin", ["libqoffscreen.so", "libqxcb.so"])
def test_the_platform_plugins_find_every_library(plugin: str) -> None:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    ctypes.CDLL(str(Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / plugin))


@pytest.mark.skipif(os.environ.get("QT_QPA_PLATFORM") != "offscreen", reason="the test command asks for offscreen")
def test_an_application_starts_offscreen(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"
