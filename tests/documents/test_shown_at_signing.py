"""What was shown to whoever signed is kept with the signature, bound to it, and in nobody's file but the person's."""

from itb_calc.documents.blind_check import Match, sign_as_checked, with_round
from itb_calc.documents.signatures import sign, signature_state
from itb_calc.documents.unsaved import unsaved_of
from itb_calc.worksheet.codec import read_worksheet
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.shown import shown_at_signing
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet
from tests.documents.signed import AT, CONFIRMED, LATER, answered, evaluated
from tests.worksheet.sheets import REFERENCE

SHA = REFERENCE.sha256


def _signed() -> Worksheet:
    worksheet = answered(CONFIRMED)
    shown = shown_at_signing(evaluated(worksheet))
    prepared = sign(worksheet, PREPARED, "Ann Smith", AT, SHA, shown=shown)
    assert isinstance(prepared, Worksheet)
    compared = with_round(prepared, "Bo Lind", LATER, Match())
    both = sign_as_checked(compared, "Bo Lind", LATER, SHA, shown=shown)
    assert isinstance(both, Worksheet)
    return both


def test_who_signs_keeps_what_was_shown_then() -> None:
    both = _signed()
    for role in (PREPARED, CHECKED):
        shown = both.signatures[role].shown
        assert dict(shown.results)["flow_rate"] == "0.3 mL/day"
        assert dict(shown.results)["measured_stock_volume"] == "32.5 mL"
        assert [rule for rule, _ in shown.findings] == [each.rule for each in evaluated(both).findings]
        assert ("DOS-03", both.confirmations["DOS-03"].message) in shown.findings
        assert signature_state(both, role, SHA).counts


def test_what_was_shown_comes_back_from_the_file() -> None:
    both = _signed()
    content = write_worksheet(both)
    assert read_worksheet(content) == both
    assert b'"shown": {\n        "results": {' in content


def test_what_is_kept_of_unsaved_work_has_nothing_of_it_and_no_hash_of_what_was_compared() -> None:
    kept = unsaved_of(_signed(), None).worksheet
    assert kept.signatures == {}
    assert [(each.by, each.content) for each in kept.rounds] == [("Bo Lind", "")]
