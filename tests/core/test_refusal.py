"""Reasons, decimal marks, and how typed text is quoted so that it cannot disturb what shows it."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote, visible


@pytest.mark.parametrize(
    ("mark", "character", "word", "other"),
    [
        (DecimalMark.POINT, ".", "point", DecimalMark.COMMA),
        (DecimalMark.COMMA, ",", "comma", DecimalMark.POINT),
    ],
)
def test_a_mark_knows_its_name_and_the_other(mark: DecimalMark, character: str, word: str, other: DecimalMark) -> None:
    assert (mark.value, mark.word, mark.other) == (character, word, other)


def test_there_are_two_marks() -> None:
    assert [mark.value for mark in DecimalMark] == [".", ","]


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_spelled_like_its_name(reason: Reason) -> None:
    assert reason.value == reason.name.lower().replace("_", "-")


def test_a_refusal_offers_nothing_unless_told_to_and_stays_as_it_is() -> None:
    refusal = Refusal(Reason.EMPTY, "", "Nothing is typed here.")
    assert refusal.suggestion is None
    with pytest.raises(FrozenInstanceError):
        refusal.text = "5"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("10 mg/20 mL", "10 mg/20 mL"),
        ("µg ½ ∞ 五", "µg ½ ∞ 五"),
        ("a\u00a0b", "a[U+00A0]b"),
        ("\t", "[U+0009]"),
        ("1\n2", "1[U+000A]2"),
        ("\x00", "[U+0000]"),
        ("\x1b[31m", "[U+001B][31m"),
        ("5\u200b", "5[U+200B]"),
        ("\u202e5", "[U+202E]5"),
        ("\u2066", "[U+2066]"),
        ("\u2028", "[U+2028]"),
        ("\ufeff", "[U+FEFF]"),
        ("\ud800", "[U+D800]"),
        ("\U000e0001", "[U+E0001]"),
        ("\U0010ffff", "[U+10FFFF]"),
    ],
)
def test_what_does_not_print_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("9" * 40, "9" * 40),
        ("9" * 41, "9" * 39 + "…"),
        ("9" * 100_000, "9" * 39 + "…"),
        ("\t" * 5, "[U+0009]" * 5),
        ("\t" * 6, ("[U+0009]" * 6)[:39] + "…"),
    ],
)
def test_a_long_text_is_quoted_by_its_first_40_characters(text: str, quoted: str) -> None:
    assert quote(text) == quoted


@given(st.text(st.characters()))
def test_whatever_is_typed_can_be_shown(text: str) -> None:
    assert visible(text).isprintable()
    assert quote(text).isprintable()
    assert len(quote(text)) <= 40
    assert quote(text).removesuffix("…") == visible(text)[: len(quote(text).removesuffix("…"))]
