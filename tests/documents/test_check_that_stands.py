"""A second check holds while its last comparison agrees: a later one that does not takes it back."""

from dataclasses import replace

import pytest

from itb_calc.documents.blind_check import Differs, Match, sign_as_checked, with_round
from itb_calc.documents.finality import finality
from itb_calc.documents.prints import printed
from itb_calc.documents.signatures import Standing, sign, signature_state
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.text import CHECKED, PREPARED, Round, Worksheet
from tests.documents.signed import AT, LATER, ROUTINE_SHEET, evaluated, refused, signed, signed_by_both
from tests.worksheet.sheets import REFERENCE

SHA = REFERENCE.sha256
BOTH = signed_by_both(ROUTINE_SHEET)
DIFFERS = Differs(("dose.daily_dose",))
NOT_COMPARED = "No comparison stands in which every item agreed. Do the second check."


def _reasons(worksheet: Worksheet, *, second_check_required: bool = True) -> tuple[str, ...]:
    return finality(worksheet, evaluated(worksheet), second_check_required=second_check_required).reasons


@pytest.mark.parametrize("is_required", [True, False])
@pytest.mark.parametrize("name", ["Bo Lind", "Dora Ek"])
def test_a_failed_second_check_after_a_passed_one_takes_it_back(name: str, *, is_required: bool) -> None:
    assert _reasons(BOTH) == ()
    failed = with_round(printed(BOTH, "label", LATER), name, LATER, DIFFERS)
    assert failed.signatures[CHECKED].is_void
    assert not failed.signatures[PREPARED].is_void
    assert [each.is_void for each in failed.prints] == [True]
    (reason,) = _reasons(failed, second_check_required=is_required)
    assert reason == (
        "Checked by: voided: the second check was done once more after Bo Lind signed on Mon 23 Nov 2026 15:30;"
        " do the second check."
    )


def test_a_last_comparison_that_differs_is_never_final_whatever_is_written_after_it() -> None:
    failed = replace(BOTH, rounds=(*BOTH.rounds, Round("Bo Lind", LATER, ("pump.id",), BOTH.rounds[-1].content)))
    assert not failed.signatures[CHECKED].is_void
    assert signature_state(failed, CHECKED, SHA).standing is Standing.CHANGED
    assert _reasons(failed, second_check_required=False)
    # Nor once it is prepared anew.
    again = signed(enter(failed, "notes", "x"))
    assert _reasons(again, second_check_required=False)


def test_the_same_person_who_finds_the_same_once_more_takes_nothing_back() -> None:
    again = with_round(BOTH, "Bo Lind", LATER, Match())
    assert again.signatures == BOTH.signatures
    assert _reasons(again) == ()


def test_somebody_else_who_compares_signs_too() -> None:
    other = with_round(BOTH, "Dora Ek", LATER, Match())
    assert other.signatures[CHECKED].is_void
    both = sign_as_checked(other, "Dora Ek", LATER, SHA)
    assert isinstance(both, Worksheet)
    assert _reasons(both) == ()


def test_a_check_that_is_void_by_an_edit_says_so() -> None:
    changed = enter(BOTH, "notes", "x")
    assert signature_state(changed, CHECKED, SHA).words.startswith("voided: the worksheet was changed after Bo Lind")
    bare = replace(changed, rounds=())
    assert signature_state(bare, CHECKED, SHA).words.startswith("voided: the worksheet was changed after Bo Lind")


def test_nobody_signs_as_checked_after_an_edit_on_the_comparison_from_before_it() -> None:
    compared = with_round(signed(ROUTINE_SHEET), "Bo Lind", AT, Match())
    edited = signed(enter(compared, "dose.daily_dose", "460 mcg/day"), PREPARED, "Ann Smith", LATER)
    assert refused(sign_as_checked(edited, "Bo Lind", LATER, SHA)) == NOT_COMPARED
    assert refused(sign(edited, CHECKED, "Bo Lind", LATER, SHA)) == NOT_COMPARED


def test_nobody_signs_as_checked_without_a_comparison() -> None:
    prepared = signed(ROUTINE_SHEET)
    assert refused(sign(prepared, CHECKED, "Bo Lind", LATER, SHA)) == NOT_COMPARED
    differed = with_round(prepared, "Bo Lind", AT, DIFFERS)
    assert refused(sign(differed, CHECKED, "Bo Lind", LATER, SHA)) == NOT_COMPARED
    other = with_round(prepared, "Dora Ek", AT, Match())
    assert refused(sign(other, CHECKED, "Bo Lind", LATER, SHA)) == NOT_COMPARED
