"""Plain text in eighty columns: nothing lost, nothing wider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.report.layout import WIDTH, row, wrapped

_LONG = "one two three " * 12


def test_a_text_that_fits_stands_on_one_line() -> None:
    assert wrapped("a b", "  ") == ["  a b"]
    assert wrapped("a b", "    ", "  - ") == ["  - a b"]
    assert row("Flow", "0.3 mL/day", 10) == ["  Flow        0.3 mL/day"]


def test_a_long_text_is_wrapped_under_itself() -> None:
    lines = row("Label", _LONG, 10)
    assert len(lines) > 1
    assert lines[0].startswith("  Label       one two ")
    assert all(line.startswith(" " * 14) and line[14] != " " for line in lines[1:])
    assert " ".join(line[14:] for line in lines) == _LONG.strip()


def test_the_width_is_used_to_the_last_column_and_not_beyond() -> None:
    assert WIDTH == 80
    assert wrapped("x" * 78, "  ") == [f"  {'x' * 78}"]
    assert wrapped("x" * 79, "  ") == [f"  {'x' * 78}", "  x"]


def test_an_id_with_hyphens_is_not_broken_at_a_hyphen() -> None:
    identifier = "baclofen-40mg-20ml-inj-20ml"
    assert identifier in wrapped(f"{'x' * 60} {identifier}", "")[1]


def test_a_label_without_a_text_and_a_text_of_spaces_keep_their_line() -> None:
    assert row("Label", "", 10) == ["  Label"]
    assert row("Label", "   ", 10) == ["  Label"]
    assert wrapped("", "    ") == [""]


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])), st.integers(min_value=0, max_value=40))
def test_no_line_is_wider_and_no_character_is_lost(text: str, label_width: int) -> None:
    lines = row("Label", text, label_width)
    assert all(len(line) <= WIDTH for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "Label" + "".join(text.split())


@pytest.mark.parametrize("gap", range(60, 78))
def test_no_line_ends_between_a_number_and_its_unit(gap: int) -> None:
    lines = wrapped(f"{'x' * gap} 2,000 mcg/mL, 10 %, 20 mL and 43 mL", "  ")
    assert all(len(line) <= WIDTH for line in lines)
    assert not any(line[-1].isdigit() for line in lines)
    assert " ".join(line.strip() for line in lines) == f"{'x' * gap} 2,000 mcg/mL, 10 %, 20 mL and 43 mL"
