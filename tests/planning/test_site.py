"""A plan takes the site's figures as a worksheet does, and says so."""

from dataclasses import replace

from itb_calc.core.working import write_out
from itb_calc.planning.answer import answer
from itb_calc.planning.plan import Plan, plan
from tests.planning.plans import REFERENCE, planned, wish
from tests.safety.worksheets import TODAY

SITE = {"name": "St Anne's", "flow_tolerance": "10 %", "booking_buffer": "7 days"}


def _with_site() -> Plan:
    emptied = wish({"refill.flow_tolerance": None, "refill.booking_buffer": None})
    return plan(replace(emptied, site=SITE), REFERENCE, TODAY)


def test_the_same_candidates_with_the_same_days_come_of_it() -> None:
    found, expected = _with_site(), planned({})
    assert answer(found) == answer(expected)
    assert [each.concentration for each in found.candidates] == [each.concentration for each in expected.candidates]
    days = [each.day("book_by_date") for each in found.candidates]
    assert days == [each.day("book_by_date") for each in expected.candidates]
    assert any(days)


def test_the_working_of_the_lowest_concentration_says_what_is_the_sites() -> None:
    lowest = _with_site().lowest
    assert lowest is not None
    assert write_out(lowest).substitution.endswith("; flow tolerance 10 % (site setting of St Anne's)")
    typed = planned({}).lowest
    assert typed is not None
    assert "site setting" not in write_out(typed).substitution


def test_without_any_buffer_the_answer_still_asks_for_one() -> None:
    emptied = wish({"refill.booking_buffer": None})
    without = plan(replace(emptied, site={"flow_tolerance": "10 %"}), REFERENCE, TODAY)
    assert answer(without)[-1] == "There is no date to book without the booking buffer."
