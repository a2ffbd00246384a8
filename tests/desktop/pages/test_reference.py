"""The reference page by keyboard: search, choose a row, copy it with its source."""

import pytest
from PySide6.QtWidgets import QLabel

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.reference import ReferencePage
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.desk import ALT, CONTROL, Key, copied, focused, press, write, write_anew

REFERENCE = PAGES.index("Reference")


def page_of(contents: Contents) -> ReferencePage:
    page = contents.bench.page(REFERENCE)
    assert isinstance(page, ReferencePage)
    return page


@pytest.fixture
def page(contents: Contents) -> ReferencePage:
    press(Key(Key.Key_1 + REFERENCE), CONTROL)
    return page_of(contents)


def cells(page: ReferencePage, column: int = 0) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_search_narrows_with_every_key(page: ReferencePage) -> None:
    assert focused() is page.search
    everything = len(cells(page))
    assert page.count.said == f"{everything} figures."
    write("prometra")
    of_prometra = cells(page)
    assert 0 < len(of_prometra) < everything
    assert all(
        "prometra" in text.casefold() for text in map(" ".join, zip(*(cells(page, c) for c in range(3)), strict=True))
    )
    write(" residual")
    assert 0 < len(cells(page)) < len(of_prometra)
    assert page.count.said == f"{len(cells(page))} of {everything} figures match “prometra residual”."


def test_what_is_nowhere_is_said(page: ReferencePage) -> None:
    everything = len(cells(page))
    write("insulin")
    assert cells(page) == []
    assert page.count.said == f"None of {everything} figures matches “insulin”."
    write_anew(" ")
    assert len(cells(page)) == everything


def test_markup_in_the_search_is_shown_as_it_is(page: ReferencePage) -> None:
    write("<b>5</b>")
    assert "<b>5</b>" in page.count.said
    assert page.count.textFormat().name == "PlainText"


def test_a_row_is_copied_with_its_source_grade_and_review(page: ReferencePage) -> None:
    write("synchromed ii 8637-40 reservoir volume")
    assert len(cells(page)) == 1
    press(Key.Key_Tab)
    assert focused() is page.table
    press(Key.Key_Down)
    press(Key.Key_C, CONTROL)
    row = copied()
    assert row.startswith("Pumps: Medtronic SynchroMed II 8637-40, Reservoir volume; 40 mL; ")
    assert "reviewed Mon 23 Nov 2026" in row
    assert ": seen in " in row
    assert "\n" not in row


@pytest.mark.usefixtures("page")
def test_nothing_is_copied_where_no_row_is_chosen() -> None:
    write("insulin")
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    press(Key.Key_Tab)
    press(Key.Key_C, CONTROL)
    assert copied() == "insulin"


def test_tab_leaves_the_table_and_alt_goes_back_to_the_search(page: ReferencePage) -> None:
    press(Key.Key_Tab)
    assert focused() is page.table
    press(Key.Key_Tab)
    assert focused() is not page.table
    press(Key.Key_S, ALT)
    assert focused() is page.search


def test_every_row_has_a_value_and_names_its_source(page: ReferencePage) -> None:
    for figure, value, source in zip(cells(page), cells(page, 1), cells(page, 2), strict=True):
        assert value, figure
        assert source or value.startswith("not known"), figure


def test_nothing_in_the_table_can_be_changed(page: ReferencePage) -> None:
    before = cells(page, 1)
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_F2)
    write("9")
    press(Key.Key_Delete)
    assert cells(page, 1) == before
    assert focused() is page.table


def sentences(page: ReferencePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


def test_a_pharmacist_is_told_to_check(page: ReferencePage) -> None:
    assert "A pharmacist must check each figure against the current label or manual." in sentences(page)


def test_defective_data_says_so_and_shows_no_figure(fill: Fill) -> None:
    contents = fill(Reference(defect="The reference data is damaged. Install itb-calc again."))
    press(Key(Key.Key_1 + REFERENCE), CONTROL)
    page = page_of(contents)
    assert "The reference data is damaged. Install itb-calc again." in sentences(page)
    assert cells(page) == []
    write("prometra")
    assert cells(page) == []
