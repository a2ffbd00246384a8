"""Whoever vouched for a worksheet vouched for what stood there: any change makes it void, for ever."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.worksheet.content import entered_sha256, printed_sha256, signed_sha256
from itb_calc.worksheet.edit import (
    answer,
    confirm,
    enter,
    enter_all,
    with_content_of,
    with_mark,
    with_schedule,
    with_visits,
)
from itb_calc.worksheet.text import Confirmation, Print, Round, Signature, Worksheet, voided
from tests.worksheet.any_worksheet import SOME_TEXT, WORKSHEETS
from tests.worksheet.sheets import STEP, TEXT_PATHS, VISIT

_NAMED = Confirmation("Asked.", "It is high.", "Ann Example", "2026-11-23T08:30", "ab")
_VOUCHED = Worksheet(
    texts={"dose.daily_dose": "450 mcg/day"},
    answers={"previous.first_fill": False},
    number="W-1",
    confirmations={"DOS-02": _NAMED, "RES-10": Confirmation("Weekly.", "Few days.")},
    signatures={"prepared": Signature("Ann Example", "2026-11-23T08:45", "cd", "ef")},
    rounds=(Round("B. Sample", "2026-11-23T08:55", ()),),
    prints=(Print("label", "2026-11-23T09:10", "01"),),
)
_EDITS: dict[str, Callable[[Worksheet], Worksheet]] = {
    "a text": lambda sheet: enter(sheet, "fill_date", "2026-11-23"),
    "a text emptied": lambda sheet: enter(sheet, "dose.daily_dose", ""),
    "a space": lambda sheet: enter(sheet, "dose.daily_dose", "450  mcg/day"),
    "a note": lambda sheet: enter(sheet, "notes", "x"),
    "many texts": lambda sheet: enter_all(sheet, {"pump.id": "other", "lots.drug_lot": "A1"}),
    "an answer": lambda sheet: answer(sheet, "previous.first_fill", says=True),
    "an answer taken back": lambda sheet: answer(sheet, "previous.first_fill", None),
    "a step": lambda sheet: with_schedule(sheet, (STEP,)),
    "a visit": lambda sheet: with_visits(sheet, (VISIT,)),
    "another state": lambda sheet: with_content_of(sheet, Worksheet()),
    "the site's figures": lambda sheet: with_content_of(sheet, replace(sheet, site={"booking_buffer": "7 days"})),
    "the mark": lambda sheet: with_content_of(sheet, replace(sheet, decimal_mark=DecimalMark.COMMA)),
}
_SAME: dict[str, Callable[[Worksheet], Worksheet]] = {
    "the same text": lambda sheet: enter(sheet, "dose.daily_dose", "450 mcg/day"),
    "an empty field emptied": lambda sheet: enter(sheet, "notes", ""),
    "the same answer": lambda sheet: answer(sheet, "previous.first_fill", says=False),
    "the same steps": lambda sheet: with_schedule(sheet, ()),
    "the same visits": lambda sheet: with_visits(sheet, ()),
    "itself": lambda sheet: with_content_of(sheet, sheet),
    "no reason taken back": lambda sheet: confirm(sheet, "TRN-01", " ", "It changes."),
}


def _names(worksheet: Worksheet) -> set[object]:
    """Return who vouches for the worksheet as it stands."""
    given = {(rule, each) for rule, each in worksheet.confirmations.items() if each.by and not each.is_void}
    signed = {(role, each) for role, each in worksheet.signatures.items() if not each.is_void}
    return {*given, *signed, *(each for each in worksheet.prints if not each.is_void)}


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_any_change_makes_every_name_and_every_print_void(edit: Callable[[Worksheet], Worksheet]) -> None:
    changed = edit(_VOUCHED)
    assert changed != _VOUCHED
    assert _names(_VOUCHED)
    assert not _names(changed)
    assert changed.signatures == {"prepared": voided(_VOUCHED.signatures["prepared"])}
    assert changed.prints == (voided(_VOUCHED.prints[0]),)
    assert (changed.number, changed.rounds) == (_VOUCHED.number, _VOUCHED.rounds)
    assert changed.confirmations.get("DOS-02", voided(_NAMED)) == voided(_NAMED)


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_a_change_that_is_taken_back_brings_no_name_back(edit: Callable[[Worksheet], Worksheet]) -> None:
    back = with_content_of(edit(_VOUCHED), _VOUCHED)
    assert entered_sha256(back) == entered_sha256(_VOUCHED)
    assert not _names(back)
    again = with_content_of(back, edit(_VOUCHED))
    assert not _names(again)
    assert {rule: given.reason for rule, given in back.confirmations.items()} == {
        "DOS-02": "Asked.",
        "RES-10": "Weekly.",
    }


@pytest.mark.parametrize("edit", _SAME.values(), ids=_SAME)
def test_what_changes_nothing_makes_nothing_void(edit: Callable[[Worksheet], Worksheet]) -> None:
    assert edit(_VOUCHED) == _VOUCHED


def test_a_reason_makes_signatures_and_prints_void_and_names_under_other_reasons_stay() -> None:
    changed = confirm(_VOUCHED, "TRN-01", "Asked too.", "It changes.")
    assert _names(changed) == {("DOS-02", _NAMED)}
    assert changed.confirmations["TRN-01"] == Confirmation("Asked too.", "It changes.")
    anew = confirm(_VOUCHED, "DOS-02", "Asked.", "It is high.")
    assert anew.confirmations["DOS-02"] == Confirmation("Asked.", "It is high.")
    assert not _names(anew)
    assert not _names(confirm(_VOUCHED, "DOS-02", "", "It is high."))


def test_a_name_that_stands_now_is_not_taken_away_by_going_to_a_state_without_it() -> None:
    before = replace(_VOUCHED, confirmations={"DOS-02": Confirmation("Asked.", "It is high.")})
    named = replace(before, confirmations={"DOS-02": _NAMED})
    assert with_content_of(named, before) == named
    other = confirm(_VOUCHED, "DOS-02", "Another reason.", "It is high.")
    assert with_content_of(named, other).confirmations["DOS-02"] == Confirmation("Another reason.", "It is high.")


def test_the_mark_of_an_empty_worksheet_makes_names_void_too() -> None:
    empty = replace(_VOUCHED, texts={}, answers={})
    assert with_mark(empty, DecimalMark.POINT) == empty
    changed = with_mark(empty, DecimalMark.COMMA)
    assert changed.decimal_mark is DecimalMark.COMMA
    assert not _names(changed)


_ANY_EDIT = st.one_of(
    st.builds(lambda path, text: lambda sheet: enter(sheet, path, text), st.sampled_from(TEXT_PATHS), SOME_TEXT),
    st.builds(lambda path: lambda sheet: enter(sheet, path, ""), st.sampled_from(TEXT_PATHS)),
    st.builds(lambda rule, why: lambda sheet: confirm(sheet, rule, why, "m"), st.sampled_from(["DOS-02"]), SOME_TEXT),
    st.sampled_from(list(_EDITS.values())),
)


@settings(max_examples=60)
@given(WORKSHEETS, st.lists(_ANY_EDIT, min_size=1, max_size=4), st.data())
def test_after_any_edits_and_any_undo_no_name_stands_that_was_not_set_on_this_content(
    worksheet: Worksheet, edits: list[Callable[[Worksheet], Worksheet]], data: st.DataObject
) -> None:
    states = [worksheet]
    for edit in edits:
        states.append(edit(states[-1]))
    current = states[-1]
    for _ in range(3):
        before = current
        current = with_content_of(current, data.draw(st.sampled_from(states)))
        assert _names(current) <= _names(before)
        if entered_sha256(current) != entered_sha256(before):
            assert not _names(current)


def test_each_part_of_the_content_has_its_part_in_the_hash() -> None:
    assert entered_sha256(_VOUCHED) == entered_sha256(replace(_VOUCHED, confirmations={}, signatures={}, prints=()))
    entered = [edit(_VOUCHED) for edit in _EDITS.values()] + [_VOUCHED, replace(_VOUCHED, number="W-2")]
    assert len({entered_sha256(each) for each in entered}) == len(entered)
    signed = [_VOUCHED, replace(_VOUCHED, confirmations={}), *(edit(_VOUCHED) for edit in _EDITS.values())]
    signed += [replace(_VOUCHED, confirmations={**_VOUCHED.confirmations, "DOS-02": replace(_NAMED, by="B. Sample")})]
    assert len({signed_sha256(each) for each in signed}) == len(signed)
    printed = [*signed, replace(_VOUCHED, signatures={})]
    assert len({printed_sha256(each) for each in printed}) == len(printed)
    assert signed_sha256(_VOUCHED) == signed_sha256(replace(_VOUCHED, signatures={}))
    assert printed_sha256(_VOUCHED) == printed_sha256(replace(_VOUCHED, prints=(), rounds=()))


@settings(max_examples=60)
@given(WORKSHEETS)
def test_the_hashes_are_of_what_stands_there_in_whatever_order_it_was_typed(worksheet: Worksheet) -> None:
    turned = replace(
        worksheet,
        texts=dict(reversed(list(worksheet.texts.items()))),
        confirmations=dict(reversed(list(worksheet.confirmations.items()))),
        signatures=dict(reversed(list(worksheet.signatures.items()))),
    )
    for sha256 in (entered_sha256, signed_sha256, printed_sha256):
        assert sha256(turned) == sha256(worksheet)
        assert len(sha256(worksheet)) == 64
