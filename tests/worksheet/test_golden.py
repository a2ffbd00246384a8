"""The worked cases that come with the program."""

import pytest

from itb_calc.reference.loader import load_reference
from itb_calc.worksheet.golden import GoldenCase, differences, golden_file, read_golden_cases

_REFERENCE = load_reference()
_CASES = read_golden_cases(golden_file().read_bytes())


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.title)
def test_case_comes_out_exactly(case: GoldenCase) -> None:
    assert differences(case, _REFERENCE) == []


def test_there_are_cases() -> None:
    assert len(_CASES) >= 49
