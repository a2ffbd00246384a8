"""What somebody writes into the file by hand is no signature: each part of one is bound to the others."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from itb_calc.documents.finality import finality
from itb_calc.documents.prints import printed, void_prints
from itb_calc.documents.signatures import Standing, reason_state, signature_state
from itb_calc.worksheet.codec import FileRefused, read_worksheet
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.content import entered_sha256, reason_sha256, signature_sha256, signed_sha256
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.text import CHECKED, PREPARED, ShownAtSigning, Signature, Worksheet, voided
from tests.documents.signed import AT, CONFIRMED, LATER, ROUTINE_SHEET, answered, evaluated, signed, signed_by_both
from tests.worksheet.sheets import REFERENCE

SHA = REFERENCE.sha256
BOTH = signed_by_both(ROUTINE_SHEET)


def _standing(worksheet: Worksheet, role: str) -> Standing:
    return signature_state(worksheet, role, SHA).standing


def _is_final(worksheet: Worksheet) -> bool:
    return finality(worksheet, evaluated(worksheet), second_check_required=True).is_final


def _rewritten(worksheet: Worksheet, change: Callable[[Any], object]) -> Worksheet:
    """Change the file with an editor, and read it again."""
    data = json.loads(write_worksheet(worksheet))
    change(data)
    again = read_worksheet(json.dumps(data).encode())
    assert not isinstance(again, FileRefused), again
    return again


def _with(worksheet: Worksheet, role: str, **parts: Any) -> Worksheet:  # noqa: ANN401 - any part of a signature
    signature = replace(worksheet.signatures[role], **parts)
    return replace(worksheet, signatures={**worksheet.signatures, role: signature})


def _resealed(worksheet: Worksheet, role: str, name: str) -> Worksheet:
    """Put in a name with the right hash, as somebody does who knows how it is made."""
    forged = replace(worksheet.signatures[role], name=name)
    stands_on = worksheet.rounds[-1] if role == CHECKED else None
    return _with(worksheet, role, name=name, content=signature_sha256(worksheet, role, forged, stands_on))


def test_copying_the_hash_of_who_prepared_makes_no_check() -> None:
    prepared = signed(ROUTINE_SHEET)
    forged = replace(
        prepared, signatures={**prepared.signatures, CHECKED: replace(prepared.signatures[PREPARED], name="Bo Lind")}
    )
    assert _standing(forged, CHECKED) is Standing.CHANGED
    assert not _is_final(forged)


def test_the_hash_of_what_is_signed_alone_makes_no_signature() -> None:
    forged = _with(BOTH, PREPARED, content=signed_sha256(BOTH))
    assert _standing(forged, PREPARED) is Standing.CHANGED


@pytest.mark.parametrize(
    "parts",
    [
        {"name": "Dora Ek"},
        {"at": "2026-11-24T08:00"},
        {"reference": "0" * 64},
        {"version": "99.0"},
        {"shown": ShownAtSigning((("flow_rate", "0.3 mL/day"),), ())},
        {"shown": ShownAtSigning((), (("DOS-03", "x"),))},
    ],
)
@pytest.mark.parametrize("role", [PREPARED, CHECKED])
def test_no_part_of_a_signature_can_be_another_one(role: str, parts: dict[str, Any]) -> None:
    assert _standing(BOTH, role) is Standing.COUNTS
    assert _standing(_with(BOTH, role, **parts), role) is Standing.CHANGED


def test_who_prepared_cannot_be_made_who_checked_under_another_writing_of_the_name() -> None:
    forged = _resealed(replace(BOTH, rounds=(replace(BOTH.rounds[-1], by="Dr. A. Smith"),)), CHECKED, "Dr. A. Smith")
    state = signature_state(forged, CHECKED, SHA)
    assert state.standing is Standing.SAME_PERSON
    assert state.words == "void: one person cannot do both, and Dr. A. Smith signed on Mon 23 Nov 2026 15:30"
    assert not _is_final(forged)


@pytest.mark.parametrize("name", ["UNSIGNED", "pharmacist", "Bo Lind\nand Ann Smith", " Bo Lind", "Bo Lind 2"])
@pytest.mark.parametrize("role", [PREPARED, CHECKED])
def test_what_is_no_name_signs_nothing_though_the_hash_is_right(role: str, name: str) -> None:
    state = signature_state(_resealed(BOTH, role, name), role, SHA)
    assert (state.standing, state.name) == (Standing.NO_NAME, "UNSIGNED")
    assert state.words == "void: what stands here as a name does not say who signed"


def test_a_check_without_its_comparison_has_nothing_to_stand_on() -> None:
    without = _rewritten(BOTH, lambda data: data.pop("second_check"))
    assert without.signatures == BOTH.signatures
    assert _standing(without, CHECKED) is Standing.CHANGED
    assert not _is_final(without)


@pytest.mark.parametrize(
    "parts",
    [{"content": ""}, {"content": "ab" * 32}, {"by": "Dora Ek"}, {"at": "x"}, {"differing": ("dose.daily_dose",)}],
)
def test_a_check_stands_on_its_own_comparison_and_on_no_other(parts: dict[str, Any]) -> None:
    other = replace(BOTH, rounds=(replace(BOTH.rounds[-1], **parts),))
    assert _standing(other, CHECKED) is Standing.CHANGED


def test_deleting_void_in_the_file_revives_no_signature_and_no_print() -> None:
    changed = enter(printed(BOTH, "label", LATER), "notes", "x")
    back = enter(changed, "notes", "")

    def revive(data: Any) -> None:  # noqa: ANN401 - JSON
        for each in (*data["signatures"].values(), *data["prints"]):
            del each["void"]

    revived = _rewritten(back, revive)
    assert signed_sha256(revived) == signed_sha256(BOTH)
    assert not any(each.is_void for each in revived.signatures.values())
    assert not any(each.is_void for each in revived.prints)
    assert [_standing(revived, role) for role in (PREPARED, CHECKED)] == [Standing.CHANGED, Standing.CHANGED]
    assert void_prints(revived) == revived.prints


def test_deleting_void_in_the_file_revives_no_reason() -> None:
    worksheet = answered(CONFIRMED)
    back = enter(enter(worksheet, "notes", "x"), "notes", "")
    revived = _rewritten(back, lambda data: data["confirmations"]["DOS-03"].pop("void"))
    finding = next(each for each in evaluated(revived).findings if each.rule == "DOS-03")
    assert reason_state(worksheet, finding).counts
    assert reason_state(revived, finding).standing is Standing.CHANGED


def test_what_is_void_twice_is_void_once() -> None:
    once = voided(Signature("Ann Smith", AT, "ab", SHA))
    assert (once.is_void, once.content) == (True, "void:ab")
    assert voided(once) == once


def test_a_reason_is_bound_to_who_answers_for_it_and_to_its_words() -> None:
    worksheet = answered(CONFIRMED)
    finding = next(each for each in evaluated(worksheet).findings if each.rule == "DOS-03")
    given = worksheet.confirmations["DOS-03"]
    for other in (
        replace(given, by="Dora Ek"),
        replace(given, at=LATER),
        replace(given, reason="Other."),
        replace(given, content=entered_sha256(worksheet)),
    ):
        forged = replace(worksheet, confirmations={**worksheet.confirmations, "DOS-03": other})
        assert reason_state(forged, finding).standing is Standing.CHANGED
    nobody = replace(given, by="on duty")
    nobody = replace(nobody, content=reason_sha256(worksheet, "DOS-03", nobody))
    state = reason_state(replace(worksheet, confirmations={"DOS-03": nobody}), finding)
    assert (state.standing, state.by, state.counts) == (Standing.NO_NAME, "UNSIGNED", False)
    assert state.words == "void: what stands here as a name does not say who answers"


def test_what_an_older_file_lacks_counts_as_not_vouched_for() -> None:
    content = (Path(__file__).parents[1] / "worksheet" / "files" / "schema-1-with-the-record.itb.json").read_bytes()
    older = read_worksheet(content)
    assert not isinstance(older, FileRefused)
    assert [each.content for each in older.rounds] == ["", ""]
    assert older.signatures[CHECKED].shown == ShownAtSigning()
    assert _standing(older, CHECKED) is Standing.CHANGED
