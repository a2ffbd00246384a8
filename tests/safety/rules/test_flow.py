"""FLW: can this pump deliver this flow, and this concentration?"""

import pytest

from tests.safety.worksheets import DILUTED, UNREADABLE, Changes, Table, cases, message, other_stock, verdict

DOSE, MINIMUM = "dose.daily_dose", "pump.minimum_flow"


def _too_slow(flow: str, minimum: str) -> str:
    return (
        f"The flow, {flow}, is below the pump's minimum of {minimum}: it cannot deliver this dose."
        " Use a lower concentration."
    )


# At 2,000 mcg/mL, 96 mcg/day are 0.048 mL/day.
FLW_01: Table = {
    "at the listed minimum": ({DOSE: "96 mcg/day"}, None),
    "a step slower, with digits enough to differ": (
        {DOSE: "95.9999 mcg/day"},
        _too_slow("0.04799995 mL/day", "0.048 mL/day"),
    ),
    "0.0479 mL/day": ({DOSE: "95.8 mcg/day"}, _too_slow("0.0479 mL/day", "0.048 mL/day")),
    "at the entered minimum": ({MINIMUM: "0.225 mL/day"}, None),
    "a step below the entered minimum": ({MINIMUM: "0.2251 mL/day"}, _too_slow("0.225 mL/day", "0.2251 mL/day")),
    "an entered minimum wins": ({MINIMUM: "0.01 mL/day", DOSE: "95 mcg/day"}, None),
    "entered without a pump": ({MINIMUM: "1 mL/day", "pump.id": None}, _too_slow("0.225 mL/day", "1 mL/day")),
    "a lower concentration can": ({DOSE: "95 mcg/day", **DILUTED}, None),
    "minimum not known": ({DOSE: "2 mcg/day", "pump.id": "prometra-ii-40"}, None),
    "no pump": ({DOSE: "2 mcg/day", "pump.id": None}, None),
    "minimum not read, the listed one does not stand for it": ({DOSE: "2 mcg/day", MINIMUM: UNREADABLE}, None),
    "pump not read": ({DOSE: "2 mcg/day", "pump.id": UNREADABLE}, None),
    "dose not entered": ({DOSE: None}, None),
    "dose not read": ({DOSE: UNREADABLE}, None),
    "stock not known": ({DOSE: "2 mcg/day", "product.id": None}, None),
}


@cases(FLW_01)
def test_flw_01_flow_below_the_pumps_minimum(changes: Changes, expected: str | None) -> None:
    assert message("FLW-01", changes) == expected


def _outside(concentration: str) -> str:
    return (
        f"{concentration} is outside the 500 mcg/mL to 2,000 mcg/mL of baclofen that Flowonix Prometra II 16827 is"
        " labelled for. Check the pump's manual."
    )


PROMETRA: Changes = {"pump.id": "prometra-ii-40"}


def prometra(target: str) -> Changes:
    return {**PROMETRA, **DILUTED, "preparation.target_concentration": target}


FLW_02: Table = {
    "at the highest": (PROMETRA, None),
    "a step above": ({**PROMETRA, **other_stock("2000.0001 mcg/mL")}, _outside("2,000.0001 mcg/mL")),
    "with digits enough to differ": (
        {**PROMETRA, **other_stock("60.001 mg/30 mL")},
        _outside("≈2,000.03 mcg/mL"),
    ),
    "at the lowest": (prometra("500 mcg/mL"), None),
    "a step below": (prometra("499.9999 mcg/mL"), _outside("499.9999 mcg/mL")),
    "below, with digits enough to differ": (
        {**PROMETRA, **other_stock("14.999 mg/30 mL")},
        _outside("≈499.97 mcg/mL"),
    ),
    "a step below in mg": (prometra("0.4999 mg/mL"), _outside("499.9 mcg/mL")),
    "a pump without a labelled range": (other_stock("4 mg/mL"), None),
    "no pump": ({**other_stock("4 mg/mL"), "pump.id": None}, None),
    "pump not read": ({**other_stock("4 mg/mL"), "pump.id": UNREADABLE}, None),
    "stock not known": ({**PROMETRA, "product.id": None}, None),
    "target not read": (prometra(UNREADABLE), None),
}


@cases(FLW_02)
def test_flw_02_concentration_outside_the_pumps_labelling(changes: Changes, expected: str | None) -> None:
    assert message("FLW-02", changes) == expected


_NOT_KNOWN = (
    "The minimum flow of this pump is not known here, so that a flow too low for it goes unnoticed."
    " Enter it from the manual."
)

FLW_03: Table = {
    "listed": ({}, None),
    "not listed": (PROMETRA, _NOT_KNOWN),
    "any other pump": ({"pump.id": "other"}, _NOT_KNOWN),
    "entered": ({**PROMETRA, MINIMUM: "0.1 mL/day"}, None),
    "entered but not read": ({**PROMETRA, MINIMUM: UNREADABLE}, None),
    "no pump": ({"pump.id": None}, None),
    "pump not read": ({"pump.id": UNREADABLE}, None),
}


@cases(FLW_03)
def test_flw_03_minimum_flow_not_known(changes: Changes, expected: str | None) -> None:
    assert message("FLW-03", changes) == expected


CONCENTRATION, SCHEDULE = "preparation.target_concentration", "dose.schedule"


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        (
            "FLW-01",
            {DOSE: "95 mcg/day"},
            ("block", (DOSE, CONCENTRATION, MINIMUM, SCHEDULE), "the pump's specification"),
        ),
        ("FLW-02", prometra("400 mcg/mL"), ("caution", (CONCENTRATION, "product.id", "pump.id"), "the pump's manual")),
        ("FLW-03", PROMETRA, ("info", (MINIMUM,), "project rule")),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
