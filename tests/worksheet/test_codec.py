"""Worksheet files that are read, and every way of being none: refused as a whole, in one plain sentence."""

import json
from typing import Any

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.visit import fields
from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.text import Confirmation, Worksheet
from tests.worksheet.sheets import IN_LISTS, ROUTINE, STEP, TEXT_PATHS, VISIT, content_of, empty_but, put, read_sheet

_SECTIONS = ("product", "preparation", "preparation.second_stock", "pump", "dose", "refill", "previous", "system")
_WRONG_FOR_TEXT: dict[str, tuple[Any, ...]] = {
    "a number": (4, 4.5, 0),
    "true or false": (True, False),
    "a list": ([], ["4"]),
    "a section": ({},),
}
_WRONG_FOR_SECTION: dict[str, tuple[Any, ...]] = {
    "a text": ("", "x"),
    "a number": (0, 1.5),
    "true or false": (True, False),
    "a list": ([], [{}]),
}
_TEXT = 'text in quotes, such as "4" or "450 mcg/day"'
_OTHER_SCHEMA = "The file has another schema than 1, the only one that this version of itb-calc reads."
_NO_SCHEMA = "The file does not say which schema it has, so it is no worksheet that can be read safely."
_OTHER_KIND = 'The kind of the file is not "refill", the only one that this version of itb-calc reads.'
_OTHER_MARK = 'The decimal_mark of the file must be "." or ",".'
_NO_OBJECT = "The file is JSON, but no worksheet: a worksheet is one object in braces."
_NO_UTF_8 = "The file is not text in UTF-8, so it is no worksheet."
_EMPTY = "The file is empty, so it is no worksheet."


def _refusal(content: bytes | str | dict[str, Any]) -> str:
    """Return why a file is refused, having looked that it is one plain sentence."""
    if isinstance(content, dict):
        content = content_of(content)
    refused = read_worksheet(content if isinstance(content, bytes) else content.encode())
    assert isinstance(refused, FileRefused), refused
    message = refused.message
    assert message.isprintable()
    assert message.startswith(("The ", "In the file "))
    assert message.endswith(".")
    assert not any(word in message.lower() for word in ("error", "invalid", "traceback", "pydantic", "!"))
    return message


def _wrong_values(wrong: dict[str, tuple[Any, ...]]) -> list[tuple[str, Any]]:
    return [(name, value) for name, values in wrong.items() for value in values]


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_a_field_is_text_and_nothing_else(path: str) -> None:
    for name, value in _wrong_values(_WRONG_FOR_TEXT):
        assert _refusal(empty_but(path, value)) == f"In the file {path} is {name}, but it must be {_TEXT}."


@pytest.mark.parametrize("path", _SECTIONS)
def test_a_section_is_an_object_and_nothing_else(path: str) -> None:
    for name, value in _wrong_values(_WRONG_FOR_SECTION):
        assert _refusal(empty_but(path, value)) == f"In the file {path} is {name}, but it must be a section in braces."


@pytest.mark.parametrize(
    ("name", "value"),
    [("a text", "true"), ("a text", "yes"), ("a number", 1), ("a number", 0), ("a list", [True]), ("a section", {})],
)
def test_yes_and_no_are_booleans(name: str, value: object) -> None:
    path = "previous.first_fill"
    assert _refusal(empty_but(path, value)) == f"In the file {path} is {name}, but it must be true or false."


def test_a_section_in_place_of_yes_or_no_is_called_by_the_fields_own_name() -> None:
    refusal = _refusal(empty_but("previous.first_fill", {"bool": 1}))
    assert refusal == "In the file previous.first_fill is a section, but it must be true or false."


@pytest.mark.parametrize(
    ("name", "value"), [("a text", ""), ("a text", "x"), ("a number", 1), ("true or false", False), ("a section", STEP)]
)
def test_the_schedule_is_a_list(name: str, value: object) -> None:
    assert _refusal(empty_but("dose.schedule", value)) == (
        f"In the file dose.schedule is {name}, but it must be a list of steps."
    )


@pytest.mark.parametrize(
    ("name", "value"), [("null", None), ("a text", "x"), ("a number", 1), ("true or false", True), ("a list", [STEP])]
)
def test_a_step_is_an_object(name: str, value: object) -> None:
    assert _refusal(empty_but("dose.schedule", [STEP, value])) == (
        f"In the file dose.schedule[1] is {name}, but it must be a section in braces."
    )


@pytest.mark.parametrize("part", ["start", "end", "dose"])
def test_a_part_of_a_step_is_text(part: str) -> None:
    for name, value in _wrong_values(_WRONG_FOR_TEXT):
        refusal = _refusal(empty_but("dose.schedule", [STEP | {part: value}]))
        assert refusal == f"In the file dose.schedule[0].{part} is {name}, but it must be {_TEXT}."


@pytest.mark.parametrize("path", [f"{section}.Dose" for section in _SECTIONS] + ["Dose", "schema_", "remarks"])
def test_an_unknown_key_is_refused_by_its_path(path: str) -> None:
    values: tuple[object, ...] = ("1 mL", None, 1, {})
    for value in values:
        assert _refusal(put(ROUTINE, path, value)) == (
            f"The file has the key {path}, which a worksheet does not have: it may be misspelled."
        )


def test_an_unknown_key_of_a_step_is_refused_by_its_path() -> None:
    refusal = _refusal(empty_but("dose.schedule", [STEP, STEP | {"rate": "1"}]))
    assert (
        refusal == "The file has the key dose.schedule[1].rate, which a worksheet does not have: it may be misspelled."
    )


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("", '""'),
        ("fill\ndate", "fill[U+000A]date"),
        ("\ud800", "[U+D800]"),
        ("\u202eid", "[U+202E]id"),
        ("k" * 41, f"{'k' * 39}…"),
    ],
)
def test_a_key_that_cannot_be_shown_as_it_is_gets_a_sentence_too(key: str, shown: str) -> None:
    rest = ", which a worksheet does not have: it may be misspelled."
    assert _refusal({"schema": 1, key: "x"}) == f"The file has the key {shown}{rest}"
    assert _refusal({"schema": 1, "product": {key: "x"}}).endswith(f"{shown}{rest}")


def test_the_longest_path_is_not_shortened_in_the_sentence() -> None:
    path = max(TEXT_PATHS, key=len)
    assert len(path) > 40
    assert path in _refusal(empty_but(path, 20))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('{"schema": 1, "schema": 1}', "schema"),
        ('{"schema": 1, "dose": {}, "dose": {}}', "dose"),
        ('{"schema": 1, "dose": {"daily_dose": "45 mcg/day", "daily_dose": "450 mcg/day"}}', "daily_dose"),
        ('{"schema": 1, "dose": {"daily_dose": null, "daily_dose": null}}', "daily_dose"),
        (
            '{"schema": 1, "preparation": {"second_stock": {"label_strength": "", "label_strength": ""}}}',
            "label_strength",
        ),
        ('{"schema": 1, "dose": {"schedule": [{"end": "08:00", "end": "09:00"}]}}', "end"),
        ('{"schema": 1, "": 1, "": 2}', '""'),
    ],
)
def test_a_key_that_stands_twice_is_refused_at_every_level(content: str, key: str) -> None:
    assert _refusal(content) == f"The file has the key {key} twice, and it cannot be known which one is meant."


@pytest.mark.parametrize(
    ("schema", "shown"), [("2", "2"), ("3", "3"), ("999", "999"), ("1" * 400, f"{'1' * 39}…"), ("1" * 5_000, "")]
)
def test_a_newer_schema_is_said_to_be_newer(schema: str, shown: str) -> None:
    newer = (
        f"The file was written by a newer itb-calc (schema {shown}), which this version cannot read safely."
        " Open it with the newer version."
    )
    # A number of thousands of digits is read by nobody.
    no_json = "The file is not well-formed JSON, so it is no worksheet."
    assert _refusal(f'{{"schema": {schema}, "kind": "refill"}}') == (newer if shown else no_json)


@pytest.mark.parametrize("schema", ["-1", "0", '"1"', "1.0", "1.5", "true", "null", "[1]", '{"is": 1}', "1e0", "1e999"])
def test_only_the_whole_number_1_is_the_schema(schema: str) -> None:
    assert _refusal(f'{{"schema": {schema}, "kind": "refill"}}') == _OTHER_SCHEMA


def test_a_file_without_a_schema_is_refused() -> None:
    assert _refusal("{}") == _NO_SCHEMA
    assert _refusal({"kind": "refill", "fill_date": "2026-11-23"}) == _NO_SCHEMA


@pytest.mark.parametrize("kind", ["Refill", "screening", " refill", 1, True, ["refill"], {}, "\ud800"])
def test_only_refill_is_a_kind(kind: object) -> None:
    assert _refusal({"schema": 1, "kind": kind}) == _OTHER_KIND


@pytest.mark.parametrize("mark", [";", "٫", "point", " .", "..", 1, False, ["."], {}, "\ud800"])
def test_only_point_and_comma_are_decimal_marks(mark: object) -> None:
    assert _refusal({"schema": 1, "decimal_mark": mark}) == _OTHER_MARK


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("content", ["HERE", '{"schema": HERE}', '{"schema": 1, "fill_date": HERE}', "[1, HERE]"])
def test_what_json_does_not_know_is_refused(content: str, name: str) -> None:
    assert _refusal(content.replace("HERE", name)) == f"The file holds {name}, which is no value of a worksheet."


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{'schema': 1}", 1),
        ('{"schema": 1} x', 1),
        ('{\n"schema": 1,\n}', 3),
        ('{\n"schema": 1', 2),
        ('{"schema": 1, "fill_date": "\n"}', 1),
        ('// worksheet\n{"schema": 1}', 1),
        ('{"schema": 01}', 1),
        ("schema = 1", 1),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(content: str, line: int) -> None:
    assert _refusal(content) == f"The file is not well-formed JSON (line {line}), so it is no worksheet."


@pytest.mark.parametrize("content", ["[]", "1", "1.5", "true", "null", '"refill"', '[{"schema": 1}]'])
def test_json_that_is_no_object_is_refused(content: str) -> None:
    assert _refusal(content) == _NO_OBJECT


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert _refusal(content) == _EMPTY


@pytest.mark.parametrize(
    "content", [b"\xff\xfe{\x00}\x00", '{"schema": 1}'.encode("utf-16"), b'{"\xe9": 1}', b'"\xed\xa0\x80"', b"\x89PNG"]
)
def test_what_is_not_utf_8_is_refused(content: bytes) -> None:
    assert _refusal(content) == _NO_UTF_8


@pytest.mark.parametrize("opening", ["[", '{"dose":', '{"schema":1,"fill_date":['])
def test_a_nest_without_end_is_one_sentence(opening: str) -> None:
    assert _refusal(opening * 30_000) == "The file is not well-formed JSON, so it is no worksheet."


@pytest.mark.parametrize("depth", [50, 400])
def test_a_deep_nest_in_a_field_is_one_sentence(depth: int) -> None:
    content = f'{{"schema": 1, "fill_date": {"[" * depth}{"]" * depth}}}'
    assert _refusal(content) == f"In the file fill_date is a list, but it must be {_TEXT}."


@pytest.mark.parametrize("number", ["9" * 400, "9" * 5_000, "1e400", "-1e400", "1E-999"])
def test_a_huge_number_is_one_sentence(number: str) -> None:
    _refusal(f'{{"schema": {number}}}')
    _refusal(f'{{"schema": 1, "pump": {{"alarm_volume": {number}}}}}')


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not() -> None:
    content = b'{"schema": 1}'
    assert read_worksheet(content.ljust(LARGEST_FILE)) == Worksheet()
    assert _refusal(content.ljust(LARGEST_FILE + 1)) == "The file is larger than any worksheet, so it was not read."
    assert LARGEST_FILE == 1_000_000


def test_a_byte_order_mark_is_accepted_once() -> None:
    assert read_worksheet(b"\xef\xbb\xbf" + content_of(ROUTINE)) == read_sheet(ROUTINE)
    _refusal(b"\xef\xbb\xbf" * 2 + content_of(ROUTINE))


@pytest.mark.parametrize("path", [*TEXT_PATHS, "previous.first_fill", "kind", "decimal_mark"])
def test_null_and_an_empty_text_and_a_missing_key_are_not_entered(path: str) -> None:
    for value in (None, ""):
        assert read_sheet(empty_but(path, value)) == Worksheet()


@pytest.mark.parametrize("path", [*_SECTIONS, "dose.schedule"])
def test_null_and_an_empty_section_are_not_entered(path: str) -> None:
    empty: object = [] if path == "dose.schedule" else {}
    for value in (None, empty):
        assert read_sheet(empty_but(path, value)) == Worksheet()


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_every_text_is_kept_to_the_letter(path: str) -> None:
    for text in ("0", " ", " 1,5  mL ", "null", "µg", "\ud800", "a\x00\x1b[2Jb\n", "x" * 10_000):
        assert read_sheet(empty_but(path, text)) == Worksheet(texts={path: text})


@pytest.mark.parametrize("answer", [True, False])
def test_an_answer_is_kept_and_no_is_not_an_empty_field(answer: bool) -> None:  # noqa: FBT001 - the answer itself
    assert read_sheet(empty_but("previous.first_fill", answer)) == Worksheet(answers={"previous.first_fill": answer})


def test_the_steps_of_a_schedule_are_kept_in_their_order_with_what_is_entered() -> None:
    steps = [{"start": "08:00", "end": None}, {}, {"start": "", "dose": "1 mg"}, STEP]
    assert read_sheet(empty_but("dose.schedule", steps)).schedule == ({"start": "08:00"}, {}, {"dose": "1 mg"}, STEP)


@pytest.mark.parametrize("mark", list(DecimalMark))
def test_the_decimal_mark_is_kept(mark: DecimalMark) -> None:
    assert read_sheet({"schema": 1, "decimal_mark": mark.value}).decimal_mark is mark
    assert read_sheet({"schema": 1}).decimal_mark is DecimalMark.POINT


def test_a_whole_worksheet_is_read_under_the_paths_of_the_table() -> None:
    texts = {path: f"text of {path}" for path in TEXT_PATHS}
    sheet: dict[str, Any] = {"schema": 1, "kind": "refill", "decimal_mark": ","}
    for path, text in texts.items():
        sheet = put(sheet, path, text)
    sheet["previous"]["first_fill"] = False
    sheet["dose"]["schedule"] = [STEP]
    sheet["visits"] = [VISIT]
    worksheet = read_worksheet(json.dumps(sheet, indent=2).encode())
    assert worksheet == Worksheet(texts, {"previous.first_fill": False}, (STEP,), DecimalMark.COMMA, visits=(VISIT,))
    assert {*texts, "previous.first_fill"} == fields.BY_PATH.keys() - {part.path for part in IN_LISTS}


@pytest.mark.parametrize(
    ("confirmations", "kept"),
    [
        (None, {}),
        ({}, {}),
        ({"DOS-02": {}}, {}),
        ({"DOS-02": {"reason": None, "message": "The dose is high."}}, {}),
        ({"DOS-02": {"reason": "", "message": "The dose is high."}}, {}),
        ({"DOS-02": {"message": "The dose is high."}}, {}),
        ({"DOS-02": {"reason": "Ordered twice."}}, {"DOS-02": Confirmation("Ordered twice.", "")}),
        ({"DOS-02": {"reason": "Ordered twice.", "message": None}}, {"DOS-02": Confirmation("Ordered twice.", "")}),
        (
            {"RES-10": {"reason": " \n", "message": "Few days."}, "DOS-02": {"reason": "½\x00", "message": "High."}},
            {"RES-10": Confirmation(" \n", "Few days."), "DOS-02": Confirmation("½\x00", "High.")},
        ),
        # A rule that this version does not know keeps its reason.
        ({"NEW-99": {"reason": "Later.", "message": "New."}}, {"NEW-99": Confirmation("Later.", "New.")}),
    ],
)
def test_reasons_are_kept_with_their_messages_and_empty_ones_are_none(
    confirmations: dict[str, Any] | None, kept: dict[str, Confirmation]
) -> None:
    worksheet = read_sheet({"schema": 1, "confirmations": confirmations})
    assert worksheet == Worksheet(confirmations=kept)
    assert worksheet.is_empty


def test_reasons_stand_apart_from_what_is_entered() -> None:
    worksheet = read_sheet({**ROUTINE, "confirmations": {"DOS-02": {"reason": "Ordered.", "message": "High."}}})
    assert worksheet.confirmations == {"DOS-02": Confirmation("Ordered.", "High.")}
    assert (worksheet.texts, worksheet.answers) == (read_sheet(ROUTINE).texts, read_sheet(ROUTINE).answers)


@pytest.mark.parametrize("part", ["reason", "message"])
def test_a_reason_and_its_message_are_text(part: str) -> None:
    for name, value in _wrong_values(_WRONG_FOR_TEXT):
        refusal = _refusal({"schema": 1, "confirmations": {"DOS-02": {"reason": "Ordered.", part: value}}})
        assert refusal == f"In the file confirmations.DOS-02.{part} is {name}, but it must be text in quotes."


@pytest.mark.parametrize(
    ("path", "confirmations"), [("confirmations", None), ("confirmations.DOS-02", {"RES-10": {"reason": "Ordered."}})]
)
def test_reasons_stand_in_sections(path: str, confirmations: dict[str, Any] | None) -> None:
    for name, value in _wrong_values(_WRONG_FOR_SECTION):
        written = value if confirmations is None else {**confirmations, "DOS-02": value}
        assert _refusal({"schema": 1, "confirmations": written}) == (
            f"In the file {path} is {name}, but it must be a section in braces."
        )


def test_a_reason_of_nothing_is_no_section() -> None:
    assert _refusal({"schema": 1, "confirmations": {"DOS-02": None}}) == (
        "In the file confirmations.DOS-02 is null, but it must be a section in braces."
    )


@pytest.mark.parametrize(
    ("rule", "key", "shown"),
    [
        ("DOS-02", "reasons", "confirmations.DOS-02.reasons"),
        ("DOS-02", "", 'confirmations.DOS-02.""'),
        ("", "signature", 'confirmations."".signature'),
    ],
)
def test_an_unknown_key_beside_a_reason_is_refused_by_its_path(rule: str, key: str, shown: str) -> None:
    values: tuple[object, ...] = ("Ordered.", None, 1, {})
    for value in values:
        refusal = _refusal({"schema": 1, "confirmations": {rule: {"reason": "Ordered.", key: value}}})
        assert refusal == f"The file has the key {shown}, which a worksheet does not have: it may be misspelled."


def test_a_rule_with_two_reasons_is_refused() -> None:
    content = '{"schema": 1, "confirmations": {"DOS-02": {"reason": "a"}, "DOS-02": {"reason": "b"}}}'
    assert _refusal(content) == "The file has the key DOS-02 twice, and it cannot be known which one is meant."
