"""A routine worksheet as texts, and what comes of it when a test changes some of them."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Finding
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import Worksheet

Steps = tuple[tuple[str, str, str], ...]
"""Start, end and dose of each step of the day."""

Changes = Mapping[str, str | bool | Steps | None]
"""Texts by field path, steps at `dose.schedule`; None leaves the field empty."""

Table = Mapping[str, tuple[Changes, str | None]]
"""Cases by title: what is changed, and the message that comes of it, or None for silence."""

REFERENCE = load_reference()
TODAY = date(2026, 11, 23)
UNREADABLE = "1,5"

# Everything entered, and nothing to warn of: 36 mL at 0.225 mL/day are 160 days to the alarm, 145 in the worst case.
ROUTINE: Changes = {
    "fill_date": "2026-11-23",
    "product.id": "baclofen-40mg-20ml-inj-20ml",
    "pump.id": "synchromed-ii-40",
    "pump.alarm_volume": "4 mL",
    "pump.injected_volume": "40 mL",
    "pump.programmed_volume": "40 mL",
    "dose.daily_dose": "450 mcg/day",
    "dose.patient_group": "adult-spinal",
    "dose.phase": "maintenance",
    "refill.flow_tolerance": "10 %",
    "refill.stability_limit": "180 days",
    "refill.booking_buffer": "7 days",
    "previous.first_fill": True,
}

# 30 mL of 2,000 mcg/mL and 10 mL of diluent; the graduation fits both.
DILUTED: Changes = {
    "preparation.target_concentration": "1500 mcg/mL",
    "preparation.final_volume": "40 mL",
    "preparation.graduation": "0.5 mL",
}

# 20 mL of 2,000 mcg/mL and 20 mL of 500 mcg/mL.
TWO_STOCKS: Changes = {
    "preparation.target_concentration": "1250 mcg/mL",
    "preparation.final_volume": "40 mL",
    "preparation.second_stock.label_strength": "10 mg/20 mL",
}

# A refill like the one before it: 60 days at 0.225 mL/day took 13.5 of the 40 mL.
REFILL: Changes = {
    "previous.first_fill": None,
    "previous.daily_dose": "450 mcg/day",
    "previous.concentration": "2000 mcg/mL",
    "previous.programmed_volume": "40 mL",
    "previous.fill_date": "2026-09-24",
    "previous.aspirated_volume": "26.5 mL",
}
# Tubing and catheter hold 0.4 mL.
SYSTEM: Changes = {"system.tubing_volume": "0.2 mL", "system.catheter_volume": "0.2 mL"}

# What the fixed flow makes of 900 mcg/mL is the ordered dose.
CONSTANT_FLOW: Changes = {
    "product.id": "other",
    "product.label_strength": "900 mcg/mL",
    "product.container_volume": "20 mL",
    "pump.id": "constant-flow",
    "pump.fixed_flow": "0.5 mL/day",
    "pump.reservoir_volume": "40 mL",
    "pump.residual_volume": "2 mL",
    "pump.programmed_volume": None,
}


def other_stock(strength: str) -> Changes:
    """A product that is not listed, with this strength, in containers of 20 mL."""
    return {"product.id": "other", "product.label_strength": strength, "product.container_volume": "20 mL"}


def worksheet(changes: Changes, mark: DecimalMark = DecimalMark.POINT) -> Worksheet:
    """The routine worksheet with the changes made."""
    entered = {**ROUTINE, **changes}
    steps = entered.get("dose.schedule")
    return Worksheet(
        texts={path: value for path, value in entered.items() if isinstance(value, str)},
        answers={path: value for path, value in entered.items() if isinstance(value, bool)},
        schedule=tuple(_typed_step(*step) for step in steps) if isinstance(steps, tuple) else (),
        decimal_mark=mark,
    )


def _typed_step(start: str, end: str, dose: str) -> Mapping[str, str]:
    return {name: text for name, text in (("start", start), ("end", end), ("dose", dose)) if text}


def evaluated(
    changes: Changes,
    *,
    reference: Reference = REFERENCE,
    today: date = TODAY,
    mark: DecimalMark = DecimalMark.POINT,
) -> Evaluation:
    """The evaluation of the changed worksheet; whatever it says must be said well."""
    evaluation = evaluate(worksheet(changes, mark), reference, today)
    for finding in evaluation.findings:
        assert_well_worded(finding.message)
    return evaluation


def findings(changes: Changes, *, reference: Reference = REFERENCE, today: date = TODAY) -> dict[str, Finding]:
    """The findings of the changed worksheet by rule."""
    evaluation = evaluated(changes, reference=reference, today=today)
    by_rule = {finding.rule: finding for finding in evaluation.findings}
    assert len(by_rule) == len(evaluation.findings), "a rule speaks once"
    return by_rule


def message(rule: str, changes: Changes, *, today: date = TODAY) -> str | None:
    """What the rule says about the changed worksheet; None where it is silent."""
    finding = findings(changes, today=today).get(rule)
    return None if finding is None else finding.message


def verdict(rule: str, changes: Changes, *, today: date = TODAY) -> tuple[str, tuple[str, ...], str]:
    """Severity, fields and source of the rule's finding."""
    finding = findings(changes, today=today)[rule]
    return finding.severity.value, finding.fields, finding.source


def cases(table: Table) -> pytest.MarkDecorator:
    """Run a test once for each case of the table, as `changes` and `expected`."""
    return pytest.mark.parametrize(("changes", "expected"), list(table.values()), ids=list(table))


def assert_well_worded(said: str) -> None:
    """At most two sentences, and none of the words that the screen does not use."""
    ends = re.findall(r"[.?](?=\s|$)", said)
    assert 1 <= len(ends) <= 2, said
    assert said.endswith("."), said
    assert not re.search(r"!|\b(error|invalid)", said, re.IGNORECASE), said
    assert not re.match(r"[a-z ]", said), said
