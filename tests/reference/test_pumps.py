"""Pumps and catheters, each figure against a table of its own. A dash is a figure that is not known."""

import pytest

from itb_calc.reference.reference import Reference
from tests.reference.showing import shown

TABLE = """
synchromed-ii-20 | Medtronic SynchroMed II 8637-20 | 20 mL | 1.4 mL | 0.048 mL/day | 2 mL | - | -
synchromed-ii-40 | Medtronic SynchroMed II 8637-40 | 40 mL | 1.4 mL | 0.048 mL/day | 2 mL | - | -
synchromed-el-10 | Medtronic SynchroMed EL, 10 mL | 10 mL | 1.2 mL | - | - | - | -
synchromed-el-18 | Medtronic SynchroMed EL, 18 mL | 18 mL | 2.4 mL | - | - | - | -
prometra-20 | Flowonix Prometra 11827 | 20 mL | - | - | 3 mL | 500 mcg/mL | 2,000 mcg/mL
prometra-ii-20 | Flowonix Prometra II 13827 | 20 mL | - | - | 3 mL | 500 mcg/mL | 2,000 mcg/mL
prometra-ii-40 | Flowonix Prometra II 16827 | 40 mL | - | - | 3 mL | 500 mcg/mL | 2,000 mcg/mL
medstream-20 | Codman MedStream 91-4200 | 20 mL | - | - | 3 mL | - | -
medstream-40 | Codman MedStream 91-4201 | 40 mL | - | - | 3 mL | - | -
constant-flow | a pump with a flow fixed by its maker | - | - | - | - | - | -
other | any other pump | - | - | - | - | - | -
"""
ROWS = {line.split(" | ")[0]: line.split(" | ") for line in TABLE.strip().splitlines()}


def test_every_pump_of_the_table_is_there_in_its_order(reference: Reference) -> None:
    assert list(reference.pumps) == list(ROWS)


@pytest.mark.parametrize("pump_id", ROWS)
def test_a_pump_has_its_figures_and_no_other(reference: Reference, pump_id: str) -> None:
    pump = reference.pumps[pump_id]
    figures = [
        pump.reservoir_volume,
        pump.residual_volume,
        pump.minimum_flow,
        pump.alarm_hint,
        pump.lowest_concentration,
        pump.highest_concentration,
    ]
    assert [pump.id, pump.name, *(shown(figure) or "-" for figure in figures)] == ROWS[pump_id]
    assert pump.is_constant_flow == (pump_id == "constant-flow")


def test_the_alarm_of_synchromed_ii_has_a_lower_grade_than_its_reservoir(reference: Reference) -> None:
    for pump_id in ("synchromed-ii-20", "synchromed-ii-40"):
        grades = {name: each.grade for each in reference.pumps[pump_id].citations for name in each.figures}
        assert grades["alarm_hint"] == "S"
        assert {grade for name, grade in grades.items() if name != "alarm_hint"} == {"P"}


def test_what_the_source_says_about_mri_stands_with_each_prometra(reference: Reference) -> None:
    assert "MR Unsafe." in reference.pumps["prometra-20"].notes
    for pump_id in ("prometra-ii-20", "prometra-ii-40"):
        assert "Empty the pump before MRI." in reference.pumps[pump_id].notes


def test_the_one_catheter_has_its_figures(reference: Reference) -> None:
    assert list(reference.catheters) == ["flowonix-11823"]
    catheter = reference.catheters["flowonix-11823"]
    assert catheter.name == "Flowonix 11823"
    assert (shown(catheter.length), shown(catheter.volume_per_length)) == ("110 cm", "0.0026 mL/cm")
