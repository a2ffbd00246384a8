"""A whole worksheet: every problem found, on its own field, in the table's order; never a value, never silence."""

import pytest

from itb_calc.core.refusal import DecimalMark, Reason
from itb_calc.visit import fields
from itb_calc.visit.inputs import Inputs
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.kinds_of_fields import ILL_FORMED, PLAIN_NUMBERS, STRENGTHS, UNITS, unit_of
from tests.worksheet.sheets import IN_LISTS, REFERENCE, ROUTINE, STEP, TEXT_PATHS, put, read_sheet

_READS_NUMBERS = [path for path in (*UNITS, *STRENGTHS, *PLAIN_NUMBERS) if path in TEXT_PATHS]


def _read(
    texts: dict[str, str],
    answers: dict[str, bool] | None = None,
    schedule: tuple[dict[str, str], ...] = (),
    mark: DecimalMark = DecimalMark.POINT,
) -> tuple[Inputs, tuple[Problem, ...]]:
    return read(Worksheet(texts, answers or {}, schedule, mark), REFERENCE)


def _only_problem(outcome: tuple[Inputs, tuple[Problem, ...]]) -> Problem:
    inputs, problems = outcome
    (problem,) = problems
    assert inputs.unreadable == {problem.field}
    assert problem.field not in inputs.values
    return problem


def test_nothing_entered_is_nothing_read_and_no_problem() -> None:
    assert _read({}) == (Inputs({}, frozenset(), DecimalMark.POINT), ())


def test_a_routine_worksheet_is_read_without_a_problem() -> None:
    worksheet = read_sheet(ROUTINE)
    inputs, problems = read(worksheet, REFERENCE)
    assert problems == ()
    assert inputs.values.keys() == worksheet.texts.keys() | worksheet.answers.keys()
    assert inputs.values["previous.first_fill"] is True
    assert inputs.unreadable == frozenset()


@pytest.mark.parametrize("mark", list(DecimalMark))
def test_the_inputs_know_the_decimal_mark(mark: DecimalMark) -> None:
    assert _read({}, mark=mark)[0].mark is mark


@pytest.mark.parametrize("path", _READS_NUMBERS)
def test_an_ill_formed_number_is_a_problem_on_its_field_kept_as_typed(path: str) -> None:
    for number in ILL_FORMED:
        typed = f"{number} {unit_of(path)}"
        inputs, problems = _read({path: typed})
        (problem,) = (each for each in problems if each.field == path)
        assert problem.text == typed
        assert problem.message.endswith(".")
        assert path in inputs.unreadable
        assert path not in inputs.values


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_a_text_of_spaces_is_a_problem_and_not_an_empty_field(path: str) -> None:
    inputs, problems = _read({path: "  "})
    assert [(problem.field, problem.text) for problem in problems if problem.field == path] == [(path, "  ")]
    assert path in inputs.unreadable


def test_every_problem_is_found_in_the_tables_order_whatever_order_the_texts_have() -> None:
    for paths in (TEXT_PATHS, tuple(reversed(TEXT_PATHS))):
        inputs, problems = _read(dict.fromkeys(paths, "\t"), {"previous.first_fill": True}, ({**STEP, "dose": "?"},))
        expected = [field.path for field in fields.FIELDS if field not in IN_LISTS]
        expected.insert(expected.index("dose.age_years") + 1, "dose.schedule")
        assert [problem.field for problem in problems] == expected
        assert inputs.values == {}
        assert inputs.unreadable == set(expected)


def test_a_problem_leaves_every_other_field_readable() -> None:
    for path in TEXT_PATHS:
        sheet = put(put(ROUTINE, "previous", {}), path, "\t")
        inputs, problems = read(read_sheet(sheet), REFERENCE)
        assert path in {problem.field for problem in problems}
        assert inputs.values.keys() == read_sheet(sheet).texts.keys() - {problem.field for problem in problems}


@pytest.mark.parametrize(
    ("entered", "text", "empty", "message"),
    [
        ("bolus_dose", "10 mcg", "boluses_per_day", "Bolus dose is entered without boluses per day."),
        ("boluses_per_day", "4", "bolus_dose", "Boluses per day is entered without bolus dose."),
        ("boluses_per_day", "0", "bolus_dose", "Boluses per day is entered without bolus dose."),
    ],
)
def test_a_bolus_field_without_its_partner_is_a_problem_on_the_missing_one(
    entered: str, text: str, empty: str, message: str
) -> None:
    outcome = _read({f"dose.{entered}": text})
    assert _only_problem(outcome) == Problem(
        f"dose.{empty}", "", Reason.PARTNER_MISSING, f"{message} Enter both, or neither."
    )
    assert f"dose.{entered}" in outcome[0].values


def test_a_bolus_field_that_is_not_read_misses_its_partner_all_the_same() -> None:
    _, problems = _read({"dose.boluses_per_day": "4.5"})
    assert [(problem.field, problem.reason) for problem in problems] == [
        ("dose.bolus_dose", Reason.PARTNER_MISSING),
        ("dose.boluses_per_day", Reason.NOT_WHOLE),
    ]


def test_both_bolus_fields_are_no_problem_and_an_unreadable_partner_is_only_its_own() -> None:
    assert _read({"dose.bolus_dose": "10 mcg", "dose.boluses_per_day": "4"})[1] == ()
    unreadable = _read({"dose.bolus_dose": "10 mg", "dose.boluses_per_day": "4"})
    assert _only_problem(unreadable).field == "dose.bolus_dose"


def test_a_product_with_the_name_of_a_pump_is_unknown_and_nothing_else() -> None:
    assert _only_problem(_read({"product.id": "constant-flow"})).reason is Reason.UNKNOWN_ID


def test_a_document_with_a_comma_is_read_with_the_comma_in_every_field() -> None:
    texts = {"dose.daily_dose": "450,5 mcg/day", "dose.age_years": "3,5", "product.label_strength": "0,5 mg/mL"}
    assert _read(texts, mark=DecimalMark.COMMA)[1] == ()
    assert [problem.field for problem in _read(texts)[1]] == [
        "product.label_strength",
        "dose.daily_dose",
        "dose.age_years",
    ]


def test_a_safe_suggestion_goes_along_with_the_problem() -> None:
    assert _only_problem(_read({"pump.alarm_volume": ".5 mL"})).suggestion == "0.5 mL"
    assert _only_problem(_read({"pump.alarm_volume": "2,000 mL"})).suggestion is None
