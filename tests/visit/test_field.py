"""One field: its section and its unit come from its path and its kind."""

import pytest

from itb_calc.core.amount import Amount
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind


@pytest.mark.parametrize(
    ("path", "section"),
    [("fill_date", ""), ("pump.id", "pump"), ("preparation.second_stock.label_strength", "preparation.second_stock")],
)
def test_the_section_is_what_stands_before_the_last_point(path: str, section: str) -> None:
    field: Field[Amount] = Field(path, AmountKind(("mL",)), "Label", "L", "Help.")
    assert field.section == section


def test_a_field_takes_the_unit_of_its_kind() -> None:
    field: Field[Amount] = Field("pump.id", AmountKind(("mcg/mL", "mg/mL")), "Label", "L", "Help.")
    assert field.unit == "mcg/mL or mg/mL"
