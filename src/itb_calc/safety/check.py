"""Run every rule over a visit: blocks first, each withholding at once, then the others."""

from __future__ import annotations

from dataclasses import replace

from itb_calc.safety.catalogue import FIRST, RULES
from itb_calc.safety.finding import Finding, Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.safety.withholding import withheld_by
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results

_BROKEN = "defect in the program"


def check(case: Case, rules: tuple[Rule, ...] = RULES) -> tuple[tuple[Finding, ...], Results]:
    """Return the findings in the order of showing, and the results that no block withholds.

    A rule that reads what is not there, or what an earlier block withholds, does not run. A rule that raises anything
    else becomes a block of its own id, and withholds everything.
    """
    findings: list[Finding] = []
    for rule in sorted(rules, key=_runs_late):
        finding = _run(rule, case)
        if finding is None:
            continue
        findings.append(finding)
        if finding.withholds:
            case = replace(case, results=case.results.without(frozenset(finding.withholds)))
    findings = _without_silent(findings, rules)
    order = {rule.id: place for place, rule in enumerate(rules)}
    findings.sort(key=lambda finding: (*_place(finding), order[finding.rule]))
    return tuple(findings), case.results


def _runs_late(rule: Rule) -> bool:
    return rule.severity is not Severity.BLOCK


def _place(finding: Finding) -> tuple[int, int]:
    return (FIRST.index(finding.rule) if finding.rule in FIRST else len(FIRST), finding.severity.weight)


def _without_silent(findings: list[Finding], rules: tuple[Rule, ...]) -> list[Finding]:
    """Leave out what says again, more mildly, what another finding says.

    A rule that stopped on a defect has said nothing about the visit: it silences none, and it never disappears.
    """
    fired = {finding.rule for finding in findings if finding.source != _BROKEN}
    silent = {rule.id for rule in rules if not fired.isdisjoint(rule.silent_after)}
    return [finding for finding in findings if finding.rule not in silent or finding.source == _BROKEN]


def _run(rule: Rule, case: Case) -> Finding | None:
    try:
        trigger = rule.check(case)
    except Missing:
        return None
    except Exception as defect:  # noqa: BLE001 - whatever a rule raises, the person must see that it did not check
        return _broken(rule, case, defect)
    return None if trigger is None else _finding(rule, case, trigger)


def _finding(rule: Rule, case: Case, trigger: Trigger) -> Finding:
    severity = rule.severity if trigger.severity is None else trigger.severity
    fields = rule.fields if trigger.fields is None else trigger.fields
    return Finding(
        rule.id,
        severity,
        tuple(field.path for field in fields),
        trigger.message,
        rule.source,
        _withheld(rule.id, case) if severity is Severity.BLOCK else (),
    )


def _broken(rule: Rule, case: Case, defect: Exception) -> Finding:
    return Finding(
        rule.id,
        Severity.BLOCK,
        tuple(field.path for field in rule.fields),
        f"The check “{rule.title}” stopped on a {_BROKEN} ({type(defect).__name__}), so that nothing here is checked."
        " Do not use these results, and report it.",
        _BROKEN,
        tuple(case.results.worked),
    )


def _withheld(rule_id: str, case: Case) -> tuple[str, ...]:
    withheld = withheld_by(rule_id, frozenset(case.results.worked))
    return tuple(name for name in case.results.worked if name in withheld)
