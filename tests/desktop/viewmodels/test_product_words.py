"""A product in a list: nobody can take an oral or a screening product for one that goes into a pump."""

import pytest

from itb_calc.desktop.viewmodels.product_words import USE_TITLES, product_entry
from tests.safety.worksheets import REFERENCE


@pytest.mark.parametrize(
    ("product", "entry"),
    [
        ("baclofen-40mg-20ml-inj-20ml", "Baclofen 40mg/20ml Inj, 20ml: for the pump"),
        ("baclofen-10mg-20-inj-20ml", "Baclofen 10mg/20 Inj, 20ml: for the pump"),
        ("baclofen-50mcg-ml-pf-syr-1ml", "Baclofen 50mcg/ml Pf Syr, 1ml: screening only"),
        ("baclofen-5mg-5ml-solution", "Baclofen 5mg/5ml Solution: ORAL, never for the pump"),
        ("baclofen-10mg-tablets", "Baclofen 10mg Tablets: ORAL, never for the pump"),
    ],
)
def test_an_entry_is_the_printed_name_with_the_use(product: str, entry: str) -> None:
    assert product_entry(REFERENCE.products[product]) == entry


@pytest.mark.parametrize("product", REFERENCE.presentations, ids=lambda product: str(product.id))
def test_a_presentation_is_told_from_its_like_by_its_package_code(product: object) -> None:
    presentation = next(each for each in REFERENCE.presentations if each is product)
    entry = product_entry(presentation)
    assert f"(NDC {presentation.ndc})" in entry
    assert entry.startswith(presentation.printed_name)


def test_no_two_entries_of_the_list_read_alike() -> None:
    entries = [product_entry(product) for product in REFERENCE.products.values()]
    assert len(set(entries)) == len(entries)


@pytest.mark.parametrize("product", REFERENCE.products)
def test_every_oral_product_says_so_in_capitals(product: str) -> None:
    listed = REFERENCE.products[product]
    ending = {
        "oral": "ORAL, never for the pump",
        "intrathecal": "screening only" if listed.use == "screening" else "for the pump",
    }[listed.route]
    assert product_entry(listed).endswith(f": {ending}")


def test_every_use_has_a_title() -> None:
    assert USE_TITLES == {
        "refill": "For the pump",
        "screening": "For the screening dose only, never for a refill",
        "oral": "To swallow, never for the pump",
    }
