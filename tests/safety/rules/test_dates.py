"""DAT and EXP: do the dates follow each other, is this about today, and had anything expired?"""

import itertools
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


DRUG, SECOND, DILUENT, BEYOND = "lots.drug_expiry", "lots.second_expiry", "lots.diluent_expiry", "lots.beyond_use"
_DATES = {"alarm_date", "latest_refill_date", "deciding_limit", "book_by_date"}
_LABELS = {
    DRUG: "drug expiry",
    SECOND: "expiry of the second stock",
    DILUENT: "diluent expiry",
    BEYOND: "beyond-use date",
}


def _expired(what: str, before: str = "is before") -> str:
    return (
        f"The {what} {before} the fill date, Mon 23 Nov 2026: what has expired must not go into a pump."
        " Read the date on the package again, or take another."
    )


def _last(path: str, day: str) -> Changes:
    return {path: f"{day} 08:00" if path == BEYOND else day}


@pytest.mark.parametrize(("path", "label"), _LABELS.items())
def test_exp_01_something_had_expired_before_the_fill(path: str, label: str) -> None:
    assert message("EXP-01", _last(path, "2026-11-24")) is None
    assert message("EXP-01", _last(path, "2026-11-23")) is None
    assert message("EXP-01", _last(path, "2026-11-22")) == _expired(f"{label} (Sun 22 Nov 2026)")
    assert message("EXP-01", _last(path, "2025-11-23")) == _expired(f"{label} (Sun 23 Nov 2025)")
    assert message("EXP-01", {path: None}) is None
    assert message("EXP-01", {path: UNREADABLE}) is None
    assert verdict("EXP-01", _last(path, "2026-11-22")) == ("block", (path, FILL), "project rule")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-11-22 23:59", _expired("beyond-use date (Sun 22 Nov 2026)")),
        # The end of a day is still that day, not the next one.
        ("2026-11-22 24:00", _expired("beyond-use date (Sun 22 Nov 2026)")),
        ("2026-11-23 00:00", None),
        ("2026-11-23 24:00", None),
    ],
)
def test_exp_01_judges_a_beyond_use_date_by_its_day(last: str, expected: str | None) -> None:
    assert message("EXP-01", {BEYOND: last}) == expected


@pytest.mark.parametrize("fill", [None, UNREADABLE])
def test_exp_01_is_silent_without_a_fill_date(fill: str | None) -> None:
    assert message("EXP-01", {FILL: fill, DRUG: "2020-01-31"}) is None


def test_exp_01_does_not_look_at_when_it_was_prepared_nor_at_today() -> None:
    assert message("EXP-01", {"lots.prepared_at": "2020-01-01 08:00"}) is None
    assert message("EXP-01", {DRUG: "2026-11-30"}, today=date(2027, 1, 1)) is None


def test_exp_01_names_everything_that_had_expired_and_leads_there() -> None:
    late: Changes = {**_last(DRUG, "2026-10-31"), **_last(DILUENT, "2026-11-01")}
    both = "drug expiry (Sat 31 Oct 2026) and diluent expiry (Sun 1 Nov 2026)"
    assert message("EXP-01", late) == _expired(both, "are before")
    assert verdict("EXP-01", late)[1] == (DRUG, DILUENT, FILL)
    every = {**late, **_last(SECOND, "2026-11-22"), **_last(BEYOND, "2026-11-22")}
    assert verdict("EXP-01", every)[1] == (DRUG, SECOND, DILUENT, BEYOND, FILL)


@pytest.mark.parametrize(("late", "unread"), [*itertools.permutations(_LABELS, 2)])
def test_exp_01_is_not_silenced_by_another_date_that_is_not_read(late: str, unread: str) -> None:
    others = dict.fromkeys(_LABELS, UNREADABLE)
    expected = _expired(f"{_LABELS[late]} (Sun 22 Nov 2026)")
    assert message("EXP-01", {unread: UNREADABLE, **_last(late, "2026-11-22")}) == expected
    assert message("EXP-01", {**others, **_last(late, "2026-11-22")}) == expected


def test_exp_01_stands_behind_the_blocks_of_the_figures_and_before_what_only_asks() -> None:
    found = list(findings({DRUG: "2026-11-22", "pump.programmed_volume": "39 mL", "dose.daily_dose": "2100 mcg/day"}))
    assert [rule for rule in found if rule in {"VOL-01", "EXP-01", "DOS-02"}] == ["VOL-01", "EXP-01", "DOS-02"]


def test_exp_01_withholds_days_and_dates_and_nothing_else() -> None:
    (expired,) = (each for each in findings({DRUG: "2026-11-22"}).values() if each.rule == "EXP-01")
    assert expired.withholds
    assert all("days_to" in name or name in _DATES for name in expired.withholds)
