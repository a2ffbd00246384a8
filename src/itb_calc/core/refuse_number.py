"""Why a text is not a number: the ways of being wrong, from the most telling to the least.

A suggestion is given only where no other number can have been meant: `1,5` can only be one and a half, but `1,500`
may be fifteen hundred or one and a half, so both are named and neither is offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote

_SWAP_MARKS = str.maketrans(".,", ",.")
_READABLE = re.compile(r"(0|[1-9][0-9]{0,6})(\.[0-9]{1,4})?")
_MINUS_SIGNS = "-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_GROUPED_BY_SPACE = re.compile(r"[1-9][0-9]{0,2}(\s[0-9]{3})+(\.[0-9]{1,4})?")
_GROUPED_BY_COMMA = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+")
_GROUPED_WITH_DECIMALS = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+")
_GROUPED_BY_UNDERSCORE = re.compile(r"[1-9][0-9]{0,2}(_[0-9]{3})+(\.[0-9]{1,4})?")

# A classifier gets the text with the point as its decimal mark, and answers with the reason, the rest of the
# sentence (why, what to do) and the suggestion in the same spelling, or with None where it has nothing to say.
_Answer = tuple[Reason, str, str | None]
_Classifier = Callable[[str], _Answer | None]


def refuse_number(text: str, mark: DecimalMark) -> Refusal:
    """Say why a text (spaces around it removed) that is not well-formed under this decimal mark is refused."""
    pointed = text if mark is DecimalMark.POINT else text.translate(_SWAP_MARKS)
    for classify in _CLASSIFIERS:
        answer = classify(pointed)
        if answer is not None:
            return _refusal(text, mark, answer)
    return _refusal(
        text, mark, (Reason.TOO_MANY_DECIMALS, "it has more than 4 decimals. Write at most 4 decimals", None)
    )


def _refusal(text: str, mark: DecimalMark, answer: _Answer) -> Refusal:
    reason, rest, offered = answer
    if reason is Reason.EMPTY:
        return Refusal(reason, text, rest)
    suggestion = None
    if offered is not None and _READABLE.fullmatch(offered):
        suggestion = offered if mark is DecimalMark.POINT else offered.translate(_SWAP_MARKS)
    rest = rest.replace("{mark}", mark.word).replace("{other}", mark.other.word)
    if mark is DecimalMark.COMMA:
        rest = re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", rest)
    advice = ""
    if offered is not None:
        advice = " Check the number." if suggestion is None else f" Write {suggestion}."
    return Refusal(reason, text, f"{quote(text)} is not read as a number: {rest}.{advice}", suggestion)


def _empty(text: str) -> _Answer | None:
    return (
        None if text else (Reason.EMPTY, "Nothing is typed here but space. Type the number, or clear the field.", None)
    )


def _sign(text: str) -> _Answer | None:
    if text.startswith("+"):
        return Reason.PLUS_SIGN, "it begins with a plus sign", text[1:]
    if text[0] in _MINUS_SIGNS:
        return (
            Reason.MINUS_SIGN,
            "it begins with a minus sign, and no amount here is below zero. Check the source",
            None,
        )
    return None


def _word(text: str) -> _Answer | None:
    lowered = text.lower()
    if "∞" in text or lowered in {"inf", "infinity"}:
        return Reason.INFINITY, "infinity is not an amount. Type the number from the source", None
    if lowered == "nan":
        return Reason.NOT_A_NUMBER, "it stands for no number. Type the number from the source", None
    return None


def _fraction(text: str) -> _Answer | None:
    if any(unicodedata.category(character) == "No" for character in text):
        return (
            Reason.FRACTION_CHARACTER,
            "it has a fraction or a raised digit in it. Write it as a decimal number",
            None,
        )
    if "/" in text:
        return Reason.FRACTION, "it is written as a fraction. Write it as a decimal number", None
    return None


def _other_digits(text: str) -> _Answer | None:
    if any(character.isdecimal() and not character.isascii() for character in text):
        ascii_text = "".join(str(unicodedata.decimal(character, character)) for character in text)
        return Reason.OTHER_DIGITS, "its digits are not the digits 0 to 9", ascii_text
    return None


def _computer_notation(text: str) -> _Answer | None:
    if re.fullmatch(r"0[xX].*", text):
        return Reason.HEXADECIMAL, "0x begins a computer's notation. Write it with the digits 0 to 9 only", None
    if re.fullmatch(r"[0-9.,]+[eE][+-]?[0-9]+", text):
        return Reason.EXPONENT, "the letter e would be an exponent. Write the number out in full", None
    if "_" in text:
        plain = text.replace("_", "") if _GROUPED_BY_UNDERSCORE.fullmatch(text) else None
        rest = "it has an underscore in it"
        return Reason.UNDERSCORE, rest if plain else f"{rest}. Write the number without it", plain
    return None


def _space(text: str) -> _Answer | None:
    spaces = [character for character in text if character.isspace()]
    if not spaces:
        return None
    # A tab or a line break stands between two numbers, not inside one.
    if _GROUPED_BY_SPACE.fullmatch(text) and all(unicodedata.category(space) == "Zs" for space in spaces):
        return Reason.SPACE_INSIDE, "it has a space inside", re.sub(r"\s", "", text)
    return Reason.SPACE_INSIDE, "it has a space or a line break inside. Write one number without a space", None


def _strange(text: str) -> _Answer | None:
    if any(character.isalpha() for character in text):
        return Reason.LETTERS, "it has letters in it. Write the digits 0 to 9 and at most one decimal {mark}", None
    if not re.fullmatch(r"[0-9.,]+", text):
        rest = "it has a character that no number has. Write the digits 0 to 9 and at most one decimal {mark}"
        return Reason.UNKNOWN_CHARACTER, rest, None
    if not re.search(r"[0-9]", text):
        return Reason.NO_DIGITS, "it has no digits. Type the number", None
    return None


def _other_mark(text: str) -> _Answer | None:
    if "," not in text:
        return None
    bare = text.replace(",", "")
    if _GROUPED_WITH_DECIMALS.fullmatch(text):
        return Reason.THOUSANDS_MARK, "it has a thousands separator", bare
    if text.count(",") == 1 and _GROUPED_BY_COMMA.fullmatch(text):
        rest = (
            "the {other} may separate thousands or decimals."
            f" Write {bare} without a separator, or {text.replace(',', '.')} with the decimal {{mark}}"
        )
        return Reason.THOUSANDS_MARK, rest, None
    if _GROUPED_BY_COMMA.fullmatch(text):
        return Reason.THOUSANDS_MARK, "it has thousands separators", bare
    if text.count(",") == 1 and "." not in text:
        return Reason.WRONG_MARK, "the decimal mark here is a {mark}", text.replace(",", ".")
    return Reason.TWO_MARKS, "it has more than one mark. Write at most one decimal {mark} and no separator", None


def _own_mark(text: str) -> _Answer | None:
    if text.count(".") > 1:
        return Reason.TWO_MARKS, "it has more than one decimal {mark}. Write at most one", None
    if text.startswith("."):
        return Reason.NO_LEADING_ZERO, "a zero must stand before the decimal {mark}", "0" + text
    if text.endswith("."):
        return Reason.NO_DECIMALS, "no decimals follow the decimal {mark}", text[:-1]
    return None


def _length(text: str) -> _Answer | None:
    if re.match(r"0[0-9]", text):
        rest = "it begins with a zero that no decimal {mark} follows. Check whether the {mark} was left out"
        return Reason.LEADING_ZEROS, rest, None
    if re.match(r"[0-9]{8}", text):
        return Reason.TOO_MANY_DIGITS, "it has more than 7 digits before the decimal {mark}. Check the number", None
    return None


_CLASSIFIERS: tuple[_Classifier, ...] = (
    _empty,
    _sign,
    _word,
    _fraction,
    _other_digits,
    _computer_notation,
    _space,
    _strange,
    _other_mark,
    _own_mark,
    _length,
)
