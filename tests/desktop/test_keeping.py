"""Unsaved work is kept while somebody types, beside the window's work; what is saved or given up leaves nothing."""

import errno
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from itb_calc.desktop import keeping as keeping_module
from itb_calc.desktop.document import Document
from itb_calc.desktop.keeping import Keeping
from itb_calc.documents import autosave
from itb_calc.documents.file_here import FileHere
from itb_calc.documents.file_state import FileState
from itb_calc.documents.lock import NotHeld
from itb_calc.worksheet.codec import Saved
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import TODAY

DOSE = "dose.daily_dose"
_NO_LOCK = NotHeld("it is protected against writing")


@pytest.fixture
def document(qtbot: QtBot) -> Document:  # noqa: ARG001 - signals need the program
    return Document(lambda: TODAY)


@pytest.fixture
def keeping(document: Document, state: Path) -> Iterator[Keeping]:
    keeping = Keeping(document, state)
    yield keeping
    keeping.end()


def save(document: Document) -> None:
    file = FileHere("/a", Saved(document.worksheet, None), FileState(1, 1, ""), _NO_LOCK)
    document.saved(file, "a")


def kept(state: Path) -> list[str]:
    """Return what is kept, as it was typed as daily dose."""
    files = sorted((state / "recovery").glob("[!.]*.json"))
    sheets = (json.loads(json.loads(each.read_bytes())["worksheet"]) for each in files)
    return sorted(sheet["dose"]["daily_dose"] for sheet in sheets)


def test_what_is_typed_is_kept_after_a_pause(
    document: Document, state: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_module, "DELAY", 20)
    keeping = Keeping(document, state)
    document.enter(DOSE, "4")
    document.enter(DOSE, "45")
    assert kept(state) == []
    qtbot.waitUntil(lambda: kept(state) == ["45 mcg/day"])
    keeping.end()
    assert kept(state) == []
    assert list((state / "recovery").iterdir()) == []


def test_what_is_saved_while_it_waits_to_be_kept_leaves_nothing(
    document: Document, keeping: Keeping, state: Path
) -> None:
    for dose in ("4", "45", "450"):
        document.enter(DOSE, dose)
        keeping.keep()
    save(document)
    keeping.wait()
    assert kept(state) == []
    assert not keeping._pause.isActive()
    document.enter(DOSE, "451")
    keeping.keep()
    keeping.wait()
    assert kept(state) == ["451 mcg/day"]
    (file,) = (state / "recovery").glob("[!.]*.json")
    assert json.loads(file.read_bytes())["path"] == "/a"


def test_nothing_is_started_for_a_worksheet_without_changes(document: Document, keeping: Keeping, state: Path) -> None:
    keeping.keep()
    keeping.wait()
    assert document.kept is None
    assert not (state / "recovery").exists()


def test_each_worksheet_has_a_place_of_its_own(document: Document, keeping: Keeping, state: Path) -> None:
    document.enter(DOSE, "1")
    # Not kept yet, and kept at once as it goes.
    document.open(Worksheet(), "")
    document.enter(DOSE, "2")
    keeping.keep()
    document.bring_back()
    document.take_over(Worksheet(texts={DOSE: "3 mcg/day"}))
    keeping.keep()
    keeping.wait()
    assert kept(state) == ["2 mcg/day", "3 mcg/day"]
    assert len({place.held.path for place in document.every_kept}) == 2


def test_a_worksheet_that_cannot_be_brought_back_gives_its_place_up(
    document: Document, keeping: Keeping, state: Path
) -> None:
    document.enter(DOSE, "1")
    keeping.keep()
    document.enter(DOSE, "")
    document.open(Worksheet(), "")
    keeping.wait()
    assert not document.has_former
    assert list((state / "recovery").iterdir()) == []


def test_what_cannot_be_kept_is_said_once_and_work_goes_on(
    document: Document, keeping: Keeping, state: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    keeping.told.connect(told.append)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as on_a_full_disk:
        on_a_full_disk.setattr(autosave, "put_whole", full)
        for dose in ("1", "2"):
            document.enter(DOSE, dose)
            keeping.keep()
            keeping.wait()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].endswith("there is no room left on the disk. Save the worksheet, and make room.")
    document.enter(DOSE, "3")
    keeping.keep()
    keeping.wait()
    assert kept(state) == ["3 mcg/day"]


def test_a_folder_that_cannot_be_made_is_said_once(document: Document, state: Path) -> None:
    state.write_bytes(b"")
    keeping = Keeping(document, state)
    told: list[str] = []
    keeping.told.connect(told.append)
    for dose in ("1", "2"):
        document.enter(DOSE, dose)
        keeping.keep()
    assert len(told) == 1
    assert told[0].endswith("Save the worksheet often.")
    assert document.kept is None
    keeping.end()


def test_a_defect_stops_nothing_that_comes_after_it(
    document: Document, keeping: Keeping, state: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError

    document.enter(DOSE, "1")
    with qtbot.waitSignal(keeping.told) as told, monkeypatch.context() as broken:
        broken.setattr(autosave, "write_left", break_down)
        keeping.keep()
        keeping.wait()
    assert told.args == ["What you type could not be recovered if itb-calc were to end now: save the worksheet often."]
    document.enter(DOSE, "2")
    keeping.keep()
    keeping.wait()
    assert kept(state) == ["2 mcg/day"]
