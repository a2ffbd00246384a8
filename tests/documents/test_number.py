"""A worksheet's number: the day and six characters that nobody mistakes for others."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.documents.number import LENGTH, new_number

_DAY = date(2026, 11, 25)


def test_the_number_says_the_day_and_chance() -> None:
    assert new_number(_DAY, bytes(range(6))) == "ITB-20261125-012345"
    assert new_number(_DAY, bytes([31, 30, 18, 22, 255, 32])) == "ITB-20261125-ZYJPZ0"


@given(st.binary(min_size=LENGTH, max_size=40), st.dates(min_value=date(1000, 1, 1)))
def test_no_character_is_one_that_is_mistaken(chance: bytes, day: date) -> None:
    number = new_number(day, chance)
    assert len(number) == 19
    assert number.isascii()
    assert not set(number.rpartition("-")[2]) & set("ILOU")


def test_too_little_chance_is_a_defect() -> None:
    with pytest.raises(ValueError, match="6 bytes"):
        new_number(_DAY, b"12345")
