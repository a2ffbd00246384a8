"""What a site says counts where a field is empty, never in the place of a text, and the working says so."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refill_date import KEEP_THE_DAY
from itb_calc.core.working import Worked, write_out
from itb_calc.visit import fields
from itb_calc.visit.calculate import calculate
from itb_calc.visit.conserve import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotEntered, Unreadable
from itb_calc.visit.results import Results
from itb_calc.visit.site import NO_SITE, Site, told
from tests.visit.visits import FULL, facts, not_reading, with_value

BUFFER, TOLERANCE = "refill.booking_buffer", "refill.flow_tolerance"
DAYS, PERCENT = Amount(Fraction(7), "day"), Amount(Fraction(10), "%")
SITE = Site("Ward {4}\n", DAYS, PERCENT)
EMPTY = {**FULL, BUFFER: None, TOLERANCE: None}


def _with(of: Facts, site: Site) -> Facts:
    return replace(of, inputs=replace(of.inputs, site=site))


def _values(of: Results) -> dict[str, object]:
    return {name: worked.value for name, worked in of.worked.items()}


def test_a_site_says_nothing_by_itself() -> None:
    assert facts(FULL).inputs.site == NO_SITE
    assert (NO_SITE.booking_buffer, NO_SITE.flow_tolerance, NO_SITE.weekend_rule) == (None, None, "back-to-friday")


def test_where_it_comes_from_is_said_with_the_name_made_visible() -> None:
    assert SITE.cited == "site setting of Ward {4}[U+000A]"
    assert NO_SITE.cited == "site setting"


def test_the_figures_of_the_site_count_where_the_fields_are_empty() -> None:
    of = _with(facts(EMPTY), SITE)
    assert (of.booking_buffer(), of.flow_tolerance()) == (DAYS, PERCENT)
    assert _values(calculate(of)) == _values(calculate(facts({**EMPTY, BUFFER: "7 days", TOLERANCE: "10 %"})))
    assert mismatches(of, calculate(of)) == ()


def test_without_a_site_nothing_stands_for_an_empty_field() -> None:
    of = facts(EMPTY)
    assert (of.booking_buffer(), of.flow_tolerance()) == (None, None)
    assert of.figures_of_the_site(fields.BOOKING_BUFFER, fields.FLOW_TOLERANCE) == {}
    cause = calculate(of).waits_for("book_by_date")
    assert isinstance(cause, NotEntered)
    assert cause.name == BUFFER


def test_a_typed_text_wins() -> None:
    of = _with(facts({**FULL, BUFFER: "9 days", TOLERANCE: "0 %"}), SITE)
    assert of.booking_buffer() == Amount(Fraction(9), "day")
    assert of.flow_tolerance() == Amount(Fraction(0), "%")
    assert of.figures_of_the_site(fields.BOOKING_BUFFER, fields.FLOW_TOLERANCE) == {}
    assert _values(calculate(of)) == _values(calculate(facts({**FULL, BUFFER: "9 days", TOLERANCE: "0 %"})))
    assert mismatches(of, calculate(of)) == ()


@pytest.mark.parametrize("path", [BUFFER, TOLERANCE])
def test_a_text_that_is_not_read_is_never_replaced(path: str) -> None:
    of = _with(not_reading(facts(FULL), path), SITE)
    with pytest.raises(Unreadable):
        of.booking_buffer() if path == BUFFER else of.flow_tolerance()
    with pytest.raises(Unreadable):
        of.figures_of_the_site(fields.BY_PATH[path])
    assert "book_by_date" not in calculate(of).worked


def test_the_working_says_what_is_the_sites() -> None:
    worked = calculate(_with(facts(EMPTY), SITE)).worked
    of_site = "10 % (site setting of Ward {4}[U+000A])"
    for name in ("earliest_days_to_alarm", "earliest_days_to_empty", "latest_days_to_alarm"):
        assert write_out(worked[name]).substitution.endswith(f"; flow tolerance {of_site}")
        assert worked[name].holds
    booked = write_out(worked["book_by_date"]).substitution
    assert booked.endswith("; booking buffer 7 days (site setting of Ward {4}[U+000A])")
    others = set(worked) - {"earliest_days_to_alarm", "earliest_days_to_empty", "latest_days_to_alarm", "book_by_date"}
    assert not any("site setting" in write_out(worked[name]).substitution for name in others)


def test_nothing_is_told_where_nothing_is_the_sites() -> None:
    worked = Worked(DAYS, "f", "{days}", "c", {"days": DAYS}, holds=True)
    assert told(worked, SITE, {}) is worked


# The latest refill date is a Saturday, and the buffer is a whole week.
ON_A_WEEKEND = {"fill_date": "2026-11-23", "refill.stability_limit": "26 days", BUFFER: "7 days"}


def test_a_site_may_keep_the_day_on_a_weekend() -> None:
    kept = _with(facts({**FULL, **ON_A_WEEKEND}), Site("Ward", weekend_rule=KEEP_THE_DAY))
    results = calculate(kept)
    assert results.day("latest_refill_date") == date(2026, 12, 19)
    assert results.day("book_by_date") == date(2026, 12, 12)
    assert mismatches(kept, results) == ()
    assert write_out(results.worked["book_by_date"]).substitution == (
        "Sat 19 Dec 2026 − 7 days; weekend rule keep (site setting of Ward)"
    )
    both = _with(facts({**FULL, **ON_A_WEEKEND, BUFFER: None}), Site("", DAYS, None, KEEP_THE_DAY))
    assert write_out(calculate(both).worked["book_by_date"]).substitution == (
        "Sat 19 Dec 2026 − 7 days; booking buffer 7 days (site setting); weekend rule keep (site setting)"
    )


@pytest.mark.parametrize("days", [-1, 1])
def test_a_wrong_date_to_book_is_noticed_under_each_rule(days: int) -> None:
    for site in (Site(weekend_rule=KEEP_THE_DAY), Site(booking_buffer=DAYS)):
        of = _with(facts({**FULL, **ON_A_WEEKEND, BUFFER: "7 days" if site.booking_buffer is None else None}), site)
        results = calculate(of)
        wrong = results.day("book_by_date").toordinal() + days
        assert mismatches(of, with_value(results, "book_by_date", date.fromordinal(wrong))) == ("time",)


def test_the_check_takes_the_tolerance_of_the_site_and_none_without() -> None:
    of = _with(facts(EMPTY), SITE)
    results = calculate(of)
    assert mismatches(_with(of, replace(SITE, flow_tolerance=Amount(Fraction(11), "%"))), results) == ("time",)
    assert mismatches(_with(of, replace(SITE, booking_buffer=Amount(Fraction(30), "day"))), results) == ("time",)
    # Nothing is said of a date whose buffer is not known any more.
    assert mismatches(_with(of, replace(SITE, booking_buffer=None)), results) == ()
