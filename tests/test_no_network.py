"""No network code: none in the sources, and no socket opened by any command."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import SOURCE, environment
from tests.planning.lists import write_sheets
from tests.worksheet.sheets import ROUTINE, content_of

_NETWORK = {
    *("socket", "socketserver", "ssl", "select", "selectors", "asyncio", "http", "urllib", "ftplib", "smtplib"),
    *("poplib", "imaplib", "nntplib", "telnetlib", "xmlrpc", "wsgiref", "webbrowser", "multiprocessing"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets", "paramiko", "grpc", "sentry_sdk"),
}
_QT_NETWORK = ("Network", "WebEngine", "WebSockets", "WebChannel", "HttpServer", "RemoteObjects", "Bluetooth")
# To start processes that talk over pipes; what else that package has can open sockets.
_PROCESSES = {"multiprocessing.active_children", "multiprocessing.get_context", "multiprocessing.parent_process"}
_SOURCES = sorted(SOURCE.rglob("*.py"))
_COMMANDS: tuple[list[str], ...] = (
    ["convert", "10 mg/20 mL"],
    ["products"],
    ["pumps", "--json"],
    ["evaluate", "-", "--today", "2026-11-23"],
    ["self-test"],
)
_GUARD = """
import sys
def refuse(event, arguments):
    if event.startswith("socket."):
        sys.stderr.write(f"NETWORK {event}")
        raise SystemExit(99)
sys.addaudithook(refuse)
"""
# The window as it starts, closed as soon as everything is loaded.
_LOAD_AND_QUIT = (
    _GUARD
    + """
from PySide6.QtWidgets import QApplication
from itb_calc.__main__ import main
from itb_calc.desktop.load_rest import LoadRest
start = LoadRest.start
def start_and_quit(self):
    self.finished.connect(lambda: (print("loaded", flush=True), QApplication.quit()))
    start(self)
LoadRest.start = start_and_quit
sys.argv = ["itb-calc"]
sys.exit(main())
"""
)
_ON_TWO_CORES = """
import sys
from itb_calc.__main__ import main
from itb_calc.planning import many_files
many_files.processes_for = lambda count: 2
sys.exit(main())
"""
_RUN = _GUARD + "from itb_calc.__main__ import main\nsys.exit(main())"


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


def _network_in(text: str) -> list[str]:
    tree = ast.parse(text)
    found = [name for name in _imported(tree) if name.partition(".")[0] in _NETWORK and name not in _PROCESSES]
    found += [name for name in _imported(tree) for part in _QT_NETWORK if f"Qt{part}" in name]
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    found += [
        ast.unparse(name)
        for name in called
        if "import_module" in ast.unparse(name) or "__import__" in ast.unparse(name)
    ]
    return found


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.relative_to(SOURCE).as_posix())
def test_a_source_has_no_network_code(source: Path) -> None:
    assert _network_in(source.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "import socket",
        "from urllib import request",
        "def f():\n    import http.client",
        "import multiprocessing",
        "from multiprocessing import get_context, managers",
        "from multiprocessing.connection import Client",
        "from PySide6 import QtNetwork",
        "from PySide6.QtWebEngineCore import QWebEnginePage",
        "import importlib\nimportlib.import_module('socket')",
        "__import__('socket')",
    ],
)
def test_the_scan_sees_network_code(text: str) -> None:
    assert _network_in(text)
    assert len(_SOURCES) > 70


@pytest.mark.parametrize("arguments", _COMMANDS, ids=lambda arguments: arguments[0])
def test_a_command_opens_no_socket(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _RUN, *arguments],
        input=content_of(ROUTINE),
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("form", ["--text", "--csv", "--ics", "--json"])
def test_many_worksheets_on_all_cores_open_no_socket(tmp_path: Path, form: str) -> None:
    # Python runs a module of this name in each process before anything else, also in those that are started.
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD, encoding="utf-8")
    write_sheets(tmp_path / "ward", [ROUTINE] * 3)
    done = subprocess.run(
        [sys.executable, "-P", "-c", _ON_TWO_CORES, "schedule", str(tmp_path / "ward"), "--today", "2026-11-23", form],
        capture_output=True,
        check=False,
        env=environment(PYTHONPATH=os.pathsep.join((str(guard), str(SOURCE)))),
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"visit-2.itb.json" in done.stdout


def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", _LOAD_AND_QUIT],
        capture_output=True,
        check=False,
        timeout=120,
        env={**environment(), "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert (done.returncode, b"NETWORK" in done.stderr, done.stdout) == (0, False, b"loaded\n")


@pytest.mark.parametrize("code", ["socket.socket()", "socket.gethostbyname('localhost')"])
def test_the_guard_sees_a_socket(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{_GUARD}import socket\n{code}"], capture_output=True, check=False, env=environment()
    )
    assert done.returncode == 99
    assert done.stderr.startswith(b"NETWORK socket.")
