"""How the stock comes out of its containers: together they give the stock, and one fewer would not."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.visit.facts import Facts
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.results import Results
from itb_calc.worksheet.containers import Containers, containers_of_stock
from itb_calc.worksheet.read import read
from tests.worksheet.sheets import REFERENCE, ROUTINE, Sheet, evaluate_sheet, put, read_sheet


def _volume(number: str) -> Amount:
    return Amount(Fraction(number), "mL")


def _containers(sheet: Sheet) -> Containers | None:
    inputs, _ = read(read_sheet(sheet), REFERENCE)
    return containers_of_stock(Facts(inputs, REFERENCE), evaluate_sheet(sheet).results)


def test_the_last_container_gives_the_rest() -> None:
    assert _containers(ROUTINE) == Containers(2, _volume("20"), _volume("12.5"))


def test_the_last_container_is_emptied_where_nothing_is_left_over() -> None:
    assert _containers(put(ROUTINE, "preparation.priming_volume", "3 mL")) is not None
    undiluted = {**ROUTINE, "preparation": {}}
    assert _containers(undiluted) == Containers(2, _volume("20"), _volume("20"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("preparation.target_concentration", "3000 mcg/mL"),  # DIL-01 withholds the preparation
        ("product.container_volume", "20"),
        ("preparation.graduation", "half a mL"),
    ],
)
def test_there_are_none_where_their_number_is_withheld_or_not_known(path: str, value: str) -> None:
    assert _containers(put(ROUTINE, path, value)) is None


def test_there_are_none_for_inputs_that_belong_to_another_evaluation() -> None:
    results = evaluate_sheet(ROUTINE).results
    assert containers_of_stock(Facts(Inputs({}), REFERENCE), results) is None
    assert containers_of_stock(Facts(Inputs({}), REFERENCE), Results()) is None


@given(injected=st.integers(1, 400), container=st.sampled_from(["5 mL", "10 mL", "20 mL"]))
def test_what_the_containers_give_is_the_stock_drawn_up(injected: int, container: str) -> None:
    volume = f"{injected // 10}.{injected % 10} mL"
    product = {"id": "other", "label_strength": "2 mg/mL", "container_volume": container}
    pump = {**ROUTINE["pump"], "injected_volume": volume, "programmed_volume": volume}
    sheet = {**ROUTINE, "preparation": {}, "product": product, "pump": pump}
    containers = _containers(sheet)
    assert containers is not None
    stock = evaluate_sheet(sheet).results.amount("stock_volume")
    assert containers.volume * (containers.count - 1) + containers.from_last == stock
    assert _volume("0") < containers.from_last <= containers.volume
