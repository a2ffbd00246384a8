"""The licensed presentations, each figure against a table of its own."""

import pytest

from itb_calc.reference.reference import Reference
from tests.reference.showing import shown, shown_strength

# package code: (name, form, use, strength, container, ratio in mcg/mL, maker)
PRESENTATIONS = {
    "70121-2496-05": ("Lioresal", "ampule", "screening", "50 mcg/mL", "1 mL", 50, None),
    "70121-2501-01": ("Lioresal", "ampule", "refill", "10 mg/20 mL", "20 mL", 500, None),
    "70121-2502-02": ("Lioresal", "ampule", "refill", "10 mg/5 mL", "5 mL", 2000, None),
    "70121-2503-01": ("Lioresal", "ampule", "refill", "40 mg/20 mL", "20 mL", 2000, None),
    "70121-2505-02": ("Lioresal", "ampule", "refill", "40 mg/20 mL", "20 mL", 2000, None),
    "66794-151-01": ("Gablofen", "syringe", "screening", "50 mcg/mL", "1 mL", 50, None),
    "66794-155-01": ("Gablofen", "syringe or vial", "refill", "10,000 mcg/20 mL", "20 mL", 500, None),
    "66794-155-02": ("Gablofen", "syringe or vial", "refill", "10,000 mcg/20 mL", "20 mL", 500, None),
    "66794-156-01": ("Gablofen", "syringe or vial", "refill", "20,000 mcg/20 mL", "20 mL", 1000, None),
    "66794-157-01": ("Gablofen", "syringe or vial", "refill", "40,000 mcg/20 mL", "20 mL", 2000, None),
    "66794-157-02": ("Gablofen", "syringe or vial", "refill", "40,000 mcg/20 mL", "20 mL", 2000, None),
    "70511-121-80": ("MAIA", "syringe", "screening", "50 mcg/mL", "1 mL", 50, "MAIA"),
    "70511-122-10": ("MAIA", "vial", "refill", "500 mcg/mL", "20 mL", 500, "MAIA"),
    "70511-123-20": ("MAIA", "vial", "refill", "1,000 mcg/mL", "20 mL", 1000, "MAIA"),
    "70511-124-10": ("MAIA", "vial", "refill", "2,000 mcg/mL", "20 mL", 2000, "MAIA"),
    "72888-145-36": ("Advagen", "vial", "refill", "500 mcg/mL", "20 mL", 500, "Advagen"),
    "72888-146-36": ("Advagen", "vial", "refill", "1,000 mcg/mL", "20 mL", 1000, "Advagen"),
    "25021-679-20": ("Sagent", "vial", "refill", "2,000 mcg/mL", "20 mL", 2000, "Sagent"),
}


def test_there_is_one_entry_for_each_package_code(reference: Reference) -> None:
    assert [product.ndc for product in reference.presentations] == list(PRESENTATIONS)
    assert [product.id for product in reference.presentations] == [f"ndc-{code}" for code in PRESENTATIONS]


@pytest.mark.parametrize("code", PRESENTATIONS)
def test_a_presentation_has_its_figures_and_no_other(reference: Reference, code: str) -> None:
    product = reference.products[f"ndc-{code}"]
    name, form, use, strength, container, ratio, maker = PRESENTATIONS[code]
    assert product.printed_name.startswith(name)
    assert strength in product.printed_name
    assert (product.form, product.use, product.maker) == (form, use, maker)
    assert (shown_strength(product.strength), shown(product.container_volume)) == (strength, container)
    assert product.label_concentration is not None
    assert product.label_concentration.number("mcg/mL") == ratio
    assert (product.route, product.complete, product.possible_readings) == ("intrathecal", True, ())


@pytest.mark.parametrize("code", PRESENTATIONS)
def test_mass_and_volume_are_known_only_where_the_strength_prints_them(reference: Reference, code: str) -> None:
    product = reference.products[f"ndc-{code}"]
    printed = PRESENTATIONS[code][3]
    if printed.endswith("/mL"):
        assert (product.label_mass, product.label_volume) == (None, None)
    else:
        assert f"{shown(product.label_mass)}/{shown(product.label_volume)}" == printed


@pytest.mark.parametrize("code", ["66794-155-01", "66794-155-02", "66794-156-01", "66794-157-01", "66794-157-02"])
def test_a_code_that_may_be_a_syringe_or_a_vial_says_so(reference: Reference, code: str) -> None:
    note = reference.products[f"ndc-{code}"].note
    assert note is not None
    assert "syringe and a vial" in note


@pytest.mark.parametrize("code", PRESENTATIONS)
def test_the_volume_of_an_older_code_has_a_lower_grade_than_the_code(reference: Reference, code: str) -> None:
    grades = {
        figure: citation.grade
        for citation in reference.products[f"ndc-{code}"].citations
        for figure in citation.figures
    }
    is_older = code.startswith(("66794-155", "66794-156"))
    assert grades == {"ndc": "P", "strength": "S" if is_older else "P", "container_volume": "S" if is_older else "P"}
