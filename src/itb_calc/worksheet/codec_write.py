"""From a worksheet to its file: readable, in one order of keys, and with nothing in it that is not entered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from itb_calc.visit.field import Field
from itb_calc.visit.fields import BY_PATH, FIRST_FILL, SCHEDULE, SCHEDULE_STEP, VISIT, VISITS
from itb_calc.worksheet.shown import Shown
from itb_calc.worksheet.text import CHECKED, KIND, PREPARED, SCHEMA, Confirmation, Print, Round, Signature, Worksheet


def write_worksheet(worksheet: Worksheet, shown: Shown | None = None) -> bytes:
    """Return the content of a worksheet file. Reading it gives the same worksheet, to the letter.

    Two halves of one character that stand side by side come back as the one character that they are.
    """
    data: dict[str, Any] = {"schema": SCHEMA, "kind": KIND}
    if worksheet.number:
        data["number"] = worksheet.number
    data["decimal_mark"] = worksheet.decimal_mark.value
    _put_fields(data, worksheet)
    record = {
        "site": dict(sorted(worksheet.site.items())),
        "confirmations": {rule: _plain(given) for rule, given in sorted(worksheet.confirmations.items())},
        "signatures": {
            role: _signature(worksheet.signatures[role]) for role in (PREPARED, CHECKED) if role in worksheet.signatures
        },
        "second_check": [_round(each) for each in worksheet.rounds],
        "prints": [_plain(each) for each in worksheet.prints],
        "shown": {} if shown is None else _shown(shown),
    }
    data |= {name: section for name, section in record.items() if section}
    return _encoded(data)


def _put_fields(data: dict[str, Any], worksheet: Worksheet) -> None:
    """Put each entered field into its section, and the lists where they stand in the table of fields."""
    lists = {
        SCHEDULE_STEP[0].path: (SCHEDULE, _rows(SCHEDULE_STEP, worksheet.schedule)),
        VISIT[0].path: (VISITS, _rows(VISIT, worksheet.visits)),
    }
    for path in BY_PATH:
        if path in worksheet.texts:
            _put(data, path, worksheet.texts[path])
        elif path == FIRST_FILL.path and path in worksheet.answers:
            _put(data, path, worksheet.answers[path])
        elif path in lists and lists[path][1]:
            _put(data, *lists[path])


def _rows(parts: Iterable[Field[Any]], rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    names = [each.path.rpartition(".")[2] for each in parts]
    return [{name: row[name] for name in names if name in row} for row in rows]


def _put(data: dict[str, Any], path: str, value: object) -> None:
    *sections, name = path.split(".")
    for section in sections:
        data = data.setdefault(section, {})
    data[name] = value


def _plain(each: Confirmation | Signature | Print) -> dict[str, Any]:
    """Return the parts that say something; a name is void only where that is said."""
    values = {"void" if part.name == "is_void" else part.name: getattr(each, part.name) for part in fields(each)}
    return {name: value for name, value in values.items() if value}


def _signature(signature: Signature) -> dict[str, Any]:
    shown = {
        "results": dict(signature.shown.results),
        "findings": [dict(zip(("rule", "message"), each, strict=True)) for each in signature.shown.findings],
    }
    kept = {name: section for name, section in shown.items() if section}
    parts = {name: value for name, value in _plain(signature).items() if name != "shown"}
    return {**parts, "shown": kept} if kept else parts


def _round(each: Round) -> dict[str, Any]:
    """Return a comparison; without the hash of what was compared where that is not known."""
    return {name: value for name, value in asdict(each).items() if name != "content" or value}


def _shown(shown: Shown) -> dict[str, Any]:
    return {
        "version": shown.version,
        "reference_version": shown.reference_version,
        "reference_sha256": shown.reference_sha256,
        "today": shown.today,
        "meanings": dict(shown.meanings),
        "results": dict(shown.results),
        "findings": [dict(zip(("rule", "severity", "message"), each, strict=True)) for each in shown.findings],
        "problems": [dict(zip(("field", "message"), each, strict=True)) for each in shown.problems],
    }


def _encoded(data: Mapping[str, Any]) -> bytes:
    try:
        return f"{json.dumps(data, indent=2, ensure_ascii=False)}\n".encode()
    except UnicodeEncodeError:
        # A text may hold half a character, which no UTF-8 can: written as an escape, it comes back as it was.
        return f"{json.dumps(data, indent=2, ensure_ascii=True)}\n".encode("ascii")
