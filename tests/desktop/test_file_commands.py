"""New, open, save, save under a name, bring back: nothing is lost, and what does not work is one sentence."""

import errno
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.lines_edit import LinesEdit
from itb_calc.desktop.widgets.text_dialog import TextDialog
from itb_calc.documents import store
from itb_calc.documents.lock import Held, NotHeld, hold
from itb_calc.worksheet.codec import read_worksheet
from itb_calc.worksheet.text import Worksheet
from tests.desktop.answers import answer, name_file
from tests.desktop.closing import closes
from tests.desktop.desk import CONTROL, SHIFT, Key, press, row_of, write
from tests.desktop.test_commands import note, written
from tests.worksheet.sheets import ROUTINE

DOSE = "dose.daily_dose"


def saved_in(path: Path) -> Worksheet:
    worksheet = read_worksheet(path.read_bytes())
    assert isinstance(worksheet, Worksheet), worksheet
    return worksheet


def taken(path: str | Path) -> Held:
    lock = hold(str(path))
    assert isinstance(lock, Held), lock
    return lock


def test_the_first_save_asks_for_a_name_and_the_next_does_not(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "New.itb.json"
    offered = name_file(monkeypatch, path)
    row_of(contents, DOSE).editor.setFocus()
    write("450")
    press(Key.Key_S, CONTROL)
    assert offered == [f"{contents.document.worksheet.number}.itb.json"]
    assert note(contents) == "New.itb.json is saved."
    assert contents.window.windowTitle() == "New.itb.json – itb-calc"
    assert saved_in(path) == contents.document.worksheet
    write("1")
    assert contents.window.windowTitle() == "New.itb.json • changed – itb-calc"
    press(Key.Key_S, CONTROL)
    assert len(offered) == 1
    assert saved_in(path).texts == {DOSE: "4501 mcg/day"}
    assert json.loads(path.read_bytes())["shown"]["results"]["hourly_dose"]
    assert [each.path for each in contents.files.recent] == [str(path)]


def test_no_name_saves_nothing(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    name_file(monkeypatch, None)
    assert not contents.files.save()
    assert contents.document.file is None
    assert contents.document.title == "untitled"


def test_under_another_name_the_former_file_stays_and_is_free(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(tmp_path, ROUTINE)
    before = Path(first).read_bytes()
    contents.files.open_file(first)
    contents.document.enter(DOSE, "451")
    name_file(monkeypatch, tmp_path / "Other.itb.json")
    press(Key.Key_S, CONTROL | SHIFT)
    assert contents.document.title == "Other.itb.json"
    assert Path(first).read_bytes() == before
    taken(first).release()
    assert isinstance(hold(str(tmp_path / "Other.itb.json")), NotHeld)


def test_under_its_own_name_it_is_saved_as_ever(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(written(tmp_path, ROUTINE))
    contents.files.open_file(str(path))
    contents.document.enter(DOSE, "451")
    name_file(monkeypatch, path)
    assert contents.files.save_as()
    assert saved_in(path).texts[DOSE] == "451 mcg/day"
    assert isinstance(hold(str(path)), NotHeld)


def test_a_name_that_is_open_elsewhere_a_folder_and_a_full_disk_are_one_sentence_each(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents.document.enter(DOSE, "450")
    other = Path(written(tmp_path, ROUTINE))
    before = other.read_bytes()
    lock = taken(other)
    name_file(monkeypatch, other)
    assert not contents.files.save_as()
    assert note(contents).startswith("The worksheet is not saved: it is open in another window")
    lock.release()
    folder = tmp_path / "Folder.itb.json"
    folder.mkdir()
    name_file(monkeypatch, folder)
    assert not contents.files.save_as()
    assert note(contents) == "Folder.itb.json: this is a folder, not a worksheet file."
    monkeypatch.setattr(store, "put_whole", _full)
    name_file(monkeypatch, other)
    assert not contents.files.save_as()
    assert note(contents).startswith("The worksheet is not saved: there is no room left on that disk.")
    assert other.read_bytes() == before
    assert contents.document.file is None
    assert contents.document.is_lost
    taken(other).release()


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def test_a_protected_file_can_be_read_and_is_saved_once_it_is_not_protected(contents: Contents, tmp_path: Path) -> None:
    path = Path(written(tmp_path, ROUTINE))
    path.chmod(0o444)
    contents.files.open_file(str(path))
    reason = "it is protected against writing"
    assert note(contents) == (
        f"Test.itb.json is open. It can only be read here: {reason}. Save it under another name to change it."
    )
    contents.document.enter(DOSE, "451")
    assert not contents.files.save()
    assert note(contents).startswith(f"The worksheet is not saved: {reason}.")
    path.chmod(0o644)
    assert contents.files.save()
    assert saved_in(path).texts[DOSE] == "451 mcg/day"
    assert isinstance(hold(str(path)), NotHeld)


def test_a_file_that_another_program_changed_is_not_replaced(contents: Contents, tmp_path: Path) -> None:
    path = Path(written(tmp_path, ROUTINE))
    contents.files.open_file(str(path))
    contents.document.enter(DOSE, "451")
    path.write_bytes(b"{}")
    assert not contents.files.save()
    assert note(contents).startswith("The worksheet is not saved: another program changed the file")
    assert path.read_bytes() == b"{}"


def test_an_open_file_is_not_opened_twice(contents: Contents, tmp_path: Path) -> None:
    path = Path(written(tmp_path, ROUTINE))
    contents.files.open_file(str(path))
    before = contents.document.worksheet
    link = tmp_path / "Link.itb.json"
    link.symlink_to(path)
    contents.files.open_file(str(link))
    assert note(contents) == "Test.itb.json is open already."
    assert contents.document.worksheet is before
    assert not contents.document.has_former


def test_a_worksheet_before_with_unsaved_changes_comes_back_instead_of_its_file(
    contents: Contents, tmp_path: Path
) -> None:
    path = written(tmp_path, ROUTINE)
    contents.files.open_file(path)
    contents.document.enter(DOSE, "451")
    contents.files.new()
    contents.document.enter(DOSE, "1")
    contents.files.new()
    contents.files.open_file(path)
    assert note(contents) == "Test.itb.json was open already: here it is, with the changes that are not saved."
    assert contents.document.typed[DOSE] == "451"
    assert contents.files.save()
    contents.files.new()
    contents.files.open_file(path)
    assert note(contents) == "Test.itb.json is open."
    contents.files.bring_back()
    assert contents.document.worksheet.texts == {DOSE: "1 mcg/day"}


def test_a_relative_path_is_remembered_whole(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, ROUTINE)
    monkeypatch.chdir(tmp_path)
    contents.files.open_file("Test.itb.json")
    assert contents.document.file is not None
    assert contents.document.file.origin.path == path


def test_what_comes_back_takes_its_file_again_or_says_why_not(contents: Contents, tmp_path: Path) -> None:
    path = Path(written(tmp_path, ROUTINE))
    contents.files.open_file(str(path))
    contents.files.new()
    lock = taken(path)
    contents.document.enter(DOSE, "1")
    contents.files.bring_back()
    assert "It can only be read here: it is open in another window" in note(contents)
    contents.files.bring_back()
    assert note(contents) == "The worksheet before is back. The other one can be brought back in the same way."
    lock.release()
    contents.files.bring_back()
    assert isinstance(hold(str(path)), NotHeld)
    contents.files.bring_back()
    path.write_bytes(b"{}")
    contents.files.bring_back()
    assert note(contents).endswith(
        "Its file was changed, moved or deleted meanwhile: save it under another name, and compare the two."
    )


def test_a_new_worksheet_says_what_can_be_brought_back(contents: Contents) -> None:
    contents.files.new()
    assert note(contents) == "A new worksheet."
    contents.document.enter(DOSE, "1")
    contents.files.new()
    assert note(contents) == "A new worksheet. The one before it can be brought back in the menu Worksheet."


def test_a_list_of_recent_files_that_cannot_be_kept_is_said_once(
    contents: Contents, state: Path, tmp_path: Path
) -> None:
    state.mkdir(exist_ok=True)
    (state / "recent.json").mkdir()
    contents.files.open_file(written(tmp_path, ROUTINE))
    said = "The list of recent files is not kept: nothing can be written where it stands."
    assert note(contents) == f"Test.itb.json is open. {said}"
    assert contents.files.save()
    assert note(contents) == "Test.itb.json is saved."


def test_a_recent_file_is_opened_from_the_menu_and_one_that_is_gone_is_named(
    contents: Contents, tmp_path: Path
) -> None:
    gone = Path(written(tmp_path, ROUTINE, "A&B.itb.json"))
    contents.files.open_file(str(gone))
    contents.files.open_file(written(tmp_path, ROUTINE))
    gone.unlink()
    contents.files.new()
    contents.menus.refresh()
    first, second = contents.menus.recent.actions()
    assert first.text() == f"&1 {tmp_path}/Test.itb.json"
    assert second.text() == f"{tmp_path}/A&&B.itb.json (not there any more)"
    assert not second.isEnabled()
    first.trigger()
    assert contents.document.name == "Test.itb.json"


def test_what_was_shown_stands_beside_what_is_shown_now(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    def look(dialog: QDialog) -> int:
        assert isinstance(dialog, TextDialog)
        texts.append(dialog.text.toPlainText())
        return 0

    monkeypatch.setattr(TextDialog, "exec", look)
    contents.files.show_shown()
    assert note(contents).startswith("Nothing is written down of what was shown")
    path = Path(written(tmp_path, ROUTINE))
    contents.files.open_file(str(path))
    contents.files.show_shown()
    assert texts == []
    contents.files.save()
    contents.document.enter(DOSE, "900")
    contents.files.show_shown()
    assert "0.3 mL/day; now: 0.6 mL/day" in texts[0]
    data = json.loads(path.read_bytes())
    data["shown"]["results"]["flow_rate"] = "0.31 mL/day"
    contents.files.new()
    path.write_bytes(json.dumps(data).encode())
    contents.document.bring_back()
    contents.document.undo()
    contents.files.new()
    contents.files.open_file(str(path))
    assert note(contents).startswith("Test.itb.json is open. 1 result is shown otherwise than when it was saved")


def test_closing_saves_all_or_brings_back_what_is_not_saved(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(written(tmp_path, ROUTINE))
    contents.document.enter(DOSE, "1")
    contents.files.open_file(str(path))
    contents.document.enter(DOSE, "451")
    asked = answer(monkeypatch, "Save")
    assert not closes(contents)
    (question,) = asked
    assert question.startswith("The worksheet Test.itb.json has changes that are not saved. A worksheet before this")
    assert saved_in(path).texts[DOSE] == "451 mcg/day"
    assert contents.document.worksheet.texts[DOSE] == "1 mcg/day"
    assert note(contents) == "This worksheet before has changes that are not saved: save it, then close."
    name_file(monkeypatch, None)
    assert not closes(contents)
    assert asked[1] == "The worksheet without a name has changes that are not saved."
    name_file(monkeypatch, tmp_path / "New.itb.json")
    assert closes(contents)
    # Nothing of the program is left beside the person's files.
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(("words", "may_delete"), [("Delete it", True), ("Go back", False)])
def test_deleting_is_asked_about(
    contents: Contents, monkeypatch: pytest.MonkeyPatch, words: str, *, may_delete: bool
) -> None:
    asked = answer(monkeypatch, words)
    assert contents.files.ask_before_deleting() is may_delete
    assert asked == ["The unsaved work is deleted, and cannot be brought back."]


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(each) for each in urls])
    return data


def drag(contents: Contents, data: QMimeData) -> bool:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    contents.window.dragEnterEvent(enter)
    drop = QDropEvent(QPointF(5, 5), copy, data, left, none)
    contents.window.dropEvent(drop)
    return enter.isAccepted()


def test_one_file_is_dragged_in_and_nothing_else(contents: Contents, tmp_path: Path) -> None:
    path = written(tmp_path, ROUTINE)
    url = QUrl.fromLocalFile(path).toString()
    words = QMimeData()
    words.setText("450")
    for other in (dragged("https://example.org/a"), dragged(url, url), words):
        assert not drag(contents, other)
        assert contents.document.name == ""
    contents.window.contents = None
    assert not drag(contents, dragged(url))
    contents.window.contents = contents
    assert drag(contents, dragged(url))
    assert contents.document.name == "Test.itb.json"


def test_no_field_takes_the_name_of_a_file_that_is_dragged_over_it(contents: Contents) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    words = QMimeData()
    words.setText("450")
    for data, is_taken in ((dragged("file:///a.itb.json"), False), (words, True)):
        event = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
        row_of(contents, DOSE).editor.dragEnterEvent(event)
        assert event.isAccepted() is is_taken
        notes = row_of(contents, "notes").editor
        assert isinstance(notes, LinesEdit)
        assert notes.canInsertFromMimeData(data) is is_taken
