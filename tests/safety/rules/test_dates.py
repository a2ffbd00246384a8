"""DAT: do the dates follow each other, and is this about today?"""

from datetime import date

import pytest

from tests.safety.worksheets import REFILL, TODAY, UNREADABLE, Changes, Table, cases, findings, message, verdict

FILL, PREVIOUS = "fill_date", "previous.fill_date"


def filled(previous: str | None, fill: str | None = "2026-11-23") -> Changes:
    return {**REFILL, PREVIOUS: previous, FILL: fill}


def _not_before(previous: str, fill: str = "Mon 23 Nov 2026") -> str:
    return (
        f"The previous fill, {previous}, is not before this one, {fill}: one of the two is wrong, and no day between"
        " them can be counted. Check both."
    )


DAT_01: Table = {
    "months before": (filled("2026-09-24"), None),
    "the day before": (filled("2026-11-22"), None),
    "the same day": (filled("2026-11-23"), _not_before("Mon 23 Nov 2026")),
    "the day after": (filled("2026-11-24"), _not_before("Tue 24 Nov 2026")),
    "the year mistyped": (filled("2027-09-24"), _not_before("Fri 24 Sep 2027")),
    "an expected residual from the programmer does not count days, but a date is wrong all the same": (
        {**filled("2026-11-23"), "previous.expected_residual": "26.5 mL"},
        _not_before("Mon 23 Nov 2026"),
    ),
    "marked as the first fill too": (
        {**filled("2026-11-23"), "previous.first_fill": True},
        _not_before("Mon 23 Nov 2026"),
    ),
    "previous not entered": (filled(None), None),
    "previous not read": (filled("2026-11-31"), None),
    "fill date not entered": (filled("2026-11-24", None), None),
    "fill date not read": (filled("2026-11-24", "23.11.2026"), None),
}


@cases(DAT_01)
def test_dat_01_previous_fill_not_before_this_one(changes: Changes, expected: str | None) -> None:
    assert message("DAT-01", changes) == expected


def test_dat_01_silences_what_would_be_counted_from_the_dates_but_not_what_was_seen() -> None:
    changes = {**filled("2026-11-23"), "previous.expected_residual": "0 mL", "previous.aspirated_volume": "40.1 mL"}
    found = findings(changes)
    assert "VOL-05" not in found
    assert found["VOL-04"].message.startswith("40.1 mL was aspirated, more than the 40 mL that was programmed:")


def _not_today(today: str) -> str:
    return (
        f"The fill date, Mon 23 Nov 2026, is not today, {today}, and every date is counted from it."
        " Check that it is meant."
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (TODAY, None),
        (date(2026, 11, 22), _not_today("Sun 22 Nov 2026")),
        (date(2026, 11, 24), _not_today("Tue 24 Nov 2026")),
        (date(2027, 11, 23), _not_today("Tue 23 Nov 2027")),
    ],
)
def test_dat_02_fill_date_is_not_today(today: date, expected: str | None) -> None:
    assert message("DAT-02", {}, today=today) == expected


@pytest.mark.parametrize("fill", [None, UNREADABLE])
def test_dat_02_is_silent_without_a_fill_date(fill: str | None) -> None:
    assert message("DAT-02", {FILL: fill}, today=date(2027, 1, 1)) is None


def test_severity_fields_and_source() -> None:
    assert verdict("DAT-01", filled("2026-11-23")) == ("block", (PREVIOUS, FILL), "project rule")
    assert verdict("DAT-02", {}, today=date(2027, 1, 1)) == ("info", (FILL,), "project rule")
