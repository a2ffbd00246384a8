"""The file of an open worksheet: its name, what unsaved work remembers of it, and the right to write it."""

from pathlib import Path

import pytest

from itb_calc.documents.file_here import FileHere, name_of
from itb_calc.documents.file_state import FileState
from itb_calc.documents.lock import NotHeld, hold
from itb_calc.documents.recovery_file import Origin
from itb_calc.worksheet.codec import Saved
from tests.documents.papers import WHOLE, held

_STATE = FileState(7, 123, "5" * 64)


def test_unsaved_work_remembers_path_state_and_content() -> None:
    file = FileHere("/ward/a.itb.json", Saved(WHOLE, None), _STATE, NotHeld("it is protected against writing"))
    assert file.worksheet is WHOLE
    assert file.origin == Origin("/ward/a.itb.json", _STATE, WHOLE)
    # Nothing to let go of.
    file.release()


def test_a_file_that_is_let_go_can_be_written_by_others(tmp_path: Path) -> None:
    path = tmp_path / "a.itb.json"
    file = FileHere(str(path), Saved(WHOLE, None), _STATE, held(path))
    assert isinstance(hold(str(path)), NotHeld)
    file.release()
    file.release()
    held(path).release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/ward/a.itb.json", "a.itb.json"),
        ("a\x00b", "a[U+0000]b"),
        ("/", "/"),
        ("/ward/a\u202eb.json", "a[U+202E]b.json"),
    ],
)
def test_a_name_fits_a_sentence(path: str, name: str) -> None:
    assert name_of(path) == name


def test_a_name_is_that_of_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a.itb.json")
    assert name_of(str(tmp_path / "link")) == "a.itb.json"


def test_no_path_at_all_has_a_name_that_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert name_of("") == '""'
