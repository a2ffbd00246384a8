"""The whole evaluation of a screening trial: strict reading, findings, what they withhold."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.reference.reference import Reference
from itb_calc.safety.catalogue import SCREENING_RULES
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case
from itb_calc.visit.results import Results
from itb_calc.visit.screening import RESULT_NAMES, calculate
from itb_calc.visit.screening_fields import BY_PATH, FIELDS
from itb_calc.worksheet.screening import evaluate_screening
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import assert_well_worded
from tests.worksheet.kinds_of_fields import ILL_FORMED
from tests.worksheet.trials import REFERENCE, SECOND, START, TODAY, UNREADABLE, Changes, screened

ALL: Changes = {**SECOND, **START}
EVERYTHING = {name.name for name in RESULT_NAMES}
BOLUS = {"bolus_volume", "next_dose_from"}
_CALCULATE = "itb_calc.worksheet.screening.calculate"
START_DOSE = {"start_dose", "start_hourly_dose"}


def shown(changes: Changes) -> set[str]:
    return set(screened({**ALL, **changes}).results.worked)


def test_a_trial_as_it_should_be() -> None:
    evaluation = screened(ALL)
    assert (evaluation.findings, evaluation.problems, evaluation.exit_status) == ((), (), 0)
    assert set(evaluation.results.worked) == EVERYTHING
    assert (evaluation.today, evaluation.reference_sha256) == (TODAY, REFERENCE.sha256)


@pytest.mark.parametrize(
    ("changes", "rule", "withheld"),
    [
        ({"dose": "101 mcg"}, "SCR-01", BOLUS | START_DOSE),
        ({"product": "baclofen-40mg-20ml-inj-20ml"}, "SCR-01", BOLUS | START_DOSE),
        ({"effective_dose": "101 mcg"}, "SCR-01", BOLUS | START_DOSE),
        ({"time": "07:59"}, "SCR-03", BOLUS),
        ({"last_response": "positive"}, "SCR-04", BOLUS),
    ],
)
def test_a_block_withholds_what_it_makes_untrue_and_nothing_else(
    changes: Changes, rule: str, withheld: set[str]
) -> None:
    evaluation = screened({**ALL, **changes})
    assert shown(changes) == EVERYTHING - withheld
    assert evaluation.findings[0].rule == rule
    assert set(evaluation.findings[0].withholds) == withheld - ({"next_dose_from"} if "dose" in changes else set())
    assert evaluation.exit_status == 1


def test_a_caution_withholds_nothing() -> None:
    evaluation = screened({**ALL, "dose": "60 mcg"})
    assert [finding.severity for finding in evaluation.findings] == [Severity.CAUTION]
    assert set(evaluation.results.worked) == EVERYTHING
    assert evaluation.exit_status == 0


def test_two_blocks_withhold_what_either_does_and_are_both_said() -> None:
    evaluation = screened({**ALL, "time": "07:59", "last_response": "adverse", "adverse_reaction": True})
    assert [finding.rule for finding in evaluation.findings] == ["SCR-03", "SCR-04"]
    assert set(evaluation.results.worked) == EVERYTHING - BOLUS


def problems(changes: Changes, mark: DecimalMark = DecimalMark.POINT) -> dict[str, str]:
    evaluation = screened({**ALL, **changes}, mark=mark)
    return {problem.field.removeprefix("screening."): problem.message for problem in evaluation.problems}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"dose": "0.075 mg"}, "0.075 mg is in mg, but screening dose takes mcg. Write it in mcg."),
        ({"dose": "75"}, "75 has no unit, but screening dose takes mcg. Write it in mcg."),
        ({"dose": "75 mcg/mL"}, "75 mcg/mL is in mcg/mL, but screening dose takes mcg. Write it in mcg."),
        ({"dose": "0 mcg"}, "Screening dose cannot be 0. Type the value, or clear the field if it is not known."),
        ({"effective_dose": "75 mcg/day"}, "75 mcg/day is in mcg/day, but effective dose takes mcg. Write it in mcg."),
        ({"last_response": "bad"}, "bad is not a response to it here. Write positive, none or adverse."),
        ({"product": "50"}, "50 is not the id of a listed product. Choose one of the list, or `other`."),
        ({"threshold": "8"}, "8 is not a threshold here. Write us-label or german-label."),
    ],
)
def test_a_text_that_is_not_read_is_a_problem_of_its_field(changes: Changes, message: str) -> None:
    (name,) = changes
    assert problems(changes) == {name: message}
    assert screened({**ALL, **changes}).exit_status == 2


def test_the_first_dose_has_nothing_before_it() -> None:
    message = "This is marked as the first dose, but “Date of the last dose” is entered too. Clear one of the two."
    assert problems({"first_dose": True}) == {"first_dose": message}
    evaluation = screened({"first_dose": True, "last_dose": UNREADABLE, "dose": "50 mcg"})
    assert [(problem.field, problem.reason) for problem in evaluation.problems] == [
        ("screening.first_dose", Reason.CONTRADICTION),
        ("screening.last_dose", Reason.NO_UNIT if "," not in UNREADABLE else Reason.WRONG_MARK),
    ]


def test_an_adverse_response_is_an_adverse_reaction() -> None:
    changes: Changes = {"last_response": "adverse", "dose": "25 mcg"}
    message = "The response to the last dose is adverse, but no adverse reaction is marked. Change one of the two."
    assert problems(changes) == {"adverse_reaction": message}
    assert shown(changes) == EVERYTHING - START_DOSE
    assert problems({**changes, "adverse_reaction": True}) == {}
    assert problems({**changes, "adverse_reaction": None}) == {}


def test_problems_stand_in_the_order_of_the_fields() -> None:
    wrong: Changes = {name: UNREADABLE for name, value in reversed(list(ALL.items())) if isinstance(value, str)}
    order = [
        field.path.removeprefix("screening.") for field in FIELDS if field.path.removeprefix("screening.") in wrong
    ]
    assert list(problems(wrong)) == order


def test_another_decimal_mark_reads_its_own_numbers_only() -> None:
    assert problems({"dose": "37.5 mcg"}, DecimalMark.COMMA).keys() == {"dose"}
    evaluation = screened({"dose": "37,5 mcg"}, mark=DecimalMark.COMMA)
    assert evaluation.results.amount("bolus_volume").number("mL") == Fraction(3, 4)


def test_damaged_reference_data_withholds_everything_but_the_time() -> None:
    for defective in (Reference(defect="It is damaged."), _with_defect("Not the reviewed ones.")):
        evaluation = screened(ALL, reference=defective)
        assert [finding.rule for finding in evaluation.findings] == ["REF-01"]
        assert set(evaluation.results.worked) == set()
        assert evaluation.exit_status == 1


def _with_defect(defect: str) -> Reference:
    return replace(REFERENCE, defect=defect)


def test_a_wrong_result_withholds_everything_and_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    of_another = screened({**ALL, "dose": "50 mcg"}).results.worked["bolus_volume"]
    monkeypatch.setattr(_CALCULATE, lambda facts: Results({**calculate(facts).worked, "bolus_volume": of_another}))
    evaluation = screened(ALL)
    assert [finding.rule for finding in evaluation.findings] == ["INT-01"]
    assert evaluation.findings[0].message.startswith("The results do not agree with each other (volume), which is")
    assert evaluation.results.worked == {}


def test_a_calculation_that_raises_is_a_block_and_rules_still_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> Results:
        raise ZeroDivisionError

    monkeypatch.setattr(_CALCULATE, fail)
    evaluation = screened({**ALL, "dose": "150 mcg"})
    assert [finding.rule for finding in evaluation.findings] == ["INT-01", "SCR-01", "SCR-02"]
    assert evaluation.results.worked == {}


def test_a_rule_that_raises_becomes_a_block_of_its_own_id(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Case) -> None:
        raise RuntimeError

    rules = tuple(replace(rule, check=fail) if rule.id == "SCR-02" else rule for rule in SCREENING_RULES)
    monkeypatch.setattr("itb_calc.worksheet.screening.SCREENING_RULES", rules)
    evaluation = screened(ALL)
    assert [(finding.rule, finding.severity) for finding in evaluation.findings] == [("SCR-02", Severity.BLOCK)]
    assert evaluation.results.worked == {}


_TEXTS = (
    st.sampled_from([*ILL_FORMED, "75 mcg", "100 mcg", "0.1 mg", "2026-11-24", "08:00", "24:00", "24:01", "positive"])
    | st.sampled_from([*REFERENCE.products, "other", "adverse", "none", "us-label", "50 mcg/mL", "10 mg/20 mL"])
    | st.text(min_size=1, max_size=12)
)
_TRIALS = st.builds(
    Worksheet,
    texts=st.dictionaries(st.sampled_from(sorted(BY_PATH)), _TEXTS),
    answers=st.dictionaries(
        st.sampled_from(["screening.first_dose", "screening.lasted_longer", "screening.adverse_reaction"]),
        st.booleans(),
    ),
    decimal_mark=st.sampled_from(DecimalMark),
)


@settings(max_examples=300)
@given(_TRIALS, st.sampled_from([REFERENCE, Reference(), Reference(defect="Nothing is known.")]), st.dates())
def test_whatever_is_typed_there_is_an_evaluation(typed: Worksheet, reference: Reference, today: date) -> None:
    evaluation = evaluate_screening(typed, reference, today)
    assert "INT-01" not in {finding.rule for finding in evaluation.findings}
    for finding in evaluation.findings:
        assert_well_worded(finding.message)
    assert all(problem.message.isprintable() and problem.message.endswith(".") for problem in evaluation.problems)


_CLOCK = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 1, 1))  # noqa: DTZ001
_TENTHS = st.integers(min_value=1, max_value=1500)
_RESPONSES = st.sampled_from(["positive", "none", "adverse"])


@settings(max_examples=500)
@given(_TENTHS, _TENTHS, _CLOCK, st.integers(min_value=-3000, max_value=6000), _RESPONSES)
def test_an_independent_judge_in_whole_numbers_comes_to_the_same(
    dose: int, last: int, now: datetime, before: int, response: str
) -> None:
    """Doses are in tenths of a microgram, times in minutes."""
    then = now - timedelta(minutes=before)
    evaluation = screened(
        {
            "product": "ndc-66794-151-01",
            "dose": f"{dose // 10}.{dose % 10} mcg",
            "last_dose": f"{last // 10}.{last % 10} mcg",
            "date": f"{now:%Y-%m-%d}",
            "time": f"{now:%H:%M}",
            "last_date": f"{then:%Y-%m-%d}",
            "last_time": f"{then:%H:%M}",
            "last_response": response,
        }
    )
    # The minutes of the clock, without the seconds that nobody types.
    minutes = (now.replace(second=0, microsecond=0) - then.replace(second=0, microsecond=0)) // timedelta(minutes=1)
    expected = [
        *["SCR-01"] * (dose > 1000 or last > 1000),
        *["SCR-03"] * (minutes < 24 * 60),
        *["SCR-04"] * (dose > last and response != "none"),
    ]
    cautions = ["SCR-02"] * (not {dose, last} <= {250, 500, 750, 1000})
    assert [finding.rule for finding in evaluation.findings] == [*expected, *cautions]
    volume = evaluation.results.worked.get("bolus_volume")
    assert (volume is None) == bool(expected)
    if volume is not None:
        assert evaluation.results.amount("bolus_volume").magnitude * 500 == dose
