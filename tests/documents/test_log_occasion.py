"""What the log says of a worksheet: enough to find it again, and nothing that tells who the patient is."""

from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from itb_calc.documents.log_entry import UNSIGNED, Happened, Occasion, moment_of
from itb_calc.documents.log_occasion import occasion_of
from itb_calc.documents.log_record import append, log_file, turn_on
from itb_calc.visit.fields import BY_PATH
from itb_calc.visit.kinds import TextKind
from itb_calc.worksheet.content import printed_sha256, signed_sha256
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import CHECKED, PREPARED, Confirmation, Round, Signature, Worksheet
from tests.documents.logs import NOW, opened
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, put, read_sheet

SIGNED = replace(
    read_sheet(ROUTINE),
    number="W-7",
    signatures={
        PREPARED: Signature("A. Prepare", "2026-11-25T08:00", "c", "r"),
        CHECKED: Signature("B. Check", "2026-11-25T08:10", "c", "r"),
    },
    rounds=(
        Round("B. Check", "2026-11-25T08:05", ("pump.programmed_volume", "patient.identifier")),
        Round("B. Check", "2026-11-25T08:08", ("pump.programmed_volume",)),
        Round("B. Check", "2026-11-25T08:09", ()),
    ),
    confirmations={"DOS-03": Confirmation("asked", "said"), "RES-03": Confirmation("asked", "said", is_void=True)},
)
PRIVATE = tuple(path for path, each in BY_PATH.items() if isinstance(each.kind, TextKind) and each.kind.is_private)
MARK = "PRIVATE"


def occasion(worksheet: Worksheet, happened: Happened = Happened.FINISHED, printed: str = "") -> Occasion:
    return occasion_of(worksheet, evaluate(worksheet, REFERENCE, TODAY), happened, NOW, printed)


def test_a_finished_worksheet() -> None:
    assert occasion(SIGNED) == Occasion(
        at="2026-11-25T08:30:00Z",
        happened="finished",
        number="W-7",
        content=signed_sha256(SIGNED),
        reference_version=REFERENCE.version,
        reference_sha256=REFERENCE.sha256,
        program_version=evaluate(SIGNED, REFERENCE, TODAY).version,
        prepared_by="A. Prepare",
        checked_by="B. Check",
        rounds="3",
        caught="pump.programmed_volume, patient.identifier",
        product="baclofen-40mg-20ml-inj-20ml",
        target_concentration="1500 mcg/mL",
        pump_concentration="1.5 mg/mL = 1,500 mcg/mL",
        final_volume="43 mL",
        pump="synchromed-ii-40",
        programmed_volume="40 mL",
        daily_dose="450 mcg/day",
        book_by="2027-03-05",
        confirmed="DOS-03",
    )


def test_a_print_is_of_what_stands_on_paper() -> None:
    printed = occasion(SIGNED, Happened.PRINTED, "label")
    assert (printed.happened, printed.printed, printed.content) == ("printed", "label", printed_sha256(SIGNED))


def test_who_did_not_sign_or_whose_signature_is_void_is_unsigned() -> None:
    void = replace(SIGNED.signatures[CHECKED], is_void=True)
    nameless = replace(SIGNED.signatures[PREPARED], name="")
    said = occasion(replace(SIGNED, signatures={PREPARED: nameless, CHECKED: void}))
    assert (said.prepared_by, said.checked_by) == (UNSIGNED, UNSIGNED)
    assert occasion(read_sheet(ROUTINE)).prepared_by == UNSIGNED


def test_an_empty_worksheet_has_an_entry_without_figures() -> None:
    said = occasion(Worksheet())
    assert (said.product, said.daily_dose, said.pump_concentration, said.book_by, said.rounds) == ("", "", "", "", "0")


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("product.id", "product"),
        ("preparation.target_concentration", "target_concentration"),
        ("preparation.final_volume", "final_volume"),
        ("pump.id", "pump"),
        ("pump.programmed_volume", "programmed_volume"),
        ("dose.daily_dose", "daily_dose"),
    ],
)
def test_a_text_that_is_not_read_is_not_taken_over(path: str, column: str) -> None:
    said = occasion(read_sheet(put(ROUTINE, path, "Jane Doe, 1 May 1960")))
    assert getattr(said, column) == ""
    assert "Jane" not in "".join(astuple(said))


def test_no_private_text_is_in_any_column_of_the_file(tmp_path: Path) -> None:
    assert {"patient.identifier", "notes"} <= set(PRIVATE)
    full = replace(
        SIGNED,
        texts={**SIGNED.texts, **{path: f"{MARK} {place}" for place, path in enumerate(PRIVATE)}},
        confirmations={f"{MARK} rule": Confirmation(f"{MARK} reason", f"{MARK} message", by=f"{MARK} name")},
        site={"name": f"{MARK} site"},
        rounds=(Round(f"{MARK} name", "2026-11-25T08:05", (f"{MARK} item", "patient.identifier")),),
        visits=({"date": f"{MARK} visit"},),
        schedule=({"start": f"{MARK} step"},),
    )
    assert evaluate(full, REFERENCE, TODAY).problems
    assert turn_on(tmp_path, NOW) is None
    for happened in (Happened.FINISHED, Happened.PRINTED):
        append(tmp_path, occasion(full, happened))
    with opened(log_file(tmp_path)) as log:
        rows = log.execute("SELECT * FROM entries").fetchall()
    assert len(rows) == 3
    assert [cell for row in rows for cell in row if MARK in str(cell)] == []
    assert "W-7" in rows[1]
    assert MARK.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("number", ["W\ud800", "John Smith", "W-7\n", "9" * 65])
def test_a_number_that_the_program_did_not_give_is_not_taken_over(number: str) -> None:
    assert occasion(replace(SIGNED, number=number)).number == ""


def test_a_text_that_is_no_unicode_is_named_and_a_long_one_cut() -> None:
    name = "W\ud800\n" + "9" * 100
    signatures = {"prepared": replace(SIGNED.signatures["prepared"], name=name)}
    assert occasion(replace(SIGNED, signatures=signatures)).prepared_by == ("W[U+D800][U+000A]" + "9" * 100)[:80]


def test_a_moment_is_written_in_utc() -> None:
    assert moment_of(datetime(2026, 11, 25, 1, 0, 0, 999, timezone(timedelta(hours=2)))) == "2026-11-24T23:00:00Z"
    assert moment_of(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00Z"
