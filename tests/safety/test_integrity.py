"""INT-01: the program's own results do not agree with each other."""

from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.safety.finding import Finding, Severity
from itb_calc.safety.integrity import INTEGRITY, integrity_finding
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import Results
from tests.safety.worksheets import DILUTED, evaluated

_CALCULATE = "itb_calc.worksheet.evaluate.calculate"


def test_the_finding_names_the_checks_and_withholds_what_there_was() -> None:
    assert integrity_finding(("mass", "time"), ("flow_rate", "alarm_date")) == Finding(
        "INT-01",
        Severity.BLOCK,
        (),
        "The results do not agree with each other (mass, time), which is a defect in the program."
        " Do not use it for this worksheet, and report it.",
        "three checks by code of their own: mass, volume, time",
        ("flow_rate", "alarm_date"),
    )
    assert INTEGRITY == "INT-01"


def falsified(name: str, value: Amount, *, holds: bool = True) -> object:
    def calculate_wrongly(facts: Facts) -> Results:
        results = calculate(facts)
        return replace(
            results, worked={**results.worked, name: replace(results.worked[name], value=value, holds=holds)}
        )

    return calculate_wrongly


def millilitres(number: str) -> Amount:
    return Amount(Fraction(number), "mL")


@pytest.mark.parametrize(
    ("calculate_wrongly", "lost"),
    [
        (falsified("diluent_volume", millilitres("10.0001")), "volume"),
        (falsified("stock_concentration", Amount(Fraction(2001), "mcg/mL")), "mass"),
        (falsified("days_to_alarm", Amount(Fraction(121), "day")), "time"),
        (falsified("stock_volume", millilitres("30.0001")), "mass, volume"),
        (falsified("hourly_dose", Amount(Fraction(75, 4), "mcg/hour"), holds=False), "hourly_dose"),
    ],
)
def test_a_wrong_result_withholds_everything_and_is_reported(
    calculate_wrongly: object, lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = tuple(evaluated(DILUTED).results.worked)
    monkeypatch.setattr(_CALCULATE, calculate_wrongly)
    evaluation = evaluated(DILUTED)
    assert evaluation.findings[0] == integrity_finding((lost,), names)
    assert evaluation.results.worked == {}
    assert evaluation.is_blocked
    assert evaluation.exit_status == 1


def _divide_by_zero(facts: Facts) -> Results:
    raise ZeroDivisionError(facts.inputs.values)


def test_a_calculation_that_raises_withholds_everything_and_shows_nothing_of_the_patient(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_CALCULATE, _divide_by_zero)
    evaluation = evaluated({"dose.daily_dose": "451 mcg/day"})
    first = evaluation.findings[0]
    assert (first.rule, first.severity, first.fields, first.withholds) == ("INT-01", Severity.BLOCK, (), ())
    assert evaluation.results.worked == {}
    assert all(word not in first.message for word in ("451", "Traceback", "Fraction", "dose.daily_dose"))


def test_rules_that_look_at_inputs_still_speak_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_CALCULATE, _divide_by_zero)
    found = [finding.rule for finding in evaluated({"dose.daily_dose": "1001 mcg/day"}).findings]
    assert found == ["INT-01", "DOS-01"]
