"""The file model and the table of fields say the same: a new field is one row of the table and one of the model."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from itb_calc.visit import fields
from itb_calc.worksheet import file_model, file_record_model
from itb_calc.worksheet.file_model import WorksheetFile
from itb_calc.worksheet.text import KIND, SCHEMA

_ABOUT_THE_FILE = ["schema_", "kind", "number", "decimal_mark"]
_VOUCHED = ["at", "content"]
# Everything behind the fields, in its order.
_RECORD = [
    *(f"site.{key}" for key in ("name", "flow_tolerance", "booking_buffer", "weekend_rule")),
    *(f"confirmations.{key}" for key in ("reason", "message", "by", *_VOUCHED, "void")),
    *(
        f"signatures.{role}.{key}"
        for role in ("prepared", "checked")
        for key in (
            *("name", *_VOUCHED, "reference", "void", "version"),
            *("shown.results", "shown.findings.rule", "shown.findings.message"),
        )
    ),
    *(f"second_check.{key}" for key in ("by", "at", "differing", "content")),
    *(f"prints.{key}" for key in ("what", *_VOUCHED, "void")),
    *(f"shown.{key}" for key in ("version", "reference_version", "reference_sha256", "today", "meanings", "results")),
    *(f"shown.findings.{key}" for key in ("rule", "severity", "message")),
    *(f"shown.problems.{key}" for key in ("field", "message")),
]
_NO_TEXT: dict[str, object] = {
    "signatures.prepared.shown.results": dict[str, str] | None,
    "signatures.checked.shown.results": dict[str, str] | None,
    "second_check.differing": list[str] | None,
    "shown.meanings": dict[str, str] | None,
    "shown.results": dict[str, str] | None,
}


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _paths(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        inner = list(_models_in(field.annotation))
        if inner:
            yield from _paths(inner[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", field.annotation


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            yield from _models(inner)


def test_the_fields_of_the_model_are_those_of_the_table_in_its_order() -> None:
    paths = [path for path, _ in _paths(WorksheetFile)]
    assert paths == [*_ABOUT_THE_FILE, *(field.path for field in fields.FIELDS), *_RECORD]


def test_every_field_takes_text_or_nothing_but_the_answer() -> None:
    annotations = dict(_paths(WorksheetFile))
    assert set(get_args(annotations.pop(fields.FIRST_FILL.path))) >= {bool, type(None)}
    assert {annotations.pop(name) for name in ("schema_", "kind", "decimal_mark")}.isdisjoint({str, str | None})
    others = {path: kind for path, kind in annotations.items() if not path.endswith(".void") and kind != str | None}
    assert others == _NO_TEXT
    assert {kind for path, kind in annotations.items() if path.endswith(".void")} == {bool | None}


def test_nothing_is_required_but_the_schema() -> None:
    required = {
        (model.__name__, name)
        for model in _models(WorksheetFile)
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    assert required == {("WorksheetFile", "schema_")}
    assert WorksheetFile.model_validate({"schema": SCHEMA, "kind": KIND}).kind == "refill"


def test_every_model_is_strict_and_frozen_and_refuses_what_it_does_not_know() -> None:
    models = list(_models(WorksheetFile))
    # A signature stands twice with what was shown at it, and the base of all is none.
    assert len(models) == 27
    assert len(set(models)) == 24
    for model in models:
        assert model.__module__ in {file_model.__name__, file_record_model.__name__}
        config = model.model_config
        assert (config["strict"], config["frozen"], config["extra"]) == (True, True, "forbid"), model
        with pytest.raises(ValidationError):
            model.model_validate({"schema": SCHEMA, "more": None})
