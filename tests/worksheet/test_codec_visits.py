"""The earlier visits in the file: a list of sections with three texts each, and nothing else."""

from typing import Any

import pytest

from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import VISIT, content_of, read_sheet

_TEXT = 'text in quotes, such as "4" or "450 mcg/day"'


def _refusal(visits: object) -> str:
    refused = read_worksheet(content_of({"schema": 1, "visits": visits}))
    assert isinstance(refused, FileRefused), refused
    return refused.message


@pytest.mark.parametrize(
    ("name", "value"),
    [("a text", ""), ("a text", "x"), ("a number", 1), ("true or false", False), ("a section", VISIT)],
)
def test_the_visits_are_a_list(name: str, value: object) -> None:
    assert _refusal(value) == f"In the file visits is {name}, but it must be a list of visits."


@pytest.mark.parametrize(
    ("name", "value"), [("null", None), ("a text", "x"), ("a number", 1), ("true or false", True), ("a list", [VISIT])]
)
def test_a_visit_is_an_object(name: str, value: object) -> None:
    assert _refusal([VISIT, value]) == f"In the file visits[1] is {name}, but it must be a section in braces."


@pytest.mark.parametrize("part", ["date", "expected_residual", "aspirated_volume"])
@pytest.mark.parametrize(
    ("name", "value"), [("a number", 4.5), ("true or false", True), ("a list", []), ("a section", {})]
)
def test_a_part_of_a_visit_is_text(part: str, name: str, value: object) -> None:
    assert _refusal([VISIT | {part: value}]) == f"In the file visits[0].{part} is {name}, but it must be {_TEXT}."


@pytest.mark.parametrize("key", ["Date", "expected", "note"])
def test_an_unknown_key_of_a_visit_is_refused_by_its_path(key: str) -> None:
    message = f"The file has the key visits[1].{key}, which a worksheet does not have: it may be misspelled."
    assert _refusal([VISIT, {**VISIT, key: "x"}]) == message


def test_a_part_that_stands_twice_is_refused() -> None:
    refused = read_worksheet(b'{"schema": 1, "visits": [{"date": "2026-08-01", "date": "2026-08-02"}]}')
    assert refused == FileRefused("The file has the key date twice, and it cannot be known which one is meant.")


@pytest.mark.parametrize("visits", [None, []])
def test_no_visits_are_not_entered(visits: object) -> None:
    assert read_sheet({"schema": 1, "visits": visits}) == Worksheet()


def test_the_visits_are_kept_in_their_order_to_the_letter() -> None:
    visits: list[dict[str, Any]] = [{"date": "x\x00", "aspirated_volume": None}, {}, {"expected_residual": ""}, VISIT]
    worksheet = read_sheet({"schema": 1, "visits": visits})
    assert worksheet == Worksheet(visits=({"date": "x\x00"}, {}, {}, VISIT))
    assert not worksheet.is_empty
