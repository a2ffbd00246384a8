"""The typed document."""

import dataclasses

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.text import KIND, SCHEMA, Worksheet


def test_an_empty_worksheet_has_nothing_but_the_decimal_point() -> None:
    assert Worksheet() == Worksheet({}, {}, (), DecimalMark.POINT)


def test_a_worksheet_is_not_changed_in_place() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Worksheet().decimal_mark = DecimalMark.COMMA  # type: ignore[misc]


def test_the_public_names_of_the_file() -> None:
    assert (SCHEMA, KIND) == (1, "refill")
