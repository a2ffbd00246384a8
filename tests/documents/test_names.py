"""A name is a person's, typed as a person writes it; and one person has one name, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.documents.names import LONGEST, Refused, is_same_person, read_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ann Smith", "Ann Smith"),
        ("  A. Smith\N{NO-BREAK SPACE}", "A. Smith"),
        ("Zoë O’Brien-Łuk", "Zoë O’Brien-Łuk"),
        ("李 明", "李 明"),
        ("Nurse Ratched", "Nurse Ratched"),
        ("An" * (LONGEST // 2), "An" * (LONGEST // 2)),
    ],
)
def test_a_name_is_kept_as_it_is_typed_without_the_space_around_it(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize("typed", ["", " ", "\t\n"])
def test_nothing_is_no_name(typed: str) -> None:
    assert read_name(typed) == Refused("No name is typed. Type the first and the last name of the person who signs.")


@pytest.mark.parametrize(
    "typed",
    [
        *("UNSIGNED", "unsigned", "Un signed", "pharmacist", "Pharmacist 2", "The Nurse", "NURSE", "n/a", "N.A.", "-"),
        *("...", "12345", "A", "A.", "test", "Test test", "R.N.", "x x", "me", "same", "ＵＮＳＩＧＮＥＤ", "½ ½"),
    ],
)
def test_a_role_or_a_filler_is_no_name(typed: str) -> None:
    outcome = read_name(typed)
    assert isinstance(outcome, Refused)
    assert outcome.message == f"{typed} does not say who signs. Type the first and the last name of a person."


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    outcome = read_name("Ann\x07Smith")
    assert isinstance(outcome, Refused)
    assert outcome.message == (
        "Ann[U+0007]Smith has a character that cannot be printed. Type the name again without it."
    )


def test_a_name_that_has_no_room_is_refused() -> None:
    outcome = read_name("a" * (LONGEST + 1))
    assert isinstance(outcome, Refused)
    assert outcome.message == "The name has 61 characters, but there is room for 60 on paper. Shorten it."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Ann Smith", "ann  SMITH"), ("A. Smith", "A Smith"), ("A.Smith", "a smith"), ("Smith, Ann", "Ann Smith")),
        *(("O'Brien", "OBrien"), ("Weiß", "WEISS"), ("Zoe\u0308 Li", "Zoë Li"), ("Ｂｏ Lind", "Bo Lind")),
    ],
)
def test_one_person_is_one_however_the_name_is_written(one: str, other: str) -> None:
    assert is_same_person(one, other)
    assert is_same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Ann Smith", "Bo Lind"), ("Ann Smith", "Anna Smith"), ("Ann Smith 1", "Ann Smith 2")]
)
def test_two_people_are_two(one: str, other: str) -> None:
    assert not is_same_person(one, other)


@given(st.text())
def test_whatever_is_typed_is_a_printable_name_or_refused_in_words(typed: str) -> None:
    outcome = read_name(typed)
    if isinstance(outcome, Refused):
        assert outcome.message.isprintable()
        assert outcome.message.endswith(".")
    else:
        assert outcome == typed.strip()
        assert outcome.isprintable()
        assert 2 <= len(outcome) <= LONGEST
        assert is_same_person(outcome, f" {outcome.upper()}.") or outcome.upper().lower() != outcome.lower()
