"""The wished interval and the fields around it."""

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.planning.plan import Plan
from itb_calc.planning.wish import INTERVAL, OF_A_CANDIDATE, PLAN_FIELDS, base_of
from itb_calc.visit.fields import BY_PATH
from itb_calc.worksheet.problem import Problem
from tests.core.amounts import amount
from tests.planning.plans import planned, wish


def _problem(plan: Plan) -> Problem:
    (problem,) = plan.problems
    return problem


@pytest.mark.parametrize(
    ("text", "reason", "message"),
    [
        ("90", Reason.NO_UNIT, "90 has no unit, but wished interval takes days. Write it in days."),
        ("0 days", Reason.ZERO, "Wished interval cannot be 0. Type the value, or clear the field if it is not known."),
        ("12 weeks", Reason.WRONG_UNIT, "12 weeks is in week, but wished interval takes days. Write it in days."),
        ("90.5 days", Reason.NOT_WHOLE, "Wished interval is counted in whole days. Write a whole number."),
        (
            "181 days",
            Reason.OUT_OF_RANGE,
            (
                "181 days is longer than the stability limit of 180 days: the drug would be too old before the refill."
                " Wish for fewer days."
            ),
        ),
    ],
)
def test_an_interval_that_is_not_read_is_a_problem_and_nothing_is_planned(
    text: str, reason: Reason, message: str
) -> None:
    plan = planned({"plan.interval": text})
    problem = _problem(plan)
    assert (problem.field, problem.text, problem.reason, problem.message) == ("plan.interval", text, reason, message)
    assert (plan.candidates, plan.lowest, plan.interval, plan.exit_status) == ((), None, None, 2)


def test_the_stability_limit_itself_may_be_wished() -> None:
    plan = planned({"plan.interval": "180 days"})
    assert plan.problems == ()
    assert plan.interval == amount(180, "day")


def test_without_a_stability_limit_any_interval_may_be_wished() -> None:
    plan = planned({"plan.interval": "1000 days", "refill.stability_limit": None})
    assert plan.problems == ()
    assert plan.candidates


def test_an_unread_stability_limit_is_its_own_problem() -> None:
    plan = planned({"plan.interval": "1000 days", "refill.stability_limit": "1,5"})
    assert _problem(plan).field == "refill.stability_limit"
    assert plan.candidates == ()


def test_the_interval_is_shown_in_the_mark_of_the_document() -> None:
    plan = planned({"plan.interval": "1200 days", "refill.stability_limit": "1000 days"}, mark=DecimalMark.COMMA)
    assert _problem(plan).message.startswith("1\u2009200 days is longer than the stability limit of 1\u2009000 days")


def test_the_fields_of_a_plan_are_those_of_the_worksheet_and_the_interval() -> None:
    paths = [field.path for field in PLAN_FIELDS]
    assert len(set(paths)) == len(paths)
    assert {path for path in paths if path not in BY_PATH} == {INTERVAL.path}
    assert OF_A_CANDIDATE.isdisjoint(paths)


def test_the_base_lacks_what_a_candidate_says_and_keeps_everything_else() -> None:
    typed = wish({"product.id": "other", "pump.injected_volume": "20 mL", "preparation.priming_volume": "3 mL"})
    base = base_of(typed)
    assert base.texts == {
        path: text
        for path, text in typed.texts.items()
        if path not in {"product.id", "pump.injected_volume", "plan.interval"}
    }
    assert (base.answers, base.decimal_mark) == (typed.answers, typed.decimal_mark)


def test_an_interval_is_a_number_of_days() -> None:
    assert isinstance(planned({}).interval, Amount)
    assert planned({}).interval == amount(90, "day")
