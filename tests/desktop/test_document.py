"""One worksheet as a document: steps back and forth, what is lost, and what comes back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.document import Document
from itb_calc.desktop.widgets.lines_edit import LinesEdit
from itb_calc.documents.autosave import Autosave, start_autosave
from itb_calc.documents.file_here import FileHere
from itb_calc.documents.file_state import FileState
from itb_calc.documents.lock import NotHeld, hold
from itb_calc.documents.site_settings import SiteSettings
from itb_calc.reference.reference import Reference
from itb_calc.visit.fields import SCHEDULE, VISITS
from itb_calc.worksheet.codec import Saved
from itb_calc.worksheet.text import PREPARED, Round, Worksheet
from tests.desktop.desk import CONTROL, SHIFT, Key, focused, press, row_of, write
from tests.worksheet.sheets import ROUTINE, TODAY, put, read_sheet

DOSE, PRODUCT, NOTES = "dose.daily_dose", "product.label_strength", "notes"
NO_LOCK = NotHeld("it is protected against writing")


@pytest.fixture
def document(qtbot: QtBot, reference: Reference) -> Document:  # noqa: ARG001 - signals need the program
    document = Document(lambda: TODAY)
    document.start(reference)
    return document


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Autosave]:
    place = start_autosave(tmp_path / "recovery")
    assert isinstance(place, Autosave)
    yield place
    place.end()


def in_file(path: Path, worksheet: Worksheet) -> FileHere:
    return FileHere(str(path), Saved(worksheet, None), FileState(1, 1, ""), NO_LOCK)


def test_a_step_is_taken_back_and_done_again(document: Document) -> None:
    document.enter(DOSE, "450")
    document.enter(PRODUCT, "10 mg/20 mL")
    both = document.worksheet
    assert document.undo() == PRODUCT
    assert document.worksheet.texts == {DOSE: "450 mcg/day"}
    assert document.undo() == DOSE
    assert document.worksheet.is_empty
    assert document.undo() is None
    assert document.redo() == DOSE
    assert document.redo() == PRODUCT
    assert document.worksheet == both
    assert document.redo() is None


def test_another_step_leaves_nothing_to_do_again(document: Document) -> None:
    document.enter(DOSE, "450")
    document.undo()
    document.enter(DOSE, "4")
    assert document.redo() is None


def test_answers_and_rows_are_taken_back(document: Document) -> None:
    document.answer("previous.first_fill", says=True)
    document.enter_schedule([{"start": "00:00", "end": "", "dose": ""}])
    document.enter_visits([{"date": "2026-01-02"}])
    assert [document.undo(), document.undo(), document.undo()] == [VISITS, SCHEDULE, "previous.first_fill"]
    assert document.worksheet.is_empty
    assert not any(document.rows.values())


def test_a_reason_is_taken_back_and_named(document: Document) -> None:
    document.open(read_sheet(put(ROUTINE, "refill.stability_limit", "200 days")), "")
    document.confirm("RES-03", "Study")
    given = document.worksheet.confirmations
    assert document.undo() == "reason for RES-03"
    assert document.worksheet.confirmations == {}
    assert document.redo() == "reason for RES-03"
    assert document.worksheet.confirmations == given


def test_what_was_typed_and_deleted_again_is_no_step(document: Document) -> None:
    document.enter(PRODUCT, "10 mg/20 mL")
    document.enter(DOSE, "4")
    document.enter(DOSE, "")
    assert document.undo() == PRODUCT
    assert document.redo() == PRODUCT
    assert document.redo() is None


def test_what_stands_in_a_field_with_its_unit_stays_so_when_another_field_is_taken_back(document: Document) -> None:
    document.enter(DOSE, "450 mcg/day")
    document.enter(PRODUCT, "10 mg/20 mL")
    document.undo()
    assert document.typed == {DOSE: "450 mcg/day"}


def test_no_step_back_leads_to_another_decimal_mark(document: Document) -> None:
    document.enter(DOSE, "450.5")
    document.enter(DOSE, "")
    document.set_mark(DecimalMark.POINT)
    assert document.history.can_undo
    document.set_mark(DecimalMark.COMMA)
    assert document.undo() is None
    assert document.worksheet.decimal_mark is DecimalMark.COMMA


def test_taking_over_is_one_step_and_no_other_worksheet(document: Document) -> None:
    document.enter(DOSE, "450")
    before = document.worksheet
    document.take_over(read_sheet(ROUTINE))
    assert not document.has_former
    assert document.undo() is not None
    assert document.worksheet == before


def test_each_worksheet_has_steps_of_its_own(document: Document) -> None:
    document.enter(DOSE, "450")
    document.open(read_sheet(ROUTINE), "Routine")
    assert document.undo() is None
    document.bring_back()
    assert document.undo() == DOSE


def test_undo_after_saving_is_a_change_and_redo_none(document: Document, tmp_path: Path) -> None:
    document.enter(DOSE, "450")
    document.number_it()
    document.saved(in_file(tmp_path / "a", document.worksheet), "a")
    assert document.title == "a"
    document.undo()
    assert document.title == "a • changed"
    document.redo()
    assert document.title == "a"


def test_undo_never_brings_a_name_back(document: Document) -> None:
    document.open(read_sheet(ROUTINE), "")
    assert document.sign(PREPARED, "Ann Lee") == ""
    number = document.worksheet.number
    document.enter(DOSE, "451")
    document.undo()
    assert document.worksheet.signatures[PREPARED].is_void
    assert document.worksheet.number == number
    assert document.is_lost


@pytest.mark.usefixtures("reference")
def test_a_name_that_is_refused_changes_nothing_that_anybody_sees(document: Document) -> None:
    document.open(read_sheet(ROUTINE), "Routine")
    assert document.sign(PREPARED, "") != ""
    assert document.worksheet.number
    assert document.title == "Routine"


@pytest.mark.parametrize(
    ("worksheet", "safe", "is_lost"),
    [
        (Worksheet(), Worksheet(), False),
        (Worksheet(site={"name": "A"}), Worksheet(), False),
        (Worksheet(texts={DOSE: "4"}), Worksheet(), True),
        (Worksheet(), Worksheet(texts={DOSE: "4"}), True),
        (Worksheet(number="A", texts={DOSE: "4"}), Worksheet(texts={DOSE: "4"}), False),
        (Worksheet(number="A", texts={DOSE: "4"}), Worksheet(number="B", texts={DOSE: "4"}), True),
        (Worksheet(rounds=(Round("B", "", ()),)), Worksheet(), True),
    ],
)
def test_what_the_end_would_lose(document: Document, worksheet: Worksheet, safe: Worksheet, *, is_lost: bool) -> None:
    document.open(worksheet, "", None, safe)
    assert document.is_lost is is_lost
    assert document.is_a_former_lost is False
    assert ("changed" in document.title) is is_lost


def test_an_emptied_file_can_be_brought_back_and_an_empty_worksheet_is_dropped(
    document: Document, qtbot: QtBot, place: Autosave, tmp_path: Path
) -> None:
    full = Worksheet(texts={DOSE: "450 mcg/day"})
    document.open(full, "a", in_file(tmp_path / "a", full))
    document.enter(DOSE, "")
    document.open(Worksheet(), "")
    assert document.has_former
    document.kept = place
    with qtbot.waitSignal(document.dropped) as dropped:
        document.bring_back()
    assert dropped.args == [place]
    assert document.name == "a"
    assert not document.has_former


def test_a_worksheet_without_unsaved_changes_makes_room_for_its_own_file(
    document: Document, qtbot: QtBot, place: Autosave, tmp_path: Path
) -> None:
    full = Worksheet(texts={DOSE: "450 mcg/day"})
    file = in_file(tmp_path / "a", full)
    document.open(full, "a", file)
    document.kept = place
    document.open(Worksheet(texts={PRODUCT: "1"}), "b", in_file(tmp_path / "b", Worksheet(texts={PRODUCT: "1"})))
    assert document.unsaved_former_at(file.path) is None
    assert document.every_kept == (place,)
    with qtbot.waitSignal(document.dropped):
        document.open(full, "a", file)
    document.enter(DOSE, "451")
    document.bring_back()
    assert document.name == "b"
    assert document.unsaved_former_at(file.path) == 0
    assert document.is_a_former_lost
    document.open(full, "a", file)
    assert document.unsaved_former_at(file.path) == 0


def test_a_worksheet_that_is_set_aside_lets_go_of_its_file(document: Document, tmp_path: Path) -> None:
    path = str(tmp_path / "a.itb.json")
    document.open(Worksheet(), "a", replace(in_file(Path(path), Worksheet()), lock=hold(path)))
    assert isinstance(hold(path), NotHeld)
    document.open(Worksheet(), "")
    again = hold(path)
    assert not isinstance(again, NotHeld)
    again.release()


def test_the_site_never_changes_a_worksheet_that_is_in_a_file(document: Document, tmp_path: Path) -> None:
    document.open(Worksheet(number="A"), "a", in_file(tmp_path / "a", Worksheet(number="A")))
    document.take_settings(SiteSettings())
    assert document.worksheet.number == "A"


def test_keys_take_back_in_a_field_and_one_goes_on_typing_at_its_end(contents: Contents) -> None:
    row_of(contents, DOSE).editor.setFocus()
    write("450")
    contents.document.history.end_step()
    write("0")
    press(Key.Key_Z, CONTROL)
    assert row_of(contents, DOSE).text == "450"
    assert contents.bench.refill.header.note.text() == "Taken back: Daily dose."
    write("1")
    assert row_of(contents, DOSE).text == "4501"
    press(Key.Key_Z, CONTROL)
    press(Key.Key_Z, CONTROL)
    assert contents.document.worksheet.is_empty
    press(Key.Key_Z, CONTROL)
    assert contents.bench.refill.header.note.text() == "There is nothing to take back."
    press(Key.Key_Z, CONTROL | SHIFT)
    assert row_of(contents, DOSE).text == "450"
    press(Key.Key_Y, CONTROL)
    assert row_of(contents, DOSE).text == "4501"
    press(Key.Key_Y, CONTROL)
    assert contents.bench.refill.header.note.text() == "There is nothing to do again."


def test_keys_take_back_in_a_cell_and_in_the_notes(contents: Contents) -> None:
    contents.bench.refill.go_to(SCHEDULE)
    write("08:00")
    contents.bench.refill.go_to(NOTES)
    assert isinstance(focused(), LinesEdit)
    write("Left side")
    press(Key.Key_Z, CONTROL)
    assert row_of(contents, NOTES).text == ""
    press(Key.Key_Z, CONTROL)
    assert contents.document.worksheet.is_empty
    assert contents.document.rows[SCHEDULE] == ()
    press(Key.Key_Z, CONTROL | SHIFT)
    assert [dict(step) for step in contents.document.worksheet.schedule] == [{"start": "08:00"}]


def test_keys_in_a_field_of_another_page_leave_the_worksheet_alone(contents: Contents) -> None:
    contents.document.enter(DOSE, "450")
    contents.document.enter(PRODUCT, "10")
    contents.document.undo()
    press(Key.Key_1, CONTROL)
    write("5 mg")
    before = contents.document.worksheet
    press(Key.Key_Z, CONTROL)
    assert contents.bench.convert_text == ""
    press(Key.Key_Y, CONTROL)
    assert contents.bench.convert_text == "5 mg"
    contents.menus.undo.trigger()
    assert contents.bench.convert_text == ""
    assert contents.document.worksheet is before


def test_a_reason_is_taken_back_by_key_in_its_field(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "refill.stability_limit", "200 days")), "")
    card = contents.bench.panel.first_card()
    assert card is not None
    assert card.reason is not None
    card.reason.setFocus()
    write("Study")
    press(Key.Key_Z, CONTROL)
    assert card.reason.text() == ""
    assert contents.document.worksheet.confirmations == {}
    assert contents.bench.refill.header.note.text() == f"Taken back: reason for {card.state.rule}."
