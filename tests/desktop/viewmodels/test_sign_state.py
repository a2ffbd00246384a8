"""The section "Check and sign": UNSIGNED where nobody vouches, void where it no longer holds, and what is missing."""

from dataclasses import replace

import pytest

from itb_calc.desktop.viewmodels.finding_state import finding_states
from itb_calc.desktop.viewmodels.sign_state import SignState, answered_in_words, sign_state
from itb_calc.documents.signatures import reason_state
from itb_calc.worksheet.edit import confirm, enter
from itb_calc.worksheet.text import Round, Worksheet
from tests.documents.signed import (
    AT,
    CONFIRMED,
    LATER,
    ROUTINE_SHEET,
    answered,
    changed_outside,
    evaluated,
    signed,
    signed_by_both,
)


def _state(worksheet: Worksheet, *, second_check_required: bool = True) -> SignState:
    return sign_state(worksheet, evaluated(worksheet), second_check_required=second_check_required)


def _message(worksheet: Worksheet) -> str:
    return next(each.message for each in evaluated(worksheet).findings if each.rule == "DOS-03")


def test_nobody_has_signed_an_empty_worksheet() -> None:
    state = _state(Worksheet())
    assert (state.prepared.text, state.checked.text) == ("▲ Prepared by: UNSIGNED", "▲ Checked by: UNSIGNED")
    assert (state.answers, state.rounds, state.check_waits) == ((), "", "")
    assert state.final == "Not final yet (CHK-01):\n– Nothing is entered: fill in the worksheet."


def test_names_stand_with_their_day_and_nothing_is_missing() -> None:
    state = _state(signed_by_both(ROUTINE_SHEET))
    assert state.prepared.text == "✓ Prepared by: Ann Smith, Mon 23 Nov 2026 14:05"
    assert state.checked.text == "✓ Checked by: Bo Lind, Mon 23 Nov 2026 15:30"
    assert state.missing == ()
    assert state.final == "Final: it can be printed without “not final” across it."
    assert state.check_waits == ""


def test_a_voided_name_stays_visible() -> None:
    state = _state(enter(signed_by_both(ROUTINE_SHEET), "notes", "x"))
    assert state.prepared.text == (
        "▲ Prepared by: voided: the worksheet was changed after Ann Smith signed on Mon 23 Nov 2026 14:05"
    )
    assert not state.prepared.counts
    assert len(state.missing) == 2
    assert state.check_waits == "The second check begins when somebody has signed as prepared. Sign as prepared first."


def test_the_second_check_is_asked_where_it_is_required() -> None:
    assert _state(signed(ROUTINE_SHEET)).missing == ("Checked by: UNSIGNED; do the second check.",)
    assert _state(signed(ROUTINE_SHEET), second_check_required=False).missing == ()
    assert _state(signed(ROUTINE_SHEET), second_check_required=False).final == (
        "Final: it can be printed without “not final” across it. The settings of the site require no second check."
    )
    assert "settings" not in _state(signed_by_both(ROUTINE_SHEET), second_check_required=False).final


def test_each_finding_to_confirm_has_a_line_for_its_name() -> None:
    (line,) = _state(CONFIRMED).answers
    assert (line.rule, line.reason, line.is_asked) == ("DOS-03", "", False)
    assert line.name.text == "▲ Answers for DOS-03: no reason is given"
    (line,) = _state(confirm(CONFIRMED, "DOS-03", "Ordered so.", _message(CONFIRMED))).answers
    assert (line.reason, line.is_asked, line.name.text) == ("Ordered so.", True, "▲ Answers for DOS-03: UNSIGNED")
    (line,) = _state(answered(CONFIRMED)).answers
    assert (line.is_asked, line.name.text) == (False, "✓ Answers for DOS-03: Cleo Diaz, Mon 23 Nov 2026 14:05")
    (line,) = _state(enter(answered(CONFIRMED), "notes", "x")).answers
    assert line.is_asked
    assert line.name.text.startswith("▲ Answers for DOS-03: voided: the worksheet was changed after Cleo Diaz")


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ((), ""),
        ((Round("Bo Lind", AT, ()),), "Second check: 1 comparison, nothing differed."),
        (
            (Round("Bo Lind", AT, ("dose.daily_dose", "pump.id")), Round("Bo Lind", LATER, ("dose.daily_dose",))),
            "Second check: 2 comparisons, it caught: Daily dose, Pump.",
        ),
    ],
)
def test_what_the_second_check_caught_stays(rounds: tuple[Round, ...], words: str) -> None:
    assert _state(replace(ROUTINE_SHEET, rounds=rounds)).rounds == words


def test_the_card_of_a_finding_says_who_answers_for_its_reason() -> None:
    def on_the_card(worksheet: Worksheet) -> str:
        evaluation = evaluated(worksheet)
        finding = next(each for each in evaluation.findings if each.rule == "DOS-03")
        state = next(each for each in finding_states(worksheet, evaluation) if each.rule == "DOS-03")
        assert state.answered == answered_in_words(reason_state(worksheet, finding))
        assert all(not each.answered for each in finding_states(worksheet, evaluation) if each.rule != "DOS-03")
        return state.answered

    assert on_the_card(CONFIRMED) == ""
    reasoned = confirm(CONFIRMED, "DOS-03", "Ordered so.", _message(CONFIRMED))
    assert on_the_card(reasoned) == "Answers for it: UNSIGNED"
    assert on_the_card(answered(CONFIRMED)) == "Answers for it: Cleo Diaz, Mon 23 Nov 2026 14:05"
    assert on_the_card(enter(answered(CONFIRMED), "notes", "x")).startswith("voided: the worksheet was changed")
    assert on_the_card(changed_outside(answered(CONFIRMED), "notes", "x")).startswith("void: what stands here is not")
