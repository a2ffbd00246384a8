"""The words of a name as they compare, and the words that name nobody."""

from __future__ import annotations

import unicodedata

# What stands before or after a name in a pharmacy and on a ward. A degree that is also a family name, such as Ma or
# Do, is left out: a word more than the other name has tells nobody apart anyway.
TITLES = frozenset(
    {
        *("dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "sr", "jr"),
        *("sister", "herr", "frau", "monsieur", "madame", "mme", "mlle", "dipl", "nurse", "matron", "rn"),
        *("lpn", "lvn", "np", "aprn", "crnp", "cnp", "cns", "crna", "fnp", "pac", "cpht", "rph", "bsn"),
        *("msn", "dnp", "adn", "bsc", "msc", "mph", "mba", "mha", "mpharm", "bpharm", "pharmd", "md", "mbbs"),
        *("mbchb", "bm", "bch", "phd", "dphil", "ph", "frcp", "mrcp", "frca", "frcpc", "facp", "faap"),
        *("bcps", "bcnp", "mrpharms", "frpharms", "esq", "drmed"),
    }
)
# Roles, and what stands in the place of a name where nobody signed yet.
_NO_PERSON = TITLES | frozenset(
    {
        *("unsigned", "unknown", "nobody", "noone", "none", "null", "nil", "nn", "na", "no", "one"),
        *("anybody", "anyone", "somebody", "someone", "everybody", "everyone", "whoever", "who", "any"),
        *("all", "other", "others", "us", "we", "tbd", "tba", "tbc", "tbs", "pending", "awaiting", "waiting"),
        *("later", "soon", "now", "today", "not", "yet", "to", "be", "determined", "confirmed", "announced"),
        *("done", "signed", "checked", "prepared", "by", "see", "above", "below", "overleaf", "chart"),
        *("note", "notes", "file", "same", "as", "asabove", "ditto", "me", "myself", "self", "yourself"),
        *("himself", "herself", "i", "you", "he", "she", "they", "my", "your", "name", "yourname", "names"),
        *("first", "last", "full", "second", "user", "admin", "administrator", "guest", "root", "test"),
        *("tester", "testing", "sample", "example", "dummy", "asdf", "qwerty", "abc", "xyz", "initials"),
        *("pharmacist", "pharmacy", "physician", "prescriber", "clinician", "technician", "tech", "staff"),
        *("checker", "pharmacytechnician", "preparer", "secondperson", "secondchecker", "colleague"),
        *("student", "resident", "consultant", "person", "people", "preparedby", "checkedby", "signature"),
        *("the", "on", "in", "of", "at", "duty", "onduty", "call", "oncall", "shift", "night", "charge"),
        *("head", "senior", "junior", "icu", "ward", "team", "available", "applicable", "required", "needed"),
        *("given", "blank", "empty", "missing", "waived", "ok", "for", "todo"),
    }
)
# What no normal form takes apart into a letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
# How a vowel with two dots is written without them: read back, in every name alike.
_WITHOUT_DOTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_JOINED = str.maketrans(dict.fromkeys("'’ʼ`´"))
# One writing of Chinese, Japanese or Korean takes its characters from all of these.
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})


def is_no_person(name: str) -> bool:
    """Whether a text says only what somebody is, or nothing at all: each of its words, or all of them together."""
    words = words_of(name)
    letters = "".join(words)
    # One letter repeated names nobody, however often.
    is_filler = len(set(letters)) == 1
    return is_filler or letters in _NO_PERSON or all(word in _NO_PERSON or word.isnumeric() for word in words)


def without_titles(name: str) -> list[str]:
    """Return the words of a name that compare, without titles and degrees; all of them where it has no others."""
    # R.N. is one word here, and A.Smith are two.
    tokens = (part for part in name.replace(",", " ").split() if "".join(words_of(part)) not in TITLES)
    words = [word for token in tokens for word in words_of(token) if word not in TITLES]
    return words or words_of(name)


def words_of(name: str) -> list[str]:
    """Return the words of a name in letters that compare: no case, no accent, no punctuation."""
    # Twice: a folded letter may come apart once more.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).casefold()
    bare = "".join(each for each in folded if not unicodedata.combining(each)).translate(_JOINED).translate(_PLAIN)
    words = "".join(each if _tells_apart(each) else " " for each in bare).split()
    return [_without_dots(word) for word in words]


def _without_dots(word: str) -> str:
    for pair, vowel in _WITHOUT_DOTS:
        word = word.replace(pair, vowel)
    return word


def _tells_apart(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def scripts_of(name: str) -> set[str]:
    """Return the scripts of a name's letters, by the first word of what Unicode calls a letter."""
    letters = (each for each in unicodedata.normalize("NFKC", name) if each.isalpha())
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in letters if unicodedata.category(each) != "Lm"}
    return {"EAST ASIAN" if script in _EAST_ASIAN else script for script in scripts}
