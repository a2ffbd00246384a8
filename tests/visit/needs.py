"""What a result needs: shown by emptying each field, and by putting a text that is not read into each."""

from tests.safety.worksheets import Changes
from tests.visit.visits import facts, lost_not_reading, lost_without

Needs = tuple[set[str], set[str]]
"""What must be entered, and what besides must not stand there unread."""


def also(needs: Needs, entered: set[str], readable: set[str] | None = None) -> Needs:
    """The same needs and some more; what must be entered need not be named twice."""
    return needs[0] | entered, (needs[1] | (readable or set())) - entered


def assert_needs(changes: Changes, name: str, needs: Needs) -> None:
    """The result is there exactly when what it needs is entered, and nothing of it stands there unread."""
    of = facts(changes)
    assert lost_without(of, name) == needs[0]
    assert lost_not_reading(of, name) == needs[0] | needs[1]
