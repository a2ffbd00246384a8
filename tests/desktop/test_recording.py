"""The log says that a worksheet was finished and printed, each once, and only where it is on."""

from datetime import UTC, datetime
from pathlib import Path

from itb_calc.desktop.contents import Contents
from itb_calc.documents.blind_check import Match
from itb_calc.documents.log_read import read_log
from itb_calc.documents.log_record import log_file, turn_on
from itb_calc.documents.prints import printed
from tests.worksheet.sheets import ROUTINE, read_sheet

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MINUTE = "2026-11-23T09:30"


def recorded(state: Path) -> list[tuple[str, str, str]]:
    entries = read_log(log_file(state))
    assert isinstance(entries, tuple)
    return [(each.occasion.happened, each.occasion.printed, each.occasion.checked_by) for each in entries[1:]]


def finish(contents: Contents) -> None:
    document = contents.document
    document.now = lambda: AT
    document.open(read_sheet(ROUTINE), "")
    assert document.sign("prepared", "Ann Smith") == ""
    document.count_round("Bo Lee", Match())
    assert document.sign_as_checked("Bo Lee") == ""


def test_a_finished_worksheet_is_recorded_once(contents: Contents, state: Path) -> None:
    assert turn_on(state, AT) is None
    finish(contents)
    assert recorded(state) == [("finished", "", "Bo Lee")]
    contents.document.vouch(contents.document.worksheet)
    assert len(recorded(state)) == 1


def test_what_is_only_prepared_is_not_finished(contents: Contents, state: Path) -> None:
    assert turn_on(state, AT) is None
    contents.document.open(read_sheet(ROUTINE), "")
    assert contents.document.sign("prepared", "Ann Smith") == ""
    assert recorded(state) == []


def test_each_final_print_is_recorded_with_what_was_printed(contents: Contents, state: Path) -> None:
    assert turn_on(state, AT) is None
    finish(contents)
    for what in ("label", "label", "worksheet"):
        contents.document.vouch(printed(contents.document.worksheet, what, MINUTE))
    assert [each[:2] for each in recorded(state)[1:]] == [
        ("printed", "label"),
        ("printed", "label"),
        ("printed", "worksheet"),
    ]


def test_what_a_file_brings_along_is_not_recorded_again(contents: Contents, state: Path) -> None:
    finish(contents)
    contents.document.vouch(printed(contents.document.worksheet, "label", MINUTE))
    worksheet = contents.document.worksheet
    assert turn_on(state, AT) is None
    contents.files.new()
    contents.document.open(worksheet, "Test")
    contents.document.vouch(worksheet)
    assert recorded(state) == []
    contents.document.vouch(printed(worksheet, "card", MINUTE))
    assert [each[:2] for each in recorded(state)] == [("printed", "card")]


def test_off_nothing_is_recorded_and_nothing_is_said(contents: Contents, state: Path) -> None:
    before = contents.bench.spoken
    finish(contents)
    assert not log_file(state).exists()
    assert contents.bench.spoken == before


def test_an_entry_that_is_not_written_is_said(contents: Contents, state: Path) -> None:
    assert turn_on(state, AT) is None
    log_file(state).write_bytes(b"no database, but long enough to look like one to a careless reader" * 20)
    finish(contents)
    note = contents.bench.refill.header.note
    assert note.text().startswith("This is not recorded in the log")
    assert note.property("role") == "problem"


def test_the_same_content_signed_anew_by_others_is_recorded_anew(contents: Contents, state: Path) -> None:
    assert turn_on(state, AT) is None
    finish(contents)
    document = contents.document
    document.enter("notes", "x")
    document.enter("notes", "")
    assert document.sign("prepared", "Cleo Marsh") == ""
    document.count_round("Dan Hale", Match())
    assert document.sign_as_checked("Dan Hale") == ""
    assert recorded(state) == [("finished", "", "Bo Lee"), ("finished", "", "Dan Hale")]


def test_what_could_not_be_recorded_is_tried_again(contents: Contents, state: Path) -> None:
    assert turn_on(state, AT) is None
    kept = log_file(state).read_bytes()
    log_file(state).write_bytes(b"damaged" * 200)
    finish(contents)
    log_file(state).write_bytes(kept)
    contents.document.vouch(contents.document.worksheet)
    assert recorded(state) == [("finished", "", "Bo Lee")]
