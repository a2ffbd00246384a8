"""VOL-03, 04 and 05: does what came out of the reservoir fit what should have been left in it?"""

import pytest

from tests.safety.worksheets import REFILL, UNREADABLE, Changes, Table, cases, findings, message, verdict

ASPIRATED, EXPECTED = "previous.aspirated_volume", "previous.expected_residual"
PROGRAMMED, BOLUS, FILLED = "previous.programmed_volume", "previous.bolus_volume", "previous.fill_date"
RESERVOIR, PUMP = "pump.reservoir_volume", "pump.id"
SMALL: Changes = {
    **REFILL,
    PUMP: "synchromed-ii-20",
    "pump.injected_volume": "20 mL",
    "pump.programmed_volume": "20 mL",
}


def aspirated(volume: str | None, expected: str | None = "10 mL", of: Changes = SMALL) -> Changes:
    return {**of, ASPIRATED: volume, EXPECTED: expected}


def _unusual(gap: str, less: str, more: str, reservoir: str = "20 mL") -> str:
    return (
        f"{gap} {less} was aspirated than expected, above the 1 mL that is usual for a reservoir of {reservoir}: the"
        f" patient may have got {more} than planned. Measure again, and look at the trend over the last visits."
    )


VOL_03: Table = {
    "as expected": (aspirated("10 mL"), None),
    "1 mL less": (aspirated("9 mL"), None),
    "a step above 1 mL less": (aspirated("8.9999 mL"), _unusual("1.0001 mL", "less", "more")),
    "2 mL less": (aspirated("8 mL"), _unusual("2 mL", "less", "more")),
    "a step above 2 mL less, which VOL-04 says": (aspirated("7.9999 mL"), None),
    "1 mL more": (aspirated("11 mL"), None),
    "a step above 1 mL more": (aspirated("11.0001 mL"), _unusual("1.0001 mL", "more", "less")),
    "2 mL more": (aspirated("12 mL"), _unusual("2 mL", "more", "less")),
    "a step above 2 mL more, which VOL-04 says": (aspirated("12.0001 mL"), None),
    "more than was programmed, which VOL-04 says": ({**aspirated("11.5 mL"), PROGRAMMED: "11.4 mL"}, None),
    "with digits enough to differ": (
        # 60 days at 1/7 mL/day leave 2.00007 mL.
        {
            **aspirated("1 mL", None),
            "previous.daily_dose": "100 mcg/day",
            "previous.concentration": "700 mcg/mL",
            PROGRAMMED: "10.5715 mL",
        },
        _unusual("≈1.0001 mL", "less", "more"),
    ),
    "a reservoir of 20 mL by its own figure": (
        {**aspirated("8.9 mL", of=REFILL), RESERVOIR: "20 mL"},
        _unusual("1.1 mL", "less", "more"),
    ),
    "a smaller reservoir": ({**aspirated("8.9 mL"), RESERVOIR: "10 mL"}, _unusual("1.1 mL", "less", "more", "10 mL")),
    "a step above 20 mL": ({**aspirated("8.9 mL"), RESERVOIR: "20.0001 mL"}, None),
    "a reservoir of 40 mL": (aspirated("8 mL", of=REFILL), None),
    "reservoir not known": ({**aspirated("8.9 mL"), PUMP: "other"}, None),
    "no pump": ({**aspirated("8.9 mL"), PUMP: None}, None),
    "reservoir not read, the listed one does not stand for it": ({**aspirated("8.9 mL"), RESERVOIR: UNREADABLE}, None),
    "pump not read": ({**aspirated("8.9 mL"), PUMP: UNREADABLE}, None),
    "aspirated not entered": (aspirated(None), None),
    "aspirated not read": (aspirated(UNREADABLE), None),
    "aspirated nothing, as expected": (aspirated("0 mL", "1 mL"), None),
    "expected not read, the counted one does not stand for it": (aspirated("20 mL", UNREADABLE), None),
    "a date that is wrong withholds it": ({**aspirated("8.9 mL"), FILLED: "2026-11-23"}, None),
}


@cases(VOL_03)
def test_vol_03_unexpected_volume_aspirated(changes: Changes, expected: str | None) -> None:
    assert message("VOL-03", changes) == expected


def _far(what: str) -> str:
    return (
        f"{what}: the catheter, the pump or a fill into the pocket may be at fault."
        " Observe the patient, and find the cause before the next step."
    )


_ABOVE = "{aspirated} was aspirated, more than the {programmed} that was programmed"

VOL_04: Table = {
    "2 mL less": (aspirated("8 mL"), None),
    "a step above 2 mL less": (aspirated("7.9999 mL"), _far("2.0001 mL less was aspirated than expected")),
    "2 mL more": (aspirated("12 mL"), None),
    "a step above 2 mL more": (aspirated("12.0001 mL"), _far("2.0001 mL more was aspirated than expected")),
    "any reservoir": (aspirated("7.9 mL", of=REFILL), _far("2.1 mL less was aspirated than expected")),
    "nothing came out": (aspirated("0 mL"), _far("10 mL less was aspirated than expected")),
    "reservoir not read": (
        {**aspirated("7.9 mL"), RESERVOIR: UNREADABLE},
        _far("2.1 mL less was aspirated than expected"),
    ),
    "pump not known": ({**aspirated("7.9 mL"), PUMP: "other"}, _far("2.1 mL less was aspirated than expected")),
    "as much as was programmed": ({**aspirated("11 mL"), PROGRAMMED: "11 mL"}, None),
    "a step above what was programmed": (
        {**aspirated("11.0001 mL"), PROGRAMMED: "11 mL"},
        _far(_ABOVE.format(aspirated="11.0001 mL", programmed="11 mL")),
    ),
    "both": (
        {**aspirated("13 mL"), PROGRAMMED: "12.5 mL"},
        _far("3 mL more was aspirated than expected; " + _ABOVE.format(aspirated="13 mL", programmed="12.5 mL")),
    ),
    "expected not known, programmed is": (
        {**aspirated("40.1 mL", None), FILLED: None},
        _far(_ABOVE.format(aspirated="40.1 mL", programmed="40 mL")),
    ),
    "expected not read, programmed is": (
        aspirated("40.1 mL", UNREADABLE),
        _far(_ABOVE.format(aspirated="40.1 mL", programmed="40 mL")),
    ),
    "programmed not read, expected is": (
        {**aspirated("13 mL"), PROGRAMMED: UNREADABLE},
        _far("3 mL more was aspirated than expected"),
    ),
    "counted from the previous fill": (
        {**REFILL, ASPIRATED: "24.4999 mL"},
        _far("2.0001 mL less was aspirated than expected"),
    ),
    "what the boluses took counts": ({**REFILL, ASPIRATED: "24.4999 mL", BOLUS: "0.0001 mL"}, None),
    "bolus volume not read, it is not taken for 0": ({**REFILL, ASPIRATED: "9 mL", BOLUS: UNREADABLE}, None),
    "aspirated not entered": (aspirated(None), None),
    "aspirated not read": (aspirated(UNREADABLE), None),
}


@cases(VOL_04)
def test_vol_04_far_from_the_expected_volume(changes: Changes, expected: str | None) -> None:
    assert message("VOL-04", changes) == expected


_RUN_DRY = (
    "By the figures entered the previous fill has run dry: withdrawal is possible, and tolerance may be lost."
    " Do not assume the previous dose: the prescriber decides anew."
)


def programmed(volume: str | None, **others: str | None) -> Changes:
    """60 days took 13.5 mL of what was programmed."""
    previous = {f"previous.{name}": value for name, value in others.items()}
    return {**REFILL, "previous.aspirated_volume": None, PROGRAMMED: volume, **previous}


VOL_05: Table = {
    "something is left": (programmed("13.5001 mL"), None),
    "exactly nothing is left": (programmed("13.5 mL"), _RUN_DRY),
    "less than nothing": (programmed("13.4999 mL"), _RUN_DRY),
    "a day earlier": (programmed("13.5 mL", fill_date="2026-09-25"), None),
    "a day later": (programmed("13.7 mL", fill_date="2026-09-23"), _RUN_DRY),
    "what the boluses took counts": (programmed("13.5001 mL", bolus_volume="0.0001 mL"), _RUN_DRY),
    "the programmer shows nothing left": (programmed("40 mL", expected_residual="0 mL"), _RUN_DRY),
    "the programmer shows something left, though counting says otherwise": (
        programmed("13 mL", expected_residual="0.0001 mL"),
        None,
    ),
    "something came out all the same": (programmed("13 mL", aspirated_volume="5 mL"), _RUN_DRY),
    "expected not read": (programmed("13 mL", expected_residual=UNREADABLE), None),
    "bolus volume not read": (programmed("13 mL", bolus_volume=UNREADABLE), None),
    "programmed not entered": (programmed(None), None),
    "programmed not read": (programmed(UNREADABLE), None),
    "previous dose not read": (programmed("13 mL", daily_dose=UNREADABLE), None),
    "previous concentration not read": (programmed("13 mL", concentration=UNREADABLE), None),
    "previous fill date not read": (programmed("13 mL", fill_date=UNREADABLE), None),
    "fill date not read": ({**programmed("13 mL"), "fill_date": UNREADABLE}, None),
    "pump not read: its flow may be fixed": ({**programmed("13 mL"), PUMP: UNREADABLE}, None),
}


@cases(VOL_05)
def test_vol_05_previous_fill_has_run_dry(changes: Changes, expected: str | None) -> None:
    assert message("VOL-05", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (aspirated("8.9 mL"), {"VOL-03"}),
        (aspirated("7.9 mL"), {"VOL-04"}),
        ({**aspirated("1.5 mL", "0 mL")}, {"VOL-03", "VOL-05"}),
        ({**aspirated("2.5 mL", "0 mL")}, {"VOL-04", "VOL-05"}),
    ],
)
def test_which_of_them_speak_together(changes: Changes, expected: set[str]) -> None:
    assert {rule for rule in findings(changes) if rule.startswith("VOL")} == expected


OF_RESIDUAL = (ASPIRATED, EXPECTED, PROGRAMMED)


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("VOL-03", aspirated("8.9 mL"), ("caution", OF_RESIDUAL, "Maino 2017")),
        ("VOL-04", aspirated("7.9 mL"), ("confirm", OF_RESIDUAL, "ASRA 2017 poster; Maino 2017")),
        (
            "VOL-05",
            programmed("13 mL"),
            ("confirm", (FILLED, PROGRAMMED, EXPECTED), "consensus on withdrawal, as summarised"),
        ),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
