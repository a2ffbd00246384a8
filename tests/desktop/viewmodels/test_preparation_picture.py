"""The picture of the preparation: the same volumes as the results, and a text that says them."""

from dataclasses import replace
from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.desktop.viewmodels.preparation_picture import PreparationPicture, Row, preparation_picture
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.read import read
from tests.desktop.viewmodels.states import DILUTED, MANY_CONTAINERS, TWO_STOCKS, UNDILUTED, pictures_of
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

_SCALE = "Drawn to scale in mL: a barrel stands for its volume, not for one syringe of that size."
_OVERFILL = "Containers hold more than their label says: measure the labelled volume."


def _drawn(sheet: Sheet) -> PreparationPicture:
    picture = pictures_of(sheet).preparation
    assert picture is not None
    return picture


def _row(sheet: Sheet) -> Row:
    row = _drawn(sheet).containers
    assert row is not None
    return row


def _millilitres(amounts: tuple[Amount, ...]) -> list[Fraction]:
    return [amount.number("mL") for amount in amounts]


@pytest.mark.parametrize(
    ("sheet", "instruction"),
    [
        (
            DILUTED,
            (
                "Draw up 30 mL of stock from 2 containers of 20 mL: 20 mL from the first, 10 mL from the second;"
                " add 10 mL of diluent."
            ),
        ),
        (
            ROUTINE,  # measured to half a mL: 32.25 mL becomes 32.5 mL
            (
                "Draw up 32.5 mL of stock from 2 containers of 20 mL: 20 mL from the first, 12.5 mL from the second;"
                " add 11 mL of diluent."
            ),
        ),
        (UNDILUTED, "Draw up 40 mL of stock from 2 containers of 20 mL: all 20 mL from each."),
        (
            put(UNDILUTED, "preparation.priming_volume", "3 mL"),
            (
                "Draw up 43 mL of stock from 3 containers of 20 mL: 20 mL from each of the first 2 containers, 3 mL"
                " from the last."
            ),
        ),
        (
            put(put(DILUTED, "preparation.final_volume", "20 mL"), "pump.injected_volume", "20 mL"),
            "Draw up 15 mL of stock from 1 container of 20 mL; add 5 mL of diluent.",
        ),
        (
            put(DILUTED, "preparation.target_concentration", "2000 mcg/mL"),
            "Draw up 40 mL of stock from 2 containers of 20 mL: all 20 mL from each; no diluent.",
        ),
        (
            TWO_STOCKS,
            (
                "Draw up ≈26.67 mL of stock from 2 containers of 20 mL: 20 mL from the first, ≈6.67 mL from the second;"
                " add ≈13.33 mL of the second stock."
            ),
        ),
    ],
)
def test_the_text_says_what_the_picture_shows(sheet: Sheet, instruction: str) -> None:
    assert _drawn(sheet).alternative == f"{instruction} {_OVERFILL} {_SCALE}"


def test_the_containers_show_what_is_taken_from_each() -> None:
    row = _row(DILUTED)
    assert row.label == "2 containers of 20 mL"
    assert _millilitres(row.taken) == [20, 10]
    assert row.taken_texts == ("20 mL", "10 mL")


def test_of_many_containers_a_dozen_is_drawn_and_the_others_are_counted() -> None:
    row = _row(MANY_CONTAINERS)
    assert row.label == "15 containers of 2 mL, 3 more not drawn"
    assert _millilitres(row.taken) == [2] * 12
    assert "from 15 containers of 2 mL: all 2 mL from each" in _drawn(MANY_CONTAINERS).alternative


def test_a_dozen_containers_are_all_drawn() -> None:
    row = _row(put(MANY_CONTAINERS, "product.container_volume", "2.6 mL"))
    assert row.label == "12 containers of 2.6 mL"
    assert _millilitres(row.taken) == [Fraction(13, 5)] * 11 + [Fraction(7, 5)]


@pytest.mark.parametrize(
    ("sheet", "barrels"),
    [
        (DILUTED, [("Stock 30 mL", None), ("Diluent 10 mL", None)]),
        (ROUTINE, [("Stock 32.5 mL", Fraction(1, 2)), ("Diluent 11 mL", Fraction(1, 2))]),
        (UNDILUTED, [("Stock 40 mL", None)]),
        (put(DILUTED, "preparation.target_concentration", "2000 mcg/mL"), [("Stock 40 mL", None)]),
        (TWO_STOCKS, [("Stock ≈26.67 mL", None), ("Second stock ≈13.33 mL", None)]),
        (
            put(ROUTINE, "preparation.diluent_graduation", "1 mL"),
            [("Stock 32.5 mL", Fraction(1, 2)), ("Diluent 11 mL", Fraction(1))],
        ),
    ],
)
def test_there_is_a_barrel_for_each_volume_to_measure(sheet: Sheet, barrels: list[tuple[str, Fraction | None]]) -> None:
    found = [
        (barrel.label, None if barrel.graduation is None else barrel.graduation.number("mL"))
        for barrel in _drawn(sheet).barrels
    ]
    assert found == barrels


@pytest.mark.parametrize(("sheet", "longest"), [(DILUTED, 40), (UNDILUTED, 40), (MANY_CONTAINERS, 30)])
def test_one_scale_serves_the_longest_of_all(sheet: Sheet, longest: int) -> None:
    assert _drawn(sheet).longest.number("mL") == longest


def test_without_containers_only_the_barrels_are_drawn() -> None:
    worksheet = read_sheet(DILUTED)
    inputs, _ = read(worksheet, REFERENCE)
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    without = replace(evaluation, results=evaluation.results.without(frozenset({"containers"})))
    picture = preparation_picture(Facts(inputs, REFERENCE), without)
    assert picture is not None
    assert picture.containers is None
    assert picture.longest.number("mL") == 30
    assert picture.alternative == f"Draw up 30 mL of stock; add 10 mL of diluent. {_SCALE}"
