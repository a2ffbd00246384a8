"""Calls that mutate, skip a validation, or hand a text to a parser that guesses: nowhere in the program."""

import ast
from pathlib import Path

import pytest

_SOURCES = sorted((Path(__file__).parents[1] / "src").rglob("*.py"))
_BANNED = {"ito", "ito_base_units", "model_copy", "model_construct", "parse_expression", "parse_units"}


def _banned_in(source: str) -> list[str]:
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in _BANNED]


@pytest.mark.parametrize("path", _SOURCES, ids=lambda path: path.name)
def test_no_banned_call(path: Path) -> None:
    assert _banned_in(path.read_text(encoding="utf-8")) == []


def test_the_scan_sees_a_banned_call() -> None:
    assert _banned_in("reference.model_copy(update={})\nunits.ito('mg')") == ["model_copy", "ito"]
    assert len(_SOURCES) > 80
