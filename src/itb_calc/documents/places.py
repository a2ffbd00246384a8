"""Where the program keeps what is its own on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_state_path


def state_folder() -> Path:
    """Return the folder of the program's own files: ITB_CALC_STATE where that is set, else the system's place."""
    chosen = os.environ.get("ITB_CALC_STATE")
    return Path(chosen) if chosen else user_state_path("itb-calc")
