"""One person who types the name in two ways does not become two, and what names nobody is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.documents.blind_check import checker
from itb_calc.documents.names import Refused, is_a_name, is_same_person, read_name
from itb_calc.documents.signatures import sign
from itb_calc.worksheet.text import CHECKED
from tests.documents.signed import LATER, ROUTINE_SHEET, refused, signed
from tests.worksheet.sheets import REFERENCE

_NAMES = st.text(st.sampled_from("ABab .,-'éüÉ李ßøI1"), max_size=12) | st.text(max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Smith", "Dr. Ann Smith"),
        ("Mrs Ann Smith", "Ann Smith, RN, BSN"),
        ("Ann Smith, Pharm.D.", "Prof. Ann Smith Ph.D."),
        ("Ann Smith M.D.", "Ms. Ann Smith, MPharm"),
        ("Dr.Ann Smith", "Ann Smith"),
        ("José Núñez", "Jose Nunez"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Søren Łuk", "Soren Luk"),
        ("Zoë O’Brien", "Zoe OBrien"),
        ("Schmidt, Anna", "Anna Schmidt"),
        ("A. Schmidt", "Anna Schmidt"),
        ("Schmidt A", "Anna Schmidt"),
        ("A. M. Schmidt", "Anna Schmidt"),
        ("Anna Maria Schmidt", "Anna Schmidt"),
        ("Anna M. Schmidt", "Anna Maria Schmidt"),
        ("Schmidt", "Anna Schmidt"),
        ("A. Alma Schmidt", "Anna A. Schmidt"),
        ("Sister", "sister"),
        ("李 明", "明 李"),
    ],
)
def test_one_person_who_types_the_name_in_two_ways_does_not_become_two(one: str, other: str) -> None:
    assert is_same_person(one, other)
    assert is_same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Schmidt", "Anna Schmitz"),
        ("Ann Smith", "Anna Smith"),
        ("Anna Maria Schmidt", "Anna Luise Schmidt"),
        ("B. Schmidt", "Anna Schmidt"),
        ("Dr Lind", "Dr Smith"),
        ("राम देव", "रीम देव"),
        ("", "Ann Smith"),
        ("Nurse", "Sister"),
    ],
)
def test_two_people_with_like_names_stay_two(one: str, other: str) -> None:
    assert not is_same_person(one, other)
    assert not is_same_person(other, one)


def test_who_is_taken_for_another_is_asked_for_both_full_names() -> None:
    prepared = signed(ROUTINE_SHEET, name="A. Smith")
    full = ", or, if you are two people, both of you sign with the full first and last name."
    assert refused(sign(prepared, CHECKED, "Anna Smith", LATER, REFERENCE.sha256)) == (
        f"A. Smith has signed as prepared. Another person must sign as checked{full}"
    )
    assert checker(prepared, "Dr Anna Smith") == Refused(
        f"This person has signed as prepared. Another person must do the second check{full}"
    )


@pytest.mark.parametrize(
    "typed",
    [
        *("pending", "Pending", "TBC", "t.b.d.", "TBD", "not yet", "Not yet signed", "see above", "on duty", "none"),
        *("Nurse on duty", "Unknown", "XXXX", "xx XX", "aaa", "A. A.", "to be confirmed", "Dr. RN", "no one", "NN"),
    ],
)
def test_words_that_name_nobody_are_no_name(typed: str) -> None:
    assert read_name(typed) == Refused(f"{typed} does not say who signs. Type the first and the last name of a person.")
    assert not is_a_name(typed)


def test_a_name_has_no_digit() -> None:
    assert read_name("Ann Smith 2") == Refused(
        "Ann Smith 2 has a digit, which no name has. Type the first and the last name without it."
    )


@pytest.mark.parametrize("typed", ["\N{CYRILLIC CAPITAL LETTER A}nn Smith", "Ann Sm\N{GREEK SMALL LETTER IOTA}th"])
def test_a_letter_of_another_alphabet_that_looks_alike_makes_no_second_person(typed: str) -> None:
    assert read_name(typed) == Refused(
        f"{typed} has letters of more than one alphabet, which may look alike. Type the name in one of them."
    )


@pytest.mark.parametrize(
    "typed", ["Анна Шмидт", "Άννα Σμιτ", "山田 たろう", "김 민수", "آنا سميث", "Kawika Kaʻahumanu"]
)
def test_a_name_in_one_writing_is_a_name(typed: str) -> None:
    assert read_name(typed) == typed


@given(_NAMES)
def test_whoever_it_is_is_the_same_person_as_themselves(name: str) -> None:
    assert is_same_person(name, name)


@given(_NAMES, _NAMES)
def test_who_is_the_same_person_is_so_from_both_sides(one: str, other: str) -> None:
    assert is_same_person(one, other) is is_same_person(other, one)
