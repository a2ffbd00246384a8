"""At every size of the window and of the type, no word of the signing section and of the second check is cut off."""

import pytest

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.second_check import SecondCheckPage
from itb_calc.desktop.theme.theme import Theme
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.second_check import MARKED, fill_in, prepare, start, type_item
from tests.desktop.test_nothing_cut_off import SIZES, ZOOMS, cut_off, settle
from tests.worksheet.sheets import read_sheet


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return int(width), int(height)


@pytest.fixture(params=ZOOMS)
def sized(
    request: pytest.FixtureRequest, size: tuple[int, int], fill: Fill, reference: Reference, preferences: object
) -> Contents:
    assert preferences is not None
    return fill(reference, theme=Theme(zoom=request.param), size=size)


def test_the_section_of_the_names(sized: Contents) -> None:
    document, panel = sized.document, sized.bench.refill.sign
    document.open(read_sheet(MARKED), "")
    settle()
    assert cut_off(panel) == []
    for rule in panel.answers:
        document.confirm(rule, "Agreed with the prescriber on the telephone, who meant this step and knows the pump.")
        panel.answers[rule].row.show_problem("pharmacist does not say who signs. Type the name of a person.")
    panel.name.show_problem("No name is typed. Type the first and the last name of the person who signs.")
    settle()
    assert cut_off(panel) == []
    prepare(sized)
    document.enter("notes", "something else")
    settle()
    assert cut_off(panel) == []


def _steps(page: SecondCheckPage, sized: Contents) -> None:
    assert cut_off(page) == []
    page.compare_now()
    settle()
    assert cut_off(page) == []
    fill_in(page, sized)
    for path in ("dose.daily_dose", "product.label_strength", "pump.alarm_volume"):
        type_item(page, path, "1,5")
    for row in page.rows.values():
        row.toggle_help()
    page.compare_now()
    settle()
    assert cut_off(page) == []


def test_the_second_check(sized: Contents) -> None:
    prepare(sized)
    page = start(sized)
    settle()
    _steps(page, sized)
    fill_in(page, sized, name="A very long name of a person who checks it all")
    for path in [*page.rows][:12]:
        type_item(page, path, "")
    page.compare_now()
    settle()
    assert cut_off(page) == []
    fill_in(page, sized)
    page.compare_now()
    settle()
    assert page.sign.text() == "Sign as checked (in 5 seconds)"
    assert cut_off(page) == []
