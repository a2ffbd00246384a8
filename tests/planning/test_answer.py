"""The answer of a plan, sentence by sentence."""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.planning.answer import also_counts, answer, remarks
from itb_calc.planning.plan import plan
from itb_calc.worksheet.text import Worksheet
from tests.planning.plans import REFERENCE, planned
from tests.planning.test_plan import CHILD, CONSTANT, TOO_MUCH
from tests.safety.worksheets import TODAY, Changes

OLD: Changes = {
    "previous.first_fill": None,
    "previous.concentration": "500 mcg/mL",
    "system.tubing_volume": "0.2 mL",
    "system.catheter_volume": "0.2 mL",
}


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({}, ["1,250 mcg/mL is the lowest round concentration that reaches 90 days."]),
        (
            CHILD,
            [
                "200 mcg/mL is the lowest round concentration that reaches 90 days.",
                "At the pump's minimum flow this dose takes at most 1,250 mcg/mL.",
            ],
        ),
        (
            TOO_MUCH,
            [
                "11,000 mcg/mL is the lowest round concentration that reaches 180 days.",
                "The strongest on the shelf is 2,000 mcg/mL.",
                "Nothing fits: each candidate says why.",
            ],
        ),
        (
            OLD,
            [
                (
                    "1,250 mcg/mL is the lowest round concentration that reaches 90 days, before what a bridge for old"
                    " drug takes."
                )
            ],
        ),
        (CONSTANT, ["The fixed flow needs ≈1,285.7 mcg/mL: the concentration alone makes the dose."]),
        (
            {"fill_date": None, "refill.booking_buffer": None},
            [
                "1,250 mcg/mL is the lowest round concentration that reaches 90 days.",
                "There is no date to book without the fill date and booking buffer.",
            ],
        ),
        (
            {"plan.interval": "181 days", "refill.stability_limit": None},
            [
                "2,500 mcg/mL is the lowest round concentration that reaches 181 days.",
                "The strongest on the shelf is 2,000 mcg/mL.",
                "Nothing fits: each candidate says why.",
                (
                    "181 days is longer than the recommended maximum of 180 days in the pump, and no stability limit is"
                    " entered to hold it against. Enter the one that counts for this drug."
                ),
                "There is no date to book without the stability limit.",
            ],
        ),
        ({"pump.alarm_volume": "40 mL"}, ["Nothing fits: each candidate says why."]),
        ({"plan.interval": None}, ["Enter the wished interval."]),
        ({"plan.interval": "x"}, []),
    ],
)
def test_the_answer(changes: Changes, sentences: list[str]) -> None:
    assert list(answer(planned(changes))) == sentences


@pytest.mark.parametrize("limit", [None, "180 days", "365 days"])
@pytest.mark.parametrize("interval", ["180 days", "181 days", "300 days"])
def test_an_interval_beyond_the_recommended_maximum_is_remarked_unless_a_stability_limit_is_entered(
    limit: str | None, interval: str
) -> None:
    made = planned({"dose.daily_dose": "200 mcg/day", "refill.stability_limit": limit, "plan.interval": interval})
    said = [each for each in remarks(made) if each.startswith(f"{interval} is longer than the recommended maximum")]
    assert bool(said) is (limit is None and interval != "180 days")


def test_an_empty_wish_says_what_to_enter() -> None:
    assert answer(plan(Worksheet(), REFERENCE, TODAY)) == (
        "Enter the daily dose, wished interval, pump and alarm volume.",
    )


def test_the_answer_is_in_the_mark_of_the_document() -> None:
    assert answer(planned({}, mark=DecimalMark.COMMA))[0].startswith("1\u2009250 mcg/mL is")


def test_what_else_of_the_worksheet_counts_is_named() -> None:
    assert also_counts(planned({"previous.first_fill": None})) == ""
    assert also_counts(planned({})) == "From the worksheet also counts: first fill."
    typed: Changes = {
        **OLD,
        "product.id": "other",
        "preparation.target_concentration": "1 mg/mL",
        "dose.age_years": "40",
    }
    assert also_counts(planned(typed)) == (
        "From the worksheet also counts: age in years, previous concentration, tubing volume and catheter volume."
    )
    stepped = Worksheet(schedule=({"start": "00:00", "end": "24:00", "dose": "450 mcg"},))
    assert also_counts(plan(stepped, REFERENCE, TODAY)) == "From the worksheet also counts: day schedule."
