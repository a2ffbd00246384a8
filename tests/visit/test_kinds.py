"""What each kind of field wants to be written behind its number."""

import pytest

from itb_calc.visit.kinds import (
    AmountKind,
    DateKind,
    IdKind,
    Kind,
    MomentKind,
    NumberKind,
    StrengthKind,
    TextKind,
    TimeKind,
    WordKind,
    YesNoKind,
    unit_in_words,
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AmountKind(("mL",)), "mL"),
        (AmountKind(("mL/day",)), "mL/day"),
        (AmountKind(("day",)), "days"),
        (AmountKind(("day", "hour")), "days or hours"),
        (AmountKind(("mcg/mL", "mg/mL")), "mcg/mL or mg/mL"),
        (StrengthKind(), "mg/mL, mcg/mL or mg in mL"),
        (NumberKind(zero_allowed=True, whole=True), "number"),
        (DateKind(), "YYYY-MM-DD"),
        (TimeKind(), "HH:MM"),
        (MomentKind(), "YYYY-MM-DD HH:MM"),
        (TextKind(30), ""),
        (WordKind(("yes", "no")), ""),
        (IdKind("pumps"), ""),
        (YesNoKind(), ""),
    ],
)
def test_unit_in_words(kind: Kind, words: str) -> None:
    assert unit_in_words(kind) == words


def test_an_amount_is_above_zero_of_any_size_and_with_decimals_unless_said_otherwise() -> None:
    kind = AmountKind(("mL",))
    assert (kind.zero_allowed, kind.whole, kind.highest) == (False, False, None)
