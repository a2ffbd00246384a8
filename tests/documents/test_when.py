"""When something was signed."""

from datetime import UTC, datetime

import pytest

from itb_calc.documents.when import in_words, written


def test_a_moment_is_written_to_the_minute_as_the_clock_on_the_wall_shows_it() -> None:
    assert written(datetime(2026, 11, 23, 8, 5, 59, 7, tzinfo=UTC)) == "2026-11-23T08:05"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-23T08:05", "Mon 23 Nov 2026 08:05"),
        ("2026-11-23T00:00", "Mon 23 Nov 2026 00:00"),
        ("yesterday", "yesterday"),
        ("\x1b", "[U+001B]"),
        ("", "an unknown day"),
    ],
)
def test_a_written_moment_is_shown_with_its_weekday(at: str, words: str) -> None:
    assert in_words(at) == words
