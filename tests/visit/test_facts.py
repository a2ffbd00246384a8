"""What counts for a visit: what was entered, else the listed figure, else nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from itb_calc.core.amount import Amount
from itb_calc.reference.reference import Reference
from itb_calc.visit.facts import OTHER, Facts
from itb_calc.visit.missing import NotComputed, NotEntered, Unreadable
from tests.safety.worksheets import DILUTED, REFERENCE, Changes
from tests.visit.visits import amount, facts, not_reading

Figure = Callable[[Facts], Amount | None]

# Each figure of a pump, the field that it can be entered in, and what SynchroMed II 8637-40 lists.
PUMP_FIGURES: tuple[tuple[Figure, str, Amount], ...] = (
    (Facts.reservoir_volume, "pump.reservoir_volume", amount("40", "mL")),
    (Facts.residual_volume, "pump.residual_volume", amount("1.4", "mL")),
    (Facts.minimum_flow, "pump.minimum_flow", amount("0.048", "mL/day")),
)


def test_the_chosen_product_and_pump_are_the_listed_ones() -> None:
    of = facts({})
    assert of.product() is REFERENCE.products["baclofen-40mg-20ml-inj-20ml"]
    assert of.pump() is REFERENCE.pumps["synchromed-ii-40"]


def test_a_product_that_is_not_listed_is_none_and_no_product_is_not_entered() -> None:
    assert OTHER == "other"
    assert facts({"product.id": OTHER}).product() is None
    with pytest.raises(NotEntered) as missing:
        facts({"product.id": None}).product()
    assert missing.value.name == "product.id"


def test_no_pump_is_none_and_any_other_pump_has_no_figures() -> None:
    assert facts({"pump.id": None}).pump() is None
    for figure, _, _ in PUMP_FIGURES:
        assert figure(facts({"pump.id": OTHER})) is None
        assert figure(facts({"pump.id": None})) is None


@pytest.mark.parametrize("read", [Facts.product, Facts.pump], ids=["product", "pump"])
def test_without_reference_data_a_listed_id_does_not_pass_for_other(read: Callable[[Facts], object]) -> None:
    with pytest.raises(NotComputed) as missing:
        read(replace(facts({}), reference=Reference()))
    assert missing.value.name == "reference"


def test_without_reference_data_no_product_and_no_pump_are_what_they_are() -> None:
    of = replace(facts({"product.id": None, "pump.id": None}), reference=Reference())
    assert of.pump() is None
    with pytest.raises(NotEntered):
        of.product()


@pytest.mark.parametrize(("figure", "path", "listed"), PUMP_FIGURES)
def test_a_listed_figure_counts_where_none_is_entered(figure: Figure, path: str, listed: Amount) -> None:
    assert figure(facts({})) == listed
    assert path not in facts({}).inputs.values


@pytest.mark.parametrize(("figure", "path", "listed"), PUMP_FIGURES)
def test_an_entered_figure_wins_with_and_without_a_pump(figure: Figure, path: str, listed: Amount) -> None:
    typed = f"7 {listed.unit}"
    assert figure(facts({path: typed})) == amount("7", listed.unit)
    assert figure(facts({path: typed, "pump.id": None})) == amount("7", listed.unit)


@pytest.mark.parametrize(("figure", "path", "listed"), PUMP_FIGURES)
def test_the_listed_figure_never_stands_for_one_that_is_not_read(figure: Figure, path: str, listed: Amount) -> None:
    with pytest.raises(Unreadable) as missing:
        figure(not_reading(facts({}), path))
    assert missing.value.name == path
    assert listed.magnitude > 0


@pytest.mark.parametrize(("figure", "path", "listed"), PUMP_FIGURES)
def test_a_pump_that_is_not_read_has_no_figures_but_an_entered_one_counts(
    figure: Figure, path: str, listed: Amount
) -> None:
    with pytest.raises(Unreadable):
        figure(not_reading(facts({}), "pump.id"))
    entered = not_reading(facts({path: f"7 {listed.unit}"}), "pump.id")
    assert figure(entered) == amount("7", listed.unit)


@pytest.mark.parametrize(
    ("changes", "volume"),
    [
        ({}, "20"),
        ({"product.container_volume": "5 mL"}, "5"),
        ({"product.id": None, "product.container_volume": "5 mL"}, "5"),
        ({"product.id": OTHER, "product.container_volume": "5 mL"}, "5"),
        ({"product.id": None}, None),
        ({"product.id": OTHER}, None),
        ({"product.id": "baclofen-2000mcg-inj-refill-kit"}, None),
        ({"product.id": "baclofen-50mcg-ml-pf-syr-1ml"}, "1"),
    ],
)
def test_a_container_is_as_typed_else_as_printed(changes: Changes, volume: str | None) -> None:
    assert facts(changes).container_volume() == (None if volume is None else amount(volume, "mL"))


@pytest.mark.parametrize("path", ["product.container_volume", "product.id"])
def test_the_printed_container_never_stands_for_what_is_not_read(path: str) -> None:
    with pytest.raises(Unreadable) as missing:
        not_reading(facts({}), path).container_volume()
    assert missing.value.name == path


OWN, OTHERS = "preparation.graduation", "preparation.diluent_graduation"


@pytest.mark.parametrize(
    ("stock", "diluent", "for_stock", "for_diluent"),
    [
        (None, None, None, None),
        ("0.5 mL", None, "0.5", "0.5"),
        (None, "0.2 mL", "0.2", "0.2"),
        ("0.5 mL", "0.2 mL", "0.5", "0.2"),
    ],
)
def test_one_graduation_serves_both(
    stock: str | None, diluent: str | None, for_stock: str | None, for_diluent: str | None
) -> None:
    of = facts({**DILUTED, OWN: stock, OTHERS: diluent})
    assert of.stock_graduation() == (None if for_stock is None else amount(for_stock, "mL"))
    assert of.diluent_graduation() == (None if for_diluent is None else amount(for_diluent, "mL"))


@pytest.mark.parametrize(
    ("graduation", "own", "other"),
    [(Facts.stock_graduation, OWN, OTHERS), (Facts.diluent_graduation, OTHERS, OWN)],
    ids=["stock", "diluent"],
)
def test_the_other_graduation_never_stands_for_one_that_is_not_read(graduation: Figure, own: str, other: str) -> None:
    both = facts({**DILUTED, own: "0.5 mL", other: "0.2 mL"})
    with pytest.raises(Unreadable) as missing:
        graduation(not_reading(both, own))
    assert missing.value.name == own
    assert graduation(not_reading(both, other)) == amount("0.5", "mL")
    with pytest.raises(Unreadable):
        graduation(not_reading(facts({**DILUTED, OWN: None, OTHERS: None}), other))
