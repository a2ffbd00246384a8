"""The ways to prepare for people: the best first, each number with its unit, each reason beside its way."""

from dataclasses import replace

import pytest

from itb_calc import __version__
from itb_calc.core.refusal import DecimalMark
from itb_calc.planning.way import Draw, Way
from itb_calc.planning.ways import Ways, ways_to_prepare
from itb_calc.report.way_words import (
    achieved_in_words,
    containers_in_words,
    draw_in_words,
    findings_in_words,
    need_in_words,
    source_in_words,
    unrounded_in_words,
    waste_in_words,
)
from itb_calc.report.ways_text import ways_as_text
from itb_calc.worksheet.golden import GoldenCase, golden_file, read_golden_cases
from tests.cli.running import widest
from tests.core.amounts import COMMA, POINT, amount
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, evaluate_sheet, put, read_sheet

_GOLDEN = read_golden_cases(golden_file().read_bytes())
_WEAK = {"id": "baclofen-20mg-20ml-inj-20ml"}


def _ways(sheet: Sheet) -> Ways:
    return ways_to_prepare(read_sheet(sheet), REFERENCE, TODAY)


def _text(sheet: Sheet) -> str:
    return ways_as_text(_ways(sheet), evaluate_sheet(sheet))


def _parts(sheet: Sheet) -> list[list[str]]:
    return [part.split("\n") for part in _text(sheet).split("\n\n")]


def _first(sheet: Sheet) -> Way:
    return _ways(sheet).ways[0]


def test_the_ways_stand_side_by_side_the_best_first() -> None:
    head, first, *others = _parts(ROUTINE)
    assert head == ["WAYS TO PREPARE, evaluated for Mon 23 Nov 2026", "  43 mL at 1.5 mg/mL = 1,500 mcg/mL"]
    assert first == [
        "  1  One stock and diluent",
        "     Stock             Baclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL, 20 mL)",
        "     Draw up           32.5 mL of stock (32.25 mL before rounding), 11 mL of",
        "                       diluent (10.75 mL before rounding)",
        "     Containers        2 of 20 mL",
        "     Waste             8 mL",
        "     Smallest volume   11 mL",
        "     Gives             ≈1.4943 mg/mL ≈ 1,494.3 mcg/mL (≈\N{MINUS SIGN}0.4 %)",
        "     Findings          none",
        "     Final volume      43 mL",
    ]
    assert [part[0] for part in others[:7]] == [
        "  2  Whole containers and diluent",
        "  3  Two stocks",
        "  4  Two stocks",
        "  5  One stock and diluent",
        "  6  Whole containers and diluent",
        "  7  Two stocks",
        "  8  Two stocks",
    ]
    assert others[7][0].startswith("Waste is what stays in opened containers and what is prepared beyond the need.")
    assert others[8][0].startswith(f"itb-calc {__version__}, reference data ")


def test_two_stocks_name_both_and_their_containers() -> None:
    mixture = _parts(ROUTINE)[3]
    assert "     Second stock      Lioresal Intrathecal 10 mg/20 mL, ampule (500 mcg/mL," in mixture
    assert "                       20 mL)" in mixture
    assert "     Draw up           ≈28.67 mL of stock, ≈14.33 mL of the second stock" in mixture
    assert "     Containers        2 of 20 mL and 1 of 20 mL" in mixture


def test_what_cannot_be_used_stands_last_with_its_reason() -> None:
    parts = _parts(put(ROUTINE, "product", _WEAK))
    (place,) = [number for number, part in enumerate(parts) if part[0] == "CANNOT BE USED"]
    assert parts[place][1] == "  One stock and diluent: Baclofen 20mg/20ml Inj 20ml (1,000 mcg/mL, 20 mL)"
    assert parts[place][2].startswith("      DIL-01: The target, 1,500 mcg/mL, is stronger than the stock,")
    assert place == len(parts) - 3


def test_where_none_can_be_used_that_is_said() -> None:
    head, unusable, end = _parts(put(ROUTINE, "preparation.target_concentration", "3 mg/mL"))
    assert head[1:] == ["  43 mL at 3 mg/mL = 3,000 mcg/mL", "  None can be used."]
    assert unusable[0] == "CANNOT BE USED"
    assert end[0].startswith("itb-calc ")


def test_what_the_ways_wait_for_is_said() -> None:
    head, end = _parts(put(ROUTINE, "preparation.target_concentration", None))
    assert head[1:] == ["  None yet: needs the target concentration."]
    assert end[0].startswith("itb-calc ")


@pytest.mark.parametrize("case", _GOLDEN, ids=lambda case: case.title)
@pytest.mark.parametrize("mark", [".", ","])
def test_no_worked_case_is_wider_than_the_terminal(case: GoldenCase, mark: str) -> None:
    text = _text({**case.worksheet, "decimal_mark": mark})
    assert widest(text) <= 80
    assert all(line == line.rstrip() for line in text.splitlines())
    assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in text)


def test_words_stand_in_the_mark_of_the_document() -> None:
    ways = _ways(ROUTINE)
    assert need_in_words(ways, COMMA) == "43 mL at 1,5 mg/mL = 1\N{THIN SPACE}500 mcg/mL"
    assert draw_in_words(ways.ways[0].draws[0], COMMA) == "32,5 mL of stock"
    assert source_in_words(ways.ways[0].stock, COMMA).endswith(" (2\N{THIN SPACE}000 mcg/mL, 20 mL)")
    assert need_in_words(Ways(), POINT) == ""


@pytest.mark.parametrize(
    ("draw", "drawn", "unrounded"),
    [
        (Draw("stock", amount("32.25", "mL"), amount("32.5", "mL")), "32.5 mL of stock", "32.25 mL before rounding"),
        (Draw("stock", amount("39.999975", "mL"), amount(40, "mL")), "40 mL of stock", ""),
        (Draw("stock", amount(40, "mL"), amount(40, "mL")), "40 mL of stock", ""),
        (Draw("diluent", amount("0.2", "mL"), amount(0, "mL")), "no diluent", "0.2 mL before rounding"),
        (Draw("second stock", amount("43/3", "mL")), "≈14.33 mL of the second stock", ""),
    ],
)
def test_a_volume_is_what_hands_draw_with_what_it_was_before_rounding(draw: Draw, drawn: str, unrounded: str) -> None:
    assert draw_in_words(draw, DecimalMark.POINT) == drawn
    assert unrounded_in_words(draw, DecimalMark.POINT) == unrounded


def test_what_is_not_known_is_said_in_words() -> None:
    way = replace(_first(ROUTINE), draws=(Draw("stock", amount(40, "mL")),), waste=None, deviation=None)
    assert waste_in_words(way, POINT) == "not known: needs the container volume"
    assert containers_in_words(way, POINT) == (waste_in_words(way, POINT),)
    assert source_in_words(replace(way.stock, container=None), POINT) == "Baclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL)"
    assert source_in_words(replace(way.stock, concentration=None), POINT) == "Baclofen 40mg/20ml Inj, 20ml"


@pytest.mark.parametrize(
    ("deviation", "shown"),
    [("0.5", "(+0.5 %)"), ("1/3", "(≈+0.3 %)"), ("-0.5", "(\N{MINUS SIGN}0.5 %)"), ("0", "(0 %)")],
)
def test_how_far_it_is_off_has_its_direction(deviation: str, shown: str) -> None:
    way = replace(_first(ROUTINE), achieved=amount(1500, "mcg/mL"), deviation=amount(deviation, "%"))
    assert achieved_in_words(way, POINT) == f"1.5 mg/mL = 1,500 mcg/mL {shown}"


def test_findings_are_told_by_shape_word_and_rule_and_remarks_are_none() -> None:
    assert findings_in_words(_first(ROUTINE)) == ()
    diluted = _ways(put(ROUTINE, "preparation.target_concentration", "1000 mcg/mL")).ways[-1]
    assert findings_in_words(diluted) == ("● caution CON-01",)
