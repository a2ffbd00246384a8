"""What a name stands under: each part of it makes another hash, and what was shown is one of the parts."""

from dataclasses import replace

import pytest

from itb_calc.worksheet.content import reason_sha256, signature_sha256
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.shown import shown_at_signing
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Round, Signature
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, read_sheet

WORKSHEET = read_sheet(ROUTINE)
SHOWN = shown_at_signing(evaluate(WORKSHEET, REFERENCE, TODAY))
SIGNATURE = Signature("Ann Smith", "2026-11-23T09:30", "", "f" * 64, version="0.1.0", shown=SHOWN)
ROUND = Round("Bo Lee", "2026-11-23T10:00", (), "c" * 64)
REASON = Confirmation("Ordered.", "High.", "Ann Smith", "2026-11-23T09:30")


def test_what_was_shown_is_each_result_and_each_finding_as_it_was_read() -> None:
    assert dict(SHOWN.results)["book_by_date"] == "Fri 5 Mar 2027"
    evaluation = evaluate(WORKSHEET, REFERENCE, TODAY)
    assert SHOWN.findings == tuple((each.rule, each.message) for each in evaluation.findings)
    assert SHOWN.findings


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Ann Smyth"},
        {"at": "2026-11-23T09:31"},
        {"reference": "e" * 64},
        {"version": "0.1.1"},
        {"shown": replace(SHOWN, results=SHOWN.results[1:])},
        {"shown": replace(SHOWN, findings=())},
    ],
)
def test_every_part_of_a_signature_is_in_its_hash(other: dict[str, object]) -> None:
    first = signature_sha256(WORKSHEET, PREPARED, SIGNATURE)
    assert signature_sha256(WORKSHEET, PREPARED, replace(SIGNATURE, **other)) != first  # type: ignore[arg-type]
    assert signature_sha256(WORKSHEET, PREPARED, replace(SIGNATURE, content="x")) == first, "but the hash itself"


def test_the_role_the_worksheet_and_the_comparison_are_in_it_too() -> None:
    hashes = [
        signature_sha256(WORKSHEET, PREPARED, SIGNATURE),
        signature_sha256(WORKSHEET, CHECKED, SIGNATURE),
        signature_sha256(replace(WORKSHEET, number="ITB-1"), PREPARED, SIGNATURE),
        signature_sha256(WORKSHEET, CHECKED, SIGNATURE, ROUND),
        signature_sha256(WORKSHEET, CHECKED, SIGNATURE, replace(ROUND, by="Bo Leigh")),
    ]
    assert len(set(hashes)) == len(hashes)


@pytest.mark.parametrize("other", [{"reason": "x"}, {"message": "x"}, {"by": "x"}, {"at": "x"}])
def test_every_part_of_a_reason_is_in_its_hash(other: dict[str, str]) -> None:
    first = reason_sha256(WORKSHEET, "DOS-02", REASON)
    assert reason_sha256(WORKSHEET, "DOS-02", replace(REASON, **other)) != first  # type: ignore[arg-type]
    assert reason_sha256(WORKSHEET, "DOS-03", REASON) != first
    assert reason_sha256(replace(WORKSHEET, number="ITB-1"), "DOS-02", REASON) != first
