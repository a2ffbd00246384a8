"""What a picture shows, with its texts as the window shows them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from itb_calc.core.amount import Amount
from itb_calc.desktop.widgets.spelling import spelled

_State = TypeVar("_State")


def spelled_state(state: _State) -> _State:
    """Return what a picture shows, with each text in it as the window shows it; amounts stay as they are."""
    return cast("_State", _spelled_within(state))


def _spelled_within(value: Any) -> Any:  # noqa: ANN401 - whatever a state is made of
    if isinstance(value, Enum | Amount):
        return value
    if isinstance(value, str):
        return spelled(value)
    if isinstance(value, tuple):
        parts = [_spelled_within(each) for each in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        texts = {each.name: _spelled_within(getattr(value, each.name)) for each in fields(value) if each.init}
        return replace(value, **texts)
    return value
