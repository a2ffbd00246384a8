"""Mass, volume and time: each check agrees on real results, and notices when any result that it looks at is off."""

from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit.conserve import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import RESULT_NAMES, Results
from tests.safety.worksheets import DILUTED, TWO_STOCKS, Changes, other_stock
from tests.visit.visits import FULL, MIXTURE, UNDILUTED, amount, facts, not_reading, results

NOMINAL: Changes = {"refill.flow_tolerance": None}
BOLUSES: Changes = {"dose.bolus_dose": "10 mcg", "dose.boluses_per_day": "4"}
WORKSHEETS: dict[str, Changes] = {
    "undiluted": {},
    "undiluted with priming": UNDILUTED,
    "nominal": NOMINAL,
    "boluses": {**NOMINAL, **BOLUSES},
    "boluses and tolerance": BOLUSES,
    "diluted": DILUTED,
    "target in mg": {**DILUTED, "preparation.target_concentration": "1.5 mg/mL"},
    "stock in mcg": {**DILUTED, **other_stock("40000 mcg/20 mL")},
    "two stocks": TWO_STOCKS,
    "second stock in mcg": {**TWO_STOCKS, "preparation.second_stock.label_strength": "500 mcg/mL"},
    "everything typed": FULL,
    "everything typed, two stocks": MIXTURE,
}
TINY = Fraction(1, 10**12)
SECOND = "preparation.second_stock.label_strength"


def with_value(of: Results, name: str, value: Amount) -> Results:
    return replace(of, worked={**of.worked, name: replace(of.worked[name], value=value)})


def off_by(of: Results, name: str, factor: Fraction) -> Results:
    return with_value(of, name, of.amount(name) * factor)


@pytest.mark.parametrize("changes", WORKSHEETS.values(), ids=WORKSHEETS)
def test_real_results_agree(changes: Changes) -> None:
    assert mismatches(facts(changes), results(changes)) == ()


def test_an_empty_worksheet_has_nothing_to_disagree() -> None:
    assert mismatches(facts({}), Results()) == ()


# Which checks look at a result, in each kind of worksheet; at those left out none does.
LOOKED_AT: dict[str, dict[str, tuple[str, ...]]] = {
    "undiluted": {
        "stock_concentration": ("mass",),
        "stock_volume": ("volume",),
        "pump_concentration": ("mass", "time"),
        "flow_rate": ("time",),
        "days_to_alarm": ("time",),
        "earliest_days_to_alarm": ("time",),
    },
    "undiluted with priming": {"stock_volume": ("volume",)},
    "nominal": {"pump_concentration": ("mass", "time"), "days_to_alarm": ("time",)},
    "boluses": {"earliest_days_to_alarm": ("time",)},
    "boluses and tolerance": {"earliest_days_to_alarm": ("time",)},
    "diluted": {
        "stock_concentration": ("mass",),
        "stock_volume": ("mass", "volume"),
        "diluent_volume": ("volume",),
        "pump_concentration": ("mass", "time"),
        "flow_rate": ("time",),
        "days_to_alarm": ("time",),
        "earliest_days_to_alarm": ("time",),
    },
    "target in mg": {"stock_volume": ("mass", "volume"), "pump_concentration": ("mass", "time")},
    "stock in mcg": {"stock_volume": ("mass", "volume"), "stock_concentration": ("mass",)},
    "two stocks": {
        "stock_concentration": ("mass",),
        "stock_volume": ("mass", "volume"),
        "second_stock_volume": ("mass", "volume"),
    },
    "second stock in mcg": {"second_stock_volume": ("mass", "volume")},
}


@pytest.mark.parametrize("factor", [1 + TINY, 1 - TINY, Fraction(1000), Fraction(1, 1000)], ids=str)
@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in LOOKED_AT.items() for name in names])
def test_a_result_that_is_off_is_noticed(kind: str, name: str, factor: Fraction) -> None:
    changes = WORKSHEETS[kind]
    assert mismatches(facts(changes), off_by(results(changes), name, factor)) == LOOKED_AT[kind][name]


def test_a_stock_a_thousand_times_too_strong_is_noticed_where_nothing_is_diluted() -> None:
    of = results({})
    for name in ("stock_concentration", "pump_concentration"):
        of = off_by(of, name, Fraction(1000))
    for name in ("days_to_alarm", "earliest_days_to_alarm"):
        of = off_by(of, name, Fraction(1000))
    of = off_by(of, "flow_rate", Fraction(1, 1000))
    assert mismatches(facts({}), of) == ("mass",)


def test_a_target_taken_in_mcg_for_mg_is_noticed_though_all_that_follows_agrees() -> None:
    changes: Changes = {**DILUTED, "preparation.target_concentration": "1.5 mg/mL"}
    of = off_by(results(changes), "pump_concentration", Fraction(1, 1000))
    for name in ("days_to_alarm", "earliest_days_to_alarm"):
        of = off_by(of, name, Fraction(1, 1000))
    of = off_by(of, "flow_rate", Fraction(1000))
    assert mismatches(facts(changes), of) == ("mass",)


@pytest.mark.parametrize("name", [result.name for result in RESULT_NAMES])
def test_a_check_backwards_that_does_not_hold_is_named(name: str) -> None:
    changes = MIXTURE if name == "second_stock_volume" else FULL
    of = results(changes)
    broken = replace(of, worked={**of.worked, name: replace(of.worked[name], holds=False)})
    assert mismatches(facts(changes), broken) == (name,)


def test_checks_backwards_stand_before_mass_volume_and_time() -> None:
    of = off_by(off_by(results(FULL), "stock_volume", 1 + TINY), "days_to_alarm", 1 + TINY)
    broken = replace(of, worked={**of.worked, "hourly_dose": replace(of.worked["hourly_dose"], holds=False)})
    assert mismatches(facts(FULL), broken) == ("hourly_dose", "mass", "volume", "time")


@pytest.mark.parametrize(
    ("path", "noticed"),
    [
        ("preparation.priming_volume", ()),
        ("pump.injected_volume", ()),
        ("refill.flow_tolerance", ("volume",)),
        ("product.label_strength", ("volume",)),
        ("product.id", ("volume",)),
    ],
)
def test_a_check_that_cannot_read_what_it_needs_has_nothing_to_say_and_leaves_the_others(
    path: str, noticed: tuple[str, ...]
) -> None:
    off = off_by(results(UNDILUTED), "stock_volume", 1 + TINY)
    assert mismatches(not_reading(facts(UNDILUTED), path), off) == noticed


@pytest.mark.parametrize("product", ["other", "baclofen-10mg-tablets"])
def test_a_stock_concentration_that_no_package_gives_is_noticed(product: str) -> None:
    of, of_routine = facts({"product.id": product}), results({})
    assert mismatches(of, results({"product.id": product})) == ()
    stock_only = Results({"stock_concentration": of_routine.worked["stock_concentration"]})
    assert mismatches(of, stock_only) == ("mass",)


def test_a_check_whose_results_are_absent_has_nothing_to_say() -> None:
    of = off_by(results(FULL), "stock_volume", 1 + TINY)
    assert mismatches(facts(FULL), of.without(frozenset({"stock_volume"}))) == ()


def test_without_reference_data_the_volumes_are_still_checked() -> None:
    off = off_by(results({}), "stock_volume", 1 + TINY)
    assert mismatches(Facts(facts({}).inputs, Reference()), off) == ("volume",)


def test_priming_and_boluses_and_tolerance_that_are_not_entered_count_as_nothing() -> None:
    for changes in ({}, NOMINAL, {**NOMINAL, **BOLUSES}):
        assert mismatches(facts(changes), results(changes)) == ()
    wrong = with_value(results(NOMINAL), "stock_volume", amount("41", "mL"))
    assert mismatches(facts(NOMINAL), wrong) == ("volume",)
