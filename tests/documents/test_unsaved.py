"""What of unsaved work is kept says nothing of the patient; what is private comes back from the person's own file."""

from dataclasses import fields, replace

import pytest

from itb_calc.documents.file_state import FileState
from itb_calc.documents.recovery_file import Left, Origin, left_of, read_left, write_left
from itb_calc.documents.unsaved import Unsaved, unsaved_of, with_private_text
from itb_calc.visit.fields import BY_PATH
from itb_calc.visit.kinds import TextKind
from itb_calc.worksheet import edit
from itb_calc.worksheet.codec import FileRefused
from itb_calc.worksheet.text import PREPARED, Confirmation, Signature, Worksheet
from tests.documents.papers import BY, IDENTIFIER, NOTES, PLAIN, REASON, WHOLE

_STATE = FileState(7, 123, "5" * 64)
_ALL = ("DOS-02", "RES-10", "notes", "patient.identifier", "signatures")


def _kept(worksheet: Worksheet, saved: Worksheet | None) -> str:
    origin = None if saved is None else Origin("/ward/visit.itb.json", _STATE, saved)
    return write_left(left_of(worksheet, "2026-11-25T02:00:00", origin)).decode("ascii")


@pytest.mark.parametrize("saved", [None, WHOLE, PLAIN])
def test_nothing_private_is_in_what_is_kept(saved: Worksheet | None) -> None:
    kept = _kept(WHOLE, saved)
    # No hash either: with all the rest known, an identifier could be tried out.
    private = [
        IDENTIFIER,
        "4711",
        NOTES[:8],
        "Allergic",
        REASON[:7],
        "Weiss",
        BY,
        _STATE.sha256,
        *(c * 64 for c in "abcd"),
    ]
    assert [each for each in private if each in kept] == []
    assert "450 mcg/day" in kept
    assert "LOT 9" in kept


def test_every_private_field_is_left_out() -> None:
    private = [path for path, each in BY_PATH.items() if isinstance(each.kind, TextKind) and each.kind.is_private]
    assert private == ["patient.identifier", "notes"]
    worksheet = Worksheet(texts={path: f"secret {path}" for path in private} | {"fill_date": "2026-11-23"})
    assert unsaved_of(worksheet, None) == Unsaved(Worksheet({"fill_date": "2026-11-23"}), (), tuple(private))


def test_every_part_of_a_worksheet_was_looked_at() -> None:
    """A new part may be private: whoever adds one looks at `unsaved_of`, and adds it here."""
    kept = {"texts", "answers", "schedule", "decimal_mark", "visits", "number", "site", "rounds"}
    left_out = {"confirmations", "signatures", "prints"}
    assert {part.name for part in fields(Worksheet)} == kept | left_out


def test_what_is_in_the_file_comes_back_and_who_vouched_is_void() -> None:
    typed = edit.enter(WHOLE, "dose.daily_dose", "460 mcg/day")
    unsaved = unsaved_of(typed, WHOLE)
    assert (unsaved.in_file, unsaved.not_kept) == (_ALL, ())
    assert with_private_text(unsaved, WHOLE) == typed
    assert typed.signatures[PREPARED].is_void
    assert typed.confirmations["DOS-02"].is_void
    assert not typed.confirmations["RES-10"].is_void


def test_a_void_name_never_comes_back_as_good() -> None:
    there_and_back = edit.enter(edit.enter(WHOLE, "notes", "x"), "notes", NOTES)
    back = with_private_text(unsaved_of(there_and_back, WHOLE), WHOLE)
    assert back == there_and_back
    assert all(each.is_void for each in back.signatures.values())
    assert all(each.is_void for each in back.prints)


def test_another_patient_in_the_same_file_is_never_the_first_one() -> None:
    other = edit.enter(WHOLE, "patient.identifier", "MRN 4712")
    unsaved = unsaved_of(other, WHOLE)
    assert unsaved.not_kept == ("patient.identifier",)
    assert "patient.identifier" not in with_private_text(unsaved, WHOLE).texts
    emptied = unsaved_of(edit.enter(WHOLE, "patient.identifier", ""), WHOLE)
    assert emptied.not_kept == ()
    assert "patient.identifier" not in with_private_text(emptied, WHOLE).texts


def test_what_was_signed_or_given_since_is_named_and_not_kept() -> None:
    signature = Signature("C. Ivanov", "2026-11-25T02:00", "e" * 64, "c" * 64)
    signed = replace(WHOLE, signatures={**WHOLE.signatures, PREPARED: signature})
    assert unsaved_of(signed, WHOLE).not_kept == ("signatures",)
    given = {rule: Confirmation("other", "High.") for rule in ("DOS-02", "RES-10")}
    reasons = replace(WHOLE, confirmations=given)
    unsaved = unsaved_of(reasons, WHOLE)
    assert unsaved.not_kept == ("confirmations",)
    assert with_private_text(unsaved, WHOLE).confirmations == {}
    assert unsaved_of(WHOLE, None).not_kept == ("patient.identifier", "notes", "confirmations", "signatures")
    assert unsaved_of(PLAIN, None) == Unsaved(PLAIN)


@pytest.mark.parametrize(
    "left",
    [
        Left(Unsaved(PLAIN), "2026-11-25T02:00:00"),
        Left(unsaved_of(WHOLE, PLAIN), "2026-11-25T02:00:00", "/ward/Ü\udcff.itb.json", (9, 10**18)),
        Left(Unsaved(Worksheet({"lots.drug_lot": "\ud800\x00"}), ("notes",), ("signatures",)), "", "a", (0, 0)),
    ],
)
def test_what_is_written_is_what_is_read(left: Left) -> None:
    assert read_left(write_left(left)) == left


_GOOD = write_left(Left(Unsaved(PLAIN), "2026-11-25T02:00:00"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b"\x00" * 4096,
        b"[" * 100_000,
        _GOOD[:-3],
        _GOOD.replace(b'"schema": 1,\n  "at"', b'"schema": 2,\n  "at"'),
        _GOOD.replace(b"refill", b"cooking"),
        _GOOD.replace(b'"path": ""', b'"path": 1'),
        _GOOD.replace(b'"worksheet": "', b'"worksheet": "\\ud800'),
    ],
)
def test_a_damaged_file_is_a_sentence(content: bytes) -> None:
    assert content != _GOOD
    assert read_left(content) == FileRefused("The file is damaged, so what was typed cannot be read from it.")
