"""Records that contradict themselves, where taking a figure away takes its citation along."""

from datetime import date

import pytest
from pydantic import ValidationError

from itb_calc.reference.models import Product, Pump
from tests.reference.showing import shown


def refusal_of(model: type[Product | Pump], values: dict[str, object], *figures: str) -> str:
    citation = {"key": "a-source", "grade": "P", "reviewed": date(2026, 11, 23), "figures": list(figures)}
    with pytest.raises(ValidationError) as refused:
        model.model_validate({"id": "a", **values, "citations": [citation]})
    return refused.value.errors()[0]["msg"]


def product(**values: object) -> dict[str, object]:
    kind = {"printed_name": "A", "form": "injection", "route": "intrathecal", "use": "refill", "complete": True}
    return {**kind, **values}


def test_a_residual_volume_needs_a_reservoir() -> None:
    refusal = refusal_of(Pump, {"name": "A", "residual_volume": "1 mL"}, "residual_volume")
    assert refusal == "has a residual volume that is not below its reservoir"


@pytest.mark.parametrize("end", ["lowest_concentration", "highest_concentration"])
def test_a_labelled_range_has_both_ends(end: str) -> None:
    refusal = refusal_of(Pump, {"name": "A", end: "500 mcg/mL"}, end)
    assert refusal == "has only one end of its labelled concentration, or both the wrong way round"


def test_a_complete_name_has_its_strength() -> None:
    refusal = refusal_of(Product, product(container_volume="20 mL"), "container_volume")
    assert refusal == "is complete without its strength, or has its strength and is not complete"


def test_a_tablet_has_no_strength() -> None:
    values = product(form="tablet", route="oral", use="oral", strength="10 mg/5 mL")
    assert refusal_of(Product, values, "strength") == "is a tablet, which is oral and has a mass and no strength"


def test_a_figure_of_the_label_stands_once() -> None:
    values = product(strength="10 mg/5 mL", label={"mass": "10 mg"})
    assert refusal_of(Product, values, "strength", "label") == "gives its label's figures twice"


def test_an_incomplete_name_without_any_figure_has_no_label() -> None:
    values = product(id="a", complete=False, possible_readings=["anything"])
    nameless = Product.model_validate(values)
    assert (nameless.label_mass, nameless.label_volume, nameless.label_concentration) == (None, None, None)


@pytest.mark.parametrize("name", ["mass", "volume"])
def test_one_number_of_a_label_gives_no_concentration(name: str) -> None:
    citation = {"key": "a-source", "grade": "P", "reviewed": date(2026, 11, 23), "figures": ["label"]}
    label = {"mass": "10 mg"} if name == "mass" else {"volume": "20 mL"}
    values = product(id="a", complete=False, possible_readings=["anything"], label=label, citations=[citation])
    half = Product.model_validate(values)
    assert half.label_concentration is None
    assert [shown(half.label_mass), shown(half.label_volume)].count(None) == 1
