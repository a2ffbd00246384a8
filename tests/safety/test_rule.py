"""What a rule may look at, and how its alternatives are judged."""

from dataclasses import replace

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.reference import Reference
from itb_calc.safety.rule import Case, met
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing, NotComputed, NotEntered, Unreadable
from itb_calc.visit.results import Results
from itb_calc.worksheet.read import read
from tests.safety.worksheets import REFERENCE, TODAY, worksheet


def case(mark: DecimalMark = DecimalMark.POINT) -> Case:
    inputs, _ = read(worksheet({}, mark), REFERENCE)
    return Case(Facts(inputs, REFERENCE), Results(), TODAY)


def test_a_case_gives_its_parts() -> None:
    of_routine = case()
    assert of_routine.inputs is of_routine.facts.inputs
    assert of_routine.reference is REFERENCE
    assert of_routine.thresholds is REFERENCE.thresholds
    assert of_routine.visit.facts is of_routine.facts
    assert of_routine.visit.results is of_routine.results


def test_thresholds_that_are_not_there_are_missing_not_a_defect() -> None:
    without = replace(case(), facts=Facts(case().inputs, Reference()))
    with pytest.raises(NotComputed) as missing:
        _ = without.thresholds
    assert missing.value.name == "thresholds"


@pytest.mark.parametrize(
    ("mark", "entered", "against"),
    [
        (DecimalMark.POINT, "2,000 mcg/mL", "≈2,000.03 mcg/mL"),
        (DecimalMark.COMMA, "2\N{THIN SPACE}000 mcg/mL", "≈2\N{THIN SPACE}000,03 mcg/mL"),
    ],
    ids=["point", "comma"],
)
def test_a_case_shows_amounts_in_the_documents_mark(mark: DecimalMark, entered: str, against: str) -> None:
    of_routine = case(mark)
    limit = of_routine.thresholds.highest_licensed_concentration.value
    assert of_routine.show(limit) == entered
    assert of_routine.show_against(limit + limit / 60000, limit) == against


def _raise(missing: Missing) -> str | None:
    raise missing


def test_what_the_met_conditions_say_in_their_order() -> None:
    assert met(lambda: "first", lambda: None, lambda: "second") == ["first", "second"]
    assert met() == []
    assert met(lambda: None) == []


@pytest.mark.parametrize("missing", [NotEntered("x"), Unreadable("x"), NotComputed("x")])
def test_a_condition_that_reads_what_is_not_there_does_not_silence_the_others(missing: Missing) -> None:
    assert met(lambda: _raise(missing), lambda: "other") == ["other"]
    assert met(lambda: "other", lambda: _raise(missing)) == ["other"]


def test_an_answer_that_is_false_is_an_answer() -> None:
    assert met(lambda: 0, lambda: False) == [0, False]


def _divide_by_zero() -> str | None:
    return str(1 // 0)


def test_a_defect_is_not_passed_over() -> None:
    with pytest.raises(ZeroDivisionError):
        met(_divide_by_zero)
