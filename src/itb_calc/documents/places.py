"""Where the program keeps what outlives it: one folder of the person's own, with nothing of any patient in it.

The environment variable ITB_CALC_STATE names another folder: for tests, and for who looks after many machines.
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "ITB_CALC_STATE"
_NAME = "itb-calc"


def state_folder(named: str = "") -> Path:
    """Return the folder for what is kept: the one that is named, else that of the variable, else the system's."""
    chosen = named or os.environ.get(VARIABLE, "")
    if chosen:
        return Path(chosen).absolute()
    # Loaded here, since a start has no time for it.
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path(_NAME, appauthor=False)


def recovery_folder(state: Path) -> Path:
    """Return the folder for unsaved work."""
    return state / "recovery"


def recent_file(state: Path) -> Path:
    """Return the file with the list of recent files."""
    return state / "recent.json"


def make_folder(folder: Path) -> None:
    """Make a folder that only the person may look into, where it is not there; raises OSError where that fails."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
