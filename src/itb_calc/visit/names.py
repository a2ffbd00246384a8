"""What fields and results are called, of the refill and of the screening alike: no name stands in both."""

from __future__ import annotations

from typing import Any

from itb_calc.visit import fields, screening, screening_fields
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import YesNoKind
from itb_calc.visit.results import RESULT_NAMES, ResultName

RESULTS: dict[str, ResultName] = {name.name: name for name in (*RESULT_NAMES, *screening.RESULT_NAMES)}

BY_PATH: dict[str, Field[Any]] = {**fields.BY_PATH, **screening_fields.BY_PATH}


def label_of(path: str) -> str:
    """Return what the field at a path is called; the day schedule and the earlier visits have names of their own."""
    return fields.LISTS.get(path) or BY_PATH[path].label


def wanted(path: str) -> str:
    """Return what a person has to enter into the field at a path, as the object of a sentence."""
    label = label_of(path)
    is_question = path in BY_PATH and isinstance(BY_PATH[path].kind, YesNoKind)
    return f"an answer to “{label}”" if is_question else f"the {label.lower()}"
