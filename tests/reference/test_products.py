"""The thirteen listed products, each figure against a table of its own."""

from dataclasses import dataclass

import pytest

from itb_calc.core.show_number import show_entered
from itb_calc.reference.reference import Reference
from tests.reference.showing import shown, shown_strength


@dataclass(frozen=True, slots=True)
class Expected:
    name: str
    form: str
    use: str
    strength: str | None = None
    container: str | None = None
    mass: str | None = None
    volume: str | None = None
    concentration: str | None = None
    is_complete: bool = True


def oral_suspension(pack: str) -> Expected:
    name = f"Baclofen 25mg/5ml Oral Susp {pack}ml"
    return Expected(name, "suspension", "oral", "25 mg/5 mL", f"{pack} mL", "25 mg", "5 mL", "5,000 mcg/mL")


def tablet(mass: str) -> Expected:
    return Expected(f"Baclofen {mass}mg Tablets", "tablet", "oral", mass=f"{mass} mg")


LISTED = {
    "baclofen-10mg-tablets": tablet("10"),
    "baclofen-20mg-tablets": tablet("20"),
    "baclofen-40mg-20ml-inj-20ml": Expected(
        "Baclofen 40mg/20ml Inj, 20ml", "injection", "refill", "40 mg/20 mL", "20 mL", "40 mg", "20 mL", "2,000 mcg/mL"
    ),
    "baclofen-5mg-tablets": tablet("5"),
    "baclofen-20mg-20ml-inj-20ml": Expected(
        "Baclofen 20mg/20ml Inj 20ml", "injection", "refill", "20 mg/20 mL", "20 mL", "20 mg", "20 mL", "1,000 mcg/mL"
    ),
    "baclofen-10mg-20-inj-20ml": Expected(
        "Baclofen 10mg/20 Inj, 20ml",
        "injection",
        "refill",
        None,
        "20 mL",
        "10 mg",
        "20 mL",
        "500 mcg/mL",
        is_complete=False,
    ),
    "baclofen-5mg-5ml-solution": Expected(
        "Baclofen 5mg/5ml Solution", "solution", "oral", "5 mg/5 mL", None, "5 mg", "5 mL", "1,000 mcg/mL"
    ),
    "baclofen-50mcg-ml-pf-syr-1ml": Expected(
        "Baclofen 50mcg/ml Pf Syr, 1ml",
        "syringe",
        "screening",
        "50 mcg/mL",
        "1 mL",
        concentration="50 mcg/mL",
    ),
    "baclofen-25mg-5ml-oral-susp-300ml": oral_suspension("300"),
    "baclofen-25mg-5ml-oral-susp-120ml": oral_suspension("120"),
    "baclofen-15mg-tablets": tablet("15"),
    "baclofen-25mg-5ml-oral-susp-250ml": oral_suspension("250"),
    "baclofen-2000mcg-inj-refill-kit": Expected(
        "Baclofen 2000mcg Inj Refill Kit", "kit", "refill", concentration="2,000 mcg/mL", is_complete=False
    ),
}


def test_thirteen_products_are_listed_in_the_order_of_the_list(reference: Reference) -> None:
    assert [product.id for product in reference.listed] == list(LISTED)
    assert len(LISTED) == 13


@pytest.mark.parametrize("product_id", LISTED)
def test_the_printed_name_is_kept_to_the_letter(reference: Reference, product_id: str) -> None:
    assert reference.products[product_id].printed_name == LISTED[product_id].name


@pytest.mark.parametrize("product_id", LISTED)
def test_a_listed_product_has_its_figures_and_no_other(reference: Reference, product_id: str) -> None:
    product = reference.products[product_id]
    found = Expected(
        product.printed_name,
        product.form,
        product.use,
        shown_strength(product.strength),
        shown(product.container_volume),
        shown(product.label_mass),
        shown(product.label_volume),
        shown(product.label_concentration),
        product.complete,
    )
    assert found == LISTED[product_id]
    assert product.route == ("oral" if product.use == "oral" else "intrathecal")
    assert (product.maker, product.ndc) == (None, None)


def test_only_the_two_incomplete_names_have_possible_readings(reference: Reference) -> None:
    readings = {product.id: product.possible_readings for product in reference.listed if product.possible_readings}
    assert readings == {
        "baclofen-10mg-20-inj-20ml": ("10 mg in 20 mL = 500 mcg/mL",),
        "baclofen-2000mcg-inj-refill-kit": (
            "10 mg in 5 mL = 2,000 mcg/mL, 10 mg in total",
            "40 mg in 20 mL = 2,000 mcg/mL, 40 mg in total",
            "two containers of 40 mg in 20 mL = 2,000 mcg/mL, 80 mg in total",
        ),
    }


def test_the_screening_product_has_the_screening_concentration(reference: Reference) -> None:
    assert reference.thresholds is not None
    screening = reference.thresholds.screening_concentration.value
    for product in reference.products.values():
        assert (product.use == "screening") == (product.label_concentration == screening)
    assert show_entered(screening) == "50 mcg/mL"
