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
        "results": {name.name: value_as_json(result.value, name.unit, mark) for name, result in shown},
        "working": [working_as_json(name.name, result, mark) for name, result in shown],
        "findings": [finding_as_json(finding) for finding in evaluation.findings],
        "problems": [problem_as_json(problem) for problem in evaluation.problems],
    }


def value_as_json(value: Value, unit: str, mark: DecimalMark) -> dict[str, str]:
    """Return an amount exactly in a unit and as it is shown, a date as ISO, a text as it is."""
    match value:
        case Amount():
            return {"exact": str(value.number(unit)), "unit": unit, "display": show_result(value.to(unit), mark)}
        case date():
            return {"date": value.isoformat()}
        case str():
            return {"text": value}
        case _ as never:
            assert_never(never)


def working_as_json(name: str, worked: Worked, mark: DecimalMark) -> dict[str, str]:
    """Return the four lines of working of a result."""
    written = write_out(worked, mark)
    return {
        "result": name,
        "formula": written.formula,
        "substitution": written.substitution,
        "answer": written.answer,
        "check": written.check,
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding with its rule, severity, fields, message and source."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fields": list(finding.fields),
        "message": finding.message,
        "source": finding.source,
    }


def problem_as_json(problem: Problem) -> dict[str, str]:
    """Return a field that is not read, its text and why."""
    return {"field": problem.field, "text": problem.text, "message": problem.message}
