"""Unsaved work outlives the program that was killed, and is offered to one window, once, until it is wanted no more."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from itb_calc.documents import autosave as autosave_module
from itb_calc.documents.autosave import Autosave, NotKept, start_autosave
from itb_calc.documents.file_state import FileState
from itb_calc.documents.lock import NotHeld
from itb_calc.documents.opening import Opened, open_saved
from itb_calc.documents.recovery import Recovered, Restored, Unreadable, discard, leave, recoverable, restore
from itb_calc.documents.recovery_file import Origin
from itb_calc.documents.store import save
from itb_calc.worksheet import edit
from itb_calc.worksheet.codec_write import write_worksheet
from itb_calc.worksheet.text import Print, Worksheet
from tests.documents.papers import NOTES, PLAIN, WHOLE, held, make_read_only, names, small_disk

_AT = "2026-11-25T02:00:00"
_TYPED = edit.enter(WHOLE, "dose.daily_dose", "460 mcg/day")
_NO_ROOM = NotKept(
    "What you type could not be recovered if itb-calc were to end now: there is no room left on the disk."
    " Save the worksheet, and make room."
)
_NOT_ALLOWED = NotKept(
    "What you type could not be recovered if itb-calc were to end now: nothing can be written in its own folder."
    " Save the worksheet often."
)
_OTHER = NotKept(
    "What you type could not be recovered if itb-calc were to end now: its own folder cannot be used."
    " Save the worksheet often."
)
_DAMAGED = "The file is damaged, so what was typed cannot be read from it."


def _start(folder: Path) -> Autosave:
    autosave = start_autosave(folder)
    assert isinstance(autosave, Autosave), autosave
    return autosave


def _killed(autosave: Autosave) -> None:
    """Let the lock go and leave all files, as the system does."""
    autosave.held.lock.release(force=True)


def _leave_behind(folder: Path, worksheet: Worksheet, origin: Origin | None, at: str = _AT) -> None:
    autosave = _start(folder)
    assert autosave.write(worksheet, at, origin) is None
    _killed(autosave)


def _origin(path: Path, worksheet: Worksheet) -> Origin:
    taken = held(path)
    state = save(taken, worksheet, None, None)
    taken.release()
    assert isinstance(state, FileState)
    return Origin(str(path), state, worksheet)


def _opened(path: Path) -> Opened:
    opened = open_saved(str(path))
    assert isinstance(opened, Opened), opened
    return opened


def _only(folder: Path) -> Recovered:
    (found,) = recoverable(folder)
    assert isinstance(found, Recovered), found
    return found


def test_work_is_offered_when_its_process_is_gone_and_not_before(tmp_path: Path) -> None:
    autosave = _start(tmp_path / "recovery")
    autosave.write(_TYPED, _AT, None)
    assert recoverable(tmp_path / "recovery") == ()
    _killed(autosave)
    found = _only(tmp_path / "recovery")
    assert found.left.at == _AT
    assert recoverable(tmp_path / "recovery") == (), "another window is offered it too"
    leave(found)
    again = _only(tmp_path / "recovery")
    discard(again)
    assert recoverable(tmp_path / "recovery") == ()
    assert names(tmp_path / "recovery") == []


def test_work_comes_back_with_what_its_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    _leave_behind(tmp_path / "recovery", _TYPED, _origin(path, WHOLE))
    assert restore(_only(tmp_path / "recovery")) == Restored(_TYPED, _opened(path))


def test_work_that_was_never_saved_says_what_has_to_be_entered_again(tmp_path: Path) -> None:
    _leave_behind(tmp_path, WHOLE, None)
    restored = restore(_only(tmp_path))
    assert restored.message == (
        "Enter again what is kept in no file but yours: Patient identifier, Notes, reasons of findings, signatures."
    )
    assert restored.opened is None
    assert {**restored.worksheet.texts, "patient.identifier": "", "notes": ""} == {
        **WHOLE.texts,
        "patient.identifier": "",
        "notes": "",
    }
    _leave_behind(tmp_path / "other", PLAIN, None)
    assert restore(_only(tmp_path / "other")) == Restored(PLAIN, None)


@pytest.mark.parametrize("change", ["changed", "deleted"])
def test_nothing_private_comes_from_a_file_that_is_another_one(tmp_path: Path, change: str) -> None:
    path = tmp_path / "visit.itb.json"
    _leave_behind(tmp_path / "recovery", _TYPED, _origin(path, WHOLE))
    path.unlink()
    if change == "changed":
        path.write_bytes(write_worksheet(edit.enter(WHOLE, "patient.identifier", "somebody else")))
    restored = restore(_only(tmp_path / "recovery"))
    assert restored.opened is None
    assert "patient.identifier" not in restored.worksheet.texts
    assert restored.message == (
        "Its file was changed, moved or deleted in the meantime, so save this under another name."
        " Enter again what is kept in no file but yours: reasons of findings, Notes, Patient identifier, signatures."
    )


def test_work_that_is_in_its_file_by_now_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    origin = _origin(path, WHOLE)
    autosave = _start(tmp_path / "recovery")
    autosave.write(_TYPED, _AT, origin)
    taken = held(path)
    save(taken, _TYPED, None, origin.state)
    taken.release()
    # Killed before it could forget what was kept.
    _killed(autosave)
    restored = restore(_only(tmp_path / "recovery"))
    assert restored == Restored(_TYPED, _opened(path), is_saved=True)


def test_an_identifier_that_was_taken_out_is_not_said_to_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    emptied = edit.enter(WHOLE, "patient.identifier", "")
    _leave_behind(tmp_path / "recovery", emptied, _origin(path, WHOLE))
    restored = restore(_only(tmp_path / "recovery"))
    assert not restored.is_saved
    assert restored.worksheet == emptied
    assert restored.worksheet.texts["notes"] == NOTES


def test_the_newest_comes_first_and_the_unreadable_last(tmp_path: Path) -> None:
    for hour in (1, 3, 2):
        _leave_behind(tmp_path, PLAIN, None, f"2026-11-25T0{hour}:00:00")
    (tmp_path / "0.json").write_bytes(b"{")
    found = recoverable(tmp_path)
    assert [each.left.at[11:13] for each in found[:3] if isinstance(each, Recovered)] == ["03", "02", "01"]
    last = found[3]
    assert isinstance(last, Unreadable)
    assert (last.path, last.message) == (str(tmp_path / "0.json"), _DAMAGED)
    for each in found:
        leave(each)
    assert len(recoverable(tmp_path)) == 4, "a damaged file is not deleted"


def test_a_damaged_file_goes_when_the_person_says_so(tmp_path: Path) -> None:
    (tmp_path / "0.json").write_bytes(b"\x00" * 100)
    (found,) = recoverable(tmp_path)
    discard(found)
    assert names(tmp_path) == []


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "0.json").mkdir()
    (found,) = recoverable(tmp_path)
    assert isinstance(found, Unreadable)
    assert found.message == "this is a folder, not a worksheet file."
    discard(found)
    assert names(tmp_path) == ["0.json"]


def test_what_is_kept_is_replaced_forgotten_and_kept_anew(tmp_path: Path) -> None:
    autosave = _start(tmp_path)
    for worksheet in (WHOLE, PLAIN):
        assert autosave.write(worksheet, _AT, None) is None
    assert autosave.clear() is None
    assert autosave.clear() is None
    assert names(tmp_path) == [f".{Path(autosave.held.path).name}.lock"]
    autosave.write(PLAIN, _AT, None)
    autosave.write(Worksheet(), _AT, None)
    assert not Path(autosave.held.path).exists(), "there is nothing to recover"
    autosave.end()
    assert names(tmp_path) == []


def test_what_a_killed_process_left_beside_goes(tmp_path: Path) -> None:
    killed_before_it_wrote = _start(tmp_path)
    _killed(killed_before_it_wrote)
    while_it_wrote = _start(tmp_path)
    while_it_wrote.write(PLAIN, _AT, None)
    _killed(while_it_wrote)
    assert len(names(tmp_path)) == 3
    discard(_only(tmp_path))
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert recoverable(tmp_path / "none") == ()
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert start_autosave(tmp_path / "file") == _OTHER
    assert start_autosave(tmp_path / "file" / "recovery") == _OTHER


def test_a_place_that_cannot_be_held_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def refuse(path: str) -> NotHeld:
        tries.append(path)
        return NotHeld("no", is_elsewhere=True)

    monkeypatch.setattr(autosave_module, "hold", refuse)
    assert start_autosave(tmp_path) == _OTHER
    assert len(set(tries)) == 3


@pytest.mark.parametrize(
    ("number", "refused"), [(errno.ENOSPC, _NO_ROOM), (errno.EROFS, _NOT_ALLOWED), (errno.EIO, _OTHER)]
)
def test_where_nothing_can_be_written_work_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, refused: NotKept
) -> None:
    autosave = _start(tmp_path)
    autosave.write(PLAIN, _AT, None)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        assert autosave.write(_TYPED, _AT, None) == refused
        patched.setattr(Path, "unlink", refuse)
        assert autosave.clear() == refused
    _killed(autosave)
    assert restore(_only(tmp_path)).worksheet == PLAIN, "what was kept before is still there"


def test_a_full_disk_keeps_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk") as is_small:
        autosave = _start(tmp_path / "disk")
        autosave.write(PLAIN, _AT, None)
        if is_small:
            with pytest.raises(OSError, match="No space left"):
                (tmp_path / "disk" / "rest").write_bytes(b"x" * 100_000)
        else:
            monkeypatch.setattr(os, "fsync", _no_room)
        assert autosave.write(_TYPED, _AT, None) == _NO_ROOM
        _killed(autosave)
        found = _only(tmp_path / "disk")
        assert restore(found).worksheet == PLAIN
        leave(found)


def _no_room(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_work_in_a_folder_that_became_read_only_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk") as is_small:
        _leave_behind(tmp_path / "disk", PLAIN, None)
        if is_small:
            make_read_only(tmp_path / "disk")
        else:
            monkeypatch.setattr("itb_calc.documents.recovery.hold", lambda _: NotHeld("nothing may be written"))
        found = recoverable(tmp_path / "disk")
        assert [type(each) for each in found] == [Unreadable]
        for each in found:
            assert isinstance(each, Unreadable)
            assert each.message == "The file cannot be opened to recover it: nothing can be written in its folder."
            discard(each)
            leave(each)
        assert len(recoverable(tmp_path / "disk")) == 1


def test_names_in_an_unchanged_file_still_hold_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "visit.itb.json"
    again = replace(WHOLE, prints=(*WHOLE.prints, Print("card", _AT, "c" * 64)))
    _leave_behind(tmp_path / "recovery", again, _origin(path, WHOLE))
    back = restore(_only(tmp_path / "recovery")).worksheet
    assert (back.signatures, back.confirmations) == (WHOLE.signatures, WHOLE.confirmations)
    assert back.prints == WHOLE.prints
