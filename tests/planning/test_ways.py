"""The ways to prepare, worked out by hand: volumes, containers, waste, smallest volume, and their order."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from itb_calc.planning.way import Kind, Way
from itb_calc.planning.ways import Ways, ways_to_prepare
from itb_calc.reference.products import Product
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from tests.core.amounts import amount
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

_40_IN_20 = "Baclofen 40mg/20ml Inj, 20ml"
_20_IN_20 = "Baclofen 20mg/20ml Inj 20ml"
_10_IN_20 = "Lioresal Intrathecal 10 mg/20 mL, ampule"
_10_IN_5 = "Lioresal Intrathecal 10 mg/5 mL, ampule"
_SECOND = "preparation.second_stock.label_strength"
_SECOND_CONTAINER = "preparation.second_stock.container_volume"


def _ways(sheet: Sheet, reference: Reference = REFERENCE) -> Ways:
    return ways_to_prepare(read_sheet(sheet), reference, TODAY)


def _with_target(target: str, sheet: Sheet = ROUTINE) -> Sheet:
    return put(sheet, "preparation.target_concentration", target)


def _names(way: Way) -> tuple[Kind, str, str]:
    return way.kind, way.stock.name, "" if way.second is None else way.second.name


def _row(way: Way) -> tuple[list[tuple[str, str, int | None]], str, str]:
    """Volumes to draw with their containers, waste, and the smallest volume, as bare numbers of mL."""
    assert way.waste is not None
    assert way.smallest is not None
    draws = [(draw.name, str(draw.volume.number("mL")), draw.containers) for draw in way.draws]
    return draws, str(way.waste.number("mL")), str(way.smallest.number("mL"))


def _find(ways: Ways, kind: Kind, stock: str, second: str = "") -> Way:
    (found,) = [way for way in ways.ways if _names(way) == (kind, stock, second)]
    return found


def test_43_ml_at_1500_have_these_ways_the_fewest_containers_first() -> None:
    ways = _ways(ROUTINE)
    assert (ways.needed, ways.target, ways.needs) == (amount(43, "mL"), amount(1500, "mcg/mL"), "")
    assert [_names(way) for way in ways.ways] == [
        (Kind.ONE_STOCK, _40_IN_20, ""),
        (Kind.WHOLE_CONTAINERS, _40_IN_20, ""),
        (Kind.TWO_STOCKS, _40_IN_20, _10_IN_20),
        (Kind.TWO_STOCKS, _40_IN_20, _20_IN_20),
        (Kind.ONE_STOCK, _10_IN_5, ""),
        (Kind.WHOLE_CONTAINERS, _10_IN_5, ""),
        (Kind.TWO_STOCKS, _10_IN_5, _10_IN_20),
        (Kind.TWO_STOCKS, _10_IN_5, _20_IN_20),
    ]
    # 1500 × 43 ÷ 2000 = 32.25, measured 32.5; 10.75 of diluent, measured 11; 40 − 32.5 = 7.5 stay, 0.5 too much.
    assert _row(ways.ways[0]) == ([("stock", "65/2", 2), ("diluent", "11", None)], "8", "11")
    # Two vials hold 80 mg, that is 53.33 mL at 1,500: measured 40 and 13.5, of which 43 are needed.
    assert _row(ways.ways[1]) == ([("stock", "40", 2), ("diluent", "27/2", None)], "21/2", "27/2")
    # 43 × 1000 ÷ 1500 = 28.67 of the strong one, 14.33 of the weak one.
    assert _row(ways.ways[2]) == ([("stock", "86/3", 2), ("second stock", "43/3", 1)], "17", "43/3")
    # Half and half: 21.5 of each, from two vials each.
    assert _row(ways.ways[3]) == ([("stock", "43/2", 2), ("second stock", "43/2", 2)], "37", "43/2")
    # The same 32.5 out of ampules of 5 mL: seven, with 2.5 left over.
    assert _row(ways.ways[4]) == ([("stock", "65/2", 7), ("diluent", "11", None)], "3", "11")


def test_a_way_gives_what_its_measured_volumes_give() -> None:
    ways = _ways(ROUTINE)
    assert ways.ways[0].achieved == amount("130000/87", "mcg/mL")
    assert ways.ways[0].deviation == amount("-100/261", "%")
    assert ways.ways[2].achieved == amount(1500, "mcg/mL")
    assert ways.ways[2].deviation is None


def test_a_target_that_is_sold_is_taken_ready_made_before_anything_is_compounded() -> None:
    ways = _ways(_with_target("1000 mcg/mL"))
    assert _names(ways.ways[0]) == (Kind.READY_MADE, _20_IN_20, "")
    assert _row(ways.ways[0]) == ([("stock", "43", 3)], "17", "43")
    assert ways.ways[0].worst is None
    diluted = _find(ways, Kind.ONE_STOCK, _40_IN_20)
    assert (diluted.worst, diluted.findings[0].rule) == (Severity.CAUTION, "CON-01")
    # Mixing two sold strengths has no caution, and stands before diluting, which has one.
    kinds = [way.kind for way in ways.ways]
    assert kinds == sorted(
        kinds, key=lambda kind: (kind is not Kind.READY_MADE, kind in {Kind.ONE_STOCK, Kind.WHOLE_CONTAINERS})
    )


@pytest.mark.parametrize("target", ["500 mcg/mL", "0.5 mg/mL", "2000 mcg/mL"])
def test_every_sold_strength_has_its_ready_made_way(target: str) -> None:
    first = _ways(_with_target(target)).ways[0]
    assert first.kind is Kind.READY_MADE
    assert [draw.name for draw in first.draws] == ["stock"]


def test_2000_is_sold_in_two_containers_and_the_fewer_ones_come_first() -> None:
    ways = _ways(_with_target("2000 mcg/mL"))
    assert [(way.kind, way.stock.name, way.containers) for way in ways.ways] == [
        (Kind.READY_MADE, _40_IN_20, 3),
        (Kind.READY_MADE, _10_IN_5, 9),
    ]


def test_a_confirm_stands_behind_what_has_none() -> None:
    ways = _ways(_with_target("20 mcg/mL"))
    weights = [0 if way.worst is None else 4 - way.worst.weight for way in ways.ways]
    assert weights == sorted(weights)
    assert {way.worst for way in ways.ways} == {None, Severity.CONFIRM}


def test_a_product_that_is_too_weak_says_so_and_the_others_are_there() -> None:
    sheet = _with_target("1500 mcg/mL", put(ROUTINE, "product", {"id": "baclofen-20mg-20ml-inj-20ml"}))
    ways = _ways(sheet)
    (weak,) = ways.unusable
    assert _names(weak) == (Kind.ONE_STOCK, _20_IN_20, "")
    assert weak.reason.startswith("DIL-01: The target, 1,500 mcg/mL, is stronger than the stock, 1,000 mcg/mL: ")
    assert weak is ways.ways[-1]
    assert len(ways.usable) == len(ways.ways) - 1 == 8
    # The product in the hand is the stock of its mixtures, though it is the weaker one.
    mixture = _find(ways, Kind.TWO_STOCKS, _20_IN_20, _40_IN_20)
    assert [(draw.name, draw.volume) for draw in mixture.draws] == [
        ("stock", amount("43/2", "mL")),
        ("second stock", amount("43/2", "mL")),
    ]


def test_above_every_strength_nothing_can_be_used() -> None:
    ways = _ways(_with_target("3000 mcg/mL"))
    assert ways.usable == ()
    assert [_names(way) for way in ways.unusable] == [(Kind.ONE_STOCK, _40_IN_20, "")]
    without_product = _ways(_with_target("3000 mcg/mL", put(ROUTINE, "product", {})))
    assert without_product.ways == ()
    assert without_product.needs == ""


def test_a_product_that_is_not_listed_is_one_of_the_stocks() -> None:
    product = {"id": "other", "label_strength": "4 mg/mL", "container_volume": "10 mL"}
    ways = _ways(put(ROUTINE, "product", product))
    strong = _find(ways, Kind.ONE_STOCK, "Another product")
    # 1500 × 43 ÷ 4000 = 16.125, measured 16; above every licensed strength, so PRD-06 speaks.
    assert _row(strong) == ([("stock", "16", 2), ("diluent", "27", None)], "4", "16")
    assert strong.worst is Severity.CAUTION
    assert _find(ways, Kind.TWO_STOCKS, "Another product", _20_IN_20).second is not None


def test_an_oral_product_is_named_with_its_reason() -> None:
    (oral,) = _ways(put(ROUTINE, "product", {"id": "baclofen-5mg-5ml-solution"})).unusable
    assert oral.reason.startswith("PRD-01: ")


def test_a_product_whose_container_is_not_known_has_no_containers_and_no_whole_ones() -> None:
    product = Product.model_validate(
        {
            "id": "baclofen-2000",
            "printed_name": "Baclofen 2000mcg/ml Inj",
            "form": "injection",
            "route": "intrathecal",
            "use": "refill",
            "complete": True,
            "strength": "2000 mcg/mL",
            "citations": [{"key": "x", "grade": "S", "reviewed": date(2026, 11, 23), "figures": ["strength"]}],
        }
    )
    reference = replace(REFERENCE, products={product.id: product})
    (way,) = _ways(put(ROUTINE, "product", {"id": product.id}), reference).usable
    assert (way.kind, way.containers, way.waste) == (Kind.ONE_STOCK, None, None)
    assert way.smallest == amount(11, "mL")


def test_a_strength_that_is_printed_per_ml_is_typed_so() -> None:
    products = {name: REFERENCE.products[name] for name in ("ndc-70511-122-10", "ndc-70511-124-10")}
    mixture = _find(
        _ways(put(ROUTINE, "product", {}), replace(REFERENCE, products=products)),
        Kind.TWO_STOCKS,
        *(products[name].printed_name for name in ("ndc-70511-124-10", "ndc-70511-122-10")),
    )
    assert mixture.worksheet.texts[_SECOND] == "500 mcg/mL"
    assert mixture.worksheet.texts[_SECOND_CONTAINER] == "20 mL"


@pytest.mark.parametrize(
    ("product", "rule"),
    [
        ({"id": "baclofen-2000mcg-inj-refill-kit"}, "PRD-02"),
        ({"id": "other", "label_strength": "2 mg/mL"}, "PRD-02"),
        ({"id": "baclofen-50mcg-ml-pf-syr-1ml"}, "PRD-03"),
        ({"id": "baclofen-40mg-20ml-inj-20ml", "label_strength": "20 mg/20 mL"}, "PRD-07"),
    ],
)
def test_a_blocked_product_is_named_with_its_reason_and_never_a_way(product: dict[str, str], rule: str) -> None:
    ways = _ways(put(ROUTINE, "product", product))
    (blocked,) = ways.unusable
    assert blocked.stock.product == product["id"]
    assert blocked.reason.startswith(f"{rule}: ")
    assert all(way.stock.product != product["id"] for way in ways.usable if way.stock.is_typed)


def test_a_product_field_that_is_not_read_is_named() -> None:
    (unread,) = _ways(put(ROUTINE, "product.label_strength", "10 mg")).unusable
    assert unread.reason == "Needs the strength on the label, which is not read."


def test_the_typed_second_stock_takes_the_place_of_the_same_one_on_the_shelf() -> None:
    sheet = put(put(ROUTINE, _SECOND, "0.5 mg/mL"), _SECOND_CONTAINER, "20 mL")
    ways = _ways(sheet)
    mixtures = [_names(way)[1:] for way in ways.ways if way.kind is Kind.TWO_STOCKS and way.stock.name == _40_IN_20]
    assert mixtures == [(_40_IN_20, "Second stock as typed"), (_40_IN_20, _20_IN_20)]
    typed = _find(ways, Kind.TWO_STOCKS, _40_IN_20, "Second stock as typed")
    assert typed.worksheet.texts[_SECOND] == "0.5 mg/mL"


def test_a_second_stock_without_its_container_has_unknown_containers_and_waste() -> None:
    way = _find(_ways(put(ROUTINE, _SECOND, "0.6 mg/mL")), Kind.TWO_STOCKS, _40_IN_20, "Second stock as typed")
    assert (way.containers, way.waste) == (None, None)
    assert way.is_usable
    # 43 × 900 ÷ 1400 of the stock, the rest of the second one.
    assert [draw.volume for draw in way.draws] == [amount("387/14", "mL"), amount("215/14", "mL")]


def test_a_typed_second_stock_that_does_not_go_with_the_product_says_why() -> None:
    way = _find(_ways(put(ROUTINE, _SECOND, "1.8 mg/mL")), Kind.TWO_STOCKS, _40_IN_20, "Second stock as typed")
    assert way.reason.startswith("DIL-01: The target, 1,500 mcg/mL, is not between the two stocks, ")
    unread = _find(_ways(put(ROUTINE, _SECOND, "10 mg")), Kind.TWO_STOCKS, _40_IN_20, "Second stock as typed")
    assert unread.reason == "Needs the strength of the second stock, which is not read."


def test_without_a_product_the_typed_second_stock_is_mixed_with_what_is_on_the_shelf() -> None:
    ways = _ways(put(put(ROUTINE, "product", {}), _SECOND, "1.2 mg/mL"))
    typed = {way.stock.name for way in ways.ways if way.second is not None and way.second.is_typed}
    assert typed == {_40_IN_20, _10_IN_5}


def test_a_second_stock_typed_beside_one_stock_is_not_in_the_other_ways() -> None:
    for way in _ways(put(ROUTINE, _SECOND, "0.5 mg/mL")).ways:
        if way.second is None:
            assert _SECOND not in way.worksheet.texts
            assert _SECOND_CONTAINER not in way.worksheet.texts


def test_where_rounding_leaves_too_little_one_graduation_more_is_prepared() -> None:
    # 10.4 and 10.4 are measured as 10 and 10, which is less than 20.8.
    sheet = put(put(put(ROUTINE, "preparation.graduation", "1 mL"), "preparation.diluent_graduation", None), "pump", {})
    sheet = put(put(sheet, "preparation.priming_volume", "0.8 mL"), "pump.injected_volume", "20 mL")
    way = _find(_ways(_with_target("1000 mcg/mL", sheet)), Kind.ONE_STOCK, _40_IN_20)
    assert way.worksheet.texts["preparation.final_volume"] == "21.8 mL"
    assert _row(way) == ([("stock", "11", 1), ("diluent", "11", None)], "51/5", "11")


def test_where_rounding_leaves_too_little_one_container_more_is_emptied() -> None:
    # One vial makes 26.67 mL, but its 6.67 of diluent are measured as 6: 26 is less than 26.6.
    sheet = put(put(put(ROUTINE, "preparation.graduation", "2 mL"), "preparation.diluent_graduation", None), "pump", {})
    sheet = put(put(sheet, "preparation.priming_volume", None), "pump.injected_volume", "26.6 mL")
    way = _find(_ways(sheet), Kind.WHOLE_CONTAINERS, _40_IN_20)
    assert way.containers == 2
    assert way.worksheet.texts["preparation.final_volume"] == "53.3333 mL"


def test_where_one_stock_empties_its_containers_it_is_said_once() -> None:
    sheet = put(put(ROUTINE, "preparation.priming_volume", None), "pump.injected_volume", "40 mL")
    ways = _ways(_with_target("1000 mcg/mL", sheet))
    assert [way.kind for way in ways.ways if way.stock.name == _40_IN_20 and way.second is None] == [
        Kind.WHOLE_CONTAINERS
    ]


def test_a_way_is_typed_in_the_mark_of_the_document() -> None:
    sheet = {**ROUTINE, "decimal_mark": ","}
    sheet = put(put(sheet, "preparation.graduation", "0,5 mL"), "preparation.diluent_graduation", "0,5 mL")
    ways = _ways(put(sheet, "preparation.priming_volume", "2,5 mL"))
    assert ways.needed == amount("42.5", "mL")
    assert ways.ways[0].worksheet.texts["preparation.final_volume"] == "42,5 mL"
    assert all(way.is_usable for way in ways.ways)


@pytest.mark.parametrize(
    ("path", "value", "needs"),
    [
        ("preparation.target_concentration", None, "needs the target concentration"),
        ("preparation.target_concentration", "1,5", "needs the target concentration, which is not read"),
        ("pump.injected_volume", None, "needs the injected volume"),
        ("pump.injected_volume", "40", "needs the injected volume, which is not read"),
        ("preparation.priming_volume", "x", "needs the priming volume, which is not read"),
    ],
)
def test_what_the_ways_wait_for_is_said(path: str, value: str | None, needs: str) -> None:
    ways = _ways(put(ROUTINE, path, value))
    assert (ways.ways, ways.needs) == ((), needs)


def test_an_empty_priming_volume_counts_as_none() -> None:
    assert _ways(put(ROUTINE, "preparation.priming_volume", None)).needed == amount(40, "mL")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("preparation.graduation", "syringe graduation"),
        ("preparation.diluent_graduation", "diluent syringe graduation"),
        ("product.container_volume", "container volume"),
    ],
)
def test_what_is_not_read_never_counts_as_empty(path: str, label: str) -> None:
    way = _find(_ways(put(ROUTINE, path, "half")), Kind.ONE_STOCK, _40_IN_20)
    assert way.reason == f"Needs the {label}, which is not read."
    assert way.draws == ()


def test_a_container_of_the_second_stock_that_is_not_read_never_counts_as_unknown() -> None:
    sheet = put(put(ROUTINE, _SECOND, "0.5 mg/mL"), _SECOND_CONTAINER, "20")
    way = _find(_ways(sheet), Kind.TWO_STOCKS, _40_IN_20, "Second stock as typed")
    assert way.reason == "Needs the container volume of the second stock, which is not read."


def test_without_reference_data_there_are_no_ways() -> None:
    ways = _ways(ROUTINE, Reference(defect="The folder is missing."))
    assert (ways.ways, ways.needs) == ((), "needs the reference data, which cannot be used")


def test_a_volume_that_cannot_be_typed_is_a_reason() -> None:
    sheet = put(put(ROUTINE, "pump.injected_volume", "9999999 mL"), "preparation.priming_volume", "9999999 mL")
    ways = _ways(sheet)
    assert ways.usable == ()
    assert {way.reason for way in ways.unusable} == {"Needs the final volume, which is not read."}


def test_a_block_that_is_not_about_the_preparation_stops_no_way() -> None:
    ways = _ways(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    assert ways.usable == ways.ways != ()
    assert all(not finding.rule.startswith("VOL") for way in ways.ways for finding in way.findings)


def test_the_way_that_is_entered_already_is_one_of_them() -> None:
    worksheet = read_sheet(ROUTINE)
    assert [way.kind for way in _ways(ROUTINE).ways if way.worksheet == worksheet] == [Kind.ONE_STOCK]
    assert Fraction(0) <= min(way.waste.magnitude for way in _ways(ROUTINE).ways if way.waste is not None)


def test_a_diluent_that_rounds_to_nothing_is_not_drawn() -> None:
    sheet = put(put(ROUTINE, "preparation.graduation", "0.1 mL"), "preparation.diluent_graduation", "1 mL")
    way = _find(_ways(_with_target("1980 mcg/mL", sheet)), Kind.ONE_STOCK, _40_IN_20)
    # 42.57 of stock are measured as 42.6, which is less than 43 without the 0.43 of diluent: so one more is prepared.
    assert _row(way) == ([("stock", "218/5", 3), ("diluent", "0", None)], "17", "218/5")
    assert way.steps == 1
