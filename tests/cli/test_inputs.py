"""The day that a command counts from."""

from datetime import date

import pytest

from itb_calc.cli.inputs import day_of


@pytest.mark.parametrize("typed", ["0001-01-01", "2024-02-29", "2026-11-23", "9999-12-31"])
def test_a_day_of_the_calendar_is_taken(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert day_of(typed) == date.fromisoformat(typed)
    assert capsys.readouterr() == ("", "")


def test_without_one_it_is_today() -> None:
    before = date.today()  # noqa: DTZ011 - as the program takes it
    asked = day_of(None)
    assert asked in {before, date.today()}  # noqa: DTZ011 - as the program takes it


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("", '""'), ("2026-02-29", "2026-02-29"), ("20261123", "20261123"), ("2026-11-23\n", "2026-11-23[U+000A]")],
)
def test_another_text_is_refused_with_a_sentence(typed: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert day_of(typed) is None
    assert capsys.readouterr().err == (
        f"{shown} is not a date of the calendar. Write --today with year, month and day: 2027-04-09.\n"
    )
