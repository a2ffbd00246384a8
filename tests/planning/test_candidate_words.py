"""Candidates in words: what stands in a row, and what is withheld or not known in it."""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.planning.candidate_words import CandidateWords, candidate_words
from itb_calc.planning.plan import Plan
from tests.planning.plans import named, planned
from tests.planning.test_plan import CONSTANT
from tests.safety.worksheets import Changes


def _words(plan: Plan, concentration: int, stock: int, container: int = 20) -> CandidateWords:
    found = next(each for each in plan.candidates if named(each) == (concentration, stock, container))
    return candidate_words(plan, found)


def test_a_strength_as_it_is_sold() -> None:
    words = _words(planned({}), 2000, 2000)
    assert words == CandidateWords(
        concentration="2,000 mcg/mL",
        way="undiluted",
        container="20 mL",
        flow="0.225 mL/day",
        days="≈145.4 days",
        nominal="160 days",
        book_by="Fri 9 Apr 2027",
        limit="alarm decides",
        containers="2 of 20 mL, none left over",
        verdict="Fits.",
        in_short="Fits.",
        preparation="40 mL of stock.",
        products=words.products,
    )
    assert words.name == "2,000 mcg/mL undiluted"
    assert words.products[0] == "Baclofen 40mg/20ml Inj, 20ml"
    # Two package codes with one printed name are named once.
    assert words.products.count("Gablofen 40,000 mcg/20 mL (2,000 mcg/mL)") == 1


def test_a_dilution_with_what_is_left_over() -> None:
    words = _words(planned({"preparation.priming_volume": "3 mL"}), 1250, 2000)
    assert words.name == "1,250 mcg/mL from 2,000 mcg/mL"
    assert words.containers == "2 of 20 mL, 13.125 mL left over"
    assert words.preparation == "≈26.88 mL of stock and ≈16.13 mL of diluent."


def test_where_a_graduation_is_entered_what_a_syringe_measures_is_told() -> None:
    changes: Changes = {"preparation.priming_volume": "3 mL", "preparation.graduation": "0.5 mL"}
    words = _words(planned(changes), 1250, 2000)
    assert words.preparation == "27 mL of stock and 16 mL of diluent."
    assert words.containers == "2 of 20 mL, 13 mL left over"


def test_without_a_worst_case_the_nominal_days_stand_alone() -> None:
    words = _words(planned({"refill.flow_tolerance": None}), 2000, 2000)
    assert (words.days, words.nominal) == ("160 days", "")


def test_what_falls_out_says_why() -> None:
    words = _words(planned({}), 1000, 1000)
    assert words.verdict == words.in_short == "Falls out. It reaches only ≈72.7 of 90 days."


def test_what_a_block_withholds_is_withheld_here_too() -> None:
    words = _words(planned({"dose.daily_dose": "24 mcg/day"}), 2000, 2000)
    assert (words.flow, words.days, words.book_by) == ("withheld", "withheld", "withheld")
    assert words.containers == "2 of 20 mL, none left over"
    assert words.verdict.startswith("Falls out. FLW-01: The flow, 0.012 mL/day, is below the pump's minimum")
    assert words.in_short == "Falls out: flow below the pump's minimum (FLW-01)."


@pytest.mark.parametrize("emptied", ["fill_date", "refill.stability_limit", "refill.booking_buffer"])
def test_a_date_that_cannot_be_computed_is_none(emptied: str) -> None:
    assert _words(planned({emptied: None}), 2000, 2000).book_by == "no date"


def test_what_is_not_known_is_called_so() -> None:
    typed: Changes = {"product.id": "baclofen-40mg-20ml-inj-20ml", "product.label_strength": "40 mg/20"}
    words = _words(planned(typed), 2000, 2000)
    assert (words.flow, words.days, words.book_by) == ("not known", "not known", "no date")
    assert words.containers == "2 of 20 mL, none left over"


def test_its_own_findings_are_named_and_those_of_all_are_not() -> None:
    changes: Changes = {
        "plan.interval": "60 days",
        "previous.first_fill": None,
        "previous.concentration": "2000 mcg/mL",
        "refill.booking_buffer": "1 days",
    }
    plan = planned(changes)
    assert {finding.rule for finding in plan.shared} == {"CHK-02", "RES-06"}
    assert _words(plan, 2000, 2000).verdict == "Fits."
    assert _words(plan, 1000, 2000).verdict == (
        "Fits. To confirm: concentration differs from the previous one (TRN-01), concentration goes down (TRN-03)."
        " Caution: diluted to a strength that is sold (CON-01), system volume not known (TRN-02)."
    )
    assert _words(plan, 1000, 2000).in_short == "Fits. To confirm: TRN-01, TRN-03. Caution: CON-01, TRN-02."


def test_a_constant_flow_pump_says_what_it_gives() -> None:
    plan = planned(CONSTANT)
    assert _words(plan, 1300, 2000).verdict == "Fits. Gives 910 mcg/day."
    assert _words(plan, 1400, 2000).verdict == (
        "Fits. Gives 980 mcg/day. Caution: fixed flow carries another dose (FLW-04)."
    )


def test_numbers_are_in_the_mark_of_the_document() -> None:
    words = _words(planned({}, mark=DecimalMark.COMMA), 2000, 2000)
    assert words.name == "2\u2009000 mcg/mL undiluted"
    assert words.flow == "0,225 mL/day"
    assert words.products[1].startswith("Lioresal")
    assert "Gablofen 40\u2009000 mcg/20 mL (2\u2009000 mcg/mL)" in words.products
