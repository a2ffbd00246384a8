"""An evaluation as the public JSON object: exact numbers, shown numbers, working, findings, problems."""

from __future__ import annotations

from datetime import date
from typing import Any, assert_never

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_result import show_result
from itb_calc.core.working import Value, Worked, write_out
from itb_calc.safety.finding import Finding
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.text import SCHEMA


def evaluation_as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return the object that `evaluate --json` prints."""
    worked, mark = evaluation.results.worked, evaluation.decimal_mark
    shown = [(name, worked[name.name]) for name in RESULT_NAMES if name.name in worked]
    return {
        "schema": SCHEMA,
        "version": evaluation.version,
        "reference": {"version": evaluation.reference_version, "sha256": evaluation.reference_sha256},
        "today": evaluation.today.isoformat(),
        "results": {name.name: _value(result.value, name.unit, mark) for name, result in shown},
        "working": [_working(name.name, result, mark) for name, result in shown],
        "findings": [finding_as_json(finding) for finding in evaluation.findings],
        "problems": [_problem(problem) for problem in evaluation.problems],
    }


def _value(value: Value, unit: str, mark: DecimalMark) -> dict[str, str]:
    match value:
        case Amount():
            return {"exact": str(value.number(unit)), "unit": unit, "display": show_result(value.to(unit), mark)}
        case date():
            return {"date": value.isoformat()}
        case str():
            return {"text": value}
        case _ as never:
            assert_never(never)


def _working(name: str, worked: Worked, mark: DecimalMark) -> dict[str, str]:
    written = write_out(worked, mark)
    return {
        "result": name,
        "formula": written.formula,
        "substitution": written.substitution,
        "answer": written.answer,
        "check": written.check,
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return what the public JSON says of a finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fields": list(finding.fields),
        "message": finding.message,
        "source": finding.source,
    }


def _problem(problem: Problem) -> dict[str, str]:
    return {"field": problem.field, "text": problem.text, "message": problem.message}
