"""A way to make one step of the arithmetic go wrong, to see whether a check backwards notices."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount

Spoil = Callable[[str], None]


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Spoil:
    """Return a function that makes one operation of amounts come out one too high from then on."""

    def put(operation: str) -> None:
        right = getattr(Amount, operation)

        def wrong(self: Amount, other: Amount | str) -> Amount | Fraction:
            result: Amount | Fraction = right(self, other)
            return Amount(result.magnitude + 1, result.unit) if isinstance(result, Amount) else result + 1

        monkeypatch.setattr(Amount, operation, wrong)

    return put
