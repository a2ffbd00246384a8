"""Where the settings of a site may lie, told without reading them: whoever only looks does not load the reader."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import site_config_path, user_config_path

VARIABLE = "ITB_CALC_SETTINGS"
_PROGRAM = "itb-calc"
_FILE = "settings.toml"


def named_file(variables: Mapping[str, str] = os.environ) -> Path | None:
    """Return the file that counts alone because it is named; None where none is."""
    named = variables.get(VARIABLE, "")
    return Path(named) if named else None


def site_file() -> Path:
    """Return where the site's own settings lie on this machine."""
    return site_config_path(_PROGRAM, appauthor=False) / _FILE


def own_file() -> Path:
    """Return where a person's own settings lie."""
    return user_config_path(_PROGRAM, appauthor=False) / _FILE


def is_any_there(variables: Mapping[str, str] = os.environ) -> bool:
    """Say whether there is a settings file at all, whatever is in it."""
    return named_file(variables) is not None or site_file().exists() or own_file().exists()
