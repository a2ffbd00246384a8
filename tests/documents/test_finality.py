"""CHK-01: nothing is final that is blocked, not read, not confirmed, not signed or not what was signed."""

from dataclasses import replace

import pytest

from itb_calc.documents.finality import Finality, finality
from itb_calc.safety.catalogue import RULES
from itb_calc.worksheet.edit import confirm, enter
from itb_calc.worksheet.text import CHECKED, PREPARED, Round, Worksheet
from tests.documents.signed import (
    AT,
    CONFIRMED,
    ROUTINE_SHEET,
    answered,
    changed_outside,
    evaluated,
    signed,
    signed_by_both,
)

UNSIGNED_PREPARED = "Prepared by: UNSIGNED; sign as prepared."
UNSIGNED_CHECKED = "Checked by: UNSIGNED; do the second check."


def _reasons(worksheet: Worksheet, *, second_check_required: bool = True) -> tuple[str, ...]:
    return finality(worksheet, evaluated(worksheet), second_check_required=second_check_required).reasons


def test_nothing_entered_is_never_final() -> None:
    assert _reasons(Worksheet()) == ("Nothing is entered: fill in the worksheet.",)
    assert not finality(Worksheet(), evaluated(Worksheet()), second_check_required=False).is_final


def test_a_routine_refill_is_final_once_two_people_signed_it() -> None:
    assert _reasons(ROUTINE_SHEET) == (UNSIGNED_PREPARED, UNSIGNED_CHECKED)
    assert _reasons(signed(ROUTINE_SHEET)) == (UNSIGNED_CHECKED,)
    worksheet = signed_by_both(ROUTINE_SHEET)
    assert finality(worksheet, evaluated(worksheet), second_check_required=True) == Finality()
    assert Finality().is_final


def test_without_a_required_check_one_name_is_enough() -> None:
    assert _reasons(ROUTINE_SHEET, second_check_required=False) == (UNSIGNED_PREPARED,)
    assert _reasons(signed(ROUTINE_SHEET), second_check_required=False) == ()


def test_a_check_that_was_begun_or_passed_counts_even_where_none_is_required() -> None:
    differed = replace(signed(ROUTINE_SHEET), rounds=(Round("Bo Lind", AT, ("dose.daily_dose",)),))
    assert _reasons(differed, second_check_required=False) == (UNSIGNED_CHECKED,)
    agreed = replace(signed(ROUTINE_SHEET), rounds=(*differed.rounds, Round("Bo Lind", AT, ())))
    assert _reasons(agreed, second_check_required=False) == ()
    changed = signed(enter(signed_by_both(ROUTINE_SHEET), "notes", "x"))
    (reason,) = _reasons(changed, second_check_required=False)
    assert reason == (
        "Checked by: voided: the worksheet was changed after Bo Lind signed on Mon 23 Nov 2026 15:30;"
        " do the second check."
    )


def test_a_block_and_a_field_that_is_not_read_stand_in_the_way() -> None:
    blocked = signed_by_both(enter(ROUTINE_SHEET, "pump.programmed_volume", "20 mL"))
    assert _reasons(blocked) == ("VOL-01 blocks: settle what it says.",)
    unread = signed_by_both(enter(ROUTINE_SHEET, "dose.age_years", "4O"))
    assert _reasons(unread) == ("Age in years is not read: correct it.",)


def test_a_confirm_needs_a_reason_and_a_name() -> None:
    assert _reasons(signed_by_both(CONFIRMED)) == (
        "DOS-03 has no reason: say why it may stand, or change what it is about.",
    )
    message = next(each.message for each in evaluated(CONFIRMED).findings if each.rule == "DOS-03")
    reasoned = signed_by_both(confirm(CONFIRMED, "DOS-03", "Ordered so.", message))
    assert _reasons(reasoned) == ("Nobody answers for the reason of DOS-03: put a name to it.",)
    assert _reasons(signed_by_both(answered(CONFIRMED))) == ()


def test_a_name_under_a_reason_that_is_void_stands_in_the_way() -> None:
    changed = signed_by_both(enter(answered(CONFIRMED), "notes", "x"))
    (reason,) = _reasons(changed)
    assert reason == (
        "The name under the reason of DOS-03 is voided: the worksheet was changed after Cleo Diaz answered for it on"
        " Mon 23 Nov 2026 14:05: put a name to it again."
    )


@pytest.mark.parametrize("role", [PREPARED, CHECKED])
def test_names_under_something_else_do_not_count(role: str) -> None:
    both = signed_by_both(ROUTINE_SHEET)
    evaluation = evaluated(both)
    for other in (replace(evaluation, reference_sha256="0" * 64), replace(evaluation, version="99.0")):
        reasons = finality(both, other, second_check_required=True).reasons
        assert len(reasons) == 2
        assert any("void: " in reason and role[:5] in reason.lower() for reason in reasons)
    assert len(_reasons(changed_outside(both, "notes", "x"))) == 2
    assert len(_reasons(enter(both, "notes", "x"))) == 2


def test_every_reason_is_one_sentence() -> None:
    worksheets = (Worksheet(), ROUTINE_SHEET, CONFIRMED, enter(signed_by_both(answered(CONFIRMED)), "notes", "x"))
    reasons = [reason for worksheet in worksheets for reason in _reasons(worksheet)]
    assert reasons
    assert all(reason.endswith(".") and ". " not in reason for reason in reasons)


def test_it_is_no_rule_of_the_evaluation() -> None:
    assert "CHK-01" not in {rule.id for rule in RULES}
    assert evaluated(ROUTINE_SHEET).exit_status == 0
