"""CHK: what was not checked, so that an empty field does not read as a passed check."""

import pytest

from itb_calc.reference.reference import Reference
from tests.safety.worksheets import REFILL as KNOWN
from tests.safety.worksheets import UNREADABLE, Changes, Table, cases, findings, message, verdict

PREVIOUS_DOSE, PREVIOUS_CONCENTRATION = "previous.daily_dose", "previous.concentration"
GROUP, PHASE, ASPIRATED, MINIMUM = "dose.patient_group", "dose.phase", "previous.aspirated_volume", "pump.minimum_flow"
PROGRAMMED, FILLED, BOLUS = "previous.programmed_volume", "previous.fill_date", "previous.bolus_volume"
EXPECTED = "previous.expected_residual"
REFILL: Changes = {"previous.first_fill": False}
UNKNOWN_PUMP: Changes = {"pump.id": "other"}

_PREFIX = "Not checked, because a field is empty or not read: "
_REST = "concentration change (previous concentration); residual volume (aspirated volume)"
_DOSE = "dose change (previous daily dose)"
_FLOW = "minimum flow"
_SUFFIX = "Enter them, or check by other means."


def _residual(missing: str) -> str:
    return f"residual volume ({missing})"


CHK_02: Table = {
    "first fill": ({}, None),
    "first fill, minimum not known": (UNKNOWN_PUMP, f"{_PREFIX}{_FLOW}. {_SUFFIX}"),
    "first fill, minimum entered": ({**UNKNOWN_PUMP, MINIMUM: "0.1 mL/day"}, None),
    "first fill, minimum not read, the listed one does not stand for it": (
        {MINIMUM: UNREADABLE},
        f"{_PREFIX}{_FLOW}. {_SUFFIX}",
    ),
    "first fill, no pump": ({"pump.id": None}, f"{_PREFIX}{_FLOW}. {_SUFFIX}"),
    "first fill, pump not read": ({"pump.id": UNREADABLE}, f"{_PREFIX}{_FLOW} (pump). {_SUFFIX}"),
    "first fill, group and phase do not count": ({GROUP: None, PHASE: None}, None),
    "refill": (REFILL, f"{_PREFIX}{_DOSE}; {_REST}. {_SUFFIX}"),
    "not said which": ({"previous.first_fill": None}, f"{_PREFIX}{_DOSE}; {_REST}. {_SUFFIX}"),
    "refill, no group": (
        {**REFILL, GROUP: None},
        f"{_PREFIX}dose change (previous daily dose, patient group); {_REST}. {_SUFFIX}",
    ),
    "refill, group not read, no phase": (
        {**REFILL, GROUP: UNREADABLE, PHASE: None},
        f"{_PREFIX}dose change (previous daily dose, patient group, phase); {_REST}. {_SUFFIX}",
    ),
    "refill, minimum not known": ({**REFILL, **UNKNOWN_PUMP}, f"{_PREFIX}{_DOSE}; {_REST}; {_FLOW}. {_SUFFIX}"),
    "first fill, but a previous dose is entered too: which of the two is not known": (
        {PREVIOUS_DOSE: "400 mcg/day"},
        f"{_PREFIX}{_REST}; whether there is a previous fill (first fill). {_SUFFIX}",
    ),
    "first fill, but everything of a previous one is entered too": (
        {**KNOWN, "previous.first_fill": True},
        f"{_PREFIX}whether there is a previous fill (first fill). {_SUFFIX}",
    ),
    "everything entered": (KNOWN, None),
    "dose and group not read": (
        {**KNOWN, PREVIOUS_DOSE: UNREADABLE, GROUP: UNREADABLE},
        f"{_PREFIX}dose change (previous daily dose, patient group); {_residual('previous daily dose')}. {_SUFFIX}",
    ),
    "concentration not read": (
        {**KNOWN, PREVIOUS_CONCENTRATION: UNREADABLE},
        f"{_PREFIX}concentration change (previous concentration); {_residual('previous concentration')}. {_SUFFIX}",
    ),
    "aspirated not read": ({**KNOWN, ASPIRATED: UNREADABLE}, f"{_PREFIX}{_residual('aspirated volume')}. {_SUFFIX}"),
    "nothing aspirated yet: what it would be held against does not matter": (
        {**KNOWN, ASPIRATED: None, PROGRAMMED: None, FILLED: None},
        f"{_PREFIX}{_residual('aspirated volume')}. {_SUFFIX}",
    ),
    "aspirated 0 is not empty": ({**KNOWN, ASPIRATED: "0 mL"}, None),
    "programmed not entered": (
        {**KNOWN, PROGRAMMED: None},
        f"{_PREFIX}{_residual('previous programmed volume')}. {_SUFFIX}",
    ),
    "dates not entered": (
        {**KNOWN, FILLED: None, "fill_date": None},
        f"{_PREFIX}{_residual('previous fill date, fill date')}. {_SUFFIX}",
    ),
    "previous fill date not read": (
        {**KNOWN, FILLED: "24.09.2026"},
        f"{_PREFIX}{_residual('previous fill date')}. {_SUFFIX}",
    ),
    "bolus volume not entered counts as 0": ({**KNOWN, BOLUS: None}, None),
    "bolus volume not read": (
        {**KNOWN, BOLUS: UNREADABLE},
        f"{_PREFIX}{_residual('previous bolus volume')}. {_SUFFIX}",
    ),
    "pump not read: its flow may be fixed": (
        {**KNOWN, "pump.id": UNREADABLE},
        f"{_PREFIX}{_residual('pump')}; {_FLOW} (pump). {_SUFFIX}",
    ),
    "a fixed flow entered for another pump": (
        {**KNOWN, "pump.fixed_flow": "0.5 mL/day"},
        f"{_PREFIX}{_residual('fixed flow')}. {_SUFFIX}",
    ),
    "no pump": ({**KNOWN, "pump.id": None}, f"{_PREFIX}{_FLOW}. {_SUFFIX}"),
    "expected residual from the programmer needs nothing else": (
        {**KNOWN, EXPECTED: "26 mL", PROGRAMMED: None, FILLED: None, BOLUS: UNREADABLE},
        None,
    ),
    "expected residual not read, the counted one does not stand for it": (
        {**KNOWN, EXPECTED: UNREADABLE},
        f"{_PREFIX}{_residual('expected residual volume')}. {_SUFFIX}",
    ),
}


@cases(CHK_02)
def test_chk_02_checks_that_could_not_run(changes: Changes, expected: str | None) -> None:
    assert message("CHK-02", changes) == expected


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        (UNKNOWN_PUMP, (MINIMUM,)),
        ({"pump.id": UNREADABLE}, ("pump.id",)),
        (REFILL, (PREVIOUS_DOSE, PREVIOUS_CONCENTRATION, ASPIRATED)),
        ({PREVIOUS_DOSE: "400 mcg/day"}, (PREVIOUS_CONCENTRATION, ASPIRATED, "previous.first_fill")),
        ({**KNOWN, PREVIOUS_CONCENTRATION: None}, (PREVIOUS_CONCENTRATION,)),
        ({**KNOWN, PROGRAMMED: None, FILLED: None}, (PROGRAMMED, FILLED)),
        (
            {**REFILL, **UNKNOWN_PUMP, GROUP: None, PHASE: None},
            (PREVIOUS_DOSE, GROUP, PHASE, PREVIOUS_CONCENTRATION, ASPIRATED, MINIMUM),
        ),
    ],
)
def test_chk_02_leads_to_each_empty_field(changes: Changes, fields: tuple[str, ...]) -> None:
    assert verdict("CHK-02", changes) == ("caution", fields, "project rule")


def test_chk_02_lists_the_minimum_flow_without_reference_data() -> None:
    found = findings({}, reference=Reference(defect="The reference file pumps.toml is missing."))
    assert found["CHK-02"].fields == (MINIMUM,)
