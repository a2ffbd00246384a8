"""Whatever a file holds: never an exception, and never a number that the text does not say.

What a text says is judged by the oracle's reader, which shares no code with the program.
"""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.reference import Reference
from itb_calc.report.evaluation_text import evaluation_as_text
from itb_calc.visit import fields
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.read import read
from itb_calc.worksheet.read_schedule import read_steps
from itb_calc.worksheet.text import Worksheet
from tests.oracle import text as oracle
from tests.worksheet.kinds_of_fields import unit_of
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, TEXT_PATHS, Sheet, content_of, put, read_sheet

_ANY_CHARACTER = st.characters(exclude_categories=())
_FRAGMENTS = st.sampled_from(
    [
        *("0", "1", "5", "07", "20", "49", "450", "9999999", "12345678", "0000", ".", ",", " ", "\N{NO-BREAK SPACE}"),
        *("mcg", "mg", "mL", "ml", "µg", "μg", "ug", "micrograms", "day", "days", "hour", "h", "cm", "%", "min"),
        *("/", " in ", " per ", "in", "per", "-", "+", "e", "½", "٣", "２", "∞", "_", "\t", "\n", "x"),
    ]
)
_NUMBERS = st.from_regex(r"(0|[1-9][0-9]{0,7})([.,][0-9]{0,5})?", fullmatch=True)
_UNITS = st.sampled_from(
    ["mL", "mcg/day", "mcg", "mg/mL", "mcg per mL", "mL/day", "days", "%", "cm", "mg/20 mL", "mg in 2.5 ml", ""]
)
_QUANTITIES = st.builds(lambda number, space, unit: number + space + unit, _NUMBERS, st.sampled_from(["", " "]), _UNITS)
_DATES = st.dates().map(str) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True)
_WORDS = st.sampled_from(
    [*REFERENCE.products, *REFERENCE.pumps, *REFERENCE.catheters, "other", "adult-spinal", "paediatric", "titration"]
)
_TEXTS = (
    _QUANTITIES
    | st.lists(_FRAGMENTS, min_size=1, max_size=7).map("".join)
    | _DATES
    | _WORDS
    | st.text(_ANY_CHARACTER, min_size=1, max_size=30)
)
_BASES: tuple[Mapping[str, str], ...] = (
    {},
    read_sheet(ROUTINE).texts,
    read_sheet(CHANGED).texts,
    {**read_sheet(CHANGED).texts, "pump.id": "constant-flow", "pump.fixed_flow": "0.3 mL/day"},
)
_TIMES = st.sampled_from(["00:00", "06:00", "8:00", "12:00", "18:30", "24:00", "24:01"]) | _TEXTS
_STEPS = st.fixed_dictionaries({}, optional={"start": _TIMES, "end": _TIMES, "dose": _TEXTS | st.just("225 mcg")})
_WORKSHEETS = st.builds(
    Worksheet,
    texts=st.builds(
        lambda base, typed: {**base, **typed},
        st.sampled_from(_BASES),
        st.dictionaries(st.sampled_from(TEXT_PATHS), _TEXTS, max_size=5),
    ),
    answers=st.dictionaries(st.just("previous.first_fill"), st.booleans()),
    schedule=st.lists(_STEPS, max_size=3).map(tuple) | st.lists(_STEPS, min_size=13, max_size=14).map(tuple),
    decimal_mark=st.sampled_from(DecimalMark),
    visits=st.lists(
        st.dictionaries(st.sampled_from(["date", "expected_residual", "aspirated_volume"]), _TEXTS), max_size=2
    ).map(tuple),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(_ANY_CHARACTER, max_size=10) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(TEXT_PATHS) | st.text(), inner),
    max_leaves=10,
)


def _is_one_sentence(message: str) -> bool:
    return message.isprintable() and message.endswith(".") and bool(message.strip())


@given(st.binary())
@example(b"\xef\xbb\xbf{}")
@example(b'{"schema":1,"\xf0\x9f\x92\x8a":0}')
def test_arbitrary_bytes_are_refused_in_a_sentence(content: bytes) -> None:
    refused = read_worksheet(content)
    assert isinstance(refused, FileRefused)
    assert _is_one_sentence(refused.message)


@given(_JSON)
def test_arbitrary_json_is_refused_in_a_sentence(value: Any) -> None:  # noqa: ANN401 - JSON
    refused = read_worksheet(json.dumps(value).encode())
    assert isinstance(refused, FileRefused)
    assert _is_one_sentence(refused.message)


@given(
    st.sampled_from([*TEXT_PATHS, "previous.first_fill", "dose.schedule", "visits", "dose", "system", "kind", "notes"]),
    _JSON,
)
def test_arbitrary_json_in_one_place_is_kept_as_text_or_refused(path: str, value: Any) -> None:  # noqa: ANN401 - JSON
    outcome = read_worksheet(content_of(put({"schema": 1}, path, value)))
    if isinstance(outcome, FileRefused):
        assert _is_one_sentence(outcome.message)
    elif isinstance(value, str) and path in TEXT_PATHS:
        assert outcome == Worksheet(texts={path: value} if value else {})
    elif isinstance(value, bool):
        assert outcome == Worksheet(answers={"previous.first_fill": value})
    else:
        assert (
            path == "kind"
            or value in (None, "", [], {})
            or (path in {"dose.schedule", "visits"} and type(value) is list)
        )


@given(st.binary(max_size=8), st.integers(min_value=0))
def test_a_damaged_file_is_refused_or_still_holds_texts_only(damage: bytes, place: int) -> None:
    content = content_of(ROUTINE)
    place %= len(content)
    outcome = read_worksheet(content[:place] + damage + content[place + 1 :])
    if isinstance(outcome, FileRefused):
        assert _is_one_sentence(outcome.message)
    else:
        assert all(isinstance(text, str) for text in outcome.texts.values())


def _file_of(worksheet: Worksheet) -> Sheet:
    sheet: Sheet = {"schema": 1, "decimal_mark": worksheet.decimal_mark.value}
    for path, entered in (*worksheet.texts.items(), *worksheet.answers.items()):
        sheet = put(sheet, path, entered)
    return put(put(sheet, "dose.schedule", list(worksheet.schedule)), "visits", list(worksheet.visits))


@given(_WORKSHEETS)
def test_every_typed_text_comes_out_of_the_file_as_it_went_in(worksheet: Worksheet) -> None:
    assert read_worksheet(content_of(_file_of(worksheet))) == worksheet


def _oracle_number(path: str, text: str, mark: DecimalMark) -> Fraction | None:
    ratio = oracle.read_number(text, oracle.NUMBER_FIELDS[path], mark.value)
    return None if ratio is None else Fraction(*ratio)


# Without which a field says nothing.
_BESIDE = {"pump.fixed_flow": {"pump.id": "constant-flow"}}


def _read_one(path: str, text: str, mark: DecimalMark) -> object:
    """Return the field's value as read, or None where it is a problem."""
    inputs, problems = read(Worksheet(texts={**_BESIDE.get(path, {}), path: text}, decimal_mark=mark), REFERENCE)
    is_problem = path in {problem.field for problem in problems}
    assert is_problem == (path not in inputs.values) == (path in inputs.unreadable)
    assert all(problem.text == text for problem in problems if problem.field == path)
    return inputs.values.get(path)


@settings(max_examples=1_000)
@given(st.sampled_from(sorted(oracle.NUMBER_FIELDS)), _TEXTS, _NUMBERS | st.none(), st.sampled_from(DecimalMark))
def test_a_number_is_what_an_independent_reader_finds_in_the_text(
    path: str, text: str, number: str | None, mark: DecimalMark
) -> None:
    if number is not None:
        text = f"{number} {unit_of(path)}"
    value = _read_one(path, text, mark)
    if isinstance(value, Amount):
        value = value.number("mcg/mL" if value.unit == "mg/mL" else value.unit)
    assert value == _oracle_number(path, text, mark)


@pytest.mark.parametrize("path", oracle.STRENGTH_FIELDS)
@given(text=_TEXTS, mark=st.sampled_from(DecimalMark))
def test_a_strength_is_what_an_independent_reader_finds_in_the_text(path: str, text: str, mark: DecimalMark) -> None:
    value = _read_one(path, text, mark)
    expected = oracle.read_strength(text, mark.value)
    if expected is None:
        assert value is None
        return
    assert isinstance(value, Quantity)
    assert value.value.number("mcg/mL") == Fraction(*expected.concentration)
    assert value.amount.number("mcg") == Fraction(*expected.mass)
    assert value.per_is_typed == (expected.volume is not None)


@pytest.mark.parametrize("path", ["fill_date", "previous.fill_date"])
@given(text=_TEXTS, mark=st.sampled_from(DecimalMark))
def test_a_date_is_what_an_independent_reader_finds_in_the_text(path: str, text: str, mark: DecimalMark) -> None:
    assert _read_one(path, text, mark) == oracle.read_date(text)


@pytest.mark.parametrize("part", ["start", "end"])
@given(text=_TIMES)
def test_a_time_is_what_an_independent_reader_finds_in_the_text(part: str, text: str) -> None:
    (reading,) = read_steps(Worksheet(schedule=({part: text},)), REFERENCE)
    assert reading.parts.get(part) == oracle.read_time(text)
    assert (part in reading.refusals) == (oracle.read_time(text) is None)


@given(text=_QUANTITIES | _TEXTS, mark=st.sampled_from(DecimalMark))
def test_the_dose_of_a_step_is_what_an_independent_reader_finds_in_the_text(text: str, mark: DecimalMark) -> None:
    (reading,) = read_steps(Worksheet(schedule=({"dose": text},), decimal_mark=mark), REFERENCE)
    ratio = oracle.read_number(text, oracle.STEP_DOSE, mark.value)
    assert reading.parts.get("dose") == (None if ratio is None else Amount(Fraction(*ratio), "mcg"))


@pytest.mark.parametrize("path", sorted(oracle.WORD_FIELDS))
@given(text=_WORDS | _TEXTS)
def test_a_word_is_one_of_the_known_ones_to_the_letter(path: str, text: str) -> None:
    assert _read_one(path, text, DecimalMark.POINT) == (text if text in oracle.WORD_FIELDS[path] else None)


@given(_WORKSHEETS, st.sampled_from([REFERENCE, Reference(defect="Nothing is known.")]), st.dates())
def test_every_worksheet_has_an_evaluation_that_can_be_shown(
    worksheet: Worksheet, reference: Reference, today: date
) -> None:
    evaluation = evaluate(worksheet, reference, today)
    shown = evaluation_as_text(worksheet, reference, evaluation)
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in shown)
    assert all(_is_one_sentence(problem.message) for problem in evaluation.problems)
    printed = json.loads(json.dumps(evaluation_as_json(evaluation)))
    typed = {fields.SCHEDULE, fields.VISITS, *fields.BY_PATH}
    assert {problem["field"] for problem in printed["problems"]} <= typed
    assert "INT-01" not in {finding["rule"] for finding in printed["findings"]}
    assert printed["today"] == today.isoformat()
