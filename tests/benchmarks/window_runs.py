"""Fresh processes for the benchmarks of the window: no display, no preferences yet, and every module compiled."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.bare_formulas import WORKSHEET

_CHILD = Path(__file__).with_name("window_child.py")


class Runs:
    """Runs what is in the module of children, each run with a folder of preferences that is empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self.file = str(folder / "full.itb.json")
        Path(self.file).write_text(json.dumps(WORKSHEET), encoding="utf-8")

    def run(self, child: str, *arguments: str) -> dict[str, Any]:
        """Run a child and return its figures."""
        self._count += 1
        done = subprocess.run(
            [sys.executable, "-P", str(_CHILD), child, *arguments],
            env=self._environment(),
            check=True,
            stdout=subprocess.PIPE,
        )
        figures: dict[str, Any] = json.loads(done.stdout)
        return figures

    def _environment(self) -> dict[str, str]:
        # An installed program is compiled; what compiles here goes into a folder of its own.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {
            **kept,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(self._folder / f"preferences-{self._count}"),
            "PYTHONPYCACHEPREFIX": str(self._folder / "compiled"),
        }


@contextmanager
def fresh_runs() -> Iterator[Runs]:
    """Give the runs of one benchmark; nothing of them stays."""
    with tempfile.TemporaryDirectory() as folder:
        yield Runs(Path(folder))
