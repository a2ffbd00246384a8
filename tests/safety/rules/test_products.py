"""PRD: is this the right product, and is its strength known from the package in the hand?"""

import pytest

from itb_calc.core.refusal import DecimalMark
from tests.safety.worksheets import (
    DILUTED,
    REFERENCE,
    TWO_STOCKS,
    UNREADABLE,
    Changes,
    Table,
    cases,
    evaluated,
    findings,
    message,
    other_stock,
    verdict,
)

TEN_IN_TWENTY = "baclofen-10mg-20-inj-20ml"
KIT = "baclofen-2000mcg-inj-refill-kit"
SCREENING = "baclofen-50mcg-ml-pf-syr-1ml"
ORAL = {
    "baclofen-10mg-tablets",
    "baclofen-20mg-tablets",
    "baclofen-5mg-tablets",
    "baclofen-15mg-tablets",
    "baclofen-5mg-5ml-solution",
    "baclofen-25mg-5ml-oral-susp-300ml",
    "baclofen-25mg-5ml-oral-susp-120ml",
    "baclofen-25mg-5ml-oral-susp-250ml",
}


def product(product_id: str | None, strength: str | None = None, container: str | None = None) -> Changes:
    return {"product.id": product_id, "product.label_strength": strength, "product.container_volume": container}


def second_stock(strength: str) -> Changes:
    return {**TWO_STOCKS, "preparation.second_stock.label_strength": strength}


def test_prd_01_blocks_every_oral_product_and_no_other() -> None:
    assert {listed for listed in REFERENCE.products if "PRD-01" in findings(product(listed))} == ORAL


_SWALLOWED = (
    "Baclofen 5mg/5ml Solution is for swallowing and must never reach a pump, though its strength may look the same."
    " Take an intrathecal product."
)

PRD_01: Table = {
    "an oral liquid as strong as a refill": (
        product("baclofen-5mg-5ml-solution"),
        _SWALLOWED,
    ),
    "intrathecal": ({}, None),
    "not listed": (other_stock("2 mg/mL"), None),
    "no product": (product(None), None),
    "product not read": (product(UNREADABLE), None),
}


@cases(PRD_01)
def test_prd_01_oral_product(changes: Changes, expected: str | None) -> None:
    assert message("PRD-01", changes) == expected


_TEN_IN_TWENTY_UNKNOWN = (
    "The printed name Baclofen 10mg/20 Inj, 20ml does not give the full strength: it could be 10 mg in 20 mL = 500"
    " mcg/mL. Type the strength on the label from the package in your hand."
)
_KIT_UNKNOWN = (
    "The printed name Baclofen 2000mcg Inj Refill Kit does not give the full strength: it could be 10 mg in 5 mL ="
    " 2,000 mcg/mL, 10 mg in total or 40 mg in 20 mL = 2,000 mcg/mL, 40 mg in total or two containers of 40 mg in 20 mL"
    " = 2,000 mcg/mL, 80 mg in total. "
)
_OTHER_UNKNOWN = "A product that is not listed is known by its package only. "
_TYPE_STRENGTH = "Type the strength on the label from the package in your hand."
_TYPE_CONTAINER = "Type the container volume from the package in your hand."
_TYPE_BOTH = "Type the strength on the label and container volume from the package in your hand."

PRD_02: Table = {
    "complete": (product("baclofen-40mg-20ml-inj-20ml"), None),
    "10mg/20, its container is printed": (product(TEN_IN_TWENTY), _TEN_IN_TWENTY_UNKNOWN),
    "10mg/20, strength typed": (product(TEN_IN_TWENTY, "10 mg/20 mL"), None),
    "10mg/20, only the container typed": (product(TEN_IN_TWENTY, None, "20 mL"), _TEN_IN_TWENTY_UNKNOWN),
    "kit": (product(KIT), _KIT_UNKNOWN + _TYPE_BOTH),
    "kit, the volume inside a strength does not count": (product(KIT, "40 mg/20 mL"), _KIT_UNKNOWN + _TYPE_CONTAINER),
    "kit, only the container typed": (product(KIT, None, "20 mL"), _KIT_UNKNOWN + _TYPE_STRENGTH),
    "kit, both typed": (product(KIT, "40 mg/20 mL", "20 mL"), None),
    "kit, strength not read": (product(KIT, UNREADABLE), _KIT_UNKNOWN + _TYPE_CONTAINER),
    "kit, container not read": (product(KIT, None, UNREADABLE), _KIT_UNKNOWN + _TYPE_STRENGTH),
    "kit, neither read": (product(KIT, UNREADABLE, UNREADABLE), None),
    "not listed": (product("other"), _OTHER_UNKNOWN + _TYPE_BOTH),
    "not listed, strength typed": (product("other", "2 mg/mL"), _OTHER_UNKNOWN + _TYPE_CONTAINER),
    "not listed, both typed": (product("other", "2 mg/mL", "20 mL"), None),
    "no product": (product(None), None),
    "product not read": (product(UNREADABLE), None),
}


@cases(PRD_02)
def test_prd_02_incomplete_name(changes: Changes, expected: str | None) -> None:
    assert message("PRD-02", changes) == expected


def test_prd_02_shows_2_000_mcg_in_the_comma_users_own_way_never_as_2_point_000() -> None:
    found = {finding.rule: finding for finding in evaluated(product(KIT), mark=DecimalMark.COMMA).findings}
    assert "2,000" not in found["PRD-02"].message
    assert found["PRD-02"].message == (_KIT_UNKNOWN + _TYPE_BOTH).replace("2,000", "2\N{THIN SPACE}000")


_NOT_FOR_REFILL = "50 mcg/mL is for the screening dose only, and never fills a pump. Take a refill strength."
PRD_03: Table = {
    "screening product": (product(SCREENING), _NOT_FOR_REFILL),
    "screening presentation": (product("ndc-70121-2496-05"), _NOT_FOR_REFILL),
    "stock of that strength": (other_stock("50 mcg/mL"), _NOT_FOR_REFILL),
    "stock of that strength in mg": (other_stock("0.05 mg/mL"), _NOT_FOR_REFILL),
    "stock of that strength by mass and volume": (other_stock("1 mg/20 mL"), _NOT_FOR_REFILL),
    "stock a step stronger": (other_stock("50.0001 mcg/mL"), None),
    "stock a step weaker": (other_stock("49.9999 mcg/mL"), None),
    "second stock of that strength": (second_stock("50 mcg/mL"), _NOT_FOR_REFILL),
    "second stock a step stronger": (second_stock("50.0001 mcg/mL"), None),
    "second stock a step weaker": (second_stock("49.9999 mcg/mL"), None),
    "first stock not known, second of that strength": (
        {**second_stock("50 mcg/mL"), "product.id": UNREADABLE},
        _NOT_FOR_REFILL,
    ),
    "screening product, strength not read": (product(SCREENING, UNREADABLE), _NOT_FOR_REFILL),
    "strength not read": (product("other", UNREADABLE, "20 mL"), None),
    "second stock not read": (second_stock(UNREADABLE), None),
    "no product": (product(None, "50 mcg/mL"), None),
}


@cases(PRD_03)
def test_prd_03_screening_product(changes: Changes, expected: str | None) -> None:
    assert message("PRD-03", changes) == expected


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (product(SCREENING), "product.id"),
        (other_stock("50 mcg/mL"), "product.label_strength"),
        (second_stock("50 mcg/mL"), "preparation.second_stock.label_strength"),
        ({**second_stock("50 mcg/mL"), **product(SCREENING)}, "product.id"),
        ({**second_stock("50 mcg/mL"), **other_stock("50 mcg/mL")}, "product.label_strength"),
    ],
)
def test_prd_03_leads_to_the_first_field_that_it_is_about(changes: Changes, field: str) -> None:
    assert verdict("PRD-03", changes) == ("block", (field,), "US labelling")


_TEN_MILLIGRAMS = (
    "This container holds 10 mg: that mass is sold in 5 mL and in 20 mL, which differ in strength. Check the volume on"
    " the package."
)

PRD_04: Table = {
    "10 mg/20 mL": (product("ndc-70121-2501-01"), _TEN_MILLIGRAMS),
    "10 mg/5 mL": (product("ndc-70121-2502-02"), _TEN_MILLIGRAMS),
    "10,000 mcg/20 mL": (product("ndc-66794-155-01"), _TEN_MILLIGRAMS),
    "10mg/20, read from the package": (product(TEN_IN_TWENTY, "10 mg/20 mL"), _TEN_MILLIGRAMS),
    "kit of 5 mL": (product(KIT, "2 mg/mL", "5 mL"), _TEN_MILLIGRAMS),
    "40 mg": ({}, None),
    "other, 10 mg": (product("other", "500 mcg/mL", "20 mL"), _TEN_MILLIGRAMS),
    "other, a step more": (product("other", "500 mcg/mL", "20.0001 mL"), None),
    "other, a step less": (product("other", "500 mcg/mL", "19.9999 mL"), None),
    "the mass inside a strength is not the container's": (product("other", "10 mg/20 mL", "40 mL"), None),
    "container not known": (product("other", "500 mcg/mL"), None),
    "container not read": (product("ndc-70121-2501-01", None, UNREADABLE), None),
    "strength not read": (product("ndc-70121-2501-01", UNREADABLE), None),
    "no product": (product(None, "10 mg/20 mL", "20 mL"), None),
}


@cases(PRD_04)
def test_prd_04_mass_that_is_sold_in_two_volumes(changes: Changes, expected: str | None) -> None:
    assert message("PRD-04", changes) == expected


def _like_an_oral_liquid(strength: str) -> str:
    return f"An oral liquid has the same strength, {strength}. Check the route on the package."


PRD_05: Table = {
    "2,000 mcg/mL": ({}, _like_an_oral_liquid("2,000 mcg/mL")),
    "1,000 mcg/mL": (product("baclofen-20mg-20ml-inj-20ml"), _like_an_oral_liquid("1,000 mcg/mL")),
    "1 mg/mL": (other_stock("1 mg/mL"), _like_an_oral_liquid("1,000 mcg/mL")),
    "500 mcg/mL": (other_stock("500 mcg/mL"), None),
    "a step below 1,000": (other_stock("999.9999 mcg/mL"), None),
    "a step above 1,000": (other_stock("1000.0001 mcg/mL"), None),
    "a step below 2,000": (other_stock("1999.9999 mcg/mL"), None),
    "a step above 2,000": (other_stock("2000.0001 mcg/mL"), None),
    "the target does not count": ({**DILUTED, **other_stock("3 mg/mL")}, None),
    "strength not read": (product("baclofen-20mg-20ml-inj-20ml", UNREADABLE), None),
    "no product": (product(None), None),
    "withheld for an oral product": (product("baclofen-5mg-5ml-solution"), None),
}


@cases(PRD_05)
def test_prd_05_same_strength_as_an_oral_liquid(changes: Changes, expected: str | None) -> None:
    assert message("PRD-05", changes) == expected


def _above_licensed(strength: str) -> str:
    return (
        f"{strength} is above every licensed strength (2,000 mcg/mL), and compounded stocks have been more than 10 %"
        " off. Check how its strength was assured."
    )


PRD_06: Table = {
    "2,000 mcg/mL": ({}, None),
    "a step above": (other_stock("2000.0001 mcg/mL"), _above_licensed("2,000.0001 mcg/mL")),
    "in mg": (other_stock("4 mg/mL"), _above_licensed("4,000 mcg/mL")),
    "never looks equal to the limit": (other_stock("60.001 mg/30 mL"), _above_licensed("≈2,000.03 mcg/mL")),
    "second stock at the limit": (second_stock("2 mg/mL"), None),
    "second stock a step above": (second_stock("2000.0001 mcg/mL"), _above_licensed("2,000.0001 mcg/mL")),
    "both above: the first is shown": (
        {**second_stock("4 mg/mL"), **other_stock("3 mg/mL")},
        _above_licensed("3,000 mcg/mL"),
    ),
    "first not known, second above": ({**second_stock("4 mg/mL"), "product.id": None}, _above_licensed("4,000 mcg/mL")),
    "strength not read": (product("other", UNREADABLE, "20 mL"), None),
    "second stock not read": (second_stock(UNREADABLE), None),
}


@cases(PRD_06)
def test_prd_06_above_every_licensed_strength(changes: Changes, expected: str | None) -> None:
    assert message("PRD-06", changes) == expected


PRINTED_NAMES = "the printed names of the listed products"
PRODUCT = ("product.id", "product.label_strength", "product.container_volume")
STOCKS = ("product.id", "product.label_strength", "preparation.second_stock.label_strength")


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("PRD-01", product("baclofen-5mg-5ml-solution"), ("block", ("product.id",), PRINTED_NAMES)),
        ("PRD-02", product(TEN_IN_TWENTY), ("block", ("product.label_strength",), PRINTED_NAMES)),
        ("PRD-02", product(KIT, "2 mg/mL"), ("block", ("product.container_volume",), PRINTED_NAMES)),
        ("PRD-02", product(KIT), ("block", PRODUCT[1:], PRINTED_NAMES)),
        ("PRD-04", product("ndc-70121-2501-01"), ("info", PRODUCT, "the licensed presentations")),
        ("PRD-05", {}, ("info", PRODUCT[:2], PRINTED_NAMES)),
        ("PRD-06", other_stock("4 mg/mL"), ("caution", STOCKS, "Moberg-Wolff 2009")),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
