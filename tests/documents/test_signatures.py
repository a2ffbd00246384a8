"""Signatures: two people, each under what stood there, on these figures; anything else does not count."""

from dataclasses import replace

import pytest

from itb_calc import __version__
from itb_calc.documents.signatures import (
    Standing,
    named,
    reason_state,
    sign,
    signature_state,
)
from itb_calc.safety.finding import Finding
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.content import reason_sha256, signature_sha256
from itb_calc.worksheet.edit import confirm, enter
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Print, Signature, Worksheet
from tests.documents.signed import (
    AT,
    CONFIRMED,
    LATER,
    ROUTINE_SHEET,
    answered,
    changed_outside,
    evaluated,
    refused,
    signed,
    signed_by_both,
)
from tests.worksheet.sheets import REFERENCE

SHA = REFERENCE.sha256


def _state(worksheet: Worksheet, role: str = PREPARED) -> tuple[Standing, str]:
    state = signature_state(worksheet, role, SHA)
    return state.standing, state.words


def _finding(worksheet: Worksheet) -> Finding:
    return next(finding for finding in evaluated(worksheet).findings if finding.rule == "DOS-03")


def test_a_signature_stands_under_what_is_entered_on_these_figures_and_in_this_program() -> None:
    worksheet = signed(ROUTINE_SHEET, name="  Ann Smith ")
    bare = Signature("Ann Smith", AT, "", SHA, version=__version__)
    assert worksheet.signatures == {
        PREPARED: replace(bare, content=signature_sha256(ROUTINE_SHEET, PREPARED, bare)),
    }
    assert replace(worksheet, signatures={}) == ROUTINE_SHEET
    state = signature_state(worksheet, PREPARED, SHA)
    assert (state.counts, state.title, state.name, state.at) == (True, "Prepared by", "Ann Smith", AT)
    assert state.words == "Ann Smith, Mon 23 Nov 2026 14:05"


def test_without_a_name_it_says_unsigned() -> None:
    assert _state(ROUTINE_SHEET) == (Standing.UNSIGNED, "UNSIGNED")
    assert signature_state(ROUTINE_SHEET, CHECKED, SHA).name == "UNSIGNED"
    assert not signature_state(ROUTINE_SHEET, CHECKED, SHA).counts


@pytest.mark.parametrize("role", [PREPARED, CHECKED])
def test_a_filler_signs_nothing(role: str) -> None:
    assert refused(sign(ROUTINE_SHEET, role, "pharmacist", AT, SHA)).startswith("pharmacist does not say who signs.")


def test_the_second_person_is_another_one() -> None:
    prepared = signed(ROUTINE_SHEET)
    assert refused(sign(prepared, CHECKED, "smith, ANN", LATER, SHA)) == (
        "Ann Smith has signed as prepared. Another person must sign as checked."
    )
    both = signed(prepared, CHECKED, "Bo Lind", LATER)
    assert _state(both) == (Standing.COUNTS, "Ann Smith, Mon 23 Nov 2026 14:05")
    assert _state(both, CHECKED) == (Standing.COUNTS, "Bo Lind, Mon 23 Nov 2026 15:30")
    assert refused(sign(both, PREPARED, "bo lind", LATER, SHA)) == (
        "Bo Lind has signed as checked. Another person must sign as prepared."
    )


def test_nothing_is_checked_that_nobody_has_prepared() -> None:
    sentence = "Nobody has signed as prepared what stands here now. Sign as prepared first, then check."
    assert refused(sign(ROUTINE_SHEET, CHECKED, "Bo Lind", AT, SHA)) == sentence
    void = enter(signed(ROUTINE_SHEET), "notes", "x")
    assert refused(sign(void, CHECKED, "Bo Lind", AT, SHA)) == sentence
    elsewhere = changed_outside(signed(ROUTINE_SHEET), "notes", "x")
    assert refused(sign(elsewhere, CHECKED, "Bo Lind", AT, SHA)) == sentence


def test_who_checked_before_a_change_may_prepare_what_came_of_it() -> None:
    changed = enter(signed_by_both(ROUTINE_SHEET), "notes", "x")
    again = signed(changed, PREPARED, "Bo Lind", LATER)
    assert _state(again)[0] is Standing.COUNTS
    assert signed(again, CHECKED, "Ann Smith", LATER).signatures[CHECKED].name == "Ann Smith"


def test_a_change_voids_both_names_visibly_and_for_ever() -> None:
    changed = enter(signed_by_both(ROUTINE_SHEET), "dose.daily_dose", "451 mcg/day")
    back = enter(changed, "dose.daily_dose", "450 mcg/day")
    for worksheet in (changed, back):
        assert _state(worksheet) == (
            Standing.VOID,
            "voided: the worksheet was changed after Ann Smith signed on Mon 23 Nov 2026 14:05",
        )
        assert _state(worksheet, CHECKED)[0] is Standing.VOID


def test_a_change_outside_the_program_is_seen() -> None:
    assert _state(changed_outside(signed(ROUTINE_SHEET), "dose.daily_dose", "45 mcg/day")) == (
        Standing.CHANGED,
        "void: what stands here is not what Ann Smith signed on Mon 23 Nov 2026 14:05",
    )


def test_other_figures_and_another_program_are_seen() -> None:
    worksheet = signed(ROUTINE_SHEET)
    other = signature_state(worksheet, PREPARED, "0" * 64)
    assert other.standing is Standing.OTHER_REFERENCE
    assert other.words == "void: the reference data are others than when Ann Smith signed on Mon 23 Nov 2026 14:05"
    newer = signature_state(worksheet, PREPARED, SHA, "99.0")
    assert newer.standing is Standing.OTHER_VERSION
    assert newer.words == (
        "void: this is another version of itb-calc than when Ann Smith signed on Mon 23 Nov 2026 14:05"
    )


def test_a_name_signed_once_more_voids_what_was_printed() -> None:
    prints = (Print("worksheet", AT, "abc"), Print("label", AT, "abc", is_void=True))
    worksheet = signed(replace(ROUTINE_SHEET, prints=prints))
    assert [each.is_void for each in worksheet.prints] == [True, True]


def test_a_signed_worksheet_comes_back_from_its_file_as_it_was() -> None:
    worksheet = signed_by_both(answered(CONFIRMED))
    again = read_worksheet(write_worksheet(worksheet))
    assert not isinstance(again, FileRefused)
    assert again == worksheet
    assert _state(again, CHECKED)[0] is Standing.COUNTS


def test_a_reason_counts_with_the_name_of_who_answers_for_it() -> None:
    finding = _finding(CONFIRMED)
    assert reason_state(CONFIRMED, finding).words == "no reason is given"
    given = confirm(CONFIRMED, "DOS-03", "Ordered so.", finding.message)
    state = reason_state(given, finding)
    assert (state.standing, state.reason, state.by, state.words, state.counts) == (
        Standing.UNSIGNED,
        "Ordered so.",
        "UNSIGNED",
        "UNSIGNED",
        False,
    )
    worksheet = named(given, "DOS-03", " Cleo Diaz ", AT)
    assert isinstance(worksheet, Worksheet)
    bare = Confirmation("Ordered so.", finding.message, "Cleo Diaz", AT)
    assert worksheet.confirmations["DOS-03"] == replace(bare, content=reason_sha256(CONFIRMED, "DOS-03", bare))
    state = reason_state(worksheet, finding)
    assert (state.counts, state.by, state.words) == (True, "Cleo Diaz", "Cleo Diaz, Mon 23 Nov 2026 14:05")


def test_a_name_under_a_reason_is_a_persons_and_stands_under_a_reason() -> None:
    assert refused(named(CONFIRMED, "DOS-03", "-", AT)).startswith("- does not say who signs.")
    sentence = "No reason is given for DOS-03 yet. Type the reason, then the name of who answers for it."
    assert refused(named(CONFIRMED, "DOS-03", "Cleo Diaz", AT)) == sentence
    blank = replace(CONFIRMED, confirmations={"DOS-03": Confirmation(" ", "x")})
    assert refused(named(blank, "DOS-03", "Cleo Diaz", AT)) == sentence


def test_a_reason_holds_for_what_the_finding_said_and_no_longer() -> None:
    worksheet = answered(CONFIRMED)
    assert not reason_state(worksheet, replace(_finding(worksheet), message="Something else.")).counts
    changed = enter(worksheet, "notes", "x")
    state = reason_state(changed, _finding(changed))
    assert (state.standing, state.counts) == (Standing.VOID, False)
    assert state.words == ("voided: the worksheet was changed after Cleo Diaz answered for it on Mon 23 Nov 2026 14:05")
    elsewhere = changed_outside(worksheet, "notes", "x")
    state = reason_state(elsewhere, _finding(elsewhere))
    assert (state.standing, state.counts) == (Standing.CHANGED, False)
    assert state.words.startswith("void: what stands here is not what stood here when Cleo Diaz answered for it")


def test_a_new_name_under_a_reason_voids_what_was_signed_before_it() -> None:
    worksheet = signed_by_both(answered(CONFIRMED))
    again = named(worksheet, "DOS-03", "Dora Ek", LATER)
    assert isinstance(again, Worksheet)
    assert {role: each.is_void for role, each in again.signatures.items()} == {PREPARED: True, CHECKED: True}
    assert again.confirmations["DOS-03"].by == "Dora Ek"
    assert not again.confirmations["DOS-03"].is_void
