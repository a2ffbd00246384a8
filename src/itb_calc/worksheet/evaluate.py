"""The one path from a worksheet to what every face of the program shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from itb_calc import __version__
from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.reference import Reference
from itb_calc.safety.check import check
from itb_calc.safety.finding import Finding, Severity
from itb_calc.safety.integrity import integrity_finding
from itb_calc.safety.rule import Case
from itb_calc.visit.calculate import calculate
from itb_calc.visit.conserve import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import Results
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is known about a worksheet: results with their working, findings, problems, and on which figures it rests.

    A result that cannot be computed, or that a finding withholds, is absent from `results`.
    """

    version: str
    reference_version: str
    reference_sha256: str
    today: date
    decimal_mark: DecimalMark
    results: Results
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether a block was found."""
        return any(finding.severity is Severity.BLOCK for finding in self.findings)

    @property
    def exit_status(self) -> int:
        """What a command answers with: 1 for a block, 2 for a field that is not read, else 0."""
        if self.is_blocked:
            return 1
        return 2 if self.problems else 0


def evaluate(worksheet: Worksheet, reference: Reference, today: date) -> Evaluation:
    """Evaluate a worksheet on a day. Pure: no file, no clock, and never an exception for anything that was typed."""
    inputs, problems = read(worksheet, reference)
    facts = Facts(inputs, reference)
    findings, results = _findings_and_results(facts, today)
    return Evaluation(
        version=__version__,
        reference_version=reference.version,
        reference_sha256=reference.sha256,
        today=today,
        decimal_mark=worksheet.decimal_mark,
        results=results,
        findings=findings,
        problems=problems,
    )


def _findings_and_results(facts: Facts, today: date) -> tuple[tuple[Finding, ...], Results]:
    try:
        results = calculate(facts)
        lost = mismatches(facts, results)
    except Exception as defect:  # noqa: BLE001 - a defect of ours must withhold every number, and say so
        results, lost = Results(), (f"{type(defect).__name__} in the calculation",)
    if lost:
        integrity = integrity_finding(lost, tuple(results.worked))
        findings, _ = check(Case(facts, Results(), today))
        return (integrity, *findings), Results()
    return check(Case(facts, results, today))
