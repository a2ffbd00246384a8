"""A problem is the refusal of a field's text, with the field's path and the text as typed."""

from itb_calc.core.refusal import Reason, Refusal
from itb_calc.visit import fields
from itb_calc.worksheet.problem import Problem, problem_of


def test_a_refusal_becomes_the_fields_problem_and_loses_nothing() -> None:
    refusal = Refusal(Reason.WRONG_MARK, "1,5", "Why, and what to write.", "1.5 mL")
    assert problem_of(fields.BY_PATH["pump.alarm_volume"], " 1,5 mL", refusal) == Problem(
        "pump.alarm_volume", " 1,5 mL", Reason.WRONG_MARK, "Why, and what to write.", "1.5 mL"
    )


def test_a_problem_needs_no_suggestion() -> None:
    assert Problem("fill_date", "", Reason.EMPTY, "Why.").suggestion is None
