"""A plan for machines: exact numbers with their units, the candidates in their order."""

from typing import Any

from itb_calc.planning.plan_json import plan_as_json
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from tests.planning.plans import REFERENCE, planned
from tests.planning.test_plan import CONSTANT, TOO_MUCH
from tests.safety.worksheets import Changes


def _json(changes: Changes) -> dict[str, Any]:
    return plan_as_json(planned(changes))


def test_the_object_names_what_it_rests_on() -> None:
    found = _json({})
    assert list(found) == [
        "schema",
        "version",
        "reference",
        "today",
        "interval",
        "lowest_concentration",
        "highest_concentration",
        "working",
        "answer",
        "findings",
        "candidates",
        "waits_for",
        "problems",
    ]
    assert found["reference"] == {"version": REFERENCE.version, "sha256": REFERENCE.sha256}
    assert (found["schema"], found["today"]) == (1, "2026-11-23")


def test_concentrations_and_interval_are_exact_with_their_units() -> None:
    found = _json({})
    assert found["interval"] == {"exact": "90", "unit": "day", "display": "90 days"}
    assert found["lowest_concentration"] == {
        "exact": "1250",
        "unit": "mcg/mL",
        "display": "1.25 mg/mL = 1,250 mcg/mL",
    }
    assert found["highest_concentration"]["exact"] == "9375"
    assert [working["result"] for working in found["working"]] == ["lowest_concentration", "highest_concentration"]
    assert found["working"][0]["answer"] == "1,250 mcg/mL"


def test_the_first_candidate_is_the_fittest() -> None:
    first = _json({})["candidates"][0]
    assert first["stock_concentration"]["exact"] == "2000"
    assert first["container_volume"] == {"exact": "20", "unit": "mL", "display": "20 mL"}
    assert first["target_concentration"] is None
    assert "baclofen-40mg-20ml-inj-20ml" in first["products"]
    assert (first["fits"], first["reasons"]) == (True, [])
    assert first["results"]["earliest_days_to_alarm"]["exact"] == "1600/11"
    assert first["results"]["book_by_date"] == {"date": "2027-04-09"}


def test_each_candidate_has_the_results_and_findings_of_its_evaluation() -> None:
    plan = planned({"previous.first_fill": None})
    for told, candidate in zip(plan_as_json(plan)["candidates"], plan.candidates, strict=True):
        evaluated = evaluation_as_json(candidate.evaluation)
        assert (told["results"], told["findings"]) == (evaluated["results"], evaluated["findings"])
    assert [finding["rule"] for finding in plan_as_json(plan)["findings"]] == ["CHK-02"]


def test_each_candidate_names_the_limit_that_decides_also_without_a_fill_date() -> None:
    for changes in ({}, {"fill_date": None}):
        limits = {
            each["results"]["pump_concentration"]["exact"]: each["deciding_limit"]
            for each in _json({"refill.stability_limit": "100 days", **changes})["candidates"]
        }
        assert (limits["1250"], limits["2000"]) == ("alarm", "stability")
    assert {each["deciding_limit"] for each in _json({"refill.stability_limit": None})["candidates"]} == {None}


def test_what_falls_out_has_its_reasons() -> None:
    candidates = _json(TOO_MUCH)["candidates"]
    assert len(candidates) == 74
    assert all(not each["fits"] and each["reasons"] for each in candidates)
    assert candidates[0]["reasons"] == ["It reaches only ≈32.7 of 180 days."]


def test_a_constant_flow_pump_has_a_needed_concentration_and_no_lowest_one() -> None:
    found = _json(CONSTANT)
    assert found["needed_concentration"]["exact"] == "9000/7"
    assert "lowest_concentration" not in found
    assert "highest_concentration" not in found


def test_what_is_missing_or_not_read_is_told_and_nothing_else() -> None:
    found = _json({"plan.interval": None, "dose.daily_dose": None})
    assert found["waits_for"] == ["dose.daily_dose", "plan.interval"]
    assert (found["candidates"], found["working"]) == ([], [])
    assert "interval" not in found
    refused = _json({"plan.interval": "90"})
    assert refused["problems"] == [
        {
            "field": "plan.interval",
            "text": "90",
            "message": "90 has no unit, but wished interval takes days. Write it in days.",
        }
    ]
