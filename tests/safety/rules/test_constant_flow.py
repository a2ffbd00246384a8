"""FLW-04, and what other rules leave a pump alone with whose flow is fixed by its maker."""

import pytest

from tests.safety.worksheets import CONSTANT_FLOW, REFILL, UNREADABLE, Changes, Table, cases, findings, message, verdict

DOSE, FIXED, MINIMUM = "dose.daily_dose", "pump.fixed_flow", "pump.minimum_flow"
INJECTED, PROGRAMMED, ALARM = "pump.injected_volume", "pump.programmed_volume", "pump.alarm_volume"
TARGET, STRENGTH, PUMP = "preparation.target_concentration", "product.label_strength", "pump.id"


def ordered(dose: str | None) -> Changes:
    """0.5 mL/day of 900 mcg/mL, which are 450 mcg/day, against an order."""
    return {**CONSTANT_FLOW, DOSE: dose}


def strength(typed: str | None) -> Changes:
    return {**CONSTANT_FLOW, STRENGTH: typed}


def prepared(target: str, graduation: str | None = None) -> Changes:
    """40 mL of a target, from 2,000 mcg/mL."""
    return {
        **strength("2000 mcg/mL"),
        TARGET: target,
        "preparation.final_volume": "40 mL",
        "preparation.graduation": graduation,
    }


def _gets(given: str, off: str, dose: str = "450 mcg/day", needed: str = "900 mcg/mL") -> str:
    return (
        f"With the fixed flow the patient gets {given}, {off} than the ordered {dose}."
        f" Check the concentration: this order needs {needed}."
    )


FLW_04: Table = {
    "exactly the order": (CONSTANT_FLOW, None),
    "5 % more": (strength("945 mcg/mL"), None),
    "a step above 5 % more": (strength("945.0009 mcg/mL"), _gets("≈472.5 mcg/day", "5.0001 % more")),
    "10 % more": (strength("990 mcg/mL"), _gets("495 mcg/day", "10 % more")),
    "a step above 10 % more": (strength("990.0009 mcg/mL"), _gets("≈495 mcg/day", "10.0001 % more")),
    "5 % less": (strength("855 mcg/mL"), None),
    "a step above 5 % less": (strength("854.9991 mcg/mL"), _gets("≈427.5 mcg/day", "5.0001 % less")),
    "10 % less": (strength("810 mcg/mL"), _gets("405 mcg/day", "10 % less")),
    "a step above 10 % less": (strength("809.9991 mcg/mL"), _gets("≈405 mcg/day", "10.0001 % less")),
    "with digits enough to differ from the limit": (
        strength("945.0001 mcg/mL"),
        _gets("≈472.5 mcg/day", "≈5.00001 % more"),
    ),
    "the needed concentration need not be a round one": (
        ordered("350 mcg/day"),
        _gets("450 mcg/day", "≈28.6 % more", "350 mcg/day", "700 mcg/mL"),
    ),
    "what is measured counts": (
        prepared("900 mcg/mL", "7 mL"),
        _gets("500 mcg/day", "≈11.1 % more"),
    ),
    "what the label says counts too, where measuring happens to make up for it": (
        prepared("960 mcg/mL", "3.6 mL"),
        _gets("480 mcg/day", "≈6.7 % more"),
    ),
    "the label is too weak, and what is measured hardly too strong": (
        prepared("846 mcg/mL", "3.6 mL"),
        _gets("423 mcg/day", "6 % less"),
    ),
    "graduation not read, the label still counts": (
        prepared("990.0009 mcg/mL", UNREADABLE),
        _gets("≈495 mcg/day", "10.0001 % more"),
    ),
    "another pump with the same flow": ({**ordered("400 mcg/day"), PUMP: "other", FIXED: None}, None),
    "a fixed flow entered for another pump": ({**ordered("400 mcg/day"), PUMP: "synchromed-ii-40"}, None),
    "fixed flow not entered": ({**ordered("400 mcg/day"), FIXED: None}, None),
    "fixed flow not read": ({**ordered("400 mcg/day"), FIXED: UNREADABLE}, None),
    "pump not read": ({**ordered("400 mcg/day"), PUMP: UNREADABLE}, None),
    "dose not entered": (ordered(None), None),
    "dose not read": (ordered(UNREADABLE), None),
    "strength not entered": (strength(None), None),
    "strength not read": (strength(UNREADABLE), None),
    "target not read": (prepared(UNREADABLE), None),
}


@cases(FLW_04)
def test_flw_04_fixed_flow_carries_another_dose(changes: Changes, expected: str | None) -> None:
    assert message("FLW-04", changes) == expected


@pytest.mark.parametrize(
    ("typed", "severity"),
    [
        ("945.0001 mcg/mL", "caution"),
        ("990 mcg/mL", "caution"),
        ("990.0001 mcg/mL", "block"),
        ("854.9999 mcg/mL", "caution"),
        ("810 mcg/mL", "caution"),
        ("809.9999 mcg/mL", "block"),
    ],
)
def test_flw_04_is_a_block_only_above_10_percent_either_way(typed: str, severity: str) -> None:
    assert verdict("FLW-04", strength(typed)) == (severity, (DOSE, TARGET, "product.id", FIXED), "project threshold")
    is_withheld = findings(strength(typed))["FLW-04"].withholds != ()
    assert is_withheld is (severity == "block")


VOL_01: Table = {
    "more injected than programmed": ({**CONSTANT_FLOW, PROGRAMMED: "39 mL"}, None),
    "less injected than programmed": ({**CONSTANT_FLOW, INJECTED: "39 mL", PROGRAMMED: "40 mL"}, None),
    "pump not read: it may count volume": (
        {**CONSTANT_FLOW, PUMP: UNREADABLE, PROGRAMMED: "39 mL"},
        "40 mL is injected, but 39 mL is programmed: the pump would alarm early. Make them equal.",
    ),
}


@cases(VOL_01)
def test_vol_01_leaves_a_fixed_flow_alone_for_it_counts_nothing(changes: Changes, expected: str | None) -> None:
    assert message("VOL-01", changes) == expected


_FULL = "41 mL is {verb}, but the reservoir holds 40 mL: the pump would run dry before its alarm. Check the volumes."
_AT_ONCE = "4 mL is {verb}, but the alarm volume is 4 mL: the alarm would sound at once. Check the volumes."

RES_01: Table = {
    "injected stands for programmed: as much as it holds": (CONSTANT_FLOW, None),
    "injected stands for programmed: above the reservoir": (
        {**CONSTANT_FLOW, INJECTED: "41 mL"},
        _FULL.format(verb="injected"),
    ),
    "injected stands for programmed: not above the alarm volume": (
        {**CONSTANT_FLOW, INJECTED: "4 mL"},
        _AT_ONCE.format(verb="injected"),
    ),
    "a step above the alarm volume": ({**CONSTANT_FLOW, INJECTED: "4.0001 mL"}, None),
    "an entered programmed volume counts": ({**CONSTANT_FLOW, PROGRAMMED: "41 mL"}, _FULL.format(verb="programmed")),
    "an entered programmed volume counts, not what is injected": (
        {**CONSTANT_FLOW, INJECTED: "41 mL", PROGRAMMED: "40 mL"},
        None,
    ),
    "programmed not read, injected does not stand for it": (
        {**CONSTANT_FLOW, INJECTED: "41 mL", PROGRAMMED: UNREADABLE},
        None,
    ),
    "injected not entered": ({**CONSTANT_FLOW, INJECTED: None}, None),
    "injected not read": ({**CONSTANT_FLOW, INJECTED: UNREADABLE}, None),
    "another pump: injected does not stand for programmed": (
        {INJECTED: "41 mL", PROGRAMMED: None},
        None,
    ),
    "pump not read: injected does not stand for programmed": (
        {**CONSTANT_FLOW, INJECTED: "41 mL", PUMP: UNREADABLE},
        None,
    ),
}


@cases(RES_01)
def test_res_01_takes_the_injected_volume_for_the_programmed_one(changes: Changes, expected: str | None) -> None:
    assert message("RES-01", changes) == expected


_ONE_IS_WRONG = (
    "The fixed flow, 0.5 mL/day, is below the entered minimum flow, 0.5001 mL/day: one of the two is wrong."
    " Check both in the pump's manual."
)

FLW_01: Table = {
    "its one flow is its minimum": (CONSTANT_FLOW, None),
    "an entered minimum above its one flow": (
        {**CONSTANT_FLOW, MINIMUM: "0.5001 mL/day"},
        _ONE_IS_WRONG,
    ),
    "an entered minimum at its one flow": ({**CONSTANT_FLOW, MINIMUM: "0.5 mL/day"}, None),
    "fixed flow not entered": ({**CONSTANT_FLOW, FIXED: None, MINIMUM: "9 mL/day"}, None),
}


@cases(FLW_01)
def test_flw_01_does_not_advise_another_concentration_where_the_flow_is_fixed(
    changes: Changes, expected: str | None
) -> None:
    assert message("FLW-01", changes) == expected


_RESIDUAL = "Not checked, because a field is empty or not read: residual volume ({fields})."
_ENTER = "Enter them, or check by other means."

CHK_02: Table = {
    "first fill": (CONSTANT_FLOW, None),
    "fixed flow not entered: no minimum flow is missing": ({**CONSTANT_FLOW, FIXED: None}, None),
    "fixed flow not read: no minimum flow is missing": ({**CONSTANT_FLOW, FIXED: UNREADABLE}, None),
    "everything entered": ({**CONSTANT_FLOW, **REFILL}, None),
    "the residual needs the fixed flow": (
        {**CONSTANT_FLOW, **REFILL, FIXED: None},
        f"{_RESIDUAL.format(fields='fixed flow')} {_ENTER}",
    ),
    "the residual needs the fixed flow to be read": (
        {**CONSTANT_FLOW, **REFILL, FIXED: UNREADABLE},
        f"{_RESIDUAL.format(fields='fixed flow')} {_ENTER}",
    ),
}


@cases(CHK_02)
def test_chk_02_misses_no_minimum_flow_of_a_fixed_flow(changes: Changes, expected: str | None) -> None:
    assert message("CHK-02", changes) == expected
