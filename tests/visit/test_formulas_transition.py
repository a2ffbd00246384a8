"""A change of concentration, with and without a bridge: each result from exactly its inputs."""

import pytest

from itb_calc.core.working import write_out
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotApplicable, NotEntered, Unreadable
from itb_calc.visit.visit import Visit
from tests.safety.worksheets import Changes
from tests.visit.needs import Needs, also, assert_needs
from tests.visit.visits import BY_LENGTH, DOWN, FIXED, FULL, UP, facts, not_reading, results, shown, visit, without

PRODUCT, STRENGTH, TARGET = "product.id", "product.label_strength", "preparation.target_concentration"
INJECTED, RESIDUAL, PUMP, FIXED_FLOW = "pump.injected_volume", "pump.residual_volume", "pump.id", "pump.fixed_flow"
DOSE, SCHEDULE, OLD = "dose.daily_dose", "dose.schedule", "previous.concentration"
TUBING, LARGEST, CATHETER = "system.tubing_volume", "system.tubing_volume_max", "system.catheter_volume"
CATHETER_ID, TRIMMED = "system.catheter_id", "system.catheter_trimmed_length"

CHANGE: Needs = ({PRODUCT, OLD}, {STRENGTH, TARGET})
MIXED = also(CHANGE, {INJECTED}, {RESIDUAL})
SYSTEM = also(CHANGE, {TUBING, CATHETER}, {LARGEST, SCHEDULE})
BRIDGE = also(SYSTEM, set(), {PUMP, FIXED_FLOW})
OF_A_BRIDGE = ("bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume")
IN_THE_SYSTEM = ("system_volume", "system_volume_max", *OF_A_BRIDGE, "unbridged_daily_dose", "unbridged_duration")
AFTER_A_CHANGE = (*IN_THE_SYSTEM, "mixed_concentration", "mixed_deviation")

NEEDS: dict[str, Needs] = {
    "mixed_concentration": MIXED,
    "mixed_deviation": MIXED,
    "system_volume": SYSTEM,
    "system_volume_max": also(SYSTEM, {LARGEST}),
    "bridge_dose": BRIDGE,
    "bridge_duration": also(BRIDGE, {DOSE}),
    "bridge_rate": also(BRIDGE, {DOSE}),
    "bridge_extra_volume": BRIDGE,
    "unbridged_daily_dose": also(CHANGE, {DOSE}, {SCHEDULE, PUMP, FIXED_FLOW}),
    "unbridged_duration": also(BRIDGE, {DOSE}),
}
# What a fixed flow decides needs no dose; without its pump, the dose would decide again.
NEEDS_WITH_A_FIXED_FLOW: dict[str, Needs] = {
    "mixed_concentration": also(MIXED, {RESIDUAL}),
    "system_volume": SYSTEM,
    "unbridged_daily_dose": also(CHANGE, {FIXED_FLOW}, {SCHEDULE, PUMP}),
    "unbridged_duration": also(BRIDGE, {FIXED_FLOW}),
    "needed_concentration": ({FIXED_FLOW, PUMP, DOSE}, set()),
}


@pytest.mark.parametrize("name", NEEDS)
def test_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(UP, name, NEEDS[name])


@pytest.mark.parametrize("name", sorted(NEEDS.keys() - {"bridge_extra_volume"}))
def test_on_the_way_down_the_same_is_needed(name: str) -> None:
    # From above the stock too, so that it goes down without a target as well.
    assert_needs({**DOWN, OLD: "4 mg/mL"}, name, NEEDS[name])


@pytest.mark.parametrize("name", NEEDS_WITH_A_FIXED_FLOW)
def test_with_a_fixed_flow_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(FIXED, name, NEEDS_WITH_A_FIXED_FLOW[name])


@pytest.mark.parametrize("name", ["system_volume", "bridge_dose"])
def test_a_catheter_by_its_length_needs_its_model_and_what_was_trimmed(name: str) -> None:
    needs = SYSTEM if name == "system_volume" else BRIDGE
    by_length = (needs[0] - {CATHETER}, needs[1] | {CATHETER})
    assert_needs({**UP, **BY_LENGTH}, name, also(by_length, {CATHETER_ID, TRIMMED}))


def test_a_typed_catheter_volume_wins_over_its_length_even_where_that_is_not_read() -> None:
    both = {**UP, **BY_LENGTH, CATHETER: "0.3 mL"}
    assert shown(results(both), ["system_volume"]) == {"system_volume": "11/25 mL"}
    for path in (CATHETER_ID, TRIMMED):
        assert shown(calculate(not_reading(facts(both), path)), ["system_volume"]) == {"system_volume": "11/25 mL"}


def test_a_length_never_stands_for_a_catheter_volume_that_is_not_read() -> None:
    of = calculate(not_reading(facts({**UP, **BY_LENGTH, CATHETER: "0.3 mL"}), CATHETER))
    cause = of.waits_for("bridge_dose")
    assert isinstance(cause, Unreadable)
    assert cause.name == CATHETER


def test_without_reference_data_a_catheter_has_no_length() -> None:
    of = calculate(Facts(facts({**UP, **BY_LENGTH}).inputs, Reference()))
    assert of.worked.keys().isdisjoint(IN_THE_SYSTEM)


# Whatever else is empty, a field of tubing and catheter that is not read is told first.
@pytest.mark.parametrize("unread", [TUBING, LARGEST, CATHETER, CATHETER_ID, TRIMMED])
@pytest.mark.parametrize("empty", [TUBING, CATHETER, CATHETER_ID, TRIMMED])
def test_what_is_not_read_of_tubing_and_catheter_hides_behind_no_empty_field(unread: str, empty: str) -> None:
    of = without(facts({**UP, **BY_LENGTH}), empty)
    cause = calculate(not_reading(of, unread)).waits_for("bridge_extra_volume")
    assert isinstance(cause, Unreadable)
    assert cause.name == unread


VALUES: tuple[tuple[str, Changes, dict[str, str]], ...] = (
    (
        "from 500 to 1,500 mcg/mL, tubing a range: the smaller end",
        UP,
        {
            "mixed_concentration": "121500/83 mcg/mL",
            "mixed_deviation": "-200/83 %",
            "system_volume": "17/50 mL",
            "system_volume_max": "2/5 mL",
            "bridge_dose": "170 mcg",
            "bridge_duration": "136/15 hour",
            "bridge_rate": "9/10 mL/day",
            "bridge_extra_volume": "17/75 mL",
            "unbridged_daily_dose": "150 mcg/day",
            "unbridged_duration": "32 hour",
            "needed_concentration": "absent",
        },
    ),
    (
        "from 2,000 to 1,500 mcg/mL: the larger end, and nothing extra",
        DOWN,
        {
            "mixed_concentration": "126000/83 mcg/mL",
            "mixed_deviation": "100/83 %",
            "system_volume": "2/5 mL",
            "system_volume_max": "2/5 mL",
            "bridge_dose": "800 mcg",
            "bridge_duration": "128/3 hour",
            "bridge_rate": "9/40 mL/day",
            "bridge_extra_volume": "absent",
            "unbridged_daily_dose": "600 mcg/day",
            "unbridged_duration": "32 hour",
        },
    ),
    (
        "up, tubing not a range: its one figure both ways",
        {**UP, LARGEST: None},
        {
            "system_volume": "17/50 mL",
            "system_volume_max": "absent",
            "bridge_dose": "170 mcg",
            "unbridged_duration": "136/5 hour",
        },
    ),
    (
        "down, tubing not a range",
        {**DOWN, LARGEST: None},
        {"system_volume": "17/50 mL", "system_volume_max": "absent", "unbridged_duration": "136/5 hour"},
    ),
    (
        "a range of one figure",
        {**DOWN, LARGEST: "0.14 mL"},
        {"system_volume": "17/50 mL", "system_volume_max": "17/50 mL"},
    ),
    (
        "100 cm of catheter",
        {**UP, **BY_LENGTH},
        {"system_volume": "2/5 mL", "system_volume_max": "23/50 mL", "bridge_dose": "200 mcg"},
    ),
    ("nothing trimmed", {**UP, **BY_LENGTH, TRIMMED: "0 cm"}, {"system_volume": "213/500 mL"}),
    (
        "next to nothing left of it",
        {**UP, **BY_LENGTH, TRIMMED: "109.9999 cm"},
        {"system_volume": "7000013/50000000 mL"},
    ),
    (
        "the model of the catheter without what was trimmed",
        {**UP, **BY_LENGTH, TRIMMED: None},
        {
            **dict.fromkeys(("system_volume", *OF_A_BRIDGE, "unbridged_duration"), "absent"),
            "unbridged_daily_dose": "150 mcg/day",
        },
    ),
    (
        "a largest tubing volume alone is no tubing volume",
        {**UP, TUBING: None},
        {"system_volume": "absent", "system_volume_max": "absent", "unbridged_daily_dose": "150 mcg/day"},
    ),
    (
        "1.5 mg/mL before is 1,500 mcg/mL now: nothing changes",
        {**UP, OLD: "1.5 mg/mL"},
        dict.fromkeys(AFTER_A_CHANGE, "absent"),
    ),
    ("the same in mcg", {**UP, OLD: "1500 mcg/mL"}, dict.fromkeys(AFTER_A_CHANGE, "absent")),
    (
        "a step below the new one",
        {**UP, OLD: "1499.9999 mcg/mL"},
        {"bridge_extra_volume": "17/750000000 mL", "unbridged_daily_dose": "44999997/100000 mcg/day"},
    ),
    (
        "a step above the new one",
        {**UP, OLD: "1500.0001 mcg/mL"},
        {"bridge_extra_volume": "absent", "system_volume": "2/5 mL"},
    ),
    ("no previous concentration", {**UP, OLD: None}, dict.fromkeys(AFTER_A_CHANGE, "absent")),
    (
        "no dose: how much old drug there is, but not for how long",
        {**UP, DOSE: None},
        {
            "bridge_dose": "170 mcg",
            "bridge_extra_volume": "17/75 mL",
            "bridge_duration": "absent",
            "bridge_rate": "absent",
            "unbridged_daily_dose": "absent",
            "unbridged_duration": "absent",
        },
    ),
    (
        "undiluted: the stock is the new concentration",
        {**UP, TARGET: None},
        {
            "bridge_extra_volume": "51/200 mL",
            "unbridged_daily_dose": "225/2 mcg/day",
            "unbridged_duration": "128/3 hour",
        },
    ),
    (
        "the listed residual volume",
        {**UP, RESIDUAL: None},
        {"mixed_concentration": "303500/207 mcg/mL", "mixed_deviation": "-1400/621 %"},
    ),
    (
        "no residual volume known",
        {**UP, RESIDUAL: None, PUMP: "other"},
        {"mixed_concentration": "absent", "mixed_deviation": "absent", "bridge_dose": "170 mcg"},
    ),
    ("nothing injected yet", {**UP, INJECTED: None}, {"mixed_concentration": "absent", "bridge_dose": "170 mcg"}),
    (
        "a fixed flow cannot be bridged: 0.3 mL/day of 500 mcg/mL, whatever was ordered",
        FIXED,
        {
            **dict.fromkeys(OF_A_BRIDGE, "absent"),
            "system_volume": "17/50 mL",
            "system_volume_max": "2/5 mL",
            "mixed_concentration": "121500/83 mcg/mL",
            "unbridged_daily_dose": "150 mcg/day",
            "unbridged_duration": "32 hour",
            "needed_concentration": "1500 mcg/mL",
        },
    ),
    (
        "a fixed flow and another dose",
        {**FIXED, DOSE: "360 mcg/day", OLD: "2 mg/mL"},
        {"unbridged_daily_dose": "600 mcg/day", "needed_concentration": "1200 mcg/mL"},
    ),
    (
        "a fixed flow without a dose",
        {**FIXED, DOSE: None},
        {"unbridged_daily_dose": "150 mcg/day", "unbridged_duration": "32 hour", "needed_concentration": "absent"},
    ),
    (
        "a fixed flow that is not entered",
        {**FIXED, FIXED_FLOW: None},
        {"unbridged_daily_dose": "absent", "unbridged_duration": "absent", "needed_concentration": "absent"},
    ),
)


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_exact_values(changes: Changes, expected: dict[str, str]) -> None:
    assert shown(results(changes), expected) == expected


@pytest.mark.parametrize(
    ("empty", "named"),
    [(TUBING, TUBING), (CATHETER, CATHETER), (RESIDUAL, None), (OLD, OLD)],
)
def test_an_empty_field_is_what_a_bridge_waits_for(empty: str, named: str | None) -> None:
    cause = calculate(without(facts(UP), empty)).waits_for("bridge_rate")
    if named is None:
        assert cause is None
    else:
        assert isinstance(cause, NotEntered)
        assert cause.name == named


@pytest.mark.parametrize(
    ("changes", "name", "field"),
    [
        ({**UP, OLD: "1.5 mg/mL"}, "bridge_dose", OLD),
        (DOWN, "bridge_extra_volume", OLD),
        ({**UP, LARGEST: None}, "system_volume_max", LARGEST),
        (FIXED, "bridge_dose", FIXED_FLOW),
        (FIXED, "bridge_duration", FIXED_FLOW),
        (FIXED, "bridge_rate", FIXED_FLOW),
        (FIXED, "bridge_extra_volume", FIXED_FLOW),
        (UP, "needed_concentration", FIXED_FLOW),
    ],
)
def test_what_has_no_meaning_here_waits_for_nothing(changes: Changes, name: str, field: str) -> None:
    cause = results(changes).waits_for(name)
    assert isinstance(cause, NotApplicable)
    assert cause.name == field


@pytest.mark.parametrize(
    ("changes", "which"),
    [
        (UP, "smallest tubing volume"),
        (DOWN, "largest tubing volume"),
        ({**UP, LARGEST: None}, "tubing volume"),
        ({**DOWN, LARGEST: None}, "tubing volume"),
    ],
)
def test_the_working_says_which_end_of_the_range_was_taken(changes: Changes, which: str) -> None:
    worked = results(changes).worked
    assert worked["system_volume"].formula == f"system volume = {which} + catheter volume"
    if LARGEST in facts(changes).inputs.values:
        assert worked["system_volume_max"].formula == "system volume = largest tubing volume + catheter volume"


def test_the_working_of_a_fixed_flow_shows_the_drug_of_a_whole_reservoir_where_that_is_known() -> None:
    known = write_out(results(FIXED).worked["needed_concentration"])
    assert known.substitution.startswith("450 mcg/day ÷ 0.3 mL/day; 40 mL ÷ 0.3 mL/day → ")
    unknown = write_out(results({**FIXED, "pump.reservoir_volume": None}).worked["needed_concentration"])
    assert unknown.substitution == "450 mcg/day ÷ 0.3 mL/day"
    unread = calculate(not_reading(facts(FIXED), "pump.reservoir_volume")).worked["needed_concentration"]
    assert write_out(unread) == unknown


def test_a_result_is_known_or_absent_for_want_of_an_entry_and_not_where_a_field_for_it_is_not_read() -> None:
    assert visit(UP).known("bridge_dose") == results(UP).amount("bridge_dose")
    for changes in (FULL, DOWN, FIXED, {**UP, TUBING: None}):
        assert visit(changes).known("bridge_extra_volume") is None
    of = not_reading(facts(UP), TUBING)
    with pytest.raises(Unreadable) as missing:
        Visit(of, calculate(of)).known("bridge_extra_volume")
    assert missing.value.name == TUBING


@pytest.mark.parametrize("first", [True, False, None])
def test_a_value_of_the_previous_fill_is_needed_but_not_of_one_that_there_was_not(first: bool | None) -> None:  # noqa: FBT001
    expected = NotApplicable if first else NotEntered
    with pytest.raises(expected) as missing:
        visit({"previous.first_fill": first}).need_previous(fields.PREVIOUS_CONCENTRATION)
    assert missing.value.name == ("previous.first_fill" if first else OLD)
