"""What every sentence for a person keeps to."""

import re

from itb_calc.core.refusal import Refusal

_FORBIDDEN = ("error", "invalid", "illegal", "fail", "oops", "!", "\n")
_SENTENCE_END = re.compile(r"\.(?= [A-Z]|$)")


def assert_plain(refusal: Refusal) -> None:
    """One or two plain sentences that say what is wrong and what to do, with nothing in them that does not print."""
    message = refusal.message
    assert message.isprintable()
    assert message.endswith(".")
    assert 1 <= len(_SENTENCE_END.findall(message)) <= 2, message
    assert not [word for word in _FORBIDDEN if word in message.lower()], message
    assert "  " not in message
    assert "{" not in message


def assert_harmless(refusal: Refusal) -> None:
    """Whatever was typed, the sentence can be shown: it prints, it is encodable, and it is not long."""
    assert refusal.message.isprintable()
    assert refusal.message.endswith(".")
    assert len(refusal.message) <= 300
    refusal.message.encode("utf-8")
