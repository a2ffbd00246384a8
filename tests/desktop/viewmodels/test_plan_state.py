"""The plan page as a table: what is typed, and what the page shows of it."""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.field_words import label_with_mnemonic
from itb_calc.desktop.viewmodels.plan_rows import HEADINGS, PlanRow
from itb_calc.desktop.viewmodels.plan_state import GROUPS, RESULTS, PlanState, plan_sheet, plan_state
from itb_calc.desktop.viewmodels.result_state import Standing
from itb_calc.planning.plan import plan
from itb_calc.planning.wish import INTERVAL, PLAN_FIELDS
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.text import Worksheet
from tests.planning.plans import REFERENCE, wish
from tests.planning.test_plan import CHILD, CONSTANT, TOO_MUCH
from tests.safety.worksheets import TODAY, Changes


def _state(changes: Changes, opened: Changes | None = None, mark: DecimalMark = DecimalMark.POINT) -> PlanState:
    sheet = wish(changes, mark)
    other = enter_all(wish(changes if opened is None else opened, mark), {INTERVAL.path: ""})
    return plan_state(plan(sheet, REFERENCE, TODAY), other, REFERENCE)


def _row(state: PlanState, beginning: str) -> PlanRow:
    return next(row for row in state.rows if row.key.startswith(beginning))


def test_the_groups_hold_every_field_of_the_plan_once() -> None:
    grouped = [field for _, group in GROUPS for field in group]
    assert sorted(field.path for field in grouped) == sorted(field.path for field in PLAN_FIELDS)


def test_the_interval_has_a_letter_that_no_menu_has() -> None:
    # Worksheet, Look, Jump: W, K and J.
    assert label_with_mnemonic(INTERVAL) == "W&ished interval"


@pytest.mark.parametrize(
    ("changes", "counts", "answer"),
    [
        ({}, "32 of 74 fit, the fittest first. Enter takes one over into the worksheet.", ""),
        (
            TOO_MUCH,
            "None of 74 fits.",
            "The strongest on the shelf is 2,000 mcg/mL. Nothing fits: each candidate says why.",
        ),
        ({"plan.interval": None}, "", "Enter the wished interval."),
        ({"plan.interval": "90"}, "", ""),
        ({"fill_date": None}, None, "There is no date to book without the fill date."),
    ],
)
def test_counts_and_answer(changes: Changes, counts: str | None, answer: str) -> None:
    state = _state(changes)
    assert counts is None or state.counts == counts
    assert state.answer == answer


def test_the_lowest_concentration_stands_large_with_its_working() -> None:
    lowest, highest = _state({}).results
    assert (lowest.label, lowest.text, lowest.is_main) == ("Lowest round concentration", "1,250 mcg/mL", True)
    assert lowest.assumption == "that reaches 90 days, with boluses and tolerance as entered"
    assert lowest.working[0].startswith("Formula: lowest concentration = daily dose × (1 + flow tolerance)")
    assert lowest.working[2:] == (
        "Answer: 1,250 mcg/mL",
        (
            "Check backwards: 1,250 mcg/mL × (40 mL − 4 mL) ÷ 495 mcg/day ≈ 90.9 days, no less than 90 days;"
            " 1,200 mcg/mL would last ≈87.2 days"
        ),
    )
    # Nothing on the shelf comes up to what the minimum flow allows.
    assert highest.standing is Standing.ABSENT


def test_the_highest_concentration_is_shown_where_it_keeps_something_out() -> None:
    _, highest = _state(CHILD).results
    assert (highest.label, highest.text) == ("Highest, by minimum flow", "1,250 mcg/mL")
    assert highest.working[1] == "Numbers put in: 60 mcg/day ÷ 0.048 mL/day"


def test_a_constant_flow_pump_has_a_needed_concentration() -> None:
    lowest, highest = _state(CONSTANT).results
    assert (lowest.label, lowest.text) == ("Needed concentration", "≈1,285.7 mcg/mL")
    assert lowest.assumption == "for the fixed flow, whatever is wished"
    assert highest.standing is Standing.ABSENT


@pytest.mark.parametrize("changes", [{"plan.interval": None}, {"dose.daily_dose": "x"}])
def test_without_a_plan_the_results_have_no_place(changes: Changes) -> None:
    assert _state(changes).results == RESULTS


@pytest.mark.parametrize(
    ("changes", "beginning", "cells"),
    [
        (
            {},
            "2,000 mcg/mL undiluted, 20 mL",
            (
                "◆ 2,000 mcg/mL undiluted\n2 of 20 mL, none left over",
                "≈145.4 days\nnominal 160 days\n0.225 mL/day",
                "Fri 9 Apr 2027\nalarm decides",
                "Fits.",
            ),
        ),
        (
            {},
            "1,250 mcg/mL from 2,000 mcg/mL, 20 mL",
            (
                "◇ 1,250 mcg/mL\nfrom 2,000 mcg/mL\n2 of 20 mL, 15 mL left over",
                "≈90.9 days\nnominal 100 days\n0.36 mL/day",
                "Fri 12 Feb 2027\nalarm decides",
                "Fits.",
            ),
        ),
        (
            {"refill.flow_tolerance": None, "refill.booking_buffer": None},
            "500 mcg/mL undiluted",
            (
                "× 500 mcg/mL undiluted\n2 of 20 mL, none left over",
                "40 days\n0.9 mL/day",
                "no date\nalarm decides",
                "Falls out. It reaches only 40 of 90 days.",
            ),
        ),
        (
            {"dose.daily_dose": "24 mcg/day"},
            "1,000 mcg/mL undiluted",
            (
                "× 1,000 mcg/mL undiluted\n2 of 20 mL, none left over",
                "withheld",
                "withheld",
                "Falls out: flow below the pump's minimum (FLW-01).",
            ),
        ),
    ],
)
def test_a_row(changes: Changes, beginning: str, cells: tuple[str, ...]) -> None:
    row = _row(_state(changes), beginning)
    assert row.cells == cells
    assert len(row.cells) == len(HEADINGS)
    assert row.fits is cells[3].startswith("Fits.")


def test_a_row_says_whether_stability_decides_and_nothing_of_it_where_no_limit_is_entered() -> None:
    limited = _row(_state({"refill.stability_limit": "100 days"}), "2,000 mcg/mL undiluted, 20 mL")
    assert limited.cells[2] == "Wed 24 Feb 2027\nstability decides"
    without = _row(_state({"refill.stability_limit": None}), "2,000 mcg/mL undiluted, 20 mL")
    assert without.cells[2] == "no date"


def test_an_interval_beyond_the_recommended_maximum_is_remarked_on_the_page() -> None:
    said = _state({"plan.interval": "300 days", "refill.stability_limit": None, "dose.daily_dose": "200 mcg/day"})
    assert said.answer.startswith("300 days is longer than the recommended maximum of 180 days in the pump")


def test_a_row_is_said_as_a_whole() -> None:
    assert _row(_state({}), "1,250 mcg/mL from 2,000 mcg/mL, 20 mL").spoken == (
        "1,250 mcg/mL, from 2,000 mcg/mL, 2 of 20 mL, 15 mL left over;"
        " Days and flow: ≈90.9 days, nominal 100 days, 0.36 mL/day; Book by: Fri 12 Feb 2027, alarm decides;"
        " Verdict: Fits."
    )


def test_the_detail_names_products_and_what_is_drawn_up_and_says_its_findings_in_full() -> None:
    changes: Changes = {"plan.interval": "60 days"}
    detail = _row(_state(changes), "1,000 mcg/mL from 2,000 mcg/mL, 5 mL").detail
    assert detail == (
        "1,000 mcg/mL from 2,000 mcg/mL, in containers of 5 mL: Lioresal Intrathecal 10 mg/5 mL, ampule."
        " Draw up 20 mL of stock and 20 mL of diluent.\n"
        "● caution CON-01: 1,000 mcg/mL is sold ready to use, and every dilution is one more chance for a slip."
        " Take the ready product if it can be had."
    )


def test_the_detail_of_what_falls_out_says_why_in_full() -> None:
    row = _row(_state({"dose.daily_dose": "24 mcg/day"}), "1,000 mcg/mL undiluted")
    assert row.detail.endswith(f"\nFalls out. {row.reason}")
    assert row.reason.startswith("FLW-01: The flow, 0.024 mL/day, is below the pump's minimum of 0.048 mL/day")


def test_every_key_is_another() -> None:
    keys = [row.key for row in _state({}).rows]
    assert len(set(keys)) == len(keys) == 74


def test_what_every_candidate_has_against_it_stands_once() -> None:
    state = _state({"refill.booking_buffer": None})
    assert state.notes == (
        "For every candidate: ● RES-06: Without a booking buffer a missed appointment can end in withdrawal."
        " Published advice is 3 to 5 or 7 to 10 days."
    )
    assert all("RES-06" not in row.cells[3] for row in state.rows)
    assert _state({}).notes == ""


def test_what_else_of_the_worksheet_counts_is_said() -> None:
    assert _state({}).also == "From the worksheet also counts: first fill."


@pytest.mark.parametrize(
    ("changes", "path", "said"),
    [
        ({"pump.alarm_volume": "3 mL"}, "pump.alarm_volume", "Only here; the worksheet has 4"),
        ({"pump.alarm_volume": None}, "pump.alarm_volume", "; only here; the worksheet has 4"),
        ({"dose.daily_dose": "500 mcg/day"}, "dose.daily_dose", "; only here; the worksheet has 450"),
        ({"dose.bolus_dose": "5 mcg", "dose.boluses_per_day": "1"}, "dose.bolus_dose", "the worksheet has nothing"),
        ({}, "dose.daily_dose", "450 mcg/day = 0.45 mg/day = 18.75 mcg/hour = 0.3125 mcg/min"),
        ({"plan.interval": "60 days"}, "plan.interval", ""),
    ],
)
def test_a_field_says_where_it_differs_from_the_worksheet(changes: Changes, path: str, said: str) -> None:
    meaning = _state(changes, {}).fields[path].meaning
    assert meaning.endswith(said)
    assert ("worksheet" in meaning) is ("worksheet" in said)


def test_a_field_says_why_it_is_not_read() -> None:
    state = _state({"plan.interval": "181 days", "refill.flow_tolerance": "1,5"}, {})
    assert state.fields["plan.interval"].refused.startswith("Not read: 181 days is longer than the stability limit")
    tolerance = state.fields["refill.flow_tolerance"]
    assert tolerance.refused.startswith("Not read: 1,5")
    assert "worksheet" not in tolerance.meaning
    assert state.rows == ()


def test_no_field_is_marked_with_a_finding_of_the_worksheet() -> None:
    state = _state({"dose.daily_dose": "3000 mcg/day"})
    assert all(not field.marks for field in state.fields.values())


def test_the_news_are_what_comes_of_the_plan() -> None:
    assert _state({}).news == (
        "1,250 mcg/mL is the lowest round concentration that reaches 90 days. 32 of 74 fit. First: 2,000 mcg/mL"
        " undiluted, 2 of 20 mL, none left over; Days and flow: ≈145.4 days, nominal 160 days, 0.225 mL/day;"
        " Book by: Fri 9 Apr 2027, alarm decides; Verdict: Fits."
    )
    assert _state(TOO_MUCH).news.endswith(" Nothing fits: each candidate says why.")
    assert _state({"plan.interval": None}).news == "Enter the wished interval."
    assert _state({"plan.interval": "x"}).news == ""


def test_the_sheet_is_the_worksheet_with_what_is_typed_here_over_it() -> None:
    opened = Worksheet(texts={"dose.daily_dose": "450 mcg/day", "pump.alarm_volume": "4 mL"})
    sheet = plan_sheet(opened, {"dose.daily_dose": "500", "pump.alarm_volume": "", "plan.interval": "90"})
    assert sheet.texts == {"dose.daily_dose": "500 mcg/day", "plan.interval": "90 days"}


def test_numbers_are_in_the_mark_of_the_document() -> None:
    state = _state({}, mark=DecimalMark.COMMA)
    assert state.results[0].text == "1\u2009250 mcg/mL"
    assert state.rows[0].cells[1] == "≈145,4 days\nnominal 160 days\n0,225 mL/day"
