"""Mass, volume and time: real results agree, and a result that is off by anything at all is noticed."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit.calculate import calculate
from itb_calc.visit.conserve import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import RESULT_NAMES, Results
from tests.safety.worksheets import DILUTED, TWO_STOCKS, Changes, other_stock
from tests.visit.visits import (
    BY_LENGTH,
    DOWN,
    FIXED,
    FULL,
    MIXTURE,
    UNDILUTED,
    UP,
    amount,
    facts,
    moved,
    not_reading,
    results,
    times,
    with_value,
)

NOMINAL: Changes = {"refill.flow_tolerance": None}
BOLUSES: Changes = {"dose.bolus_dose": "10 mcg", "dose.boluses_per_day": "4"}
WORKSHEETS: dict[str, Changes] = {
    "empty": dict.fromkeys(facts({}).inputs.values),
    "undiluted": {},
    "undiluted with priming": UNDILUTED,
    "container not known": {**other_stock("2 mg/mL"), "product.container_volume": None},
    "no pump": {"pump.id": None},
    "no fill date": {"fill_date": None},
    "no booking buffer": {"refill.booking_buffer": None},
    "stability decides": {"refill.stability_limit": "100.5 days"},
    "both limits on one day": {**NOMINAL, "refill.stability_limit": "160 days"},
    "booked on a Friday": {"refill.booking_buffer": "8 days"},
    "booked back from a Saturday": {"refill.booking_buffer": "7 days"},
    "booked back from a Sunday": {"refill.booking_buffer": "6 days"},
    "booked on a Monday": {"refill.booking_buffer": "5 days"},
    "nominal": NOMINAL,
    "boluses": {**NOMINAL, **BOLUSES},
    "boluses and tolerance": BOLUSES,
    "diluted": DILUTED,
    "not measured": {**DILUTED, "preparation.graduation": None},
    "target in mg": {**FULL, "preparation.target_concentration": "1.5 mg/mL"},
    "stock in mcg": {**DILUTED, **other_stock("40000 mcg/20 mL")},
    "half a graduation over": {**DILUTED, "preparation.final_volume": "41 mL", "preparation.graduation": "1.5 mL"},
    "stock rounds to nothing": {
        **DILUTED,
        "preparation.target_concentration": "15 mcg/mL",
        "preparation.graduation": "1 mL",
    },
    "target is the stock": {**FULL, "preparation.target_concentration": "2000 mcg/mL"},
    "two stocks": TWO_STOCKS,
    "second stock in mcg": {**TWO_STOCKS, "preparation.second_stock.label_strength": "500 mcg/mL"},
    "everything typed": FULL,
    "everything typed, two stocks": MIXTURE,
    "no dose": {**FULL, "dose.daily_dose": None},
    "concentration up": UP,
    "concentration down": DOWN,
    "concentration up, in mg": {**UP, "previous.concentration": "0.5 mg/mL"},
    "concentration the same": {**UP, "previous.concentration": "1.5 mg/mL"},
    "tubing not a range": {**UP, "system.tubing_volume_max": None},
    "tubing a range of one": {**DOWN, "system.tubing_volume_max": "0.14 mL"},
    "catheter by its length": {**UP, **BY_LENGTH},
    "system volume not known": {**UP, "system.tubing_volume": None},
    "change without a dose": {**UP, "dose.daily_dose": None},
    "no tolerance and no boluses beside a bridge": {
        **UP,
        "refill.flow_tolerance": None,
        "dose.bolus_dose": None,
        "dose.boluses_per_day": None,
    },
    "residual as the programmer shows it": {**UP, "previous.expected_residual": "5 mL"},
    "nothing should have been delivered": {**UP, "previous.expected_residual": "40 mL"},
    "run dry": {**UP, "previous.fill_date": "2026-01-01", "previous.aspirated_volume": "0 mL"},
    "more aspirated than expected": {**UP, "previous.aspirated_volume": "9 mL"},
    "no residual volume known": {**UP, "pump.id": "other", "pump.residual_volume": None},
    "fixed flow": FIXED,
    "fixed flow, undiluted": {
        **FIXED,
        "preparation.target_concentration": None,
        "preparation.graduation": None,
        "preparation.diluent_graduation": None,
    },
    "fixed flow, programmed too": {**FIXED, "pump.programmed_volume": "38 mL"},
}
TINY = Fraction(1, 10**12)

# What is said of each result that is off by a tiny amount.
NOTICED: dict[str, tuple[str, ...]] = {
    "stock_concentration": ("mass",),
    "stock_volume": ("mass", "volume"),
    "diluent_volume": ("volume",),
    "measured_stock_volume": ("mass", "volume"),
    "measured_diluent_volume": ("mass",),
    "containers": ("volume",),
    "leftover_volume": ("volume",),
    "achieved_concentration": ("mass",),
    "achieved_deviation": ("mass",),
    "pump_concentration": ("mass", "time"),
    "delivered_daily_dose": ("mass",),
    "flow_rate": ("time",),
    "hourly_dose": ("time",),
    "highest_daily_dose": ("time",),
    "days_to_alarm": ("time",),
    "days_to_empty": ("time",),
    "earliest_days_to_alarm": ("time",),
    "earliest_days_to_empty": ("time",),
    "latest_days_to_alarm": ("time",),
}
# Where nothing is measured the stock is what comes from the containers; where nothing is diluted it holds no target.
NOTICED_UNDILUTED = {
    "stock_volume": ("volume",),
    "stock_concentration": ("mass",),
    "containers": ("volume",),
    "leftover_volume": ("volume",),
    "pump_concentration": ("mass", "time"),
}
NOTICED_WITH_TWO_STOCKS = {
    "stock_concentration": ("mass",),
    "stock_volume": ("mass", "volume"),
    "second_stock_volume": ("mass", "volume"),
    "pump_concentration": ("mass", "time"),
}
NOTICED_AFTER_A_CHANGE = {
    "pump_concentration": ("mass", "volume", "time"),
    "flow_rate": ("mass", "time"),
    "earliest_days_to_alarm": ("time",),
    "earliest_days_to_empty": ("time",),
    "dose_change": ("time",),
    "expected_residual": ("volume",),
    "volume_discrepancy": ("volume",),
    "discrepancy_of_delivered": ("volume",),
    "mixed_concentration": ("mass",),
    "mixed_deviation": ("mass",),
    "system_volume": ("mass", "volume"),
    "system_volume_max": ("mass", "volume"),
    "bridge_dose": ("mass",),
    "bridge_duration": ("mass",),
    "bridge_rate": ("mass",),
    "bridge_extra_volume": ("volume", "time"),
    "unbridged_daily_dose": ("mass",),
    "unbridged_duration": ("mass",),
}
NOTICED_ON_THE_WAY_DOWN = {
    name: noticed for name, noticed in NOTICED_AFTER_A_CHANGE.items() if name != "bridge_extra_volume"
} | {"pump_concentration": ("mass", "time")}
NOTICED_WITH_A_FIXED_FLOW = {
    "pump_concentration": ("mass",),
    "delivered_daily_dose": ("mass",),
    "flow_rate": ("mass", "time"),
    "needed_concentration": ("mass",),
    "days_to_alarm": ("time",),
    "days_to_empty": ("time",),
    "earliest_days_to_alarm": ("time",),
    "earliest_days_to_empty": ("time",),
    "latest_days_to_alarm": ("time",),
    "expected_residual": ("volume",),
    "volume_discrepancy": ("volume",),
    "mixed_concentration": ("mass",),
    "system_volume": ("volume",),
    "system_volume_max": ("mass", "volume"),
    "unbridged_daily_dose": ("mass",),
    "unbridged_duration": ("mass",),
}
DATES = ("alarm_date", "latest_refill_date", "book_by_date")
OFF = [
    *[(FULL, name, noticed) for name, noticed in NOTICED.items()],
    *[({}, name, noticed) for name, noticed in NOTICED_UNDILUTED.items()],
    *[(UNDILUTED, name, noticed) for name, noticed in NOTICED_UNDILUTED.items()],
    *[(TWO_STOCKS, name, noticed) for name, noticed in NOTICED_WITH_TWO_STOCKS.items()],
    *[(UP, name, noticed) for name, noticed in NOTICED_AFTER_A_CHANGE.items()],
    *[(DOWN, name, noticed) for name, noticed in NOTICED_ON_THE_WAY_DOWN.items()],
    *[(FIXED, name, noticed) for name, noticed in NOTICED_WITH_A_FIXED_FLOW.items()],
]


@pytest.mark.parametrize("changes", WORKSHEETS.values(), ids=WORKSHEETS)
def test_real_results_agree(changes: Changes) -> None:
    assert mismatches(facts(changes), results(changes)) == ()


def test_every_result_is_looked_at() -> None:
    numbers = {name for _, name, _ in OFF}
    looked_at = {*numbers, *DATES, "deciding_limit"}
    assert looked_at == {result.name for result in RESULT_NAMES}


@pytest.mark.parametrize("by", [TINY, -TINY], ids=["more", "less"])
@pytest.mark.parametrize(("changes", "name", "noticed"), OFF)
def test_a_result_that_is_off_by_a_tiny_amount_is_noticed(
    changes: Changes, name: str, noticed: tuple[str, ...], by: Fraction
) -> None:
    assert mismatches(facts(changes), moved(results(changes), name, by)) == noticed


@pytest.mark.parametrize("factor", [Fraction(1000), Fraction(1, 1000), Fraction(24), Fraction(1, 24)], ids=str)
@pytest.mark.parametrize(("changes", "name", "noticed"), OFF)
def test_a_result_that_is_off_by_a_unit_is_noticed(
    changes: Changes, name: str, noticed: tuple[str, ...], factor: Fraction
) -> None:
    of = results(changes)
    if of.amount(name).magnitude:
        assert set(noticed) <= set(mismatches(facts(changes), times(of, name, factor)))


@pytest.mark.parametrize("days", [1, -1, 7, -7])
@pytest.mark.parametrize("name", DATES)
@pytest.mark.parametrize(
    "kind", ["everything typed", "stability decides", "booked on a Friday", "booked back from a Sunday", "nominal"]
)
def test_a_date_that_is_off_by_a_day_is_noticed(kind: str, name: str, days: int) -> None:
    of = results(WORKSHEETS[kind])
    wrong = with_value(of, name, of.day(name) + timedelta(days=days))
    assert mismatches(facts(WORKSHEETS[kind]), wrong) == ("time",)


@pytest.mark.parametrize(
    ("kind", "limit"),
    [("everything typed", "stability"), ("both limits on one day", "stability"), ("stability decides", "alarm")],
)
def test_the_wrong_limit_is_noticed(kind: str, limit: str) -> None:
    wrong = with_value(results(WORKSHEETS[kind]), "deciding_limit", limit)
    assert mismatches(facts(WORKSHEETS[kind]), wrong) == ("time",)


def test_a_date_to_book_on_a_weekend_is_noticed() -> None:
    of = results({})
    for days in (1, 2):
        wrong = with_value(of, "book_by_date", of.day("book_by_date") + timedelta(days=days))
        assert mismatches(facts({}), wrong) == ("time",)


def test_a_stock_a_thousand_times_too_strong_is_noticed_where_nothing_is_diluted() -> None:
    of = results(NOMINAL)
    for name in ("stock_concentration", "pump_concentration", "days_to_alarm", "days_to_empty"):
        of = times(of, name, 1000)
    of = times(of, "flow_rate", Fraction(1, 1000))
    undated = of.without(frozenset({*DATES, "deciding_limit"}))
    assert mismatches(facts(NOMINAL), undated) == ("mass",)


def test_a_target_taken_in_mcg_for_mg_is_noticed_though_all_that_follows_agrees() -> None:
    changes: Changes = {**DILUTED, **NOMINAL, "preparation.target_concentration": "1.5 mg/mL"}
    of = results(changes)
    for name in ("pump_concentration", "days_to_alarm", "days_to_empty"):
        of = times(of, name, Fraction(1, 1000))
    of = times(of, "flow_rate", 1000)
    undated = of.without(frozenset({*DATES, "deciding_limit"}))
    assert mismatches(facts(changes), undated) == ("mass",)


@pytest.mark.parametrize("name", [result.name for result in RESULT_NAMES])
def test_a_check_backwards_that_does_not_hold_is_named(name: str) -> None:
    changes = {"second_stock_volume": MIXTURE, "needed_concentration": FIXED}.get(name, UP)
    of = results(changes)
    broken = replace(of, worked={**of.worked, name: replace(of.worked[name], holds=False)})
    assert mismatches(facts(changes), broken) == (name,)


def test_checks_backwards_stand_before_mass_volume_and_time() -> None:
    of = moved(moved(results(FULL), "stock_volume", TINY), "days_to_alarm", TINY)
    broken = replace(of, worked={**of.worked, "hourly_dose": replace(of.worked["hourly_dose"], holds=False)})
    assert mismatches(facts(FULL), broken) == ("hourly_dose", "mass", "volume", "time")


@pytest.mark.parametrize(
    "path",
    ["product.id", "product.label_strength", "refill.flow_tolerance", "dose.daily_dose", "pump.residual_volume"],
)
def test_a_check_that_cannot_read_what_it_needs_leaves_the_others(path: str) -> None:
    wrong = moved(results(UNDILUTED), "stock_volume", TINY)
    assert mismatches(not_reading(facts(UNDILUTED), path), wrong) == ("volume",)


# What cannot be left out without leaving the others unexplained.
MISSED = {
    "diluent_volume": ("volume",),
    "measured_stock_volume": ("volume",),
    "achieved_concentration": ("mass",),
    "earliest_days_to_alarm": ("time",),
}


@pytest.mark.parametrize("name", [result.name for result in RESULT_NAMES if result.name != "second_stock_volume"])
def test_a_check_whose_results_are_absent_has_nothing_to_say(name: str) -> None:
    assert mismatches(facts(FULL), results(FULL).without(frozenset({name}))) == MISSED.get(name, ())


def test_without_reference_data_the_volumes_are_still_checked() -> None:
    wrong = moved(results({}), "stock_volume", TINY)
    assert mismatches(Facts(facts({}).inputs, Reference()), wrong) == ("volume",)


@pytest.mark.parametrize("name", ["measured_stock_volume", "measured_diluent_volume"])
def test_a_volume_measured_without_a_graduation_is_noticed(name: str) -> None:
    of = facts({**FULL, "preparation.graduation": None, "preparation.diluent_graduation": None})
    exact = name.removeprefix("measured_")
    made_up = Results({each: results(FULL).worked[each] for each in (name, exact)})
    assert "mass" in mismatches(of, made_up)
    assert "mass" not in mismatches(of, made_up.without(frozenset({name})))


def test_a_catheter_volume_that_its_length_does_not_give_is_noticed_though_every_bridge_agrees_with_it() -> None:
    # Of 110 cm nothing was trimmed, but 10 cm are entered as trimmed: 0.026 mL too much.
    of, untrimmed = {**UP, **BY_LENGTH}, {**UP, **BY_LENGTH, "system.catheter_trimmed_length": "0 cm"}
    assert results(of).amount("system_volume") == amount("0.4", "mL")
    assert results(untrimmed).amount("system_volume") == amount("0.426", "mL")
    assert mismatches(facts(of), results(untrimmed)) == ("volume",)


def test_without_reference_data_a_catheter_is_not_looked_for_in_it() -> None:
    of = Facts(facts({**UP, **BY_LENGTH}).inputs, Reference())
    assert "system_volume" not in calculate(of).worked
    assert mismatches(of, calculate(of)) == ()


@pytest.mark.parametrize("product", ["other", "baclofen-10mg-tablets"])
def test_a_stock_concentration_that_no_package_gives_is_noticed(product: str) -> None:
    of = facts({"product.id": product})
    stock_only = Results({"stock_concentration": results({}).worked["stock_concentration"]})
    assert mismatches(of, results({"product.id": product})) == ()
    assert mismatches(of, stock_only) == ("mass",)


# Of a worksheet that has no such result: what is made up for it, and what must be said of it.
MADE_UP: dict[str, tuple[Changes, str, Amount, str]] = {
    "a mixture with a residual volume that nobody knows": (
        {**UP, "pump.id": "other", "pump.residual_volume": None},
        "mixed_concentration",
        amount("1500", "mcg/mL"),
        "mass",
    ),
    "extra volume of a bridge between two equal concentrations": (
        {**UP, "previous.concentration": "1.5 mg/mL", "system.tubing_volume_max": None},
        "bridge_extra_volume",
        amount("0", "mL"),
        "volume",
    ),
    "a share of nothing that should have been delivered": (
        {**UP, "previous.expected_residual": "40 mL", "previous.aspirated_volume": "40 mL"},
        "discrepancy_of_delivered",
        amount("0", "%"),
        "volume",
    ),
}


@pytest.mark.parametrize(("changes", "name", "value", "noticed"), MADE_UP.values(), ids=MADE_UP)
def test_a_result_that_there_cannot_be_is_noticed(changes: Changes, name: str, value: Amount, noticed: str) -> None:
    of, like = results(changes), results(UP)
    assert name not in of.worked
    needed = {"system_volume": like.worked["system_volume"], "mixed_deviation": like.worked["mixed_deviation"]}
    made_up = replace(of, worked={**needed, **of.worked, name: replace(like.worked[name], value=value)})
    without = made_up.without(frozenset({name}))
    assert noticed in mismatches(facts(changes), made_up)
    assert noticed not in mismatches(facts(changes), without)


def test_one_container_too_many_is_noticed_though_what_is_left_over_agrees_with_it() -> None:
    of = results({})
    assert of.amount("leftover_volume").magnitude == 0
    wrong = moved(moved(of, "containers", Fraction(1)), "leftover_volume", Fraction(20))
    assert mismatches(facts({}), wrong) == ("volume",)
