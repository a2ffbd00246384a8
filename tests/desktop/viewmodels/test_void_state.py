"""What does not hold any more stands above the page until it is put right."""

from datetime import date

from itb_calc.desktop.viewmodels.void_state import void_in_words
from itb_calc.documents.names import Refused
from itb_calc.documents.prints import printed
from itb_calc.documents.signatures import sign
from itb_calc.reference.loader import load_reference
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import PREPARED, Worksheet
from tests.worksheet.sheets import ROUTINE, read_sheet

REFERENCE = load_reference()
DAY = date(2026, 11, 23)


def void(worksheet: Worksheet) -> str:
    return void_in_words(worksheet, evaluate(worksheet, REFERENCE, DAY))


def signed() -> Worksheet:
    worksheet = sign(read_sheet(ROUTINE), PREPARED, "Ann Smith", "2026-11-23T09:30", REFERENCE.sha256)
    assert not isinstance(worksheet, Refused)
    return worksheet


def test_nothing_is_void_where_nobody_signed_or_all_holds() -> None:
    assert void(Worksheet()) == ""
    assert void(signed()) == ""
    assert void(printed(signed(), "label", "2026-11-23T09:31")) == ""


def test_a_change_names_who_signed_and_what_was_printed() -> None:
    changed = enter(printed(signed(), "label", "2026-11-23T09:31"), "notes", "x")
    name, paper = void(changed).splitlines()
    assert name.startswith("▲ Prepared by: voided: the worksheet was changed after Ann Smith signed on ")
    assert paper.startswith("▲ What was printed is void")


def test_taking_the_change_back_does_not_bring_the_name_back() -> None:
    assert void(enter(enter(signed(), "notes", "x"), "notes", "")) != ""
