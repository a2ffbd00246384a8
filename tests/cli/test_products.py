"""`itb-calc products`: the thirteen listed names to the letter, the presentations, and what each is for."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Spoil
from tests.cli.running import Command, widest

# id, printed name, form, route, strength, container volume, complete, use: as reviewed.
_LISTED: tuple[tuple[str, str, str, str, str | None, str | None, bool, str], ...] = (
    ("baclofen-10mg-tablets", "Baclofen 10mg Tablets", "tablet", "oral", None, None, True, "oral"),
    ("baclofen-20mg-tablets", "Baclofen 20mg Tablets", "tablet", "oral", None, None, True, "oral"),
    (
        *("baclofen-40mg-20ml-inj-20ml", "Baclofen 40mg/20ml Inj, 20ml", "injection", "intrathecal"),
        *("40 mg/20 mL", "20 mL", True, "refill"),
    ),
    ("baclofen-5mg-tablets", "Baclofen 5mg Tablets", "tablet", "oral", None, None, True, "oral"),
    (
        *("baclofen-20mg-20ml-inj-20ml", "Baclofen 20mg/20ml Inj 20ml", "injection", "intrathecal"),
        *("20 mg/20 mL", "20 mL", True, "refill"),
    ),
    (
        *("baclofen-10mg-20-inj-20ml", "Baclofen 10mg/20 Inj, 20ml", "injection", "intrathecal"),
        *(None, "20 mL", False, "refill"),
    ),
    ("baclofen-5mg-5ml-solution", "Baclofen 5mg/5ml Solution", "solution", "oral", "5 mg/5 mL", None, True, "oral"),
    (
        *("baclofen-50mcg-ml-pf-syr-1ml", "Baclofen 50mcg/ml Pf Syr, 1ml", "syringe", "intrathecal"),
        *("50 mcg/mL", "1 mL", True, "screening"),
    ),
    (
        *("baclofen-25mg-5ml-oral-susp-300ml", "Baclofen 25mg/5ml Oral Susp 300ml", "suspension", "oral"),
        *("25 mg/5 mL", "300 mL", True, "oral"),
    ),
    (
        *("baclofen-25mg-5ml-oral-susp-120ml", "Baclofen 25mg/5ml Oral Susp 120ml", "suspension", "oral"),
        *("25 mg/5 mL", "120 mL", True, "oral"),
    ),
    ("baclofen-15mg-tablets", "Baclofen 15mg Tablets", "tablet", "oral", None, None, True, "oral"),
    (
        *("baclofen-25mg-5ml-oral-susp-250ml", "Baclofen 25mg/5ml Oral Susp 250ml", "suspension", "oral"),
        *("25 mg/5 mL", "250 mL", True, "oral"),
    ),
    (
        *("baclofen-2000mcg-inj-refill-kit", "Baclofen 2000mcg Inj Refill Kit", "kit", "intrathecal"),
        *(None, None, False, "refill"),
    ),
)
_KEYS = ["id", "printed_name", "form", "route", "strength", "container_volume", "complete", "use", "sources"]
_PRESENTATIONS = {
    "ndc-70121-2496-05": ("50 mcg/mL", "1 mL", "screening"),
    "ndc-70121-2501-01": ("10 mg/20 mL", "20 mL", "refill"),
    "ndc-70121-2502-02": ("10 mg/5 mL", "5 mL", "refill"),
    "ndc-70121-2503-01": ("40 mg/20 mL", "20 mL", "refill"),
    "ndc-70121-2505-02": ("40 mg/20 mL", "20 mL", "refill"),
    "ndc-66794-151-01": ("50 mcg/mL", "1 mL", "screening"),
    "ndc-66794-155-01": ("10000 mcg/20 mL", "20 mL", "refill"),
    "ndc-66794-155-02": ("10000 mcg/20 mL", "20 mL", "refill"),
    "ndc-66794-156-01": ("20000 mcg/20 mL", "20 mL", "refill"),
    "ndc-66794-157-01": ("40000 mcg/20 mL", "20 mL", "refill"),
    "ndc-66794-157-02": ("40000 mcg/20 mL", "20 mL", "refill"),
    "ndc-70511-121-80": ("50 mcg/mL", "1 mL", "screening"),
    "ndc-70511-122-10": ("500 mcg/mL", "20 mL", "refill"),
    "ndc-70511-123-20": ("1000 mcg/mL", "20 mL", "refill"),
    "ndc-70511-124-10": ("2000 mcg/mL", "20 mL", "refill"),
    "ndc-72888-145-36": ("500 mcg/mL", "20 mL", "refill"),
    "ndc-72888-146-36": ("1000 mcg/mL", "20 mL", "refill"),
    "ndc-25021-679-20": ("2000 mcg/mL", "20 mL", "refill"),
}


def _printed(itb_calc: Command) -> dict[str, list[dict[str, Any]]]:
    outcome = itb_calc("products", "--json")
    assert (outcome.status, outcome.err) == (0, "")
    printed: dict[str, list[dict[str, Any]]] = json.loads(outcome.out)
    return printed


def test_the_thirteen_listed_products_are_as_reviewed(itb_calc: Command) -> None:
    products = _printed(itb_calc)["products"]
    assert len(products) == 13
    assert [tuple(product[key] for key in _KEYS[:-1]) for product in products] == list(_LISTED)


def test_the_presentations_are_complete_and_named_by_their_package_codes(itb_calc: Command) -> None:
    presentations = _printed(itb_calc)["presentations"]
    found = {each["id"]: (each["strength"], each["container_volume"], each["use"]) for each in presentations}
    assert found == _PRESENTATIONS
    assert len(presentations) == len(_PRESENTATIONS)
    assert all(each["complete"] is True and each["route"] == "intrathecal" for each in presentations)


def test_every_product_has_the_public_keys_and_sources_with_grade_and_review(itb_calc: Command) -> None:
    printed = _printed(itb_calc)
    assert list(printed) == ["products", "presentations"]
    for product in (*printed["products"], *printed["presentations"]):
        assert list(product) == _KEYS
        assert product["sources"]
        for source in product["sources"]:
            assert list(source) == ["key", "grade", "reviewed"]
            assert source["grade"] in {"P", "S"}
            assert source["reviewed"] == "2026-11-23"


@pytest.mark.parametrize("product", [*_PRESENTATIONS, *(row[0] for row in _LISTED if row[4] is not None)])
def test_every_strength_can_be_typed_as_it_is_printed(itb_calc: Command, product: str) -> None:
    printed = _printed(itb_calc)
    (strength,) = (each["strength"] for group in printed.values() for each in group if each["id"] == product)
    assert itb_calc("convert", strength).status == 0


def test_for_people_oral_products_stand_apart_and_nothing_is_wider_than_the_terminal(itb_calc: Command) -> None:
    outcome = itb_calc("products")
    assert (outcome.status, outcome.err) == (0, "")
    assert widest(outcome.out) <= 80
    listed, _, presentations = outcome.out.partition("LICENSED PRESENTATIONS")
    for_pump, _, rest = listed.partition("FOR THE SCREENING DOSE ONLY (intrathecal), NEVER FOR A REFILL\n")
    screening, _, oral = rest.partition("TO SWALLOW, NEVER FOR THE PUMP\n")
    for row in _LISTED:
        part = {"refill": for_pump, "screening": screening, "oral": oral}[row[-1]]
        assert f"\n  {row[1]}" in f"\n{part}"
        assert f"\n      id {row[0]}; printed-names (S)\n" in part
        assert f"({row[2]}" in part
    assert all(f"      id {code}; " in presentations for code in _PRESENTATIONS)
    assert "TO SWALLOW" not in presentations
    parts = outcome.out.split("\n\n")
    assert [part.split("\n")[0] for part in parts] == [
        "LISTED PRODUCTS, by their printed names",
        "FOR THE PUMP (intrathecal)",
        "FOR THE SCREENING DOSE ONLY (intrathecal), NEVER FOR A REFILL",
        "TO SWALLOW, NEVER FOR THE PUMP",
        "LICENSED PRESENTATIONS, by their package codes",
        "FOR THE PUMP (intrathecal)",
        "FOR THE SCREENING DOSE ONLY (intrathecal), NEVER FOR A REFILL",
        "A product that is not here: id other, with its strength and container typed.",
        "SOURCES",
        "Grade P: seen in the source itself. Grade S: seen in a summary of it.",
    ]


def test_for_people_each_strength_stands_both_ways(itb_calc: Command) -> None:
    lines = itb_calc("products").out.splitlines()
    below = {name: lines[lines.index(f"  {name}") + 1] for name in (row[1] for row in _LISTED)}
    assert below["Baclofen 40mg/20ml Inj, 20ml"] == "      2 mg/mL = 2,000 mcg/mL (injection, container 20 mL)"
    assert below["Baclofen 50mcg/ml Pf Syr, 1ml"] == "      0.05 mg/mL = 50 mcg/mL (syringe, container 1 mL)"
    assert below["Baclofen 15mg Tablets"] == "      15 mg each (tablet)"
    assert below["Baclofen 5mg/5ml Solution"] == "      1 mg/mL = 1,000 mcg/mL (solution)"


@pytest.mark.parametrize("name", ["Baclofen 10mg/20 Inj, 20ml", "Baclofen 2000mcg Inj Refill Kit"])
def test_for_people_an_incomplete_name_is_said_to_be_incomplete_with_its_readings(itb_calc: Command, name: str) -> None:
    text = itb_calc("products").out.partition(f"\n  {name}\n")[2]
    said, _, readings = text.partition("      It could be:\n")
    assert said.startswith("      THE NAME DOES NOT GIVE THE FULL STRENGTH: type it from the package")
    assert readings.startswith("      - 10 mg in ")


def test_for_people_every_key_of_a_source_is_explained_once_with_its_grade(itb_calc: Command) -> None:
    printed, text = _printed(itb_calc), itb_calc("products").out
    sources = text.partition("\nSOURCES\n")[2]
    keys = {source["key"] for group in printed.values() for product in group for source in product["sources"]}
    for key in keys:
        assert f"\n{sources}".count(f"\n  {key}: ") == 1
    assert "Grade P: seen in the source itself. Grade S: seen in a summary of it.\n" in sources
    assert text.endswith("A pharmacist must check each figure against the current label or manual.\n")


def test_products_that_are_not_the_reviewed_ones_are_shown_with_a_warning_and_status_1(
    itb_calc: Command, spoil: Spoil
) -> None:
    spoil("reference/products.toml", 'strength = "20 mg/20 mL"', 'strength = "20 mg/10 mL"')
    outcome = itb_calc("products")
    assert outcome.status == 1
    assert "2 mg/mL = 2,000 mcg/mL" in outcome.out
    assert outcome.err.count("\n") == 1
    assert outcome.err.endswith(" Install itb-calc again before you rely on any of its figures.\n")


def test_without_readable_products_the_list_is_empty_and_the_status_is_1(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/products.toml", "[[products]]", "[[product]]")
    outcome = itb_calc("products", "--json")
    assert (outcome.status, json.loads(outcome.out)) == (1, {"products": [], "presentations": []})
    assert "products.toml" in outcome.err
