"""What is no refill yet is neither checked nor final: a date, a strength, a flow and a next date are its core."""

import pytest

from itb_calc.documents.blind_check import why_not_yet
from itb_calc.documents.finality import finality
from itb_calc.documents.refill_core import missing_core
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.text import Worksheet
from tests.documents.signed import ROUTINE_SHEET, evaluated, signed, signed_by_both
from tests.worksheet.changes import FIXED_FLOW
from tests.worksheet.sheets import put, read_sheet

NO_DAY = "The fill date is not entered: every date counts from it."
NO_CONCENTRATION = "Pump concentration has no answer: enter what it is worked out from."
NO_FLOW = "Flow has no answer: enter what it is worked out from."
NO_ALARM_DATE = "Alarm date has no answer: enter what it is worked out from."


def _missing(worksheet: Worksheet) -> tuple[str, ...]:
    return missing_core(worksheet, evaluated(worksheet))


def test_a_worksheet_with_nothing_but_a_note_becomes_neither_final_nor_checked() -> None:
    noted = signed_by_both(enter(Worksheet(), "notes", "x"))
    assert finality(noted, evaluated(noted), second_check_required=True).reasons == (
        NO_DAY,
        NO_CONCENTRATION,
        NO_FLOW,
        NO_ALARM_DATE,
    )
    assert why_not_yet(noted, evaluated(noted)) == (
        f"The second check begins when the refill can be worked out. {NO_DAY}"
    )


@pytest.mark.parametrize(
    ("path", "missing"),
    [
        ("fill_date", (NO_DAY, NO_ALARM_DATE)),
        ("dose.daily_dose", (NO_FLOW, NO_ALARM_DATE)),
        ("pump.alarm_volume", (NO_ALARM_DATE,)),
        ("notes", ()),
    ],
)
def test_each_part_that_is_missing_is_a_reason(path: str, missing: tuple[str, ...]) -> None:
    worksheet = enter(ROUTINE_SHEET, path, "")
    assert _missing(worksheet) == missing
    both = signed_by_both(worksheet)
    assert finality(both, evaluated(both), second_check_required=True).reasons == missing
    begins = why_not_yet(signed(worksheet), evaluated(worksheet))
    assert begins == (f"The second check begins when the refill can be worked out. {missing[0]}" if missing else "")


def test_what_is_not_read_or_blocks_is_told_by_itself() -> None:
    assert _missing(enter(ROUTINE_SHEET, "dose.daily_dose", "4S0 mcg/day")) == ()
    assert _missing(enter(ROUTINE_SHEET, "pump.programmed_volume", "20 mL")) == ()


def test_a_pump_with_a_fixed_flow_has_its_own_flow_and_the_day_of_its_reserve() -> None:
    assert _missing(read_sheet(FIXED_FLOW)) == ()
    assert _missing(read_sheet(put(FIXED_FLOW, "pump.fixed_flow", None))) == (NO_FLOW, NO_ALARM_DATE)
    assert _missing(read_sheet(put(FIXED_FLOW, "pump.alarm_volume", None))) == (NO_ALARM_DATE,)
