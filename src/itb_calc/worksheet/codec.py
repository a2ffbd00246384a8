"""From a worksheet file to a worksheet: strict, and refused as a whole where its form is wrong.

The form is JSON with known keys only, each number as text. What the texts say is looked at only where the file has
written down what they mean: the two must agree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from itb_calc.core.refusal import DecimalMark, quote
from itb_calc.visit import fields
from itb_calc.worksheet.codec_record import confirmations_of, prints_of, rounds_of, shown_in, signatures_of, site_of
from itb_calc.worksheet.file_model import WorksheetFile
from itb_calc.worksheet.shown import Shown, with_another_meaning
from itb_calc.worksheet.text import SCHEMA, Worksheet

LARGEST_FILE = 1_000_000
_LISTS = {fields.SCHEDULE: "a list of steps", fields.VISITS: "a list of visits"}
_IN_A_LIST = tuple(f"{path}[" for path in _LISTS)
_RECORD = ("site", "confirmations", "signatures", "second_check", "prints", "shown")
_NOT_FIELDS = {"schema_", "kind", "number", "decimal_mark", "visits", *_RECORD}
_WANTED = {"string_type": "text in quotes", "bool_type": "true or false", "list_type": "a list"}
_JSON_TYPES = {
    str: "a text",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a section",
    type(None): "null",
}


@dataclass(frozen=True, slots=True)
class FileRefused:
    """A file that is no worksheet, with one sentence for the person."""

    message: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What a worksheet file holds: the worksheet, and what was shown of it when it was written, where that is kept."""

    worksheet: Worksheet
    shown: Shown | None


class _RefusedError(Exception):
    """The text of the file is refused; the text is the sentence for the person."""


def read_worksheet(content: bytes) -> Worksheet | FileRefused:
    """Read a worksheet file, or say in one sentence why it is none."""
    saved = read_saved(content)
    return saved if isinstance(saved, FileRefused) else saved.worksheet


def read_saved(content: bytes) -> Saved | FileRefused:
    """Read a worksheet file with what was shown of it, or say in one sentence why it is none."""
    if len(content) > LARGEST_FILE:
        return FileRefused("The file is larger than any worksheet, so it was not read.")
    try:
        file = _validate(_parse(content))
    except _RefusedError as refused:
        return FileRefused(str(refused))
    saved = Saved(_worksheet(file), shown_in(file))
    wrong = () if saved.shown is None else with_another_meaning(saved.worksheet, saved.shown)
    return _changed_beside(wrong[0]) if wrong else saved


def _changed_beside(path: str) -> FileRefused:
    return FileRefused(
        f"In the file {_show(path)} does not say what the file has written down as its meaning: it was changed or"
        " damaged after it was saved. Look at a copy, or type the worksheet anew."
    )


def _validate(data: dict[str, Any]) -> WorksheetFile:
    try:
        return WorksheetFile.model_validate(data)
    except ValidationError as refused:
        raise _RefusedError(_sentence(refused, data)) from None


def _parse(content: bytes) -> dict[str, Any]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise _RefusedError("The file is not text in UTF-8, so it is no worksheet.") from cause
    if not text.strip():
        raise _RefusedError("The file is empty, so it is no worksheet.")
    try:
        data = json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
    except (ValueError, RecursionError) as cause:
        where = f" (line {cause.lineno})" if isinstance(cause, json.JSONDecodeError) else ""
        raise _RefusedError(f"The file is not well-formed JSON{where}, so it is no worksheet.") from cause
    if not isinstance(data, dict):
        raise _RefusedError("The file is JSON, but no worksheet: a worksheet is one object in braces.")
    _look_at_schema(data.get("schema", SCHEMA))
    return data


def _look_at_schema(schema: object) -> None:
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        raise _RefusedError(
            f"The file was written by a newer itb-calc (schema {_show(str(schema))}), which this version cannot read"
            " safely. Open it with the newer version."
        )
    if schema != SCHEMA or isinstance(schema, bool | float):
        raise _RefusedError("The file has another schema than 1, the only one that this version of itb-calc reads.")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for key, value in pairs:
        if key in keys:
            raise _RefusedError(f"The file has the key {_show(key)} twice, and it cannot be known which one is meant.")
        if not key.isprintable():
            raise _RefusedError(_unknown(_show(key)))
        keys[key] = value
    return keys


def _no_constant(name: str) -> None:
    raise _RefusedError(f"The file holds {name}, which is no value of a worksheet.")


def _sentence(refused: ValidationError, data: dict[str, Any]) -> str:
    error = refused.errors(include_url=False, include_context=False)[0]
    path, value = _locate(error["loc"], data)
    if error["type"] == "missing":
        return "The file does not say which schema it has, so it is no worksheet that can be read safely."
    if error["type"] == "extra_forbidden":
        return _unknown(path)
    if path == "decimal_mark":
        return 'The decimal_mark of the file must be "." or ",".'
    if path == "kind":
        return 'The kind of the file is not "refill", the only one that this version of itb-calc reads.'
    return f"In the file {path} is {_JSON_TYPES[type(value)]}, but it must be {_wanted(path, error['type'])}."


def _wanted(path: str, kind: str) -> str:
    if path == fields.FIRST_FILL.path:
        return "true or false"
    if path in _LISTS:
        return _LISTS[path]
    if path in fields.BY_PATH or (path.startswith(_IN_A_LIST) and not path.endswith("]")):
        return 'text in quotes, such as "4" or "450 mcg/day"'
    return _WANTED.get(kind, "a section in braces")


def _locate(location: tuple[int | str, ...], data: object) -> tuple[str, Any]:
    """Follow pydantic's location as far as the data goes; beyond it are names of pydantic's own."""
    path = ""
    value: Any = data
    for part in location:
        if path in fields.BY_PATH:
            break
        if isinstance(value, dict) and isinstance(part, str) and part in value:
            value, path = value[part], f"{path}.{_show(part)}" if path else _show(part)
        elif isinstance(value, list) and isinstance(part, int):
            value, path = value[part], f"{path}[{part}]"
    return path, value


def _unknown(shown: str) -> str:
    return f"The file has the key {shown}, which a worksheet does not have: it may be misspelled."


def _show(key: str) -> str:
    return quote(key) or '""'


def _worksheet(file: WorksheetFile) -> Worksheet:
    texts: dict[str, str] = {}
    answers: dict[str, bool] = {}
    _collect("", file.model_dump(exclude=_NOT_FIELDS), texts, answers)
    steps = file.dose.schedule if file.dose is not None else None
    return Worksheet(
        texts=texts,
        answers=answers,
        schedule=tuple(_entered(step.model_dump()) for step in steps or ()),
        decimal_mark=DecimalMark(file.decimal_mark or DecimalMark.POINT),
        visits=tuple(_entered(visit.model_dump()) for visit in file.visits or ()),
        number=file.number or "",
        site=site_of(file),
        confirmations=confirmations_of(file),
        signatures=signatures_of(file),
        rounds=rounds_of(file),
        prints=prints_of(file),
    )


def _entered(section: Mapping[str, str | None]) -> dict[str, str]:
    return {key: text for key, text in section.items() if text}


def _collect(prefix: str, section: Mapping[str, Any], texts: dict[str, str], answers: dict[str, bool]) -> None:
    """Gather what is entered under each field's path: null and an empty text mean that nothing is."""
    for key, value in section.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict):
            _collect(f"{path}.", value, texts, answers)
        elif isinstance(value, bool):
            answers[path] = value
        elif isinstance(value, str) and value:
            texts[path] = value
