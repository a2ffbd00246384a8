"""The strengths on the shelf: complete refill products only, equal ones once with all their names."""

from dataclasses import replace
from fractions import Fraction

from itb_calc.planning.shelf import Stock, container_size, shelf
from itb_calc.reference.reference import Reference
from tests.core.amounts import amount
from tests.planning.plans import REFERENCE


def _stocks() -> dict[tuple[int, int], Stock]:
    found = {}
    for stock in shelf(REFERENCE):
        assert stock.container is not None
        found[int(stock.concentration.number("mcg/mL")), int(stock.container.number("mL"))] = stock
    return found


def test_the_strengths_that_can_be_had_in_their_order() -> None:
    assert list(_stocks()) == [(500, 20), (1000, 20), (2000, 5), (2000, 20)]


def test_equal_ones_stand_together_whatever_their_package_prints() -> None:
    ids = [product.id for product in _stocks()[500, 20].products]
    # 10 mg/20 mL, 10000 mcg/20 mL and 500 mcg/mL in 20 mL are the same.
    assert {"ndc-70121-2501-01", "ndc-66794-155-01", "ndc-70511-122-10"} <= set(ids)
    assert _stocks()[2000, 20].products[0].id == "baclofen-40mg-20ml-inj-20ml"
    assert [product.id for product in _stocks()[2000, 5].products] == ["ndc-70121-2502-02"]


def test_each_complete_refill_product_stands_on_the_shelf_once_and_nothing_else_does() -> None:
    on_the_shelf = [product.id for stock in shelf(REFERENCE) for product in stock.products]
    expected = {each.id for each in REFERENCE.products.values() if each.use == "refill" and each.complete}
    assert len(on_the_shelf) == len(set(on_the_shelf)) == len(expected)
    assert set(on_the_shelf) == expected
    assert "baclofen-2000mcg-inj-refill-kit" not in expected


def test_the_chosen_product_is_kept_where_it_is_one_of_them() -> None:
    stock = _stocks()[2000, 20]
    assert stock.product_for("ndc-25021-679-20") == "ndc-25021-679-20"
    assert stock.product_for("ndc-70121-2502-02") == "baclofen-40mg-20ml-inj-20ml"
    assert stock.product_for(None) == "baclofen-40mg-20ml-inj-20ml"


def test_a_container_that_is_not_known_stands_before_the_smallest() -> None:
    stock = _stocks()[2000, 5]
    assert container_size(stock) == Fraction(5)
    assert container_size(replace(stock, container=None)) == 0
    assert container_size(Stock(amount(1, "mg/mL"), amount("2.5", "mL"), stock.products)) == Fraction(5, 2)


def test_without_reference_data_the_shelf_is_empty() -> None:
    assert shelf(Reference()) == ()
