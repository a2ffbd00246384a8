"""The file model and the table of fields say the same: a new field is one row of the table and one of the model."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from itb_calc.visit import fields
from itb_calc.worksheet import file_model
from itb_calc.worksheet.file_model import WorksheetFile
from itb_calc.worksheet.text import KIND, SCHEMA

_ABOUT_THE_FILE = ["schema_", "kind", "decimal_mark"]
_ABOUT_THE_FINDINGS = ["confirmations.reason", "confirmations.message"]


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
    assert paths == [*_ABOUT_THE_FILE, *(field.path for field in fields.FIELDS), *_ABOUT_THE_FINDINGS]


def test_every_field_takes_text_or_nothing_but_the_answer() -> None:
    annotations = dict(list(_paths(WorksheetFile))[3:])
    answer = annotations.pop(fields.FIRST_FILL.path)
    assert bool in get_args(answer)
    assert set(annotations.values()) == {str | None}


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
    assert len(models) == 12
    for model in models:
        assert model.__module__ == file_model.__name__
        config = model.model_config
        assert (config["strict"], config["frozen"], config["extra"]) == (True, True, "forbid"), model
        with pytest.raises(ValidationError):
            model.model_validate({"schema": SCHEMA, "more": None})
