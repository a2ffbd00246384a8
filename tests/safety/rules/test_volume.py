"""VOL: does the pump hold what it is told that it holds?"""

import pytest

from tests.safety.worksheets import UNREADABLE, Changes, Table, cases, message, verdict

INJECTED, PROGRAMMED, RESERVOIR = "pump.injected_volume", "pump.programmed_volume", "pump.reservoir_volume"


def fill(injected: str | None, programmed: str | None) -> Changes:
    return {INJECTED: injected, PROGRAMMED: programmed}


def _differ(injected: str, programmed: str, outcome: str) -> str:
    return f"{injected} is injected, but {programmed} is programmed: the pump would {outcome}. Make them equal."


VOL_01: Table = {
    "equal": (fill("40 mL", "40 mL"), None),
    "the closed claim: 20 mL filled, 40 mL programmed": (
        fill("20 mL", "40 mL"),
        _differ("20 mL", "40 mL", "run dry early"),
    ),
    "a step less injected": (fill("39.9999 mL", "40 mL"), _differ("39.9999 mL", "40 mL", "run dry early")),
    "a step more injected": (fill("20.0001 mL", "20 mL"), _differ("20.0001 mL", "20 mL", "alarm early")),
    "injected not entered": (fill(None, "40 mL"), None),
    "programmed not entered": (fill("40 mL", None), None),
    "injected not read": (fill(UNREADABLE, "40 mL"), None),
    "programmed not read": (fill("40 mL", UNREADABLE), None),
}


@cases(VOL_01)
def test_vol_01_injected_and_programmed_volume_differ(changes: Changes, expected: str | None) -> None:
    assert message("VOL-01", changes) == expected


def _overfilled(injected: str, reservoir: str) -> str:
    return (
        f"{injected} is more than the {reservoir} that the reservoir holds: overfilling can damage the pump and"
        " overdose the patient. Check pump and volume."
    )


VOL_02: Table = {
    "as much as it holds": (fill("40 mL", "40 mL"), None),
    "a step more": (fill("40.0001 mL", "40.0001 mL"), _overfilled("40.0001 mL", "40 mL")),
    "the entered reservoir counts": (
        {**fill("30.0001 mL", "30.0001 mL"), RESERVOIR: "30 mL"},
        _overfilled("30.0001 mL", "30 mL"),
    ),
    "as much as the entered reservoir holds": ({**fill("30 mL", "30 mL"), RESERVOIR: "30 mL"}, None),
    "reservoir not read, the listed one does not stand for it": (
        {**fill("99 mL", "99 mL"), RESERVOIR: UNREADABLE},
        None,
    ),
    "reservoir not known": ({**fill("99 mL", "99 mL"), "pump.id": "other"}, None),
    "no pump": ({**fill("99 mL", "99 mL"), "pump.id": None}, None),
    "pump not read": ({**fill("99 mL", "99 mL"), "pump.id": UNREADABLE}, None),
    "injected not entered": (fill(None, "99 mL"), None),
    "injected not read": (fill(UNREADABLE, "99 mL"), None),
}


@cases(VOL_02)
def test_vol_02_more_than_the_reservoir_holds(changes: Changes, expected: str | None) -> None:
    assert message("VOL-02", changes) == expected


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("VOL-01", fill("20 mL", "40 mL"), ("block", (INJECTED, PROGRAMMED), "closed claim")),
        ("VOL-02", fill("41 mL", "41 mL"), ("block", (INJECTED, RESERVOIR), "the pump's specification")),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
