"""SLP: the slip detector over the numbers that a person copies from an order."""

import pytest

from itb_calc.core.refusal import DecimalMark
from tests.safety.worksheets import (
    DILUTED,
    REFILL,
    UNREADABLE,
    Changes,
    Table,
    cases,
    evaluated,
    findings,
    message,
    verdict,
)

DOSE, TARGET = "dose.daily_dose", "preparation.target_concentration"
OLD_DOSE, OLD_CONCENTRATION = "previous.daily_dose", "previous.concentration"


def slipped(dose: str | None = "450 mcg/day", target: str | None = None) -> Changes:
    return {**(DILUTED if target else {}), DOSE: dose, TARGET: target}


def _dose(typed: str, factor: str, usual: str) -> str:
    return f"Daily dose {typed} is unusual, and {factor} it would be a usual {usual}"


def _target(typed: str, factor: str, usual: str) -> str:
    return f"Target concentration {typed} is unusual, and {factor} it would be a usual {usual}"


_CHECK = ". Check the source."

SLP_01: Table = {
    "dose at the lowest": (slipped("12 mcg/day"), None),
    "dose a step lower": (slipped("11.9999 mcg/day"), _dose("11.9999 mcg/day", "× 10", "119.999 mcg/day") + _CHECK),
    "dose at the highest": (slipped("2003 mcg/day"), None),
    "dose a step higher": (
        slipped("2003.0001 mcg/day"),
        _dose("2,003.0001 mcg/day", "÷ 10", "≈200.3 mcg/day") + _CHECK,
    ),
    "dose times 10, at its end": (slipped("1.2 mcg/day"), _dose("1.2 mcg/day", "× 10", "12 mcg/day") + _CHECK),
    "dose times 24: an hour for a day": (slipped("1 mcg/day"), _dose("1 mcg/day", "× 24", "24 mcg/day") + _CHECK),
    "dose a step below what times 10 explains": (
        slipped("1.1999 mcg/day"),
        _dose("1.1999 mcg/day", "× 24", "28.7976 mcg/day") + _CHECK,
    ),
    "target at the lowest": (slipped(target="500 mcg/mL"), None),
    "target a step lower that nothing explains": (slipped(target="499.9999 mcg/mL"), None),
    "target times 10": (slipped(target="200 mcg/mL"), _target("200 mcg/mL", "× 10", "2,000 mcg/mL") + _CHECK),
    "target a step above what times 10 explains": (slipped(target="200.0001 mcg/mL"), None),
    "target times 10, at its other end": (
        slipped(target="50 mcg/mL"),
        _target("50 mcg/mL", "× 10", "500 mcg/mL") + _CHECK,
    ),
    "target a step below what times 10 explains": (slipped(target="49.9999 mcg/mL"), None),
    "target times 1,000: mg typed as mcg": (
        slipped(target="2 mcg/mL"),
        _target("2 mcg/mL", "× 1,000", "2,000 mcg/mL") + _CHECK,
    ),
    "target a step above what times 1,000 explains": (slipped(target="2.0001 mcg/mL"), None),
    "target at the highest": (slipped(target="2 mg/mL"), None),
    "target a step higher that nothing explains": (slipped(target="2.0001 mg/mL"), None),
    "target over 10, in the unit typed": (slipped(target="5 mg/mL"), _target("5 mg/mL", "÷ 10", "0.5 mg/mL") + _CHECK),
    "target over 1,000: mcg typed as mg": (
        slipped(target="2000 mg/mL"),
        _target("2,000 mg/mL", "÷ 1,000", "2 mg/mL") + _CHECK,
    ),
    "both": (
        slipped("6 mcg/day", "200 mcg/mL"),
        _dose("6 mcg/day", "× 10", "60 mcg/day") + " and " + _target("200 mcg/mL", "× 10", "2,000 mcg/mL") + _CHECK,
    ),
    "dose not entered, target slipped": (
        slipped(None, "200 mcg/mL"),
        _target("200 mcg/mL", "× 10", "2,000 mcg/mL") + _CHECK,
    ),
    "dose not read, target slipped": (
        slipped(UNREADABLE, "200 mcg/mL"),
        _target("200 mcg/mL", "× 10", "2,000 mcg/mL") + _CHECK,
    ),
    "target not read, dose slipped": (
        slipped("6 mcg/day", UNREADABLE),
        _dose("6 mcg/day", "× 10", "60 mcg/day") + _CHECK,
    ),
    "nothing entered": (slipped(None), None),
}


@cases(SLP_01)
def test_slp_01_shape_of_a_slip(changes: Changes, expected: str | None) -> None:
    assert message("SLP-01", changes) == expected


def before(dose: str | None = "450 mcg/day", concentration: str | None = "2000 mcg/mL") -> Changes:
    return {**REFILL, OLD_DOSE: dose, OLD_CONCENTRATION: concentration}


def _old_dose(typed: str, factor: str, usual: str) -> str:
    return f"Previous daily dose {typed} is unusual, and {factor} it would be a usual {usual}"


def _old_concentration(typed: str, factor: str, usual: str) -> str:
    return f"Previous concentration {typed} is unusual, and {factor} it would be a usual {usual}"


SLP_01_BEFORE: Table = {
    "dose at the lowest": (before("12 mcg/day"), None),
    "dose a step lower": (before("11.9999 mcg/day"), _old_dose("11.9999 mcg/day", "× 10", "119.999 mcg/day") + _CHECK),
    "dose at the highest": (before("2003 mcg/day"), None),
    "dose a step higher": (
        before("2003.0001 mcg/day"),
        _old_dose("2,003.0001 mcg/day", "÷ 10", "≈200.3 mcg/day") + _CHECK,
    ),
    "dose times 24: an hour for a day": (before("1 mcg/day"), _old_dose("1 mcg/day", "× 24", "24 mcg/day") + _CHECK),
    "dose over 24, at its end": (
        before("48072 mcg/day"),
        _old_dose("48,072 mcg/day", "÷ 24", "2,003 mcg/day") + _CHECK,
    ),
    "dose over 1,000: mg typed as mcg": (
        before("480000 mcg/day"),
        _old_dose("480,000 mcg/day", "÷ 1,000", "480 mcg/day") + _CHECK,
    ),
    "dose that nothing explains": (before("0.0119 mcg/day"), None),
    "concentration at the lowest": (before(concentration="500 mcg/mL"), None),
    "concentration a step lower that nothing explains": (before(concentration="499.9999 mcg/mL"), None),
    "concentration times 10": (
        before(concentration="200 mcg/mL"),
        _old_concentration("200 mcg/mL", "× 10", "2,000 mcg/mL") + _CHECK,
    ),
    "concentration times 24 is no slip": (before(concentration="40 mcg/mL"), None),
    "concentration at the highest": (before(concentration="2 mg/mL"), None),
    "concentration a step higher that nothing explains": (before(concentration="2.0001 mg/mL"), None),
    "concentration over 1,000: mcg typed as mg": (
        before(concentration="2000 mg/mL"),
        _old_concentration("2,000 mg/mL", "÷ 1,000", "2 mg/mL") + _CHECK,
    ),
    "all four": (
        {**slipped("6 mcg/day", "200 mcg/mL"), **before("5 mcg/day", "5 mg/mL")},
        " and ".join(
            (
                _dose("6 mcg/day", "× 10", "60 mcg/day"),
                _old_dose("5 mcg/day", "× 10", "50 mcg/day"),
                _target("200 mcg/mL", "× 10", "2,000 mcg/mL"),
                _old_concentration("5 mg/mL", "÷ 10", "0.5 mg/mL"),
            )
        )
        + _CHECK,
    ),
    "dose not read, concentration slipped": (
        before(UNREADABLE, "200 mcg/mL"),
        _old_concentration("200 mcg/mL", "× 10", "2,000 mcg/mL") + _CHECK,
    ),
    "concentration not read, dose slipped": (
        before("6 mcg/day", UNREADABLE),
        _old_dose("6 mcg/day", "× 10", "60 mcg/day") + _CHECK,
    ),
    "neither entered": (before(None, None), None),
    "beside DOS-07, which says more of the doses": (before("45 mcg/day", "200 mcg/mL"), None),
    "beside DOS-04": ({**before("6 mcg/day"), DOSE: "5001 mcg/day"}, None),
}


@cases(SLP_01_BEFORE)
def test_slp_01_shape_of_a_slip_in_what_was_before(changes: Changes, expected: str | None) -> None:
    assert message("SLP-01", changes) == expected


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        (before("6 mcg/day"), (OLD_DOSE,)),
        (before(concentration="200 mcg/mL"), (OLD_CONCENTRATION,)),
        (
            {**slipped("6 mcg/day", "200 mcg/mL"), **before("5 mcg/day", "5 mg/mL")},
            (DOSE, OLD_DOSE, TARGET, OLD_CONCENTRATION),
        ),
        (slipped("6 mcg/day"), (DOSE,)),
        (slipped(target="200 mcg/mL"), (TARGET,)),
        (slipped("6 mcg/day", "200 mcg/mL"), (DOSE, TARGET)),
    ],
)
def test_slp_01_leads_to_what_has_the_shape(changes: Changes, fields: tuple[str, ...]) -> None:
    assert verdict("SLP-01", changes) == ("caution", fields, "project threshold")


@pytest.mark.parametrize(
    "dose", ["5000.0001 mcg/day", "10000 mcg/day", "48000 mcg/day", "450000 mcg/day", "0.9999 mcg/day", "0.45 mcg/day"]
)
def test_slp_01_is_silent_beside_dos_04_even_about_the_target(dose: str) -> None:
    found = findings(slipped(dose, "200 mcg/mL"))
    assert "DOS-04" in found
    assert "SLP-01" not in found


def test_slp_01_shows_a_factor_of_1_000_in_the_comma_users_own_way_never_as_1_point_000() -> None:
    found = {
        finding.rule: finding for finding in evaluated(slipped(target="2 mcg/mL"), mark=DecimalMark.COMMA).findings
    }
    expected = _target("2 mcg/mL", "× 1\N{THIN SPACE}000", "2\N{THIN SPACE}000 mcg/mL")
    assert found["SLP-01"].message == expected + _CHECK
