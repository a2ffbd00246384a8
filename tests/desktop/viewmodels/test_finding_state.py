"""The findings panel: what is in it and in which order, where each leads, and when a reason counts."""

from dataclasses import replace

import pytest

from itb_calc.desktop.viewmodels.finding_state import (
    FindingState,
    announcement,
    counts_in_words,
    finding_states,
)
from itb_calc.safety.catalogue import RULES
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit.fields import label_of
from itb_calc.worksheet.edit import confirm
from itb_calc.worksheet.text import Worksheet
from tests.desktop.viewmodels.pages import (
    BLOCKED,
    HIGH_DOSE,
    INCOMPLETE_NAME,
    NO_BUFFER,
    evaluation_of,
    finding,
    page,
    page_of,
)
from tests.safety.worksheets import DILUTED, Changes, worksheet

_SAYS = (
    "4,500 mcg/day is above the highest dose published for spasticity of spinal origin, 2,003 mcg/day."
    " Say why this dose is meant."
)
_BLOCK = FindingState(
    "VOL-01",
    Severity.BLOCK,
    "40 mL is injected, but 20 mL is programmed: the pump would alarm early. Make them equal.",
    "closed claim",
    "pump.injected_volume",
    "Injected volume",
    "every number of days, every date",
)
_CAUTION = FindingState("RES-06", Severity.CAUTION, "No buffer. Enter one.", "advice", "", "", "")
_CONFIRM = FindingState("DOS-02", Severity.CONFIRM, "High. Say why.", "label", "dose.daily_dose", "Daily dose", "")


def _states(sheet: Worksheet) -> tuple[FindingState, ...]:
    return finding_states(sheet, evaluation_of(sheet))


def _answered(reason: str, message: str, changes: Changes = HIGH_DOSE) -> FindingState:
    sheet = confirm(worksheet(changes), "DOS-02", reason, message)
    return next(state for state in _states(sheet) if state.rule == "DOS-02")


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, []),
        (DILUTED, []),
        (BLOCKED, ["VOL-01"]),
        (NO_BUFFER, ["RES-06"]),
        (HIGH_DOSE, ["DOS-02", "DOS-01", "SLP-01"]),
        ({**HIGH_DOSE, **BLOCKED, **NO_BUFFER}, ["VOL-01", "DOS-02", "RES-06", "DOS-01", "SLP-01"]),
    ],
)
def test_the_gravest_stands_first_and_remarks_are_not_in_the_panel(changes: Changes, rules: list[str]) -> None:
    assert [state.rule for state in page(changes).findings] == rules


@pytest.mark.parametrize("changes", [{}, DILUTED, BLOCKED, HIGH_DOSE, INCOMPLETE_NAME, NO_BUFFER])
def test_remarks_stand_beside_the_results_and_nowhere_else(changes: Changes) -> None:
    evaluation = evaluation_of(worksheet(changes))
    remarks = [found for found in evaluation.findings if found.severity is Severity.INFO]
    shown = page(changes)
    beside = sorted(text for texts in shown.remarks.values() for text in texts)
    assert beside == sorted(f"{remark.rule}: {remark.message}" for remark in remarks)
    assert {remark.rule for remark in remarks}.isdisjoint(state.rule for state in shown.findings)
    assert len(shown.findings) + len(remarks) == len(evaluation.findings)


def test_a_block_says_what_is_wrong_where_it_leads_and_what_it_withholds() -> None:
    assert page(BLOCKED).findings == (_BLOCK,)
    assert _BLOCK.heading == "■ BLOCK VOL-01"
    assert _BLOCK.spoken == (
        "block, VOL-01. 40 mL is injected, but 20 mL is programmed: the pump would alarm early. Make them equal."
        " Goes to Injected volume. Withholds every number of days, every date."
    )


@pytest.mark.parametrize(
    ("severity", "shape", "heading", "needs_reason"),
    [
        (Severity.BLOCK, "■", "■ BLOCK DOS-02", False),
        (Severity.CONFIRM, "▲", "▲ CONFIRM DOS-02", True),
        (Severity.CAUTION, "●", "● CAUTION DOS-02", False),
    ],
)
def test_a_severity_has_a_word_and_a_shape_and_only_a_confirmation_asks_for_a_reason(
    severity: Severity, shape: str, heading: str, *, needs_reason: bool
) -> None:
    state = replace(_CONFIRM, severity=severity)
    assert (state.shape, state.heading, state.needs_reason) == (shape, heading, needs_reason)
    assert state.spoken == f"{severity.value}, DOS-02. High. Say why. Goes to Daily dose."


def test_a_finding_without_a_field_goes_nowhere_and_says_so_by_silence() -> None:
    assert _CAUTION.spoken == "caution, RES-06. No buffer. Enter one."


@pytest.mark.parametrize(
    ("rule", "changes", "path", "place"),
    [
        ("VOL-01", BLOCKED, "pump.injected_volume", "Injected volume"),
        ("PRD-02", INCOMPLETE_NAME, "product.label_strength", "Strength on the label"),
        ("DOS-02", HIGH_DOSE, "dose.daily_dose", "Daily dose"),
        ("CHK-02", {"previous.first_fill": False}, "previous.daily_dose", "Previous daily dose"),
        (
            "CHK-02",
            {"previous.first_fill": None, "previous.daily_dose": "400 mcg/day", "dose.phase": None},
            "dose.phase",
            "Phase",
        ),
        ("CHK-02", {"pump.id": "other"}, "pump.minimum_flow", "Minimum flow"),
        (
            "CHK-02",
            {"previous.first_fill": False, "previous.daily_dose": "400 mcg/day"},
            "previous.concentration",
            "Previous concentration",
        ),
    ],
)
def test_a_finding_leads_to_the_first_of_its_fields_that_the_page_shows(
    rule: str, changes: Changes, path: str, place: str
) -> None:
    state = finding(rule, changes)
    assert (state.path, state.place) == (path, place)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_field_that_a_rule_names_has_a_label(rule: object) -> None:
    named = getattr(rule, "fields", ())
    assert [label_of(field.path) for field in named] == [field.label for field in named]
    assert label_of("dose.schedule") == "Day schedule"


@pytest.mark.parametrize(
    ("rule", "changes", "words"),
    [
        ("VOL-01", BLOCKED, "every number of days, every date"),
        ("PRD-02", INCOMPLETE_NAME, "stock volume, containers of stock, left over in containers"),
        ("FLW-01", {"dose.daily_dose": "50 mcg/day"}, "flow, every number of days, every date"),
        (
            "PRD-01",
            {"product.id": "baclofen-5mg-5ml-solution"},
            "stock concentration, stock volume, pump concentration, flow, every number of days, every date",
        ),
        ("VOL-01", {**BLOCKED, "fill_date": None}, "every number of days"),
        ("DOS-02", HIGH_DOSE, ""),
        ("RES-06", NO_BUFFER, ""),
    ],
)
def test_what_is_withheld_is_named_a_family_by_one_word(rule: str, changes: Changes, words: str) -> None:
    assert finding(rule, changes).withholds == words


def test_a_reason_counts_for_the_message_that_it_was_given_for() -> None:
    state = _answered("Ordered by two prescribers.", _SAYS)
    assert state.message == _SAYS
    assert (state.reason, state.earlier_reason) == ("Ordered by two prescribers.", "")


@pytest.mark.parametrize("dose", ["4501 mcg/day", "2004 mcg/day", "9000 mcg/day"])
def test_a_reason_does_not_count_any_more_when_the_finding_says_something_else(dose: str) -> None:
    state = _answered("Ordered by two prescribers.", _SAYS, {"dose.daily_dose": dose})
    assert state.severity is Severity.CONFIRM
    assert (state.reason, state.earlier_reason) == ("", "Ordered by two prescribers.")


def test_a_reason_counts_again_when_the_finding_says_again_what_it_said() -> None:
    sheet = confirm(worksheet({"dose.daily_dose": "4501 mcg/day"}), "DOS-02", "Ordered.", _SAYS)
    again = replace(sheet, texts={**sheet.texts, "dose.daily_dose": "4500 mcg/day"})
    assert next(state.reason for state in _states(again) if state.rule == "DOS-02") == "Ordered."


def test_without_a_reason_none_is_shown() -> None:
    state = finding("DOS-02", HIGH_DOSE)
    assert (state.reason, state.earlier_reason) == ("", "")


@pytest.mark.parametrize(("rule", "changes"), [("VOL-01", BLOCKED), ("RES-06", NO_BUFFER)])
@pytest.mark.parametrize("is_same", [True, False])
def test_a_block_and_a_caution_take_no_reason(rule: str, changes: Changes, *, is_same: bool) -> None:
    message = finding(rule, changes).message if is_same else "Something else."
    state = next(state for state in _states(confirm(worksheet(changes), rule, "Because.", message)))
    assert (state.rule, state.reason, state.earlier_reason, state.needs_reason) == (rule, "", "", False)


@pytest.mark.parametrize("rule", ["VOL-01", "DOS-02", "RES-06", "NEW-99"])
def test_a_reason_changes_no_result_and_takes_no_finding_away(rule: str) -> None:
    sheet = worksheet({**BLOCKED, **HIGH_DOSE, **NO_BUFFER})
    before, after = page_of(sheet), page_of(confirm(sheet, rule, "Because.", "Something."))
    assert before.results == after.results
    assert [state.heading for state in before.findings] == [state.heading for state in after.findings]
    assert before.counts == after.counts


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "none"),
        (BLOCKED, "■ 1 block"),
        (HIGH_DOSE, "▲ 1 confirm, ● 2 caution"),
        ({**BLOCKED, **HIGH_DOSE, **NO_BUFFER}, "■ 1 block, ▲ 1 confirm, ● 3 caution"),
        ({"pump.alarm_volume": "1,5 mL"}, "1 not read"),
        ({**NO_BUFFER, "pump.alarm_volume": "1,5 mL", "dose.age_years": "x"}, "● 1 caution, 2 not read"),
    ],
)
def test_each_severity_is_counted_and_so_is_what_is_not_read(changes: Changes, words: str) -> None:
    assert page(changes).counts == words


def test_nothing_to_count_is_said_in_a_word() -> None:
    assert counts_in_words((), 0) == "none"
    assert counts_in_words((_BLOCK, _BLOCK), 1) == "■ 2 block, 1 not read"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((), (), ""),
        ((), (_BLOCK,), _BLOCK.spoken),
        ((_BLOCK,), (_BLOCK,), ""),
        ((_BLOCK,), (), ""),
        ((_CAUTION,), (_BLOCK, _CAUTION), _BLOCK.spoken),
        ((), (_BLOCK, _CAUTION), f"{_BLOCK.spoken} {_CAUTION.spoken}"),
        ((_CAUTION, _BLOCK), (_BLOCK, _CAUTION), ""),
        # The same rule, but graver now.
        ((replace(_CONFIRM, severity=Severity.CAUTION),), (_CONFIRM,), _CONFIRM.spoken),
        # Every keystroke may change a figure in a message: that is no news.
        (
            (_CONFIRM,),
            (replace(_CONFIRM, message="Higher. Say why."),),
            "confirm, DOS-02. Higher. Say why. Goes to Daily dose.",
        ),
        ((_CONFIRM,), (replace(_CONFIRM, reason="Ordered."),), ""),
    ],
)
def test_only_what_is_new_is_announced(
    before: tuple[FindingState, ...], now: tuple[FindingState, ...], said: str
) -> None:
    assert announcement(before, now) == said


def test_a_finding_is_announced_again_when_it_says_something_else() -> None:
    routine, high, higher = page({}), page(HIGH_DOSE), page({"dose.daily_dose": "4510 mcg/day"})
    news = announcement(routine.findings, high.findings)
    assert news.startswith(f"confirm, DOS-02. {_SAYS} Goes to Daily dose. caution, DOS-01. ")
    assert announcement(high.findings, higher.findings).startswith("confirm, DOS-02. 4,510 mcg/day is above ")
    assert announcement(high.findings, high.findings) == ""
    assert announcement(high.findings, routine.findings) == ""


@pytest.mark.parametrize(
    ("schedule", "path", "place"),
    [(({"start": "00:00"},), "dose.schedule", "Day schedule"), ((), "dose.daily_dose", "Daily dose")],
)
def test_a_finding_leads_to_the_day_schedule_only_where_one_is_entered(
    schedule: tuple[dict[str, str], ...], path: str, place: str
) -> None:
    sheet = replace(worksheet({}), schedule=schedule)
    named = Finding("DOS-08", Severity.CAUTION, ("dose.schedule", "dose.daily_dose"), "Gap. Check.", "project rule")
    state = finding_states(sheet, replace(evaluation_of(sheet), findings=(named,)))[0]
    assert (state.path, state.place) == (path, place)
