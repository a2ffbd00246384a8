"""What counts of a constant-flow pump, and of tubing and catheter."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotComputed, NotEntered, Unreadable
from tests.safety.worksheets import REFERENCE, Changes
from tests.visit.visits import BY_LENGTH, FIXED, UP, amount, facts, not_reading, without

PUMP, FLOW, MINIMUM = "pump.id", "pump.fixed_flow", "pump.minimum_flow"
INJECTED, PROGRAMMED = "pump.injected_volume", "pump.programmed_volume"
TUBING, LARGEST, CATHETER = "system.tubing_volume", "system.tubing_volume_max", "system.catheter_volume"
CATHETER_ID, TRIMMED = "system.catheter_id", "system.catheter_trimmed_length"

Read = Callable[[Facts], object]


def _raises(read: Read, of: Facts, kind: type[Exception], name: str) -> None:
    with pytest.raises(kind) as missing:
        read(of)
    assert type(missing.value) is kind
    assert str(missing.value) == name


def test_one_pump_of_the_list_has_its_flow_fixed_by_its_maker() -> None:
    fixed = [pump for pump in REFERENCE.pumps if facts({PUMP: pump}).is_constant_flow()]
    assert fixed == ["constant-flow"]
    assert facts({PUMP: None}).is_constant_flow() is False
    assert facts({}).fixed_flow() is None
    assert facts({PUMP: None}).fixed_flow() is None
    assert facts(FIXED).fixed_flow() == amount("0.3", "mL/day")


@pytest.mark.parametrize("read", [Facts.is_constant_flow, Facts.fixed_flow])
def test_of_a_pump_that_is_not_read_or_not_known_it_is_not_known(read: Read) -> None:
    _raises(read, not_reading(facts(FIXED), PUMP), Unreadable, PUMP)
    _raises(read, replace(facts(FIXED), reference=Reference()), NotComputed, "reference")


def test_a_fixed_flow_is_needed_where_the_pump_has_one_and_must_not_stand_unread_where_it_has_none() -> None:
    _raises(Facts.fixed_flow, without(facts(FIXED), FLOW), NotEntered, FLOW)
    _raises(Facts.fixed_flow, not_reading(facts(FIXED), FLOW), Unreadable, FLOW)
    for pump in ("synchromed-ii-40", "other", None):
        _raises(Facts.fixed_flow, not_reading(facts({PUMP: pump}), FLOW), Unreadable, FLOW)


@pytest.mark.parametrize(
    ("changes", "minimum"),
    [
        (FIXED, "0.3"),
        ({**FIXED, FLOW: None}, None),
        ({**FIXED, MINIMUM: "0.2 mL/day"}, "0.2"),
        ({}, "0.048"),
        ({PUMP: "other"}, None),
    ],
)
def test_the_minimum_flow_of_a_fixed_flow_is_that_flow(changes: Changes, minimum: str | None) -> None:
    assert facts(changes).minimum_flow() == (None if minimum is None else amount(minimum, "mL/day"))


def test_a_minimum_flow_or_a_fixed_one_that_is_not_read_is_not_known() -> None:
    _raises(Facts.minimum_flow, not_reading(facts(FIXED), MINIMUM), Unreadable, MINIMUM)
    _raises(Facts.minimum_flow, not_reading(facts(FIXED), FLOW), Unreadable, FLOW)
    entered = facts({**FIXED, MINIMUM: "0.2 mL/day"})
    assert not_reading(entered, FLOW).minimum_flow() == amount("0.2", "mL/day")


@pytest.mark.parametrize(
    ("changes", "programmed"),
    [({}, "40"), ({PROGRAMMED: "38 mL"}, "38"), (FIXED, "40"), ({**FIXED, PROGRAMMED: "38 mL"}, "38")],
)
def test_the_injected_volume_stands_for_the_programmed_one_of_a_fixed_flow(changes: Changes, programmed: str) -> None:
    assert facts(changes).programmed_volume() == amount(programmed, "mL")


def test_for_no_other_pump_and_for_no_programmed_volume_that_is_not_read_it_does() -> None:
    for pump in ("synchromed-ii-40", "other", None):
        _raises(Facts.programmed_volume, facts({PUMP: pump, PROGRAMMED: None}), NotEntered, PROGRAMMED)
    _raises(Facts.programmed_volume, not_reading(facts(FIXED), PROGRAMMED), Unreadable, PROGRAMMED)
    _raises(Facts.programmed_volume, facts({**FIXED, INJECTED: None}), NotEntered, INJECTED)
    _raises(Facts.programmed_volume, not_reading(facts(FIXED), INJECTED), Unreadable, INJECTED)
    # A pump that is not read might be one: then it is not known which volume counts.
    _raises(Facts.programmed_volume, not_reading(facts(FIXED), PUMP), Unreadable, PUMP)
    assert not_reading(facts({}), PUMP).programmed_volume() == amount("40", "mL")


def _volumes(changes: Changes) -> tuple[Fraction | None, ...]:
    volumes: tuple[Amount | None, ...] = facts(changes).system_volumes()
    assert all(volume is None or volume.unit == "mL" for volume in volumes)
    return tuple(None if volume is None else volume.magnitude for volume in volumes)


def test_the_volumes_of_tubing_and_catheter() -> None:
    tubing, largest = Fraction(14, 100), Fraction(2, 10)
    assert _volumes(UP) == (tubing, largest, Fraction(2, 10))
    assert _volumes({**UP, LARGEST: None}) == (tubing, None, Fraction(2, 10))
    assert _volumes({**UP, **BY_LENGTH}) == (tubing, largest, Fraction(26, 100))
    assert _volumes({**UP, **BY_LENGTH, TRIMMED: "0 cm"}) == (tubing, largest, Fraction(286, 1000))
    assert _volumes({**UP, **BY_LENGTH, TRIMMED: "109.9999 cm"}) == (tubing, largest, Fraction(26, 10**8))
    assert _volumes({**UP, **BY_LENGTH, CATHETER: "0.3 mL"}) == (tubing, largest, Fraction(3, 10))


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({**UP, TUBING: None}, TUBING),
        ({**UP, CATHETER: None}, CATHETER),
        ({**UP, CATHETER: None, TRIMMED: "10 cm"}, CATHETER),
        ({**UP, **BY_LENGTH, TRIMMED: None}, TRIMMED),
        ({**UP, TUBING: None, CATHETER: None}, TUBING),
        ({}, TUBING),
    ],
)
def test_a_volume_that_is_not_known_is_named_and_none_is_assumed(changes: Changes, name: str) -> None:
    _raises(Facts.system_volumes, facts(changes), NotEntered, name)


@pytest.mark.parametrize("path", [TUBING, LARGEST, CATHETER, CATHETER_ID, TRIMMED])
def test_a_field_that_is_not_read_is_named_before_any_that_is_empty(path: str) -> None:
    for changes in ({**UP, **BY_LENGTH}, {}):
        _raises(Facts.system_volumes, not_reading(facts(changes), path), Unreadable, path)


@pytest.mark.parametrize("path", [CATHETER_ID, TRIMMED])
def test_beside_a_typed_catheter_volume_its_length_is_not_asked_for(path: str) -> None:
    assert not_reading(facts(UP), path).system_volumes() == facts(UP).system_volumes()


def test_without_reference_data_a_length_gives_no_volume() -> None:
    of = replace(facts({**UP, **BY_LENGTH}), reference=Reference())
    _raises(Facts.system_volumes, of, NotComputed, "reference")
    assert replace(facts(UP), reference=Reference()).system_volumes() == facts(UP).system_volumes()
