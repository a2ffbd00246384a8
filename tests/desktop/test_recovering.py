"""What a killed program left is offered at the next start: taken up, put off, or deleted, never without a word."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from itb_calc.desktop import keeping
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.offer_bar import OfferBar
from itb_calc.documents.autosave import Autosave, NotKept, start_autosave
from itb_calc.documents.file_state import FileState, state_now
from itb_calc.documents.lock import NotHeld, hold
from itb_calc.documents.recovery_file import Origin
from itb_calc.worksheet import edit
from itb_calc.worksheet.text import Worksheet
from tests.cli.running import environment
from tests.desktop.answers import answer
from tests.desktop.closing import closes
from tests.desktop.desk import CONTROL, Key, focused, place, press, row_of
from tests.desktop.test_commands import note, written
from tests.worksheet.sheets import ROUTINE, read_sheet

DOSE = "dose.daily_dose"
TYPED = Worksheet(texts={DOSE: "777 mcg/day"})
AT = "2026-11-25T02:00+01:00"
_ROOT = Path(__file__).parents[2]
_BACK = "The unsaved changes are back: save the worksheet to keep them."


def leave_behind(state: Path, worksheet: Worksheet = TYPED, at: str = AT, file: str = "") -> Path:
    """Leave unsaved work as a killed program does: without its lock."""
    kept = start_autosave(state / "recovery")
    assert isinstance(kept, Autosave)
    origin = None
    if file:
        was = state_now(file)
        assert isinstance(was, FileState)
        origin = Origin(file, was, read_sheet(ROUTINE))
    assert kept.write(worksheet, at, origin) is None
    kept.held.lock.release(force=True)
    return Path(kept.held.path)


def offer(contents: Contents) -> OfferBar:
    return contents.bench.refill.offer


def left(state: Path) -> int:
    return len(list((state / "recovery").glob("[!.]*.json")))


def kill(state: Path, folder: Path, *file: str) -> None:
    """Let a window type, and kill it."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.killed", *file],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(
            PYTHONPATH=os.pathsep.join((str(_ROOT / "src"), str(_ROOT))),
            QT_QPA_PLATFORM="offscreen",
            XDG_CONFIG_HOME=str(folder / "config"),
            ITB_CALC_STATE=str(state),
        ),
    )
    assert child.stdout is not None
    with child.stdout:
        assert "KEPT\n" in iter(child.stdout.readline, "")
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL


def test_what_a_killed_window_had_typed_into_a_file_comes_back(contents: Contents, state: Path, tmp_path: Path) -> None:
    path = Path(written(tmp_path, ROUTINE))
    before = path.read_bytes()
    kill(state, tmp_path, str(path))
    assert path.read_bytes() == before
    contents.recovering.look()
    moment = r"\w{3} \d+ \w{3} \d{4} at \d\d:\d\d"
    assert re.fullmatch(
        f"itb-calc ended on {moment} before the changes in Test.itb.json were saved.", offer(contents).sentence.said
    )
    assert offer(contents).isVisible()
    assert contents.bench.spoken == contents.recovering.sentence
    offer(contents).recover.setFocus()
    press(Key.Key_Return)
    assert row_of(contents, DOSE).text == "777450"
    assert note(contents) == _BACK
    assert not offer(contents).isVisible()
    assert place() == "fill_date"
    assert contents.window.windowTitle() == "Test.itb.json • changed – itb-calc"
    # Kept anew, and its old place given up.
    assert left(state) == 1
    press(Key.Key_S, CONTROL)
    assert note(contents) == "Test.itb.json is saved."
    contents.keeping.wait()
    assert left(state) == 0
    assert b"777450" in path.read_bytes()


def test_work_without_a_file_is_offered_and_comes_back_as_a_change(contents: Contents, state: Path) -> None:
    leave_behind(state)
    contents.document.enter(DOSE, "1")
    contents.recovering.look()
    assert contents.recovering.sentence == (
        "itb-calc ended on Wed 25 Nov 2026 at 02:00 before the changes in a worksheet without a name were saved."
    )
    offer(contents).recovered.emit()
    assert contents.document.title == "recovered • changed"
    contents.files.bring_back()
    assert contents.document.worksheet.texts == {DOSE: "1 mcg/day"}
    contents.recovering.recover()
    assert contents.document.worksheet.texts == {DOSE: "1 mcg/day"}


def test_the_file_of_the_open_worksheet_is_taken_up_with_its_lock(
    contents: Contents, state: Path, tmp_path: Path
) -> None:
    path = written(tmp_path, ROUTINE)
    leave_behind(state, edit.enter(read_sheet(ROUTINE), DOSE, "777 mcg/day"), file=path)
    contents.files.open_file(path)
    contents.recovering.look()
    contents.recovering.recover()
    assert note(contents) == _BACK
    assert not contents.document.has_former
    assert contents.files.save()


def test_a_file_that_somebody_else_has_open_is_said(contents: Contents, state: Path, tmp_path: Path) -> None:
    path = written(tmp_path, ROUTINE)
    leave_behind(state, edit.enter(read_sheet(ROUTINE), DOSE, "777 mcg/day"), file=path)
    lock = hold(path)
    assert not isinstance(lock, NotHeld)
    contents.recovering.look()
    contents.recovering.recover()
    assert note(contents).startswith(f"{_BACK} It can only be read here: it is open in another window")
    assert contents.document.typed[DOSE] == "777"
    lock.release()


def test_a_file_that_changed_gives_another_name(contents: Contents, state: Path, tmp_path: Path) -> None:
    path = Path(written(tmp_path, ROUTINE))
    leave_behind(state, edit.enter(read_sheet(ROUTINE), DOSE, "777 mcg/day"), file=str(path))
    path.unlink()
    contents.recovering.look()
    contents.recovering.recover()
    assert contents.document.title == "Test.itb.json, recovered • changed"
    assert note(contents).startswith(f"{_BACK} Its file was changed, moved or deleted")


def test_what_the_file_has_by_now_is_not_offered(contents: Contents, state: Path, tmp_path: Path) -> None:
    leave_behind(state, read_sheet(ROUTINE), file=written(tmp_path, ROUTINE))
    contents.recovering.look()
    assert not offer(contents).isVisible()
    assert left(state) == 0


def test_where_nothing_is_missing_but_what_is_kept_nowhere_it_is_named_and_not_offered_again(
    contents: Contents, state: Path, tmp_path: Path
) -> None:
    named = edit.enter(read_sheet(ROUTINE), "patient.identifier", "4711")
    leave_behind(state, named, file=written(tmp_path, ROUTINE))
    contents.recovering.look()
    contents.recovering.recover()
    assert "Enter again what is kept in no file but yours: Patient" in note(contents)
    assert not contents.document.is_lost
    assert left(state) == 0


def test_what_cannot_be_kept_anew_stays_where_it_was(
    contents: Contents, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(state)
    contents.recovering.look()
    monkeypatch.setattr(keeping, "start_autosave", lambda _: NotKept("Not kept."))
    contents.recovering.recover()
    assert contents.document.typed[DOSE] == "777"
    assert left(state) == 1


def test_the_newest_is_offered_first_and_each_is_put_off_by_itself(contents: Contents, state: Path) -> None:
    leave_behind(state, at="an hour ago")
    leave_behind(state, at="2026-11-24T02:00+01:00")
    row_of(contents, DOSE).editor.setFocus()
    contents.recovering.look()
    # "an" sorts behind every figure, so it comes first.
    assert contents.recovering.sentence.startswith("itb-calc ended on an unknown day before")
    assert contents.recovering.sentence.endswith("(1 more after this)")
    offer(contents).postpone.setFocus()
    press(Key.Key_Return)
    assert contents.recovering.sentence.startswith("itb-calc ended on Tue 24 Nov 2026 at 02:00")
    assert focused() is offer(contents).postpone
    press(Key.Key_Return)
    assert contents.recovering.sentence == ""
    assert place() == DOSE
    contents.recovering.later()
    contents.recovering.discard()
    assert left(state) == 2
    contents.recovering.look()
    assert contents.recovering.sentence.endswith("(1 more after this)")


def test_deleting_asks_first(contents: Contents, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_behind(state)
    contents.recovering.look()
    answer(monkeypatch, "Go back")
    offer(contents).discard.click()
    assert offer(contents).isVisible()
    assert left(state) == 1
    answer(monkeypatch, "Delete it")
    offer(contents).discard.click()
    assert not offer(contents).isVisible()
    assert left(state) == 0


def test_damaged_work_is_named_and_stays(contents: Contents, state: Path) -> None:
    damaged = leave_behind(state)
    damaged.write_bytes(b"{")
    contents.recovering.look()
    assert contents.recovering.sentence == (
        f"itb-calc left unsaved work that cannot be read, in {damaged}."
        " The file is damaged, so what was typed cannot be read from it."
    )
    assert not offer(contents).recover.isEnabled()
    contents.recovering.recover()
    assert offer(contents).isVisible()
    assert closes(contents)
    assert damaged.read_bytes() == b"{"
    assert not isinstance(hold(str(damaged)), NotHeld)


def test_the_offer_outlives_another_size(contents: Contents, state: Path) -> None:
    leave_behind(state)
    contents.recovering.look()
    contents.set_zoom(150)
    assert not offer(contents).isHidden()
    offer(contents).recover.click()
    assert contents.document.typed[DOSE] == "777"
