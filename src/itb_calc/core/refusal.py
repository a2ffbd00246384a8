"""Why a typed text is not read: one reason for each way of being wrong, and one sentence for the person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_LONGEST_QUOTE = 40


class DecimalMark(StrEnum):
    """The character between the whole part and the decimals of a number."""

    POINT = "."
    COMMA = ","

    @property
    def other(self) -> DecimalMark:
        """The mark that is not in use, and is refused."""
        return DecimalMark.COMMA if self is DecimalMark.POINT else DecimalMark.POINT

    @property
    def word(self) -> str:
        """The mark's name in a sentence."""
        return "point" if self is DecimalMark.POINT else "comma"


class Reason(StrEnum):
    """Every way in which a number, a quantity or a field can be unreadable."""

    # numbers
    EMPTY = "empty"
    NO_LEADING_ZERO = "no-leading-zero"
    NO_DECIMALS = "no-decimals"
    WRONG_MARK = "wrong-mark"
    THOUSANDS_MARK = "thousands-mark"
    TWO_MARKS = "two-marks"
    LEADING_ZEROS = "leading-zeros"
    PLUS_SIGN = "plus-sign"
    MINUS_SIGN = "minus-sign"
    EXPONENT = "exponent"
    FRACTION = "fraction"
    FRACTION_CHARACTER = "fraction-character"
    OTHER_DIGITS = "other-digits"
    INFINITY = "infinity"
    NOT_A_NUMBER = "not-a-number"
    HEXADECIMAL = "hexadecimal"
    UNDERSCORE = "underscore"
    LETTERS = "letters"
    SPACE_INSIDE = "space-inside"
    UNKNOWN_CHARACTER = "unknown-character"
    NO_DIGITS = "no-digits"
    TOO_MANY_DIGITS = "too-many-digits"
    TOO_MANY_DECIMALS = "too-many-decimals"
    # quantities
    NO_NUMBER = "no-number"
    WORDS = "words"
    NO_UNIT = "no-unit"
    NO_SECOND_UNIT = "no-second-unit"
    NO_SECOND_QUANTITY = "no-second-quantity"
    UNKNOWN_UNIT = "unknown-unit"
    NO_JOINER = "no-joiner"
    TIGHT_JOINER = "tight-joiner"
    TOO_MANY_PARTS = "too-many-parts"
    NOT_A_QUOTIENT = "not-a-quotient"
    ZERO_DENOMINATOR = "zero-denominator"
    NOTHING_TO_CONVERT = "nothing-to-convert"
    # fields
    WRONG_UNIT = "wrong-unit"
    ZERO = "zero"
    NOT_WHOLE = "not-whole"
    OUT_OF_RANGE = "out-of-range"
    NUMBER_IN_DENOMINATOR = "number-in-denominator"
    UNKNOWN_ID = "unknown-id"
    UNKNOWN_WORD = "unknown-word"
    NOT_A_DATE = "not-a-date"
    NOT_A_TIME = "not-a-time"
    PARTNER_MISSING = "partner-missing"
    CONTRADICTION = "contradiction"
    TOO_MANY_STEPS = "too-many-steps"
    NOT_AFTER_ITS_START = "not-after-its-start"
    TOO_MANY_VISITS = "too-many-visits"
    NOT_BEFORE_THE_FILL = "not-before-the-fill"
    TWICE = "twice"
    NOT_A_MOMENT = "not-a-moment"
    TOO_LONG = "too-long"
    UNPRINTABLE = "unprintable"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that is not read: the text as typed, why, a sentence, and a suggestion where one is safe."""

    reason: Reason
    text: str
    message: str
    suggestion: str | None = None


def visible(text: str) -> str:
    """Return typed text with every character that does not print named, so that it cannot disturb what shows it."""
    return "".join(character if character.isprintable() else f"[U+{ord(character):04X}]" for character in text)


def quote(text: str) -> str:
    """Return typed text fit for a sentence: visible and shortened."""
    shown = visible(text)
    return shown if len(shown) <= _LONGEST_QUOTE else shown[: _LONGEST_QUOTE - 1] + "…"
