"""TRN: old drug of another concentration is still in reservoir, tubing and catheter."""

import pytest

from tests.safety.worksheets import (
    CONSTANT_FLOW,
    REFILL,
    SYSTEM,
    UNREADABLE,
    Changes,
    Table,
    cases,
    findings,
    message,
    other_stock,
    verdict,
)

DOSE, OLD, PREVIOUS_DOSE = "dose.daily_dose", "previous.concentration", "previous.daily_dose"
TARGET, PRODUCT, PUMP = "preparation.target_concentration", "product.id", "pump.id"
MINIMUM, INJECTED, RESIDUAL = "pump.minimum_flow", "pump.injected_volume", "pump.residual_volume"
TUBING, TUBING_MAX, CATHETER = "system.tubing_volume", "system.tubing_volume_max", "system.catheter_volume"
MODEL, TRIMMED, SCHEDULE = "system.catheter_id", "system.catheter_trimmed_length", "dose.schedule"


def change(old: str | None, new: str = "2000 mcg/mL", dose: str | None = "300 mcg/day") -> Changes:
    """Another concentration at the same dose."""
    return {**REFILL, **other_stock(new), OLD: old, DOSE: dose, PREVIOUS_DOSE: dose}


UP, DOWN = change("500 mcg/mL"), change("2000 mcg/mL", "500 mcg/mL")
CONSTANT: Changes = {**UP, **CONSTANT_FLOW, DOSE: "450 mcg/day"}


def _hold(old: str, new: str, consequence: str) -> str:
    return (
        f"Tubing and catheter still hold {old}, not the new {new}: {consequence}."
        " Agree with the prescriber how to change over."
    )


def _bridgeless(given: str, ordered: str = "300 mcg/day", how_long: str = "") -> str:
    return f"without a bridge the patient gets {given} instead of the ordered {ordered}{how_long}"


_OTHER_DOSE = "until it is through, the patient gets another dose than ordered"
_500, _2000 = "500 mcg/mL", "2,000 mcg/mL"

TRN_01: Table = {
    "the same": (change("2000 mcg/mL"), None),
    "the same in another unit": (change("2 mg/mL"), None),
    "a step lower": (
        change("1999.9999 mcg/mL"),
        _hold("1,999.9999 mcg/mL", _2000, _bridgeless("≈299.99999 mcg/day")),
    ),
    "a step higher": (
        change("2000.0001 mcg/mL"),
        _hold("2,000.0001 mcg/mL", _2000, _bridgeless("≈300.00002 mcg/day")),
    ),
    "up, system volume not known": (UP, _hold(_500, _2000, _bridgeless("75 mcg/day"))),
    "up, system volume known": (
        {**UP, **SYSTEM},
        _hold(_500, _2000, _bridgeless("75 mcg/day", how_long=" for 64 hours")),
    ),
    "of a range the largest is how long it lasts": (
        {**UP, **SYSTEM, TUBING_MAX: "0.3 mL"},
        _hold(_500, _2000, _bridgeless("75 mcg/day", how_long=" for 80 hours")),
    ),
    "not a whole number of hours, rounded down": (
        {**UP, **SYSTEM, TUBING: "0.1004 mL"},
        _hold(_500, _2000, _bridgeless("75 mcg/day", how_long=" for ≈48 hours")),
    ),
    "down": ({**DOWN, **SYSTEM}, _hold(_2000, _500, _bridgeless("1,200 mcg/day", how_long=" for 16 hours"))),
    "a new one that cannot be written out": (
        change("2000 mcg/mL", "60.0001 mg/30 mL"),
        _hold(_2000, "≈2,000.003 mcg/mL", _bridgeless("≈299.9995 mcg/day")),
    ),
    "dose not entered": ({**change("500 mcg/mL", dose=None), **SYSTEM}, _hold(_500, _2000, _OTHER_DOSE)),
    "dose not read": ({**change("500 mcg/mL", dose=UNREADABLE), **SYSTEM}, _hold(_500, _2000, _OTHER_DOSE)),
    "schedule not read": ({**UP, SCHEDULE: (("00:00", "", "300 mcg"),)}, _hold(_500, _2000, _OTHER_DOSE)),
    "an impossible dose withholds what the patient gets": (
        change("500 mcg/mL", dose="5001 mcg/day"),
        _hold(_500, _2000, _OTHER_DOSE),
    ),
    "a fixed flow cannot be bridged": (
        CONSTANT,
        _hold(_500, "900 mcg/mL", "this pump cannot be bridged, and the patient gets 250 mcg/day, whatever is ordered"),
    ),
    "a fixed flow, system volume known": (
        {**CONSTANT, **SYSTEM},
        _hold(
            _500,
            "900 mcg/mL",
            "this pump cannot be bridged, and the patient gets 250 mcg/day for 19.2 hours, whatever is ordered",
        ),
    ),
    "a fixed flow, dose not entered": (
        {**CONSTANT, DOSE: None},
        _hold(_500, "900 mcg/mL", "this pump cannot be bridged, and the patient gets 250 mcg/day, whatever is ordered"),
    ),
    "a fixed flow that is not entered": ({**CONSTANT, "pump.fixed_flow": None}, _hold(_500, "900 mcg/mL", _OTHER_DOSE)),
    "pump not read: its flow may be fixed": ({**UP, PUMP: UNREADABLE}, _hold(_500, _2000, _OTHER_DOSE)),
    "previous not entered": (change(None), None),
    "previous not read": (change(UNREADABLE), None),
    "target not read": ({**UP, TARGET: UNREADABLE}, None),
    "stock not known": ({**UP, PRODUCT: None}, None),
    "a wrong product withholds the new one": ({**UP, PRODUCT: "baclofen-5mg-5ml-solution"}, None),
    "an impossible dilution withholds the new one": ({**UP, TARGET: "3 mg/mL"}, None),
}


@cases(TRN_01)
def test_trn_01_concentration_differs_from_the_previous_one(changes: Changes, expected: str | None) -> None:
    assert message("TRN-01", changes) == expected


def _unknown(what: str) -> str:
    return (
        f"How much old drug is still to come cannot be said without the {what}."
        " Look in the programmer or the implant record: no usual value is safe."
    )


_BOTH, _TUBING, _CATHETER = "tubing volume and catheter volume", "tubing volume", "catheter volume"
BY_LENGTH: Changes = {TUBING: "0.2 mL", MODEL: "flowonix-11823", TRIMMED: "0 cm"}

TRN_02: Table = {
    "neither": (UP, _unknown(_BOTH)),
    "down": (DOWN, _unknown(_BOTH)),
    "both": ({**UP, **SYSTEM}, None),
    "tubing only": ({**UP, TUBING: "0.2 mL"}, _unknown(_CATHETER)),
    "catheter only": ({**UP, CATHETER: "0.2 mL"}, _unknown(_TUBING)),
    "the largest does not stand for the tubing": ({**UP, TUBING_MAX: "0.2 mL"}, _unknown(_BOTH)),
    "catheter by its length": ({**UP, **BY_LENGTH}, None),
    "catheter model without a length": ({**UP, **BY_LENGTH, TRIMMED: None}, _unknown("trimmed length")),
    "catheter model only": (
        {**UP, MODEL: "flowonix-11823"},
        _unknown("tubing volume and trimmed length"),
    ),
    "a typed catheter wins over a model without a length": ({**UP, **SYSTEM, MODEL: "flowonix-11823"}, None),
    "catheter length without a model": ({**UP, **BY_LENGTH, MODEL: None}, _unknown(_CATHETER)),
    "catheter by its length, tubing not entered": ({**UP, **BY_LENGTH, TUBING: None}, _unknown(_TUBING)),
    "a fixed flow too": (CONSTANT, _unknown(_BOTH)),
    "the same concentration": (change("2000 mcg/mL"), None),
    "tubing not read": ({**UP, TUBING: UNREADABLE}, None),
    "largest tubing not read": ({**UP, TUBING_MAX: UNREADABLE}, None),
    "catheter not read": ({**UP, CATHETER: UNREADABLE}, None),
    "catheter model not read": ({**UP, **BY_LENGTH, MODEL: UNREADABLE}, None),
    "trimmed length not read": ({**UP, **BY_LENGTH, TRIMMED: UNREADABLE}, None),
    "a typed catheter wins over a length that is not read": ({**UP, **SYSTEM, TRIMMED: UNREADABLE}, None),
    "a typed catheter wins over a length that is not read, tubing not entered": (
        {**UP, CATHETER: "0.2 mL", TRIMMED: UNREADABLE},
        _unknown(_TUBING),
    ),
    "previous not entered": (change(None), None),
    "previous not read": (change(UNREADABLE), None),
    "an impossible dose does not hide it": (change("500 mcg/mL", dose="5001 mcg/day"), _unknown(_BOTH)),
    "schedule not read": ({**UP, SCHEDULE: (("00:00", "", "300 mcg"),)}, _unknown(_BOTH)),
    "a bridge that is too slow withholds the system volume, but it is entered": (
        {**DOWN, **SYSTEM, MINIMUM: "0.2 mL/day"},
        None,
    ),
}


@cases(TRN_02)
def test_trn_02_system_volume_not_known(changes: Changes, expected: str | None) -> None:
    assert message("TRN-02", changes) == expected


def _stays(old: str, effect: str) -> str:
    return (
        f"What cannot be aspirated of the stronger {old} stays in the reservoir: {effect}, which can overdose the"
        " patient. Rinse the reservoir as the pump's manual says."
    )


_STRONGER = "the new fill is stronger than its label"


def _mixed(mixed: str, new: str = _500) -> str:
    return f"mixed, the new fill may have {mixed} instead of {new}"


# The pump keeps 1.4 mL.
TRN_03: Table = {
    "down": (DOWN, _stays(_2000, _mixed("≈550.7 mcg/mL"))),
    "down, another residual entered": ({**DOWN, RESIDUAL: "10 mL"}, _stays(_2000, _mixed("800 mcg/mL"))),
    "a step down": (
        change("500.0001 mcg/mL", "500 mcg/mL"),
        _stays("500.0001 mcg/mL", _mixed("≈500.000003 mcg/mL")),
    ),
    "down to what cannot be written out": (
        change("2000.5 mcg/mL", "60.01 mg/30 mL"),
        _stays("2,000.5 mcg/mL", _mixed("≈2,000.34 mcg/mL", "≈2,000.3 mcg/mL")),
    ),
    "the same": (change("2000 mcg/mL"), None),
    "up": (UP, None),
    "a step up": (change("1999.9999 mcg/mL"), None),
    "a fixed flow too": (
        {**CONSTANT, OLD: "2000 mcg/mL"},
        _stays(_2000, _mixed("≈952.4 mcg/mL", "900 mcg/mL")),
    ),
    "residual not known": ({**DOWN, PUMP: "prometra-ii-40"}, _stays(_2000, _STRONGER)),
    "residual not read, the listed one does not stand for it": (
        {**DOWN, RESIDUAL: UNREADABLE},
        _stays(_2000, _STRONGER),
    ),
    "injected not entered": ({**DOWN, INJECTED: None}, _stays(_2000, _STRONGER)),
    "injected not read": ({**DOWN, INJECTED: UNREADABLE}, _stays(_2000, _STRONGER)),
    "dose not entered": ({**DOWN, DOSE: None}, _stays(_2000, _mixed("≈550.7 mcg/mL"))),
    "previous not entered": (change(None, "500 mcg/mL"), None),
    "previous not read": (change(UNREADABLE, "500 mcg/mL"), None),
    "target not read": ({**DOWN, TARGET: UNREADABLE}, None),
    "a wrong product withholds the new one": ({**DOWN, PRODUCT: "baclofen-5mg-5ml-solution"}, None),
}


@cases(TRN_03)
def test_trn_03_concentration_goes_down(changes: Changes, expected: str | None) -> None:
    assert message("TRN-03", changes) == expected


def _too_slow(rate: str, minimum: str) -> str:
    return (
        f"A bridge would need a flow of {rate}, below the pump's minimum of {minimum}: the pump cannot give the ordered"
        " dose of the old drug. Ask the prescriber how to change over."
    )


# At 2,000 mcg/mL of old drug, 96 mcg/day are 0.048 mL/day.
def slow_bridge(dose: str | None) -> Changes:
    return {**change("2000 mcg/mL", "500 mcg/mL", dose), **SYSTEM}


TRN_04: Table = {
    "at the listed minimum": (slow_bridge("96 mcg/day"), None),
    "a step slower, with digits enough to differ": (
        slow_bridge("95.9999 mcg/day"),
        _too_slow("0.04799995 mL/day", "0.048 mL/day"),
    ),
    "0.0479 mL/day": (slow_bridge("95.8 mcg/day"), _too_slow("0.0479 mL/day", "0.048 mL/day")),
    "at the entered minimum": ({**DOWN, **SYSTEM, MINIMUM: "0.15 mL/day"}, None),
    "a step below the entered minimum": (
        {**DOWN, **SYSTEM, MINIMUM: "0.1501 mL/day"},
        _too_slow("0.15 mL/day", "0.1501 mL/day"),
    ),
    "minimum not known": ({**slow_bridge("50 mcg/day"), PUMP: "prometra-ii-40"}, None),
    "minimum not read, the listed one does not stand for it": (
        {**slow_bridge("50 mcg/day"), MINIMUM: UNREADABLE},
        None,
    ),
    "pump not read": ({**slow_bridge("50 mcg/day"), PUMP: UNREADABLE}, None),
    "system volume not known: there is no bridge": ({**slow_bridge("50 mcg/day"), TUBING: None}, None),
    "catheter not read": ({**slow_bridge("50 mcg/day"), CATHETER: UNREADABLE}, None),
    "the same concentration": ({**change("2000 mcg/mL", dose="50 mcg/day"), **SYSTEM}, None),
    "a flow that is too slow itself says it": ({**change("2000 mcg/mL", "1999 mcg/mL", "50 mcg/day"), **SYSTEM}, None),
    "a fixed flow cannot be bridged": ({**CONSTANT, **SYSTEM, OLD: "9000 mcg/mL"}, None),
    "dose not entered": (slow_bridge(None), None),
    "dose not read": (slow_bridge(UNREADABLE), None),
    "previous not read": ({**slow_bridge("50 mcg/day"), OLD: UNREADABLE}, None),
    "schedule not read": ({**slow_bridge("50 mcg/day"), SCHEDULE: (("00:00", "", "50 mcg"),)}, None),
    "an impossible dose withholds it": (slow_bridge("0.9 mcg/day"), None),
}


@cases(TRN_04)
def test_trn_04_bridge_below_the_pumps_minimum(changes: Changes, expected: str | None) -> None:
    assert message("TRN-04", changes) == expected


_TOGETHER = (
    "Dose and concentration change together: if the patient does worse, nobody can tell which of them did it."
    " Ask the prescriber whether one can wait."
)

TRN_05: Table = {
    "both up": ({**UP, PREVIOUS_DOSE: "250 mcg/day"}, _TOGETHER),
    "dose down, concentration up": ({**UP, PREVIOUS_DOSE: "350 mcg/day"}, _TOGETHER),
    "a step of the dose": ({**UP, PREVIOUS_DOSE: "300.0001 mcg/day"}, _TOGETHER),
    "a step of the concentration": ({**change("1999.9999 mcg/mL"), PREVIOUS_DOSE: "250 mcg/day"}, _TOGETHER),
    "concentration only": (UP, None),
    "dose only": ({**change("2000 mcg/mL"), PREVIOUS_DOSE: "250 mcg/day"}, None),
    "a fixed flow too": ({**CONSTANT, PREVIOUS_DOSE: "400 mcg/day"}, _TOGETHER),
    "previous dose not entered": ({**UP, PREVIOUS_DOSE: None}, None),
    "previous dose not read": ({**UP, PREVIOUS_DOSE: UNREADABLE}, None),
    "dose not entered": ({**UP, DOSE: None}, None),
    "dose not read": ({**UP, DOSE: UNREADABLE}, None),
    "previous concentration not entered": ({**UP, OLD: None, PREVIOUS_DOSE: "250 mcg/day"}, None),
    "previous concentration not read": ({**UP, OLD: UNREADABLE, PREVIOUS_DOSE: "250 mcg/day"}, None),
    "schedule not read": (
        {**UP, PREVIOUS_DOSE: "250 mcg/day", SCHEDULE: (("00:00", "", "300 mcg"),)},
        None,
    ),
    "an impossible dose withholds the change": ({**UP, DOSE: "5001 mcg/day"}, None),
    "a wrong product withholds the new concentration": (
        {**UP, PREVIOUS_DOSE: "250 mcg/day", PRODUCT: "baclofen-5mg-5ml-solution"},
        None,
    ),
}


@cases(TRN_05)
def test_trn_05_dose_and_concentration_change_together(changes: Changes, expected: str | None) -> None:
    assert message("TRN-05", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (change("2000 mcg/mL"), set()),
        (UP, {"TRN-01", "TRN-02"}),
        ({**UP, **SYSTEM}, {"TRN-01"}),
        (DOWN, {"TRN-01", "TRN-02", "TRN-03"}),
        ({**DOWN, **SYSTEM, PREVIOUS_DOSE: "250 mcg/day"}, {"TRN-01", "TRN-03", "TRN-05"}),
        (slow_bridge("50 mcg/day"), {"TRN-01", "TRN-03", "TRN-04"}),
    ],
)
def test_which_of_them_speak_together(changes: Changes, expected: set[str]) -> None:
    assert {rule for rule in findings(changes) if rule.startswith("TRN")} == expected


_CONCENTRATIONS = (OLD, TARGET, PRODUCT)


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("TRN-01", UP, ("confirm", _CONCENTRATIONS, "consensus 2016")),
        (
            "TRN-02",
            UP,
            ("caution", (TUBING, TUBING_MAX, CATHETER, MODEL, TRIMMED), "public recall; project rule"),
        ),
        ("TRN-03", DOWN, ("confirm", _CONCENTRATIONS, "SynchroMed EL technical manual")),
        ("TRN-04", slow_bridge("50 mcg/day"), ("block", (DOSE, OLD, MINIMUM), "the pump's specification")),
        (
            "TRN-05",
            {**UP, PREVIOUS_DOSE: "250 mcg/day"},
            ("caution", (DOSE, PREVIOUS_DOSE, OLD), "project rule"),
        ),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
