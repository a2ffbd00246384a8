"""How much drug the syringe holds: the stated concentration in its volume, and what was measured."""

from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing, NotComputed, NotEntered
from itb_calc.visit.prepared_content import measured_content, stated_content
from itb_calc.visit.results import Results
from itb_calc.worksheet.read import read
from tests.worksheet.sheets import REFERENCE, ROUTINE, Sheet, evaluate_sheet, put, read_sheet


def _inputs(sheet: Sheet) -> Inputs:
    return read(read_sheet(sheet), REFERENCE)[0]


def test_a_prepared_solution_is_the_target_in_the_final_volume() -> None:
    content = stated_content(_inputs(ROUTINE), evaluate_sheet(ROUTINE).results)
    assert content.concentration == Amount(Fraction(1500), "mcg/mL")
    assert content.mass == Amount(Fraction("64.5"), "mg")
    assert (content.mass.unit, content.volume) == ("mg", Amount(Fraction(43), "mL"))


def test_undiluted_it_is_the_stock_in_what_is_drawn_up() -> None:
    sheet = {key: value for key, value in ROUTINE.items() if key != "preparation"}
    content = stated_content(_inputs(sheet), evaluate_sheet(sheet).results)
    assert (content.mass, content.volume) == (Amount(Fraction(80), "mg"), Amount(Fraction(40), "mL"))


def test_measured_it_is_what_the_volumes_really_give() -> None:
    content = measured_content(evaluate_sheet(ROUTINE).results)
    assert content is not None
    assert (content.mass, content.volume) == (Amount(Fraction(65), "mg"), Amount(Fraction("43.5"), "mL"))
    assert content.mass / content.volume == content.concentration


def test_without_a_graduation_nothing_is_measured() -> None:
    sheet = put(put(ROUTINE, "preparation.graduation", None), "preparation.diluent_graduation", None)
    assert measured_content(evaluate_sheet(sheet).results) is None


@pytest.mark.parametrize(
    ("sheet", "results", "missing"),
    [
        (put(ROUTINE, "preparation.final_volume", None), ROUTINE, NotEntered),
        (ROUTINE, None, NotComputed),
    ],
)
def test_what_is_not_there_is_missing(sheet: Sheet, results: Sheet | None, missing: type[Missing]) -> None:
    known = Results() if results is None else evaluate_sheet(results).results
    with pytest.raises(missing):
        stated_content(_inputs(sheet), known)
