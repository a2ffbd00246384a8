"""Micrograms in full: the unit is written out, and nothing else of a text changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.in_full import in_full

PIECES = st.lists(
    st.sampled_from(["mcg", "mcg/mL", "mg", "450", " ", "/", "-", "micrograms", "50mcg", "mcgs", "≈", "(", "\n", "é"])
    | st.text(max_size=3)
).map("".join)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("450 mcg/day", "450 micrograms/day"),
        ("450\N{NO-BREAK SPACE}mcg/\N{WORD JOINER}day", "450\N{NO-BREAK SPACE}micrograms/\N{WORD JOINER}day"),
        ("mcg/mL", "micrograms/mL"),
        ("≈5.42 mcg/hour", "≈5.42 micrograms/hour"),
        ("2 mg/mL = 2,000 mcg/mL (mcg)", "2 mg/mL = 2,000 micrograms/mL (micrograms)"),
        ("Gablofen 50mcg/ml Pf Syr", "Gablofen 50mcg/ml Pf Syr"),
        ("amcg mcgs mcg_a MCG", "amcg mcgs mcg_a MCG"),
        ("order-mcg-2.itb.json", "order-mcg-2.itb.json"),
        ("", ""),
    ],
)
def test_the_unit_is_written_out_where_it_is_a_word(text: str, written: str) -> None:
    assert in_full(text) == written


def test_what_was_typed_stays_to_the_letter() -> None:
    text = "1,5 mcg/day is not read: write 1.5 mcg/day"
    assert in_full(text, ["1,5 mcg/day", "", " "]) == "1,5 mcg/day is not read: write 1.5 micrograms/day"


def test_what_was_typed_stays_where_it_is_broken_into_lines() -> None:
    assert in_full("a 5\n    mcg b, 5 mcg", ["5 mcg b"]) == "a 5\n    mcg b, 5 micrograms"


def test_the_longest_kept_text_counts() -> None:
    assert in_full("5 mcg, 5 mcg/mL, mcg", ["5 mcg", "5 mcg/mL"]) == "5 mcg, 5 mcg/mL, micrograms"


@given(PIECES)
def test_twice_is_once(text: str) -> None:
    assert in_full(in_full(text)) == in_full(text)


@given(PIECES)
def test_nothing_else_changes(text: str) -> None:
    written = in_full(text)
    assert written.replace("micrograms", "mcg") == text.replace("micrograms", "mcg")
    assert re.search(r"(?<![\w.-])mcg(?![\w-])", written) is None
    assert "mcg" in text or written == text


@given(PIECES)
def test_a_kept_text_is_never_changed(text: str) -> None:
    assert in_full(text, [text]) == text
