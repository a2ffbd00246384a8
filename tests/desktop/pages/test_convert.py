"""The convert page by keyboard: one field, every form of what is typed, each copied by itself."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.bench import CONVERT
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.convert import ConvertPage
from itb_calc.desktop.widgets.form_row import FormRow
from itb_calc.reference.reference import Reference
from tests.desktop.conftest import Fill
from tests.desktop.desk import ALT, CONTROL, Key, copied, focused, press, said, write, write_anew


def page_of(contents: Contents) -> ConvertPage:
    page = contents.bench.page(CONVERT)
    assert isinstance(page, ConvertPage)
    return page


@pytest.fixture
def page(contents: Contents) -> ConvertPage:
    press(Key.Key_1, CONTROL)
    return page_of(contents)


def forms(page: ConvertPage) -> list[tuple[str, str]]:
    """What stands below the field: what it is a form of, and the number with its unit."""
    found = []
    for row in page.findChildren(FormRow):
        if not row.isHidden():
            label, value = (said(each) for each in row.findChildren(QLabel))
            found.append((label, value))
    return found


def test_the_field_takes_typing_at_once(page: ConvertPage) -> None:
    assert focused() is page.field
    write("10 mg/20 mL")
    assert page._meaning.said == "10 mg in 20 mL = 0.5 mg/mL = 500 mcg/mL"
    assert forms(page) == [
        ("In mg/mL", "0.5 mg/mL"),
        ("In mcg/mL", "500 mcg/mL"),
        ("Percent weight in volume", "0.05 %"),
        ("In the container", "10 mg"),
        ("In the container", "10,000 mcg"),
        ("In the container", "20 mL"),
    ]


def test_a_dose_has_its_dose_per_hour(page: ConvertPage) -> None:
    write("450 mcg/day")
    assert ("In mcg/hour", "18.75 mcg/hour") in forms(page)


def test_a_mass_alone_shows_the_strengths_that_it_may_stand_for(page: ConvertPage) -> None:
    write("10 mg")
    readings = [label.text() for label in page._readings._frames.findChildren(QLabel) if not label.isHidden()]
    assert len(readings) > 1
    assert any("500" in reading for reading in readings)
    assert any("2,000" in reading for reading in readings)
    assert page._readings.isVisible()
    write("/20 mL")
    assert not page._readings.isVisible()


def test_the_forms_are_void_at_once_where_the_text_is_not_read(page: ConvertPage) -> None:
    write("2 mg/mL")
    assert forms(page)
    press(Key.Key_Backspace)
    assert forms(page) == []
    assert page._meaning.said.startswith("Not read: ")
    write("L")
    assert forms(page)


def test_a_safe_way_to_write_it_is_offered_and_taken_with_ctrl_and_enter(page: ConvertPage) -> None:
    write("1,5 mg")
    assert page._offer.isVisible()
    assert page._offer.text() == "Write 1.5 mg  (Ctrl+Enter)"
    press(Key.Key_Return, CONTROL)
    assert page.field.text() == "1.5 mg"
    assert page._meaning.said == "1.5 mg = 1,500 mcg"
    assert not page._offer.isVisible()


def test_without_an_offer_ctrl_and_enter_changes_nothing(page: ConvertPage) -> None:
    write("2 mg/mL")
    press(Key.Key_Enter, CONTROL)
    assert page.field.text() == "2 mg/mL"


@pytest.mark.usefixtures("page")
def test_a_form_is_copied_by_keyboard() -> None:
    write("40 mg/20 mL")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    button = focused()
    assert isinstance(button, QPushButton)
    assert button.accessibleName() == "Copy 2,000 mcg/mL, In mcg/mL"
    press(Key.Key_Space)
    assert copied() == "2,000 mcg/mL"


def test_alt_and_the_letter_goes_to_the_field(page: ConvertPage) -> None:
    write("2 mg/mL")
    press(Key.Key_Tab)
    assert focused() is not page.field
    press(Key.Key_Q, ALT)
    assert focused() is page.field


def test_an_emptied_field_shows_nothing(page: ConvertPage) -> None:
    write("2 mg/mL")
    write_anew("")
    press(Key.Key_Backspace)
    assert (page._meaning.text(), forms(page)) == ("", [])
    assert "such as 10 mg/20 mL" in page.field.accessibleDescription()


def test_the_description_says_what_it_means_or_why_it_is_not_read(page: ConvertPage) -> None:
    write("2 mg/mL")
    assert page.field.accessibleDescription() == "with its unit. 2 mg/mL = 2,000 mcg/mL"
    write("x")
    assert page.field.accessibleDescription().startswith("with its unit. Not read. ")


def test_the_page_reads_with_the_decimal_mark_of_the_worksheet(contents: Contents) -> None:
    contents.document.set_mark(DecimalMark.COMMA)
    press(Key.Key_1, CONTROL)
    page = page_of(contents)
    write("0,5 mg/mL")
    assert page._meaning.said == "0,5 mg/mL = 500 mcg/mL"
    write_anew("0.5 mg/mL")
    assert forms(page) == []


def test_another_decimal_mark_reads_what_is_already_typed_anew(contents: Contents, page: ConvertPage) -> None:
    write("0.5 mg/mL")
    contents.document.set_mark(DecimalMark.COMMA)
    assert forms(page) == []
    assert page._meaning.said.startswith("Not read: ")


@pytest.mark.parametrize("reference", [None, Reference(defect="The reference data is damaged.")], ids=["before", "bad"])
def test_the_page_converts_without_reference_data(fill: Fill, preferences: object, reference: Reference | None) -> None:
    contents = fill(reference)
    assert preferences is not None
    press(Key.Key_1, CONTROL)
    write("10 mg")
    page = page_of(contents)
    assert forms(page) == [("In mg", "10 mg"), ("In mcg", "10,000 mcg")]
    assert not page._readings.isVisible()


def test_what_is_typed_before_the_reference_data_stays_when_it_comes(fill: Fill, reference: Reference) -> None:
    contents = fill(None)
    press(Key.Key_1, CONTROL)
    write("10 mg")
    contents.start(reference)
    page = page_of(contents)
    assert page.field.text() == "10 mg"
    assert page._readings.isVisible()
    assert contents.bench.place == CONVERT
    assert focused() is page.field
