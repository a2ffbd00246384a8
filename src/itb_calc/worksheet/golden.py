"""The worked cases that come with the program: worksheets with exact results, and the rules that must speak or not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from itb_calc.reference.locate import resources_folder
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.evaluation_json import evaluation_as_json


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """One worked case: a worksheet as its file says it, the day, and what must come out."""

    title: str
    today: date
    worksheet: Mapping[str, Any]
    results: Mapping[str, Any]
    must_fire: frozenset[str]
    must_not_fire: frozenset[str]
    severities: Mapping[str, str]
    status: int


def golden_file() -> Path:
    """Return where the cases stand; ResourcesNotFoundError where the resources are missing."""
    return resources_folder() / "golden" / "cases.json"


def read_golden_cases(content: bytes) -> tuple[GoldenCase, ...]:
    """Read the cases; ValueError, KeyError or TypeError where the file is damaged."""
    return tuple(
        GoldenCase(
            title=case["title"],
            today=date.fromisoformat(case["today"]),
            worksheet=dict(case["worksheet"]),
            results=dict(case["results"]),
            must_fire=frozenset(case["must_fire"]),
            must_not_fire=frozenset(case["must_not_fire"]),
            severities=dict(case["severities"]),
            status=case["status"],
        )
        for case in json.loads(content)
    )


def differences(case: GoldenCase, reference: Reference) -> list[str]:
    """Replay a case; say in words whatever does not come out as it must."""
    worksheet = read_worksheet(json.dumps(case.worksheet).encode())
    if isinstance(worksheet, FileRefused):
        return [f"the worksheet is refused: {worksheet.message}"]
    evaluation = evaluate(worksheet, reference, case.today)
    return [*_result_differences(case, evaluation), *_rule_differences(case, evaluation)]


def _result_differences(case: GoldenCase, evaluation: Evaluation) -> list[str]:
    found = {name: _bare(value) for name, value in evaluation_as_json(evaluation)["results"].items()}
    names = sorted(found.keys() | case.results.keys())
    return [
        f"{name} is {found.get(name, 'absent')}, not {case.results.get(name, 'absent')}"
        for name in names
        if found.get(name) != case.results.get(name)
    ]


def _bare(value: Mapping[str, str]) -> object:
    if "exact" in value:
        return {"exact": value["exact"], "unit": value["unit"]}
    return value.get("date") or value["text"]


def _rule_differences(case: GoldenCase, evaluation: Evaluation) -> list[str]:
    fired = {finding.rule: finding.severity.value for finding in evaluation.findings}
    wrong = [f"{rule} does not fire" for rule in sorted(case.must_fire - fired.keys())]
    wrong += [f"{rule} fires" for rule in sorted(case.must_not_fire & fired.keys())]
    wrong += [
        f"{rule} is {fired[rule]}, not {severity}"
        for rule, severity in case.severities.items()
        if fired.get(rule, severity) != severity
    ]
    if evaluation.exit_status != case.status:
        wrong.append(f"the status is {evaluation.exit_status}, not {case.status}")
    return wrong
