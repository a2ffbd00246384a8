"""Names of people: typed, never a default, and never a role; and whether two of them name one person."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from itb_calc.core.refusal import quote

UNSIGNED = "UNSIGNED"
# What has room on the printed line.
LONGEST = 60
_FEWEST_LETTERS = 2
_NO_PERSON = frozenset(
    {
        *(
            "unsigned",
            "unknown",
            "nobody",
            "noone",
            "none",
            "null",
            "nil",
            "nn",
            "na",
            "tbd",
            "tba",
            "me",
            "myself",
            "self",
        ),
        *("myself", "self", "same", "asabove", "ditto", "name", "yourname", "user", "admin", "administrator", "guest"),
        *("root", "test", "tester", "testing", "asdf", "qwerty", "abc", "xx", "xxx", "xyz", "aa", "aaa"),
        *("pharmacist", "pharmacy", "nurse", "rn", "rph", "pharmd", "doctor", "dr", "md", "physician", "prescriber"),
        *("clinician", "technician", "pharmacytechnician", "tech", "staff", "checker", "preparer", "secondperson"),
        *("secondchecker", "colleague", "student", "resident", "consultant", "sister", "matron", "person"),
        *("preparedby", "checkedby", "signed", "signature", "the", "duty", "charge", "head", "senior", "icu", "ward"),
    }
)


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
    if sum(character.isalpha() for character in name) < _FEWEST_LETTERS or _is_no_person(name):
        return Refused(f"{quote(name)} does not say who signs. Type the first and the last name of a person.")
    return name


def _is_no_person(name: str) -> bool:
    """Whether a text says only what somebody is, or nothing at all: each of its words, or all of them together."""
    return _letters(name) in _NO_PERSON or all(word in _NO_PERSON or word.isnumeric() for word in _words(name))


def is_same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: case, space, punctuation and the order of the words do not tell apart."""
    return _letters(one) == _letters(other) or sorted(_words(one)) == sorted(_words(other))


def _letters(name: str) -> str:
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    """Return the words of a name in letters that compare: one form for each, no case, no punctuation."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(each if _tells_apart(each) else " " for each in folded).split()


def _tells_apart(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"
