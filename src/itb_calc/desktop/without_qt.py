"""What the window needs and what has nothing of Qt: a thread loads it, by importing this, while the window is alive.

Most is imported here only so that it is loaded when the window's own modules want it.
"""

from __future__ import annotations

import importlib.metadata  # noqa: F401

import filelock  # noqa: F401
import platformdirs  # noqa: F401

from itb_calc.core.units import factor
from itb_calc.desktop.viewmodels import (  # noqa: F401
    about_state,
    check_state,
    convert_state,
    emergency_state,
    page_state,
    plan_state,
    reference_rows,
    scan_state,
    screening_state,
    settings_rows,
    ways_state,
)
from itb_calc.documents import autosave, find_settings, opening, recent, recovery, store  # noqa: F401
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.report import evaluation_text, shown_text  # noqa: F401
from itb_calc.worksheet import codec, edit, read_back  # noqa: F401


def load() -> Reference:
    """Load the units, and return the reference data."""
    factor("mg", "mcg")
    return load_reference()
