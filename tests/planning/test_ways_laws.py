"""Laws that every way keeps, whatever is typed: mass, volume, containers, waste, and their order."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.planning.way import Kind, Way
from itb_calc.planning.ways import Ways, ways_to_prepare
from itb_calc.safety.finding import Severity
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.core.amounts import exact
from tests.worksheet.sheets import REFERENCE, ROUTINE, TEXT_PATHS, TODAY, put, read_sheet

_PRODUCTS = st.sampled_from([product.id for product in REFERENCE.products.values()] + ["other", ""])
_GRADUATIONS = st.sampled_from(["", "0.1 mL", "0.5 mL", "1 mL", "0.3 mL", "2 mL"])
_VOLUMES = st.integers(min_value=1, max_value=600).map(lambda tenths: f"{tenths // 10}.{tenths % 10} mL")


@st.composite
def _worksheets(draw: st.DrawFn) -> Worksheet:
    texts: Mapping[str, str] = {
        "product.id": draw(_PRODUCTS),
        "product.label_strength": draw(st.sampled_from(["", "40 mg/20 mL", "2 mg/mL", "4 mg/mL", "x"])),
        "product.container_volume": draw(st.sampled_from(["", "20 mL", "7 mL"])),
        "preparation.target_concentration": f"{draw(st.integers(min_value=1, max_value=2500))} mcg/mL",
        "preparation.priming_volume": draw(st.sampled_from(["", "0 mL", "3 mL", "0.3 mL"])),
        "preparation.graduation": draw(_GRADUATIONS),
        "preparation.diluent_graduation": draw(_GRADUATIONS),
        "preparation.second_stock.label_strength": draw(
            st.sampled_from(["", "0.5 mg/mL", "10 mg/20 mL", "1700 mcg/mL"])
        ),
        "preparation.second_stock.container_volume": draw(st.sampled_from(["", "20 mL", "6 mL"])),
        "pump.injected_volume": draw(_VOLUMES),
    }
    return Worksheet({path: text for path, text in texts.items() if text not in {"", "0.0 mL"}})


def _ways(worksheet: Worksheet) -> Ways:
    return ways_to_prepare(worksheet, REFERENCE, TODAY)


def _strengths(way: Way) -> dict[str, Fraction]:
    """The concentration of each volume, in mcg/mL."""
    first = way.stock.concentration
    second = None if way.second is None else way.second.concentration
    return {
        "stock": Fraction(0) if first is None else first.number("mcg/mL"),
        "diluent": Fraction(0),
        "second stock": Fraction(0) if second is None else second.number("mcg/mL"),
    }


@settings(max_examples=60)
@given(_worksheets())
def test_every_way_keeps_mass_and_volume_and_opens_enough_containers(worksheet: Worksheet) -> None:
    ways = _ways(worksheet)
    if ways.needed is None or ways.target is None:
        assert ways.needs
        return
    needed, target = exact(ways.needed)[0], ways.target.number("mcg/mL")
    for way in ways.usable:
        volumes = {draw.name: exact(draw.exact)[0] for draw in way.draws}
        drug = sum(volume * _strengths(way)[name] for name, volume in volumes.items())
        assert drug == target * sum(volumes.values())
        drawn = sum(exact(draw.volume)[0] for draw in way.draws)
        assert drawn >= needed
        assert way.achieved is not None
        real = sum(exact(draw.volume)[0] * _strengths(way)[draw.name] for draw in way.draws)
        assert way.achieved.number("mcg/mL") * drawn == real
        left = Fraction(0)
        for draw in way.draws:
            if draw.container is not None and draw.containers is not None and draw.left_over is not None:
                volume, container = exact(draw.volume)[0], exact(draw.container)[0]
                assert (draw.containers - 1) * container < volume <= draw.containers * container
                assert exact(draw.left_over)[0] == draw.containers * container - volume
                left += exact(draw.left_over)[0]
        if way.waste is not None:
            assert exact(way.waste)[0] == left + drawn - needed >= 0
        assert way.smallest is not None
        assert exact(way.smallest)[0] == min(volume for draw in way.draws if (volume := exact(draw.volume)[0]) > 0)


@settings(max_examples=25)
@given(_worksheets())
def test_a_way_is_its_worksheet_evaluated_and_taking_it_over_changes_nothing_else(worksheet: Worksheet) -> None:
    own = {path for path in TEXT_PATHS if path.startswith("product.") or "second_stock" in path}
    own.add("preparation.final_volume")
    for way in _ways(worksheet).ways:
        others = {path: text for path, text in way.worksheet.texts.items() if path not in own}
        assert others == {path: text for path, text in worksheet.texts.items() if path not in own}
        evaluation = evaluate(way.worksheet, REFERENCE, TODAY)
        blocked = any(
            finding.severity is Severity.BLOCK and finding.rule[:3] in {"PRD", "DIL"} for finding in evaluation.findings
        )
        assert not (way.is_usable and blocked)
        if way.is_usable:
            assert evaluation.results.amount("stock_volume") == way.draws[0].exact
            again = [each for each in _ways(way.worksheet).usable if each.worksheet == way.worksheet]
            assert [each.draws for each in again] == [way.draws]


@settings(max_examples=40)
@given(_worksheets())
def test_the_order_is_total_and_the_same_each_time(worksheet: Worksheet) -> None:
    ways = _ways(worksheet)
    assert [way.is_usable for way in ways.ways] == sorted((way.is_usable for way in ways.ways), reverse=True)
    compounded = [way.kind is not Kind.READY_MADE for way in ways.usable]
    assert compounded == sorted(compounded)
    assert ways == _ways(worksheet)
    assert len({frozenset(way.worksheet.texts.items()) for way in ways.ways}) == len(ways.ways)


@given(st.dictionaries(st.sampled_from(TEXT_PATHS), st.text(max_size=12)))
def test_nothing_that_is_typed_makes_it_stumble(changes: dict[str, str]) -> None:
    sheet = ROUTINE
    for path, text in changes.items():
        sheet = put(sheet, path, text)
    ways = _ways(read_sheet(sheet))
    assert bool(ways.needs) != bool(ways.needed is not None)
