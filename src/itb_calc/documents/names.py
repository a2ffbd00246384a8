"""Names of people: typed, never a default, and never a role; and whether two of them may name one person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from itb_calc.core.refusal import quote
from itb_calc.documents.name_words import is_no_person, scripts_of, without_titles, words_of

UNSIGNED = "UNSIGNED"
# What has room on the printed line.
LONGEST = 60
_FEWEST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Refused:
    """A name that is not taken, or a signature that cannot be set: what is wrong and what to do."""

    message: str


def read_name(typed: str) -> str | Refused:
    """Return a typed name without the space around it, or say why it is none."""
    name = typed.strip()
    if not name:
        return Refused("No name is typed. Type the first and the last name of the person who signs.")
    if not name.isprintable():
        return Refused(f"{quote(name)} has a character that cannot be printed. Type the name again without it.")
    if len(name) > LONGEST:
        return Refused(f"The name has {len(name)} characters, but there is room for {LONGEST} on paper. Shorten it.")
    if sum(character.isalpha() for character in name) < _FEWEST_LETTERS or is_no_person(name):
        return Refused(f"{quote(name)} does not say who signs. Type the first and the last name of a person.")
    if any(unicodedata.category(character).startswith("N") for character in name):
        return Refused(f"{quote(name)} has a digit, which no name has. Type the first and the last name without it.")
    if len(scripts_of(name)) > 1:
        return Refused(
            f"{quote(name)} has letters of more than one alphabet, which may look alike. Type the name in one of them."
        )
    return name


def is_a_name(text: str) -> bool:
    """Whether a text that stands in a file as a name is one that would be taken, just so."""
    return read_name(text) == text


def is_same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's.

    Case, space, punctuation, accents, titles, degrees and the order of the words do not tell apart; nor do an initial
    and the word that it begins, or words that only one of the names has, such as a second first name.
    """
    ours, theirs = without_titles(one), without_titles(other)
    if not (ours and theirs):
        return ours == theirs
    if "".join(ours) == "".join(theirs):
        return True
    fewer, more = sorted((ours, theirs), key=len)
    return _all_have_a_partner(fewer, more)


def if_two_people(one: str, other: str) -> str:
    """Say what two people do whose names are taken for one; empty where the names are the same words."""
    is_same_name = sorted(words_of(one)) == sorted(words_of(other))
    return "" if is_same_name else ", or, if you are two people, both of you sign with the full first and last name"


def _all_have_a_partner(fewer: list[str], more: list[str]) -> bool:
    """Whether each word of one name can be a word of the other, no word of it twice."""
    partner: dict[int, int] = {}

    def finds(ours: int, seen: set[int]) -> bool:
        for theirs, word in enumerate(more):
            if theirs in seen or not _may_be_one(fewer[ours], word):
                continue
            seen.add(theirs)
            if theirs not in partner or finds(partner[theirs], seen):
                partner[theirs] = ours
                return True
        return False

    return all(finds(ours, set()) for ours in range(len(fewer)))


def _may_be_one(one: str, other: str) -> bool:
    """Whether two words are the same, or one of them is the other's initial."""
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])
