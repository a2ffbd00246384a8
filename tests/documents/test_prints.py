"""Final prints: kept with what they show, and void once the worksheet has changed."""

from dataclasses import replace

from itb_calc.documents.prints import printed, void_prints, void_prints_in_words
from itb_calc.worksheet.content import printed_sha256, signed_sha256
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.text import Print, Worksheet
from tests.report.papers import RECORDED, signed
from tests.worksheet.sheets import ROUTINE, read_sheet

_AT = "2026-11-23T10:05"


def test_a_print_is_kept_with_what_it_shows() -> None:
    before = signed(RECORDED)
    after = printed(before, "label", _AT)
    assert after.prints == (Print("label", _AT, printed_sha256(before)),)
    assert signed_sha256(after) == signed_sha256(before)
    assert (after.signatures, void_prints_in_words(after)) == (before.signatures, "")


def test_each_print_is_kept_in_its_order() -> None:
    after = printed(printed(signed(RECORDED), "label", _AT), "card", _AT)
    assert [each.what for each in after.prints] == ["label", "card"]
    assert void_prints(after) == ()


def test_after_an_edit_it_is_void_and_that_is_said() -> None:
    edited = enter(printed(printed(signed(RECORDED), "label", _AT), "label", "2026-11-23T10:10"), "notes", "x")
    assert len(void_prints(edited)) == 2
    assert void_prints_in_words(edited) == (
        "What was printed is void, since the worksheet was changed afterwards: the label of Mon 23 Nov 2026 10:10."
        " Destroy it and print anew."
    )


def test_a_print_of_other_content_is_void_too() -> None:
    other = replace(printed(signed(RECORDED), "card", _AT), number="2026-0013")
    assert [each.what for each in void_prints(other)] == ["card"]


def test_where_nothing_was_printed_nothing_is_said() -> None:
    assert void_prints_in_words(Worksheet()) == void_prints_in_words(read_sheet(ROUTINE)) == ""
