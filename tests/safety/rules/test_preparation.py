"""CON and DIL: is this dilution needed, possible, measurable and enough?"""

import pytest

from tests.safety.worksheets import (
    DILUTED,
    TWO_STOCKS,
    UNREADABLE,
    Changes,
    Table,
    cases,
    findings,
    message,
    other_stock,
    verdict,
)

TARGET = "preparation.target_concentration"
FINAL = "preparation.final_volume"
PRIMING = "preparation.priming_volume"
GRADUATION = "preparation.graduation"
DILUENT_GRADUATION = "preparation.diluent_graduation"
SECOND = "preparation.second_stock.label_strength"
SECOND_CONTAINER = "preparation.second_stock.container_volume"


def diluted(target: str, **others: str) -> Changes:
    return {**DILUTED, TARGET: target, **{f"preparation.{name}": value for name, value in others.items()}}


def two_stocks(target: str, second: str) -> Changes:
    return {**TWO_STOCKS, TARGET: target, SECOND: second}


def fill(volume: str) -> Changes:
    return {"pump.injected_volume": volume, "pump.programmed_volume": volume}


def _sold_ready(target: str) -> str:
    return (
        f"{target} is sold ready to use, and every dilution is one more chance for a slip."
        " Take the ready product if it can be had."
    )


CON_01: Table = {
    "500 mcg/mL": (diluted("500 mcg/mL"), _sold_ready("500 mcg/mL")),
    "1,000 mcg/mL": (diluted("1000 mcg/mL"), _sold_ready("1,000 mcg/mL")),
    "1 mg/mL, as typed": (diluted("1 mg/mL"), _sold_ready("1 mg/mL")),
    "2,000 mcg/mL from a stronger stock": (
        {**diluted("2000 mcg/mL"), **other_stock("4 mg/mL")},
        _sold_ready("2,000 mcg/mL"),
    ),
    "2,000 mcg/mL from itself: nothing is diluted": (diluted("2000 mcg/mL"), None),
    "a step below 500": (diluted("499.9999 mcg/mL"), None),
    "a step above 500": (diluted("500.0001 mcg/mL"), None),
    "a step below 1,000": (diluted("999.9999 mcg/mL"), None),
    "a step above 1,000": (diluted("1000.0001 mcg/mL"), None),
    "two stocks": (two_stocks("1000 mcg/mL", "500 mcg/mL"), None),
    "undiluted": ({}, None),
    "target not read": (diluted(UNREADABLE), None),
    "second stock not read": ({**diluted("1000 mcg/mL"), SECOND: UNREADABLE}, None),
    "stock not known": ({**diluted("1000 mcg/mL"), "product.id": None}, None),
    "above the stock: out of reach, not diluted": ({**diluted("1000 mcg/mL"), **other_stock("500 mcg/mL")}, None),
}


@cases(CON_01)
def test_con_01_diluted_to_a_strength_that_is_sold(changes: Changes, expected: str | None) -> None:
    assert message("CON-01", changes) == expected


def _stronger(target: str, stock: str) -> str:
    return (
        f"The target, {target}, is stronger than the stock, {stock}: diluting cannot reach it."
        " Choose a stronger stock or a lower target."
    )


def _not_between(target: str, stock: str, second: str) -> str:
    return (
        f"The target, {target}, is not between the two stocks, {stock} and {second}."
        " Choose other stocks or another target."
    )


DIL_01: Table = {
    "below the stock": (diluted("1999.9999 mcg/mL"), None),
    "at the stock": (diluted("2000 mcg/mL"), None),
    "a step above": (diluted("2000.0001 mcg/mL"), _stronger("2,000.0001 mcg/mL", "2,000 mcg/mL")),
    "between the stocks": (two_stocks("1250 mcg/mL", "500 mcg/mL"), None),
    "at the weaker": (
        two_stocks("500 mcg/mL", "500 mcg/mL"),
        _not_between("500 mcg/mL", "2,000 mcg/mL", "500 mcg/mL"),
    ),
    "a step above the weaker": (two_stocks("500.0001 mcg/mL", "500 mcg/mL"), None),
    "a step below the weaker": (
        two_stocks("499.9999 mcg/mL", "500 mcg/mL"),
        _not_between("499.9999 mcg/mL", "2,000 mcg/mL", "500 mcg/mL"),
    ),
    "at the stronger": (
        two_stocks("2000 mcg/mL", "500 mcg/mL"),
        _not_between("2,000 mcg/mL", "2,000 mcg/mL", "500 mcg/mL"),
    ),
    "a step below the stronger": (two_stocks("1999.9999 mcg/mL", "500 mcg/mL"), None),
    "second stock the stronger, at the first": (
        two_stocks("2000 mcg/mL", "4 mg/mL"),
        _not_between("2,000 mcg/mL", "2,000 mcg/mL", "4,000 mcg/mL"),
    ),
    "second stock the stronger, a step above the first": (two_stocks("2000.0001 mcg/mL", "4 mg/mL"), None),
    "second stock the stronger, at it": (
        two_stocks("4000 mcg/mL", "4 mg/mL"),
        _not_between("4,000 mcg/mL", "2,000 mcg/mL", "4,000 mcg/mL"),
    ),
    "no target": ({SECOND: "10 mg/20 mL"}, None),
    "target not read": (diluted(UNREADABLE), None),
    "second stock not read": (two_stocks("3000 mcg/mL", UNREADABLE), None),
    "stock not known": ({**diluted("3000 mcg/mL"), "product.id": None}, None),
    "stock not read": ({**diluted("3000 mcg/mL"), "product.label_strength": UNREADABLE}, None),
}


@cases(DIL_01)
def test_dil_01_target_out_of_reach(changes: Changes, expected: str | None) -> None:
    assert message("DIL-01", changes) == expected


def test_dil_01_never_shows_a_target_that_looks_equal_to_the_stock_that_it_is_above() -> None:
    changes = {**diluted("3333.3 mcg/mL"), **other_stock("49.999 mg/15 mL")}
    assert message("DIL-01", changes) == _stronger("3,333.3 mcg/mL", "≈3,333.27 mcg/mL")


def test_dil_01_never_shows_a_target_that_looks_equal_to_a_second_stock_that_it_is_not() -> None:
    changes = two_stocks("3333.3 mcg/mL", "49.999 mg/15 mL")
    assert message("DIL-01", changes) == _not_between("3,333.3 mcg/mL", "2,000 mcg/mL", "≈3,333.27 mcg/mL")


def test_dil_01_shows_the_stocks_in_the_unit_of_the_target() -> None:
    assert message("DIL-01", diluted("2.5 mg/mL")) == _stronger("2.5 mg/mL", "2 mg/mL")


def _too_small(what: str, volume: str, limit: str) -> str:
    return (
        f"The {what}, {volume}, is below {limit}, the least that can be measured well: a slip there is large."
        " Choose other volumes or a finer syringe."
    )


NO_GRADUATION: Changes = {GRADUATION: None}

DIL_02: Table = {
    "undiluted, 0.1 mL": (fill("0.1 mL"), None),
    "undiluted, a step less": (fill("0.0999 mL"), _too_small("stock volume", "0.0999 mL", "0.1 mL")),
    "undiluted, priming counts": ({**fill("0.0999 mL"), PRIMING: "0.0001 mL"}, None),
    "stock 0.1 mL": ({**diluted("5 mcg/mL"), **NO_GRADUATION}, None),
    "stock a step less": (
        {**diluted("4.9999 mcg/mL"), **NO_GRADUATION},
        _too_small("stock volume", "0.099998 mL", "0.1 mL"),
    ),
    "diluent 0.1 mL": ({**diluted("1995 mcg/mL"), **NO_GRADUATION}, None),
    "diluent a step less": (
        {**diluted("1995.0001 mcg/mL"), **NO_GRADUATION},
        _too_small("diluent volume", "0.099998 mL", "0.1 mL"),
    ),
    "no diluent at all": (diluted("2000 mcg/mL"), None),
    "second stock 0.1 mL": (two_stocks("1996.25 mcg/mL", "500 mcg/mL"), None),
    "second stock a step less": (
        two_stocks("1996.2501 mcg/mL", "500 mcg/mL"),
        _too_small("second stock volume", "≈0.099997 mL", "0.1 mL"),
    ),
    "stock at its graduation": (diluted("1500 mcg/mL", graduation="30 mL", diluent_graduation="10 mL"), None),
    "stock a step below its graduation": (
        diluted("1500 mcg/mL", graduation="30.0001 mL", diluent_graduation="10 mL"),
        _too_small("stock volume", "30 mL", "30.0001 mL"),
    ),
    "diluent a step below its graduation": (
        diluted("1500 mcg/mL", graduation="30 mL", diluent_graduation="10.0001 mL"),
        _too_small("diluent volume", "10 mL", "10.0001 mL"),
    ),
    "one graduation serves the diluent": (
        diluted("1500 mcg/mL", graduation="10.0001 mL"),
        _too_small("diluent volume", "10 mL", "10.0001 mL"),
    ),
    "one graduation serves the stock": (
        {**diluted("1500 mcg/mL", diluent_graduation="30.0001 mL"), **NO_GRADUATION},
        _too_small("stock volume", "30 mL", "30.0001 mL"),
    ),
    "second stock at the stock's graduation": ({**TWO_STOCKS, GRADUATION: "20 mL"}, None),
    "second stock below it, first not": (
        {**two_stocks("1625 mcg/mL", "500 mcg/mL"), GRADUATION: "10.0001 mL", DILUENT_GRADUATION: "0.1 mL"},
        _too_small("second stock volume", "10 mL", "10.0001 mL"),
    ),
    "the graduation speaks before 0.1 mL": (
        diluted("4 mcg/mL", graduation="0.15 mL"),
        _too_small("stock volume", "0.08 mL", "0.15 mL"),
    ),
    "graduation not read, 0.1 mL still counts": (
        diluted("4 mcg/mL", graduation=UNREADABLE),
        _too_small("stock volume", "0.08 mL", "0.1 mL"),
    ),
    "graduation not read": (diluted("1500 mcg/mL", graduation=UNREADABLE), None),
    "stock not known": ({**diluted("4 mcg/mL"), "product.id": None}, None),
    "no volume": ({**fill("0.0999 mL"), "pump.injected_volume": None}, None),
    "priming not read": ({**fill("0.0999 mL"), PRIMING: UNREADABLE}, None),
}


@cases(DIL_02)
def test_dil_02_volume_too_small_to_measure(changes: Changes, expected: str | None) -> None:
    assert message("DIL-02", changes) == expected


def measured(stock: str, diluent: str) -> Changes:
    """20 mL of each, measured with syringes so coarse that one stroke is the volume."""
    return diluted("1000 mcg/mL", graduation=stock, diluent_graduation=diluent)


def _off_target(deviation: str, direction: str, limit: str) -> str:
    return (
        f"Measured like this the solution is {deviation} {direction} than the target; more than {limit} is too much."
        " Use a finer graduation or another volume."
    )


# 21 mL of stock and 19 mL of diluent are exactly 5 % too strong.
DIL_03: Table = {
    "on target": (DILUTED, None),
    "5 % stronger": (measured("21 mL", "19 mL"), None),
    "a step more": (measured("21.0001 mL", "19 mL"), _off_target("≈5.0002 %", "stronger", "5 %")),
    "5 % weaker": (measured("19 mL", "21 mL"), None),
    "a step weaker": (measured("18.9999 mL", "21 mL"), _off_target("≈5.0003 %", "weaker", "5 %")),
    "10 % stronger": (measured("22 mL", "18 mL"), _off_target("10 %", "stronger", "5 %")),
    "a step above 10 %": (measured("22.0001 mL", "18 mL"), _off_target("≈10.0002 %", "stronger", "10 %")),
    "10 % weaker": (measured("18 mL", "22 mL"), _off_target("10 %", "weaker", "5 %")),
    "a step weaker than 10 %": (measured("17.9999 mL", "22 mL"), _off_target("≈10.0003 %", "weaker", "10 %")),
    "no graduation": ({**DILUTED, GRADUATION: None}, None),
    "one graduation not read": (measured("22 mL", UNREADABLE), None),
    "two stocks": ({**TWO_STOCKS, GRADUATION: "21 mL"}, None),
    "undiluted": ({GRADUATION: "21 mL"}, None),
}


@cases(DIL_03)
def test_dil_03_measured_solution_off_its_target(changes: Changes, expected: str | None) -> None:
    assert message("DIL-03", changes) == expected


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        (measured("21.0001 mL", "19 mL"), "caution"),
        (measured("22 mL", "18 mL"), "caution"),
        (measured("22.0001 mL", "18 mL"), "confirm"),
        (measured("18 mL", "22 mL"), "caution"),
        (measured("17.9999 mL", "22 mL"), "confirm"),
    ],
)
def test_dil_03_is_a_caution_above_5_and_a_confirm_above_10_percent(changes: Changes, severity: str) -> None:
    source = "pharmacopoeial limits, see the thresholds"
    assert verdict("DIL-03", changes) == (severity, (GRADUATION, DILUENT_GRADUATION), source)


_DILUENT = (
    "Dilute with sterile preservative-free 0.9 % sodium chloride only, for a single use."
    " The beyond-use date follows local policy."
)

DIL_04: Table = {
    "diluted": (DILUTED, _DILUENT),
    "a step below the stock": (diluted("1999.9999 mcg/mL"), _DILUENT),
    "target is the stock": (diluted("2000 mcg/mL"), None),
    "without volumes": ({TARGET: "1500 mcg/mL"}, _DILUENT),
    "two stocks": (TWO_STOCKS, None),
    "undiluted": ({}, None),
    "target not read": (diluted(UNREADABLE), None),
    "second stock not read": (two_stocks("1250 mcg/mL", UNREADABLE), None),
    "stock not known": ({**DILUTED, "product.id": None}, None),
}


@cases(DIL_04)
def test_dil_04_what_to_dilute_with(changes: Changes, expected: str | None) -> None:
    assert message("DIL-04", changes) == expected


FOR_THE_PUMP = (FINAL, "pump.injected_volume", PRIMING)


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("CON-01", diluted("1 mg/mL"), ("caution", (TARGET,), "the licensed presentations")),
        ("DIL-01", diluted("3 mg/mL"), ("block", (TARGET,), "follows from conservation of mass")),
        ("DIL-01", two_stocks("3 mg/mL", "1 mg/mL"), ("block", (TARGET, SECOND), "follows from conservation of mass")),
        ("DIL-02", fill("0.05 mL"), ("caution", (FINAL, GRADUATION, DILUENT_GRADUATION), "project threshold")),
        ("DIL-04", DILUTED, ("info", (TARGET,), "US labelling")),
        ("DIL-05", {**DILUTED, FINAL: "39 mL"}, ("block", FOR_THE_PUMP, "follows from conservation of volume")),
        (
            "DIL-06",
            diluted("15 mcg/mL", graduation="1 mL"),
            ("block", (GRADUATION, TARGET), "follows from the graduation"),
        ),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected


def test_con_01_dil_02_dil_03_and_dil_04_are_silent_about_a_target_that_is_the_stock() -> None:
    silent = {"CON-01", "DIL-02", "DIL-03", "DIL-04"}
    assert silent.isdisjoint(findings(diluted("2000 mcg/mL")))
