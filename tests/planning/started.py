"""Processes that do something else when they open a file of a certain name, as a defect or a slow disk would."""

import os
from pathlib import Path

from tests.cli.running import SOURCE

# Python runs a module of this name in each process before anything else.
_MODULE = """
import os, sys, time
def act(event, arguments):
    if event != "open" or not isinstance(arguments[0], str) or not STARTED:
        return
    if "deadly" in arguments[0]:
        os._exit(7)
    if "waiting" in arguments[0] and not arguments[0].endswith("reached"):
        open(arguments[0] + f".{os.getpid()}.reached", "x").close()
        time.sleep(600)
STARTED = "spawn_main" in " ".join(sys.orig_argv)
if STARTED and DIES_AT_ONCE:
    os._exit(7)
sys.addaudithook(act)
"""


def acting(folder: Path, *, only_started: bool = True, dies_at_once: bool = False) -> str:
    """Write the module into a folder, and return what PYTHONPATH must be for the processes that are to act so."""
    text = _MODULE.replace("DIES_AT_ONCE", str(dies_at_once))
    if not only_started:
        text = text.replace("STARTED =", "STARTED = True or")
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    return os.pathsep.join((str(folder), str(SOURCE)))
