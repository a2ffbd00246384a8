"""Every picture goes with its numbers: there while they are, gone when they are withheld or missing."""

import pytest

from itb_calc.desktop.viewmodels.pictures import Pictures, pictures
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.desktop.viewmodels.states import BLOCKED, UNDILUTED, pictures_of
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put

_DECIMAL_COMMA = put(ROUTINE, "decimal_mark", ",")


def _drawn(pictures: Pictures) -> set[str]:
    return {name for name in Pictures.__slots__ if getattr(pictures, name) is not None}


@pytest.mark.parametrize(
    ("sheet", "drawn"),
    [
        (ROUTINE, {"preparation", "reservoir", "course"}),
        (BLOCKED, {"preparation"}),
        (put(ROUTINE, "preparation.target_concentration", "3000 mcg/mL"), {"reservoir"}),
        (put(ROUTINE, "preparation.graduation", "half"), {"reservoir", "course"}),
        (put(ROUTINE, "dose.daily_dose", "450"), {"preparation", "reservoir"}),
        (put(ROUTINE, "pump.alarm_volume", "four"), {"preparation", "reservoir"}),
        (put(ROUTINE, "product.label_strength", "40 mg"), {"reservoir"}),
        (put(ROUTINE, "pump.programmed_volume", "forty"), {"preparation"}),
        # Beside a first fill a previous concentration is a contradiction, which moves no date.
        (put(ROUTINE, "previous.concentration", "500 mcg/mL"), {"preparation", "reservoir", "course"}),
        ({key: value for key, value in UNDILUTED.items() if key != "pump"}, set()),
    ],
)
def test_a_picture_is_there_as_long_as_its_numbers_are(sheet: Sheet, drawn: set[str]) -> None:
    assert _drawn(pictures_of(sheet)) == drawn


def test_an_empty_worksheet_has_no_picture() -> None:
    empty = Worksheet()
    assert pictures(empty, REFERENCE, evaluate(empty, REFERENCE, TODAY)) == Pictures()


def test_a_picture_writes_numbers_with_the_mark_of_the_document() -> None:
    sheet = put(_DECIMAL_COMMA, "preparation.graduation", "0,5 mL")
    found = pictures_of(put(sheet, "preparation.diluent_graduation", "0,5 mL"))
    assert found.preparation is not None
    assert found.reservoir is not None
    assert found.course is not None
    assert "32,5 mL of stock" in found.preparation.alternative
    assert "1,4 mL cannot be delivered" in found.reservoir.alternative
    assert "≈133,3 days" in found.course.alternative
