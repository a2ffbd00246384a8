"""Product and preparation: each result from exactly its inputs, and from nothing that is not there."""

import pytest

from tests.safety.worksheets import Changes, other_stock
from tests.visit.needs import Needs, assert_needs
from tests.visit.visits import FULL, MIXTURE, UNDILUTED, facts, lost_not_reading, lost_without, results, shown

PRODUCT, STRENGTH, CONTAINER = "product.id", "product.label_strength", "product.container_volume"
TARGET, FINAL, PRIMING = (
    "preparation.target_concentration",
    "preparation.final_volume",
    "preparation.priming_volume",
)
GRADUATION, DILUENT_GRADUATION = "preparation.graduation", "preparation.diluent_graduation"
SECOND = "preparation.second_stock.label_strength"
INJECTED = "pump.injected_volume"

DILUTION: Needs = ({PRODUCT, TARGET, FINAL}, {STRENGTH, SECOND})
ACHIEVED: Needs = (DILUTION[0], DILUTION[1] | {GRADUATION, DILUENT_GRADUATION})

WHEN_DILUTED: dict[str, Needs] = {
    "stock_concentration": ({PRODUCT}, {STRENGTH}),
    # Without a target, the stock goes in undiluted.
    "stock_volume": ({PRODUCT, FINAL}, {TARGET, STRENGTH, SECOND}),
    "diluent_volume": DILUTION,
    "measured_stock_volume": (DILUTION[0], DILUTION[1] | {GRADUATION}),
    "measured_diluent_volume": (DILUTION[0], DILUTION[1] | {DILUENT_GRADUATION}),
    "containers": ({PRODUCT, FINAL}, {TARGET, STRENGTH, SECOND, GRADUATION, CONTAINER}),
    "leftover_volume": ({PRODUCT, FINAL}, {TARGET, STRENGTH, SECOND, GRADUATION, CONTAINER}),
    "achieved_concentration": ACHIEVED,
    "achieved_deviation": ACHIEVED,
}

WITH_TWO_STOCKS: dict[str, Needs] = {
    "stock_volume": ({PRODUCT, FINAL}, {TARGET, STRENGTH, SECOND}),
    "second_stock_volume": ({PRODUCT, TARGET, FINAL, SECOND}, {STRENGTH}),
    "containers": ({PRODUCT, FINAL}, {TARGET, STRENGTH, SECOND, CONTAINER}),
    "leftover_volume": ({PRODUCT, FINAL}, {TARGET, STRENGTH, SECOND, CONTAINER}),
}

WHEN_UNDILUTED: dict[str, Needs] = {
    "stock_concentration": ({PRODUCT}, {STRENGTH}),
    "stock_volume": ({INJECTED}, {PRIMING, TARGET}),
    "containers": ({PRODUCT, INJECTED}, {PRIMING, TARGET, CONTAINER}),
    "leftover_volume": ({PRODUCT, INJECTED}, {PRIMING, TARGET, CONTAINER}),
}

# With nothing but its own graduation, and its own container typed, nothing stands in for what is empty.
OWN_GRADUATION: Changes = {**FULL, DILUENT_GRADUATION: None}


@pytest.mark.parametrize("name", WHEN_DILUTED)
def test_diluted_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(FULL, name, WHEN_DILUTED[name])


@pytest.mark.parametrize("name", WITH_TWO_STOCKS)
def test_with_two_stocks_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(MIXTURE, name, WITH_TWO_STOCKS[name])


@pytest.mark.parametrize("name", WHEN_UNDILUTED)
def test_undiluted_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(UNDILUTED, name, WHEN_UNDILUTED[name])


@pytest.mark.parametrize("name", ["measured_stock_volume", "measured_diluent_volume", "achieved_concentration"])
def test_one_graduation_serves_both_and_is_needed(name: str) -> None:
    for only in (GRADUATION, DILUENT_GRADUATION):
        other = DILUENT_GRADUATION if only == GRADUATION else GRADUATION
        of = facts({**FULL, other: None})
        assert lost_without(of, name) == DILUTION[0] | {only}


def test_containers_of_the_measured_stock_do_not_need_the_diluents_graduation() -> None:
    of = facts({**FULL, GRADUATION: None})
    assert lost_not_reading(of, "containers") == {PRODUCT, FINAL, TARGET, STRENGTH, SECOND, CONTAINER} | {
        GRADUATION,
        DILUENT_GRADUATION,
    }


@pytest.mark.parametrize(
    ("changes", "present"),
    [
        ({PRODUCT: "other", STRENGTH: "2 mg/mL", CONTAINER: "20 mL"}, True),
        ({PRODUCT: "other", STRENGTH: "2 mg/mL"}, True),
        ({PRODUCT: "other", CONTAINER: "20 mL"}, False),
        ({PRODUCT: "baclofen-2000mcg-inj-refill-kit"}, False),
        ({PRODUCT: "baclofen-2000mcg-inj-refill-kit", STRENGTH: "2 mg/mL"}, True),
        ({PRODUCT: "baclofen-10mg-tablets"}, False),
        ({PRODUCT: None, STRENGTH: "2 mg/mL"}, False),
    ],
)
def test_the_stock_is_known_from_a_complete_name_or_from_the_package(changes: Changes, *, present: bool) -> None:
    assert ("stock_concentration" in results(changes).worked) is present


@pytest.mark.parametrize(
    ("product", "hidden"),
    [("other", True), ("baclofen-2000mcg-inj-refill-kit", True), ("baclofen-40mg-20ml-inj-20ml", False)],
)
def test_a_container_that_is_not_read_hides_whether_an_incomplete_name_was_made_up_for(
    product: str, *, hidden: bool
) -> None:
    of = facts({PRODUCT: product, STRENGTH: "40 mg/20 mL", CONTAINER: "20 mL"})
    assert (CONTAINER in lost_not_reading(of, "stock_concentration")) is hidden


VALUES: tuple[tuple[str, Changes, dict[str, str]], ...] = (
    (
        "undiluted, priming not entered",
        {},
        {
            "stock_concentration": "2000 mcg/mL",
            "stock_volume": "40 mL",
            "diluent_volume": "absent",
            "second_stock_volume": "absent",
            "measured_stock_volume": "absent",
            "measured_diluent_volume": "absent",
            "containers": "2 1",
            "leftover_volume": "0 mL",
            "achieved_concentration": "absent",
            "achieved_deviation": "absent",
        },
    ),
    ("undiluted with priming", UNDILUTED, {"stock_volume": "43 mL", "containers": "3 1", "leftover_volume": "17 mL"}),
    (
        "undiluted, a graduation measures nothing",
        {GRADUATION: "7 mL"},
        {"stock_volume": "40 mL", "measured_stock_volume": "absent", "containers": "2 1"},
    ),
    (
        "diluted: 32.25 mL and 10.75 mL",
        FULL,
        {
            "stock_concentration": "2000 mcg/mL",
            "stock_volume": "129/4 mL",
            "diluent_volume": "43/4 mL",
            "second_stock_volume": "absent",
            "measured_stock_volume": "65/2 mL",
            "measured_diluent_volume": "54/5 mL",
            "containers": "2 1",
            "leftover_volume": "15/2 mL",
            "achieved_concentration": "650000/433 mcg/mL",
            "achieved_deviation": "100/1299 %",
        },
    ),
    (
        "diluted without a graduation",
        {**FULL, GRADUATION: None, DILUENT_GRADUATION: None},
        {
            "stock_volume": "129/4 mL",
            "measured_stock_volume": "absent",
            "measured_diluent_volume": "absent",
            "achieved_concentration": "absent",
            "containers": "2 1",
            "leftover_volume": "31/4 mL",
        },
    ),
    (
        "diluted, one graduation for both",
        OWN_GRADUATION,
        {"measured_stock_volume": "65/2 mL", "measured_diluent_volume": "11 mL"},
    ),
    (
        "two stocks: nothing is measured",
        MIXTURE,
        {
            "stock_volume": "43/2 mL",
            "diluent_volume": "absent",
            "second_stock_volume": "43/2 mL",
            "measured_stock_volume": "absent",
            "measured_diluent_volume": "absent",
            "achieved_concentration": "absent",
            "containers": "2 1",
            "leftover_volume": "37/2 mL",
        },
    ),
    (
        "two stocks, the second the stronger",
        {**MIXTURE, SECOND: "4 mg/mL", TARGET: "2500 mcg/mL"},
        {"stock_volume": "129/4 mL", "second_stock_volume": "43/4 mL"},
    ),
    (
        "target is the stock: nothing is diluted",
        {**FULL, TARGET: "2 mg/mL"},
        {
            "stock_volume": "43 mL",
            "diluent_volume": "0 mL",
            "measured_stock_volume": "absent",
            "measured_diluent_volume": "absent",
            "achieved_concentration": "absent",
            "containers": "3 1",
            "leftover_volume": "17 mL",
        },
    ),
    (
        "target above the stock",
        {**FULL, TARGET: "2000.0001 mcg/mL"},
        {"stock_volume": "absent", "diluent_volume": "absent", "containers": "absent"},
    ),
    ("target at the weaker of two stocks", {**MIXTURE, TARGET: "500 mcg/mL"}, {"stock_volume": "absent"}),
    ("target a step above it", {**MIXTURE, TARGET: "500.0001 mcg/mL"}, {"stock_volume": "43/15000000 mL"}),
    ("target at the stronger of two stocks", {**MIXTURE, TARGET: "2000 mcg/mL"}, {"stock_volume": "absent"}),
    ("target outside two stocks", {**MIXTURE, TARGET: "400 mcg/mL"}, {"second_stock_volume": "absent"}),
    (
        "a stock that rounds to nothing achieves nothing",
        {**FULL, TARGET: "15 mcg/mL", GRADUATION: "1 mL"},
        {"measured_stock_volume": "0 mL", "containers": "0 1", "achieved_concentration": "absent"},
    ),
    ("the typed container wins", {CONTAINER: "10 mL"}, {"containers": "4 1", "leftover_volume": "0 mL"}),
    (
        "container not known",
        {**other_stock("2 mg/mL"), CONTAINER: None},
        {"stock_volume": "40 mL", "containers": "absent", "leftover_volume": "absent"},
    ),
    ("the package in mcg", other_stock("10000 mcg/20 mL"), {"stock_concentration": "500 mcg/mL"}),
)


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_exact_values(changes: Changes, expected: dict[str, str]) -> None:
    assert shown(results(changes), expected) == expected
