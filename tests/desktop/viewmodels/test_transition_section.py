"""The section on a change of concentration: which rows it has, what they wait for, and what is said once above them."""

import pytest

from itb_calc.desktop.viewmodels.result_state import ResultState, Standing
from itb_calc.visit import fields
from tests.desktop.viewmodels.pages import page_of
from tests.worksheet.changes import BELOW_MINIMUM, FIXED_FLOW, STRONGER, WEAKER
from tests.worksheet.sheets import ROUTINE, Sheet, put, read_sheet

_ALL = (
    "unbridged_daily_dose",
    "unbridged_duration",
    "bridge_dose",
    "bridge_duration",
    "bridge_rate",
    "bridge_extra_volume",
    "system_volume",
    "system_volume_max",
    "mixed_concentration",
    "mixed_deviation",
)
_LATER = dict.fromkeys((*_ALL[1:5], "system_volume"), "needs the tubing volume")


def _rows(sheet: Sheet) -> dict[str, ResultState]:
    rows = page_of(read_sheet(sheet)).results["transition"]
    return {row.name: row for row in rows if row.has_a_place}


def test_the_rows_stand_from_the_danger_to_what_mixes_and_the_danger_is_the_largest() -> None:
    rows = _rows(STRONGER)
    assert tuple(rows) == _ALL
    assert [name for name, row in rows.items() if row.is_main] == ["unbridged_daily_dose"]
    assert {row.standing for row in rows.values()} == {Standing.SHOWN}


def test_on_the_way_down_no_extra_volume_has_a_place() -> None:
    assert tuple(_rows(WEAKER)) == tuple(name for name in _ALL if name != "bridge_extra_volume")


def test_a_pump_that_cannot_be_bridged_has_no_row_for_a_bridge() -> None:
    assert not any(name.startswith("bridge") for name in _rows(FIXED_FLOW))


def test_without_a_system_volume_the_rows_say_what_they_need_and_the_optional_ones_have_no_place() -> None:
    rows = _rows(put(put(STRONGER, "system.tubing_volume", None), "system.tubing_volume_max", None))
    assert {name: row.text for name, row in rows.items() if row.standing is Standing.WAITING} == _LATER
    assert not {"bridge_extra_volume", "system_volume_max"} & rows.keys()


def test_a_tubing_volume_that_is_not_read_is_named_in_every_row_that_waits_for_it() -> None:
    rows = _rows(put(STRONGER, "system.tubing_volume", "0,14 mL"))
    assert rows["system_volume_max"].text == "needs the tubing volume, which is not read"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("previous.concentration", None),
        ("previous.concentration", "0,5 mg/mL"),
        ("previous.concentration", "2 mg/mL"),
        ("product.id", None),
        ("product.label_strength", "40 mg"),
        ("preparation.target_concentration", "1,5 mg/mL"),
    ],
)
def test_without_a_known_change_no_row_clutters_the_page(path: str, text: str | None) -> None:
    assert _rows(put(STRONGER, path, text)) == {}
    in_doubt = put(put(STRONGER, path, text), "pump.fixed_flow", "0,5 mL/day")
    assert _rows(in_doubt) == {}, "whatever else is not read"
    assert _rows(ROUTINE) == {}


def test_what_is_withheld_says_so_in_its_place() -> None:
    rows = _rows(BELOW_MINIMUM)
    assert {row.text for row in rows.values() if row.standing is Standing.WITHHELD} == {"withheld: see TRN-04"}
    assert rows["mixed_concentration"].standing is Standing.SHOWN


def test_the_page_tells_the_change_once_and_an_empty_page_nothing() -> None:
    page = page_of(read_sheet(STRONGER))
    assert page.change.headline == "From 500 to 2,000 mcg/mL: 4 times stronger."
    assert len(page.change.paragraphs) == 5
    assert page_of(read_sheet({"schema": 1})).change.headline == ""


def test_the_section_has_the_fields_of_the_system_in_the_order_of_the_table() -> None:
    page = page_of(read_sheet(STRONGER))
    in_the_table = [field.path for field in fields.FIELDS if field.path.startswith("system.")]
    assert [path for path in page.fields if path.startswith("system.")] == in_the_table
