"""What is read back of a worksheet, and when nothing is: an order is passed on whole and right, or not at all."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotEntered
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.golden import GoldenCase, golden_file, read_golden_cases
from itb_calc.worksheet.read import read
from itb_calc.worksheet.read_back import NotSpoken, Spoken, _order, read_back_as_json, read_back_of
from tests.worksheet.sheets import REFERENCE, ROUTINE, STEP, TODAY, Sheet, put, read_sheet

_GOLDEN = read_golden_cases(golden_file().read_bytes())
_KIT = "baclofen-2000mcg-inj-refill-kit"
_PRODUCT = (
    "baclofen two thousand micrograms per millilitre, that is 2 milligrams per millilitre,"
    " 40 milligrams in 20 millilitres"
)
_SECOND = {
    "preparation.second_stock.label_strength": "10 mg/20 mL",
    "preparation.second_stock.container_volume": "20 mL",
}


def _read_back(sheet: Sheet, reference: Reference = REFERENCE) -> Spoken | NotSpoken:
    worksheet = read_sheet(sheet)
    return read_back_of(worksheet, reference, evaluate(worksheet, reference, TODAY))


def _sentence(sheet: Sheet) -> str:
    outcome = _read_back(sheet)
    assert isinstance(outcome, Spoken), outcome
    return outcome.sentence


def _refusal(sheet: Sheet, reference: Reference = REFERENCE) -> str:
    outcome = _read_back(sheet, reference)
    assert isinstance(outcome, NotSpoken), outcome
    assert len(re.findall(r"\.(?= [A-Z]|$)", outcome.message)) <= 2
    assert outcome.message.endswith(".")
    return outcome.message


def _with(sheet: Sheet, changes: Mapping[str, str | None]) -> Sheet:
    for path, value in changes.items():
        sheet = put(sheet, path, value)
    return sheet


def test_a_routine_order_is_read_back_whole() -> None:
    assert _sentence(ROUTINE) == (
        f"{_PRODUCT}; prepared at one thousand five hundred micrograms per millilitre,"
        " that is 1.5 milligrams per millilitre, 64.5 milligrams in 43 millilitres;"
        " four hundred and fifty micrograms per day, that is 18.75 micrograms per hour;"
        " injected volume forty millilitres, in digits four zero;"
        " programmed volume forty millilitres, in digits four zero;"
        " alarm volume four millilitres; book by Friday 5 March 2027."
    )


def test_a_product_alone_is_read_back_from_its_printed_name() -> None:
    assert _sentence({"schema": 1, "product": {"id": "baclofen-40mg-20ml-inj-20ml"}}) == f"{_PRODUCT}."


def test_an_incomplete_name_is_read_back_once_strength_and_volume_are_typed_from_the_package() -> None:
    sheet = {"schema": 1, "product": {"id": _KIT, "label_strength": "40 mg/20 mL", "container_volume": "20 mL"}}
    assert _sentence(sheet) == f"{_PRODUCT}."


def test_boluses_and_two_stocks_are_read_back() -> None:
    sheet = put(put(ROUTINE, "dose.bolus_dose", "20 mcg"), "dose.boluses_per_day", "4")
    sentence = _sentence(_with(sheet, _SECOND))
    assert "; boluses of twenty micrograms, in digits two zero, at most four per day; " in sentence
    assert ", mixed with baclofen five hundred micrograms per millilitre, that is 0.5 milligrams" in sentence
    assert ", 10 milligrams in 20 millilitres; prepared at " in sentence


def test_a_second_stock_that_is_not_used_is_not_read_back() -> None:
    undiluted = {**ROUTINE, "preparation": {"second_stock": {"label_strength": "10 mg/20 mL"}}}
    assert "mixed" not in _sentence(undiluted)


def test_what_is_not_entered_is_left_out() -> None:
    sheet = _with(ROUTINE, {"dose.daily_dose": None, "pump.injected_volume": None, "pump.alarm_volume": None})
    sentence = _sentence(sheet)
    for absent in ("per day", "injected", "alarm", "book by", "boluses"):
        assert absent not in sentence
    assert "programmed volume forty" in sentence


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        (
            {"product.id": "other", "product.label_strength": "2 mg/mL", "product.container_volume": None},
            ("A concentration is", "Type the container volume first."),
        ),
        (
            {"product.id": _KIT, "product.label_strength": "2000 mcg/mL", "product.container_volume": None},
            ("A concentration is", "Type the container volume first."),
        ),
        ({"preparation.final_volume": None}, ("A target concentration is", "Type the final volume first.")),
        (
            {"preparation.second_stock.label_strength": "0.5 mg/mL"},
            ("A second stock is", "Type the container volume of the second stock first."),
        ),
    ],
)
def test_a_concentration_without_its_volume_is_refused(changes: dict[str, str | None], what: tuple[str, str]) -> None:
    assert _refusal(_with(ROUTINE, changes)) == (
        f"{what[0]} never read back without its volume: a strength passed on as “2000mcg” has cost a life. {what[1]}"
    )


@pytest.mark.parametrize("product", [_KIT, "baclofen-10mg-20-inj-20ml"])
def test_an_incomplete_name_is_refused_with_what_it_could_mean(product: str) -> None:
    message = _refusal({"schema": 1, "product": {"id": product}})
    assert message.startswith("Nothing is read back while PRD-02 blocks this worksheet: The printed name Baclofen ")
    assert "does not give the full strength: it could be " in message
    assert message.endswith(" from the package in your hand.")


_READ = (
    *("product.id", "product.label_strength", "product.container_volume", "preparation.target_concentration"),
    *("preparation.final_volume", *_SECOND, "pump.alarm_volume", "pump.injected_volume", "pump.programmed_volume"),
    *("dose.daily_dose", "dose.bolus_dose", "dose.boluses_per_day"),
    *("fill_date", "refill.stability_limit", "refill.booking_buffer", "refill.flow_tolerance"),
)


@pytest.mark.parametrize("path", _READ)
def test_a_field_that_the_sentence_would_read_and_that_is_not_read_refuses_all_of_it(path: str) -> None:
    label = fields.label_of(path)
    assert _refusal(put(ROUTINE, path, "1,5")).startswith(
        f"Nothing is read back while a field is not read ({label}): 1,5 is not "
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pump.reservoir_volume", "2O mL"),
        ("pump.minimum_flow", "0.O48 mL/day"),
        ("pump.residual_volume", "1,4 mL"),
        ("preparation.priming_volume", "1,5"),
        ("preparation.graduation", "half"),
        ("dose.age_years", "1,5"),
        ("dose.phase", "1,5"),
    ],
)
def test_a_field_that_the_sentence_does_not_say_refuses_it_too_because_a_rule_that_reads_it_was_silent(
    path: str, text: str
) -> None:
    assert _refusal(put(ROUTINE, path, text)).startswith("Nothing is read back while a field is not read (")


def test_an_order_is_never_made_without_the_volume_of_a_container() -> None:
    sheet = put(put(ROUTINE, "product", {"id": "other"}), "product.label_strength", "40 mg/20 mL")
    worksheet = read_sheet(sheet)
    facts = Facts(read(worksheet, REFERENCE)[0], REFERENCE)
    with pytest.raises(NotEntered, match=re.escape("product.container_volume")):
        _order(worksheet, facts, evaluate(worksheet, REFERENCE, TODAY).results)


def test_a_dose_of_a_bolus_without_how_many_refuses_all_of_it() -> None:
    assert _refusal(put(ROUTINE, "dose.bolus_dose", "20 mcg")) == (
        "Nothing is read back while a field is missing (Boluses per day): Bolus dose is entered without boluses per"
        " day. Enter both, or neither."
    )


def test_a_day_schedule_that_is_not_read_refuses_the_dose() -> None:
    assert _refusal(put(ROUTINE, "dose.schedule", [{**STEP, "end": "noon"}])).startswith(
        "Nothing is read back while a field is not read (Day schedule): "
    )


def test_a_day_schedule_is_named_beside_the_dose() -> None:
    said = _sentence(put(ROUTINE, "dose.schedule", [STEP]))
    assert "given by a day schedule, which is not read back here" in said


@pytest.mark.parametrize(
    ("changes", "beginning"),
    [
        ({"pump.programmed_volume": "20 mL"}, "Nothing is read back while VOL-01 blocks this worksheet: 40 mL is "),
        ({"product.id": "baclofen-5mg-5ml-solution"}, "Nothing is read back while PRD-01 blocks this worksheet: "),
        ({"dose.daily_dose": "9000 mcg/day"}, "Nothing is read back while DOS-04 blocks this worksheet: "),
        ({"preparation.target_concentration": "3000 mcg/mL"}, "Nothing is read back while DIL-01 blocks this "),
    ],
)
def test_a_block_refuses_all_of_it(changes: dict[str, str | None], beginning: str) -> None:
    assert _refusal(_with(ROUTINE, changes)).startswith(beginning)


def test_without_a_product_there_is_nothing_to_read_back() -> None:
    for sheet in ({"schema": 1}, put(ROUTINE, "product.id", None)):
        assert _refusal(sheet) == "Nothing is read back without the product. Enter it first."


def test_without_reference_data_nothing_is_read_back() -> None:
    message = _refusal(ROUTINE, Reference(defect="The folder is missing."))
    assert message.startswith("Nothing is read back while REF-01 blocks this worksheet: The folder is missing. ")


def test_a_strength_without_exact_words_is_refused() -> None:
    sheet = _with(ROUTINE, {"product.id": "other", "product.label_strength": "10 mg/3 mL"})
    assert _refusal(sheet) == (
        "The concentration of the product cannot be said exactly, and a rounded number is never read back."
        " Read the figures from the package itself."
    )


def test_a_withheld_date_is_never_read_back() -> None:
    sheet = put(ROUTINE, "refill.stability_limit", None)
    assert "book by" not in _sentence(sheet)


def test_the_public_object_has_one_key() -> None:
    assert read_back_as_json(_read_back(ROUTINE)) == {"sentence": _sentence(ROUTINE)}
    assert read_back_as_json(_read_back({"schema": 1})) == {"refused": _refusal({"schema": 1})}


@pytest.mark.parametrize("case", _GOLDEN, ids=lambda case: case.title)
def test_no_worked_case_is_read_back_with_a_block_or_a_rounded_number(case: GoldenCase) -> None:
    worksheet = read_sheet(dict(case.worksheet))
    evaluation = evaluate(worksheet, REFERENCE, case.today)
    outcome = read_back_of(worksheet, REFERENCE, evaluation)
    if isinstance(outcome, Spoken):
        assert not any(finding.severity is Severity.BLOCK for finding in evaluation.findings)
        assert "≈" not in outcome.sentence
        assert re.search(r"milligrams? in [0-9.,\u2009]+ millilitres?", outcome.sentence)
    else:
        assert outcome.message.isprintable()


@given(st.dictionaries(st.sampled_from(_READ), st.text(max_size=8)))
def test_nothing_that_is_typed_makes_it_stumble(changes: dict[str, str]) -> None:
    worksheet = read_sheet(_with(ROUTINE, dict(changes)))
    outcome = read_back_of(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))
    said = outcome.sentence if isinstance(outcome, Spoken) else outcome.message
    assert said.isprintable() or "\N{THIN SPACE}" in said
